"""Bytes come in, `Document`s go out: the table of readers, and sniffing which one fits."""

from __future__ import annotations

import re
import sys
from itertools import chain
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError, UsageError
from newsdiff.reading import jsonl, table, text
from newsdiff.reading.paths import files, shown
from newsdiff.reading.sniffing import HEAD, sniff
from newsdiff.reading.streams import Intake, peek, pieces, unpacked
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
) -> Iterator[Document | ReadError]:
    """Every document of the paths, in order; in place of one that cannot be read stands its error.

    Args:
        paths: files, folders (walked in name order) or `-` for standard input.
        format: name of a reader; None sniffs it from the bytes.
        fields: where JSON or a table names its fields otherwise, ours first: `{"headline": "title"}`.

    An input is opened when its turn comes, and read as far as its documents are asked for. Every path yields at least
    one document or error.

    Raises:
        UsageError: no reader has that name.
    """
    if format is not None and format not in READERS:
        raise UsageError(format, "no format that can be read", f"take one of: {' '.join(READERS)}")
    return chain.from_iterable(_path(path, format, fields or {}) for path in paths)


def _path(path: str, form: str | None, fields: Mapping[str, str]) -> Iterator[Document | ReadError]:
    if path == "-":
        yield from _read("-", pieces(sys.stdin.buffer.read), form, fields)
        return
    if _URL.match(path):
        yield ReadError(path, "fetching is not done yet", "save the page and give the file")
        return
    found = False
    for file in files(path):
        found = True
        if isinstance(file, ReadError):
            yield file
        else:
            yield from _file(file, form, fields)
    if not found:
        yield ReadError(
            shown(path), "no stories in this folder", "give a folder with .txt, .json, .jsonl or .csv files"
        )


def _file(path: str, form: str | None, fields: Mapping[str, str]) -> Iterator[Document | ReadError]:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as in paths
            yield from _read(shown(path), pieces(file.read), form, fields)
    except OSError as error:
        yield ReadError(
            shown(path), f"cannot be read ({(error.strerror or str(error)).lower()})", "check who may read it"
        )


def _read(
    name: str, chunks: Iterator[bytes], form: str | None, fields: Mapping[str, str]
) -> Iterator[Document | ReadError]:
    found = False
    try:
        head, stream = peek(unpacked(chunks, name), HEAD)
        if head.strip() or len(head) >= HEAD:
            reader = READERS[form or sniff(head[:HEAD], name)]
            for document in reader(Intake(name, stream, fields)):
                found = True
                yield document
    except ReadError as error:
        yield error
        return
    if not found:
        what = "holds no story" if head.strip() else "holds nothing but white space" if head else "empty"
        yield ReadError(name, what, "give it a text")
