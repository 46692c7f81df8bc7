"""A Parquet file goes in, a `Document` a row comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.errors import ReadError
from newsdiff.model import Source
from newsdiff.reading import exports
from newsdiff.reading.objects import document
from newsdiff.reading.records import NAMES
from newsdiff.reading.seeking import seekable
from newsdiff.reading.table import names_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsdiff.model import Document
    from newsdiff.reading.streams import Intake

_PIP = "install what reads it: pip install 'newsdiff[parquet]'"
_ROWS = 256  # at once


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document a row, `Source.offset` its number from 1; columns are named as those of a CSV are."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - for Parquet only
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise ReadError(intake.name, "a Parquet file, which needs an optional library", _PIP) from error
    text = intake.fields.get("text")
    number = 0
    with seekable(intake) as file:
        try:
            table = parquet.ParquetFile(file)
            if other := exports.passed_over(table.schema_arrow.names, intake.name):
                yield other
                return
            if not names_text(table.schema_arrow.names, text) and "paragraphs" not in table.schema_arrow.names:
                wanted = text or ", ".join(NAMES["text"])
                raise ReadError(intake.name, f"has no column for the text ({wanted})", "name it with --map text=COLUMN")
            for batch in table.iter_batches(batch_size=_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield of_row(row, Source(intake.name, "parquet", number), intake.fields)
        except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
            what = f"a Parquet file that cannot be read ({' '.join(str(error).split())[:100]})"
            raise ReadError(intake.name, what, f"{number} rows before it were read") from error


def of_row(row: Mapping[str, object], source: Source, fields: Mapping[str, str]) -> Document | ReadError:
    """The document of one row, or what is wrong with it."""
    try:
        return document({name: _plain(value) for name, value in row.items()}, source, fields)
    except ReadError as error:
        return error


def _plain(value: object) -> object:
    """A value as JSON would have it: times as ISO 8601, bytes as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else value
