"""Edges go in, what hangs together comes out: connected components by stars, as steps on tables.

Kiveris and others (2014), "Connected Components in MapReduce and Beyond": large-star and small-star by turns, until nothing
changes; every step sends a node's edges to its smallest neighbour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F  # noqa: N812 - the name that all Spark code has

from newsdiff.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from newsdiff.runners.spark.stages import Stages

ROUNDS = 20
"""Of twice both stars. More than any component of a billion texts takes: the proven bound is log² of its size, measured are four to seven."""


def components(stages: Stages, edges: DataFrame) -> DataFrame:
    """For each number that has an edge, the smallest number that it hangs together with (`number`, `component`).

    Raises:
        UsageError: `ROUNDS` were not enough.
    """
    found = stages.stage("edges", lambda: edges.selectExpr("one", "other").where("one <> other").distinct())
    before = _mark(found)
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
