"""Two versions go in, a judged pair comes out: how they are related, in numbers and in one sentence."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsdiff.grouping.features import hours, measure
from newsdiff.grouping.profiles import profile
from newsdiff.grouping.relations import declared, relation, sentence
from newsdiff.grouping.weights import BIAS, RIVAL, WEIGHTS
from newsdiff.model import Pair

if TYPE_CHECKING:
    from newsdiff.grouping.features import Features
    from newsdiff.model import Relation, Version


def judge(left: Version, right: Version) -> Pair:
    """Say how two versions are related, and why, by the two alone.

    A declared link decides alone, and so does equal text. Otherwise few features are weighed (`weights.py`), and the
    pair is one running story where they come to `JOIN` or more. Neither version comes first: swapping changes nothing.
    """
    left, right = sorted((left, right), key=lambda version: version.id)
    here, there = profile(left), profile(right)
    if not here.words or not there.words:
        return _wordless(left, right)
    if here.words == there.words:
        return repeat(left, right)
    found = measure(here, there, hours(left.published, right.published))
    return verdict(left, right, found, likelihood(found))


def repeat(left: Version, right: Version) -> Pair:
    """The pair of two versions whose texts are the same, `left.id` < `right.id`."""
    apart, link = hours(left.published, right.published), declared(left, right)
    why = sentence("repeat", None, link, apart, 1.0)
    return Pair(left.id, right.id, "repeat", 1.0, 1.0, None, rounded(apart), link, why)


def _wordless(left: Version, right: Version) -> Pair:
    """The pair of two versions one of which has no words: only a declared link can join them."""
    apart, link = hours(left.published, right.published), declared(left, right)
    kind: Relation = "version" if link else "none"
    why = sentence(kind, None, link, apart, 0.0)
    return Pair(left.id, right.id, kind, 0.0, 0.0, None, rounded(apart), link, why, float(bool(link)))


def verdict(left: Version, right: Version, found: Features, likely: float) -> Pair:
    """The pair of two versions that were measured already, `left.id` < `right.id`; a declared link overrules."""
    link = declared(left, right)
    kind: Relation = "version" if link else relation(found, likely)
    score = 1.0 if link else likely
    figures = rounded(found.shared / found.fewer) if found.fewer else None
    return Pair(
        left.id, right.id, kind, round(found.containment, 4), round(found.jaccard, 4), figures, rounded(found.hours), link,
        sentence(kind, found, link, found.hours, score), round(score, 4),
    )  # fmt: skip


def rounded(found: float | None) -> float | None:
    """Four places are enough for a share or for hours."""
    return None if found is None else round(found, 4)


def likelihood(found: Features, rival: float = 0.0) -> float:
    """How likely it is that two texts are versions of one story, 0 to 1: a logistic regression of the features.

    `rival` says how crowded it is around the two (`rivals.py`); nothing is, around two texts alone.
    """
    z = BIAS + RIVAL * rival + sum(weight * getattr(found, name) for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-max(min(z, 30.0), -30.0)))
