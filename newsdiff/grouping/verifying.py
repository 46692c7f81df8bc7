"""Two versions go in, a judged pair comes out: how they are related, in numbers and in one sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import measure
from newsdiff.grouping.kills import surety
from newsdiff.grouping.moments import hours, withdrawn
from newsdiff.grouping.relations import declared, relation, sentence
from newsdiff.grouping.weights import BIAS, RIVAL, WEIGHTS
from newsdiff.model import Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.grouping.features import Features
    from newsdiff.model import Relation, Version


@dataclass(frozen=True)
class Told:
    """What a verdict tells of one pair: see `Features`."""

    containment: float
    jaccard: float
    shared: int
    fewer: int
    hours: float | None
    words: float


@dataclass(frozen=True)
class Verdict:
    """What was found of one pair, before it is rounded and put into a sentence.

    Attributes:
        relation: how the two are related.
        containment, jaccard: as `Features` has them.
        shared, fewer: figures that agree, of how many; None where the words were not held against each other.
        hours: how far apart, None where a time is unknown.
        declared: the link that the formats declare.
        score: how likely the two are versions of one story, to nine places.
    """

    relation: Relation
    containment: float
    jaccard: float
    shared: int | None
    fewer: int | None
    hours: float | None
    declared: str | None
    score: float


def judge(left: Version, right: Version) -> Pair:
    """Say how two versions are related, and why, by the two alone.

    A declared link decides alone, and so does equal text. Otherwise few features are weighed (`weights.py`), and the
    pair is one running story where they come to `JOIN` or more. Neither version comes first: swapping changes nothing.
    """
    left, right = sorted((left, right), key=lambda version: version.id)
    return pair(left.id, right.id, judged(left, right))


def judged(left: Version, right: Version) -> Verdict:
    """What `judge` finds, `left.id` < `right.id`."""
    texts = corpus((left, right))
    here, there = texts.text(0), texts.text(1)
    undeclared = (withdrawn(left) or withdrawn(right)) and not declared(left, right)
    if undeclared or not len(here) or not len(there):
        return _wordless(left, right)
    if np.array_equal(here, there):
        return repeated(left, right)
    found = measure(texts, np.array([[0, 1]]))
    return decided(left, right, told(found)[0], float(likelihood(found)[0]))


def repeat(left: Version, right: Version) -> Pair:
    """The pair of two versions whose texts are the same, `left.id` < `right.id`."""
    return pair(left.id, right.id, repeated(left, right))


def repeated(left: Version, right: Version) -> Verdict:
    """What is to be said of two versions whose texts are the same."""
    apart = hours(left.published, right.published)
    return Verdict("repeat", 1.0, 1.0, None, None, apart, declared(left, right), 1.0)


def _wordless(left: Version, right: Version) -> Verdict:
    """Of two versions one of which has no words, or was withdrawn: only a declared link can join them."""
    apart, link = hours(left.published, right.published), declared(left, right)
    return Verdict("version" if link else "none", 0.0, 0.0, None, None, apart, link, surety(link, apart))


def verdict(left: Version, right: Version, found: Told, likely: float) -> Pair:
    """The pair of two versions that were measured already, `left.id` < `right.id`; a declared link overrules."""
    return pair(left.id, right.id, decided(left, right, found, likely))


def decided(left: Version, right: Version, found: Told, likely: float) -> Verdict:
    """What is to be said of two versions that were measured already; a declared link overrules."""
    link = declared(left, right)
    kind: Relation = "version" if link else relation(found, likely)
    score = surety(link, found.hours) if link else likely
    return Verdict(kind, found.containment, found.jaccard, found.shared, found.fewer, found.hours, link, score)


def pair(left: str, right: str, found: Verdict) -> Pair:
    """A verdict on two versions, told; `left` < `right` are their ids."""
    figures = rounded(found.shared / found.fewer) if found.fewer and found.shared is not None else None
    return Pair(
        left, right, found.relation, round(found.containment, 4), round(found.jaccard, 4), figures, rounded(found.hours),
        found.declared, sentence(found), round(found.score, 4),
    )  # fmt: skip


def rounded(found: float | None) -> float | None:
    """Four places are enough for a share or for hours."""
    return None if found is None else round(found, 4)


def told(found: Features) -> list[Told]:
    """What the verdicts on some pairs tell, in order."""
    columns = found.lists()
    rows = zip(*(columns[name] for name in Told.__dataclass_fields__), strict=True)
    return [
        Told(containment, jaccard, int(shared), int(fewer), None if math.isnan(apart) else apart, said)
        for containment, jaccard, shared, fewer, apart, said in rows
    ]


def likelihood(found: Features, rival: NDArray[np.float64] | float = 0.0) -> NDArray[np.float64]:
    """How likely it is that two texts are versions of one story, 0 to 1: a logistic regression of the features.

    `rival` says how crowded it is around the two (`rivals.py`); nothing is, around two texts alone. To nine places.
    """
    return beside(evidence(found), rival)


def evidence(found: Features) -> NDArray[np.float64]:
    """What the features of two texts come to, weighed: the logarithm of the odds that they are versions of one story."""
    z = np.full(len(found.words), BIAS)
    for name, weight in WEIGHTS.items():
        z = z + weight * getattr(found, name)
    return z


def beside(alone: NDArray[np.float64], rival: NDArray[np.float64] | float = 0.0) -> NDArray[np.float64]:
    """The likelihood of pairs whose `evidence` is known, among their rivals."""
    z = alone + RIVAL * np.asarray(rival)
    return np.round(1 / (1 + np.exp(-np.clip(z, -30.0, 30.0))), 9)
