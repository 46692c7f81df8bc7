"""What no other rule has told: other words for the same thing, listed and never material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.sides import Unit
    from newsdiff.words import Span


def of_words(unit: Unit, told: Sequence[tuple[int, Span]]) -> list[Shift]:
    """A facet for each hunk with words of content left over; `told` are the (side, span) of clauses told as claims."""
    found: list[Shift] = []
    for number in range(len(unit.matched.hunks)):
        before, after = (_left(unit, side, number, told) for side in (0, 1))
        if (before or after) and not _alike(unit, before, after):
            found.append(Shift("wording", before, after, "words", "other words, no fact that the rules know"))
    return found


def _alike(unit: Unit, before: Spot | None, after: Spot | None) -> bool:
    """Whether two stretches name the same days and months, written otherwise: `Nov`, `November`."""
    if before is None or after is None:
        return False
    one, other = (
        [table(side.language, "times").get(token.norm) for token in side.run[spot.start : spot.end]]
        for side, spot in ((unit.before, before), (unit.after, after))
    )
    return one == other and None not in one


def _left(unit: Unit, side: int, number: int, told: Sequence[tuple[int, Span]]) -> Spot | None:
    here = unit.sides()[side]
    hunk = unit.matched.hunks[number]
    owner = unit.owners()[side]
    atoms = [
        atom
        for atom in here.atoms[slice(*(hunk.before, hunk.after)[side])]
        if atom.content
        and owner[atom.start] >= 0
        and atom.start not in unit.taken[side]
        and not any(which == side and span[0] <= atom.start < span[1] for which, span in told)
    ]
    return Spot(atoms[0].start, atoms[-1].end) if atoms else None
