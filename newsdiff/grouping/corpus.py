"""Versions go in, flat arrays come out: all their words as numbers, one text after the other, and the words by what they say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from newsdiff import words
from newsdiff.grouping.background import background
from newsdiff.grouping.features import seconds
from newsdiff.grouping.profiles import profile
from newsdiff.sketching import content, hashed, lanes, runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from newsdiff.grouping.profiles import Profile
    from newsdiff.model import Scheme, Version


class _Numbers(dict[str, int]):
    """Words by number, in the order in which they were first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


@dataclass(frozen=True)
class Corpus:
    """Many texts as flat arrays.

    Attributes:
        versions: the texts.
        hours: when each was published, in hours since 1970; NaN where that is unknown.
        ids: numbers of all words, text after text, in order.
        starts: where each text begins in `ids`, and the end of the last.
        vocabulary: the words by their numbers.
    """

    versions: tuple[Version, ...]
    hours: NDArray[np.float64]
    ids: NDArray[np.int32]
    starts: NDArray[np.intp]
    vocabulary: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.versions)

    def text(self, number: int) -> NDArray[np.int32]:
        """The words of one text as numbers."""
        return self.ids[self.starts[number] : self.starts[number + 1]]

    def take(self, numbers: Sequence[int]) -> Corpus:
        """Some of the texts, in the order asked."""
        chosen = [self.text(number) for number in numbers]
        return Corpus(
            tuple(self.versions[number] for number in numbers), self.hours[list(numbers)],
            *_flat(chosen), self.vocabulary,
        )  # fmt: skip

    def without(self, dropped: Mapping[int, frozenset[int]]) -> Corpus:
        """The same texts less some paragraphs (numbers by text); their words are those that were met already."""
        numbers = {word: number for number, word in enumerate(self.vocabulary)} if dropped else {}
        chosen = [self.text(number) for number in range(len(self))]
        for text, some in dropped.items():
            kept = "\n".join(part for paragraph, part in self.versions[text].body() if paragraph not in some)
            found = [numbers[word] for word in words.words(kept) if word in numbers]
            chosen[text] = np.array(found, np.int32)
        return Corpus(self.versions, self.hours, *_flat(chosen), self.vocabulary) if dropped else self

    def profile(self, number: int) -> Profile:
        """One text as judging sees it."""
        return profile(self.versions[number], tuple(self.vocabulary[word] for word in self.text(number).tolist()))

    @cached_property
    def hashes(self) -> NDArray[np.uint64]:
        """The hash of each word of the vocabulary."""
        return hashed(self.vocabulary)

    def bands(self, scheme: Scheme) -> NDArray[np.uint32]:
        """The signature of each text, a row each."""
        hashes = self.hashes[self.ids]
        mixed = runs(hashes, scheme.shingle)
        if scheme.shingle == 1:
            return lanes(mixed, self.starts, scheme)
        lengths = np.diff(self.starts)
        counts = np.maximum(lengths - scheme.shingle + 1, 0)
        places = np.arange(len(mixed)) - np.repeat(self.starts[:-1], lengths)[: len(mixed)]
        whole = places < np.repeat(counts, lengths)[: len(mixed)]  # runs that cross into the next text are none
        starts = np.concatenate([[0], np.cumsum(counts)])
        return lanes(mixed[whole], starts, scheme)

    @cached_property
    def distinct(self) -> tuple[NDArray[np.int32], NDArray[np.intp], NDArray[np.float32], NDArray[np.float32]]:
        """The distinct words of each text: numbers, starts, what each says, and its share of the text's tf-idf vector."""
        texts = np.repeat(np.arange(len(self)), np.diff(self.starts))
        codes, often = np.unique(texts * len(self.vocabulary) + self.ids, return_counts=True)
        text, ids = np.divmod(codes, max(len(self.vocabulary), 1))
        starts = np.searchsorted(text, np.arange(len(self) + 1))
        says = self._says[self._languages[text], ids]
        value = (1 + np.log(often)) * says
        norms = np.sqrt(np.bincount(text, value**2, minlength=len(self)))
        return ids.astype(np.int32), starts, says, (value / np.maximum(norms[text], 1e-9)).astype(np.float32)

    @cached_property
    def _tables(self) -> list[str | None]:
        return sorted({version.language for version in self.versions}, key=str)

    @cached_property
    def _languages(self) -> NDArray[np.intp]:
        """For each text, the number of its language."""
        numbers = {language: number for number, language in enumerate(self._tables)}
        return np.array([numbers[version.language] for version in self.versions], np.intp)

    @cached_property
    def _says(self) -> NDArray[np.float32]:
        """What each word says, a row a language."""
        return np.array(
            [list(map(background(language).__getitem__, self.vocabulary)) for language in self._tables], np.float32
        ).reshape(len(self._tables), len(self.vocabulary))


def corpus(versions: Sequence[Version]) -> Corpus:
    """Read many versions at once: one pass of case folding and tokenising a text."""
    numbers = _Numbers()
    texts = [np.array([numbers[word] for word in words.words(content(version))], np.int32) for version in versions]
    when = np.array([np.nan if v.published is None else seconds(v.published) / 3600 for v in versions])
    return Corpus(tuple(versions), when, *_flat(texts), tuple(numbers))


def _flat(texts: Sequence[NDArray[np.int32]]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """Texts one after the other, and where each begins."""
    return np.concatenate([np.empty(0, np.int32), *texts]), np.cumsum([0, *map(len, texts)])
