"""Joining pairs go in, those come out that alone hold two stories together and are weak: there a chain is split."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsdiff.model import Pair

WEAK = 0.8  # a pair below it joins two texts, but not two stories of several texts


def weak_links(joining: Sequence[Pair]) -> frozenset[tuple[str, str]]:
    """Pairs (left, right) that are weak and alone connect two parts of two different texts or more each.

    They are bridges of the graph of joins (Tarjan 1974). Linear in the number of pairs; the same for any order of them.
    """
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for pair in joining:
        beside[pair.left].append(pair.right)
        beside[pair.right].append(pair.left)
    repeated = Counter(
        p.left for p in joining if p.relation == "repeat"
    )  # k equal texts hang together by k - 1 repeats
    found: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for start in sorted(beside):
        if start not in seen:
            members, bridges = _walk(start, beside, repeated)
            seen |= members
            found |= bridges
    return frozenset((p.left, p.right) for p in joining if (p.left, p.right) in found and p.score < WEAK)


def _walk(
    start: str, beside: Mapping[str, Sequence[str]], repeated: Mapping[str, int]
) -> tuple[set[str], set[tuple[str, str]]]:
    """All that hangs together with one id, and its bridges between parts of several texts; without recursion."""
    met = {start: 0}
    low = {start: 0}
    texts = Counter({start: 1 - repeated.get(start, 0)})  # different texts from here on outwards
    below: list[tuple[str, str, int]] = []
    path = [(start, "", iter(beside[start]))]
    while path:
        here, came, onward = path[-1]
        there = next(onward, None)
        if there is None:
            path.pop()
            if path:
                low[came] = min(low[came], low[here])
                texts[came] += texts[here]
                if low[here] > met[came]:
                    below.append((came, here, texts[here]))
        elif there not in met:
            met[there] = low[there] = len(met)
            texts[there] = 1 - repeated.get(there, 0)
            path.append((there, here, iter(beside[there])))
        elif there != came:
            low[here] = min(low[here], met[there])
    bridges = {(min(a, b), max(a, b)) for a, b, some in below if min(some, texts[start] - some) > 1}
    return set(met), bridges
