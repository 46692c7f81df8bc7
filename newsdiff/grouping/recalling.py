"""A language goes in, out come the words with which a text looks back at older news (`earlier today`) or says no to it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NONE, RECALL, PERIOD, DENIAL = range(4)
"""What a word is: none of these; one that looks back; a period, after which such a word only compares (`a year earlier`); a `no`."""


def kinds(language: str | None) -> Mapping[str, int]:
    """The words of either kind in a language (`en`, `en-GB`), in any where that is not known; none without a list."""
    return _any() if language is None else _lists().get(language.partition("-")[0].lower(), {})


@lru_cache(maxsize=1)
def _any() -> dict[str, int]:
    """All lists in one; what looks back in one language does in all. No word says no: `no` is `in the` in Portuguese."""
    found: dict[str, int] = {}
    for listed in _lists().values():
        found |= {word: kind for word, kind in listed.items() if kind != DENIAL and found.get(word) != RECALL}
    return found


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, int]]:
    found = {}
    for line in (files("newsdiff.grouping") / "recalls.txt").read_text(encoding="utf-8").splitlines():
        language, _, listed = line.partition(" ")
        if language != "#":
            parts = zip(listed.split("/"), (RECALL, PERIOD, DENIAL), strict=True)
            found[language] = {word: kind for part, kind in parts for word in part.split()}
    return found
