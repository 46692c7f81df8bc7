"""Texts enter and leave the index; out comes which pairs of texts are candidates now that were not, and the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.placing.days import window
from newsdiff.archive.placing.edges import NONE, edges, ends, held, listed, minus, union
from newsdiff.archive.placing.loose import loose
from newsdiff.archive.placing.near import near
from newsdiff.archive.placing.standing import spans
from newsdiff.archive.placing.touched import candidates as enough
from newsdiff.archive.placing.touched import touched
from newsdiff.grouping.screening import proposed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.archive.placing.edges import Edges
    from newsdiff.archive.placing.room import Room
    from newsdiff.archive.placing.standing import Places
    from newsdiff.archive.placing.touched import Window

_FEW = 8  # changed texts whose buckets are read alone; for more it is cheaper to read all


def candidates(room: Room, places: Places) -> tuple[Edges, Edges]:
    """Candidate pairs that came (or whose texts changed), and those that went.

    A dated pair depends on the texts of the window which ends at its later one: so only pairs whose later text lies up
    to a window after a change are looked at, and only texts up to a window before those.
    """
    left = near(room, places.out).edges
    come, gone = [NONE], [left]
    moments = [hours for hours, _ in (*places.into.values(), *places.out.values())]
    few = len(places.into) + len(places.out) <= _FEW
    for start, end in spans(moments, room.reach):
        before, now = (_touched if few else _span)(room, start, end, places)
        before = minus(before, left)
        come.append(minus(now, before))
        gone.append(minus(before, now))
    added, removed = loose(room, places, left)
    came = union(*come, added)
    return came, minus(union(*gone, removed), came)


def _span(room: Room, start: float, end: float, places: Places) -> tuple[Edges, Edges]:
    """Candidate pairs whose later text lies in one span of time: as they stood, and as they are."""
    texts = _window(room, start, end)
    if not len(texts.numbers):
        return NONE, NONE
    found = proposed(texts.bands, texts.hours, window=room.window, cap=room.cap)
    found = found[np.maximum(texts.hours[found[:, 0]], texts.hours[found[:, 1]]) >= start]
    now = edges(*texts.numbers[found].T)
    late = texts.numbers[texts.hours >= start].tolist()
    if set(late) <= places.into.keys():
        return NONE, now
    stood = near(room, late).edges
    return stood[_later(texts, stood) >= start], now


def _later(texts: Window, some: Edges) -> NDArray[np.float64]:
    """When the later text of each pair was published; -Inf where one is not among these texts."""
    order = np.argsort(texts.numbers)
    numbers, hours = texts.numbers[order], texts.hours[order]
    when = [
        np.where(held(end, numbers), hours[np.minimum(np.searchsorted(numbers, end), len(numbers) - 1)], -np.inf)
        for end in ends(some)
    ]
    return np.where(np.isinf(when).any(axis=0), -np.inf, np.maximum(*when))


def _touched(room: Room, start: float, end: float, places: Places) -> tuple[Edges, Edges]:
    """The same where a few texts changed: only pairs that their buckets can change."""
    texts = _window(room, start, end)
    if not len(texts.numbers):
        return NONE, NONE
    fresh, others = touched(texts, places, start, room.window, room.cap)
    stood = near(room, {number for pair in others for number in pair}).edges
    old = listed(others)
    return old[held(old, stood)], listed(fresh | enough(texts, others, room.window, room.cap))


def _window(room: Room, start: float, end: float) -> Window:
    """The texts that stand in a span of time and in the window before it."""
    rows = room.connection.execute(
        "SELECT version, hours, signature FROM leaf WHERE stands AND hours BETWEEN ? AND ? ORDER BY hours, version",
        (start - room.reach, end),
    ).fetchall()
    return window(rows)
