"""Texts go in, what judging them needs comes out: their words, openings, phrases and figures as sets, each made once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from newsdiff import words
from newsdiff.grouping.corpus import phrases
from newsdiff.grouping.figures import digits, is_figure, scale, value
from newsdiff.grouping.flat import spread
from newsdiff.grouping.recalling import PERIOD, RECALL, kinds
from newsdiff.grouping.sets import Sets, sets
from newsdiff.grouping.vocabulary import CAPITAL, CLOSES, OPENS, STOP
from newsdiff.sketching import runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Version

SHINGLE = 3  # words: the shingles whose overlap is told
SUBJECT = 6  # words of the body that name who acts: `Brennick Water Co of Sarnholt said`
STEM = 5  # letters by which forms of one word are known: `acquires`, `acquisition`
OPENING = 45  # words of the body that hold its first sentence and, in wire copy, most of the second
LEAD = 60  # words of the body that say what its news is, and what stands behind it
QUOTED = 3  # words: shorter runs within quotation marks are said by many
RARE = 10  # what a word says that opens a text as a name, not as `The` or `Shares`
LONGEST = 80  # words of a quotation: what is longer lacks its closing mark
SENTENCE = 40  # words to either side of one that looks back: a sentence of a text without stops
LOOKS = 16  # words of one text that look back and are followed: the first, as a story has two or three
_SHIFT = np.uint64(32)


@dataclass(frozen=True)
class Profiles:
    """Some texts as judging sees them: a set a text of each part."""

    texts: Corpus

    @cached_property
    def lengths(self) -> NDArray[np.intp]:
        """How many terms each text has."""
        return np.diff(self.texts.starts)

    @cached_property
    def _text(self) -> NDArray[np.intp]:
        return np.repeat(np.arange(len(self.texts)), self.lengths)

    @cached_property
    def _body(self) -> NDArray[np.intp]:
        """For each term its place in the body; those of the headline stand below 0."""
        begins = self.texts.starts[:-1] + self.texts.titles
        return np.arange(len(self.texts.ids)) - np.repeat(begins, self.lengths)

    @cached_property
    def _place(self) -> NDArray[np.intp]:
        """For each term its place in the text."""
        return np.arange(len(self.texts.ids)) - np.repeat(self.texts.starts[:-1], self.lengths)

    def _part(self, chosen: NDArray[np.bool_]) -> Sets:
        return sets(self._text[chosen], self.texts.ids[chosen].astype(np.int64), len(self.texts))

    @cached_property
    def words(self) -> Sets:
        """The distinct words."""
        return Sets(*self.texts.codes)

    @cached_property
    def headline(self) -> Sets:
        """The words of the headline."""
        return self._part(self._body < 0)

    @cached_property
    def subject(self) -> Sets:
        """The first words of the body."""
        return self._part((self._body >= 0) & (self._body < SUBJECT))

    @cached_property
    def opening(self) -> Sets:
        """The words of the first sentences of the body."""
        return self._part((self._body >= 0) & (self._body < OPENING))

    @cached_property
    def front(self) -> Sets:
        """Headline and the first thirty words or so: where a story says what it is about."""
        return self._part(self._body < LEAD // 2)

    @cached_property
    def lead(self) -> Sets:
        """The words of headline and lead."""
        return self._part(self._body < LEAD)

    @cached_property
    def stems(self) -> NDArray[np.int64]:
        """For each term of the vocabulary a number that it shares with the other forms of its word."""
        return self.texts.vocabulary.table("stems", _stems)

    @cached_property
    def near_stems(self) -> Sets:
        """The stems of `front`."""
        return self._stemmed(self._body < LEAD // 2)

    @cached_property
    def lead_stems(self) -> Sets:
        """The stems of headline and lead."""
        return self._stemmed(self._body < LEAD)

    def _stemmed(self, chosen: NDArray[np.bool_]) -> Sets:
        return sets(self._text[chosen], self.stems[self.texts.ids[chosen]], len(self.texts))

    @cached_property
    def titled(self) -> NDArray[np.bool_]:
        """Whether a text has a headline."""
        return self.headline.sizes > 0

    @cached_property
    def shingles(self) -> Sets:
        """Runs of three words, hashed; a shorter text is one run."""
        mixed = phrases(self._hashes, self.texts.starts, SHINGLE)
        return sets(self._text, (mixed >> _SHIFT).astype(np.int64), len(self.texts))

    @cached_property
    def _hashes(self) -> NDArray[np.uint64]:
        return self.texts.hashes[self.texts.ids]

    @cached_property
    def _places(self) -> NDArray[np.intp]:
        """Where figures stand."""
        return np.flatnonzero(self._figure[self.texts.ids])

    @cached_property
    def _figure(self) -> NDArray[np.bool_]:
        """Whether each term of the vocabulary is a figure."""
        return self.texts.vocabulary.table(is_figure, lambda known: np.array(list(map(is_figure, known)), bool))

    @cached_property
    def _values(self) -> tuple[NDArray[np.int64], list[str]]:
        """The number of each figure's normal value, and the values by their numbers."""
        scales = self.texts.vocabulary.table(scale, lambda known: np.array(list(map(scale, known)), np.int64))
        follows = np.minimum(self._places + 1, max(len(self.texts.ids) - 1, 0))
        within = (self._places + 1 < len(self.texts.ids)) & (self._text[follows] == self._text[self._places])
        times = np.where(within, scales[self.texts.ids[follows]], 0)
        forms, which = np.unique(self.texts.ids[self._places].astype(np.int64) * 16 + times, return_inverse=True)
        spelt = self.texts.vocabulary.table("terms", lambda known: np.array(known, object))
        told_ = [value(spelt[form >> 4], form & 15) for form in forms.tolist()]
        numbers: dict[str, int] = {}
        same = np.array([numbers.setdefault(some, len(numbers)) for some in told_], np.int64)
        return same[which] if len(forms) else np.empty(0, np.int64), list(numbers)

    @cached_property
    def figures(self) -> Sets:
        """All figures by the numbers of their values."""
        return sets(self._text[self._places], self._values[0], len(self.texts))

    @cached_property
    def lead_figures(self) -> Sets:
        """The figures in headline and first sentences."""
        lead = self._body[self._places] < OPENING
        return sets(self._text[self._places][lead], self._values[0][lead], len(self.texts))

    @cached_property
    def digits(self) -> NDArray[np.int64]:
        """The significant digits of each value."""
        return np.array(list(map(digits, self._values[1])), np.int64)

    @cached_property
    def density(self) -> NDArray[np.float64]:
        """How many of the words are figures."""
        counts = np.bincount(self._text[self._places], minlength=len(self.texts))
        return counts / np.maximum(self.lengths, 1)

    @cached_property
    def slots(self) -> tuple[Sets, NDArray[np.int64]]:
        """The words around figures (two before, one after), and the last value that stands between them in its text."""
        around = [self._beside(step) for step in (-2, -1, 1)]
        keys = runs(np.stack(around, axis=1).ravel(), 3)[::3] if len(self._places) else np.empty(0, np.uint64)
        codes = (self._text[self._places].astype(np.int64) << 32) | (keys >> _SHIFT).astype(np.int64)
        found, last = np.unique(codes[::-1], return_index=True)
        starts = np.searchsorted(found, np.arange(len(self.texts) + 1) << 32)
        return Sets(found, starts), self._values[0][::-1][last]

    def _beside(self, step: int) -> NDArray[np.uint64]:
        """The hash of the word some steps from each figure; 0 beyond its text."""
        at = np.clip(self._places + step, 0, max(len(self.texts.ids) - 1, 0))
        within = (at == self._places + step) & (self._text[at] == self._text[self._places])
        return np.where(within, self._hashes[at], np.uint64(0))

    @cached_property
    def slugs(self) -> list[str]:
        """The declared slugs without their labels."""
        return list(map(_slug, self.texts.versions))

    @cached_property
    def wording(self) -> Sets:
        """The distinct words that are no figures."""
        codes = self.words.codes[~self._figure[self.words.numbers]]
        return Sets(codes, np.searchsorted(codes, np.arange(len(self.texts) + 1) << 32))

    @cached_property
    def names(self) -> Sets:
        """The words that stand capitalised inside a sentence of the body, and its first word where it is a rare one.

        In copy of companies that is who acts. None in a script without capitals.
        """
        inside = (self._body > 0) & ~_before(self.texts.written & STOP)
        rare = self.texts.says[self.texts.languages[self._text], self.texts.ids] >= RARE
        return self._part(((self.texts.written & CAPITAL) > 0) & (inside | ((self._body == 0) & rare)))

    @cached_property
    def quotes(self) -> Sets:
        """Runs of three words within quotation marks, hashed."""
        places = np.arange(len(self._body))
        opens, closes = ((self.texts.written & mark) > 0 for mark in (OPENS, CLOSES))
        opened = np.maximum.accumulate(np.where(opens, places, -1))
        closed = np.maximum.accumulate(np.where(_before(closes), places, -1))
        begins = np.repeat(self.texts.starts[:-1], self.lengths)
        inside = (opened >= closed) & (opened >= begins) & (places - opened < LONGEST)
        whole = np.flatnonzero(inside[: len(inside) - QUOTED + 1] & inside[QUOTED - 1 :])
        whole = whole[opened[whole] == opened[whole + QUOTED - 1]]
        mixed = runs(self._hashes, QUOTED)[whole] if len(whole) else np.empty(0, np.uint64)
        return sets(self._text[whole], (mixed >> _SHIFT).astype(np.int64), len(self.texts))

    @cached_property
    def looks(self) -> Looks:
        """The words of each body that look back, the first `LOOKS`, each with the stems of its sentence."""
        kind = self._kinds[self.texts.languages[self._text], self.texts.ids]
        back = np.flatnonzero((kind == RECALL) & (self._body >= 0) & ~_before(kind == PERIOD))
        firsts = np.searchsorted(self._text[back], self._text[back])
        back = back[np.arange(len(back)) - firsts < LOOKS]
        places = np.arange(len(kind))
        stops = (self.texts.written & STOP) > 0
        opens = np.maximum.accumulate(np.where(_before(stops) | (self._body == 0), places, 0))[back]
        closes = np.minimum.accumulate(np.where(stops, places, len(places))[::-1])[::-1][back] + 1
        begins = np.maximum(opens, back - SENTENCE)
        ends = np.minimum(np.minimum(closes, back + SENTENCE + 1), self.texts.starts[self._text[back] + 1])
        words_, edges = spread(begins, ends)
        numbers = np.repeat(np.arange(len(back)), np.diff(edges))
        starts = np.searchsorted(self._text[back], np.arange(len(self.texts) + 1))
        stems = sets(numbers, self.stems[self.texts.ids[words_]], len(back))
        return Looks(self.texts.ids[back].astype(np.int64), starts, stems)

    @cached_property
    def _kinds(self) -> NDArray[np.uint8]:
        """What each term of the vocabulary is for looking back, a row a language, as in `Corpus.languages`."""
        languages = sorted({version.language for version in self.texts.versions}, key=str)
        table = self.texts.vocabulary.table
        return np.stack([table(("kinds", name), partial(kinds, name)) for name in languages or [None]])


@dataclass(frozen=True)
class Looks:
    """Words with which some texts look back.

    Attributes:
        terms: their numbers, text after text.
        starts: where each text begins in `terms`, and the end of the last.
        sentences: for each such word the stems of its sentence.
    """

    terms: NDArray[np.int64]
    starts: NDArray[np.intp]
    sentences: Sets


def _stems(known: list[str]) -> NDArray[np.int64]:
    beginnings = (term[:STEM] if term.isalpha() else term for term in known)
    return np.fromiter((crc32(some.encode("utf-8", "surrogatepass")) for some in beginnings), np.int64, len(known))


def _before(marks: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether the term before each is so marked."""
    return np.concatenate([[False], marks[:-1] > 0]) if len(marks) else np.empty(0, bool)


def _slug(version: Version) -> str:
    """The slug up to its first space, bracket or closing slash: `OSTRANE-DAM/ (UPDATE 1)` is `ostrane-dam`."""
    if not version.declared.slug:
        return ""
    return re.split(r"[\s(\[]|/(?:\W|$)", words.key(version.declared.slug), maxsplit=1)[0]
