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
    return [Shift("figure", one, two, "value", why) for one, two in _exchanged(unit, _ordinal, most=PHRASE)]


PHRASE = 3
"""Words of a hunk among which an ordinal may stand: `stay in ninth`, `drop to 11th`."""


def of_rates(unit: Unit, _: Index) -> list[Shift]:
    """A unit by which something is told where another stood: `$3 a pound`, `$3 a kilogram`."""
    why = "the figure is the same, by another unit"
    if unit.loose.isdisjoint(table(unit.before.language, "units")):
        return []
    return [Shift("figure", one, two, "unit", why) for one, two in _exchanged(unit, _rate) if _one_measure(one, two)]


def _rate(here: Side, at: int) -> Value:
    known = table(here.language, "units").get(here.run[at].norm)
    led = at > 1 and here.run[at - 1].norm in {"a", "an", "per"} and (here.run[at - 2].kind != "p")
    if known is None or not led:
        return ()
    unit, measure = ("lb", "mass") if known[0] == "£" else known[:2]  # `a pound` of something
    return (("unit", unit), ("measure", measure))


def _one_measure(one: Spot, two: Spot) -> bool:
    return dict(one.value or ()).get("measure") == dict(two.value or ()).get("measure")


def of_quantities(unit: Unit, _: Index) -> list[Shift]:
    """A word that says how much of a whole where another stood."""
    why = "another part of the whole is meant"
    return [Shift("hedge", one, two, "other", why) for one, two in _exchanged(unit, _quantity)]


def _exchanged(unit: Unit, read: Callable[[Side, int], Value], most: int = 1) -> list[tuple[Spot, Spot]]:
    """Pairs of words of one list that stand for one another, each alone in its hunk or the only such one, in a kept clause."""
    found: list[tuple[Spot, Spot]] = []
    for number, hunk in enumerate(unit.matched.hunks):
        if not all(0 < last - first <= most for first, last in hunk):
            continue
        spots = [_only(unit, side, span, read) for side, span in enumerate((hunk.before, hunk.after))]
        one, two = spots
        if one and two and one.value != two.value and unit.kept(number):
            for side, where in ((0, one), (1, two)):
                unit.taken[side].add(where.start)
            found.append((one, two))
    return found


def _only(unit: Unit, side: int, span: tuple[int, int], read: Callable[[Side, int], Value]) -> Spot | None:
    """The only word of a hunk that the list knows, where nothing of it is told yet."""
    here = unit.sides()[side]
    atoms = here.atoms[slice(*span)]
    if any(a.start in unit.taken[side] for a in atoms):
        return None
    known = [Spot(a.start, a.end, value) for a in atoms if (value := read(here, a.start))]
    return known[0] if len(known) == 1 else None


def _ordinal(here: Side, at: int) -> Value:
    word = here.run[at].norm
    after = here.run[at + 1].norm if at + 1 < len(here.run) else ""
    if after in {"quarter", "qtr", "half"}:
        return ()  # a time
    if known := table(here.language, "ordinals").get(word):
        return _nth(int(known[0]))
    number = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2]) if _NTH.fullmatch(word) else 0
    return _nth(number) if number else ()


def _nth(number: int) -> Value:
    return (("low", number), ("high", number), ("unit", "ordinal"))


def _quantity(here: Side, at: int) -> Value:
    known = table(here.language, "quantities").get(here.run[at].norm)
    return (("class", known[0]), ("strength", int(known[1]))) if known else ()
