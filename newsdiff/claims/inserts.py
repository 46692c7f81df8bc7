"""Two linked stretches go in, the clauses that only one of them has come out: claims put in or taken out of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.hunks import Atom
    from newsdiff.claims.index import Index
    from newsdiff.claims.marks import Shift, Spot
    from newsdiff.claims.page import Sentence
    from newsdiff.claims.sides import Side, Unit
    from newsdiff.words import Span

ENOUGH = 3
"""New words of content that make a clause, two where nothing stands in its place: without this rule one right kind in ten is lost."""
KEPT = 0.4
"""Share of the content of a clause that may stand on the other side for the whole clause to be new."""
REWRITTEN = 0.5
"""Likeness under which only whole clauses are told: the hunks of a rewritten sentence are fragments."""
_LEADS = frozenset({"preposition", "relative", "subordinator", "conjunction", "auxiliary"})


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
        whole = _whole(unit, side, found)
        numbers = range(len(unit.matched.hunks)) if unit.matched.likeness >= REWRITTEN else ()
        parts = [span for number in numbers if (span := _part(unit, side, number, found))]
        loose = [span for span in parts if not any(first < span[1] and span[0] < last for first, last in whole)]
        for span in sorted(whole + loose):
            mine = tuple(s for s in found if (s.before, s.after)[1 - side] is None and _inside(s, side, span))
            out += [Insert(side, span, None, mine)] if mine else _standing(unit, side, span, index)
    return out


def _standing(unit: Unit, side: int, span: Span, index: Index) -> list[Insert]:
    """A clause, carried or new; several in a row that each stand in a sentence of their own are carried one by one."""
    here = unit.sides()[side]
    whole = index.carried(1 - side, here, *span)
    parts = [(max(a, span[0]), min(b, span[1])) for a, b in here.clauses if a < span[1] and b > span[0]]
    if whole is None and len(parts) > 1:
        each = [(part, index.carried(1 - side, here, *part)) for part in parts]
        if all(there is not None for _, there in each):
            return [Insert(side, part, there, ()) for part, there in each]
    return [Insert(side, span, whole, ())]


def _whole(unit: Unit, side: int, found: Sequence[Shift]) -> list[Span]:
    """Clauses that are new as a whole; neighbours are one."""
    here, other = unit.sides()[side], unit.sides()[1 - side]
    spans: list[Span] = []
    for first, last in here.clauses:
        new = _new(unit, side, (first, last))
        if new < ENOUGH or new - _told(here, found, side, (first, last)) < ENOUGH:
            continue
        words = here.content(first, last)
        kept = sum(word in other.roots for word in words)
        if kept >= (KEPT if unit.matched.likeness >= REWRITTEN else REWRITTEN) * len(words):
            continue
        if spans and spans[-1][1] == first and here.run[first].sentence == here.run[first - 1].sentence:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _part(unit: Unit, side: int, number: int, found: Sequence[Shift]) -> Span | None:
    """A hunk with enough new words: a phrase of its own inside a clause that is kept."""
    here = unit.sides()[side]
    hunk = unit.matched.hunks[number]
    owner = unit.owners()[side]
    told = {at for s in found if s.before and s.after for at in _tokens((s.before, s.after)[side])} | unit.settled[side]
    atoms = here.atoms[slice(*(hunk.before, hunk.after)[side])]
    fresh = _together(here, [atom for atom in atoms if owner[atom.start] >= 0 and atom.start not in told])
    while fresh and not fresh[-1].content:
        fresh.pop()
    if not fresh:
        return None
    span = _extent(here, fresh[0].start, fresh[-1].end)
    new = _new(unit, side, span) - _told(here, found, side, span)
    instead = unit.new(1 - side, number)
    phrase = instead >= ENOUGH or (not instead and _leads(here, fresh[0].start))  # what stood there is told as gone
    swapped = any(s.kind == "attribution" and s.before and s.after and _inside(s, side, span) for s in found)
    enough = ENOUGH - 1 if phrase and not swapped else ENOUGH  # the office of another source is no news of its own
    return span if new >= enough else None


def _together(here: Side, fresh: list[Atom]) -> list[Atom]:
    """The words of one quotation, or those outside any: a clause does not run over a quotation mark."""
    groups: dict[int, list[Atom]] = {}
    for atom in fresh:
        groups.setdefault(here.run[atom.start].quote, []).append(atom)
    return max(groups.values(), key=lambda atoms: sum(atom.content for atom in atoms), default=[])


def _tokens(where: Spot | None) -> range:
    return range(where.start, where.end) if where else range(0)


def _leads(here: Side, at: int) -> bool:
    """Whether a phrase begins as one that says something of its own: `of the north bank`, but not `border town`."""
    opens = next((start for start, end in here.clauses if start <= at < end), at)
    first = here.run[at if here.content(opens, at) else opens]
    before = here.run[at - 1] if at else None
    kind = table(here.language, "function").get(first.norm, ("",))[0]
    return kind in _LEADS or (before is not None and before.norm == ",") or first.norm.endswith(("ing", "ed"))


def _new(unit: Unit, side: int, span: Span) -> int:
    """Words of content between two tokens that neither moved nor stand on the other side; neutral verbs of speech say nothing."""
    new = unit.news[side]
    return sum(at not in unit.settled[side] for at in new[bisect_left(new, span[0]) : bisect_left(new, span[1])])


def _told(here: Side, found: Sequence[Shift], side: int, span: Span) -> int:
    """Words of content that a facet with both sides tells already."""
    both = [(s.before, s.after)[side] for s in found if s.before and s.after and _inside(s, side, span)]
    return len([word for where in both if where for word in here.content(where.start, where.end)])


def _inside(shift: Shift, side: int, span: Span) -> bool:
    where = (shift.before, shift.after)[side]
    return where is not None and span[0] <= where.start < span[1]


def _extent(here: Side, start: int, end: int) -> Span:
    """A phrase out to the edges of its clause where at most one other word of content stands there."""
    inside = {here.run[at].quote for at in range(start, end)}
    for first, last in here.clauses:
        if len(inside) == 1 and min(inside) >= 0:
            return _quoted(here, start, end)  # words of a quotation do not take the tag of speech with them
        if first <= start < last and len(here.content(first, start)) <= 1:
            start = first
        if first < end <= last and len(here.content(end, last)) <= 1:
            end = last
    return start, end


def _quoted(here: Side, start: int, end: int) -> Span:
    """A phrase out to the edges of its quotation where only words of grammar stand there."""
    quote, sentence = here.run[start].quote, here.run[start].sentence
    first, last = start, end
    while first and (here.run[first - 1].quote, here.run[first - 1].sentence) == (quote, sentence):
        first -= 1
    while last < len(here.run) and (here.run[last].quote, here.run[last].sentence) == (quote, sentence):
        last += 1
    return (start if here.content(first, start) else first, end if here.content(end, last) else last)
