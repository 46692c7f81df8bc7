"""Words of a text go in, its figures come out, so that `10 mln`, `ten million` and `10,000,000` are one figure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NUMBER = lazy(r"\d+(?:[.,]\d+)*")
_GROUPED = lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_WORDS = {
    name: str(value)
    for value, name in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
    if value > 1  # "one" and "zero" are words more often than figures
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
SCALES = {"hundred": 2, "thousand": 3, "mln": 6, "million": 6, "millions": 6, "m": 6, "bln": 9, "billion": 9,
          "billions": 9, "bn": 9, "trillion": 12, "trln": 12}  # fmt: skip
"""The power of ten that a word puts on the figure before it."""


def figures(words: list[str]) -> NDArray[np.bool_]:
    """Which words are figures: digits, or the name of a small number."""
    return np.array([word in _WORDS or "0" <= word[0] <= "9" for word in words], bool)


@lru_cache(1 << 16)
def value(word: str, scale: int) -> str:
    """A figure in decimal digits, times a power of ten."""
    return _scaled(word.replace(",", "") if _GROUPED.fullmatch(word) else _WORDS.get(word, word), scale)


def _scaled(value: str, scale: int) -> str:
    """Decimal digits without trailing zeros: 1.50 as 1.5, 2.5 million as 2500000."""
    if not _NUMBER.fullmatch(value) or value.count(".") + value.count(",") > 1:
        return value
    whole, _, part = value.replace(",", ".").partition(".")
    part = part.rstrip("0")
    if not scale:
        return f"{whole}.{part}" if part else whole
    return (whole + part[:scale].ljust(scale, "0")).lstrip("0") + (f".{part[scale:]}" if part[scale:] else "")


@lru_cache(1 << 16)
def digits(figure: str) -> int:
    """Significant digits: `1500000` has two, `17.65` four; a year says as little as one digit."""
    if len(figure) == 4 and figure[:2] in {"19", "20"}:
        return 1
    return max(len("".join(filter(str.isdigit, figure)).strip("0")), 1)
