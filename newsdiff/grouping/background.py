"""A language goes in, how much a shared word says comes out: words that stand in every other text say next to nothing."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

UNLISTED: Final = 7.0
"""Weight of a word that the table does not list: -ln of one text in a thousand."""


class Background(dict[str, float]):
    """Weights of words, -ln of the share of texts that hold them; a word that is not listed weighs `UNLISTED`."""

    def __missing__(self, word: str) -> float:
        return UNLISTED


@lru_cache(maxsize=32)
def background(language: str | None) -> Background:
    """The table of a language (`en`, `en-GB`); the English one where the language is unknown or has none."""
    home = files("newsdiff.grouping") / "frequencies"
    table = home / f"{(language or 'en').partition('-')[0].lower()}.txt"
    if not table.is_file():
        table = home / "en.txt"
    found = Background()
    for line in table.read_text(encoding="utf-8").splitlines():
        weight, *listed = line.split()
        if weight != "#":
            found.update(dict.fromkeys(listed, float(weight)))
    return found
