"""The versions of one story go in as they came; they come out in the order of their making, with how that was decided.

The signs are asked from the strongest to the weakest: what a text says it replaces, the time it carries, its version
number, the desk's label, and what the texts themselves give away. Where all are silent, they stand as they arrived.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, get_args

from newsdiff.grouping.evidence import weighed
from newsdiff.grouping.signs import Sign, declared, instant, labelled, numbered, published
from newsdiff.model import Order, OrderBy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsdiff.model import Version

LEVELS: tuple[Callable[[Version, Version], Sign | None], ...] = (declared, published, numbered, labelled)
MARKED = 200  # versions whose marks are held against each other: the closure takes the square of their number in steps
READ = 8  # versions whose texts are read against each other: 28 pairs at most, an alignment each (0.1 s)

_ALONE = Order("arrival", sure=True, note="There is only one version.")
_STRENGTH = {by: rank for rank, by in enumerate(get_args(OrderBy))}
Edges = dict[tuple[int, int], Sign]


def order(versions: Sequence[Version]) -> tuple[tuple[Version, ...], Order]:
    """Put the versions of one story in order, and say how that was decided.

    A sign never overrules a stronger kind of sign, and signs of one kind that run in a circle say nothing. Only what no
    sign decides is left as it arrived. `Order.by` is the kind that decided most steps from one version to the next
    (ties: the stronger); `Order.sure` is True where every step is sure.

    Takes the square of the number of versions in time, up to 200; beyond, only their times are read.
    """
    if len(versions) < 2:
        return tuple(versions), _ALONE
    if len(versions) > MARKED:
        return _by_time_alone(versions)
    after = [0] * len(versions)  # bit b of after[a]: a comes before b
    signs: Edges = {}
    for level in LEVELS:
        after = _with(after, _edges(versions, after, level), signs)
    if len(versions) <= READ:
        after = _with(after, _told(versions, after), signs)
    ranks = _laid_out(after)
    steps = [signs.get((a, b)) or _arrival(versions[a], versions[b]) for a, b in pairwise(ranks)]
    return tuple(versions[n] for n in ranks), _summed(steps)


def _edges(versions: Sequence[Version], after: list[int], level: Callable[[Version, Version], Sign | None]) -> Edges:
    """What one kind of sign says about the pairs that are still open."""
    found: Edges = {}
    for a, first in enumerate(versions):
        for b, second in enumerate(versions):
            if a != b and not _known(after, a, b) and (sign := level(first, second)):
                found[a, b] = sign
    return found


def _told(versions: Sequence[Version], after: list[int]) -> Edges:
    """What the texts themselves say about the pairs that are still open."""
    found: Edges = {}
    for a, b in combinations(range(len(versions)), 2):
        if not _known(after, a, b) and (evidence := weighed(versions[a], versions[b])):
            forward, sign = evidence
            found[(a, b) if forward else (b, a)] = sign
    return found


def _known(after: list[int], a: int, b: int) -> bool:
    return bool(after[a] >> b & 1 or after[b] >> a & 1)


def _with(after: list[int], edges: Edges, signs: Edges) -> list[int]:
    """The order so far with new edges, less those that stand in a circle; adds the kept ones to `signs`."""
    if not edges:
        return after
    trial = list(after)
    for a, b in edges:
        trial[a] |= 1 << b
    trial = _closed(trial)
    kept = {(a, b): sign for (a, b), sign in edges.items() if not trial[b] >> a & 1}
    signs |= kept
    grown = list(after)
    for a, b in kept:
        grown[a] |= 1 << b
    return _closed(grown)


def _closed(after: list[int]) -> list[int]:
    """The transitive closure (Warshall 1962), a row as one integer."""
    closed = list(after)
    for middle, row in enumerate(closed):
        for a, other in enumerate(closed):
            if other >> middle & 1:
                closed[a] |= row
    return closed


def _laid_out(after: list[int]) -> list[int]:
    """The numbers 0 to n-1 so that none comes after one it precedes; of those that could be next, the first arrived."""
    left = list(range(len(after)))
    ranks: list[int] = []
    while left:
        following = next(b for b in left if not any(after[a] >> b & 1 for a in left))
        left.remove(following)
        ranks.append(following)
    return ranks


def _arrival(a: Version, b: Version) -> Sign:
    """No sign decided between two neighbours; only neighbours with no sign between them can be told so."""
    first, second = instant(a), instant(b)
    if first and second:
        lack = "Both texts carry the same time and no sign of which came first"
    elif first or second:
        lack = "Only one of the texts carries a time, and neither shows which came first"
    else:
        lack = "Neither text carries a time or a sign of which came first"
    rest = "they stand in the order in which they were read; use --swap if that is wrong."
    return Sign("arrival", sure=False, note=f"{lack}: {rest}")


_FROM = {
    "declared": "what the texts say they replace", "published": "the times the texts carry",
    "version": "their version numbers", "label": "the desk's labels", "evidence": "what the texts themselves tell",
    "arrival": "the order in which they were read",
}  # fmt: skip


def _summed(steps: list[Sign]) -> Order:
    """One order from the signs of its steps."""
    counts = sorted(Counter(step.by for step in steps).items(), key=lambda count: (-count[1], _STRENGTH[count[0]]))
    by, sure = counts[0][0], all(step.sure for step in steps)
    if len(steps) == 1:
        return Order(by, sure=sure, note=steps[0].note)
    if by == "arrival" and len(counts) == 1:
        lack = "No text carries a time or a sign of which came first"
        return Order(by, sure=False, note=f"{lack}: they stand in the order in which they were read.")
    if len(counts) == 1:
        return Order(by, sure=sure, note=f"The order follows from {_FROM[by]}.")
    parts = ", ".join(f"{count} from {_FROM[kind]}" for kind, count in counts)
    return Order(by, sure=sure, note=f"The {len(steps)} steps from version to version are decided so: {parts}.")


def _by_time_alone(versions: Sequence[Version]) -> tuple[tuple[Version, ...], Order]:
    """Timed versions by their times, then the others as they arrived."""
    times = [instant(version) for version in versions]
    timed = sorted((time, n) for n, time in enumerate(times) if time)
    rest = [n for n, time in enumerate(times) if not time]
    sure = not rest and all(a[0] < b[0] for a, b in pairwise(timed))
    note = (
        f"{len(versions)} versions are too many to hold against each other: {len(timed)} stand by the times they carry"
    )
    note += f", {len(rest)} as they were read." if rest else "."
    by: OrderBy = "published" if len(timed) > len(rest) else "arrival"
    return tuple(versions[n] for n in [n for _, n in timed] + rest), Order(by, sure=sure, note=note)
