"""Candidate pairs go in, how much their words say in common comes out: a first look, so that few are read closely.

All sums are of whole numbers, so a pair is measured alike alone and among a million.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff.grouping.corpus import SCHEMES, value
from newsdiff.grouping.flat import distinct, spread
from newsdiff.indexing import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus, Each

SCREEN = 0.4  # words contained, by what they say: below it no labelled version lies, and 14 of 15 candidates do
_MANY = 4096  # texts whose candidates are worth a process
_PAIRS = 1 << 15  # whose comparison is
_MARKED, _WORDS = 1 << 22, 1 << 18  # words that left texts may have, words of right texts: what is compared at once
_RUN = 16384  # texts whose buckets are sorted at once: some 100 MB
_SLACK = 1e-3  # hours: a window's edge is no matter of rounding
_BITS, _SAID = np.uint32(9), np.uint32(511)  # how `_packed` packs
MINIMA = (3, 2)  # speaking buckets that make a candidate: of words, of phrases


def found(corpus: Corpus, *, window: float, cap: int) -> NDArray[np.int64]:
    """Pairs of texts that the index proposes, as rows (left, right), rising."""
    return proposed(corpus.signatures(), corpus.hours, window=window, cap=cap, each=corpus.each)


def proposed(
    signatures: NDArray[np.uint32], hours: NDArray[np.float64], *, window: float, cap: int, each: Each = map
) -> NDArray[np.int64]:
    """The same from the signatures of the texts, a row each (`Corpus.signatures`), and their hours."""
    if not len(signatures):
        return np.empty((0, 2), np.int64)
    cuts = np.cumsum([scheme.hashes for scheme in SCHEMES])[:-1]
    parts = list(product(zip(np.split(signatures, cuts, axis=1), MINIMA, strict=True), _slices(hours, window)))

    def propose(part: tuple[tuple[NDArray[np.uint32], int], tuple[int, int, int]]) -> NDArray[np.int64]:
        (bands, minimum), (first, start, last) = part
        found = candidates(bands[first:last], hours[first:last], window=window, cap=cap, minimum=minimum) + first
        return found[found[:, 1] >= start]

    rows = list((each if len(signatures) >= _MANY else map)(propose, parts))
    codes = distinct(np.concatenate([some[:, 0] * len(signatures) + some[:, 1] for some in rows]))
    return np.stack(np.divmod(codes, len(signatures)), axis=1)


def _slices(hours: NDArray[np.float64], window: float) -> list[tuple[int, int, int]]:
    """Runs of texts that may be looked through one by one, as (first text that their windows hold, first text, end).

    Memory and time of a run follow from its length alone. Texts that do not stand in the order of time, or of which some are
    undated and so stand in no window, are one run.
    """
    if not np.all(hours[1:] >= hours[:-1]):  # False, too, where a time is unknown
        return [(0, 0, len(hours))]
    edges = np.unique(np.searchsorted(hours, hours[::_RUN]))  # texts of one moment stay together
    firsts = np.searchsorted(hours, hours[edges] - window - _SLACK)
    return list(zip(firsts.tolist(), edges.tolist(), [*edges[1:].tolist(), len(hours)], strict=True))


def screened(corpus: Corpus, rows: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each pair the share of the lighter text's words that the other holds, by what they say, and the tf-idf cosine."""
    kept, says = corpus.distinct, corpus.said
    weights = _weights(kept.starts, says, kept.often)
    parts = [rows[first : first + _PAIRS] for first in range(0, max(len(rows), 1), _PAIRS)]
    found = corpus.each(lambda part: _compared(kept.starts, kept.ids, says, kept.often, part, *weights), parts)
    shares, cosines = zip(*found, strict=True)
    return np.concatenate(shares), np.concatenate(cosines)


