"""Versions and joining pairs go in, stories come out component by component; then the tables are written."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - the name that all Spark code has

from newsdiff.comparison import compare
from newsdiff.grouping.corpus import SCHEMES
from newsdiff.grouping.leaves import Leaf
from newsdiff.grouping.rules import by_ids, ruled
from newsdiff.grouping.stories import stories
from newsdiff.model import JOINING, Pair, Version
from newsdiff.model.packing import unpacked
from newsdiff.runners.spark.rows import SQL, apart, families, schema, texts
from newsdiff.tables import COLUMNS, cells, claim_rows, link_rows, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame

    from newsdiff.model import Rule

_MEMBERS = pa.schema([
    ("number", pa.int64()), ("story", pa.string()), ("least", pa.string()), ("first", pa.string()), ("position", pa.int64()),
])  # fmt: skip
_EVIDENCE = ("left", "right", "relation", "containment", "jaccard", "figures", "hours", "declared", "why", "score")


def joins(pairs: DataFrame) -> DataFrame:
    """The pairs that join a story."""
    return pairs.where(F.col("relation").isin(*sorted(JOINING)))


def edges(pairs: DataFrame, versions: DataFrame, rules: Sequence[Rule]) -> DataFrame:
    """What may bring two versions together: the joining pairs, and the archivist's rules."""
    found = joins(pairs).select("one", "other")
    if not rules:
        return found
    spark = versions.sparkSession
    told = spark.createDataFrame([(plain(rule.left), plain(rule.right)) for rule in rules], "left string, right string")
    ids = versions.select("id", "number")
    named = told.join(ids.selectExpr("id as left", "number as one"), "left").join(
        ids.selectExpr("id as right", "number as other"), "right"
    )  # `apart` as well: a component is then all that a rule speaks of
    return found.unionByName(named.select("one", "other"))


def unknown(versions: DataFrame, rules: Sequence[Rule]) -> list[str]:
    """The ids in the rules that no version has.

    Raises:
        UsageError: the rules contradict each other.
    """
    names = sorted({plain(name) for rule in rules for name in (rule.left, rule.right)})
    if not names:
        return []
    stories([Version(name, ()) for name in {name for rule in rules for name in (rule.left, rule.right)}], (), rules)
    told = versions.sparkSession.createDataFrame([(name,) for name in names], "id string")
    return sorted(row["id"] for row in told.join(versions.select("id"), "id", "left_anti").collect())


