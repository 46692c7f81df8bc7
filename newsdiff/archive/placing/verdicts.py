"""Candidate pairs that came and went go in; judged pairs are written for all whose verdict may be another now.

A verdict depends on the two texts and on how crowded it is around them, so it is made again where a candidate of either
text came, went or changed within the pair's window.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.looking import chunks
from newsdiff.archive.placing.edges import ends, held, listed, numbers, union
from newsdiff.archive.placing.near import Near, change, near
from newsdiff.archive.placing.pairs import WORDING, Weighed, drop, weighed, write
from newsdiff.archive.placing.room import UNDATED
from newsdiff.archive.placing.standing import unpacked
from newsdiff.grouping.features import measure
from newsdiff.grouping.rivals import rivals
from newsdiff.grouping.screening import SCREEN, screened
from newsdiff.grouping.verifying import beside, decided, evidence, told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from newsdiff.archive.placing.edges import Edges
    from newsdiff.archive.placing.room import Room
    from newsdiff.grouping.corpus import Corpus
    from newsdiff.grouping.verifying import Verdict
    from newsdiff.model import Version

Measured = dict[tuple[int, int], Weighed]
"""Pairs that passed the screen, by (smaller number, larger number)."""


def judge(room: Room, come: Edges, gone: Edges, left: Collection[int], touched: set[int]) -> None:
    """Write the pairs that came, drop those that went, judge again those beside them.

    Args:
        room: the archive.
        come: candidate pairs that are new, or whose texts changed.
        gone: candidate pairs that are none any more.
        left: texts that no longer stand as they did: at which hour they stood does not matter any more.
        touched: grows by the texts whose joins changed.
    """
    moved = union(come, gone)
    if not len(moved):
        return
    measured = _screen(room, come, gone)
    standing = weighed(room, numbers(moved))
    again = set(compress(sorted(standing), held(listed(standing), moved).tolist()))
    drop(room, sorted(again - measured.keys()), WORDING, touched)
    stay = {pair: found for pair, found in standing.items() if pair not in again}
    _write(room, measured | {pair: stay[pair] for pair in _dirty(room, stay, come, gone, left)}, measured, touched)


def _screen(room: Room, come: Edges, gone: Edges) -> Measured:
    """Let candidates go, write those that came; of these, those that pass the screen are measured."""
    if not len(come):
        change(room, gone, Near(come, np.empty(0)))
        return {}
    ordered, texts = room.texts(dropped_of(room, numbers(come)))
    found, measured = screen(ordered, texts, come, lambda pairs: _same(room, pairs))
    change(room, union(gone, come), found)
    return measured


def screen(
    ordered: list[int], texts: Corpus, come: Edges, same: Callable[[list[tuple[int, int]]], set[tuple[int, int]]]
) -> tuple[Near, Measured]:
    """How near candidate pairs are; those that pass the screen are measured, but for those of equal text.

    Args:
        ordered: the numbers of the texts, in their order.
        texts: the texts of all candidates.
        come: the candidates.
        same: says which of some pairs are of equal text.
    """
    found = np.array(ordered, np.int64)
    order = np.argsort(found)
    rows = np.stack([order[np.searchsorted(found, end, sorter=order)] for end in ends(come)], axis=1)
    shares, cosines = screened(texts, rows)
    read = np.flatnonzero(shares >= SCREEN)
    pairs = list(zip(*(end[read].tolist() for end in ends(come)), strict=True))
    equal = same(pairs)
    kept = [place for place, pair in enumerate(pairs) if pair not in equal]
    if not kept:
        return Near(come, cosines), {}
    features = measure(texts, rows[read[kept]])
    weights = map(Weighed, evidence(features).tolist(), told(features))
    return Near(come, cosines), dict(zip((pairs[place] for place in kept), weights, strict=True))


def _same(room: Room, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs of texts that are equal, each in a cell of time of its own: they are never judged by their words."""
    wordings: dict[int, bytes] = {}
    for marks, some in chunks({number for pair in pairs for number in pair}):
        wordings |= dict(
            room.connection.execute(f"SELECT version, wording FROM leaf WHERE version IN ({marks})", some).fetchall()
        )
    return {(one, other) for one, other in pairs if wordings[one] == wordings[other]}


