"""Texts go in, candidate pairs come out: buckets shuffled by their key inside partitions of time, pairs counted over all of them.

A bucket's entry is twenty bytes. Entries travel as blobs, thousands in a row, and are handed as arrays to the same function
that the laptop calls; a bucket gives at most `cap` pairs an entry, whatever it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from newsdiff.grouping.corpus import SCHEMES
from newsdiff.grouping.leaves import Leaf
from newsdiff.grouping.screening import MINIMA
from newsdiff.indexing import spoken
from newsdiff.runners.spark.rows import blobs, joined, landing, numbers, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

SLOT = 10  # windows that a partition of time is long: a tenth of all entries is copied into the next one
_COLUMN, _VALUE = 7, 32  # bits of a bucket's key below those of the partition of time
_ERA = 1 << 23  # added to the number of a partition of time, which is negative before 1970
_ANY = (1 << 24) - 1  # the partition that holds all times, for the undated
_ENTRIES = "part int, keys binary, hours binary, visits binary, text binary"
_COUNTS = "part int, left binary, right binary, words binary, shingles binary"


def candidates(found: DataFrame, window: float, cap: int, tasks: int) -> DataFrame:
    """Pairs of texts (left < right, by place) that share as many speaking buckets as `screening.MINIMA` asks."""
    undated = bool(found.where("hours is null").take(1))
    parts = landing(tasks)

    def deal(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            bands = np.stack([Leaf.unpack(blob).bands for blob in texts(batch, "leaf")])
            entries = _entries(bands, numbers(batch, "hours"), numbers(batch, "text"), window, everywhere=undated)
            yield _blobs(parts, _mixed(entries["keys"]), entries)

    def speak(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        held = list(batches)
        if held:
            counts = _counted(*_pairs(held, window, cap))
            yield _blobs(parts, _mixed(counts["left"] * np.int64(31) + counts["right"]), counts)

    def total(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        held = list(batches)
        if held:
            left, right = _summed(held)
            for start in range(0, len(left), 100_000):
                some = slice(start, start + 100_000)
                yield pa.RecordBatch.from_pydict({"left": left[some], "right": right[some]})

    dealt = found.select("text", "hours", "leaf").mapInArrow(deal, _ENTRIES).repartition(tasks, "part")
    counted = dealt.mapInArrow(speak, _COUNTS).repartition(tasks, "part")
    return counted.mapInArrow(total, "left long, right long")


def _entries(
    bands: NDArray[np.uint32], hours: NDArray[np.float64], text: NDArray[np.int64], window: float, *, everywhere: bool
) -> dict[str, NDArray[Any]]:
    """One entry a text, column and partition of time.

    A text stands in its own partition, as a visitor in the next where its window reaches there, and where some texts are
    undated (`everywhere`) once more in the one of all times.
    """
    dated = np.flatnonzero(~np.isnan(hours))
    length = max(window, 1.0) * SLOT
    slot = np.floor(hours[dated] / length)
    reaching = hours[dated] + window + 1e-3 >= (slot + 1) * length
    rows = [dated, dated[reaching]]
    slots = [slot + _ERA, slot[reaching] + _ERA + 1]
    visits = [np.zeros(len(dated), bool), np.ones(int(reaching.sum()), bool)]
    if everywhere:
        rows.append(np.arange(len(hours)))
        slots.append(np.full(len(hours), float(_ANY)))
        visits.append(np.zeros(len(hours), bool))
    row, when, visit = np.concatenate(rows), np.concatenate(slots).astype(np.int64), np.concatenate(visits)
    width = bands.shape[1]
    above = when.astype(np.uint64) << np.uint64(_COLUMN + _VALUE)
    columns = np.arange(width, dtype=np.uint64) << np.uint64(_VALUE)
    keys = above[:, None] | columns[None, :] | bands[row].astype(np.uint64)
    return {
        "keys": keys.ravel(), "hours": np.repeat(hours[row], width), "visits": np.repeat(visit, width),
        "text": np.repeat(text[row], width),
    }  # fmt: skip


def _pairs(
    held: list[pa.RecordBatch], window: float, cap: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint64]]:
    """Every pair for which a bucket of this task speaks, and the column of that bucket."""
    keys, hours = joined(held, "keys", np.uint64), joined(held, "hours", np.float64)
    visits, text = joined(held, "visits", np.bool_), joined(held, "text", np.int64)
    rows = np.asarray(spoken(keys, hours, window=window, cap=cap), np.int64).reshape(-1, 2)
    one, other = rows[:, 0], rows[:, 1]
    loose = np.isnan(hours[one]) | np.isnan(hours[other])
    timeless = keys[one] >> np.uint64(_COLUMN + _VALUE) == np.uint64(_ANY)
    later = np.where(hours[one] > hours[other], one, other)
    # a dated pair counts in the partition of its later text, an undated one among all times
    here = np.where(timeless, loose, ~loose & ~visits[later])
    one, other = one[here], other[here]
    columns = keys[one] >> np.uint64(_VALUE) & np.uint64((1 << _COLUMN) - 1)
    return np.minimum(text[one], text[other]), np.maximum(text[one], text[other]), columns


def _counted(left: NDArray[np.int64], right: NDArray[np.int64], columns: NDArray[np.uint64]) -> dict[str, NDArray[Any]]:
    """How many columns of each kind speak for each pair."""
    words = columns < np.uint64(SCHEMES[0].hashes)
    return _sums(left, right, words.astype(np.int64), (~words).astype(np.int64))


def _summed(held: list[pa.RecordBatch]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs that enough buckets of all tasks together speak for."""
    found = _sums(
        joined(held, "left", np.int64), joined(held, "right", np.int64),
        joined(held, "words", np.uint8).astype(np.int64), joined(held, "shingles", np.uint8).astype(np.int64),
    )  # fmt: skip
    enough = (found["words"] >= MINIMA[0]) | (found["shingles"] >= MINIMA[1])
    return found["left"][enough], found["right"][enough]


