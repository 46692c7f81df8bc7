"""Two times go in, whether they are one comes out; and where in a version one like a time can stand.

A weekday and a date can only be compared where the day of publication is known; without it the answer is `unknown`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from newsdiff.claims.times import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.claims.marks import Same
    from newsdiff.claims.times import When

    Place: TypeAlias = tuple[object, ...]

_NAMING = frozenset({"year", "month", "date"})


def same(left: When, right: When, day: date | None, other: date | None) -> Same:  # noqa: PLR0911 - one rule a line
    """Compare two times, given the day that each version was published."""
    if left.kind == right.kind and left.parts == right.parts:
        return "same"
    if left.kind == right.kind:
        short, long = sorted((left.parts, right.parts), key=len)
        if left.kind in {"date", "month"} and short == long[: len(short)]:
            return "variant"
        if left.kind == "period" and _this(left) == _this(right):
            return "variant"
        if left.kind != "day":
            return "different"
    if {left.kind, right.kind} == {"date", "month"}:
        return "variant" if left.parts[0] == right.parts[0] else "different"
    if {left.kind, right.kind} <= {"date", "month", "year"} and left.parts[-1] == right.parts[-1]:
        return "variant"
    if "period" in {left.kind, right.kind} and "year" in left.parts + right.parts:
        years = _named(left, day), _named(right, other)
        return "unknown" if None in years else "variant" if years[0] == years[1] else "different"
    for weekday, when, near in ((left, right, other), (right, left, day)):
        if weekday.kind == "weekday":
            return _falls(weekday, day if weekday is left else other, when, near)
    first, second = resolved(left, day), resolved(right, other)
    if first is None or second is None:
        return "different" if left.kind == right.kind else "unknown"
    return "variant" if first == second else "different"


_LEANS = {"last": -1, "this": 0, "next": 1}


def _named(when: When, day: date | None) -> int | None:
    """The year that `1987`, `May 1987` or, read on a day of publication, `last year` names."""
    if when.kind in {"year", "month", "date"}:
        return int(when.parts[-1]) if YEAR.fullmatch(str(when.parts[-1])) else None
    lean = _LEANS.get(str(when.parts[0]))
    return None if day is None or lean is None else day.year + lean


def _this(when: When) -> tuple[str | int, ...]:
    """`this year` is the `current year`, which in a company's results may be the one before."""
    return tuple("this" if part == "current" else part for part in when.parts)


def _falls(weekday: When, told: date | None, when: When, day: date | None) -> Same:
    """Whether a date is the weekday that was told on a day: the last one up to it; the next one too may be meant."""
    that = resolved(when, day)
    if told is None or that is None:
        return "unknown"
    after = (that - told).days
    if that.weekday() != int(weekday.parts[0]) or abs(after) > WEEK:
        return "different"
    return "variant" if -WEEK < after <= 0 else "unknown"


WEEK = 7
"""How many days a weekday may be from the day of publication."""


def resolved(when: When, day: date | None) -> date | None:
    """The day that a date or a word such as `today` names, if the day of publication tells it.

    A date without a year is the one nearest to publication. None for a weekday, which may be to come or gone.
    """
    if day is None:
        return None
    if when.kind == "day":
        return day + timedelta(days=int(when.parts[0]))
    if when.kind != "date":
        return None
    month, number, *year = (int(part) for part in when.parts)
    years = year or (day.year - 1, day.year, day.year + 1)
    found = [date(y, month, number) for y in years if _exists(y, month, number)]
    return min(found, key=lambda that: abs(that - day), default=None)


def _exists(year: int, month: int, number: int) -> bool:
    return 1 <= year <= MAXYEAR and number <= monthrange(year, month)[1]


def places(when: When, day: date | None) -> set[Place]:
    """The places at which a time stands, given the day its version was published."""
    return {stands for stands, _ in _places(when, day)}


def sought(when: When, day: date | None) -> set[Place]:
    """The places of another version where all stands that is `same` as a time or a variant of it, beside some that is not."""
    return {seeks for _, seeks in _places(when, day)}


def _places(when: When, day: date | None) -> Iterator[tuple[Place, Place]]:
    """Where a time stands and where its like does: two places, so that the dates of one month or year do not meet."""
    kind, parts = when.kind, when.parts
    plain: Place = (kind, {"period": _this(when), "date": parts[:2], "month": parts[:1]}.get(kind, parts))
    yield plain, plain
    if kind == "date":
        yield ("dates in", *parts[:1]), ("month", parts[:1])
    elif kind == "month":
        yield plain, ("dates in", *parts[:1])
    if kind == "year":
        yield plain, ("ending", *parts)
    elif kind in _NAMING:
        yield ("ending", *parts[-1:]), ("year", parts[-1:])
    if (year := _named(when, day)) is not None:
        stands, seeks = ("leaning", year), ("naming", year)
        yield (stands, seeks) if kind == "period" else (seeks, stands)
    if (on := _latest(when, day)) is not None:
        yield ("on", on), ("on", on)


def _latest(when: When, day: date | None) -> date | None:
    """The day that a time names; for a weekday the last one up to the day of publication."""
    if when.kind == "weekday" and day is not None:
        return day - timedelta(days=(day.weekday() - int(when.parts[0])) % WEEK)
    return resolved(when, day)
