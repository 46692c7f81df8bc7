"""What a thing was caused by, in two linked stretches: arson that became a short circuit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot

if TYPE_CHECKING:
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit

_CAUSED = frozenset({"caused", "sparked", "triggered", "started", "provoked", "ignited"})
LIKE = 0.5
"""Likeness from which two statements are of one thing."""


def of_causes(unit: Unit, _: Index) -> list[Shift]:
    """Another noun behind `caused by` in a kept clause, where no other rule has told a change; doubtful, for it may be a synonym."""
    found: list[Shift] = []
    if unit.likeness < LIKE:
        return found
    for number, hunk in enumerate(unit.matched.hunks):
        spots = [_cause(unit, side, span) for side, span in enumerate((hunk.before, hunk.after))]
        one, two = spots
        if one and two and unit.kept(number):
            for side, where in ((0, one), (1, two)):
                unit.taken[side].update(range(where.start, where.end))
            found.append(Shift("action", one, two, "predicate", "another cause stands behind one verb", "low"))
    return found


def _cause(unit: Unit, side: int, span: tuple[int, int]) -> Spot | None:
    """The words of a hunk that say what something was caused by: all of them stand behind that verb."""
    here = unit.sides()[side]
    atoms = [a for a in here.atoms[slice(*span)] if a.content]
    if not atoms or any(a.start in unit.taken[side] for a in atoms):
        return None
    return Spot(atoms[0].start, atoms[-1].end) if _caused(here, atoms[0].start) else None


def _caused(here: Side, at: int) -> bool:
    """Whether `caused by` stands before a word, with no more than an article between."""
    function = table(here.language, "function")
    while at and function.get(here.run[at - 1].norm, ("",))[0] in {"article", "possessive"}:
        at -= 1
    return at > 1 and here.run[at - 1].norm == "by" and here.run[at - 2].norm in _CAUSED
