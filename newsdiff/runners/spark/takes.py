"""Records go in, the same records come out with the takes of one story joined, by the laptop's own function."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - the name that all Spark code has

from newsdiff import parsing
from newsdiff.model.packing import unpacked
from newsdiff.runners.spark.rows import texts
from newsdiff.runners.spark.sources import ARROW, RECORDS, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame


def joined(records: DataFrame) -> DataFrame:
    """The records that are versions, takes joined as `parsing.joined` has it: before ids settle, in the place of the first.

    Most texts with a slug could be the first of some takes, so numbers are counted first, and only the
    texts of stories that are whole travel.
    """
    read = records.where("`where` is null")
    story = F.col("take.story").alias("story")
    counted = read.where("take is not null").groupBy(story).agg(
        F.count("*").alias("many"), F.collect_set("take.number").alias("numbers")
    )  # fmt: skip
    whole = counted.where(
        "many > 1 and size(numbers) = many and array_min(numbers) = 1 and array_max(numbers) = many"
    ).select("story")
    if not whole.take(1):
        return read
    takes = read.select("take.story", F.struct("take.number", "record", "arrival").alias("one")).join(whole, "story")
    told = takes.groupBy("story").agg(F.array_sort(F.collect_list("one")).alias("takes")).select("takes")
    rest = read.join(whole, F.col("take.story") == F.col("story"), "left_anti")
    return rest.unionByName(told.mapInArrow(_joined, RECORDS))


def _joined(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows = [
            row_of(version, takes[0]["arrival"])
            for takes in texts(batch, "takes")
            for version in parsing.joined(unpacked(one["record"]) for one in takes)
        ]
        yield pa.RecordBatch.from_pylist(rows, ARROW)
