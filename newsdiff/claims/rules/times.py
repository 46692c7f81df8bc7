"""Times of two linked stretches: one told for another, and times that only one version tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from newsdiff.claims.days import same
from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, lone, spot

if TYPE_CHECKING:
    from datetime import date

    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit
    from newsdiff.claims.times import When

Sure = Literal["high", "low"]


def of_times(unit: Unit, index: Index) -> list[Shift]:
    """Times: equal ones first, then one of the same kind in the same hunk, then those that one version tells nowhere."""
    left, right = list(unit.before.times), list(unit.after.times)
    days = index.days
    for one in list(left):
        two = next((t for t in right if same(one, t, *days) in {"same", "variant"}), None)
        if two is not None:
            left.remove(one)
            right.remove(two)
    found: list[Shift] = []
    for one in list(left):
        two = next((t for t in right if _instead(unit, one, t, days)), None)
        if two is not None and unit.matched.likeness < KEPT and index.told(1, one, 0):
            left, right = [t for t in left if t is not one], [t for t in right if t is not two]
        elif two is not None:
            left.remove(one)
            right.remove(two)
            unit.take(0, one)
            unit.take(1, two)
            found.append(Shift("time", spot(one), spot(two), "value", "another time stands in the same place"))
    unclear = [(one, two) for one in left for two in right if same(one, two, *days) == "unknown" and _days(one, two)]
    for one, two in unclear:
        left = [t for t in left if t is not one]
        right = [t for t in right if t is not two]
    for side, rest in ((0, left), (1, right)):
        for when in rest:
            found += _new_time(unit, index, side, when)
    return found


def _days(one: When, two: When) -> bool:
    if {one.kind, two.kind} == {"year", "period"}:
        return "year" in one.parts + two.parts
    return {one.kind, two.kind} <= {"weekday", "date", "day", "month", "period", "part"}


def _instead(unit: Unit, one: When, two: When, days: tuple[date | None, date | None]) -> bool:
    """Whether one time stands where the other stood, and they can be compared."""
    if same(one, two, *days) != "different":
        return False
    hunk = unit.hunk(0, one)
    if one.kind in {"month", "year"} and _since(unit.before, one) != _since(unit.after, two):
        return False  # `recovered from January`, `recovered in March`
    if one.kind in {"date", "month"} and one.parts[0] != two.parts[0] and not _led(unit, one, two):
        return False  # `ending March 31`, `that began December 23`
    if hunk >= 0 and hunk == unit.hunk(1, two):
        return unit.kept(hunk) or _only(unit, one, two)
    alone = one.kind == two.kind and one.kind in {"weekday", "day"} and unit.matched.likeness >= LIKE
    return alone and unit.fresh(0, one) and unit.fresh(1, two)


KEPT = 0.65
"""Likeness from which a time in the place of another was put for it, even where the text still tells the other one."""
LIKE = 0.5
"""Likeness from which two days of two stretches are of one event, wherever they stand."""


def _since(side: Side, when: When) -> bool:
    """Whether a time is where something began."""
    return when.start > 0 and side.run[when.start - 1].norm in {"from", "since"}


def _led(unit: Unit, one: When, two: When) -> bool:
    """Whether two times hang on one word, or one of them on a word of grammar or of time."""
    before = [side.run[w.start - 1] for side, w in zip(unit.sides(), (one, two), strict=True) if w.start]
    lists = table(unit.before.language, "function"), table(unit.before.language, "times")
    words = [token.norm for token in before if token.kind == "w" and not any(token.norm in words for words in lists)]
    return len(words) < 2 or words[0] == words[1]


def _glossed(unit: Unit, side: int, when: When) -> bool:
    """Whether a day is told again in another word beside it that the other side has too: `today (Monday)`."""
    near = [t for t in unit.sides()[side].times if t is not when and 0 <= t.start - when.end <= 2 and t.kind in _DAYS]
    return when.kind in _DAYS and any(not unit.fresh(side, t) for t in near)


_DAYS = frozenset({"weekday", "date", "day"})


def _only(unit: Unit, one: When, two: When) -> bool:
    """Whether two days are the only ones of two stretches that share half of the shorter one's words: one event, redated."""
    if one.kind != two.kind or one.kind not in {"weekday", "date"}:
        return False
    alone = all([t.kind for t in side.times].count(one.kind) == 1 for side in unit.sides())
    fewer = min((side.roots for side in unit.sides()), key=len)
    return alone and 2 * len(unit.before.roots & unit.after.roots) >= len(fewer)


def _new_time(unit: Unit, index: Index, side: int, when: When) -> list[Shift]:
    """A time told on one side only."""
    if not unit.fresh(side, when) or not unit.free(side, when) or _glossed(unit, side, when):
        return []
    if _unclear(unit, 1 - side, when) or _meant(unit, 1 - side, when, index.days[side]):
        return []
    if when.kind in {"weekday", "day", "period", "part"}:
        if index.told(1 - side, when, side):
            return []
        why = "this is told in one version only"
    elif index.told(1 - side, when, side):
        return []
    else:
        why = "this time stands nowhere in the other version"
    unit.take(side, when)
    return [lone("time", side, spot(when), "value", why)]


def _unclear(unit: Unit, side: int, when: When) -> bool:
    """Whether the other stretch has the word in a form that could be another, or a slip of it: `JAN NET`, `Sepember`."""
    words = table(unit.before.language, "times")
    name = max((t.norm for t in unit.sides()[1 - side].run[when.start : when.end]), key=len)
    for token in unit.sides()[side].run:
        known = words.get(token.norm)
        if known is not None and known == words.get(name) and token.norm != name:
            return True
        if len(name) > 6 and token.norm[:1] == name[:1] and token.norm != name and fuzz.ratio(token.norm, name) >= SLIP:
            return True
    return False


def _meant(unit: Unit, side: int, when: When, day: date | None) -> bool:
    """Whether the other stretch tells a time by where it lies: `today's prices`, `current prices`; `1987`, `the current year`."""
    here, there = unit.sides()[1 - side].run, unit.sides()[side].run
    owned = when.end < len(here) and here[when.end].norm == "'s"
    if there.loud and there and there[-1].norm == here[when.start].norm:
        return True  # a heading that was cut: `4TH`
    if when.kind == "day":
        words = _NOW if owned and when.parts == (0,) else frozenset()
    elif when.kind == "period" and when.parts[0] in _QUARTERS:
        words = _NOW | _BEFORE
    elif when.kind == "year" and day is not None:
        words = {0: _NOW, -1: _BEFORE}.get(int(when.parts[0]) - day.year, frozenset())
    else:
        return False
    return any(token.norm in words for token in there)


_QUARTERS = frozenset({"first", "second", "third", "fourth"})
_NOW = frozenset({"current", "currently", "present", "now", "latest"})
_BEFORE = frozenset({"prior", "previous", "earlier", "last", "ago", "latest"})


SLIP = 88
"""Similarity (Indel, 0 to 100) from which a long word is taken for a slip of another."""
