"""Units of two versions go in, how similar they are comes out: letters and words, each half of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

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
NEAREST = 8
"""Above that: candidates kept for a unit, those with the most weight in common."""

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
        here, there = (Counter(chain.from_iterable(unit.reading.distinct for unit in side)) for side in (before, after))
        frequency = here + there
        self._rare = {stem for stem, count in here.items() if count == there[stem] == 1 and len(stem) >= TELLING}
        self._total = 1 + len(before) + len(after)
        self._idf = {stem: log(self._total / (1 + count)) + 1 for stem, count in frequency.items()}
        self._vectors: dict[tuple[str, ...], dict[str, float]] = {}

    def idf(self, stem: str) -> float:
        """The weight of one word."""
        return self._idf[stem]

    def vector(self, stems: tuple[str, ...]) -> dict[str, float]:
        """Unit-length weights of a text's stems, in order of first appearance."""
        found = self._vectors.get(stems)
        if found is None:
            weights = {stem: (1 + log(count)) * self._idf[stem] for stem, count in Counter(stems).items()}
            length = sqrt(sum(value * value for value in weights.values())) or 1.0
            found = self._vectors[stems] = {stem: value / length for stem, value in weights.items()}
        return found

    def cosine(self, before: tuple[str, ...], after: tuple[str, ...]) -> float:
        """Cosine of two texts given as stems."""
        left, right = self.vector(before), self.vector(after)
        return min(
            1.0, fsum([left[stem] * right[stem] for stem in left.keys() & right.keys()])
        )  # in any order the same

    def contained(self, part: tuple[str, ...], whole: tuple[str, ...]) -> float:
        """Share of a text's words, by weight, that stand in another text."""
        there = set(whole)
        weights = [(self._idf[stem], stem in there) for stem in dict.fromkeys(part)]
        return sum(idf for idf, found in weights if found) / (sum(idf for idf, _ in weights) or 1.0)

    def likeness(self, before: Sequence[Unit], after: Sequence[Unit]) -> Likeness:
        """How alike two runs of units are, each run read as one text."""
        left, right = (tuple(chain.from_iterable(unit.reading.stems for unit in run)) for run in (before, after))
        letters = " ".join(unit.reading.letters for unit in before), " ".join(unit.reading.letters for unit in after)
        return Likeness(self._ratio(*letters), self.cosine(left, right), self._rare_in_both(left, right))

    def pairs(self, before: Sequence[Unit], after: Sequence[Unit], least: float) -> tuple[dict[Pair, Likeness], bool]:
        """Likeness of each pair of units (by their numbers) that is at least so similar, and at least `SHARED` in words.

        And whether a unit was passed over because all the words it shares are too common to be looked up. Looks only at
        pairs that share a word; above `ALL` pairs only at those that share a rarer one, so O((n + m) * POSTINGS * words)
        instead of O(n * m).
        """
        every = len(before) * len(after) <= ALL
        index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, unit in enumerate(after):
            for stem, value in self.vector(unit.reading.stems).items():
                index[stem].append((place, value))
        found: dict[Pair, Likeness] = {}
        coarse = False
        for unit in before:
            near = self._near(unit, index, every)
            coarse = coarse or not (every or near or index.keys().isdisjoint(unit.reading.stems))
            for place, part in near:
                other = after[place]
                cosine = min(1.0, part) if every else self.cosine(unit.reading.stems, other.reading.stems)
                if cosine >= SHARED and (likeness := self._likeness(unit, other, cosine, least)):
                    found[unit.number, other.number] = likeness
        return found, coarse

    def _likeness(self, unit: Unit, other: Unit, cosine: float, least: float) -> Likeness | None:
        """Likeness of two units whose cosine is known, None where it is below `least`."""
        here, there = unit.reading.letters, other.reading.letters
        needed = 2 * least - cosine
        if 2 * min(len(here), len(there)) < needed * (len(here) + len(there)):
            return None  # no common subsequence is long enough
        likeness = Likeness(
            self._ratio(here, there), cosine, self._rare_in_both(unit.reading.stems, other.reading.stems)
        )
        return likeness if likeness.similarity >= least else None

    def _rare_in_both(self, before: Iterable[str], after: Iterable[str]) -> int:
        return len(self._rare.intersection(before).intersection(after)) if self._rare else 0

    def _near(
        self, unit: Unit, index: Mapping[str, Sequence[tuple[int, float]]], every: bool
    ) -> list[tuple[int, float]]:
        """Candidates of a unit with the part of the cosine seen so far."""
        shared: defaultdict[int, float] = defaultdict(float)
        for stem, value in self.vector(unit.reading.stems).items():
            postings = index.get(stem, ())
            if every or len(postings) <= POSTINGS:
                for place, other in postings:
                    shared[place] += value * other
        if every:
            return list(shared.items())
        return nlargest(NEAREST, shared.items(), key=lambda found: (found[1], -found[0]))

    def _ratio(self, before: str, after: str) -> float:
        """Indel similarity, 0 to 1, symmetric; of very long texts word by word."""
        if len(before) + len(after) <= LONG:
            return self._indel(before, after)
        numbers: dict[str, int] = {}
        left, right = ([numbers.setdefault(word, len(numbers)) for word in text.split()] for text in (before, after))
        return self._indel(left, right)
