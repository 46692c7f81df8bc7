"""Tokens go in, the figures that they name come out: value, unit, what is counted, and the word that makes it vague.

`40km` is `40 km`, `1,000` is `one thousand`, `pct` is `percent`: two figures are one where value and class of unit agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cache
from math import log10
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from newsdiff.claims.lexicon import GLOSSED, phrases, table
from newsdiff.claims.marks import Mark, longest, stem
from newsdiff.claims.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.marks import Same
    from newsdiff.model import Value

NEAR = Decimal("0.025")
"""How far apart, as a share of the coarser, two plain numbers may be of which one is the other to fewer decimals."""
_SIGNS = {"$", "£", "€", "¥"}
_ROLES = {"from", "to", "by", "between", "at"}
_LOOSE = frozenset({"about", "nearly", "at least", "at most", "more than", "less than", "just over", "well over"})
_PLURAL = {"people", "men", "women", "children", "police", "troops", "dead", "percent"}


@dataclass(frozen=True)
class Figure(Mark):
    """A figure.

    Attributes:
        low: its value, below zero after a minus sign; `high` is the same unless it is a range.
        unit: class of its unit (`%`, `$`, `km`), "" for a plain count.
        noun: stems of the words after it, one of which is what is counted.
        scope: words after `of`: a third *of Iraq*.
        qualifier: class of the word that makes it vague (`about`, `at least` …), "" for none.
        begins: where that word begins.
        role: the preposition that it hangs on, which keeps `from 4 to 5` apart from `from 5 to 4`.
        weak: `one`, which is a number only beside another.
        vague: `dozens`, which names no number.
        shown: one past the last token to show: the figure with what is counted.
        counts: the last word of that, "" where none is counted.
        rounded: written in words for thousands or millions: `14.6 mln`.
        part: `each` or `other` where that word follows: what is told is a part of what another text may tell whole.
        step: power of ten of the last decimal that is written: -2 of `2.70`, 7 of `2.70 billion`; None without decimals.
    """

    low: float
    high: float
    unit: str = ""
    noun: frozenset[str] = frozenset()
    scope: tuple[str, ...] = ()
    qualifier: str = ""
    begins: int = 0
    role: str = ""
    weak: bool = False
    vague: bool = False
    shown: int = 0
    counts: str = ""
    fraction: bool = False
    rounded: bool = False
    step: int | None = None
    part: str = ""

    @property
    def value(self) -> Value:
        """Low, high, unit, qualifier, as shown."""
        whole = (("low", _plain(self.low)), ("high", _plain(self.high)), ("unit", self.unit or self.counts or None))
        return (*whole, ("qualifier", self.qualifier)) if self.qualifier else whole

    @property
    def key(self) -> tuple[float, float, str, bool]:
        """What makes two figures one: for comparing words."""
        return (round(self.low, 6), round(self.high, 6), self.unit, self.vague)


def figures(run: Sequence[Token], taken: Iterable[Mark] = (), language: str = "en") -> list[Figure]:
    """The figures of a run of tokens, in order; tokens that belong to a time are left out."""
    times = {at for mark in taken for at in range(mark.start, mark.end)}
    numbers = table(language, "numbers") or table("en", "numbers")
    found: list[Figure] = []
    end = 0
    hits = [n for n, t in enumerate(run) if t.kind == "n" or t.norm in numbers or t.norm in _SIGNS]
    for at in hits:
        if at < end or at in times:
            continue
        figure = _figure(run, at, times, language)
        if figure is not None:
            found.append(_around(run, figure, end, language))
            end = figure.end
    return found


def _figure(run: Sequence[Token], at: int, times: set[int], language: str) -> Figure | None:
    if _lettered(run, at, language) or _stuck(run, at) or (run[at].kind == "n" and _enumerates(run, at)):
        return None
    sign = run[at].norm if run[at].norm in _SIGNS else ""
    first = number(run, at + bool(sign), language, money=bool(sign))
    if first is None:
        return None
    low, end, kind = first
    unit, end = _unit(run, end, language, sign)
    figure = Figure(
        at, end, low, low, unit,
        weak=(kind == "one" and not unit) or kind == "nought", vague=kind == "vague", fraction=kind == "fraction", rounded=low >= 1000 and kind == "words",
        step=_step(run[at + bool(sign)], low),
    )  # fmt: skip
    figure = _ranged(run, figure, times, language, sign)
    if figure.low and not figure.weak and _below_zero(run, at):
        return replace(figure, start=at - 1, low=-figure.low, high=-figure.high)
    if figure.weak and figure.low and end < len(run) and run[end].norm in {"of", "another", "or"}:
        return None
    if figure.weak and figure.low and at and run[at - 1].norm == "no":
        return None  # `no one`
    return figure


def _below_zero(run: Sequence[Token], at: int) -> bool:
    """`-0.4 percent`, `minus 12 degrees`: a sign that touches the number and nothing before it, or the word."""
    if at and run[at - 1].norm in _MINUS:
        return True
    signed = at > 0 and run[at - 1].norm == "-" and run[at].glued and not run[at - 1].glued
    return signed and (at < 2 or run[at - 2].kind != "n")  # `10 -12` is a range


_MINUS = frozenset({"minus", "moins"})


def _step(token: Token, value: float) -> int | None:
    """The power of ten that the last decimal of a number stands for."""
    _, point, decimals = token.norm.partition(".")
    shown = (
        float(token.norm.replace(",", "").replace("\u2063", "").replace(" ", ""))
        if token.kind == "n" and point and decimals.isdigit()
        else 0.0
    )
    return round(log10(value / shown)) - len(decimals) if shown and value else None


def _lettered(run: Sequence[Token], at: int, language: str) -> bool:
    """`F-16`, `COVID-19`: a number that is part of a name."""
    if at < 2 or run[at - 1].norm != "-" or not run[at].glued or not run[at - 1].glued:
        return False
    before = run[at - 2]
    return before.kind == "w" and before.norm not in table(language, "numbers")


def _stuck(run: Sequence[Token], at: int) -> bool:
    """`0speculation`: a digit that a slip of the wire put before a word."""
    after = run[at + 1] if at + 1 < len(run) else None
    return run[at].norm == "0" and after is not None and after.glued and after.kind == "w" and len(after.norm) > 4


def _enumerates(run: Sequence[Token], at: int) -> bool:
    """`(2)`: a number that counts the points of a list."""
    closed = at + 1 < len(run) and run[at + 1].norm == ")" and len(run[at].norm) <= 2
    return closed and (at == 0 or run[at - 1].norm == "(" or not any(t.norm == "(" for t in run[max(0, at - 12) : at]))


def _unit(run: Sequence[Token], end: int, language: str, sign: str) -> tuple[str, int]:
    """(class of unit, one past it): `pct`, `-day`, `U.S. dlrs`; the sign before the number where none follows."""
    at = end + 1 if end + 1 < len(run) and run[end].norm == "-" and run[end].glued else end
    if at + 1 < len(run) and (run[at].norm == "u.s." or run[at].norm in table("en", "demonyms")):
        at += 1
    if language in GLOSSED and at + 1 < len(run) and run[at].norm == "of":
        at += 1  # `1,5 million d'euros`
    if at < len(run):
        found = longest(run, at, phrases(language, "units") or phrases("en", "units"))
        if found is not None and not (run[at].norm in {"m", "g"} and not run[at].glued):
            return found[1][0], at + found[0]
    return sign, end


@cache
def measure(unit: str) -> str:
    """What a unit measures (`length`, `money`), "" for none."""
    return next((columns[1] for columns in table("en", "units").values() if columns[0] == unit), "")


def _ranged(run: Sequence[Token], low: Figure, times: set[int], language: str, sign: str) -> Figure:
    """`1,500-2,500`, `340 to 350 cruzados`, `between five and 50 pct`."""
    at = low.end
    if at + 1 >= len(run) or at + 1 in times or low.fraction:
        return low
    before = run[low.start - 1].norm if low.start else ""
    joins = (
        run[at].norm == "-"
        or (run[at].norm == "to" and before not in {"from", "to"})
        or (run[at].norm == "and" and before == "between")
        or (run[at].norm == "up" and run[at + 1].norm == "to" and before == "from")
    )
    if not joins:
        return low
    if run[at].norm == "up" and run[at + 1].norm == "to" and before == "from":
        at += 1  # `from one year up to five years`
    begin = at + 1 + (run[at + 1].norm in _SIGNS) if at + 1 < len(run) else len(run)
    second = number(run, begin, language, money=bool(sign))
    if second is None or second[2] in {"fraction", "vague"}:
        return low
    unit, end = _unit(run, second[1], language, sign)
    if low.unit and not unit and end < len(run) and _slip(run[end].norm, run[low.end - 1].norm):
        unit, end = low.unit, end + 1  # `10 cents to 15 cnts`
    if low.unit and (low.unit != unit or _moves(run, low.start)):
        return low
    value, scale = low.low, second[0]
    if value < scale and not low.unit and second[1] > begin + 1 and value < 1000 <= scale:
        value *= 10 ** (3 * int((len(str(int(scale))) - 1) // 3))  # $4-5 million
        value = low.low if value > scale else value
    return replace(low, end=end, low=value, high=scale, unit=unit, weak=False)


def _slip(word: str, other: str) -> bool:
    return word[0] == other[0] and fuzz.ratio(word, other) >= SLIP


SLIP = 80
"""Similarity (Indel, 0 to 100) from which a word is taken for a slip of the unit before it."""


def _moves(run: Sequence[Token], at: int) -> bool:
    """Whether a figure with its unit tells by how much something moved: `rose 39 mln rand to 4.0 billion rand`."""
    begin = at
    while begin and run[begin - 1].norm in _VAGUE:
        begin -= 1
    before = run[begin - 1].norm if begin else ""
    return before in _STEPS or table("en", "synonyms").get(before, ("",))[0] in {"rise", "fall", "raise", "cut"}


_VAGUE = frozenset({"about", "some", "nearly", "around", "almost", "roughly", "only", "just", "a"})
_STEPS = frozenset({"by", "up", "down"})


def _around(run: Sequence[Token], figure: Figure, earliest: int, language: str) -> Figure:
    """The figure with what stands round it: qualifier, role, what is counted, scope."""
    qualifier, begins = _qualifier(run, figure, earliest, language)
    at = begins - 1
    while at >= earliest and run[at].norm in {"a", "an", "the"}:
        at -= 1
    role = run[at].norm if at >= earliest and run[at].norm in _ROLES else ""
    words, shown = _counted(run, figure, language)
    known = (
        begins > 0
        and run[begins - 1].norm in {"the", "both", "these", "those"}
        and not figure.unit
        and not figure.fraction
        and figure.high <= 10
    )
    weak = (figure.weak or known) and not qualifier  # `the two men` were counted elsewhere
    return replace(
        figure,
        qualifier=qualifier,
        begins=begins,
        role=role,
        noun=frozenset(words),
        scope=_scope(run, figure.end, language),
        weak=weak,
        shown=shown,
        counts=run[shown - 1].norm if shown > figure.end else "",
        part=next((_PARTS[t.norm] for t in run[figure.end : figure.end + 2] if t.norm in _PARTS), ""),
    )


_PARTS = {"each": "each", "apiece": "each", "other": "other", "others": "other", "more": "other"}


def _qualifier(run: Sequence[Token], figure: Figure, earliest: int, language: str) -> tuple[str, int]:
    known = table(language, "qualifiers")
    start = figure.start
    if start > earliest and table(language, "numbers").get(run[start - 1].norm, ("", ""))[1] == "article":
        start -= 1
    if start - 1 > earliest and run[start - 1].norm == run[start - 2].norm:
        start -= 1  # a word written twice: `in excess of of`
    for length in (4, 3, 2, 1):
        begin = start - length
        if begin < earliest:
            continue
        words = " ".join(token.norm for token in run[begin:start])
        if words in known and not (
            words == "up to" and any(t.norm == "from" for t in run[figure.end : figure.end + 5])
        ):
            led = words in _PLACING and start < figure.start and _counted(run, figure, language)[0]
            return ("", figure.start) if led else (known[words][0], begin)
    after = known.get(" ".join(token.norm for token in run[figure.end : figure.end + 2]))
    return (after[0], figure.start) if after and after[0] == "at least" else ("", figure.start)


_PLACING = frozenset({"under", "over", "above", "below"})
"""Words that are no approximation where an article follows: `under a 10-year contract`."""


_DATING = frozenset({"lean", "month", "weekday", "day"})
"""Kinds of words of time that end what a figure counts: `nine last year`, `898 Jun`."""


def _counted(run: Sequence[Token], figure: Figure, language: str) -> tuple[list[str], int]:
    """Stems of up to four words after a figure, and where the one that is counted ends."""
    function = table(language, "function")
    times = table(language, "times")
    words: list[str] = []
    shown = figure.end
    if run[figure.start].norm in {"nobody", "none", "nil"}:
        return words, shown
    at = figure.end
    while at < len(run) and len(words) < 4:
        token = run[at]
        if token.kind == "p" and token.norm == "-":
            at += 1
            continue
        if token.norm in {"of", "the", "'s", "u.s.", "a", "per", "other"} and words == [] and token.norm != "'s":
            at += 1
            continue
        if token.kind != "w" or token.norm in function or times.get(token.norm, ("",))[0] in _DATING:
            break
        words.append(stem(token.norm))
        at += 1
        plural = token.norm.endswith("s") or token.norm in _PLURAL or (language == "de" and token.text[0].isupper())
        if "vs" not in words and not figure.unit and at - figure.end == len(words) and (plural or len(words) == 1):
            shown = at if shown == figure.end or plural else shown
            if plural:
                break
    return words, shown


def _scope(run: Sequence[Token], at: int, language: str) -> tuple[str, ...]:
    function = table(language, "function")
    if at >= len(run) or not (
        run[at].norm == "of" or (language == "de" and function.get(run[at].norm) == ("article",))
    ):
        return ()
    words: list[str] = []
    for token in run[at + 1 : at + 6]:
        if token.kind != "w" or (
            function.get(token.norm, ("",))[0] in {"preposition", "conjunction", "relative", "auxiliary"}
        ):
            break
        if function.get(token.norm, ("",))[0] not in {"article", "possessive"}:
            words.append(token.norm)
    return tuple(words)


def same(left: Figure, right: Figure) -> Same:
    """Compare two figures by value and unit; a value written to fewer places is a variant, not another one."""
    if left.vague != right.vague:
        return "unknown"
    if left.unit and right.unit and left.unit != right.unit:
        return "different"
    if (left.low, left.high) == (right.low, right.high):
        return "same" if left.unit == right.unit else "variant"
    units = left.unit == right.unit or "" in {left.unit, right.unit}
    if abs(left.low - right.low) > SPREAD * max(abs(left.low), abs(right.low)):
        return "different"
    if units and left.low == left.high and right.low == right.high and _rounded(left, right):
        return "variant"
    return "different"


THOUSANDS = 3
SPREAD = 0.1
"""How far apart, as a share of the larger, two figures are that no rounding brings together."""


def _rounded(left: Figure, right: Figure) -> bool:
    """Whether one is the other to fewer places: 14,571,434 and 14.6 million, 17.3 and 17, but never 450,040 and 450,000."""
    for coarse, fine in ((left, right), (right, left)):
        whole, exact = Decimal(f"{coarse.low:.10g}").normalize(), Decimal(f"{fine.low:.10g}").normalize()
        if not whole.is_finite() or not exact.is_finite():
            return False
        step = _last(coarse, whole)
        odd = f"{int(exact) % 1000:03d}"  # 1,981,681 is 1,982,000, but 35,065,002 is not 35,065,000
        full = step == THOUSANDS and whole.adjusted() - step >= THOUSANDS and odd.count("0") < len(odd) - 1
        step = step if coarse.rounded or full else min(step, 0)
        shown = whole.adjusted() - step + 1  # digits that are written
        rough = coarse.qualifier != "" and _last(fine, exact) < step - 1  # `about seven million`
        clear = (shown > 1 or rough) if coarse.rounded else abs(whole - exact) <= NEAR * whole
        cut = (ROUND_HALF_UP, ROUND_DOWN) if coarse.rounded else (ROUND_HALF_UP,)  # a desk also drops what follows
        if (
            clear
            and _last(fine, exact) < step
            and whole in [exact.quantize(Decimal(1).scaleb(step), how) for how in cut]
        ):
            return True
    return False


def _last(figure: Figure, number: Decimal) -> int:
    """The power of ten of the last digit that is written, as far as it can be told."""
    return _place(number) if figure.step is None else figure.step


def _place(number: Decimal) -> int:
    """The power of ten of the last digit of a finite number that is not 0."""
    return int(number.as_tuple().exponent)


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 6)
