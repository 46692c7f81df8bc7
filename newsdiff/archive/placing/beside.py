"""Texts enter and leave the index; out comes which pairs of texts are candidates now that were not, and the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.looking import chunks
from newsdiff.archive.placing.days import window
from newsdiff.archive.placing.loose import loose
from newsdiff.archive.placing.standing import spans
from newsdiff.archive.placing.touched import candidates as held
from newsdiff.archive.placing.touched import touched
from newsdiff.grouping.screening import proposed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.archive.placing.room import Room
    from newsdiff.archive.placing.standing import Places
    from newsdiff.archive.placing.touched import Window

_FEW = 8  # changed texts whose buckets are read alone; for more it is cheaper to read all
_STANDS = "SELECT 1 FROM near WHERE version = ? AND other = ?"
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
    few = len(places.into) + len(places.out) <= _FEW
    for start, end in spans(moments, room.reach):
        before, now = (_touched if few else _span)(room, start, end, places)
        come |= now - before
        gone |= before - now
        _cut(room, before - now)
    added, removed = loose(room, places)
    _cut(room, removed)
    return come | added, (gone | removed) - come - added


def _span(room: Room, start: float, end: float, places: Places) -> tuple[Edges, Edges]:
    """Candidate pairs whose later text lies in one span of time: as they stood, and as they are."""
    texts = _window(room, start, end)
    if not len(texts.numbers):
        return set(), set()
    found = proposed(texts.bands, texts.hours, window=room.window, cap=room.cap)
    found = found[np.maximum(texts.hours[found[:, 0]], texts.hours[found[:, 1]]) >= start]
    now = set(map(tuple, np.sort(texts.numbers[found], axis=1).tolist()))
    if set(texts.numbers[texts.hours >= start].tolist()) <= places.into.keys():
        return set(), now
    when = dict(zip(texts.numbers.tolist(), texts.hours.tolist(), strict=True))
    before = {
        (min(one, other), max(one, other))
        for one, other in room.connection.execute(
            "SELECT near.version, near.other FROM leaf JOIN near USING (version) WHERE stands AND leaf.hours BETWEEN ? AND ?",
            (start, end),
        )
        if when.get(other, np.inf) <= when[one]
    }
    return before, now


def _touched(room: Room, start: float, end: float, places: Places) -> tuple[Edges, Edges]:
    """The same where a few texts changed: only pairs that their buckets can change."""
    texts = _window(room, start, end)
    if not len(texts.numbers):
        return set(), set()
    fresh, others = touched(texts, places, start, room.window, room.cap)
    stood = {pair for pair in others if room.connection.execute(_STANDS, pair).fetchone()}
    return stood, fresh | held(texts, others, room.window, room.cap)


def _window(room: Room, start: float, end: float) -> Window:
    """The texts that stand in a span of time and in the window before it."""
    rows = room.connection.execute(
        "SELECT version, hours, signature FROM leaf WHERE stands AND hours BETWEEN ? AND ? ORDER BY hours, version",
        (start - room.reach, end),
    ).fetchall()
    return window(rows)


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
