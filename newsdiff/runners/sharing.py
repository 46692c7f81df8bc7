"""A large file of JSON lines goes in, its versions come out in order, read by several processes."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.errors import ReadError
from newsdiff.model import Document, Version
from newsdiff.model.packing import folded
from newsdiff.parsing import mended, parse
from newsdiff.reading import is_lines, jsonl
from newsdiff.reading.paths import shown
from newsdiff.reading.streams import Intake
from newsdiff.runners.hands import each, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newsdiff.model import Paragraph

    Found = tuple[Version, bytes] | ReadError

LARGE = 32 << 20
"""Bytes of a file that several processes read: some ten thousand texts."""
_PART = 4 << 20
_RUN = 1 << 20  # characters that are read before the first of their documents is parsed
_LEAST = 1 << 14  # characters that a document counts for at least


class _Part(NamedTuple):
    start: int
    length: int
    line: int


def shared(
    path: str, *, fields: Mapping[str, str] | None, repair: bool, seen: Callable[[int], None] | None
) -> Iterator[Found]:
    """The versions of a file in order, each with its folded paragraphs, and the errors between them."""
    parts = list(_parts(path))
    found = each(partial(_read, path, fields or {}, repair=repair), parts)
    for part, some in zip(parts, found, strict=True):
        if seen is not None:
            seen(part.length)
        yield from some


def parsed(found: Iterable[Version | Document | ReadError], *, repair: bool) -> Iterator[Version | ReadError]:
    """The versions of documents, of some of them at a time: a processor that does one thing after another knows it better by then."""
    for some in _runs(found):
        for document in some:
            if isinstance(document, Version | ReadError):
                yield document
            else:
                yield from parse(mended(document) if repair else document)


def _runs(found: Iterable[Version | Document | ReadError]) -> Iterator[list[Version | Document | ReadError]]:
    """As many documents as are read before the first of them is parsed, and so again."""
    run: list[Version | Document | ReadError] = []
    room = _RUN
    for one in found:
        run.append(one)
        room -= _LEAST + (sum([len(block.text) for block in one.blocks]) if isinstance(one, Document) else 0)
        if room <= 0:
            yield run
            run, room = [], _RUN
    yield run


def is_shared(path: str, form: str | None, encoding: str | None) -> bool:
    """Whether a path is a file of JSON lines that is worth several processes; no other kind can be cut anywhere."""
    try:
        large = os.path.isfile(path) and os.stat(path).st_size >= LARGE  # noqa: PTH113, PTH116 - as in reading.paths
        return large and encoding is None and processes() > 1 and is_lines(path, form)
    except (OSError, ValueError, ReadError):
        return False  # it is told where it is read


def _parts(path: str) -> Iterator[_Part]:
    """Pieces of a file that end with a line."""
    start = at = 0
    line = 1
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        while chunk := file.read(_PART):
            end = at + chunk.rfind(b"\n") + 1
            if end > at:
                yield _Part(start, end - start, line)
                start, line = end, line + chunk.count(b"\n")
            at += len(chunk)
    if at > start:
        yield _Part(start, at - start, line)


def _read(path: str, fields: Mapping[str, str], part: _Part, *, repair: bool) -> list[Found]:
    return [
        version if isinstance(version, ReadError) else (version.shelved(_away), folded(version.paragraphs))
        for version in parsed(_documents(path, fields, part), repair=repair)
    ]


def _documents(path: str, fields: Mapping[str, str], part: _Part) -> Iterator[Document | ReadError]:
    try:
        yield from jsonl.read_lines(Intake(shown(path), _chunks(path, part.start, part.length), fields), part.line)
    except OSError as error:
        what = f"cannot be read ({(error.strerror or str(error)).lower()})"
        yield ReadError(shown(path), what, "what stood before was read")


def _chunks(path: str, start: int, length: int) -> Iterator[bytes]:
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        file.seek(start)
        while length and (chunk := file.read(min(length, 1 << 18))):
            length -= len(chunk)
            yield chunk


def _away() -> tuple[Paragraph, ...]:
    raise RuntimeError("the paragraphs travel beside their version")
