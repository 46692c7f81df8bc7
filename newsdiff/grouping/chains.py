"""Joining pairs go in, those come out that hold a chain together alone and are weak: there a story is split."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.model import Pair

WEAK = 0.65  # a pair below it does not carry a chain alone
LONG = 4  # different texts from which a chain is doubted: the largest true stories of a day's file have three or four


def weak_links(joining: Sequence[Pair]) -> frozenset[tuple[str, str]]:
    """Pairs (left, right) that alone connect two parts of a chain and are weak: bridges of the graph (Tarjan 1974).

    Linear in the number of pairs; the same for any order of them.
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
            members, bridges = _walk(start, beside)
            seen |= members
            if len(members) - sum(repeated[name] for name in members) >= LONG:
                found |= bridges
    return frozenset((p.left, p.right) for p in joining if (p.left, p.right) in found and p.score < WEAK)


def _walk(start: str, beside: dict[str, list[str]]) -> tuple[set[str], set[tuple[str, str]]]:
    """All that hangs together with one id, and the bridges in it, without recursion."""
    seen = {start: 0}
    low = {start: 0}
    bridges: set[tuple[str, str]] = set()
    path = [(start, "", iter(beside[start]))]
    while path:
        here, came, onward = path[-1]
        there = next(onward, None)
        if there is None:
            path.pop()
            if path:
                low[came] = min(low[came], low[here])
                if low[here] > seen[came]:
                    bridges.add((min(came, here), max(came, here)))
        elif there not in seen:
            seen[there] = low[there] = len(seen)
            path.append((there, here, iter(beside[there])))
        elif there != came:
            low[here] = min(low[here], seen[there])
    return set(seen), bridges
