"""What an extractor finds in a run of tokens: one mark a facet, with its place in the run and what it is compared by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from newsdiff.claims.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.model import FacetKind, Value

Same = Literal["same", "variant", "different", "unknown"]
"""How two marks compare. `variant`: one fact written another way. `unknown` is never reported as a change."""


@dataclass(frozen=True)
class Mark:
    """A facet found in a run of tokens: `start` and `end` are token numbers of the run, `end` one past the last."""

    start: int
    end: int

    @property
    def value(self) -> Value:
        """The normal value, as it is shown."""
        return ()


@dataclass(frozen=True)
class Spot:
    """Where a facet stands: tokens of a run, first and one past the last, and its value."""

    start: int
    end: int
    value: Value = ()


@dataclass(frozen=True)
class Shift:
    """A facet that differs between two runs, before it has a claim; a side is None where it has nothing."""

    kind: FacetKind
    before: Spot | None
    after: Spot | None
    how: str
    why: str
    sure: Literal["high", "low"] = "high"


def spot(mark: Mark) -> Spot:
    """The place of a mark, with what is shown of it."""
    return Spot(mark.start, max(mark.end, getattr(mark, "shown", 0)), mark.value)


def lone(kind: FacetKind, side: int, where: Spot, how: str, why: str, sure: Literal["high", "low"] = "high") -> Shift:
    """A shift of one side only."""
    return Shift(kind, None if side else where, where if side else None, how, why, sure)


def match(run: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether these words stand in a run from `at` on."""
    if at + len(words) > len(run) or run[at + len(words) - 1].norm != words[-1]:
        return False
    return [token.norm for token in run[at : at + len(words)]] == list(words)


def longest(
    run: Sequence[Token],
    at: int,
    forms: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]],
) -> tuple[int, tuple[str, ...]] | None:
    """The longest phrase of a list that stands at `at`: how many tokens it has, and its columns."""
    for words, columns in forms.get(run[at].norm, ()):
        if len(words) == 1 or match(run, at, words):
            return len(words), columns
    return None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest endings: enough to see that `miners` and `miner` are one, and `met` and `meet`."""
    word = table("en", "irregular").get(word, (word,))[0]
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "en", "ly", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
