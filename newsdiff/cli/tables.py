"""Rows go in, the files of a table come out: JSON a line, CSV, or Parquet; each file whole or not at all."""

from __future__ import annotations

import contextlib
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from newsdiff.cli.whole import whole
from newsdiff.errors import MissingExtra, OutputError
from newsdiff.reading.streams import RECORD
from newsdiff.tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Form = Literal["jsonl", "csv", "parquet"]
_TELLING = 3  # columns that tell a table of ours
_AT_ONCE = 10_000  # rows of a Parquet row group


def write_table(folder: str, name: str, rows: Iterable[Mapping[str, Any]], form: Form) -> int:
    """Write one table into a folder, made where there is none; returns how many rows it has.

    Raises:
        OutputError: it cannot be written, or a file that is no table of newsdiff stands there; what stood there before stands there still.
        MissingExtra: Parquet needs pyarrow.
    """
    counted = _Counted(rows)
    target = Path(folder) / f"{name}.{form}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = (
            "is a file" if isinstance(error, FileExistsError | NotADirectoryError) else (error.strerror or "").lower()
        )
        raise OutputError(folder, what, "name a folder") from error
    if not _ours(target, name, form):
        raise OutputError(str(target), "is no table of newsdiff", "choose another folder, or take it away")
    with whole(target) as file:
        if form == "parquet":
            _parquet(file, name, counted)
        else:
            for line in _lines(name, counted, form):
                file.write(line.encode("utf-8", "backslashreplace") + b"\n")
    return counted.count


def _ours(target: Path, name: str, form: Form) -> bool:
    """Whether nothing stands there, or a table that newsdiff wrote: its first columns tell."""
    if not target.is_file() or not target.stat().st_size:
        return True
    return _columns(target, form)[:_TELLING] == list(COLUMNS[name])[:_TELLING]


def _columns(target: Path, form: Form) -> list[str]:
    """The columns of a table on disk; none where it is no such table."""
    if form == "parquet":
        pa, parquet = _pyarrow()
        try:
            return list(parquet.read_schema(target).names)
        except (pa.ArrowException, ValueError):
            return []
    with target.open("rb") as file:
        first = file.readline(RECORD).decode("utf-8", "replace").strip()
    if form == "csv":
        return first.split(",")
    try:
        return list(json.loads(first))
    except (ValueError, TypeError, RecursionError):
        return []


class _Counted:
    """Rows on their way, and how many they were."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for row in self.rows:
            self.count += 1
            yield row


def _lines(name: str, rows: Iterable[Mapping[str, Any]], form: str) -> Iterator[str]:
    from newsdiff.reports.csvcells import record  # noqa: PLC0415 - loaded where it is written
    from newsdiff.reports.writing import dumps  # noqa: PLC0415 - as above

    if form == "csv":
        yield record(COLUMNS[name])
    for row in rows:
        cells = {column: row[column] for column in COLUMNS[name]}
        yield dumps(cells) if form == "jsonl" else record(map(_plain, cells.values()))


def _plain(cell: Any) -> Any:
    from newsdiff.reports.writing import dumps  # noqa: PLC0415 - as above

    return dumps(cell) if isinstance(cell, bool | list) else cell


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtra("--format parquet", "pyarrow is not installed", "pip install 'newsdiff[parquet]'") from error
    return pa, parquet


def _parquet(file: Any, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    pa, parquet = _pyarrow()
    schema = pa.schema([(column, _type(pa, kind)) for column, kind in COLUMNS[name].items()])
    found = iter(rows)
    with contextlib.closing(parquet.ParquetWriter(file, schema)) as writer:
        while some := list(islice(found, _AT_ONCE)):
            columns = {column: [_clean(row[column]) for row in some] for column in COLUMNS[name]}
            writer.write_table(pa.table(columns, schema=schema))


def _type(pa: Any, kind: type) -> Any:
    """Positions (`list`) are JSON, as they may be nested; signatures (`tuple`) are lists of whole numbers."""
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), list: pa.string()}
    return pa.list_(pa.int64()) if kind is tuple else plain[kind]


def _clean(cell: Any) -> Any:
    """A value as Parquet takes it: positions of links as JSON, as they may be nested; text that can be encoded."""
    if isinstance(cell, list):
        from newsdiff.reports.writing import dumps  # noqa: PLC0415 - as above

        return dumps(cell)
    return cell.encode("utf-8", "backslashreplace").decode() if isinstance(cell, str) else cell
