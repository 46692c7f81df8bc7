"""Two profiles go in, what speaks for and against one story comes out, in a few numbers each of which has a name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from newsdiff.grouping.background import Background
    from newsdiff.grouping.profiles import Profile

USUAL = 9.0  # what three words of a phrase of the trade weigh together; only what a shingle says beyond it counts
UNKNOWN = 6.0  # hours taken where a time is unknown: the middle of the labelled versions


@dataclass(frozen=True)
class Features:
    """What was measured between two texts; shares are 0 to 1.

    Attributes:
        containment: share of the smaller text's shingles that the other holds.
        jaccard: shared shingles over all.
        words: the same for single words, each by its weight.
        rare: containment of shingles, each by what it says beyond a usual phrase.
        sharing: ln(1 + what the shared shingles say in all).
        form: containment of the form, all but common words blanked.
        figures_shared, figures_smaller: how many figures agree, of how many in the text that has fewer.
        lead: share of the lead's figures that the other text has, the worse of both sides, smoothed (k+1)/(n+2).
        headline: ln(1 + headline words in common).
        slots: ln(1 + how often the same words stand around other figures).
        hours: how far apart, None where a time is unknown.
    """

    containment: float
    jaccard: float
    words: float
    rare: float
    sharing: float
    form: float
    figures_shared: int
    figures_smaller: int
    lead: float
    headline: float
    slots: float
    hours: float | None

    @property
    def figures(self) -> float:
        """Share of figures that agree, smoothed: no figures are no evidence."""
        return (self.figures_shared + 1) / (self.figures_smaller + 2)

    @property
    def apart(self) -> float:
        """ln(1 + hours apart)."""
        return math.log1p(UNKNOWN if self.hours is None else self.hours)


def measure(left: Profile, right: Profile) -> Features:
    """Measure two texts against each other; neither comes first, so swapping them changes nothing."""
    table = left.background
    shared = left.shingles & right.shingles
    alike = left.figures & right.figures
    said = _said(shared, table)
    return Features(
        containment=len(shared) / min(len(left.shingles), len(right.shingles)),
        jaccard=len(shared) / len(left.shingles | right.shingles),
        words=containment(left, right),
        rare=said / max(min(_said(left.shingles, table), _said(right.shingles, right.background)), 1.0),
        sharing=math.log1p(said),
        form=_contained(left.form, right.form),
        figures_shared=len(alike),
        figures_smaller=min(len(left.figures), len(right.figures)),
        lead=min(_smoothed(left.lead_figures, right.figures), _smoothed(right.lead_figures, left.figures)),
        headline=math.log1p(len(left.headline & right.headline)),
        slots=math.log1p(_conflicts(left, right)),
        hours=hours(left.published, right.published),
    )


def containment(left: Profile, right: Profile) -> float:
    """Share of the lighter text's words that the other holds, each word by its weight."""
    shared = sum(map(left.background.__getitem__, left.vocabulary & right.vocabulary))
    return min(shared / max(min(left.weight, right.weight), 1.0), 1.0)


def hours(left: datetime | None, right: datetime | None) -> float | None:
    """Hours apart, never below 0; a time without zone is read as UTC."""
    if left is None or right is None:
        return None
    return abs(left.timestamp() - right.timestamp()) / 3600


def _said(shingles: AbstractSet[tuple[str, ...]], table: Background) -> float:
    return sum(max(sum(map(table.__getitem__, shingle)) - USUAL, 0.0) for shingle in shingles)


def _contained(left: AbstractSet[object], right: AbstractSet[object]) -> float:
    return len(left & right) / max(min(len(left), len(right)), 1)


def _smoothed(some: AbstractSet[str], every: AbstractSet[str]) -> float:
    return (len(some & every) + 1) / (len(some) + 2)


def _conflicts(left: Profile, right: Profile) -> int:
    return sum(left.slots[slot] != right.slots[slot] for slot in left.slots.keys() & right.slots.keys())
