"""Pairs with their cosine go in; how crowded it is around each comes out: notices of one form have many near neighbours."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    sure = {tuple(rows[place].tolist()) for place, likely in asked.items() if likely >= SURE}
    wanted = np.zeros(len(hours), bool)
    wanted[rows[list(asked)].ravel()] = True
    near_some = np.flatnonzero(wanted[rows].any(axis=1))
    beside: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (left, right), cosine in zip(rows[near_some].tolist(), cosines[near_some].tolist(), strict=True):
        if (left, right) not in sure:
            beside[left].append((cosine, right))
            beside[right].append((cosine, left))
    for near in beside.values():
        near.sort(reverse=True)
    found = {}
    for place in asked:
        left, right = rows[place].tolist()
        cosine = max(float(cosines[place]), 0.05)
        later = float(max(hours[left], hours[right])) if not np.isnan(hours[left] + hours[right]) else None
        second = max(
            _second(beside[one], other, hours, later, window, cosine * NEAR)
            for one, other in ((left, right), (right, left))
        )
        found[place] = min(max(second / cosine - NEAR, 0.0), MOST)
    return found


def _second(
    near: Sequence[tuple[float, int]],
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
