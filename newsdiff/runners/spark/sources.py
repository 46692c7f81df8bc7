"""Paths go in, records come out: every version as it was read, and every input that could not be.

Lines of JSONL and rows of Parquet are split among tasks; any other file is one task's, and goes through the same readers as
on a laptop. A listing (`*.paths`, as crawls have) names files, one a line.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import functions as F  # noqa: N812 - the name that all Spark code has

from newsdiff.errors import ReadError, Remark
from newsdiff.model import Source
from newsdiff.model.packing import packed, unpacked
from newsdiff.parsing import parse, take
from newsdiff.reading import read_stream
from newsdiff.reading.columnar import of_row
from newsdiff.reading.jsonl import read_lines
from newsdiff.reading.paths import known
from newsdiff.reading.streams import Intake, pieces
from newsdiff.tables import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from newsdiff.model import Document, Version

_LINES = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz|\.bz2)?$", re.IGNORECASE)
_LISTING = re.compile(r"\.paths(?:\.gz|\.bz2)?$", re.IGNORECASE)
RECORDS = (
    "id string, digest string, published string, record string, "
    "sources array<struct<uri: string, format: string, offset: long, fetched: string>>, "
    "take struct<story: string, number: long>, arrival struct<argument: int, path: string, offset: long, part: int>, `where` string, what string, now string, skipped boolean"
)
_SOURCE = pa.struct([("uri", pa.string()), ("format", pa.string()), ("offset", pa.int64()), ("fetched", pa.string())])
_ARRIVAL = pa.struct([("argument", pa.int32()), ("path", pa.string()), ("offset", pa.int64()), ("part", pa.int32())])
_TAKE = pa.struct([("story", pa.string()), ("number", pa.int64())])
ARROW = pa.schema([
    ("id", pa.string()), ("digest", pa.string()), ("published", pa.string()), ("record", pa.string()),
    ("sources", pa.list_(_SOURCE)), ("take", _TAKE), ("arrival", _ARRIVAL), ("where", pa.string()), ("what", pa.string()), ("now", pa.string()), ("skipped", pa.bool_()),
])  # fmt: skip


@dataclass(frozen=True)
class Input:
    """One file or folder of those that the user named.

    Attributes:
        number: its place among the arguments: what stands earlier arrived earlier.
        path: as it was named.
        root: the same as Spark names what lies in it, where that can be told.
        lines, tables, whole: its files by how they are read.
        mark: of their names, sizes and times.
    """

    number: int
    path: str
    root: str
    lines: tuple[str, ...]
    tables: tuple[str, ...]
    whole: tuple[str, ...]
    mark: str


def inputs(spark: SparkSession, paths: Sequence[str], form: str | None) -> tuple[list[Input], list[ReadError]]:
    """What the paths stand for, and those that stand for nothing. Only names are listed, as Spark itself keeps them."""
    found: list[Input] = []
    missing: list[ReadError] = []
    for path in _spread(spark, paths, missing):
        try:
            found.append(_input(spark, len(found), path, form))
        except ReadError as error:
            missing.append(error)
    return found, missing


def records(spark: SparkSession, given: Sequence[Input], form: str | None, fields: Mapping[str, str]) -> DataFrame:
    """Every version of the inputs as it was read (columns `RECORDS`), ids not yet settled, or what was wrong in its place."""
    tables = [
        table
        for one in given
        for table in (
            *([_of_lines(spark, one, fields)] if one.lines else []),
            *([_of_tables(spark, one, fields)] if one.tables else []),
            *([_of_files(spark, one, form, fields)] if one.whole else []),
        )
    ]
    whole = tables[0]
    for table in tables[1:]:
        whole = whole.unionByName(table)
    return whole


def _spread(spark: SparkSession, paths: Sequence[str], missing: list[ReadError]) -> Iterator[str]:
    """The paths, and in place of a listing what it lists; names in it count from the folder that it stands in."""
    for path in paths:
        if not _LISTING.search(path):
            yield path
            continue
        folder = path.rpartition("/")[0]
        try:
            for (line,) in spark.read.text(path).toLocalIterator():
                if name := line.strip():
                    yield name if "://" in name or name.startswith("/") or not folder else f"{folder}/{name}"
        except AnalysisException:
            missing.append(ReadError(path, "no such file", "check the path"))


def _input(spark: SparkSession, number: int, path: str, form: str | None) -> Input:
    if path == "-":
        raise ReadError("-", "standard input can't be read by many machines", "save it and give the file")
    exported = _listed(spark, f"{path.rstrip('/')}/versions.parquet")
    names = exported or _listed(spark, path)
    if not names:
        raise ReadError(path, "no such file or folder, or nothing in it", "check the path")
    names = _less_reports(names)
    alone = len(names) == 1 and names[0][0].rstrip("/").endswith(path.rstrip("/").rpartition("/")[2])
    lines, tables, whole = [], [], []
    for name, *_ in names:
        if form == "parquet" or exported or name.lower().endswith(".parquet"):
            tables.append(name)
        elif form == "jsonl" or (form is None and _LINES.search(name)):
            lines.append(name)
        elif alone or known(name.rpartition("/")[2]):
            whole.append(name)
    if not (lines or tables or whole):
        raise ReadError(path, "no stories in this folder", "give files of a format that can be read")
    root = path if urlsplit(path).scheme else "file://" + os.path.abspath(path)  # noqa: PTH100 - as Spark takes it
    return Input(number, path, root, tuple(lines), tuple(tables), tuple(whole), str(sorted(names)))


def _less_reports(names: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """The files that do not lie in the folder of a report: its pages tell what was read before, and are no news."""
    every = {name for name, *_ in names}
    reports = tuple(name.removesuffix("report.json") for name in every if name.endswith("/report.json")
                    and f"{name.removesuffix('report.json')}index.html" in every)  # fmt: skip
    return [name for name in names if not name[0].startswith(reports)] if reports else names


def _listed(spark: SparkSession, path: str) -> list[tuple[str, str, int]]:
    """The files of a path: name, time and size; none of their bytes are read."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        found = files.load(path).select("path", F.col("modificationTime").cast("string"), "length")
        return [(name, time, length) for name, time, length in found.toLocalIterator()]
    except AnalysisException:
        return []


