"""Pairs with their cosine go in; how crowded it is around each comes out: notices of one form have many near neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.flat import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEAR = 0.7  # of the pair's own cosine: a neighbour further off says nothing, in a small collection or a large one
MOST = 0.3
SURE = (
    0.9  # at .8 notices of one form excuse each other (two false pairs more of 255), above it five real versions do not
)


def rivals(
    rows: NDArray[np.int64],
    cosines: NDArray[np.float64],
    hours: NDArray[np.float64],
    asked: NDArray[np.intp],
    alone: NDArray[np.float64],
    window: float,
) -> NDArray[np.float64]:
    """For each pair asked about, how near the second-nearest other text comes to either of its two, 0 to `MOST`.

    A text that is itself a sure version of either is no rival, and the nearest other is let off: it may be a third version.
    Texts count that lie in the window which ends at the later of the two (for an undated pair, all). Measured as cosine by
    the pair's own cosine, beyond `NEAR`.

    Args:
        rows: all candidate pairs (left, right).
        cosines: their cosines.
        hours: when each text was published; NaN where that is unknown.
        asked: places in `rows`.
        alone: how likely each of those is a pair of versions by its texts alone.
        window: how many hours the window has.
    """
    sure = rows[asked[alone >= SURE]]
    own = np.maximum(cosines[asked], 0.05)
    left, right = rows[asked].T
    least = np.full(len(hours), np.inf)  # what lies further off is no text's rival
    for side in (left, right):
        np.minimum.at(least, side, own * NEAR)
    beside = _Beside(rows, cosines, np.sort(np.concatenate([_code(*sure.T), _code(*sure.T[::-1])])), least)
    later = np.maximum(hours[left], hours[right])  # NaN where a time is unknown
    seconds = np.maximum(*(
        beside.second(one, other, own * NEAR, hours, later, window) for one, other in ((left, right), (right, left))
    ))  # fmt: skip
    return np.clip(seconds / own - NEAR, 0.0, MOST)


class _Beside:
    """For each text its neighbours that come nearer than `least` says for it, the nearest first."""

    def __init__(
        self,
        rows: NDArray[np.int64],
        cosines: NDArray[np.float64],
        sure: NDArray[np.int64],
        least: NDArray[np.float64],
    ) -> None:
        self.sure = sure
        kept = [np.flatnonzero(cosines > least[side]) for side in rows.T]
        texts, near = (np.concatenate([rows[kept[0], one], rows[kept[1], 1 - one]]) for one in (0, 1))
        close = cosines[np.concatenate(kept)]
        order = np.lexsort((-close, texts))
        self.close, self.near = close[order], near[order]
        self.starts = np.searchsorted(texts[order], np.arange(len(least) + 1))

    def second(
        self,
        texts: NDArray[np.int64],
        others: NDArray[np.int64],
        least: NDArray[np.float64],
        hours: NDArray[np.float64],
        later: NDArray[np.float64],
        window: float,
    ) -> NDArray[np.float64]:
        """Cosine of each text's second-nearest neighbour, the other of its pair left out; 0 for none above `least`."""
        places, edges = spread(self.starts[texts], self.starts[texts + 1])
        counts = np.diff(edges)
        nearer = np.flatnonzero(self.close[places] > np.repeat(least, counts))
        places, pairs = places[nearer], np.repeat(np.arange(len(texts)), counts)[nearer]
        near, until = self.near[places], later[pairs]
        within = np.isnan(until) | ((hours[near] <= until) & (hours[near] >= until - window))
        rival = np.flatnonzero(within & (near != others[pairs]))
        places, pairs, near = places[rival], pairs[rival], near[rival]
        open_ = ~(self._sure(texts[pairs], near) | self._sure(others[pairs], near))
        places, pairs = places[open_], pairs[open_]
        firsts = np.searchsorted(pairs, np.arange(len(texts)))
        second = np.flatnonzero(np.arange(len(pairs)) - firsts[pairs] == 1)
        found = np.zeros(len(texts))
        found[pairs[second]] = self.close[places[second]]
        return found

    def _sure(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each two are sure versions of one story."""
        if not len(self.sure):
            return np.zeros(len(one), bool)
        codes = _code(one, other)
        found: NDArray[np.bool_] = self.sure[np.minimum(np.searchsorted(self.sure, codes), len(self.sure) - 1)] == codes
        return found


def _code(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    return (one << 32) | other
