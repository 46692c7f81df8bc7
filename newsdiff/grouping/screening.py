"""Candidate pairs go in, how much their words say in common comes out: a first look, so that few are read closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.indexing import candidates
from newsdiff.model import Scheme

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus

# Single words find rewrites that share no phrase; phrases still speak where no time narrows the buckets.
KEYS = ((Scheme(shingle=1), 3), (Scheme(shingle=3), 2))


def found(corpus: Corpus, *, window: float, cap: int) -> NDArray[np.int64]:
    """Pairs of texts that the index proposes, as rows (left, right), rising."""
    if not len(corpus):
        return np.empty((0, 2), np.int64)
    rows = [
        candidates(corpus.bands(scheme), corpus.hours, window=window, cap=cap, minimum=minimum)
        for scheme, minimum in KEYS
    ]
    return np.unique(np.concatenate(rows), axis=0)


def screened(corpus: Corpus, rows: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each pair the share of the lighter text's words that the other holds, by what they say, and the tf-idf cosine.

    Cost: for each left text its words are marked once, then read at the words of its candidates: 5 ns a word.
    """
    ids, starts, says, value = corpus.distinct
    weight = np.add.reduceat(np.append(says, 0), starts[:-1]) * (np.diff(starts) > 0)
    mark, shares, cosines = np.zeros((2, len(corpus.vocabulary)), np.float32), [], []
    cuts = np.flatnonzero(np.diff(rows[:, 0])) + 1
    for right in np.split(rows, cuts) if len(rows) else ():
        left = right[0, 0]
        mine = slice(starts[left], starts[left + 1])
        mark[0, ids[mine]], mark[1, ids[mine]] = says[mine], value[mine]
        begins, ends = starts[right[:, 1]], starts[right[:, 1] + 1]
        places = _ranges(begins, ends)
        edges = np.cumsum(ends - begins) - (ends - begins)
        common, close = mark[0, ids[places]], mark[1, ids[places]] * value[places]
        shares.append(np.add.reduceat(common, edges) / np.minimum(weight[left], weight[right[:, 1]]))
        cosines.append(np.add.reduceat(close, edges))
        mark[:, ids[mine]] = 0
    none = [np.empty(0, np.float32)]
    return np.minimum(np.concatenate(shares or none), 1), np.concatenate(cosines or none)


def _ranges(begins: NDArray[np.intp], ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """All places of some ranges, none of them empty, one range after the other."""
    lengths = ends - begins
    steps = np.ones(lengths.sum(), np.intp)
    steps[0] = begins[0]
    steps[np.cumsum(lengths)[:-1]] = begins[1:] - ends[:-1] + 1
    return np.cumsum(steps)
