"""Units of two versions go in, the pairs that belong together one to one come out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf, log
from typing import TYPE_CHECKING

from newsdiff.alignment.assigning import assign
from newsdiff.model.pairs import keeping_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from newsdiff.alignment.similarity import Likeness
    from newsdiff.alignment.units import Unit
    from newsdiff.model.pairs import Pair

MOVES = 0.6
"""Similarity from which on two sentences are linked wherever they stand: a false move costs more than a missed one."""
RARE = 3
"""Shared words that stand nowhere else, from which on `MOVES_RARE` is enough."""
MOVES_RARE = 0.38
"""Similarity from which on two sentences that share `RARE` such words are linked wherever they stand."""
STAYS = 0.31
"""The least similarity of a link, where both sentences stand alone between two links."""
SHIFTED = 0.4
"""What is asked on top if one stands at the beginning and the other at the end of what lies between two links."""
CROWDED = 0.015
"""What is asked on top for each e-fold of the pairs that are possible between two links."""
DISPLACED = 0.15
"""How much more similar a partner out of order must be than one in order, to be preferred."""
LEAST = 0.2
"""The least similarity that is looked at."""
ROUNDS = 4
"""How often the links chosen so far may let more of their neighbours in."""


class Skeleton:
    """Links in order, between which others are looked for."""

    def __init__(self, pairs: Sequence[Pair], before: int, after: int) -> None:
        self._pairs = [(-1, -1), *pairs, (before, after)]

    def needed(self, pair: Pair) -> float:
        """The similarity that a pair needs to be linked; infinite if it does not keep the order.

        The further apart the two stand between the links around them, and the more other pairs could stand there,
        the more is asked.
        """
        low = bisect_left(self._pairs, (pair[0],)) - 1
        high = bisect_right(self._pairs, (pair[0], inf))
        low -= self._pairs[low][1] == pair[1]
        high += self._pairs[high][1] == pair[1]
        (top, left), (bottom, right) = self._pairs[low], self._pairs[high]
        if not left < pair[1] < right:
            return inf
        shift = abs((pair[0] - top) / (bottom - top) - (pair[1] - left) / (right - left))
        return STAYS + SHIFTED * shift + CROWDED * log((bottom - top - 1) * (right - left - 1))

    def crossed(self, pair: Pair) -> int:
        """How many links a pair crosses, up to 2."""
        place = bisect_left(self._pairs, pair)
        above = sum(after > pair[1] for _, after in self._pairs[max(0, place - 2) : place])
        return above + sum(after < pair[1] for _, after in self._pairs[place : place + 2])


def one_to_one(
    anchors: Sequence[Pair], likeness: Mapping[Pair, Likeness], before: Sequence[Unit], after: Sequence[Unit]
) -> tuple[list[Pair], bool]:
    """The pairs of similar units, none of them in two, and whether a limit of size made the choice coarser.

    Chosen so that the sum of similarity * words is highest, ties nearest the diagonal: first among the pairs with
    evidence enough to be linked anywhere; then, with those as a skeleton, among the others that keep the order as well.
    Of two partners that are about as similar, the one that keeps the order with the links so far is preferred.
    """
    sure = {
        pair for pair, found in likeness.items() if found.similarity >= (MOVES if found.rare < RARE else MOVES_RARE)
    }
    likely = {pair: found.similarity for pair, found in likeness.items() if found.similarity >= STAYS}
    chosen: list[Pair] = []
    kept = stayers(anchors, before, after)
    coarse = False
    for turn in range(1 + ROUNDS):
        skeleton = Skeleton(kept, len(before), len(after))
        allowed = {}
        for pair, similarity in likely.items():
            if pair in sure or turn:
                needed = skeleton.needed(pair)
                if pair in sure or similarity >= needed:
                    words = before[pair[0]].weight + after[pair[1]].weight
                    allowed[pair] = _worth(pair, (similarity - DISPLACED * (needed == inf)) * words)
        again, coarser = assign(allowed)
        coarse = coarse or coarser
        if turn and again == chosen:
            break
        chosen, kept = again, stayers([*anchors, *again], before, after)
    in_order = set(kept)
    return [pair for pair in chosen if pair in in_order or pair in sure], coarse


def stayers(pairs: Collection[Pair], before: Sequence[Unit], after: Sequence[Unit]) -> list[Pair]:
    """The heaviest set of pairs that keeps the order, in order: by the words of the shorter side, then nearest the diagonal."""
    order = sorted(pairs)
    weights = [(min(before[a].weight, after[b].weight) << 32) - abs(a - b) for a, b in order]
    return [order[index] for index in sorted(keeping_order(order, weights))]


def _worth(pair: Pair, evidence: float) -> int:
    """Evidence in whole numbers, then nearness to the diagonal."""
    return (round(evidence * 1_000_000) << 32) - abs(pair[0] - pair[1])
