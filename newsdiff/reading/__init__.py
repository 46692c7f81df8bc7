"""Bytes come in, `Document`s go out: the table of readers, and sniffing which one fits."""

from __future__ import annotations

import re
import sys
import zlib
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.errors import ReadError, Remark, UsageError
from newsdiff.model import Source
from newsdiff.reading import (
    anpa,
    columnar,
    feeds,
    jsonl,
    newsml,
    newsml_g2,
    nitf,
    pages,
    sqlite,
    table,
    text,
    warc,
    zipped,
)
from newsdiff.reading.encodings import guessed, known
from newsdiff.reading.paths import files, shown
from newsdiff.reading.sniffing import sniff
from newsdiff.reading.streams import HEAD, Intake, peek, pieces, unpacked
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newsdiff.model import Document

READERS: Mapping[str, Callable[[Intake], Iterator[Document | ReadError]]] = {
    "text": text.read,
    "json": jsonl.read_file,
    "jsonl": jsonl.read_lines,
    "csv": table.read,
    "tsv": table.read,
    "anpa": anpa.read,
    "nitf": nitf.read,
    "newsml-g2": newsml_g2.read,
    "newsml-1": newsml.read,
    "ninjs": jsonl.read_file,
    "html": pages.read,
    "feed": feeds.read,
    "warc": warc.read,
    "parquet": columnar.read,
    "sqlite": sqlite.read,
    "zip": zipped.read,
}
"""Each format's reader: an opened input goes in, documents come out, or the error of a record that is none.

A reader raises `ReadError` where the rest of its input cannot be read either.
"""