def _of_lines(spark: SparkSession, one: Input, fields: Mapping[str, str]) -> DataFrame:
    """Records of JSONL: first the lines of each block are counted, so that each line of a split file knows its number."""
    block = (F.col("_metadata.file_path").alias("path"), F.col("_metadata.file_block_start").alias("block"))
    lines = spark.read.option("lineSep", "\n").text(list(one.lines)).select(F.col("value").cast("binary"), *block)
    counts = lines.groupBy("path", "block").agg(F.count("*").alias("lines"))
    starts = counts.selectExpr(
        "path", "block", "sum(lines) over (partition by path order by block) - lines as before"
    )  # fmt: skip
    numbered = lines.join(F.broadcast(starts), ["path", "block"])

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        met: dict[tuple[str, int], int] = {}
        for batch in batches:
            yield _batch(_versions(one, _runs(batch, met, one, fields)))

    return numbered.select("value", "path", "block", "before").mapInArrow(read, RECORDS)


def _runs(
    batch: pa.RecordBatch, met: dict[tuple[str, int], int], one: Input, fields: Mapping[str, str]
) -> Iterator[Document | ReadError]:
    """The documents of some lines: each run of lines of one file is read as a small file whose first line has a number."""
    rows = zip(*(batch.column(name).to_pylist() for name in ("path", "block", "before", "value")), strict=True)
    for (path, block, before), some in groupby(rows, key=lambda row: row[:3]):
        first = before + met.get((path, block), 0)
        values = [value for *_, value in some]
        met[path, block] = met.get((path, block), 0) + len(values)
        if not first and values:
            values[0] = values[0].removeprefix(b"\xef\xbb\xbf")
        yield from _shifted(read_lines(Intake(_shown(one, path), iter([b"\n".join(values) + b"\n"]), fields)), first)


def _shifted(found: Iterable[Document | ReadError], lines: int) -> Iterator[Document | ReadError]:
    for one in found:
        if isinstance(one, ReadError):
            name, _, number = one.where.rpartition(":")
            yield type(one)(f"{name}:{int(number) + lines}" if number.isdigit() else one.where, one.what, one.now)
        else:
            yield replace(one, source=replace(one.source, offset=(one.source.offset or 0) + lines))


