"""A text goes in that is not stored, out come the pairs that it would have; nothing is written.

What its coming would change among the others (a bucket that falls silent, a paragraph that one more text holds) is left out.
"""

from __future__ import annotations

import math
from bisect import bisect
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.placing import links, loose
from newsdiff.archive.placing.edges import listed, numbers
from newsdiff.archive.placing.near import merged, near
from newsdiff.archive.placing.pairs import weighed
from newsdiff.archive.placing.room import UNDATED
from newsdiff.archive.placing.stories import NEW
from newsdiff.archive.placing.verdicts import dropped_of, hours_of, judged, screen
from newsdiff.grouping.collapsing import stands
from newsdiff.grouping.corpus import SCHEMES
from newsdiff.grouping.leaves import effective, leaf, marked
from newsdiff.grouping.screening import MINIMA
from newsdiff.grouping.verifying import pair as told
from newsdiff.grouping.verifying import repeat
from newsdiff.indexing import beside

if TYPE_CHECKING:
    from newsdiff.archive.placing.room import Room
    from newsdiff.grouping.leaves import Leaf
    from newsdiff.model import Pair, Version

_LANES = np.cumsum([scheme.hashes for scheme in SCHEMES])


def pairs(room: Room, version: Version) -> dict[int, Pair]:
    """The pairs of a text that is not stored, by the numbers of the others: each by the strongest way in which it is found."""
    whole = leaf(version)
    found: dict[int, Pair] = {}
    if whole.key:
        stands_alone, found = _repeats(room, version, whole)
        if stands_alone:
            found = _worded(room, version, whole) | found
    return found | links.asked(room, version)


def _hours(found: Leaf) -> float:
    return UNDATED if math.isnan(found.hours) else found.hours


def _repeats(room: Room, version: Version, whole: Leaf) -> tuple[bool, dict[int, Pair]]:
    """Whether a text would stand for itself in the index, and the equal ones to which it would be chained."""
    rows = room.connection.execute(
        "SELECT leaf.hours, id, leaf.version FROM leaf JOIN version ON number = leaf.version WHERE wording = ?"
        " ORDER BY leaf.hours, id",
        (whole.key,),
    ).fetchall()
    place = bisect([row[:2] for row in rows], (_hours(whole), version.id))
    rows.insert(place, (_hours(whole), version.id, NEW))
    firsts, chain = stands([math.nan if row[0] == UNDATED else row[0] for row in rows], room.window)
    beside = [rows[one if other == place else other][2] for one, other in chain if place in {one, other}]
    texts = room.versions(beside)
    return place in firsts, {
        number: repeat(*sorted((version, texts[number]), key=lambda one: one.id)) for number in beside
    }


def _worded(room: Room, version: Version, whole: Leaf) -> dict[int, Pair]:
    """The pairs that are alike in their words."""
    crowded = frozenset(mark for _, mark in marked(version) if _crowded(room, mark, _hours(whole)))
    dropped = effective(version, crowded)
    others = _candidates(room, leaf(version, dropped) if dropped else whole)
    if not others:
        return {}
    ordered, texts = room.texts(dropped_of(room, others) | {NEW: dropped}, {NEW: version})
    mine, measured = screen(ordered, texts, listed((NEW, number) for number in others), lambda _: _same(room, whole))
    if not measured:
        return {}
    partners = {number for _, number in measured}
    candidates = merged(near(room, partners), mine)
    hours = hours_of(room, set(numbers(candidates.edges)) - {NEW}) | {NEW: _hours(whole)}
    versions = {number: texts.versions[place] for place, number in enumerate(ordered)}
    found = judged(room, measured, weighed(room, partners) | measured, candidates, hours, versions)
    return {number: told(*_sorted(version, versions[number]), found[NEW, number]) for _, number in found}


def _sorted(one: Version, other: Version) -> tuple[str, str]:
    """The ids of two versions, the smaller first."""
    return min(one.id, other.id), max(one.id, other.id)


def _same(room: Room, whole: Leaf) -> set[tuple[int, int]]:
    """The pairs with texts that are equal."""
    rows = room.connection.execute("SELECT version FROM leaf WHERE wording = ?", (whole.key,))
    return {(NEW, number) for (number,) in rows}


def _crowded(room: Room, mark: int, hours: float) -> bool:
    """Whether a paragraph would be boilerplate in a text of this time."""
    start = -UNDATED if hours == UNDATED else hours - room.window
    (often,) = room.connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM paragraph WHERE hash = ? AND hours BETWEEN ? AND ? LIMIT ?)",
        (mark - (mark >> 63 << 64), start, hours, room.cap),
    ).fetchone()
    return bool(often + 1 > room.cap)


def _candidates(room: Room, mine: Leaf) -> set[int]:
    """The texts with which enough buckets speak."""
    hours = _hours(mine)
    found = loose.asked(room, mine.bands.astype("<u4").tobytes(), hours)
    if hours == UNDATED:
        return found
    texts = room.days.between(hours - room.reach, hours + room.reach)
    if not len(texts.numbers):
        return found
    width = len(mine.bands)
    entry, lane = np.divmod(np.flatnonzero(texts.bands == mine.bands), width)
    when = texts.hours[entry]
    at = int(np.searchsorted(when, hours))
    lanes = np.concatenate([lane[:at], np.arange(width), lane[at:]]).astype(np.uint8)
    when = np.concatenate([when[:at], np.full(width, hours), when[at:]])
    speak = beside(lanes, when, slice(at, at + width), window=room.window, cap=room.cap)
    others = texts.numbers[entry[np.where(speak < at, speak, speak - width)]]
    codes = np.searchsorted(_LANES, lanes[speak], "right") * (1 << 32) + others
    pairs, often = np.unique(codes, return_counts=True)
    enough = often >= np.array(MINIMA)[pairs >> 32]
    return found | set((pairs[enough] & 0xFFFF_FFFF).tolist())
