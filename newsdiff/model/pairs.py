"""Pairs of numbers go in, one from each side; what keeps the order and what hangs together comes out."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    Pair = tuple[int, int]


def keeping_order(pairs: Sequence[Pair], weights: Sequence[int], *, strict: bool = False) -> set[int]:
    """Indices of the heaviest set of pairs in which neither side ever steps back; two may share a side unless `strict`.

    A weighted longest increasing subsequence over a Fenwick tree, O(n log n), of each stretch that is out of order.
    Weights are positive; of equally heavy sets the one that is found first from the front is taken, so callers put their
    tie-breaks into the weights.
    """
    turn = -1 if strict else 1
    order = sorted(range(len(pairs)), key=lambda index: (pairs[index][0], turn * pairs[index][1]))
    kept: set[int] = set()
    for stretch in _stretches(order, pairs):
        kept.update(stretch if len(stretch) == 1 else _kept(stretch, pairs, weights, strict=strict))
    return kept


def _stretches(order: Sequence[int], pairs: Sequence[Pair]) -> Iterator[Sequence[int]]:
    """The shortest stretches such that both sides of all pairs of one lie before those of the next."""
    lowest = [*accumulate((pairs[index][1] for index in reversed(order)), min)][::-1]
    begun, highest = 0, -1
    for place, (index, following) in enumerate(pairwise(order), 1):
        highest = max(highest, pairs[index][1])
        if highest < lowest[place] and pairs[index][0] < pairs[following][0]:
            yield order[begun:place]
            begun = place
    yield order[begun:]


def _kept(order: Sequence[int], pairs: Sequence[Pair], weights: Sequence[int], *, strict: bool) -> set[int]:
    """The heaviest set within one stretch, given in order."""
    ranks = {after: rank for rank, after in enumerate(sorted({pairs[index][1] for index in order}), 1)}
    best: list[Pair] = [(0, -1)] * (len(ranks) + 1)
    previous: dict[int, int] = {}
    for index in order:
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
    uses = Counter(before for before, _ in pairs), Counter(after for _, after in pairs)
    alone = {pair for pair in pairs if uses[0][pair[0]] == uses[1][pair[1]] == 1}  # most pairs
    for pair in pairs:
        if pair not in alone:
            root[find(pair[0])] = find(~pair[1])  # the sides are told apart by sign
    groups: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair if pair in alone else find(pair[0])].append(pair)
    return list(groups.values())
