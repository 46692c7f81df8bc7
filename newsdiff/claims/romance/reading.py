"""French or Spanish tokens go in, tokens that the rules can read come out: each word of grammar as its English one.

`l'accord` is two words and `après-midi` one, `8h30` is `8:30`, `ne … plus` is no `plus`. Every token keeps the characters
of its paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.claims.canon import Run, fold
from newsdiff.claims.lexicon import glosses, phrases, table
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.claims.canon import Token

_ELIDED = lazy(r"(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W\d_])")
_ALONE = frozenset({"l", "d", "qu"})
"""Words that lose their vowel before a mark of quotation too: `d'« enfants »`."""
_HOUR = lazy(r"h(?:[0-5]\d)?")
_TIME = lazy(r"(\d{1,2})[.:]([0-5]\d)")
_LAST = 24
_HOURS = frozenset({"heure", "heures", "hora", "horas", "h", "hrs"})
_AT = frozenset({"a", "vers", "des", "apres", "avant", "las", "hacia"})
_NTH = frozenset({"e", "er", "eme", "ere", "o", "a"})
_POINT = frozenset({"est", "este"})
"""`est`, `este`: the east behind `l'`, `d'`, `el`, `del`, `al`, and else a word of grammar."""
_FAR = 6
"""Tokens that stand between `ne` and the word that goes with it at most."""
_WITH_NE = {"plus": "longer", "personne": "nobody"}
_BASES = ("ar", "er", "ir", "re", "oir")


def read(run: Sequence[Token], language: str) -> Run:
    """The tokens of a paragraph as the rules read them."""
    parts = list(_split(run)) if language == "fr" else list(run)
    found = Run(_merged(_counted(parts, language), language))
    known = glosses(language)
    plain = [token.norm for token in found]
    for at, token in enumerate(found):
        if token.kind == "w":
            token.norm = _norm(found, plain, at, known)
    return found


def _split(run: Sequence[Token]) -> Iterable[Token]:
    """`l'accord` as `l'` and `accord`, `d'"` as `d'` and the mark that is left."""
    skip = -1
    for at, token in enumerate(run):
        if at == skip:
            continue
        lead = _ELIDED.match(token.text.lower()) if token.kind == "w" and "'" in token.text else None
        after = run[at + 1] if at + 1 < len(run) else None
        if lead is not None:
            size = lead.end()
            first, rest = token.text[:size], token.text[size:]
            yield replace(token, norm=first.lower(), text=first, end=token.start + size)
            yield replace(token, norm=fold(rest), text=rest, start=token.start + size, glued=True)
        elif token.norm in _ALONE and after is not None and after.norm == "'" and after.glued:
            yield replace(token, norm=f"{token.norm}'", text=f"{token.text}'", end=after.end)
            skip = at + 1
        else:
            yield token


def _counted(run: Sequence[Token], language: str) -> list[Token]:
    """Hours and places in a row as one word each: `8h30`, `8 h 30` and `8.30 horas` as `8:30`, `3e` as `troisième`."""
    found: list[Token] = []
    at = 0
    while at < len(run):
        size, norm = _hour(run, at) or _nth(run, at, language) or (1, "")
        found.append(_joined(run[at : at + size], norm) if norm else run[at])
        at += size
    return found


def _hour(run: Sequence[Token], at: int) -> tuple[int, str] | None:
    """How many tokens are an hour of the clock, and how it is compared; `6 heures` is one only behind a word that dates."""
    after = [token.norm for token in run[at + 1 : at + 3]] + ["", ""]
    if match := _TIME.fullmatch(run[at].norm):
        told = after[0] in _HOURS or run[at].kind == "w"
        return (1 + (after[0] in _HOURS), f"{int(match[1])}:{match[2]}") if told else None
    if run[at].kind != "n" or not run[at].norm.isdigit() or int(run[at].norm[:3]) > _LAST:
        return None
    hour, minute = int(run[at].norm), after[1] if len(after[1]) == 2 and after[1].isdigit() else ""
    if _HOUR.fullmatch(after[0]) and (after[0] != "h" or minute or run[at + 1].glued):
        minute = after[0][1:] or minute
        return 2 + (len(after[0]) == 1 and minute != ""), f"{hour}:{minute or '00'}"
    if after[0] in _HOURS and at and run[at - 1].norm in _AT:
        return 2 + (minute != ""), f"{hour}:{minute or '00'}"
    return None


def _nth(run: Sequence[Token], at: int, language: str) -> tuple[int, str] | None:
    """`3e`, `3º` as the ordinal in words, beyond those of the list as an English one; not the `1er` of a month."""
    after = run[at + 1] if at + 1 < len(run) else None
    if run[at].kind != "n" or not run[at].norm.isdigit() or after is None or not after.glued:
        return None
    if after.norm not in _NTH or (run[at].norm, after.norm) == ("1", "er"):
        return None
    words = (form for form, (value, *_) in table(language, "ordinals").items() if value == run[at].norm)
    return 2, next(words, f"{run[at].norm}th")


def _joined(tokens: Sequence[Token], norm: str) -> Token:
    """Several tokens as one word."""
    text = "".join(("" if n == 0 or t.glued else " ") + t.text for n, t in enumerate(tokens))
    return replace(tokens[0], norm=norm, text=text, end=tokens[-1].end, kind="w")


def _merged(run: Sequence[Token], language: str) -> Iterable[Token]:
    """Words that are one with a hyphen or without: `après-midi`, `sans doute`."""
    forms = phrases(language, "idioms")
    plain = [token.norm for token in run]
    at = 0
    while at < len(run):
        if plain[at] in {"va", "van"} and plain[at + 1 : at + 2] == ["a"] and _acts(plain, at + 1):
            yield _joined(run[at : at + 2], plain[at])  # `va a ceder`
            at += 2
            continue
        near = forms.get(run[at].norm, ())
        size = next((n for words, kind in near if (n := _spans(run, at, words, hyphen=kind == ("hyphen",)))), 0)
        if size:
            words = [token.norm for token in run[at : at + size] if token.kind == "w"]
            yield _joined(run[at : at + size], "-".join(words))
        else:
            yield run[at]
        at += size or 1


def _spans(run: Sequence[Token], at: int, words: Sequence[str], *, hyphen: bool) -> int:
    """How many tokens from `at` on write these words, with hyphens between them or not; 0 where they do not."""
    end = at
    for n, word in enumerate(words):
        if n:
            joined = end < len(run) and run[end].norm == "-" and run[end].glued
            if hyphen and not joined:
                return 0
            end += joined
        if end >= len(run) or run[end].norm != word:
            return 0
        end += 1
    return end - at


def _norm(run: Sequence[Token], plain: Sequence[str], at: int, known: dict[str, str]) -> str:
    """What a word is compared by: as the English word that it is where it is one of grammar."""
    word = plain[at]
    if word in _POINT and at and plain[at - 1] in {"l'", "d'", "el", "del", "al"}:
        return "east"
    if word in _WITH_NE and any(before in {"ne", "n'"} for before in plain[max(0, at - _FAR) : at]):
        return _WITH_NE[word]
    if word in {"va", "vont", "van"}:
        return "will" if _acts(plain, at + 1) else word
    return known.get(run[at].text.lower()) or known.get(word) or word


def _acts(plain: Sequence[str], at: int) -> bool:
    """Whether an infinitive stands at a token or behind the `a` or the `pas` that stands there."""
    at += at < len(plain) and plain[at] in {"a", "pas", "bientot", "se"}
    at += at < len(plain) and plain[at] in {"se", "s'"}
    return at < len(plain) and len(plain[at]) > 3 and plain[at].endswith(_BASES)