_URL = lazy(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def documents(
    paths: Iterable[str],
    *,
    format: str | None = None,  # noqa: A002 - the word of the contract
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    seen: Callable[[int], None] | None = None,
) -> Iterator[Document | ReadError]:
    """Every document of the paths, in order; in place of one that cannot be read stands its error.

    Args:
        paths: files, folders (walked in name order), `-` for standard input, or addresses (http, https).
        format: name of a reader; None sniffs it from the bytes.
        fields: where JSON or a table names its fields otherwise, ours first: `{"headline": "title"}`.
        encoding: of text, JSON, tables, XML and pages, whatever they declare; None goes by what they are.
        seen: called with the number of bytes that were read of a file, piece by piece.

    An input is opened when its turn comes, and read as far as its documents are asked for. Every path yields at least
    one document or error.

    Raises:
        UsageError: no reader, or no encoding, has that name.
    """
    if format is not None and format not in READERS:
        raise UsageError(format, "no format that can be read", f"take one of: {' '.join(READERS)}")
    how = _How(format, fields or {}, known(encoding) if encoding else None)
    return chain.from_iterable(_path(path, how, seen) for path in paths)


class _How(NamedTuple):
    """How the user wants inputs read: `read_stream` says what each means."""

    form: str | None
    fields: Mapping[str, str]
    encoding: str | None


def read_stream(
    name: str,
    chunks: Iterator[bytes],
    *,
    form: str | None = None,
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    path: str | None = None,
    nested: bool = False,
) -> Iterator[Document | ReadError]:
    """The documents of one opened input; at least one, or an error.

    Args:
        name: how it is told.
        chunks: its bytes.
        form: name of a reader; None sniffs it.
        fields: as in `documents`.
        encoding: as in `documents`, its name as Python has it.
        path: the file whose bytes these are, where they are a file's.
        nested: it stands in an archive, so an archive in it is not opened.
    """
    found = False
    head = b""
    strange: list[str] = []
    try:
        archive = path is not None and form in {None, "warc"} and _is_packed_warc(path)
        head, stream = (b"WARC/", chunks) if archive else peek(unpacked(chunks, name, encoding, strange), HEAD)
        if head.strip() or len(head) >= HEAD:
            told = "warc" if archive else form or sniff(head[:HEAD], name)
            if nested and told == "zip":
                yield ReadError(name, "an archive in an archive", "unpack it first")
                return
            silent = told in _PLAIN or (told == "html" and not pages.declares(head))
            if silent and not encoding and (guess := guessed(head[:HEAD])):
                what = f"looks like {guess}, and was read as Windows-1252"
                yield Remark(name, what, f"say --encoding {guess} if its letters are wrong")
            seeks = archive or (told in _SEEKING and path is not None and not _is_packed(path))
            same = path if seeks else None
            for document in READERS[told](Intake(name, stream, fields or {}, same, encoding)):
                found = True
                yield document
    except ReadError as error:
        yield error
        return
    if strange:
        what = f"holds bytes that {strange[0]} has not, read as Windows-1252"
        yield Remark(name, what, "name another --encoding if its letters are wrong")
    if not found:
        what = "holds no story" if head.strip() else "holds nothing but white space" if head else "empty"
        yield ReadError(name, what, "give it a text")


_SEEKING = frozenset({"warc", "zip", "parquet", "sqlite"})
_PLAIN = frozenset({"text", "json", "jsonl", "csv", "tsv", "anpa"})
"""Formats that cannot say what their encoding is."""


def is_lines(path: str, form: str | None) -> bool:
    """Whether a file of this machine holds JSON lines as they stand, so that it may be cut at any line feed.

    Raises:
        OSError: it cannot be opened.
        ReadError: it is in no format that is read.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - as in paths
        head = file.read(HEAD)
    if form not in {None, "jsonl"} or head[:1] != b"{" or b"\0" in head[:16] or guessed(head):
        return False  # a byte order mark and every compression begin otherwise
    return form is not None or sniff(head, path) == "jsonl"


def _is_packed(path: str) -> bool:
    """Whether a file is compressed as a whole, so that what its reader sees is not the file."""
    with open(path, "rb") as file:  # noqa: PTH123 - as in paths
        return file.read(6).startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ"))


def _is_packed_warc(path: str) -> bool:
    """Whether a file is a web archive in gzip: its reader finds each record by the place of its member."""
    with open(path, "rb") as file:  # noqa: PTH123 - as in paths
        head = file.read(4096)
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        start = zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return False
    return start.startswith((b"WARC/", b"filedesc://"))


def _path(path: str, how: _How, seen: Callable[[int], None] | None) -> Iterator[Document | ReadError]:
    if path == "-":
        yield from read_stream("-", pieces(sys.stdin.buffer.read), **how._asdict())
        return
    if _URL.match(path):
        yield from _fetched(path, how)
        return
    found = False
    for file in files(path):
        found = True
        if isinstance(file, ReadError):
            yield file
        else:
            yield from _file(file, how, seen)
    if not found:
        yield ReadError(
            shown(path), "no stories in this folder", "give a folder with news copy: docs/reference/formats.md"
        )


def _counted(chunks: Iterator[bytes], seen: Callable[[int], None]) -> Iterator[bytes]:
    for chunk in chunks:
        seen(len(chunk))
        yield chunk


def _fetched(url: str, how: _How) -> Iterator[Document | ReadError]:
    """The documents behind an address; the place of a page is its address."""
    from newsdiff.reading.fetching import fetch  # noqa: PLC0415 - sockets and certificates, for addresses only

    try:
        found = fetch(url)
        if how.form in {None, "html"} and "html" in found.kind.lower():
            said = how.encoding or pages.charset(found.kind)
            yield pages.page(found.body, Source(url, "html"), charset=said, address=found.url)
            return
    except ReadError as error:
        yield error
        return
    yield from read_stream(url, iter([found.body]), **how._asdict())


def _file(path: str, how: _How, seen: Callable[[int], None] | None) -> Iterator[Document | ReadError]:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as in paths
            chunks = pieces(file.read) if seen is None else _counted(pieces(file.read), seen)
            yield from read_stream(shown(path), chunks, **how._asdict(), path=path)
    except OSError as error:
        what = f"cannot be read ({(error.strerror or str(error)).lower()})"
        yield ReadError(shown(path), what, "check who may read it")
