"""Bytes that are no UTF-8 go in; where they look like another encoding than Windows-1252, its name comes out."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError, UsageError
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_WESTERN = "éèàçüöäßñóíáúêâôîåøæëïœãÉÈÀÇÜÖÄÓÍÁÚÅØÆ’‘“”„–—«»€…°£§•·\xa0"
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзб"
_CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůžőűöüășțâîŁŚŻČŠŽ„”–—\xa0"
_CHINESE = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经日月市者表示报道"
    "這為個國時來們於對會發動過說產種後學經報"
)
_SCRIPTS = {
    "cp1251": (_CYRILLIC, 0.5), "koi8-r": (_CYRILLIC, 0.5), "iso8859-5": (_CYRILLIC, 0.5), "cp866": (_CYRILLIC, 0.5),
    "cp1253": ("αοιετσνηρκπμλυά", 0.5), "cp1256": ("اليمنوترةبدعفس", 0.5), "cp1255": ("יוהלאמרתבשנ", 0.5), "cp874": ("านรอกเงมยลวดทสตะ่้", 0.5),
    "gb18030": (_CHINESE, 0.1), "big5": (_CHINESE, 0.1), "euc-kr": ("이다는의을가에고한로하지서도은인어를기사", 0.15),
    "shift_jis": ("のにはをたがでとしていなるれもあ", 0.15), "euc-jp": ("のにはをたがでとしていなるれもあ", 0.15),
}  # fmt: skip
_LATIN = {"cp1250": (_CENTRAL, 0.8), "iso8859-2": (_CENTRAL, 0.8), "cp1254": ("şğıİŞĞçöüÇÖÜ’“”\xa0", 0.8)}
"""The letters that texts in an encoding hold most, and the least share of them among what is not ASCII."""
_LEAST = 8  # characters that are not ASCII: fewer say nothing
_BEYOND = lazy(rb"[\x80-\xff]+")
_NO_FILES = frozenset({"idna", "punycode", "undefined", "raw-unicode-escape", "unicode-escape"})
"""What Python calls an encoding of text and no file is in: names of hosts, literals of programs."""
_DECLARED = lazy(r"(encoding\s*=\s*[\"']|charset\s*=\s*[\"']?)[\w.:-]{2,40}")


def guessed(raw: bytes) -> str | None:
    """The encoding that some bytes look like; None where they are UTF-8, Windows-1252, or nothing that can be told.

    Only ever a guess to be told, never one to act on. `raw` may end within a character. Where most bytes beyond ASCII
    stand in threes and more the script is not Latin; the letters that a language uses most tell the rest.
    """
    if raw.isascii() or _decoded(raw, "utf-8") is not None:
        return None
    runs = [len(run.group()) for run in _BEYOND.finditer(raw)]
    latin = sum(length for length in runs if length > 2) < 0.6 * sum(runs)
    if latin and _share(raw.decode("cp1252", "replace"), _WESTERN) >= 0.5:
        return None
    shares = [
        (_share(_decoded(raw, name) or "", letters) / least, name)
        for name, (letters, least) in (_LATIN if latin else _SCRIPTS).items()
    ]
    best, name = max(shares)
    return name if best >= 1 else None


def known(name: str) -> str:
    """The name of an encoding of text, as Python has it.

    Raises:
        UsageError: there is none of that name.
    """
    try:
        found = codecs.lookup(name)
    except LookupError:
        found = None
    if found is None or found.name in _NO_FILES or not getattr(found, "_is_text_encoding", True):
        raise UsageError(
            "--encoding", f"there is no encoding '{name}'", "name one such as cp1251, gb18030 or shift_jis"
        )
    return found.name


def recoded(chunks: Iterator[bytes], name: str, where: str, strange: list[str]) -> Iterator[bytes]:
    """A stream in UTF-8 that was in another encoding; what its first characters declare to be their encoding is put right.

    Bytes that the encoding does not have are read as Windows-1252; where there are any, its name is put into `strange`.

    Raises:
        ReadError: while it is iterated: it lacks the byte order mark that the encoding goes by.
    """
    first = True
    for text in _texts(_watched(chunks, name, strange), name, where):
        told = text
        if first and text:
            first = False
            if text.lstrip()[:1] == "<":
                told = _DECLARED.sub(r"\1utf-8", text[:4096]) + text[4096:]
        yield told.encode("utf-8", "surrogatepass")


def _watched(chunks: Iterator[bytes], name: str, strange: list[str]) -> Iterator[bytes]:
    """The chunks as they come; they are decoded strictly until bytes come that the encoding does not have."""
    decoder = codecs.getincrementaldecoder(name)()
    for chunk in chunks:
        try:
            if not strange:
                decoder.decode(chunk)
        except UnicodeError:
            strange.append(name)
        yield chunk


def _texts(chunks: Iterator[bytes], name: str, where: str) -> Iterator[str]:
    try:
        yield from codecs.iterdecode(chunks, name, "newsdiff")
    except UnicodeError as error:
        now = f"name {name}-le or {name}-be if it is, or leave --encoding out"
        raise ReadError(where, f"is no {name}: it has no byte order mark", now) from error


def _decoded(raw: bytes, name: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(name)().decode(raw)
    except UnicodeDecodeError:
        return None


def _share(text: str, letters: str) -> float:
    """The share of some letters among the characters that are not ASCII; 0 where there are next to none."""
    other = [character for character in text if character > "\x7f"]
    return sum(character in letters for character in other) / len(other) if len(other) >= _LEAST else 0.0
