"""Hours go in, the signatures of the texts that stand in them come out, a day at a time, kept as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.placing.touched import Window

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_DAY = 24  # hours
_KEPT = 200_000  # signatures kept: some 100 MB, three months of a busy wire


class Days:
    """The signatures of an archive by days."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._days: dict[int, Window] = {}
        self._count = 0
        self._last = (0, -1), window(())  # the span that was last asked for, and its texts

    def forget(self) -> None:
        """Read all anew when it is next asked for."""
        self._days.clear()
        self._count = 0
        self._last = (0, -1), window(())

    def between(self, start: float, end: float) -> Window:
        """The texts of the days that hold a span of hours, whole, in the order of time."""
        span = int(start // _DAY), int(end // _DAY)
        if span != self._last[0]:
            found = [days for day in range(span[0], span[1] + 1) if len((days := self._day(day)).numbers)]
            joined = Window(*map(np.concatenate, zip(*found, strict=True))) if found else window(())
            self._last = span, joined
        return self._last[1]

    def _day(self, day: int) -> Window:
        if day not in self._days:
            self._read(day)
        return self._days[day]

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
