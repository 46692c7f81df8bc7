"""French and Spanish number words go in, their value comes out: `quatre-vingt-dix-sept`, `treinta y cinco`, `deux cents`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token

Numbers = dict[str, tuple[str, ...]]
_SIMPLE = frozenset({"unit", "tens", "score", "hundreds", "hundred", "thousand"})
_SCORE = 20
_TEENED = frozenset({60, 80})
"""Tens that French counts on from to 19: `soixante-dix-sept`."""


def worded(run: Sequence[Token], at: int, language: str) -> tuple[float, int, str] | None:  # noqa: PLR0911 - one rule a line
    """(value, one past its last token, kind) of the number in words that begins at a token, None where none does."""
    numbers = table(language, "numbers")
    known = numbers.get(run[at].norm)
    if known is None:
        return None
    after = numbers.get(run[at + 1].norm) if at + 1 < len(run) else None
    if known[1] == "article":
        kind = {"fraction": "fraction", "group": "group", "multiplier": "words"}.get(after[1]) if after else None
        if kind is None or after is None or (kind == "fraction" and not _shares(run, at + 2)):
            return None
        return float(after[0]), at + 2, kind
    if known[1] == "nought":
        return (0.0, at + 1, "nought") if after is None or after[1] == "article" else None
    if known[1] == "vague":
        return float(known[0]), at + 1, "vague"
    if known[1] == "fraction":
        led = at > 0 and run[at - 1].norm in {"the", "by", "of"}
        return (float(known[0]), at + 1, "fraction") if led and _shares(run, at + 1) else None
    return _summed(run, at, numbers) if known[1] in _SIMPLE else None


def _shares(run: Sequence[Token], at: int) -> bool:
    """Whether a fraction is one of something: `le tiers des élus`."""
    return at < len(run) and run[at].norm in {"of", "%"}


def _summed(run: Sequence[Token], at: int, numbers: Numbers) -> tuple[float, int, str]:
    """The words of a number put together, a fraction behind it (`deux tiers`) as its denominator."""
    total, part, end = 0.0, 0.0, at
    while end < len(run):
        step = end + (end > at and run[end].norm in {"and", "-"} and end + 1 < len(run))
        known = numbers.get(run[step].norm, ("", ""))
        if known[1] == "article" and step > end > at:
            known = ("1", "unit")  # `vingt et une`
        if known[1] == "fraction" and end > at and step == end and total + part <= _SCORE:
            return (total + part) * float(known[0]), end + 1, "fraction"
        if known[1] not in _SIMPLE or (run[end].norm == "and" and part < _SCORE):
            break
        value = float(known[0])
        if known[1] == "thousand":
            total, part = total + max(part, 1) * value, 0
        elif known[1] == "hundred" and part < 10:
            part = max(part, 1) * value
        elif known[1] == "score" and part % 100 == 4:
            part += 4 * value - 4  # `quatre-vingts`
        elif _adds(part, value) or end == at:
            part += value
        else:
            break
        end = step + 1
    value = total + part
    return value, end, "one" if value == 1 and end == at + 1 else "words"


def _adds(part: float, value: float) -> bool:
    """Whether a smaller number is counted on from a larger one: `soixante-dix`, `ciento veinte`, but not `dos tres`."""
    if part == 0 or value >= 100:
        return part == 0
    left = part % 100
    if left == 0:
        return True
    return left in _TEENED and value < _SCORE if value > 9 else left >= _SCORE and left % 10 == 0
