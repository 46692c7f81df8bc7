"""A file's bytes go in, the same bytes come out: unpacked, bounded, whole or line by line, and decoded as wire copy is."""

from __future__ import annotations

import bz2
import codecs
import lzma
import zlib
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError
from newsdiff.reading.encodings import recoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

HEAD = 64 * 1024
"""Bytes that are looked at to tell what an input is."""
RECORD = 16 * 1024 * 1024
"""Most bytes of one record: a line of JSONL, a row of a table."""
WHOLE = 64 * 1024 * 1024
"""Most bytes of a file that is read in one piece (JSON, HTML, text); formats of many records are read piece by piece."""
RATIO = 200
"""Most bytes that one compressed byte may become, counted once `_SLACK` bytes have come out."""
NESTED = 2
"""Most compressions around one another."""

SINGLE = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"})
"""Names of encodings that are read as UTF-8 where it is valid, else as cp1252: what calls itself Latin-1 seldom is."""

_CHUNK = 256 * 1024
_SLACK = 1024 * 1024
_EMPTY_MEMBERS = 1000  # in a row; a million gzip members that hold nothing would cost minutes
_LZMA_MEMORY = 128 * 1024 * 1024

_BINARY = (b"PK\x03\x04", b"PK\x05\x06", b"PAR1", b"SQLite format 3\0", b"WARC/", b"filedesc://")
_CP1252 = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256))
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Intake:
    """One opened input: its name as the user gave it, its bytes from the start, and what its fields are called.

    `encoding` is the one that the user named, for the files in an archive; the bytes themselves are in UTF-8 then.
    `path` is set only where these bytes are those of a file on this machine, unpacked or not compressed at all.
    """

    name: str
    chunks: Iterator[bytes]
    fields: Mapping[str, str] = field(default_factory=dict)
    path: str | None = None
    encoding: str | None = None


def decode(raw: bytes) -> str:
    """Decode as UTF-8 where it is valid, else as cp1252, whose five undefined bytes are read as Latin-1.

    Nothing is guessed by statistics: on short wire copy that was wrong for most of the files measured.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return cp1252(raw)


def cp1252(raw: bytes) -> str:
    """Decode as cp1252, its five undefined bytes as Latin-1: never fails, and reads what calls itself Latin-1 or ASCII."""
    return codecs.charmap_decode(raw, "strict", _CP1252)[0]


def _singly(error: UnicodeError) -> tuple[str, int]:
    """Reads the bytes that an encoding cannot as cp1252; registered for decoders that see their input in pieces."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return cp1252(error.object[error.start : error.end]), error.end


codecs.register_error("newsdiff", _singly)


def pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The bytes of an open file, piece by piece."""
    while chunk := read(_CHUNK):
        yield chunk


def peek(chunks: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes, at least `size` where there are as many, and the whole stream again from its start."""
    seen: list[bytes] = []
    length = 0
    for chunk in chunks:
        seen.append(chunk)
        length += len(chunk)
        if length >= size:
            break
    head = b"".join(seen)
    return head, chain([head], chunks) if head else chunks


def unpacked(
    chunks: Iterator[bytes], where: str, encoding: str | None = None, strange: list[str] | None = None
) -> Iterator[bytes]:
    """The stream without the gzip, bzip2 or xz around it, in UTF-8 where a byte order mark says UTF-16 or 32.

    Without a mark it is put into UTF-8 where the user named its encoding; what is binary stays as it is. Where it holds bytes that this encoding
    does not have, the name is put into `strange` while it is iterated.

    Raises:
        ReadError: now or while it is iterated: damaged, cut short, packed too often, or growing beyond `RATIO`.
    """
    for _ in range(NESTED + 1):
        head, chunks = peek(chunks, 16)
        unpacker = _unpacker(head)
        if unpacker is None:
            if encoding and not head.startswith((*_BINARY, *(mark for mark, _ in _MARKS), codecs.BOM_UTF8)):
                return recoded(chunks, encoding, where, [] if strange is None else strange)
            return _in_utf8(head, chunks)
        chunks = _unpack(chunks, unpacker, where)
    raise ReadError(where, f"compressed more than {NESTED} times over", "unpack it first")


