"""Candidate pairs go in, how much their words say in common comes out: a first look, so that few are read closely.

All sums are of whole numbers, so a pair is measured alike alone and among a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.corpus import SCHEMES, distinct, spread
from newsdiff.indexing import candidates

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus

SCREEN = 0.4  # words contained, by what they say: below it no labelled version lies, and 14 of 15 candidates do
MINIMA = (3, 2)  # speaking buckets that make a candidate: of words, of phrases
_LOGS = np.round(64 * (1 + np.log(np.arange(1, 257)))).astype(np.int64)
"""1 + ln of how often a word stands in a text, in 64ths."""


def found(corpus: Corpus, *, window: float, cap: int) -> NDArray[np.int64]:
    """Pairs of texts that the index proposes, as rows (left, right), rising."""
    return proposed(corpus.bands, corpus.hours, window=window, cap=cap)


def proposed(
    signatures: NDArray[np.uint32], hours: NDArray[np.float64], *, window: float, cap: int
) -> NDArray[np.int64]:
    """The same from the signatures of the texts, a row each (`Corpus.bands`), and their hours."""
    if not len(signatures):
        return np.empty((0, 2), np.int64)
    cuts = np.cumsum([scheme.hashes for scheme in SCHEMES])[:-1]
    rows = [
        candidates(bands, hours, window=window, cap=cap, minimum=minimum)
        for bands, minimum in zip(np.split(signatures, cuts, axis=1), MINIMA, strict=True)
    ]
    codes = distinct(np.concatenate([some[:, 0] * len(signatures) + some[:, 1] for some in rows]))
    return np.stack(np.divmod(codes, len(signatures)), axis=1)


def screened(corpus: Corpus, rows: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each pair the share of the lighter text's words that the other holds, by what they say, and the tf-idf cosine.

    `rows` stand by their left texts.
    """
    starts, ids = corpus.distinct.starts, corpus.distinct.ids
    says = corpus.says[np.repeat(corpus.languages, np.diff(starts)), ids]
    return compared(starts, ids, says, corpus.distinct.often, rows)


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
        rows: pairs (left, right), by their left texts.

    Cost: for each left text its words are marked once, then read at the words of its candidates: 5 ns a word.
    """
    said = says.astype(np.int64)
    values = value(said, often)
    weight, norm = _sums(said, starts), np.sqrt(_sums(values**2, starts))
    mark, shared, close = np.zeros((2, int(ids.max(initial=0)) + 1), np.int64), [], []
    cuts = np.flatnonzero(np.diff(rows[:, 0])) + 1
    for right in np.split(rows, cuts) if len(rows) else ():
        mine = slice(starts[right[0, 0]], starts[right[0, 0] + 1])
        mark[0, ids[mine]], mark[1, ids[mine]] = said[mine] + 1, values[mine]  # + 1: what says nothing is held, too
        places, edges = spread(starts[right[:, 1]], starts[right[:, 1] + 1])
        common = mark[0, ids[places]]
        held = np.where(common > 0, np.maximum(common - 1, said[places]), 0)
        shared.append(_sums(held, edges))
        close.append(_sums(mark[1, ids[places]] * values[places], edges))
        mark[:, ids[mine]] = 0
    left, other = rows.T
    share = _joined(shared) / np.maximum(np.minimum(weight[left], weight[other]), 1)
    return np.minimum(share, 1), _joined(close) / np.maximum(norm[left] * norm[other], 1)


def value(says: NDArray[np.int64], often: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The share of words in a text's tf-idf vector."""
    return _LOGS[often - 1] * says


def _sums(values: NDArray[np.int64], starts: NDArray[np.intp]) -> NDArray[np.int64]:
    """The sum of each text's values."""
    return np.diff(np.concatenate([[0], np.cumsum(values)])[starts])


def _joined(parts: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)
