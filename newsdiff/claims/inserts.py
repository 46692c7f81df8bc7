"""Two linked stretches go in, the clauses that only one of them has come out: claims put in or taken out of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.index import Index
    from newsdiff.claims.marks import Shift
    from newsdiff.claims.page import Sentence
    from newsdiff.claims.sides import Side, Unit
    from newsdiff.words import Span

ENOUGH = 3
"""New words of content that make a clause, two where nothing stands in its place: without this rule one right kind in ten is lost."""


@dataclass(frozen=True)
class Insert:
    """A clause of one side: its tokens, the sentence of the other version that carries it, the one-sided shifts in it."""

    side: int
    span: Span
    carried: Sentence | None
    shifts: tuple[Shift, ...]


def inserts(unit: Unit, found: Sequence[Shift], index: Index) -> list[Insert]:
    """The clauses that only one side has, by side and in order."""
    out: list[Insert] = []
    for side in (0, 1):
        for number in range(len(unit.matched.hunks)):
            insert = _insert(unit, side, number, found, index)
            if insert is not None:
                out.append(insert)
    return out


def _insert(unit: Unit, side: int, number: int, found: Sequence[Shift], index: Index) -> Insert | None:
    here = unit.sides()[side]
    new = unit.new(side, number)
    if new < (ENOUGH if unit.new(1 - side, number) else ENOUGH - 1):
        return None
    span = _extent(unit, side, number)
    told = sum(_words(here, shift, side, span) for shift in found if shift.before and shift.after)
    if new - told < ENOUGH and told:
        return None
    mine = tuple(s for s in found if (s.before, s.after)[1 - side] is None and _inside(s, side, span))
    carried = index.carried(1 - side, here, *span) if not mine else None
    return Insert(side, span, carried, mine)


def _inside(shift: Shift, side: int, span: Span) -> bool:
    where = (shift.before, shift.after)[side]
    return where is not None and span[0] <= where.start < span[1]


def _words(here: Side, shift: Shift, side: int, span: Span) -> int:
    where = (shift.before, shift.after)[side]
    return len(here.content(where.start, where.end)) if where and _inside(shift, side, span) else 0


def _extent(unit: Unit, side: int, number: int) -> Span:
    """From the first to the last new word of a hunk, out to the edges of its clause where little else stands there."""
    owner = unit.owners()[side]
    here = unit.sides()[side]
    hunk = unit.matched.hunks[number]
    fresh = [atom for atom in here.atoms[slice(*(hunk.before, hunk.after)[side])] if owner[atom.start] >= 0]
    while len(fresh) > 1 and not fresh[-1].content:
        fresh.pop()
    start, end = fresh[0].start, fresh[-1].end
    for first, last in here.clauses:
        if first <= start < last and len(here.content(first, start)) <= 1:
            start = first
        if first < end <= last and len(here.content(end, last)) <= 1:
            end = last
    return start, end