def lines(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """Lines without their line feed; None in place of a line longer than `RECORD`. Holds one line at a time."""
    tail: list[bytes] = []
    length = 0
    for chunk in chunks:
        first, *rest = chunk.split(b"\n")
        tail.append(first)
        length += len(first)
        if length > RECORD:
            tail = []
        if rest:
            yield b"".join(tail) if length <= RECORD else None
            yield from (line if len(line) <= RECORD else None for line in rest[:-1])
            tail, length = [rest[-1]], len(rest[-1])
    if length:
        yield b"".join(tail) if length <= RECORD else None


def whole(intake: Intake, most: int | None = None) -> bytes:
    """All bytes of an input.

    Raises:
        ReadError: there are more than `most`, or `WHOLE`.
    """
    most = WHOLE if most is None else most
    kept: list[bytes] = []
    length = 0
    for chunk in intake.chunks:
        length += len(chunk)
        if length > most:
            raise ReadError(intake.name, f"larger than {most >> 20} MB", "cut it into records, one a line (JSONL)")
        kept.append(chunk)
    return b"".join(kept)


class _Gunzip:
    """One gzip member, with the door that bz2 and lzma have."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)

    def decompress(self, raw: bytes, most: int) -> bytes:
        return self._member.decompress(self._member.unconsumed_tail + raw, most)

    @property
    def eof(self) -> bool:
        return self._member.eof

    @property
    def unused_data(self) -> bytes:
        return self._member.unused_data


def _unpacker(head: bytes) -> Callable[[], Any] | None:
    if head.startswith(b"\x1f\x8b"):
        return _Gunzip
    if head.startswith(b"BZh") and head[4:8] in {b"1AY&", b"\x17rE8"}:
        return bz2.BZ2Decompressor
    if head.startswith(b"\xfd7zXZ\x00"):
        return lambda: lzma.LZMADecompressor(memlimit=_LZMA_MEMORY)
    return None


def _in_utf8(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    if head.startswith(codecs.BOM_UTF8):
        next(chunks)
        return chain([head[len(codecs.BOM_UTF8) :]], chunks)
    name = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    name = name or _wide(head)
    if name is None:
        return chunks
    return (text.encode("utf-8", "surrogatepass") for text in codecs.iterdecode(chunks, name, "replace"))


def _wide(head: bytes) -> str | None:
    """UTF-16 without its mark: Latin text, every other byte of which is NUL."""
    for start, name in ((0, "utf-16-le"), (1, "utf-16-be")):
        text, rest = head[start:8:2], head[1 - start : 8 : 2]
        if len(head) >= 8 and rest == b"\0" * 4 and all(byte in b"\t\n\r" or 32 <= byte < 127 for byte in text):
            return name
    return None


def _unpack(chunks: Iterator[bytes], unpacker: Callable[[], Any], where: str) -> Iterator[bytes]:
    """The members of a compressed stream one after the other; zero bytes between and after them are padding."""
    member = unpacker()
    taken = given = empty = 0
    whole_members = False
    for chunk in chunks:
        taken += len(chunk)
        raw = chunk
        while raw:
            for part in _parts(member, raw, where):
                given += len(part)
                if given > _SLACK and given > RATIO * taken:
                    raise ReadError(
                        where, f"grows to more than {RATIO} times its size", "unpack it first if it is sound"
                    )
                empty = 0
                yield part
            if whole_members := member.eof:
                raw, member, empty = member.unused_data.lstrip(b"\0"), unpacker(), empty + 1
                whole_members = not raw
            else:
                break
            if empty > _EMPTY_MEMBERS:
                raise ReadError(where, f"holds more than {_EMPTY_MEMBERS} empty members in a row", "pack it again")
    if not whole_members:
        raise ReadError(where, "cut short: its compressed stream has no end", "what stood before was read")


def _parts(member: Any, raw: bytes, where: str) -> Iterator[bytes]:
    try:
        while part := member.decompress(raw, _SLACK):
            yield part
            if member.eof:
                return
            raw = b""
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise ReadError(where, f"its compressed stream is damaged ({error})", "what stood before was read") from error
