"""Candidate pairs go in, judged pairs come out: screened in blocks, read two by two, weighed beside their neighbours."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - the name that all Spark code has

from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import Features, measure
from newsdiff.grouping.leaves import Leaf, marked
from newsdiff.grouping.rivals import rivals
from newsdiff.grouping.screening import SCREEN, compared
from newsdiff.grouping.verifying import judge, likelihood, repeat, told, verdict
from newsdiff.model import Version
from newsdiff.model.packing import packed, unpacked
from newsdiff.runners.spark.rows import numbers, texts
from newsdiff.runners.spark.texts import BITS, hashes
from newsdiff.tables import pair_row, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

    from newsdiff.model import Pair

_DECLARED, _REPEATED, _WORDED = range(3)  # what counts first where two say something of one pair
_TOLD = "relation string, containment double, jaccard double, figures double, hours double, declared string, score double, why string"  # fmt: skip
PAIRS = f"one long, other long, rank int, left string, right string, {_TOLD}"
_ARROW = pa.schema([
    ("one", pa.int64()), ("other", pa.int64()), ("rank", pa.int32()), ("left", pa.string()), ("right", pa.string()), ("relation", pa.string()),
    *((name, pa.float64()) for name in ("containment", "jaccard", "figures", "hours")), ("declared", pa.string()),
    ("score", pa.float64()), ("why", pa.string()),
])  # fmt: skip
_FEATURES = tuple(field.name for field in fields(Features))
_KEPT = ("left", "right", "left_hours", "right_hours", "cosine", "left_number", "right_number")


def screened(pairs: DataFrame, found: DataFrame) -> DataFrame:
    """Share and cosine of every candidate pair.

    The pairs of two blocks are one unit of work: the leaf of a text goes once to every unit that needs it, not to each pair.
    """
    pairs = pairs.selectExpr(f"left >> {BITS} as one", f"right >> {BITS} as other", "left", "right")
    needed = pairs.selectExpr("one as here", "other as there", "explode(array(left, right)) as text").distinct()
    shelved = needed.join(found.select("text", "hours", "leaf"), "text")
    both = shelved.groupBy("here", "there").cogroup(pairs.groupBy("one", "other"))
    return both.applyInArrow(
        _screen, "left long, right long, left_hours double, right_hours double, share double, cosine double"
    )


def _screen(shelved: pa.Table, pairs: pa.Table) -> pa.Table:
    shelved = shelved.sort_by("text")
    text, hours = shelved.column("text").to_numpy(), shelved.column("hours")
    rows = np.stack([np.searchsorted(text, pairs.column(side).to_numpy()) for side in ("left", "right")], axis=1)
    share, cosine = compared(*_flat(shelved.column("leaf").to_pylist()), rows)
    left, right = rows.T
    return pa.table({
        "left": text[left], "right": text[right], "left_hours": hours.take(left), "right_hours": hours.take(right),
        "share": share, "cosine": cosine,
    })  # fmt: skip


def _flat(
    blobs: Iterable[bytes],
) -> tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.uint8], NDArray[np.uint8]]:
    """The leaves of some texts as the screen reads them: starts, terms numbered among these texts, what they say, how often."""
    leaves = [Leaf.unpack(blob) for blob in blobs]
    starts = np.cumsum([0, *(len(leaf.terms) for leaf in leaves)])
    _, ids = np.unique(np.concatenate([leaf.terms for leaf in leaves]), return_inverse=True)
    return (
        starts,
        ids.astype(np.int32),
        np.concatenate([leaf.says for leaf in leaves]),
        np.concatenate([leaf.often for leaf in leaves]),
    )


def read_alone(pairs: DataFrame, found: DataFrame, versions: DataFrame, tasks: int) -> DataFrame:
    """The pairs that the screen lets through, measured by their two texts alone; equal texts are not read by wording."""
    text = found.select("text", "number", "key", "without").join(versions.select("number", "record"), "number")
    rows = _beside(pairs.where(F.col("share") >= float(SCREEN)), text).where("left_key <> right_key")
    rows = rows.repartition(tasks, "left").sortWithinPartitions("left", "right")
    schema = (
        "left long, right long, left_hours double, right_hours double, cosine double, left_number long, right_number long, "
        "likelihood double, features array<double>, left_named string, right_named string"
    )
    return rows.mapInArrow(_read, schema)


def _read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        left, right = numbers(batch, "left"), numbers(batch, "right")
        both = np.concatenate([left, right])
        _, once, places = np.unique(both, return_index=True, return_inverse=True)
        sides = [texts(batch, f"left_{name}") + texts(batch, f"right_{name}") for name in ("record", "without")]
        read = [unpacked(sides[0][place]) for place in once.tolist()]
        whole = corpus(read)
        dropped = {
            number: _numbers(read[number], hashes(sides[1][place]))
            for number, place in enumerate(once.tolist())
            if sides[1][place]
        }
        measured = measure(whole.without(dropped), places.reshape(2, -1).T)
        named = [packed(Version(version.id, (), declared=version.declared)) for version in read]
        yield pa.RecordBatch.from_arrays(
            [
                *(batch.column(name) for name in _KEPT),
                pa.array(likelihood(measured)),
                pa.array(np.stack([getattr(measured, name) for name in _FEATURES], axis=1).tolist(), pa.list_(pa.float64())),
                *(pa.array([named[place] for place in side], pa.string()) for side in places.reshape(2, -1).tolist()),
            ],
            [*_KEPT, "likelihood", "features", "left_named", "right_named"],
        )  # fmt: skip


def _numbers(version: Version, dropped: frozenset[int]) -> frozenset[int]:
    return frozenset(number for number, mark in marked(version) if mark in dropped)


def _beside(pairs: DataFrame, text: DataFrame) -> DataFrame:
    """Pairs with the columns of both texts, `left_record` and so on."""
    for side in ("left", "right"):
        named = (F.col(name).alias(f"{side}_{name}") for name in text.columns if name != "text")
        pairs = pairs.join(text.select(F.col("text").alias(side), *named), side)
    return pairs


def weighed(pairs: DataFrame, read: DataFrame, window: float) -> DataFrame:
    """The verdict on each pair that was read, beside how crowded it is around its two texts.

    Each comes with the candidates of both its texts, at most as many as their buckets may hold.
    """
    sides = pairs.selectExpr("left as text", "right as other", "right_hours as hours", "cosine").unionByName(
        pairs.selectExpr("right as text", "left as other", "left_hours as hours", "cosine")
    )
    likely = read.selectExpr("left as text", "right as other", "likelihood").unionByName(
        read.selectExpr("right as text", "left as other", "likelihood")
    )
    sides = sides.join(read.selectExpr("explode(array(left, right)) as text").distinct(), "text", "left_semi")
    near = F.collect_list(F.struct("other", "hours", "cosine", "likelihood")).alias("near")
    lists = sides.join(likely, ["text", "other"], "left").groupBy("text").agg(near)
    rows = read
    for side in ("left", "right"):
        rows = rows.join(lists.select(F.col("text").alias(side), F.col("near").alias(f"{side}_near")), side)

    def weigh(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield _batch(_weighed(batch, window))

    return rows.mapInArrow(weigh, PAIRS)


def _weighed(batch: pa.RecordBatch, window: float) -> Iterator[dict[str, Any]]:
    crowded = rivals(*_neighbourhood(batch), window)[: batch.num_rows]
    values = batch.column("features").flatten().to_numpy().reshape(batch.num_rows, -1).T
    measured = Features(**dict(zip(_FEATURES, values, strict=True)))
    found = zip(told(measured), likelihood(measured, crowded).tolist(), *(
        zip(map(unpacked, texts(batch, f"{side}_named")), texts(batch, f"{side}_number"), strict=True)
        for side in ("left", "right")
    ), strict=True)  # fmt: skip
    for what, likely, *sides in found:
        (left, one), (right, other) = sorted(sides, key=lambda side: side[0].id)
        yield _told(verdict(left, right, what, likely), one, other, _WORDED)


def _neighbourhood(
    batch: pa.RecordBatch,
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64], NDArray[np.intp], NDArray[np.float64]]:
    """What `rivals` asks: the candidate pairs around the texts of some pairs, and which of them were read.

    Pairs, their cosines, the hours of the texts, places of the asked pairs, and their likelihood. What was read elsewhere is
    asked as well, so that a sure version is known for one.
    """
    own = np.stack([numbers(batch, side) for side in ("left", "right")], axis=1)
    lists = [batch.column(f"{side}_near") for side in ("left", "right")]
    here = np.repeat(own.T.ravel(), np.concatenate([some.value_lengths().to_numpy() for some in lists]))
    near, hours, cosines, alone = (
        np.concatenate([some.flatten().field(name).to_numpy(zero_copy_only=False) for some in lists])
        for name in ("other", "hours", "cosine", "likelihood")
    )
    both = np.concatenate([own.T.ravel(), near])
    text, first, codes = np.unique(both, return_index=True, return_inverse=True)
    asked, codes = np.split(codes, [own.size])
    when = np.concatenate([numbers(batch, f"{side}_hours") for side in ("left", "right")] + [hours])[first]
    one = np.searchsorted(text, here)
    keys, place = np.unique(np.minimum(one, codes) * len(text) + np.maximum(one, codes), return_index=True)
    left, right = np.sort(asked.reshape(2, -1), axis=0)
    wanted = np.searchsorted(keys, left * len(text) + right)
    others = np.setdiff1d(np.flatnonzero(~np.isnan(alone[place])), wanted)
    read = np.concatenate([wanted, others])
    rows = np.stack(np.divmod(keys, len(text)), axis=1)
    return rows, cosines[place], when, read, alone[place][read]


def linked(versions: DataFrame) -> DataFrame:
    """Pairs that the formats declare: each text with the one before it of its family, and with what it replaces."""
    rows = versions.select("number", "hours", "id", "families", "names", "replaces")
    family = rows.selectExpr("explode(families) as family", "number", "hours", "id")
    chain = family.selectExpr(
        "lag(number) over (partition by family order by hours is null, hours, id) as left", "number as right"
    ).where("left is not null")
    names = rows.selectExpr("explode(names) as name", "number as left")
    successors = rows.selectExpr("explode(replaces) as name", "number as right")
    replaced = successors.join(names, "name").where("left <> right").select("left", "right")
    pairs = chain.unionByName(replaced).selectExpr("least(left, right) as left", "greatest(left, right) as right")
    return pairs.distinct()


def judged(versions: DataFrame, standing: DataFrame) -> DataFrame:
    """What is declared, and the repeats: each text with the equal one before it."""
    repeats = standing.where("before >= 0").selectExpr("before as left", "number as right", f"{_REPEATED} as rank")
    pairs = linked(versions).withColumn("rank", F.lit(_DECLARED)).unionByName(repeats)

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            columns = ("rank", "left", "right", "left_record", "right_record")
            rows = zip(*(texts(batch, name) for name in columns), strict=True)
            yield _batch(_judged(rank, a, b, unpacked(here), unpacked(there)) for rank, a, b, here, there in rows)

    text = versions.select(F.col("number").alias("text"), "record")
    return _beside(pairs, text).mapInArrow(read, PAIRS)


def _judged(rank: int, one: int, other: int, here: Version, there: Version) -> dict[str, Any]:
    if rank == _DECLARED:
        return _told(judge(here, there), one, other, rank)
    return _told(repeat(*sorted((here, there), key=lambda version: version.id)), one, other, rank)


def gathered_pairs(declared: DataFrame, worded: DataFrame) -> DataFrame:
    """All judged pairs, each once: what is declared counts before a repeat, a repeat before the wording."""
    whole = declared.unionByName(worded)
    columns = [name for name in whole.columns if name != "rank"]
    best = whole.groupBy("left", "right").agg(F.min_by(F.struct(*columns), "rank").alias("pair"))
    return best.select("pair.*")


def _told(pair: Pair, one: int, other: int, rank: int) -> dict[str, Any]:
    row = pair_row(pair)
    return row | {"one": one, "other": other, "rank": rank, "left": plain(pair.left), "right": plain(pair.right)}


def _batch(rows: Iterable[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), _ARROW)