def dropped_of(room: Room, some: Iterable[int]) -> dict[int, frozenset[int]]:
    """The hashes of the paragraphs that are boilerplate, of each of these texts."""
    return {
        number: unpacked(dropped)
        for marks, part in chunks(some)
        for number, dropped in room.connection.execute(
            f"SELECT version, dropped FROM leaf WHERE version IN ({marks})", part
        )
    }


def hours_of(room: Room, some: Iterable[int]) -> dict[int, float]:
    """When each of these texts was published, those that have no place in the index left out."""
    return {
        number: hours
        for marks, part in chunks(some)
        for number, hours in room.connection.execute(
            f"SELECT version, hours FROM leaf WHERE version IN ({marks})", part
        )
    }


def _dirty(
    room: Room, stay: Collection[tuple[int, int]], come: Edges, gone: Edges, left: Collection[int]
) -> set[tuple[int, int]]:
    """Those of some judged pairs in whose window a candidate of either text came, went or changed."""
    if not stay:
        return set()
    hours = hours_of(room, {number for pair in stay for number in pair}.union(numbers(union(come, gone))))
    moments: dict[int, list[float]] = {number: [] for pair in stay for number in pair}
    for edges, away in ((come, ()), (gone, left)):
        for one, other in zip(*(end.tolist() for end in ends(edges)), strict=True):
            for mine, theirs in ((one, other), (other, one)):
                if mine in moments:
                    moments[mine].append(_NEVER if theirs in away else hours.get(theirs, _NEVER))
    for some in moments.values():
        some.sort()
    return {
        pair for pair in stay if _moved([moments[number] for number in pair], max(hours[n] for n in pair), room.reach)
    }


_NEVER = -math.inf
"""Stands for the hour of a text that left: it counts whenever it was."""


def _moved(both: Iterable[Sequence[float]], later: float, reach: float) -> bool:
    """Whether any of the moments (rising) lies in the window that ends at the later text of a pair; all do where that is undated."""
    if later == UNDATED:
        return True
    for moments in both:
        place = bisect_left(moments, later - reach)
        if moments[:1] == [_NEVER] or (place < len(moments) and moments[place] <= later):
            return True
    return False


def _write(room: Room, some: Measured, measured: Measured, touched: set[int]) -> None:
    """Judge pairs, some of which were just measured, among all candidates of their texts, and write them."""
    if not some:
        return
    texts = {number for pair in some for number in pair}
    beside_ = near(room, texts)
    known = weighed(room, texts) | measured
    found = judged(room, some, known, beside_, hours_of(room, numbers(beside_.edges)), room.versions(texts))
    write(room, [(*pair, found[pair], some[pair]) for pair in some], WORDING, touched)


def judged(
    room: Room,
    some: Collection[tuple[int, int]],
    known: Measured,
    candidates: Near,
    hours: Mapping[int, float],
    texts: Mapping[int, Version],
) -> dict[tuple[int, int], Verdict]:
    """Judge pairs among all candidates of their texts.

    Args:
        room: the archive.
        some: the pairs.
        known: what was measured of them, and of all other pairs of their texts.
        candidates: all candidate pairs of their texts.
        hours: when each text in those was published.
        texts: the texts of the pairs.
    """
    asked = sorted(known)
    weights = np.array([known[pair].evidence for pair in asked])
    there = np.array(sorted(hours))
    when = np.array([hours[number] for number in there.tolist()])
    found = rivals(
        np.stack([np.searchsorted(there, end) for end in ends(candidates.edges)], axis=1), candidates.cosines,
        np.where(np.isinf(when), np.nan, when), np.searchsorted(candidates.edges, listed(asked)), beside(weights), room.window,
    )  # fmt: skip
    chances = dict(zip(asked, beside(weights, found).tolist(), strict=True))
    verdicts = {}
    for pair in some:
        one, other = sorted((texts[number] for number in pair), key=lambda version: version.id)
        verdicts[pair] = decided(one, other, known[pair].told, chances[pair])
    return verdicts
