"""Candidate pairs that came and went go in; judged pairs are written for all whose verdict may be another now.

A verdict depends on the two texts and on how crowded it is around them, so it is made again where a candidate of either
text came, went or changed within the pair's window.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.looking import chunks
from newsdiff.archive.placing.pairs import WORDING, drop, write
from newsdiff.archive.placing.room import UNDATED
from newsdiff.archive.placing.standing import unpacked
from newsdiff.grouping.features import Features, measure
from newsdiff.grouping.rivals import rivals
from newsdiff.grouping.screening import SCREEN, screened
from newsdiff.grouping.verifying import likelihood, told, verdict

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from numpy.typing import NDArray

    from newsdiff.archive.placing.beside import Edges
    from newsdiff.archive.placing.room import Room
    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Pair, Version

Measured = dict[tuple[int, int], bytes]
"""The features of pairs, as the table holds them: doubles in the order of the fields, NaN for hours that are unknown."""
Near = dict[tuple[int, int], tuple[float, float | None]]
"""Candidate pairs: how near, and how likely a version by the two texts alone (None where they were not measured)."""


def judge(room: Room, come: Edges, gone: Edges, left: Container[int], touched: set[int]) -> None:
    """Write the pairs that came, drop those that went, judge again those beside them.

    Args:
        room: the archive.
        come: candidate pairs that are new, or whose texts changed.
        gone: candidate pairs that are none any more.
        left: texts that no longer stand as they did: at which hour they stood does not matter any more.
        touched: grows by the texts whose joins changed.
    """
    drop(room, gone, WORDING, touched)
    measured = _screen(room, come)
    drop(room, come - measured.keys(), WORDING, touched)
    moved = _moved(room, come, gone, left)
    near, hours = near_of(room, moved)
    dirty = _dirty(room, moved, near, hours) | measured.keys()
    more, others = near_of(room, {number for pair in dirty for number in pair} - moved.keys())
    _write(room, sorted(dirty), measured, near | more, hours | others, touched)


def _screen(room: Room, come: Edges) -> Measured:
    """Write the candidates that came; those that pass the screen are measured."""
    if not come:
        return {}
    dropped = dropped_of(room, {number for pair in come for number in pair})
    numbers, texts = room.texts(dropped)
    near, measured = screen(numbers, texts, come, _same(room, come))
    entries = [
        (here, there, cosine, alone)
        for (one, other), (cosine, alone) in near.items()
        for here, there in ((one, other), (other, one))
    ]
    room.connection.executemany("INSERT INTO near VALUES (?, ?, ?, ?)", sorted(entries))
    return measured


def screen(numbers: list[int], texts: Corpus, come: Edges, same: Edges) -> tuple[Near, Measured]:
    """How near candidate pairs are; those that pass the screen are measured, but for those of equal text."""
    places = {number: place for place, number in enumerate(numbers)}
    rows = np.sort(np.array([(places[one], places[other]) for one, other in sorted(come)]), axis=1)
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    shares, cosines = screened(texts, rows)
    pairs = [_pair(numbers, row) for row in rows.tolist()]
    read = np.flatnonzero((shares >= SCREEN) & np.array([pair not in same for pair in pairs]))
    alone: dict[int, float] = {}
    measured: Measured = {}
    if len(read):
        found = measure(texts, rows[read])
        alone = dict(zip(read.tolist(), likelihood(found).tolist(), strict=True))
        measured = dict(zip([pairs[place] for place in read.tolist()], _packed(found), strict=True))
    near = {
        pair: (cosine, alone.get(place))
        for place, (pair, cosine) in enumerate(zip(pairs, cosines.tolist(), strict=True))
    }
    return near, measured


def _pair(numbers: list[int], row: list[int]) -> tuple[int, int]:
    one, other = numbers[row[0]], numbers[row[1]]
    return min(one, other), max(one, other)


def _same(room: Room, pairs: Edges) -> Edges:
    """The pairs of texts that are equal, each in a cell of time of its own: they are never judged by their words."""
    wordings: dict[int, bytes] = {}
    for marks, some in chunks({number for pair in pairs for number in pair}):
        wordings |= dict(
            room.connection.execute(f"SELECT version, wording FROM leaf WHERE version IN ({marks})", some).fetchall()
        )
    return {(one, other) for one, other in pairs if wordings[one] == wordings[other]}


def dropped_of(room: Room, numbers: Iterable[int]) -> dict[int, frozenset[int]]:
    """The hashes of the paragraphs that are boilerplate, of each of these texts."""
    return {
        number: unpacked(dropped)
        for marks, some in chunks(numbers)
        for number, dropped in room.connection.execute(
            f"SELECT version, dropped FROM leaf WHERE version IN ({marks})", some
        )
    }


def _moved(room: Room, come: Edges, gone: Edges, left: Container[int]) -> dict[int, list[float]]:
    """For each text the hours of the candidates that came, went or changed beside it; NaN for one that left."""
    hours: dict[int, float] = {}
    for marks, some in chunks({number for pair in come | gone for number in pair}):
        hours |= dict(
            room.connection.execute(f"SELECT version, hours FROM leaf WHERE version IN ({marks})", some).fetchall()
        )
    found: defaultdict[int, list[float]] = defaultdict(list)
    away: Container[int]
    for edges, away in ((come, ()), (gone, left)):
        for one, other in edges:
            found[one].append(math.nan if other in away else hours.get(other, math.nan))
            found[other].append(math.nan if one in away else hours.get(one, math.nan))
    return {number: moments for number, moments in found.items() if number in hours}


def near_of(room: Room, numbers: Iterable[int]) -> tuple[Near, dict[int, float]]:
    """The candidate pairs of some texts, and the hours of all texts in them."""
    found: Near = {}
    hours: dict[int, float] = {}
    for marks, some in chunks(numbers):
        for one, other, cosine, alone, mine, theirs in room.connection.execute(
            "SELECT near.version, other, cosine, alone, here.hours, there.hours FROM near"
            " JOIN leaf AS here ON here.version = near.version JOIN leaf AS there ON there.version = other"
            f" WHERE near.version IN ({marks})",
            some,
        ):
            found[(one, other) if one < other else (other, one)] = cosine, alone
            hours[one], hours[other] = mine, theirs
    return found, hours


def _dirty(
    room: Room, moved: Mapping[int, list[float]], near: Near, hours: Mapping[int, float]
) -> set[tuple[int, int]]:
    """Judged pairs in whose window a candidate of either text changed."""
    found = set()
    for pair, (_, alone) in near.items():
        if alone is None:
            continue
        later = max(hours[pair[0]], hours[pair[1]])
        for number in pair:
            moments = moved.get(number, ())
            if later == UNDATED or any(not moment < later - room.reach and not moment > later for moment in moments):
                found.add(pair)
    return found


def _write(
    room: Room,
    dirty: list[tuple[int, int]],
    measured: Measured,
    near: Near,
    hours: Mapping[int, float],
    touched: set[int],
) -> None:
    """Judge pairs among all candidates of their texts, and write them."""
    if not dirty:
        return
    packed = [measured.get(pair) or _kept(room, pair) for pair in dirty]
    texts = room.versions(number for pair in dirty for number in pair)
    found = judged(room, dirty, packed, texts, near, hours)
    write(room, [(*pair, found[pair], kept) for pair, kept in zip(dirty, packed, strict=True)], WORDING, touched)


def judged(
    room: Room,
    pairs: list[tuple[int, int]],
    packed: list[bytes],
    texts: Mapping[int, Version],
    near: Near,
    hours: Mapping[int, float],
) -> dict[tuple[int, int], Pair]:
    """Judge pairs by what was measured of them, among all candidates (`near`) of their texts."""
    features = _features(packed)
    likely = likelihood(features, _crowding(room, pairs, near, hours)).tolist()
    found = {}
    for pair, what, chance in zip(pairs, told(features), likely, strict=True):
        one, other = sorted((texts[number] for number in pair), key=lambda version: version.id)
        found[pair] = verdict(one, other, what, chance)
    return found


def _crowding(room: Room, dirty: list[tuple[int, int]], near: Near, hours: Mapping[int, float]) -> NDArray[np.float64]:
    """How crowded it is around each of these pairs."""
    numbers = sorted(hours)
    places = {number: place for place, number in enumerate(numbers)}
    pairs = sorted(near)
    rows = np.array([(places[one], places[other]) for one, other in pairs], np.int64)
    cosines = np.array([near[pair][0] for pair in pairs])
    alone = np.array([math.nan if near[pair][1] is None else near[pair][1] for pair in pairs], np.float64)
    when = np.array([hours[number] for number in numbers])
    asked = np.flatnonzero(~np.isnan(alone))
    found = rivals(rows, cosines, np.where(np.isinf(when), np.nan, when), asked, alone[asked], room.window)
    wanted = {pair: place for place, pair in enumerate(pairs)}
    answers = np.zeros(len(pairs))
    answers[asked] = found
    return answers[[wanted[pair] for pair in dirty]]


def _kept(room: Room, pair: tuple[int, int]) -> bytes:
    """What was measured of a pair before."""
    (measured,) = room.connection.execute(
        'SELECT measured FROM pair WHERE "left" = ? AND "right" = ? AND source = ?', (*pair, WORDING)
    ).fetchone()
    assert isinstance(measured, bytes)
    return measured


def _packed(found: Features) -> list[bytes]:
    columns = np.stack([getattr(found, field.name) for field in fields(Features)], axis=1).astype("<f8")
    return [row.tobytes() for row in columns]


def _features(packed: Iterable[bytes]) -> Features:
    columns = np.frombuffer(b"".join(packed), "<f8").reshape(-1, len(fields(Features))).T
    return Features(*columns)
