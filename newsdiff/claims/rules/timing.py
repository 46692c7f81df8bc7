"""On which side of a time it was, in two linked stretches: by Thursday, on Thursday, after Thursday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.marks import Shift, Spot

if TYPE_CHECKING:
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit
    from newsdiff.claims.times import When

LIKE = 0.5
"""Likeness from which two statements are of one event."""
_WHEN = {"by": "before", "before": "before", "after": "after", "on": "at", "at": "at", "in": "at"}
_KINDS = frozenset({"weekday", "date", "day", "hour", "clock", "part"})


def of_timing(unit: Unit, _: Index) -> list[Shift]:
    """A word that says before, at or after, put for another before a time that is kept."""
    found: list[Shift] = []
    if unit.before.language != "en" or unit.loose.isdisjoint(_WHEN) or unit.likeness < LIKE:
        return found
    kept = {two.start: one.start for one, two in unit.matched.kept}
    left = {when.start: when for when in unit.before.times}
    for two in unit.after.times:
        one = left.get(kept.get(two.start, -1))
        if one is None or (one.kind, one.parts) != (two.kind, two.parts) or one.kind not in _KINDS:
            continue
        spots = [_lead(side, when) for side, when in ((unit.before, one), (unit.after, two))]
        if spots[0] and spots[1] and _apart(unit, spots[0], spots[1]):
            unit.taken[0].add(spots[0].start)
            unit.taken[1].add(spots[1].start)
            why = "before, at or after one time: another word says which"
            found.append(Shift("time", spots[0], spots[1], "value", why))
    return found


def _lead(side: Side, when: When) -> Spot | None:
    """The time with the word before it that says on which side of it."""
    at = when.start - 1
    return Spot(at, when.end, when.value) if at > 0 and side.run[at].norm in _WHEN else None


def _apart(unit: Unit, one: Spot, two: Spot) -> bool:
    """Whether two such words say two things, and each differs in a clause that is kept."""
    number = unit.matched.before[one.start]
    words = unit.before.run[one.start].norm, unit.after.run[two.start].norm
    together = number == unit.matched.after[two.start] >= 0 and unit.kept(number)
    return together and _WHEN[words[0]] != _WHEN[words[1]]
