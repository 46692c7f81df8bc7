"""Records go in, texts come out: ids settled, equal texts standing for each other, boilerplate left out, each in its place.

A text's place is a number: texts near in time stand in one block, and the block is the number's upper bits.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - the name that all Spark code has

from newsdiff.grouping.boilerplate import crowded
from newsdiff.grouping.collapsing import stands
from newsdiff.grouping.leaves import effective, leaves
from newsdiff.grouping.linking import families
from newsdiff.grouping.relations import names, replaced
from newsdiff.model import Source
from newsdiff.model.packing import unpacked
from newsdiff.runners.spark.rows import apart, gathered, numbers, texts
from newsdiff.runners.spark.takes import joined
from newsdiff.tables import plain, version_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame

    from newsdiff.grouping.leaves import Leaf
    from newsdiff.model import Version

BITS = 16
_UNDATED = 1_000_000_000  # hours: after all dated texts, in the year 116,000
_ROW = ("digest", "source", "published", "label", "state", "language", "headline", "words")
VERSIONS = (
    "id string, digest string, source string, published string, label string, state string, language string, "
    "headline string, words long, record string, arrival struct<argument: int, path: string, offset: long, part: int>, "
    "hours double, key binary, leaf binary, paragraphs array<long>, families array<string>, names array<string>, "
    "replaces array<string>"
)
_ARROW = pa.schema([
    *((name, pa.string()) for name in ("id", *_ROW[:-1])), ("words", pa.int64()), ("record", pa.string()),
    ("arrival", pa.struct([("argument", pa.int32()), ("path", pa.string()), ("offset", pa.int64()), ("part", pa.int32())])),
    ("hours", pa.float64()), ("key", pa.binary()), ("leaf", pa.binary()), ("paragraphs", pa.list_(pa.int64())),
    *((name, pa.list_(pa.string())) for name in ("families", "names", "replaces")),
])  # fmt: skip
_CUT = pa.schema([
    ("number", pa.int64()), ("text", pa.int64()), ("hours", pa.float64()), ("key", pa.binary()), ("leaf", pa.binary()),
    ("without", pa.list_(pa.int64())),
])  # fmt: skip


def settled(records: DataFrame) -> DataFrame:
    """The versions of the records with settled ids and all their sources, as `parsing.settle` has them."""
    found = joined(records).select("id", "digest", "published", "record", "sources", "arrival")
    for length in (8, 16, 32, 64):  # more hex only where fewer collide
        twice = found.groupBy("id").agg(F.min("digest").alias("one"), F.max("digest").alias("other"))
        twice = twice.where("one <> other").select("id", F.lit(True).alias("twice"))
        if not twice.take(1):
            break
        marked = F.concat("id", F.lit("#"), F.substring("digest", 1, length))
        found = found.join(twice, "id", "left").withColumn("id", F.when(F.col("twice"), marked).otherwise(F.col("id")))
        found = found.drop("twice")
    places = "transform(sources, one -> struct(one.uri, coalesce(one.offset, 0L), one.format))"
    placed_ = "transform(sources, one -> struct(one.uri, coalesce(one.offset, 0L) as place, one.format, one.offset, one.fetched))"
    return found.groupBy("id").agg(
        F.expr(f"min_by(record, struct(published is null, published, {places}))").alias("record"),
        F.expr(f"if(count(*) = 1, first({placed_}), array_sort(array_distinct(flatten(collect_list({placed_})))))").alias("sources"),
        F.min("arrival").alias("arrival"),
    )  # fmt: skip


def versions(records: DataFrame) -> DataFrame:
    """Each settled version with its row of the table, what the index and the screen read of it, and what links it."""
    return settled(records).mapInArrow(_understood, VERSIONS).withColumn("number", F.monotonically_increasing_id())


def _understood(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        columns = zip(*(texts(batch, name) for name in ("id", "record", "sources")), strict=True)
        read = [_whole(*row) for row in columns]
        rows = [
            _row(version, found) | {"arrival": arrival}
            for version, found, arrival in zip(read, leaves(read), texts(batch, "arrival"), strict=True)
        ]
        yield pa.RecordBatch.from_pylist(rows, _ARROW)


def _whole(name: str, record: str, sources: Sequence[dict[str, Any]]) -> Version:
    version = unpacked(record)
    found = tuple(Source(one["uri"], one["format"], one["offset"], one["fetched"]) for one in sources)
    return replace(version, id=name if plain(version.id) != name else version.id, sources=found)


def _row(version: Version, found: Leaf) -> dict[str, Any]:
    row = version_row(version, "", 0)
    told = {name: plain(row[name]) if isinstance(row[name], str) else row[name] for name in _ROW}
    return told | {
        "id": plain(version.id), "record": row["record"],
        "hours": None if np.isnan(found.hours) else found.hours, "key": found.key, "leaf": found.pack(),
        "paragraphs": found.paragraphs.view(np.int64).tolist(),
        "families": [plain(f"{kind} {name}") for kind, name in families(version)],
        "names": [plain(name) for name in sorted(names(version))],
        "replaces": [plain(name) for name in replaced(version)],
    }  # fmt: skip


def standing(found: DataFrame, window: float, tasks: int) -> DataFrame:
    """Texts with words: whether each stands for its equals (`first`), and the number of the equal text before it."""
    rows = found.where("length(key) > 0").select("number", "id", "hours", "key").repartition(tasks, apart("key"))

    def collapse(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if (batch := gathered(batches)) is None:
            return
        number, hours, keys = numbers(batch, "number"), numbers(batch, "hours"), texts(batch, "key")
        first, before = np.ones(len(number), bool), np.full(len(number), -1, np.int64)
        ids = texts(batch, "id")
        order = sorted(range(len(ids)), key=lambda row: (keys[row], np.isnan(hours[row]), hours[row], ids[row]))
        places = np.array(order, np.intp)
        opens = [n for n in range(1, len(order)) if keys[order[n]] != keys[order[n - 1]]]
        for family in np.split(places, opens):
            if len(family) > 1:
                firsts, chain = stands(hours[family].tolist(), window)
                first[family] = False
                first[family[np.array(firsts, np.intp)]] = True
                for one, other in chain:
                    before[family[other]] = number[family[one]]
        yield pa.RecordBatch.from_pydict({"number": number, "first": first, "before": before})

    return rows.mapInArrow(collapse, "number long, first boolean, before long")


def boilerplate(firsts: DataFrame, window: float, cap: int, tasks: int) -> DataFrame:
    """For each text that has any, the hashes of its paragraphs that too many texts hold (`without`)."""
    holders = firsts.select("number", "hours", F.explode("paragraphs").alias("paragraph"))
    many = holders.groupBy("paragraph").count().where(F.col("count") > cap).select("paragraph")
    rows = holders.join(many, "paragraph").repartition(tasks, apart("paragraph"))
    rows = rows.sortWithinPartitions("paragraph", F.col("hours").asc_nulls_last())

    def crowd(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if (batch := gathered(batches)) is None:
            return
        paragraph, hours = numbers(batch, "paragraph"), numbers(batch, "hours")
        some = np.split(hours, np.flatnonzero(np.diff(paragraph)) + 1)
        over = np.concatenate([crowded(held, window=window, cap=cap) for held in some])
        yield pa.RecordBatch.from_pydict({"number": numbers(batch, "number")[over], "paragraph": paragraph[over]})

    found = rows.mapInArrow(crowd, "number long, paragraph long")
    return found.groupBy("number").agg(F.array_sort(F.collect_list("paragraph")).alias("without"))


def placed(firsts: DataFrame, filled: int) -> DataFrame:
    """A place for each text: `number`, `text`. Blocks are filled in the order of time, by the hour, each with about `filled`."""
    hour = F.coalesce(F.floor("hours").cast("long"), F.lit(_UNDATED))
    rows = firsts.select(
        "number", hour.alias("hour"), (F.pmod(F.xxhash64("id"), F.lit(1 << 20)) / (1 << 20)).alias("u")
    )
    counts = rows.groupBy("hour").count()
    # a row an hour, whatever the number of texts: ten years are 88,000 rows
    starts = counts.selectExpr("hour", "count", "sum(count) over (order by hour) - count as before")
    block = F.floor((F.col("before") + F.col("u") * F.col("count")) / filled)
    rows = rows.join(F.broadcast(starts), "hour").select("number", block.alias("block"))
    return rows.selectExpr(
        "number", f"block * {1 << BITS} + row_number() over (partition by block order by number) - 1 as text"
    )


def filling(many: int, tasks: int) -> int:
    """How many texts a block takes, by a hash: two blocks a task, so that all have work. A task has 20,000 texts at most, so a block's numbers suffice."""
    return max(many // (2 * tasks), 500)


def entering(firsts: DataFrame, without: DataFrame, places: DataFrame) -> DataFrame:
    """The texts that enter buckets, less their boilerplate, with their place (`text`)."""
    rows = firsts.join(places, "number").join(without, "number", "left")
    kept = rows.where("without is null").select(*_CUT.names)
    cut = rows.where("without is not null").select("number", "text", "hours", "key", "without", "record")
    return kept.unionByName(
        cut.mapInArrow(_less, "number long, text long, hours double, key binary, leaf binary, without array<long>")
    )


def _less(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Texts without some paragraphs; one that is nothing else keeps all of them."""
    for batch in batches:
        read = [unpacked(record) for record in texts(batch, "record")]
        dropped = {
            version.id: effective(version, hashes(marks))
            for version, marks in zip(read, texts(batch, "without"), strict=True)
        }
        rows = zip(batch.drop_columns(["record"]).to_pylist(), read, leaves(read, dropped), strict=True)
        yield pa.RecordBatch.from_pylist(
            [
                row | {"leaf": leaf.pack(), "without": signed(dropped[version.id]) or None}
                for row, version, leaf in rows
            ],
            _CUT,
        )


def signed(marks: Iterable[int]) -> list[int]:
    """Hashes as Spark has them: its whole numbers have a sign."""
    found: list[int] = np.array(sorted(marks), np.uint64).view(np.int64).tolist()
    return found


def hashes(signed: Sequence[int] | None) -> frozenset[int]:
    """Hashes of paragraphs as the house has them: Spark's whole numbers have a sign."""
    return frozenset(np.array(signed or (), np.int64).view(np.uint64).tolist())
