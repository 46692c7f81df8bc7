"""Signatures and times go in, candidate pairs come out: the few pairs of texts that are worth reading side by side.

Every value of a signature is a bucket of its own (one row a band). A bucket that holds many texts is boilerplate and says
nothing; two texts that share some small buckets share rare words. What a bucket says follows from the set of texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

_HALF, _LOW = np.uint64(32), np.uint64(0xFFFF_FFFF)


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
    if not bands.size:
        return np.empty((0, 2), np.int64)
    time = np.argsort(hours, kind="stable")
    moments, count = _moments(hours[time], window), len(time)
    width = np.uint32 if count < 1 << 16 else np.uint64  # half as wide a number is sorted in half the time
    columns = (_speaking(column, moments, cap) for column in np.ascontiguousarray(bands[time].T))
    codes = np.sort(np.concatenate([(earlier * count + later).astype(width) for earlier, later in columns]))
    often = codes[minimum - 1 :]
    one, two = time[np.stack(np.divmod(often[often == codes[: len(often)]].astype(np.int64), count))]
    found = np.sort(np.minimum(one, two) * count + np.maximum(one, two))
    return np.stack(np.divmod(found[_opens(found)], count), axis=1)


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
    time = np.argsort(hours, kind="stable")
    return time[np.stack(_speaking(keys[time], _moments(hours[time], window), cap), axis=1)]


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
    bucket, when, places = lanes[order], hours[order], np.arange(len(order))
    start = np.maximum.accumulate(np.where(_opens(bucket), places, 0))
    ties = np.r_[(bucket[1:] != bucket[:-1]) | (when[1:] != when[:-1]), True]
    back = np.flatnonzero(ties)[np.cumsum(ties) - ties] - cap  # from the last text of the moment: a tie is no order
    full = (back >= start) & (when - when[np.maximum(back, 0)] <= window)
    mine = np.flatnonzero((order >= own.start) & (order < own.stop))[np.cumsum(_opens(bucket)) - 1]
    near = (places != mine) & (np.abs(when - when[mine]) <= window) & ~full[np.maximum(places, mine)]
    found: NDArray[np.intp] = order[near]
    return found


@dataclass(frozen=True)
class _Moments:
    """Texts in the order of time, the undated last.

    Attributes:
        first: the first text of the window that ends with each; the first of all for the undated, which stand in no window.
        last: the last text of each's moment; the undated are of one moment.
    """

    first: NDArray[np.uint64]
    last: NDArray[np.uint64]


def _moments(when: NDArray[np.float64], window: float) -> _Moments:
    low, high = np.zeros(len(when), np.intp), np.arange(len(when))
    for _ in range(len(when).bit_length()):  # halving, so that a window's edge is exact
        middle = (low + high) // 2
        outside = when - when[middle] > window
        low, high = np.where(outside, middle + 1, low), np.where(outside, high, middle)
    last = np.searchsorted(when, when, side="right") - 1
    return _Moments(low.astype(np.uint64), last.astype(np.uint64))


def _speaking(
    keys: NDArray[np.uint64] | NDArray[np.uint32], moments: _Moments, cap: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs (earlier, later) of texts for which buckets speak, from the key of each text, in the order of time."""
    order = np.arange(len(keys))
    for shift in range(0, 8 * keys.itemsize, 16):  # sixteen bits are counted, not compared
        order = order[np.argsort((keys[order] >> keys.dtype.type(shift)).astype(np.uint16), kind="stable")]
    entries = _entries(keys[order], order)
    bucket = entries >> _HALF
    opens = _opens(bucket)
    entries = entries[~(opens & np.r_[opens[1:], True])]  # most keys are held by one text alone
    later = np.flatnonzero(~_full(entries, moments, cap))
    floor = _floor(entries, moments)[later]
    left, right = [later[:0]], [later[:0]]
    for step in range(1, cap):
        some = np.searchsorted(later, step)
        later, floor = later[some:], floor[some:]
        near = entries[later - step] >= floor
        later, floor = later[near], floor[near]
        if not len(later):
            break
        left.append(later - step)
        right.append(later)
    places = (entries & _LOW).astype(np.intp)
    return places[np.concatenate(left)], places[np.concatenate(right)]


def _entries(bucket: NDArray[Any], order: NDArray[np.intp]) -> NDArray[np.uint64]:
    """Bucket and place in time of each entry in one number, rising as the buckets do."""
    numbers = np.cumsum(_opens(bucket)).astype(np.uint64)
    return (numbers << _HALF) | order.astype(np.uint64)


def _floor(entries: NDArray[np.uint64], moments: _Moments) -> NDArray[np.uint64]:
    """The least entry of its bucket that the window of each text may hold."""
    floor: NDArray[np.uint64] = (entries & ~_LOW) | moments.first[entries & _LOW]
    return floor


def _full(entries: NDArray[np.uint64], moments: _Moments, cap: int) -> NDArray[np.bool_]:
    """Whether the window that ends with an entry holds more than `cap` texts of its bucket.

    The texts of the window stand in one run. It ends with the last text of the same moment, so that a tie is no order.
    """
    ties = _opens((entries & ~_LOW) | moments.last[entries & _LOW])
    ends = np.r_[np.flatnonzero(ties)[1:], len(entries)] - 1
    back = ends[np.cumsum(ties) - 1] - cap
    full: NDArray[np.bool_] = (back >= 0) & (entries[np.maximum(back, 0)] >= _floor(entries, moments))
    return full


def _opens(bucket: NDArray[Any]) -> NDArray[np.bool_]:
    """Where another value begins among some that rise."""
    opens: NDArray[np.bool_] = np.r_[True, bucket[1:] != bucket[:-1]][: len(bucket)]
    return opens
