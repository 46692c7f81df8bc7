"""Pairs of numbers go in, one from each side; what keeps the order and what hangs together comes out."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Pair = tuple[int, int]


def keeping_order(pairs: Sequence[Pair], weights: Sequence[int], *, strict: bool = False) -> set[int]:
    """Indices of the heaviest set of pairs in which neither side ever steps back; two may share a side unless `strict`.

    A weighted longest increasing subsequence over a Fenwick tree, O(n log n). Weights are positive; of equally heavy
    sets the one that is found first from the front is taken, so callers put their tie-breaks into the weights.
    """
    if all(a < c and b < d for (a, b), (c, d) in pairwise(pairs)):
        return set(range(len(pairs)))
    ranks = {number: rank for rank, number in enumerate(sorted({after for _, after in pairs}), 1)}
    best: list[Pair] = [(0, -1)] * (len(ranks) + 1)
    previous = [-1] * len(pairs)
    turn = -1 if strict else 1
    for index in sorted(range(len(pairs)), key=lambda index: (pairs[index][0], turn * pairs[index][1])):
        rank = ranks[pairs[index][1]]
        total, previous[index] = _heaviest(best, rank - strict)
        _record(best, rank, (total + weights[index], index))
    kept: set[int] = set()
    index = _heaviest(best, len(ranks))[1]
    while index >= 0:
        kept.add(index)
        index = previous[index]
    return kept


def _heaviest(best: Sequence[Pair], rank: int) -> Pair:
    found = (0, -1)
    while rank:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank -= rank & -rank
    return found


def _record(best: list[Pair], rank: int, found: Pair) -> None:
    while rank < len(best):
        if found[0] > best[rank][0]:
            best[rank] = found
        rank += rank & -rank


def hanging_together(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Connected components of the graph whose edges are the pairs, each in the order given, by their first pair."""
    root: dict[int, int] = {}

    def find(node: int) -> int:
        while (up := root.setdefault(node, node)) != node:
            root[node] = node = root[up]
        return node

    pairs = list(pairs)
    for before, after in pairs:  # the sides are told apart by sign
        root[find(before)] = find(~after)
    groups: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[find(pair[0])].append(pair)
    return list(groups.values())
