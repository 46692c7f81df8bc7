"""Two lists of texts go in, the pairs of equal ones come out: what both sides share to the byte."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from newsdiff.model.pairs import keeping_order

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from newsdiff.model.pairs import Pair

    Places = tuple[Sequence[int], Sequence[int]]

REPEATS = 64
"""Pairs of one repeated text that are all weighed; of more, each is paired by its rank from the front and the back."""


def equal_pairs(before: Sequence[Hashable], after: Sequence[Hashable], weight: Callable[[int], int]) -> list[Pair]:
    """Pairs (before, after) of equal entries: of each text as many as the side with fewer of it holds.

    The common beginning first, and the common end of equally long lists (they lie on the diagonal, so they are always
    part of the answer), then the heaviest set that keeps the order, then what is left of each text; ties nearest the
    diagonal. `weight` gives the words of an entry of
    `before`. O(n log n), repeats included.
    """
    head, tail = _common_ends(before, after)
    found = [(n, n) for n in range(head)]
    found += [(len(before) - n, len(after) - n) for n in range(tail, 0, -1)]
    repeated = _places(before, after, head, tail)
    pairs = [pair for places in repeated for pair in _weighed(places)]
    kept = keeping_order(pairs, [(weight(a) << 32) - abs(a - b) for a, b in pairs], strict=True)
    found += [pairs[index] for index in kept]
    found += _left_over(repeated, found)
    return sorted(found)


def _common_ends(before: Sequence[Hashable], after: Sequence[Hashable]) -> Pair:
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    rest = shorter - head if len(before) == len(after) else 0
    return head, next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)


def _places(before: Sequence[Hashable], after: Sequence[Hashable], head: int, tail: int) -> list[Places]:
    """Where each text that both sides hold stands between the common ends."""
    places: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, texts in enumerate((before, after)):
        for number in range(head, len(texts) - tail):
            places[texts[number]][side].append(number)
    return [both for both in places.values() if both[0] and both[1]]


def _weighed(places: Places) -> Iterable[Pair]:
    left, right = places
    if len(left) * len(right) <= REPEATS:
        return [(a, b) for a in left for b in right]
    ranked = {*zip(left, right, strict=False), *zip(reversed(left), reversed(right), strict=False)}
    return sorted(ranked)


def _left_over(repeated: Iterable[Places], found: Iterable[Pair]) -> list[Pair]:
    """Pairs of equal texts outside the order: of each text those left, nearest the diagonal first."""
    taken = [set(side) for side in zip(*found, strict=True)] or [set(), set()]
    pairs: list[Pair] = []
    for left, right in repeated:
        rest = [n for n in left if n not in taken[0]], [n for n in right if n not in taken[1]]
        if len(rest[0]) * len(rest[1]) > REPEATS * REPEATS:
            pairs += zip(*rest, strict=False)
            continue
        near = sorted((abs(a - b), a, b) for a in rest[0] for b in rest[1])
        used: tuple[set[int], set[int]] = (set(), set())
        for _, a, b in near:
            if a not in used[0] and b not in used[1]:
                used[0].add(a)
                used[1].add(b)
                pairs.append((a, b))
    return pairs
