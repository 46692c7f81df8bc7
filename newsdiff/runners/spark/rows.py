"""Columns of Arrow batches go in, arrays and texts come out, and back: what every step on a cluster has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from newsdiff.tables import COLUMNS, cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray
    from pyspark.sql import Column


SQL: Mapping[type, str] = {
    str: "string",
    int: "long",
    float: "double",
    bool: "boolean",
    list: "string",
    tuple: "array<long>",
}
"""What Spark calls the kinds of `tables.COLUMNS`."""


def schema(table: str) -> pa.Schema:
    """The columns of a table as Arrow has them; positions (`list`) are JSON, signatures (`tuple`) lists of numbers."""
    kinds = {
        str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), list: pa.string(),
        tuple: pa.list_(pa.int64()),
    }  # fmt: skip
    return pa.schema([(name, kinds[kind]) for name, kind in COLUMNS[table].items()])


def batch(table: str, rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Rows of a table as one Arrow batch."""
    return pa.RecordBatch.from_pylist([cells(row) for row in rows], schema(table))


def numbers(batch: pa.RecordBatch, name: str) -> NDArray[Any]:
    """A column of numbers; a null is NaN where the column is one of decimals, and there is none elsewhere."""
    column: NDArray[Any] = batch.column(name).to_numpy(zero_copy_only=False)
    return column


def texts(batch: pa.RecordBatch, name: str) -> list[Any]:
    """A column as Python values."""
    found: list[Any] = batch.column(name).to_pylist()
    return found


def gathered(batches: Iterable[pa.RecordBatch]) -> pa.RecordBatch | None:
    """All batches of a task as one; None for no rows."""
    found = [batch for batch in batches if batch.num_rows]
    if not found:
        return None
    return pa.Table.from_batches(found).combine_chunks().to_batches()[0]


def apart(column: str) -> Column:
    """What to repartition by, so that rows of one value are one task's.

    By the column alone Spark leaves the shuffle out where a join below was by that column, and then, if it finds one side of
    the join small while it runs, reads the other side where it lies: rows of one value are in several tasks, and nothing says so.
    """
    from pyspark.sql import functions as F  # noqa: N812, PLC0415 - an extra; the name that all Spark code has

    return F.xxhash64(column)


def landing(tasks: int) -> NDArray[np.uint32]:
    """For each of so many tasks the least number that a shuffle by an `int` sends to it; left to chance, one task gets twice its share.

    Spark takes MurmurHash3 of the four bytes, with seed 42, modulo the tasks; of 32 numbers a task none goes without.
    """

    def turned(some: NDArray[np.uint32], bits: int) -> NDArray[np.uint32]:
        return some << np.uint32(bits) | some >> np.uint32(32 - bits)

    found = turned(np.arange(32 * tasks, dtype=np.uint32) * np.uint32(0xCC9E2D51), 15) * np.uint32(0x1B873593)
    found = turned(found ^ np.uint32(42), 13) * np.uint32(5) + np.uint32(0xE6546B64) ^ np.uint32(4)
    for shift, multiply in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        found = (found ^ found >> np.uint32(shift)) * np.uint32(multiply)
    return np.unique(found.view(np.int32) % tasks, return_index=True)[1].astype(np.uint32)


def families(batches: Iterable[pa.RecordBatch], name: str) -> Iterator[pa.Table]:
    """Rows that come sorted by a column, some at a time, those of one value always together."""
    held: pa.Table | None = None
    for found in batches:
        if not found.num_rows:
            continue
        table = pa.Table.from_batches([found])
        whole = table if held is None else pa.concat_tables([held, table])
        last = whole.column(name).to_numpy()
        cut = int(np.searchsorted(last, last[-1]))
        if cut:
            yield whole.slice(0, cut)
        held = whole.slice(cut)
    if held is not None:
        yield held


def blobs(where: NDArray[np.intp], columns: dict[str, NDArray[Any]]) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Entries sorted into the parts that they belong to, each part's columns as bytes: thousands of rows shuffle as one."""
    order = np.argsort(where, kind="stable")
    parts, starts = np.unique(where[order], return_index=True)
    ends = [*starts[1:].tolist(), len(order)][: len(parts)]
    ordered = {name: column[order] for name, column in columns.items()}
    for part, start, end in zip(parts.tolist(), starts.tolist(), ends, strict=True):
        yield part, {name: column[start:end].tobytes() for name, column in ordered.items()}


def joined(batches: Iterable[pa.RecordBatch], name: str, kind: Any) -> NDArray[Any]:
    """The entries of one column of many blobs."""
    return np.frombuffer(b"".join(blob for batch in batches for blob in texts(batch, name)), kind)
