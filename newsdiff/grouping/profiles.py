"""Texts go in, what judging them needs comes out: their words, openings, phrases and figures as sets, each made once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from newsdiff import words
from newsdiff.grouping.corpus import phrases
from newsdiff.grouping.figures import SCALES, digits, figures, value
from newsdiff.grouping.flat import spread
from newsdiff.grouping.recalling import DENIAL, PERIOD, RECALL, kinds
from newsdiff.grouping.sets import Sets, marked, sets
from newsdiff.grouping.vocabulary import CAPITAL, CLOSES, OPENS, STOP
from newsdiff.sketching import runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Version

SHINGLE = 3  # words: the shingles whose overlap is told
_SUBJECT = 6  # words of the body that name who acts: `Brennick Water Co of Sarnholt said`
STEM = 5  # letters by which forms of one word are known: `acquires`, `acquisition`
_OPENING = 45  # words of the body that hold its first sentence and, in wire copy, most of the second
_LEAD = 60  # words of the body that say what its news is, and what stands behind it
QUOTED = 3  # words: shorter runs within quotation marks are said by many
RARE = 10  # what a word says that opens a text as a name, not as `The` or `Shares`
LONGEST = 80  # words of a quotation: what is longer lacks its closing mark
SENTENCE = 40  # words to either side of one that looks back: a sentence of a text without stops
LOOKS = 16  # words of one text that look back and are followed: the first, as a story has two or three
HEADLINE, SUBJECT, OPENING, FRONT, LEAD, NAME, WORD, ANY = (1 << bit for bit in range(8))
"""Marks of a word: where it stands in its text; that it is a name; that it is no figure; `ANY` word has it."""
_SHIFT = np.uint64(32)


@dataclass(frozen=True)
class Profiles:
    """Some texts as judging sees them: a set a text of each part.

    The headline is a part of its own; the subject is the first words of the body, the opening its first sentences; the lead is
    headline and body up to what stands behind the news, its front half says what the story is about.
    """

    texts: Corpus

    @cached_property
    def lengths(self) -> NDArray[np.intp]:
        """How many terms each text has."""
        return np.diff(self.texts.starts)

    @cached_property
    def _text(self) -> NDArray[np.intp]:
        return np.repeat(np.arange(len(self.texts)), self.lengths)

    @cached_property
    def _begins(self) -> NDArray[np.intp]:
        """Where the body of each text begins."""
        return self.texts.starts[:-1] + self.texts.titles

    @cached_property
    def _body(self) -> NDArray[np.intp]:
        """For each term its place in the body; those of the headline stand below 0."""
        return np.arange(len(self.texts.ids)) - np.repeat(self._begins, self.lengths)

    @cached_property
    def _marked(self) -> tuple[Sets, NDArray[np.uint8]]:
        marks = _STANDING[np.clip(self._body, -1, _LEAD) + 1]
        marks[self._names] |= NAME
        marks[~self._figure[self.texts.ids]] |= WORD
        return marked(self._text, self.texts.ids.astype(np.int64), marks, len(self.texts))

    @cached_property
    def words(self) -> Sets:
        """The distinct words."""
        return self._marked[0]

    @cached_property
    def marks(self) -> NDArray[np.uint8]:
        """The marks of each word."""
        return self._marked[1]

    @cached_property
    def says(self) -> NDArray[np.int64]:
        """What each word says in the language of its text."""
        return self.texts.says[self.texts.languages[self.words.texts()], self.words.numbers].astype(np.int64)

    def sizes(self, mark: int) -> NDArray[np.int64]:
        """How many words of each text carry a mark."""
        return self.words.total(self.marks & mark > 0)

    def weights(self, mark: int) -> NDArray[np.int64]:
        """What those words say together."""
        return self.words.total(self.says * (self.marks & mark > 0))

    def part(self, mark: int) -> Part:
        """The words that carry a mark."""
        places = np.flatnonzero(self.marks & mark)
        return Part(self.words.only(places), places)

    @cached_property
    def _names(self) -> NDArray[np.intp]:
        """Where words stand capitalised inside a sentence of the body, or as its first word, where it is a rare one.

        In copy of companies that is who acts. None in a script without capitals.
        """
        capitals = np.flatnonzero(self.texts.written & CAPITAL)
        inside = (self._body[capitals] > 0) & (self.texts.written[capitals - 1] & STOP == 0)
        opening = capitals[self._body[capitals] == 0]
        rare = self.texts.says[self.texts.languages[self._text[opening]], self.texts.ids[opening]] >= RARE
        return np.concatenate([capitals[inside], opening[rare]])

    @cached_property
    def stems(self) -> NDArray[np.int64]:
        """For each term of the vocabulary a number that it shares with the other forms of its word."""
        return self.texts.vocabulary.table("stems", _stems)

    @cached_property
    def leads(self) -> tuple[Sets, NDArray[np.uint8]]:
        """The stems of headline and lead, each with the mark `FRONT` where it stands there."""
        lead = np.flatnonzero(self._body < _LEAD)
        marks = np.where(self._body[lead] < _LEAD // 2, np.uint8(FRONT), np.uint8(0))
        return marked(self._text[lead], self.stems[self.texts.ids[lead]], marks, len(self.texts))

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
        return self.texts.vocabulary.table("figures", figures)

    @cached_property
    def _values(self) -> tuple[NDArray[np.int64], list[str]]:
        """The number of each figure's normal value, and the values by their numbers."""
        scales = self.texts.vocabulary.listed(SCALES)
        follows = np.minimum(self._places + 1, max(len(self.texts.ids) - 1, 0))
        within = (self._places + 1 < len(self.texts.ids)) & (self._text[follows] == self._text[self._places])
        times = np.where(within, scales[self.texts.ids[follows]], 0)
        forms, which = np.unique(self.texts.ids[self._places].astype(np.int64) * 16 + times, return_inverse=True)
        terms = self._terms
        told_ = [value(terms[form >> 4], form & 15) for form in forms.tolist()]
        numbers: dict[str, int] = {}
        same = np.array([numbers.setdefault(some, len(numbers)) for some in told_], np.int64)
        return same[which] if len(forms) else np.empty(0, np.int64), list(numbers)

    @property
    def _terms(self) -> NDArray[Any]:
        """How each term of the vocabulary is spelt."""
        return self.texts.vocabulary.table("terms", lambda known: np.array(known, object))

    def spelt(self, places: NDArray[np.intp]) -> list[str]:
        """How some of `words` are spelt."""
        return list(self._terms[self.words.numbers[places]])

    @cached_property
    def figures(self) -> Sets:
        """All figures by the numbers of their values."""
        return sets(self._text[self._places], self._values[0], len(self.texts))

    @cached_property
    def lead_figures(self) -> Sets:
        """The figures in headline and first sentences."""
        lead = self._body[self._places] < _OPENING
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
    def alerts(self) -> NDArray[np.bool_]:
        """Whether the desk called a text an alert."""
        return np.array([version.label.kind == "alert" for version in self.texts.versions], bool)

    @cached_property
    def quotes(self) -> Sets:
        """Runs of three words within quotation marks, hashed."""
        opened, closed = (np.flatnonzero(self.texts.written & mark) for mark in (OPENS, CLOSES))
        count = np.array([len(self.texts.ids)])
        ends = np.minimum(opened + LONGEST, np.concatenate([opened[1:], count])[: len(opened)])
        closes = np.concatenate([closed + 1, count])[np.searchsorted(closed, opened)]
        ends = np.minimum(np.minimum(ends, closes), self.texts.starts[self._text[opened] + 1])
        whole, _ = spread(opened, np.maximum(ends - QUOTED + 1, opened))
        mixed = runs(self._hashes, QUOTED)[whole] if len(whole) else np.empty(0, np.uint64)
        return sets(self._text[whole], (mixed >> _SHIFT).astype(np.int64), len(self.texts))

    def denies(self, words_: int) -> NDArray[np.bool_]:
        """Whether the headline of a text, or so many first words of its body, say no."""
        front = np.flatnonzero(self._body < words_)
        text = self._text[front]
        kind = self._kinds[self.texts.languages[text], self.texts.ids[front]]
        found: NDArray[np.bool_] = np.bincount(text[kind == DENIAL], minlength=len(self.texts)) > 0
        return found

    @cached_property
    def looks(self) -> Looks:
        """The words of each body that look back, the first `LOOKS`, each with the stems of its sentence."""
        kind = self._kinds[self.texts.languages[self._text], self.texts.ids]
        back = np.flatnonzero(kind == RECALL)
        text = self._text[back]
        compares = (kind[back - 1] == PERIOD) & (back > self.texts.starts[text])
        back = back[(self._body[back] >= 0) & ~compares]
        text = self._text[back]
        few = np.arange(len(back)) - np.searchsorted(text, text) < LOOKS
        back, text = back[few], text[few]
        stops = np.flatnonzero(self.texts.written & STOP)
        opens = np.concatenate([[0], stops + 1])[np.searchsorted(stops, back)]
        closes = np.concatenate([stops + 1, [len(kind)]])[np.searchsorted(stops, back)]
        begins = np.maximum(np.maximum(opens, self._begins[text]), back - SENTENCE)
        ends = np.minimum(np.minimum(closes, back + SENTENCE + 1), self.texts.starts[text + 1])
        words_, edges = spread(begins, ends)
        numbers = np.repeat(np.arange(len(back)), np.diff(edges))
        starts = np.searchsorted(text, np.arange(len(self.texts) + 1))
        stems = sets(numbers, self.stems[self.texts.ids[words_]], len(back))
        return Looks(self.texts.ids[back].astype(np.int64), starts, stems)

    @cached_property
    def _kinds(self) -> NDArray[np.uint8]:
        """What each term of the vocabulary is for looking back, a row a language, as in `Corpus.languages`."""
        languages = sorted({version.language for version in self.texts.versions}, key=str)
        return np.stack([self.texts.vocabulary.listed(kinds(name)) for name in languages or [None]])


@dataclass(frozen=True)
class Part:
    """Some words of each text.

    Attributes:
        words: the words.
        places: where they stand in `Profiles.words`.
    """

    words: Sets
    places: NDArray[np.intp]


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
    return np.array(
        [crc32((term[:STEM] if term.isalpha() else term).encode("utf-8", "surrogatepass")) for term in known], np.int64
    )


def _standing() -> NDArray[np.uint8]:
    """The marks of each place in the body from -1, which stands for the headline, to `_LEAD`, for all behind it."""
    place = np.arange(-1, _LEAD + 1)
    marks = ANY | HEADLINE * (place < 0) | FRONT * (place < _LEAD // 2) | LEAD * (place < _LEAD)
    marks |= SUBJECT * ((place >= 0) & (place < _SUBJECT)) | OPENING * ((place >= 0) & (place < _OPENING))
    return marks.astype(np.uint8)


_STANDING = _standing()


def _slug(version: Version) -> str:
    """The slug up to its first space, bracket or closing slash: `OSTRANE-DAM/ (UPDATE 1)` is `ostrane-dam`."""
    if not version.declared.slug:
        return ""
    return re.split(r"[\s(\[]|/(?:\W|$)", words.key(version.declared.slug), maxsplit=1)[0]
