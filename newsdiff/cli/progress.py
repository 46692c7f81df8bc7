"""What has been read so far goes in, one line that is written over comes out: texts, megabytes, rate, and what is left of the time."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from newsdiff.reading.paths import files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.cli.screen import Screen

_OFTEN = 0.2  # seconds between two writings
_FIRST = 1.0  # seconds in which nothing is said: most work is done by then


def line(texts: int, read: int, total: int, seconds: float) -> str:
    """`1,204 texts · 12.3 of 45.6 MB · 8.1 MB/s · 4 s left`; without a total neither that nor an estimate."""
    rate = read / seconds if seconds > 0 else 0.0
    size = f"{read / 1e6:.1f} of {total / 1e6:.1f} MB" if total else f"{read / 1e6:.1f} MB"
    left = f" · {_duration((total - read) / rate)} left" if total > read and rate else ""
    return f"{texts:,} texts · {size} · {rate / 1e6:.1f} MB/s{left}"


def _duration(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 100 else f"{round(whole / 60)} min"


class Progress:
    """Says on a terminal how far the reading is; says nothing anywhere else, or when quiet."""

    def __init__(self, screen: Screen, paths: Iterable[str]) -> None:
        self._on = not screen.quiet and sys.stderr.isatty()
        self._total = sum(map(_size, paths)) if self._on else 0
        self._begun = self._told = time.monotonic()
        self._read = self._texts = 0
        self._shown = False

    def seen(self, length: int) -> None:
        """So many more bytes were read."""
        self._read += length

    def text(self) -> None:
        """One more text was read."""
        self._texts += 1
        now = time.monotonic()
        if self._on and now - self._begun > _FIRST and now - self._told > _OFTEN:
            self._told, self._shown = now, True
            print(
                f"\r\x1b[K{line(self._texts, self._read, self._total, now - self._begun)}",
                end="",
                file=sys.stderr,
                flush=True,
            )

    def clear(self) -> None:
        """Take the line away, before anything else is said."""
        if self._shown:
            self._shown = False
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _size(path: str) -> int:
    """Bytes of the files of a path, as far as they are known."""
    if path == "-" or "://" in path:
        return 0
    found = (file for file in files(path) if isinstance(file, str))
    return sum(os.stat(file).st_size for file in found if os.path.exists(file))  # noqa: PTH110, PTH116 - as in reading.paths
