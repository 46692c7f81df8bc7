"""Pairs with their cosine go in; how crowded it is around each comes out: notices of one form have many near neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from numpy.typing import NDArray

NEAR = 0.7  # of the pair's own cosine: a neighbour further off says nothing, in a small collection or a large one
MOST = 0.3
SURE = (
    0.9  # at .8 notices of one form excuse each other (two false pairs more of 255), above it five real versions do not
)


def rivals(
    rows: NDArray[np.int64],
    cosines: NDArray[np.float32],
    hours: NDArray[np.float64],
    asked: Mapping[int, float],
    window: float,
) -> Mapping[int, float]:
    """For each pair asked about, how near the second-nearest other text comes to either of its two, 0 to `MOST`.

    A text that is itself a sure version of either is no rival, and the nearest other is let off: it may be a third version.
    Texts count that lie in the window which ends at the later of the two (for an undated pair, all). Measured as cosine by
    the pair's own cosine, beyond `NEAR`.

    Args:
        rows: all candidate pairs (left, right).
        cosines: their cosines.
        hours: when each text was published; NaN where that is unknown.
        asked: places in `rows`, and how likely each is a pair of versions by its texts alone.
        window: how many hours the window has.
    """
    beside = _beside(rows, cosines, asked)
    found = {}
    for place in asked:
        left, right = rows[place].tolist()
        cosine = max(float(cosines[place]), 0.05)
        later = float(max(hours[left], hours[right])) if not np.isnan(hours[left] + hours[right]) else None
        second = max(
            _second(beside(one), other, hours, later, window, cosine * NEAR)
            for one, other in ((left, right), (right, left))
        )
        found[place] = min(max(second / cosine - NEAR, 0.0), MOST)
    return found


def _beside(
    rows: NDArray[np.int64], cosines: NDArray[np.float32], asked: Mapping[int, float]
) -> Callable[[int], Iterator[tuple[float, int]]]:
    """For each text its candidates that are not sure versions of it, the nearest first (ties: by their place)."""
    open_ = np.ones(len(rows), bool)
    open_[[place for place, likely in asked.items() if likely >= SURE]] = False
    left, right, close = rows[open_, 0], rows[open_, 1], cosines[open_]
    one, other, close = np.concatenate([left, right]), np.concatenate([right, left]), np.concatenate([close, close])
    order = np.lexsort((other, -close, one))
    texts, near, nearness = one[order], other[order].tolist(), close[order].tolist()
    starts = np.searchsorted(texts, np.arange(int(rows.max(initial=0)) + 2)).tolist()
    return lambda text: zip(
        nearness[starts[text] : starts[text + 1]], near[starts[text] : starts[text + 1]], strict=True
    )


def _second(
    near: Iterable[tuple[float, int]],
    other: int,
    hours: NDArray[np.float64],
    later: float | None,
    window: float,
    least: float,
) -> float:
    """Cosine of the second-nearest text, the other of the pair left out; 0 where there is none above `least`."""
    met = 0
    for cosine, text in near:
        if cosine <= least:
            return 0.0
        if text != other and (later is None or later - window <= hours[text] <= later):
            met += 1
            if met == 2:
                return cosine
    return 0.0