def members(
    versions: DataFrame, components: DataFrame, pairs: DataFrame, rules: Sequence[Rule], tasks: int
) -> DataFrame:
    """The story of each version and its position there; with the smallest digest of the story, and the id that has it."""
    text = versions.select("number", F.struct("number", "record", "arrival").alias("text"))
    inside = text.join(components, "number").select("component", "text")
    evidence = joins(pairs).select(F.col("one").alias("number"), F.struct(*_EVIDENCE).alias("pair"))
    both = inside.unionByName(evidence.join(components, "number").select("component", "pair"), allowMissingColumns=True)

    def tell(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for held in families(batches, "component"):
            rows: list[dict[str, Any]] = []
            for _, some in groupby(held.to_pylist(), itemgetter("component")):
                found = list(some)
                rows += _told(
                    [row["text"] for row in found if row["text"]], [row["pair"] for row in found if row["pair"]], rules
                )
            yield pa.RecordBatch.from_pylist(rows, _MEMBERS)

    several = both.repartition(tasks, apart("component")).sortWithinPartitions("component")
    alone = versions.join(components.select("number"), "number", "left_anti").selectExpr(
        "number", "concat('s-', substr(digest, 1, 12)) as story", "digest as least", "id as first", "0L as position"
    )
    names = "number long, story string, least string, first string, position long"
    return several.mapInArrow(tell, names).unionByName(alone)


def _told(
    found: Sequence[dict[str, Any]], some: Iterable[dict[str, Any]], rules: Sequence[Rule]
) -> list[dict[str, Any]]:
    """The stories of one component, as the laptop makes them."""
    rows = sorted(found, key=lambda row: tuple(row["arrival"].values()))
    versions = [unpacked(row["record"]) for row in rows]
    number = {version.id: row["number"] for version, row in zip(versions, rows, strict=True)}
    by_plain = {plain(version.id): version.id for version in versions}
    pairs = [Pair(**row | {"left": by_plain[row["left"]], "right": by_plain[row["right"]]}) for row in some]
    inside = [rule for rule in rules if rule.left in number and rule.right in number]
    told = []
    for story in stories(versions, pairs, inside):
        least, first = min((version.digest, version.id) for version in story.versions)
        told += [
            {"number": number[version.id], "story": f"s-{least[:12]}", "least": least, "first": plain(first), "position": position}
            for position, version in enumerate(story.versions)
        ]  # fmt: skip
    return told


def named(found: DataFrame) -> DataFrame:
    """The story and position of each version: `number`, `story`, `position`.

    Where several stories hold texts of one smallest digest, all but the first get an id of their own.
    """
    stories_ = found.where("position = 0").select("story", "least", "first")
    twice = stories_.groupBy("story").count().where("count > 1").select("story")
    ranked = stories_.join(twice, "story").selectExpr(
        "story", "least", "first", "row_number() over (partition by story order by least, first) as rank",
        "concat('s-', substr(sha2(concat(least, ' ', first), 256), 1, 12)) as other",
    ).where("rank > 1")  # fmt: skip
    return found.join(ranked.drop("rank"), ["story", "least", "first"], "left").selectExpr(
        "number", "coalesce(other, story) as story", "position"
    )


def comparisons(versions: DataFrame, placed: DataFrame, tasks: int) -> DataFrame:
    """Each two consecutive versions of a story compared: rows of `links` and of `claim_changes`, a list each."""
    steps = placed.selectExpr(
        "story", "number as left", "lead(number) over (partition by story order by position) as right"
    ).where("right is not null")
    record = versions.select("number", "record")
    rows = steps.join(record.selectExpr("number as left", "record as before"), "left").join(
        record.selectExpr("number as right", "record as after"), "right"
    )
    names = f"links array<struct<{_struct('links')}>>, claim_changes array<struct<{_struct('claim_changes')}>>"
    arrow = pa.schema([(name, pa.list_(pa.struct(list(schema(name))))) for name in ("links", "claim_changes")])

    def follow(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for found in batches:
            told = []
            for story, before, after in zip(*(texts(found, n) for n in ("story", "before", "after")), strict=True):
                comparison = compare(unpacked(before), unpacked(after))
                told.append({
                    "links": [cells(row) for row in link_rows(comparison)],
                    "claim_changes": [cells(row) for row in claim_rows(comparison, story)],
                })  # fmt: skip
            yield pa.RecordBatch.from_pylist(told, arrow)

    # a comparison takes some 10 ms, and the 5,000 of one story stand together: dealt out one by one
    return rows.select("story", "before", "after").repartition(tasks).mapInArrow(follow, names)


def signatures(versions: DataFrame) -> DataFrame:
    """The table `signatures`: a row a version and scheme."""

    def spread(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for found in batches:
            bands = np.stack([Leaf.unpack(blob).bands for blob in texts(found, "leaf")]).astype(np.int64)
            start = 0
            for scheme in SCHEMES:
                values = bands[:, start : start + scheme.hashes]
                start += scheme.hashes
                told = {
                    name: pa.repeat(getattr(scheme, name), len(bands))
                    for name in ("shingle", "hashes", "seed", "family")
                }
                ends = np.arange(len(bands) + 1) * scheme.hashes
                lists = pa.ListArray.from_arrays(ends.astype(np.int32), values.ravel())
                yield pa.RecordBatch.from_pydict(
                    {"id": found.column("id"), **told, "values": lists}, schema("signatures")
                )

    names = ", ".join(f"{name} {SQL[kind]}" for name, kind in COLUMNS["signatures"].items())
    return versions.select("id", "leaf").mapInArrow(spread, names)


def table_of_versions(versions: DataFrame, placed: DataFrame, rules: Sequence[Rule]) -> DataFrame:
    """The table `versions`."""
    told = [
        (plain(name), json.dumps([rule.as_dict() for rule in sorted(some, key=by_ids)], separators=(",", ":")))
        for name, some in ruled(rules).items()
    ]
    said = versions.sparkSession.createDataFrame(told, "id string, rules string")
    whole = versions.join(placed, "number").join(F.broadcast(said), "id", "left").fillna("[]", "rules")
    return whole.select(*COLUMNS["versions"]).sortWithinPartitions("id")


def table_of_pairs(pairs: DataFrame) -> DataFrame:
    """The table `pairs`."""
    return pairs.select(*COLUMNS["pairs"]).sortWithinPartitions("left", "right")


def table_of(compared: DataFrame, name: str) -> DataFrame:
    """The table `links` or `claim_changes`."""
    return compared.select(F.explode(name).alias("row")).select("row.*")


def _struct(table: str) -> str:
    return ", ".join(f"{name}: {SQL[kind]}" for name, kind in COLUMNS[table].items())
