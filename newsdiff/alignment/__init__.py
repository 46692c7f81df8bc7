"""Two versions go in, an `Alignment` comes out: which sentence and paragraph became which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.alignment.linking import links
from newsdiff.alignment.units import paragraphs, units
from newsdiff.model import Alignment
from newsdiff.model.relations import forward, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.model import Paragraph


def align(before: Sequence[Paragraph | str], after: Sequence[Paragraph | str]) -> Alignment:
    """Align two versions, the earlier one first; a plain string is a paragraph of one sentence.

    Every sentence of both sides stands in exactly one link; two equal versions are all `unchanged`; swapping the sides
    swaps the answer. The objective: first the most words in identical links, then the highest sum of similarity *
    words, ties nearest the diagonal (see `docs/explanation/alignment.md`). Nothing is read from the clock: what is too
    large to be solved exactly is limited by size, and `coarse` says so.
    """
    earlier, later = paragraphs(before), paragraphs(after)
    in_place = forward(earlier, later)
    found, coarse = links(*units(*((earlier, later) if in_place else (later, earlier))))
    told = found if in_place else [link.swapped() for link in found]
    return Alignment(tuple(in_reading_order(told)), earlier, later, coarse)