def compared(
    starts: NDArray[np.intp],
    ids: NDArray[np.int32],
    says: NDArray[np.uint8],
    often: NDArray[np.uint8],
    rows: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shares and cosines of pairs of texts, of which only the distinct words are known.

    A word of two languages says what it says in the one where that is more.

    Args:
        starts: where the words of each text begin in the next three, and the end of the last.
        ids: the words by number, each once a text.
        says: what each says, in the language of its text.
        often: how often each stands in its text, 255 at most.
        rows: pairs (left, right).

    Cost: of each pair the text that has more words is marked, then read at the words of the other: 10 ns a word.
    """
    return _compared(starts, ids, says, often, rows, *_weights(starts, says, often))


def _weights(
    starts: NDArray[np.intp], says: NDArray[np.uint8], often: NDArray[np.uint8]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """What all words of each text say, and the length of its tf-idf vector."""
    weight, length = np.empty(len(starts) - 1, np.int64), np.empty(len(starts) - 1, np.int64)
    for first in range(0, len(weight), _MANY):
        edges = starts[first : first + _MANY + 1]
        part = slice(edges[0], edges[-1])
        weight[first : first + _MANY] = _sums(says[part], edges - edges[0])
        squares = value(says[part], often[part]).astype(np.int64) ** 2
        length[first : first + _MANY] = _sums(squares, edges - edges[0])
    return weight, np.sqrt(length)


def _compared(
    starts: NDArray[np.intp],
    ids: NDArray[np.int32],
    says: NDArray[np.uint8],
    often: NDArray[np.uint8],
    rows: NDArray[np.int64],
    weight: NDArray[np.int64],
    norm: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    lengths, size = np.diff(starts), int(ids.max(initial=0)) + 1
    longer_first = np.where((lengths[rows[:, 0]] < lengths[rows[:, 1]])[:, np.newaxis], rows[:, ::-1], rows)
    order = np.argsort(longer_first[:, 0], kind="stable")
    pairs = longer_first[order]
    mark = np.zeros(max(1, min(_MARKED // size, len(rows))) * size, np.uint32)
    shared, close = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    for first, last in _together(pairs, starts, len(mark) // size):
        left, right = pairs[first:last].T
        news = np.r_[True, left[1:] != left[:-1]]
        places, cuts = spread(starts[left[news]], starts[left[news] + 1])
        own = np.repeat(np.arange(len(cuts) - 1) * size, np.diff(cuts)) + ids[places]
        mark[own] = _packed(says[places], often[places])
        places, cuts = spread(starts[right], starts[right + 1])
        there = mark[np.repeat((np.cumsum(news) - 1) * size, np.diff(cuts)) + ids[places]]
        met = np.flatnonzero(there > 0)
        here, there = _packed(says[places[met]], often[places[met]]), there[met]
        edges = np.searchsorted(met, cuts)
        shared[order[first:last]] = _sums(np.maximum(here & _SAID, there & _SAID) - np.uint32(1), edges)
        close[order[first:last]] = _sums((here >> _BITS).astype(np.int64) * (there >> _BITS), edges)
        mark[own] = 0
    left, other = rows.T
    share = shared / np.maximum(np.minimum(weight[left], weight[other]), 1)
    return np.minimum(share, 1), close / np.maximum(norm[left] * norm[other], 1)


def _packed(says: NDArray[np.uint8], often: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """What words say, plus 1 as what says nothing is held, too; above that their `value`."""
    return (value(says, often).astype(np.uint32) << _BITS) | (says + np.uint32(1))


def _together(rows: NDArray[np.int64], starts: NDArray[np.intp], texts: int) -> Iterator[tuple[int, int]]:
    """Ranges of rows that are compared at once: whole left texts, so many of them, with some `_WORDS` words on the right."""
    if len(rows):
        left, right = rows.T
        opens = np.flatnonzero(np.r_[True, left[1:] != left[:-1]])
        words = np.cumsum(starts[right + 1] - starts[right])[opens] // _WORDS
        group = np.arange(len(opens)) // texts
        edges = opens[np.r_[True, (words[1:] != words[:-1]) | (group[1:] != group[:-1])]]
        yield from pairwise([*edges.tolist(), len(rows)])


def _sums(values: NDArray[Any], starts: NDArray[np.intp]) -> NDArray[np.int64]:
    """The sum of each text's values."""
    return np.diff(np.concatenate([[0], np.cumsum(values, dtype=np.int64)])[starts])