def _sums(
    left: NDArray[np.int64], right: NDArray[np.int64], words: NDArray[np.int64], shingles: NDArray[np.int64]
) -> dict[str, NDArray[Any]]:
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    opens = np.flatnonzero(np.r_[len(order) > 0, (left[1:] != left[:-1]) | (right[1:] != right[:-1])][: len(order)])
    return {
        "left": left[opens], "right": right[opens],
        "words": _added(words[order], opens), "shingles": _added(shingles[order], opens),
    }  # fmt: skip


def _added(counts: NDArray[np.int64], opens: NDArray[np.intp]) -> NDArray[np.uint8]:
    return np.add.reduceat(counts, opens).astype(np.uint8) if len(opens) else np.empty(0, np.uint8)


def _mixed(keys: NDArray[Any]) -> NDArray[np.uint64]:
    """Keys spread over all 64 bits (the finaliser of MurmurHash3)."""
    found = keys.astype(np.uint64)
    for multiply in (0xFF51_AFD7_ED55_8CCD, 0xC4CE_B9FE_1A85_EC53):
        found = (found ^ (found >> np.uint64(33))) * np.uint64(multiply)
    return found ^ (found >> np.uint64(33))


def _blobs(parts: NDArray[np.uint32], keys: NDArray[np.uint64], columns: dict[str, NDArray[Any]]) -> pa.RecordBatch:
    """Entries dealt out to the tasks by their keys: a row a task."""
    rows = list(blobs((keys % np.uint64(len(parts))).astype(np.intp), columns))
    return pa.RecordBatch.from_pydict(
        {"part": pa.array([parts[task] for task, _ in rows], pa.int32())}
        | {name: pa.array([told[name] for _, told in rows], pa.binary()) for name in columns}
    )
