"""Units left over go in; those that tell the later state of the same thing in the same place come out as pairs."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from newsdiff.alignment.assigning import assign
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from newsdiff.alignment.choosing import Skeleton
    from newsdiff.alignment.similarity import Likeness
    from newsdiff.alignment.units import Unit
    from newsdiff.model import Role
    from newsdiff.model.pairs import Pair

    Words = Mapping[str, Collection[str]]

NAMED = 0.05
"""What a shared name adds to the evidence."""
FEW = 0.2
"""Share of a version's sentences in which a name stands at most, to be rare."""
NAMES = 3
"""How many names count."""
BESIDE = 0.45
"""Similarity and names from which on a sentence is linked to one that stands beside the place where it stood."""
ONCE: tuple[Role, ...] = ("headline", "slug", "byline", "signoff")
"""Roles that a version has one of."""
_NAME = lazy(r"(?<=[^\W_][ ,’'-])[^\W\d_a-zß-ÿ][\w-]+|\d[\d.,:]*")


def replaced(
    likeness: Mapping[Pair, Likeness],
    skeleton: Skeleton,
    before: Sequence[Unit],
    after: Sequence[Unit],
    words: Words,
) -> list[Pair]:
    """Pairs of units left over that stand between the same links, or beside them, and share names.

    Names count towards the similarity that is asked of a link in that place; a pair that crosses a link, at most one,
    needs `BESIDE`. All evidence is symmetric: which state is the later one is not asked here. `likeness` holds the
    pairs of units left over, `words` those of each text.
    """
    names = _rare_names(likeness, before, after, words)
    worth = {}
    for pair, found in likeness.items():
        shared = names.intersection(words[before[pair[0]].text]).intersection(words[after[pair[1]].text])
        evidence = found.similarity + NAMED * min(NAMES, len(shared))
        crossed = skeleton.crossed(pair)
        if shared and crossed < 2 and evidence >= (BESIDE if crossed else skeleton.needed(pair)):
            worth[pair] = (round(evidence * 10_000) << 32) - abs(pair[0] - pair[1])
    return assign(worth)[0]


def _rare_names(pairs: Collection[Pair], before: Sequence[Unit], after: Sequence[Unit], words: Words) -> set[str]:
    """Words that begin with a capital or a digit within a sentence of some pair and stand in few of either version."""
    if not pairs:
        return set()
    texts = {before[a].text for a, _ in pairs} | {after[b].text for _, b in pairs}
    names = {name.casefold() for text in texts for name in _NAME.findall(text)}
    for side in (before, after):
        counts = Counter(chain.from_iterable(names.intersection(words[unit.text]) for unit in side))
        names = {name for name in names if counts[name] <= max(2, len(side) * FEW)}
    return names


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