def _of_tables(spark: SparkSession, one: Input, fields: Mapping[str, str]) -> DataFrame:
    """Records of Parquet: our own tables by their `record`, any other by the names of its columns."""
    rows = spark.read.parquet(*one.tables)
    rows = rows.select("*", F.col("_metadata.file_path").alias("_path"), F.col("_metadata.row_index").alias("_row"))

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield _batch(_of_rows(batch.to_pylist(), one, fields))

    return rows.mapInArrow(read, RECORDS)


def _of_rows(rows: Iterable[dict[str, Any]], one: Input, fields: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        path, number = row.pop("_path"), row.pop("_row")
        source = Source(_shown(one, path), "parquet", number + 1)
        if isinstance(row.get("record"), str):
            version = unpacked(row["record"])
            yield row_of(replace(version, sources=version.sources or (source,)), _arrival(one, source, 0))
            continue
        found = of_row({name: value for name, value in row.items() if value is not None}, source, fields)
        yield from _versions(one, [found])


def _of_files(spark: SparkSession, one: Input, form: str | None, fields: Mapping[str, str]) -> DataFrame:
    """Records of whole files, each read by one task."""
    files = spark.read.format("binaryFile").load(list(one.whole)).select("path", "content")

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for path, content in zip(batch.column("path").to_pylist(), batch.column("content"), strict=True):
                with tempfile.NamedTemporaryFile(prefix="newsdiff-") as kept:  # some readers go to places in a file
                    kept.write(content.as_buffer())
                    kept.flush()
                    found = _of_file(_shown(one, path), kept.name, form, fields)
                    yield from _batches(_versions(one, found))

    return files.mapInArrow(read, RECORDS)


def _of_file(name: str, path: str, form: str | None, fields: Mapping[str, str]) -> Iterator[Document | ReadError]:
    with open(path, "rb") as file:  # noqa: PTH123 - our own name
        yield from read_stream(name, pieces(file.read), form=form, fields=fields, path=path)


def _versions(one: Input, found: Iterable[Document | ReadError]) -> Iterator[dict[str, Any]]:
    for document_ in found:
        if isinstance(document_, ReadError):
            yield _refused(document_)
        else:
            for part, version in enumerate(parse(document_)):
                yield row_of(version, _arrival(one, document_.source, part))


def row_of(version: Version, arrival: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `RECORDS`: a version as it was read, and where it stands among all."""
    told = take(version)
    return {
        "id": plain(version.id), "digest": version.digest,
        "published": version.published.isoformat() if version.published else None,
        "record": packed(version),
        "sources": [
            {"uri": plain(one.uri), "format": one.format, "offset": one.offset, "fetched": one.fetched}
            for one in version.sources
        ],
        # a number beyond any story's takes is none of them, whatever it is: columns hold no larger ones
        "take": told and {"story": json.dumps(told[0]), "number": max(min(told[1], 1 << 31), 0)},
        "arrival": arrival,
    }  # fmt: skip


def _arrival(one: Input, source: Source, part: int) -> dict[str, Any]:
    path = plain(source.uri).replace("/", "\x01")
    return {"argument": one.number, "path": path, "offset": source.offset or 0, "part": part}


def _refused(error: ReadError) -> dict[str, Any]:
    return {
        "where": plain(error.where),
        "what": plain(error.what),
        "now": plain(error.now),
        "skipped": isinstance(error, Remark),
    }


def _batches(rows: Iterable[dict[str, Any]], most: int = 5000) -> Iterator[pa.RecordBatch]:
    """Rows in batches, so that a file of many records is never held whole twice."""
    held: list[dict[str, Any]] = []
    for row in rows:
        held.append(row)
        if len(held) == most:
            yield _batch(held)
            held = []
    if held:
        yield _batch(held)


def _batch(rows: Iterable[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), ARROW)


def _shown(one: Input, uri: str) -> str:
    """A file as the user would name it: below the path that was given, where it can be told."""
    path, root = unquote(urlsplit(uri).path), unquote(urlsplit(one.root).path).rstrip("/")
    if path == root:
        return one.path
    return one.path.rstrip("/") + path[len(root) :] if path.startswith(f"{root}/") else unquote(uri)
