"""Units of two versions go in, how similar they are comes out: letters and words, each half of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt
from operator import itemgetter
from typing import TYPE_CHECKING

from newsdiff.alignment.units import Readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsdiff.alignment.units import Unit
    from newsdiff.model.pairs import Pair

LONG = 4_000
"""Characters from which on two texts are compared word by word: 60,000 words take 0.1 s instead of 4 s."""
ALL = 40_000
"""Pairs of units up to which every pair that shares a word is looked at."""
POSTINGS = 24
"""Above that: a word that stands in more units than this does not make two of them candidates."""
SHARED = 0.1
"""Cosine below which two units are not compared letter by letter: unrelated sentences share half their letters."""
NEAREST = 4
"""Above that: candidates kept for a unit, those with the most weight in common: of 5,563 links 4 are lost."""
TELLING = 4
"""Letters that a rare word has at least: shorter ones are function words in most languages with spaces."""


@dataclass(frozen=True)
class Likeness:
    """What the similarity of two texts was made from, each 0 to 1.

    `rare` counts the words they share that stand nowhere else in either version.
    """

    ratio: float
    cosine: float
    rare: int = 0

    @property
    def similarity(self) -> float:
        """The mean of ratio and cosine: alone each is .003 F1 worse on hand-aligned drafts."""
        return (self.ratio + self.cosine) / 2

    def evidence(self) -> tuple[tuple[str, float], ...]:
        """Names and values, as a link carries them."""
        told = (("ratio", round(self.ratio, 4)), ("cosine", round(self.cosine, 4)))
        return (*told, ("rare", float(self.rare))) if self.rare else told


class Measure:
    """Compares units by the words of two versions, the rarer the weightier.

    ratio: 2 * common subsequence / both lengths, in characters of the comparison key (Indel, rapidfuzz).
    cosine: of log term frequency times smoothed idf, log((1 + n) / (1 + df)) + 1 over the sentences of both versions:
    never 0, so two paragraphs alone still compare.
    """

    def __init__(self, before: Sequence[Unit], after: Sequence[Unit]) -> None:
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - 20 ms that identical texts need not pay

        self._indel = Indel.normalized_similarity
        self.read = Readings()
        distinct = self.read.distinct
        here, frequency = (
            Counter(chain.from_iterable([distinct[unit.text] for unit in side]))
            for side in (before, chain(before, after))
        )
        twice = [stem for stem, count in frequency.items() if count == 2]
        self._rare = {stem for stem in twice if len(stem) >= TELLING and here[stem] == 1}
        idf = {count: log((1 + len(before) + len(after)) / (1 + count)) + 1 for count in set(frequency.values())}
        self._idf = {stem: idf[count] for stem, count in frequency.items()}
        self._vectors: dict[tuple[str, ...], dict[str, float]] = {}

    def vector(self, stems: tuple[str, ...]) -> dict[str, float]:
        """Unit-length weights of a text's stems, in order of first appearance."""
        found = self._vectors.get(stems)
        if found is None:
            idf = self._idf
            weights = {stem: idf[stem] for stem in stems}
            if len(weights) < len(stems):
                counts = Counter(stems)
                weights = {stem: (1 + log(counts[stem])) * value for stem, value in weights.items()}
            length = sqrt(sum([value * value for value in weights.values()])) or 1.0
            found = self._vectors[stems] = {stem: value / length for stem, value in weights.items()}
        return found

    def cosine(self, before: tuple[str, ...], after: tuple[str, ...]) -> float:
        """Cosine of two texts given as stems."""
        return min(1.0, _product(self.vector(before), self.vector(after)))

    def contained(self, part: str, whole: str) -> float:
        """Share of a text's words, by weight, that stand in another text."""
        there = self.read.distinct[whole]
        weights = [(self._idf[stem], stem in there) for stem in self.read.distinct[part]]
        return sum(idf for idf, found in weights if found) / (sum(idf for idf, _ in weights) or 1.0)

    def likeness(self, before: Sequence[Unit], after: Sequence[Unit]) -> Likeness:
        """How alike two runs of units are, each run read as one text."""
        left, right = (
            tuple(chain.from_iterable(self.read.stems[unit.text] for unit in run)) for run in (before, after)
        )
        here, there = (" ".join([self.read.letters[unit.text] for unit in run]) for run in (before, after))
        return Likeness(self._ratio(here, there), self.cosine(left, right), self._rare_in_both(left, right))

    def pairs(self, before: Sequence[Unit], after: Sequence[Unit], least: float) -> tuple[dict[Pair, Likeness], bool]:
        """Likeness of each pair of units (by their numbers) that is at least so similar, and at least `SHARED` in words.

        And whether a unit was passed over because all the words it shares are too common to be looked up. Looks only at
        pairs that share a word; above `ALL` pairs only at those that share rarer ones, and of those at the `NEAREST`, so
        O((n + m) * POSTINGS * words) instead of O(n * m).
        """
        every = len(before) * len(after) <= ALL
        vectors = [self.vector(self.read.stems[unit.text]) for unit in after]
        index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, vector in enumerate(vectors):
            for stem, value in vector.items():
                index[stem].append((place, value))
        found: dict[Pair, Likeness] = {}
        coarse = False
        for unit in before:
            own = self.vector(self.read.stems[unit.text])
            shared = _shared(own, index, most=len(after) if every else POSTINGS)
            coarse = coarse or not (shared or index.keys().isdisjoint(own))
            near = [(place, part) for place, part in shared.items() if part >= SHARED]
            if not every:
                near = sorted(near, key=itemgetter(1), reverse=True)[:NEAREST]
                near = [(place, _product(own, vectors[place])) for place, _ in near]
            for place, cosine in near:
                if likeness := self._likeness(unit, after[place], min(1.0, cosine), least):
                    found[unit.number, after[place].number] = likeness
        return found, coarse

    def _likeness(self, unit: Unit, other: Unit, cosine: float, least: float) -> Likeness | None:
        """Likeness of two units whose cosine is known, None where it is below `least`."""
        here, there = self.read.letters[unit.text], self.read.letters[other.text]
        needed = max(0.0, 2 * least - cosine)
        if 2 * min(len(here), len(there)) < needed * (len(here) + len(there)):
            return None  # no common subsequence is long enough
        ratio = self._ratio(here, there, needed)
        if ratio < needed:
            return None
        return Likeness(
            ratio, cosine, self._rare_in_both(self.read.distinct[unit.text], self.read.distinct[other.text])
        )

    def _rare_in_both(self, before: Iterable[str], after: Iterable[str]) -> int:
        return len(self._rare.intersection(before).intersection(after)) if self._rare else 0

    def _ratio(self, before: str, after: str, least: float = 0.0) -> float:
        """Indel similarity, 0 to 1, symmetric; of very long texts word by word; 0 where it is below `least`."""
        if len(before) + len(after) <= LONG:
            return self._indel(before, after, score_cutoff=least)
        numbers: dict[str, int] = {}
        left, right = ([numbers.setdefault(word, len(numbers)) for word in text.split()] for text in (before, after))
        return self._indel(left, right, score_cutoff=least)


def _shared(
    vector: Mapping[str, float], index: Mapping[str, Sequence[tuple[int, float]]], most: int
) -> dict[int, float]:
    """The part of the cosine with each place that comes from words standing in at most so many places."""
    shared: defaultdict[int, float] = defaultdict(float)
    for stem, value in vector.items():
        postings = index.get(stem, ())
        if len(postings) <= most:
            for place, other in postings:
                shared[place] += value * other
    return shared


def _product(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return sum([value * right[stem] for stem, value in left.items() if stem in right])
