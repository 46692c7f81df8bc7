"""Hours go in, the signatures of the texts that stand in them come out, a day at a time, kept as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.placing.touched import Window

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_DAY = 24  # hours
_KEPT = 200_000  # signatures kept: some 100 MB, three months of a busy wire


class Days:
    """The signatures of an archive by days."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._days: dict[int, Window] = {}
        self._count = 0

    def forget(self) -> None:
        """Read all anew when it is next asked for."""
        self._days.clear()
        self._count = 0

    def between(self, start: float, end: float) -> Iterator[Window]:
        """The days that hold a span of hours, whole; those without texts are left out."""
        for day in range(int(start // _DAY), int(end // _DAY) + 1):
            if day not in self._days:
                self._read(day)
            if len(self._days[day].numbers):
                yield self._days[day]

    def _read(self, day: int) -> None:
        rows = self._connection.execute(
            "SELECT version, hours, signature FROM leaf WHERE stands AND hours >= ? AND hours < ? ORDER BY hours, version",
            (day * _DAY, (day + 1) * _DAY),
        ).fetchall()
        if self._count + len(rows) > _KEPT:
            self.forget()
        self._count += len(rows)
        self._days[day] = window(rows)


def window(rows: Sequence[tuple[int, float, bytes]]) -> Window:
    """Rows of the table `leaf` as arrays."""
    numbers, hours, signatures = zip(*rows, strict=True) if rows else ((), (), ())
    bands = np.frombuffer(b"".join(signatures), "<u4").reshape(len(rows), -1) if rows else np.empty((0, 0), np.uint32)
    return Window(np.array(numbers, np.int64), np.array(hours, np.float64), bands)
