"""Signatures and times go in, candidate pairs come out: the few pairs of texts that are worth reading side by side.

Every value of a signature is a bucket of its own (one row a band). A bucket that holds many texts is boilerplate and says
nothing; two texts that share some small buckets share rare words. What a bucket says follows from the set of texts alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def candidates(
    bands: NDArray[np.uint32],
    hours: NDArray[np.float64],
    *,
    window: float = 72.0,
    cap: int = 20,
    minimum: int = 3,
) -> NDArray[np.int64]:
    """Pairs of texts that share at least `minimum` buckets that speak, as rows (left, right), left < right, rising.

    A bucket speaks for a pair if at most `cap` texts hold its value within the window that ends at the later of the two;
    for a pair with an undated text, if at most `cap` texts hold it in all the set. Undated texts stand in no window.

    Args:
        bands: a row of values for each text; identical texts are to be collapsed to one before.
        hours: when each text was published, in hours from any one moment; NaN where that is unknown.
        window: how many hours two dated texts may lie apart.
        cap: how many texts a speaking bucket may hold.
        minimum: how many buckets must speak.

    Cost: sorting one column at a time; at most `cap` pairs a text and column, whatever a bucket holds.
    """
    count = len(bands)
    codes = [_codes(column, hours, window, cap) for column in np.ascontiguousarray(bands.T)]
    if not codes:
        return np.empty((0, 2), np.int64)
    spoken = np.sort(np.concatenate(codes))
    opens = np.flatnonzero(np.r_[True, spoken[1:] != spoken[:-1]][: len(spoken)])
    found = spoken[opens[np.diff(np.r_[opens, len(spoken)]) >= minimum]]
    return np.stack([found // count, found % count], axis=1)


def spoken(
    keys: NDArray[np.uint64] | NDArray[np.uint32], hours: NDArray[np.float64], *, window: float, cap: int
) -> NDArray[np.int64]:
    """The pairs for which one or many buckets speak, as places (one, other) of entries.

    Args:
        keys: the bucket of each entry; a bucket must be given whole, or at least all of it that lies within two windows.
        hours: when the text of each entry was published; NaN where that is unknown.
        window: as for `candidates`.
        cap: as for `candidates`.
    """
    order = np.lexsort((hours, keys))  # NaN last: the undated of a bucket stand behind its dated ones
    bucket, when = keys[order], hours[order]
    opens = np.r_[True, bucket[1:] != bucket[:-1]][: len(order)]
    start = np.maximum.accumulate(np.where(opens, np.arange(len(order)), 0))
    left, right = _within(start, when, window, cap)
    loose, other = _undated(start, when, cap)
    return np.stack([order[np.r_[left, loose]], order[np.r_[right, other]]], axis=1)


def beside(
    lanes: NDArray[np.uint8], hours: NDArray[np.float64], own: slice, *, window: float, cap: int
) -> NDArray[np.intp]:
    """The entries with whose texts a bucket speaks for one dated text, as places.

    Args:
        lanes: which bucket of the text each entry stands in: its own entries, one a bucket, and all others of the same
            buckets within a window before and after it, whose texts are dated. They stand in the order of time.
        hours: when the text of each entry was published, rising.
        own: which entries are the text's own.
        window: as for `candidates`.
        cap: as for `candidates`.
    """
    order = np.argsort(lanes, kind="stable")
    bucket, when = lanes[order], hours[order]
    opens = np.r_[True, bucket[1:] != bucket[:-1]][: len(order)]
    places = np.arange(len(order))
    full = _full(np.maximum.accumulate(np.where(opens, places, 0)), when, window, cap)
    mine = np.flatnonzero((order >= own.start) & (order < own.stop))[np.cumsum(opens) - 1]
    near = (places != mine) & (np.abs(when - when[mine]) <= window) & ~full[np.maximum(places, mine)]
    found: NDArray[np.intp] = order[near]
    return found


def _codes(values: NDArray[np.uint32], hours: NDArray[np.float64], window: float, cap: int) -> NDArray[np.int64]:
    """The pairs for which one band speaks, each as left * count + right."""
    one, two = spoken(values, hours, window=window, cap=cap).T
    codes: NDArray[np.int64] = np.minimum(one, two) * len(values) + np.maximum(one, two)
    return codes


def _within(
    start: NDArray[np.intp], when: NDArray[np.float64], window: float, cap: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places of dated pairs: each text with those before it in its bucket, where its window holds at most `cap`."""
    left, right = [], []
    alive = np.flatnonzero(~np.isnan(when))
    for step in range(1, cap):
        alive = alive[alive - step >= start[alive]]
        alive = alive[when[alive] - when[alive - step] <= window]
        if not len(alive):
            break
        left.append(alive - step)
        right.append(alive)
    one, two = _joined(left), _joined(right)
    keep = ~_full(start, when, window, cap)[two]
    return one[keep], two[keep]


def _full(start: NDArray[np.intp], when: NDArray[np.float64], window: float, cap: int) -> NDArray[np.bool_]:
    """Whether the window that ends at a place holds more than `cap` texts of its bucket.

    The texts of the window stand in one run. It ends with the last text of the same moment, so that a tie is no order.
    """
    ties = np.r_[(start[1:] != start[:-1]) | (when[1:] != when[:-1]), True]
    end = np.minimum.accumulate(np.where(ties, np.arange(len(start)), len(start))[::-1])[::-1]
    back = end - cap
    full: NDArray[np.bool_] = (back >= start) & (when - when[np.maximum(back, 0)] <= window)
    return full


def _undated(start: NDArray[np.intp], when: NDArray[np.float64], cap: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places of pairs with an undated text, in buckets that hold at most `cap` in all."""
    size = np.bincount(start, minlength=len(start))
    loose = np.flatnonzero(np.isnan(when) & (size[start] <= cap))
    left, right = [], []
    for step in range(1, cap):
        loose = loose[loose - step >= start[loose]]  # the undated stand last: what is before is dated or undated
        if not len(loose):
            break
        left.append(loose - step)
        right.append(loose)
    return _joined(left), _joined(right)


def _joined(parts: list[NDArray[np.intp]]) -> NDArray[np.intp]:
    return np.concatenate(parts) if parts else np.empty(0, np.intp)
