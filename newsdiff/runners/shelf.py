"""Versions go in, the same come out with their paragraphs in a file without a name, so that memory holds none of the text."""

from __future__ import annotations

import os
import tempfile
import weakref
from typing import IO, TYPE_CHECKING

from newsdiff.model.packing import folded, unfolded

if TYPE_CHECKING:
    from newsdiff.model import Paragraph, Version

_OPEN = 64  # texts whose paragraphs stay at hand: those that are looked at together
_WRITE = 1 << 20  # bytes written at once


class Shelf:
    """A place for paragraphs, gone with the last version that stands on it.

    Copies of this process read it, too: nothing moves along the file that they share.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._waiting: list[bytes] = []
        self._written = self._end = 0
        self._open: dict[int, tuple[Paragraph, ...]] = {}

    def put(self, version: Version) -> Version:
        """The same version, its paragraphs on the shelf; itself where they are on one."""
        return version if version.is_shelved else self.stand(version, folded(version.paragraphs))

    def stand(self, version: Version, paragraphs: bytes) -> Version:
        """The same version, its folded paragraphs on the shelf."""
        place = _Place(self, self._end, len(paragraphs))
        self._waiting.append(paragraphs)
        self._end += len(paragraphs)
        if self._end - self._written > _WRITE:
            self._write()
        return version.shelved(place)

    def _write(self) -> IO[bytes]:
        """Write what waits; the file."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with the shelf
            weakref.finalize(self, self._file.close)
        raw = memoryview(b"".join(self._waiting))
        self._waiting.clear()
        while raw:  # each byte has its place, so that copies of this process write what they write alike
            count = os.pwrite(self._file.fileno(), raw, self._written)
            self._written, raw = self._written + count, raw[count:]
        return self._file

    def take(self, start: int, length: int) -> tuple[Paragraph, ...]:
        """The paragraphs that stand in a place."""
        found = self._open.get(start)
        if found is None:
            if len(self._open) == _OPEN:
                self._open.clear()
            found = self._open[start] = unfolded(os.pread(self._write().fileno(), length, start))
        return found


class _Place:
    """Where the paragraphs of one version stand."""

    __slots__ = ("_length", "_shelf", "_start")

    def __init__(self, shelf: Shelf, start: int, length: int) -> None:
        self._shelf, self._start, self._length = shelf, start, length

    def __call__(self) -> tuple[Paragraph, ...]:
        return self._shelf.take(self._start, self._length)

    def __reduce__(self) -> tuple[type, tuple[tuple[Paragraph, ...]]]:
        return _Given, (self(),)


class _Given:
    """Paragraphs that travelled to another process, where there is no shelf."""

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self._paragraphs = paragraphs

    def __call__(self) -> tuple[Paragraph, ...]:
        return self._paragraphs
