"""Pairs of profiles go in, what their words have in common comes out: found once, asked for by the marks of the words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel

from newsdiff.grouping.flat import spread
from newsdiff.grouping.profiles import ANY, FRONT, HEADLINE, LEAD, NAME, WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.grouping.profiles import Profiles
    from newsdiff.grouping.sets import Shared

    Numbers = NDArray[np.float64]
    Rows = NDArray[np.int64]

NAMES = 2  # names that both texts hold; one that either text has alone takes away four
# Of the runs of three words within quotation marks: nobody says the same again on another day. One run alone is often a name:
# of 807 labelled pairs 39 of 330 versions and 25 of 477 others share one, 37 and 11 half
SPEECH = 0.5
MISSPELT = 0.75  # of the letters of two words, in order: what a correction mends
SPELT = 32  # words of a headline that are held against each other letter by letter
SPOKEN = 0.25  # of the words are figures: more is a table, whatever it quotes
RECALLED = 0.5  # of the earlier front: more says no more. Of 816 labelled pairs 7 of 339 versions have .3, and 74 of 477 others


@dataclass(frozen=True)
class Leads:
    """What headline and lead of two texts have in common, in any form of the words; the left text first, where there are two.

    Attributes:
        opening: what they say that both hold, as a share of the lighter side.
        ahead: share of either headline that headline and lead of the other hold.
        near: the same by the front of the other.
    """

    opening: Numbers
    ahead: tuple[Numbers, Numbers]
    near: tuple[Numbers, Numbers]


@dataclass(frozen=True)
class Both:
    """Pairs of texts side by side, by their numbers among the profiles."""

    seen: Profiles
    left: Rows
    right: Rows

    @property
    def sides(self) -> tuple[tuple[Rows, Rows], tuple[Rows, Rows]]:
        """Each text with the other."""
        return (self.left, self.right), (self.right, self.left)

    @cached_property
    def _words(self) -> Shared:
        return self.seen.words.shared(self.seen.words, self.left, self.right)

    @cached_property
    def _marks(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        return self.seen.marks[self._words.left], self.seen.marks[self._words.right]

    @cached_property
    def _says(self) -> tuple[Rows, Rows]:
        return self.seen.says[self._words.left], self.seen.says[self._words.right]

    def common(self, mark: int) -> Numbers:
        """What the words say that both texts hold so marked, as a share of what those of the lighter side say."""
        both = self._marks[0] & self._marks[1] & mark > 0
        said = np.maximum(*(self._words.total(says * both) for says in self._says))
        return self._share(said, mark)

    def _share(self, said: Rows, mark: int) -> Numbers:
        weights = self.seen.weights(mark)
        return np.minimum(said / np.maximum(np.minimum(weights[self.left], weights[self.right]), 2), 1.0)

    def held(self, mark: int, there: int = ANY) -> tuple[Numbers, Numbers]:
        """What the words say so marked that the other text holds, marked as `there` says, as a share: of the left, of the right."""
        weights = np.maximum(self.seen.weights(mark), 2)
        marks = self._marks[0], self._marks[1]
        left, right = (
            self._words.total(says * ((own & mark > 0) & (other & there > 0)))
            for says, own, other in zip(self._says, marks, marks[::-1], strict=True)
        )
        return left / weights[self.left], right / weights[self.right]

    def missed(self, mark: int, least: int) -> tuple[Numbers, Numbers]:
        """What words say so marked, each `least` or more, no figures, that the other text does not hold: of the left, of the right."""
        says = self._rare(mark, least)
        whole = self.seen.words.total(says)
        left, right = (
            (whole[texts] - self._words.total(says[shared])).astype(np.float64)
            for texts, shared in ((self.left, self._words.left), (self.right, self._words.right))
        )
        return left, right

    def slips(self, pair: int, mark: int, least: int) -> bool:
        """Whether one of those words of one pair is one of the other text's, misspelt: `Velis` for `Vellis`; never where either has many."""
        met = slice(*self._words.edges[pair : pair + 2])
        sides = (self.left[pair], self._words.left[met]), (self.right[pair], self._words.right[met])
        here, there = (self._own(text, shared, mark, least) for text, shared in sides)
        few = max(len(here), len(there)) <= SPELT
        return few and any(Indel.normalized_similarity(one, other) >= MISSPELT for one, other in product(here, there))

    def _own(self, text: np.int64, shared: NDArray[np.intp], mark: int, least: int) -> list[str]:
        """Those words of a text that it shares not."""
        first, last = self.seen.words.starts[text : text + 2]
        rare = first + np.flatnonzero(self._rare(mark, least, slice(first, last)))
        return self.seen.spelt(np.setdiff1d(rare, shared))

    def _rare(self, mark: int, least: int, some: slice = slice(None)) -> Rows:
        """What each word of the profiles says that is so marked, says so much and is no figure; 0 for all others."""
        marks, says = self.seen.marks[some], self.seen.says[some]
        return says * ((marks & mark > 0) & (marks & WORD > 0) & (says >= least))

    @cached_property
    def names(self) -> tuple[Rows, Rows]:
        """How many names of either text the other holds, and how many it lacks, on the side where it is less."""
        sizes = self.seen.sizes(NAME)
        here, there = (self._words.total(marks & NAME > 0) for marks in self._marks)
        return np.minimum(here, there), np.minimum(sizes[self.left] - here, sizes[self.right] - there)

    @cached_property
    def fronted(self) -> Numbers:
        """What the names at one front say that the other text holds, as a share of them all, on the side where it is less."""
        seen, told = self.seen, NAME | FRONT
        weights = np.maximum(seen.words.total(seen.says * (seen.marks & told == told)), 2)
        sides = zip(self._says, self._marks, (self.left, self.right), strict=True)
        left, right = (
            self._words.total(says * (marks & told == told)) / weights[texts] for says, marks, texts in sides
        )
        return np.minimum(left, right)

    @cached_property
    def refigured(self) -> NDArray[np.bool_]:
        """Whether two texts hold the same words but for figures."""
        sizes, shared = self.seen.sizes(WORD), self._words.total(self._marks[0] & WORD > 0)
        same: NDArray[np.bool_] = (shared == sizes[self.left]) & (shared == sizes[self.right])
        return same

    @cached_property
    def density(self) -> Numbers:
        """How many of the words are figures, where it is more."""
        return np.maximum(self.seen.density[self.left], self.seen.density[self.right])

    @cached_property
    def quoting(self) -> NDArray[np.bool_]:
        """Whether two texts quote the same speech, by the one that quotes less, and are no tables."""
        quotes = self.seen.quotes
        fewer = np.minimum(quotes.sizes[self.left], quotes.sizes[self.right])
        same = quotes.shared(quotes, self.left, self.right).sizes >= np.maximum(SPEECH * fewer, 1)
        alike: NDArray[np.bool_] = same & (self.density < SPOKEN)
        return alike

    @cached_property
    def spoken(self) -> NDArray[np.bool_]:
        """Whether two texts that name the same quote the same speech: one report, however its headline is written anew."""
        held, alone = self.names
        return self.quoting & (held >= NAMES) & (alone * 3 <= held)

    @cached_property
    def leads(self) -> Leads:
        """Headlines and leads side by side."""
        seen, lead = self.seen, self.seen.part(LEAD)
        stems, fronts = seen.leads
        weights = np.maximum(seen.weights(HEADLINE), 2)
        said, ahead, near = [], [], []
        for one, other in self.sides:
            met = lead.words.shared(stems, one, other, seen.stems)
            words = lead.places[met.left]
            says = seen.says[words]
            headline = says * (seen.marks[words] & HEADLINE > 0)
            said.append(met.total(says))
            ahead.append(met.total(headline) / weights[one])
            near.append(met.total(headline * (fronts[met.right] & FRONT > 0)) / weights[one])
        return Leads(self._share(np.maximum(*said), LEAD), (ahead[0], ahead[1]), (near[0], near[1]))

    def recalled(self) -> tuple[Numbers, Numbers]:
        """Share of the left front that a sentence of the right holds in which it looks back, `RECALLED` at most; and of the right."""
        left, right = (self._recalled(*side) for side in self.sides)
        return left, right

    def _recalled(self, earlier: Rows, later: Rows) -> Numbers:
        seen, looks, front = self.seen, self.seen.looks, self.seen.part(FRONT)
        places, edges = spread(looks.starts[later], looks.starts[later + 1])
        pairs = np.repeat(np.arange(len(later)), np.diff(edges))
        known = front.words.holds(earlier[pairs], looks.terms[places])
        places, pairs = places[~known].astype(np.int64), pairs[~known]
        met = front.words.shared(looks.sentences, earlier[pairs], places, seen.stems)
        held = met.total(seen.says[front.places[met.left]]) / np.maximum(seen.weights(FRONT)[earlier[pairs]], 2)
        found = np.zeros(len(later))
        np.maximum.at(found, pairs, np.minimum(held, RECALLED))
        return found
