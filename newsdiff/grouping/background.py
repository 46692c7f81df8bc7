"""A language goes in, how much a shared word says comes out: words that stand in every other text say next to nothing.

Weights are whole numbers of half units, so that their sums are exact on every machine and in every order.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

UNIT = 2  # steps of the tables: -ln of a share, in halves
UNLISTED = 14  # -ln of one text in a thousand: what a word says that the table of its language does not list
PERCENT = 4  # the sign counts as a word, and stands in one text of seven
_BY_LENGTH = (4, 4, 6, 8, 10, 11, 12)  # for a language without table: short words are the common ones (Zipf)


class Background(dict[str, int]):
    """What words say, -ln of the share of texts that hold them, in halves."""

    def __missing__(self, word: str) -> int:
        return UNLISTED


class ByLength(Background):
    """What words say in a language that has no table, by their length; figures and long words say most."""

    def __missing__(self, word: str) -> int:
        return _BY_LENGTH[len(word)] if len(word) < len(_BY_LENGTH) and word.isalpha() else UNLISTED


@lru_cache(maxsize=64)
def background(language: str | None) -> Background:
    """The table of a language (`en`, `en-GB`), or words by their length where it is unknown or has none."""
    table = files("newsdiff.grouping") / "frequencies" / f"{(language or '').partition('-')[0].lower()}.txt"
    if not (language or "").replace("-", "").isalnum() or not table.is_file():
        return ByLength({"%": PERCENT})
    weights = Background({"%": PERCENT})
    for line in table.read_text(encoding="utf-8").splitlines():
        weight, *listed = line.split()
        if weight != "#":
            weights.update(dict.fromkeys(listed, round(float(weight) * UNIT)))
    return weights
