"""Two versions go in, an `Alignment` comes out: which sentence and paragraph became which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.alignment.anchoring import equal_pairs
from newsdiff.alignment.linking import STAYS, one_to_one, stayers
from newsdiff.alignment.similarity import Measure
from newsdiff.alignment.units import paragraphs, units
from newsdiff.model import Alignment, Link
from newsdiff.model.pairs import hanging_together
from newsdiff.model.relations import BELOW_EQUAL, forward, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.alignment.similarity import Likeness
    from newsdiff.alignment.units import Unit
    from newsdiff.model import Paragraph
    from newsdiff.model.pairs import Pair


def align(before: Sequence[Paragraph | str], after: Sequence[Paragraph | str]) -> Alignment:
    """Align two versions; a plain string is a paragraph of one sentence."""
    earlier, later = paragraphs(before), paragraphs(after)
    if not forward(earlier, later):
        return align(later, earlier).swapped()
    left, right = units(earlier), units(later)
    anchors = _anchors(left, right)
    measure = Measure(left, right)
    likeness: dict[Pair, Likeness] = {}
    for role in dict.fromkeys(unit.role for unit in left):
        likeness |= measure.pairs(_free(left, role, anchors, 0), _free(right, role, anchors, 1), STAYS)
    chosen, coarse = one_to_one(anchors, likeness, left, right)
    pairs = sorted([*anchors, *chosen])
    still = set(stayers(pairs, left, right))
    links = []
    for group in hanging_together(pairs):
        a, b = group[0]
        same = left[a].text == right[b].text
        sim = 1.0 if same else min(BELOW_EQUAL, round(likeness[a, b].similarity, 4))
        ev = () if same else (("ratio", round(likeness[a, b].ratio, 4)), ("cosine", round(likeness[a, b].cosine, 4)))
        links.append(Link((a,), (b,), sim, moved=(a, b) not in still, pairs=((a, b),), evidence=ev))
    la, lb = {p[0] for p in pairs}, {p[1] for p in pairs}
    links += [Link((u.number,), ()) for u in left if u.number not in la]
    links += [Link((), (u.number,)) for u in right if u.number not in lb]
    return Alignment(tuple(in_reading_order(links)), earlier, later, coarse)


def _free(side: Sequence[Unit], role: str, anchors: Sequence[Pair], which: int) -> list[Unit]:
    taken = {pair[which] for pair in anchors}
    return [unit for unit in side if unit.role == role and unit.number not in taken]


def _anchors(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    return equal_pairs([(u.role, u.text) for u in left], [(u.role, u.text) for u in right], lambda n: left[n].weight)
