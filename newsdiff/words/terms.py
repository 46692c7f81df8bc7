"""Text cut into terms: the words that an index counts, each of which follows from one chunk between white space alone."""

from __future__ import annotations

import re

from newsdiff.words.keys import UNITS
from newsdiff.words.patterns import lazy
from newsdiff.words.tokens import words

_PER_CENT = lazy(r"\bper cent\b", re.IGNORECASE)
_AMOUNT = lazy(rf"([0-9](?:[0-9.,:/]*[0-9])?)({UNITS})")


def chunks(text: str) -> list[str]:
    """What stands between white space, in order; `per cent` is one chunk."""
    return bound(text).split()


def bound(text: str) -> str:
    """The text with `per cent` as one sign."""
    return _PER_CENT.sub("%", text) if "er cent" in text or "ER CENT" in text else text


def terms(chunk: str) -> list[str]:
    """The terms of one chunk: the words of its comparison key, an amount and its unit apart (`40km`, `10%`)."""
    found: list[str] = []
    for word in words(chunk):
        amount = _AMOUNT.fullmatch(word) if word[0].isdigit() and not word[-1].isdigit() else None
        found += amount.groups() if amount else (word,)
    return found
