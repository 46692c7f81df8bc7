"""Units of two versions go in, their links come out: identical, similar, split, merged, replaced, added, removed."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from newsdiff.alignment.anchoring import equal_pairs
from newsdiff.alignment.choosing import LEAST, Skeleton, one_to_one, stayers
from newsdiff.alignment.joining import joined
from newsdiff.alignment.replacing import BESIDE, by_role, replaced
from newsdiff.alignment.similarity import Measure
from newsdiff.model import Link
from newsdiff.model.pairs import hanging_together
from newsdiff.model.relations import BELOW_EQUAL, MOVING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

    from newsdiff.alignment.similarity import Likeness
    from newsdiff.alignment.units import Unit
    from newsdiff.model.pairs import Pair


def links(before: Sequence[Unit], after: Sequence[Unit]) -> tuple[list[Link], bool]:
    """Link the units of two versions, each in exactly one link; and whether a limit of size made the result coarser.

    In no particular order. Identical units are linked first; then the most similar ones of each role, one to one; then
    what was split off or merged in; then what was replaced where it stood, and what stands alone in its role.
    """
    pairs = _identical(before, after)
    if len(pairs) == len(before) == len(after):
        return _as_links(pairs, before, after), False
    measure = Measure(before, after)
    likeness, coarse = _likeness(pairs, before, after, measure)
    chosen, coarser = one_to_one(pairs, likeness, before, after)
    pairs = sorted([*pairs, *chosen])
    pairs = sorted([*pairs, *joined(pairs, before, after, measure)])
    new = _replaced(pairs, likeness, before, after, measure)

    def compare(group: Sequence[Pair]) -> Likeness | None:
        left, right = _sides(group)
        if len(group) == 1 and before[left[0]].text == after[right[0]].text:
            return None
        known = likeness.get(group[0]) if len(group) == 1 else None
        return known or measure.likeness([before[n] for n in left], [after[n] for n in right])

    return _as_links(sorted([*pairs, *new]), before, after, new, compare), coarse or coarser


def _identical(before: Sequence[Unit], after: Sequence[Unit]) -> list[Pair]:
    """Equal sentences: whole paragraphs first, then single ones of one role, then those whose roles differ."""
    pairs = _equal_paragraphs(before, after)
    pairs = [*pairs, *_equal_sentences(*_free(pairs, before, after), lambda unit: (unit.role, unit.text))]
    return sorted([*pairs, *_equal_sentences(*_free(pairs, before, after), lambda unit: unit.text)])


def _equal_sentences(left: Sequence[Unit], right: Sequence[Unit], key: Callable[[Unit], Hashable]) -> list[Pair]:
    found = equal_pairs([*map(key, left)], [*map(key, right)], lambda n: left[n].weight)
    return [(left[a].number, right[b].number) for a, b in found]


def _equal_paragraphs(before: Sequence[Unit], after: Sequence[Unit]) -> list[Pair]:
    left, right = _paragraphs(before), _paragraphs(after)
    found = equal_pairs([*map(_texts, left)], [*map(_texts, right)], lambda n: sum([unit.weight for unit in left[n]]))
    return [(one.number, two.number) for a, b in found for one, two in zip(left[a], right[b], strict=True)]


def _texts(run: Sequence[Unit]) -> tuple[str, ...]:
    return (run[0].role, *[unit.text for unit in run])


def _paragraphs(side: Sequence[Unit]) -> list[list[Unit]]:
    return [[*run] for _, run in groupby(side, attrgetter("paragraph"))]


def _free(pairs: Collection[Pair], before: Sequence[Unit], after: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The units of both sides that no pair holds."""
    taken = {a for a, _ in pairs}, {b for _, b in pairs}
    return [u for u in before if u.number not in taken[0]], [u for u in after if u.number not in taken[1]]


def _likeness(
    pairs: Collection[Pair], before: Sequence[Unit], after: Sequence[Unit], measure: Measure
) -> tuple[dict[Pair, Likeness], bool]:
    """How alike the units left over are that have one role; roles apart, so that none takes a partner from the body."""
    left, right = _free(pairs, before, after)
    likeness: dict[Pair, Likeness] = {}
    coarse = False
    for role in sorted({unit.role for unit in left} & {unit.role for unit in right}):
        here, there = ([unit for unit in side if unit.role == role] for side in (left, right))
        found, coarser = measure.pairs(here, there, LEAST)
        likeness |= found
        coarse = coarse or coarser
    return likeness, coarse


def _replaced(
    pairs: Collection[Pair],
    likeness: dict[Pair, Likeness],
    before: Sequence[Unit],
    after: Sequence[Unit],
    measure: Measure,
) -> list[Pair]:
    """What was replaced where it stood, by its neighbours or by its role."""
    left, right = ({unit.number for unit in side} for side in _free(pairs, before, after))
    rest = {pair: found for pair, found in likeness.items() if pair[0] in left and pair[1] in right}
    skeleton = Skeleton(stayers(pairs, before, after), len(before), len(after))
    found = replaced(rest, skeleton, before, after, measure.read.words)
    return found + (by_role([*pairs, *found], before, after) if pairs else [])


def _as_links(
    pairs: Sequence[Pair],
    before: Sequence[Unit],
    after: Sequence[Unit],
    new: Collection[Pair] = (),
    compare: Callable[[Sequence[Pair]], Likeness | None] = lambda _: None,
) -> list[Link]:
    """Pairs that hang together as one link each, and a link for each unit that stands alone."""
    moving = [(a, b) for a, b in pairs if before[a].role in MOVING and after[b].role in MOVING]
    moved = set(moving) - set(stayers(moving, before, after))
    in_place = set(new)
    found = [_link(group, moved, in_place, compare(group)) for group in hanging_together(pairs)]
    left, right = _free(pairs, before, after)
    return [*found, *(Link((unit.number,), ()) for unit in left), *(Link((), (unit.number,)) for unit in right)]


def _sides(pairs: Sequence[Pair]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The units of both sides, each in order."""
    if len(pairs) == 1:
        return pairs[0][:1], pairs[0][1:]
    return tuple(sorted({a for a, _ in pairs})), tuple(sorted({b for _, b in pairs}))


def _link(pairs: Sequence[Pair], moved: set[Pair], new: set[Pair], found: Likeness | None) -> Link:
    """One link; it has moved where all its pairs have. Without a likeness its two sides are equal."""
    left, right = _sides(pairs)
    has_moved = moved.issuperset(pairs)
    if found is None:
        return Link(left, right, 1.0, moved=has_moved, pairs=tuple(pairs))
    similarity = min(BELOW_EQUAL, round(found.similarity, 4))
    in_place = new.issuperset(pairs) and similarity < BESIDE
    return Link(left, right, similarity, has_moved, in_place, tuple(pairs), found.evidence())
