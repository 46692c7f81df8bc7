"""Units left over go in; those that tell the later state of the same thing in the same place come out as pairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.alignment.assigning import assign

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from newsdiff.alignment.choosing import Skeleton
    from newsdiff.alignment.similarity import Likeness
    from newsdiff.alignment.units import Unit
    from newsdiff.model import Role
    from newsdiff.model.pairs import Pair

NAMED = 0.05
"""What a shared name adds to the evidence."""
NAMES = 3
"""How many names count."""
REPLACES = 0.42
"""Evidence from which on a sentence is linked to the one that stands where it stood."""
ONCE: tuple[Role, ...] = ("headline", "slug", "byline", "signoff")
"""Roles that a version has one of."""
_NAME = re.compile(r"(?<=[^\W_][ ,’'-])[^\W\d_a-zß-ÿ][\w-]+|\d[\d.,:]*")


def replaced(
    likeness: Mapping[Pair, Likeness], skeleton: Skeleton, before: Sequence[Unit], after: Sequence[Unit]
) -> list[Pair]:
    """Pairs of units left over that stand between the same links, at most one of them crossed, and share names.

    Names and figures are words within a sentence that begin with a capital or a digit. All evidence is symmetric:
    which state is the later one is not asked here. `likeness` holds the pairs of units left over.
    """
    worth = {}
    for pair, found in likeness.items():
        if skeleton.crossed(pair) > 1:
            continue
        names = _names(before[pair[0]].text) & _names(after[pair[1]].text)
        evidence = found.similarity + NAMED * min(NAMES, len(names))
        if names and evidence >= REPLACES:
            worth[pair] = (round(evidence * 10_000) << 32) - abs(pair[0] - pair[1])
    return assign(worth)[0]


def by_role(pairs: Collection[Pair], before: Sequence[Unit], after: Sequence[Unit]) -> list[Pair]:
    """Pairs of the only headline, byline … that is left on either side: it stands in the same place by its role."""
    free = _left_over(before, {a for a, _ in pairs}), _left_over(after, {b for _, b in pairs})
    return [
        (free[0][role][0], free[1][role][0])
        for role in ONCE
        if len(free[0].get(role, ())) == len(free[1].get(role, ())) == 1
    ]


def _left_over(side: Sequence[Unit], linked: Collection[int]) -> dict[Role, list[int]]:
    found: dict[Role, list[int]] = {}
    for unit in side:
        if unit.number not in linked:
            found.setdefault(unit.role, []).append(unit.number)
    return found


def _names(text: str) -> set[str]:
    return {name.casefold() for name in _NAME.findall(text)}
