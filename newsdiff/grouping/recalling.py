"""A language goes in, out come the words with which a text looks back at news that was told before: `earlier today`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NONE, RECALL, PERIOD = range(3)
"""What a word is: none of both; one that looks back; a period, after which such a word only compares (`a year earlier`)."""


def kinds(language: str | None) -> Mapping[str, int]:
    """The words of either kind in a language (`en`, `en-GB`), in any where that is not known; none without a list."""
    return _any() if language is None else _lists().get(language.partition("-")[0].lower(), {})


@lru_cache(maxsize=1)
def _any() -> dict[str, int]:
    """All lists in one; what looks back in one language does in all."""
    found: dict[str, int] = {}
    for listed in _lists().values():
        found |= {word: kind for word, kind in listed.items() if found.get(word) != RECALL}
    return found


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, int]]:
    found = {}
    for line in (files("newsdiff.grouping") / "recalls.txt").read_text(encoding="utf-8").splitlines():
        language, *listed = line.split()
        if language != "#":
            stroke = listed.index("/")
            found[language] = dict.fromkeys(listed[:stroke], RECALL) | dict.fromkeys(listed[stroke + 1 :], PERIOD)
    return found
