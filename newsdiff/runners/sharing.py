"""A large file of JSON lines goes in, its versions come out in order, read by several processes."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.errors import ReadError
from newsdiff.model.packing import folded
from newsdiff.parsing import mended, parse
from newsdiff.reading import is_lines, jsonl
from newsdiff.reading.paths import shown
from newsdiff.reading.streams import Intake
from newsdiff.runners.hands import each, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newsdiff.model import Paragraph, Version

    Found = tuple[Version, bytes] | ReadError

LARGE = 32 << 20
"""Bytes of a file that several processes read: some ten thousand texts."""
_PART = 4 << 20


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
    intake = Intake(shown(path), _chunks(path, part.start, part.length), fields)
    found: list[Found] = []
    try:
        for document in jsonl.read_lines(intake, part.line):
            if isinstance(document, ReadError):
                found.append(document)
            else:
                versions = parse(mended(document) if repair else document)
                found += [(version.shelved(_away), folded(version.paragraphs)) for version in versions]
    except OSError as error:
        what = f"cannot be read ({(error.strerror or str(error)).lower()})"
        found.append(ReadError(shown(path), what, "what stood before was read"))
    return found


def _chunks(path: str, start: int, length: int) -> Iterator[bytes]:
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        file.seek(start)
        while length and (chunk := file.read(min(length, 1 << 18))):
            length -= len(chunk)
            yield chunk


def _away() -> tuple[Paragraph, ...]:
    raise RuntimeError("the paragraphs travel beside their version")
