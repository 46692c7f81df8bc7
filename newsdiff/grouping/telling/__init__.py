"""Two texts of one story go in; out comes what in them gives away that the first was written before the second.

Every rule asks only that one question; the other is asked by turning the texts round. The rules are for English; in
another language they find little, and say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.grouping.telling.desk import announced, dated
from newsdiff.grouping.telling.events import anchored, done, recalled, sunk
from newsdiff.grouping.telling.sentences import clocks, days, superseded, tolls
from newsdiff.grouping.telling.sides import Tell, Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULES: tuple[Callable[[Texts], Iterator[Tell]], ...] = (
    announced, dated, days, recalled, superseded, tolls, anchored, sunk, done, clocks,
)  # fmt: skip
"""The rules, those whose quotation tells a reader the most first."""

__all__ = ["RULES", "Tell", "Texts", "tells"]


def tells(texts: Texts) -> tuple[Tell, ...]:
    """What gives away that the first text is the earlier one: the first finding of each rule, in the order of the rules."""
    return tuple(tell for rule in RULES if (tell := next(rule(texts), None)))
