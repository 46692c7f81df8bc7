"""Units of two versions go in, the pairs that belong together come out: identical, similar, split and merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from newsdiff.alignment.assigning import assign
from newsdiff.model.pairs import keeping_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from newsdiff.alignment.similarity import Likeness
    from newsdiff.alignment.units import Unit
    from newsdiff.model.pairs import Pair

STAYS = 0.38
"""Similarity from which on two sentences are linked where both stand between the same neighbours."""
MOVES = 0.62
"""The same for two sentences that do not: a false move costs more trust than a missed one."""
ROUNDS = 3
"""How often links are chosen again after links that broke the order fell."""


class Skeleton:
    """Pairs in order, against which another pair can be held: does it stand between the same neighbours?"""

    def __init__(self, pairs: Collection[Pair]) -> None:
        self._before = [a for a, _ in pairs]
        self._after = [b for _, b in pairs]

    def fits(self, pair: Pair) -> bool:
        """Whether the order is kept if the pair is added (or takes the place of one that shares a side with it)."""
        left, right = bisect_left(self._before, pair[0]), bisect_right(self._before, pair[0])
        return (not left or self._after[left - 1] <= pair[1]) and (
            right == len(self._after) or pair[1] <= self._after[right]
        )


def one_to_one(
    anchors: Sequence[Pair], likeness: Mapping[Pair, Likeness], before: Sequence[Unit], after: Sequence[Unit]
) -> tuple[list[Pair], bool]:
    """The pairs of similar units, none of them in two, and whether a limit of size made the choice coarser.

    Chosen so that the sum of similarity * words is highest, ties nearest the diagonal; a pair that is less similar than
    `MOVES` counts only where it keeps the order of the heaviest set of anchors and pairs.
    """
    worth = {pair: _worth(pair, found, before, after) for pair, found in likeness.items()}
    chosen, coarse = assign(worth)
    for _ in range(ROUNDS):
        skeleton = Skeleton(stayers([*anchors, *chosen], before, after))
        allowed = {
            pair: value for pair, value in worth.items() if likeness[pair].similarity >= MOVES or skeleton.fits(pair)
        }
        again, coarser = assign(allowed)
        coarse = coarse or coarser
        if again == chosen:
            break
        chosen = again
    kept = set(stayers([*anchors, *chosen], before, after))
    return [pair for pair in chosen if pair in kept or likeness[pair].similarity >= MOVES], coarse


def stayers(pairs: Sequence[Pair], before: Sequence[Unit], after: Sequence[Unit]) -> list[Pair]:
    """The heaviest set of pairs that keeps the order, in order: by words, then nearest the diagonal."""
    pairs = sorted(pairs)
    weights = [((before[a].weight + after[b].weight) << 32) - abs(a - b) for a, b in pairs]
    return [pairs[index] for index in sorted(keeping_order(pairs, weights))]


def _worth(pair: Pair, found: Likeness, before: Sequence[Unit], after: Sequence[Unit]) -> int:
    words = before[pair[0]].weight + after[pair[1]].weight
    return (round(found.similarity * words * 1_000_000) << 32) - abs(pair[0] - pair[1])
