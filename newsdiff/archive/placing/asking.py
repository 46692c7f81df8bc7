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
from newsdiff.archive.placing.near import Near, merged, near
from newsdiff.archive.placing.pairs import weighed
from newsdiff.archive.placing.room import UNDATED
from newsdiff.archive.placing.sieve import passing
from newsdiff.archive.placing.standing import wording
from newsdiff.archive.placing.stories import NEW
from newsdiff.archive.placing.verdicts import dropped_of, hours_of, judged, screen
from newsdiff.grouping.collapsing import stands
from newsdiff.grouping.corpus import SCHEMES
from newsdiff.grouping.leaves import effective, marked
from newsdiff.grouping.moments import when, withdrawn
from newsdiff.grouping.relations import declared
from newsdiff.grouping.screening import MINIMA
from newsdiff.grouping.verifying import beside as alone
from newsdiff.grouping.verifying import pair as told
from newsdiff.grouping.verifying import repeat
from newsdiff.grouping.weights import JOIN
from newsdiff.indexing import beside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.archive.placing.room import Room
    from newsdiff.archive.placing.verdicts import Measured
    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Pair, Version

_LANES = np.cumsum([scheme.hashes for scheme in SCHEMES])


def pairs(room: Room, version: Version) -> dict[int, Pair]:
    """The pairs that would join a text that is not stored, by the numbers of the others: each by the strongest way in which it is found.

    A few that would not join it may be among them.
    """
    whole = _read(room, version, frozenset())
    found: dict[int, Pair] = {}
    if len(whole.text(0)) and not withdrawn(version):
        same = wording(whole, 0)
        stands_alone, found = _repeats(room, version, same)
        if stands_alone:
            found = _worded(room, whole, same) | found
    return found | links.asked(room, version)


def _read(room: Room, version: Version, dropped: frozenset[int]) -> Corpus:
    """The text that is asked about, less some paragraphs."""
    return room.texts({NEW: dropped}, {NEW: version})[1]


def _hours(version: Version) -> float:
    return when(version) / 3600


def _repeats(room: Room, version: Version, same: bytes) -> tuple[bool, dict[int, Pair]]:
    """Whether a text would stand for itself in the index, and the equal ones to which it would be chained."""
    rows = room.connection.execute(
        "SELECT leaf.hours, id, leaf.version FROM leaf JOIN version ON number = leaf.version WHERE wording = ?"
        " ORDER BY leaf.hours, id",
        (same,),
    ).fetchall()
    place = bisect([row[:2] for row in rows], (_hours(version), version.id))
    rows.insert(place, (_hours(version), version.id, NEW))
    firsts, chain = stands([math.nan if row[0] == UNDATED else row[0] for row in rows], room.window)
    beside = [rows[one if other == place else other][2] for one, other in chain if place in {one, other}]
    texts = room.versions(beside)
    return place in firsts, {
        number: repeat(*sorted((version, texts[number]), key=lambda one: one.id)) for number in beside
    }


def _worded(room: Room, whole: Corpus, same: bytes) -> dict[int, Pair]:
    """The pairs that are alike in their words."""
    (version,) = whole.versions
    hours = _hours(version)
    crowded = frozenset(mark for _, mark in marked(version) if _crowded(room, mark, hours))
    dropped = effective(version, crowded)
    text = _read(room, version, dropped) if dropped else whole
    others = _candidates(room, text.bands[0], hours)
    close = passing(room, text, others)
    mine, measured = _screen(room, version, dropped, close, same)
    partners = {number for _, number in measured}
    versions = {**room.versions(partners), NEW: version}
    if not any(_may_join(found.evidence, version, versions[number]) for (_, number), found in measured.items()):
        return {}
    far, _ = _screen(room, version, dropped, others - close, same)  # they may be rivals
    candidates = merged(near(room, partners), mine, far)
    when_ = hours_of(room, set(numbers(candidates.edges)) - {NEW}) | {NEW: hours}
    found = judged(room, measured, weighed(room, partners) | measured, candidates, when_, versions)
    return {number: told(*_sorted(version, versions[number]), found[NEW, number]) for _, number in found}


def _screen(
    room: Room, version: Version, dropped: frozenset[int], others: set[int], same: bytes
) -> tuple[Near, Measured]:
    """How near some texts are, and what is measured of those that pass the screen."""
    come = listed((NEW, number) for number in others)
    if not len(come):
        return Near(come, np.empty(0)), {}
    ordered, texts = room.texts(dropped_of(room, others) | {NEW: dropped}, {NEW: version})
    return screen(ordered, texts, come, lambda _: _same(room, same))


def _may_join(weighed_: float, version: Version, other: Version) -> bool:
    """Whether two texts would be joined without rivals, which only speak against it."""
    return float(alone(np.array(weighed_))) >= JOIN or declared(version, other) is not None


def _sorted(one: Version, other: Version) -> tuple[str, str]:
    """The ids of two versions, the smaller first."""
    return min(one.id, other.id), max(one.id, other.id)


def _same(room: Room, same: bytes) -> set[tuple[int, int]]:
    """The pairs with texts that are equal."""
    rows = room.connection.execute("SELECT version FROM leaf WHERE wording = ?", (same,))
    return {(NEW, number) for (number,) in rows}


def _crowded(room: Room, mark: int, hours: float) -> bool:
    """Whether a paragraph would be boilerplate in a text of this time."""
    start = -UNDATED if hours == UNDATED else hours - room.window
    (often,) = room.connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM paragraph WHERE hash = ? AND hours BETWEEN ? AND ? LIMIT ?)",
        (mark - (mark >> 63 << 64), start, hours, room.cap),
    ).fetchone()
    return bool(often + 1 > room.cap)


def _candidates(room: Room, bands: NDArray[np.uint32], hours: float) -> set[int]:
    """The texts with which enough buckets speak."""
    found = loose.asked(room, bands.astype("<u4").tobytes(), hours)
    if hours == UNDATED:
        return found
    texts = room.days.between(hours - room.reach, hours + room.reach)
    if not len(texts.numbers):
        return found
    width = len(bands)
    entry, lane = np.divmod(np.flatnonzero(texts.bands == bands), width)
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
