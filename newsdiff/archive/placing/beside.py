"""Texts enter and leave the index; out comes which pairs of texts are candidates now that were not, and the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.looking import chunks
from newsdiff.archive.placing.loose import loose
from newsdiff.archive.placing.standing import spans
from newsdiff.grouping.screening import proposed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.archive.placing.room import Room
    from newsdiff.archive.placing.standing import Places

Edges = set[tuple[int, int]]
"""Candidate pairs, as numbers (smaller, larger)."""


def candidates(room: Room, places: Places) -> tuple[Edges, Edges]:
    """Candidate pairs that came (or whose texts changed), and those that went; the rows of the latter are deleted.

    A dated pair depends on the texts of the window which ends at its later one: so only pairs whose later text lies up
    to a window after a change are looked at, and only texts up to a window before those.
    """
    gone = _edges(room, places.out)
    _cut(room, gone)
    come: Edges = set()
    moments = [hours for hours, _ in (*places.into.values(), *places.out.values())]
    for start, end in spans(moments, room.reach):
        before, now = _span(room, start, end, places.into)
        come |= now - before
        gone |= before - now
        _cut(room, before - now)
    added, removed = loose(room, places)
    _cut(room, removed)
    return come | added, (gone | removed) - come - added


def _span(room: Room, start: float, end: float, fresh: dict[int, tuple[float, bytes]]) -> tuple[Edges, Edges]:
    """Candidate pairs whose later text lies in one span of time: as they stood, and as they are."""
    rows = room.connection.execute(
        "SELECT version, hours, signature FROM leaf WHERE stands AND hours BETWEEN ? AND ? ORDER BY hours, version",
        (start - room.reach, end),
    ).fetchall()
    if not rows:
        return set(), set()
    numbers = np.array([row[0] for row in rows])
    hours = np.array([row[1] for row in rows])
    bands = np.frombuffer(b"".join(row[2] for row in rows), "<u4").reshape(len(rows), -1)
    places = proposed(bands, hours, window=room.window, cap=room.cap)
    places = places[np.maximum(hours[places[:, 0]], hours[places[:, 1]]) >= start]
    pairs = np.sort(numbers[places], axis=1)
    now = set(map(tuple, pairs.tolist()))
    if all(number in fresh for number, when, _ in rows if when >= start):
        return set(), now
    when = dict(zip(numbers.tolist(), hours.tolist(), strict=True))
    before = {
        (min(one, other), max(one, other))
        for one, other in room.connection.execute(
            "SELECT near.version, near.other FROM leaf JOIN near USING (version) WHERE stands AND leaf.hours BETWEEN ? AND ?",
            (start, end),
        )
        if when.get(other, np.inf) <= when[one]
    }
    return before, now


def _edges(room: Room, numbers: Iterable[int]) -> Edges:
    """The candidate pairs that some texts stand in."""
    return {
        (min(pair), max(pair))
        for marks, some in chunks(numbers)
        for pair in room.connection.execute(f"SELECT version, other FROM near WHERE version IN ({marks})", some)
    }


def _cut(room: Room, edges: Edges) -> None:
    room.connection.executemany(
        "DELETE FROM near WHERE version = ? AND other = ?",
        [row for one, other in edges for row in ((one, other), (other, one))],
    )
