"""How much of a whole, and which in a row, in two linked stretches: all who became most, the second who became the third."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit
    from newsdiff.model import Value

_NTH = lazy(r"\d{1,4}(?:st|nd|rd|th)")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def of_ordinals(unit: Unit, _: Index) -> list[Shift]:
    """An ordinal that stands where another stood: it is another time, or another in a row."""
    why = "another place in a row is counted"
    return [Shift("figure", one, two, "value", why) for one, two in _exchanged(unit, _ordinal)]


def of_quantities(unit: Unit, _: Index) -> list[Shift]:
    """A word that says how much of a whole where another stood."""
    why = "another part of the whole is meant"
    return [Shift("hedge", one, two, "other", why) for one, two in _exchanged(unit, _quantity)]


def _exchanged(unit: Unit, read: Callable[[Side, int], Value]) -> list[tuple[Spot, Spot]]:
    """Pairs of words of one list that stand for one another, each alone in its hunk, in a kept clause."""
    found: list[tuple[Spot, Spot]] = []
    for number, hunk in enumerate(unit.matched.hunks):
        spots = [_only(unit, side, span, read) for side, span in enumerate((hunk.before, hunk.after))]
        one, two = spots
        if one and two and one.value != two.value and unit.kept(number):
            for side, where in ((0, one), (1, two)):
                unit.taken[side].add(where.start)
            found.append((one, two))
    return found


def _only(unit: Unit, side: int, span: tuple[int, int], read: Callable[[Side, int], Value]) -> Spot | None:
    """The only word of a hunk on a side, where the list knows it."""
    here = unit.sides()[side]
    atoms = here.atoms[slice(*span)]
    if len(atoms) != 1 or atoms[0].start in unit.taken[side]:
        return None
    value = read(here, atoms[0].start)
    return Spot(atoms[0].start, atoms[0].end, value) if value else None


def _ordinal(here: Side, at: int) -> Value:
    word = here.run[at].norm
    after = here.run[at + 1].norm if at + 1 < len(here.run) else ""
    if after in {"quarter", "qtr", "half"}:
        return ()  # a time
    number = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2]) if _NTH.fullmatch(word) else 0
    return (("low", number), ("high", number), ("unit", "ordinal")) if number else ()


def _quantity(here: Side, at: int) -> Value:
    known = table(here.language, "quantities").get(here.run[at].norm)
    return (("class", known[0]), ("strength", int(known[1]))) if known else ()
