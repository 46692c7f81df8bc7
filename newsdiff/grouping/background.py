"""A language goes in, how much a shared word says comes out: words that stand in every other text say next to nothing."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

UNLISTED = 7.0  # -ln of one text in a thousand: what a word says that the table of its language does not list
PERCENT = 2.0  # the sign counts as a word, and stands in one text of seven
_BY_LENGTH = (2.0, 2.0, 3.0, 4.0, 5.0, 5.5, 6.0)  # for a language without table: short words are the common ones (Zipf)


class Background(dict[str, float]):
    """What words say, -ln of the share of texts that hold them."""

    def __missing__(self, word: str) -> float:
        return UNLISTED


class ByLength(Background):
    """What words say in a language that has no table, by their length; figures and long words say most."""

    def __missing__(self, word: str) -> float:
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
            weights.update(dict.fromkeys(listed, float(weight)))
    return weights
