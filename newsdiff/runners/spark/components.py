"""Edges go in, what hangs together comes out: connected components by stars, as steps on tables; few edges in one task.

Kiveris and others (2014), "Connected Components in MapReduce and Beyond": large-star and small-star by turns, until nothing
changes; every step sends a node's edges to its smallest neighbour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - the name that all Spark code has

from newsdiff.errors import UsageError
from newsdiff.runners.spark.rows import gathered, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

    from newsdiff.runners.spark.stages import Stages

FEW = 1_000_000
"""Edges that one task takes all at once (50 MB): planning the rounds of stars costs more than joining a million."""
ROUNDS = 20
"""Of twice both stars. More than any component of a billion texts takes: the proven bound is log² of its size, measured are four to seven."""


def components(stages: Stages, edges: DataFrame) -> DataFrame:
    """For each number that has an edge, the smallest number that it hangs together with (`number`, `component`).

    Raises:
        UsageError: `ROUNDS` were not enough.
    """
    found = stages.stage("edges", lambda: edges.selectExpr("one", "other").where("one <> other").distinct())
    before = _mark(found)
    if before[0] <= FEW:
        return stages.stage("components", lambda: at_once(found))
    for turn in range(ROUNDS):
        last = found
        found = stages.stage(f"stars-{turn}", lambda last=last: _nearer(_nearer(last)))  # type: ignore[misc]
        after = _mark(found)
        if after == before:
            return found.selectExpr("one as number", "other as component").unionByName(
                found.selectExpr("other as number", "other as component").distinct()
            )
        before = after
    raise UsageError("grouping", f"the stories did not settle in {ROUNDS} rounds", "report it with the input's size")


def at_once(edges: DataFrame) -> DataFrame:
    """The components of edges that one task holds."""
    return edges.repartition(1).mapInArrow(_at_once, "number long, component long")


def _at_once(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Every number hooks onto the least that its edges lead to, then jumps to where that leads (Shiloach and Vishkin 1982)."""
    if (batch := gathered(batches)) is None:
        return
    text, codes = np.unique(np.concatenate([numbers(batch, "one"), numbers(batch, "other")]), return_inverse=True)
    one, other = codes.reshape(2, -1)
    least = np.arange(len(text))
    while (least[one] != least[other]).any():
        hooked = np.minimum(least[one], least[other])
        for side in (one, other):
            np.minimum.at(least, least[side], hooked)
        while (least[least] != least).any():
            least = least[least]
    yield pa.RecordBatch.from_pydict({"number": text, "component": text[least]})


def _nearer(edges: DataFrame) -> DataFrame:
    return small_star(large_star(edges))


def large_star(edges: DataFrame) -> DataFrame:
    """Each node joins its larger neighbours to the smallest of itself and its neighbours."""
    both = edges.selectExpr("one as node", "other as near").unionByName(
        edges.selectExpr("other as node", "one as near")
    )
    least = both.selectExpr("near", "node", "least(node, min(near) over (partition by node)) as least")
    return least.where("near > node").selectExpr("near as one", "least as other").where("one <> other").distinct()


def small_star(edges: DataFrame) -> DataFrame:
    """Each node joins its smaller neighbours, and itself, to the smallest of them."""
    down = edges.selectExpr("greatest(one, other) as node", "least(one, other) as near")
    least = down.selectExpr("near", "node", "min(near) over (partition by node) as least")
    moved = least.selectExpr("near as one", "least as other").unionByName(
        least.selectExpr("node as one", "least as other")
    )
    return moved.where("one <> other").distinct()


def _mark(edges: DataFrame) -> tuple[int, object]:
    """What tells two sets of edges apart: their number and the sum of their hashes."""
    found = edges.select(F.xxhash64("one", "other").cast("decimal(38,0)").alias("mark"))
    row = found.agg(F.count("*").alias("edges"), F.sum("mark").alias("sum")).collect()[0]
    return row["edges"], row["sum"]
