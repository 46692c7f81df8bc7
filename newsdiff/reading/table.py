"""A table with a header row (CSV, TSV) goes in, a `Document` a row comes out."""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError, Remark
from newsdiff.model import Source
from newsdiff.reading import exports
from newsdiff.reading.records import NAMES, document
from newsdiff.reading.streams import HEAD, RECORD, decode, lines, peek
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.model import Document
    from newsdiff.reading.streams import Intake

_REST = "the other rows are read"


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document a row; `Source.offset` is the line on which the row begins, the header's being 1.

    A row with more cells than the header is refused: its text may have been cut at a comma. A cell that the row
    lacks is empty. What follows a quotation mark that is never closed cannot be read.
    """
    rows = _rows(intake)
    _, header = next(rows, (1, []))
    names = [name.strip() for name in header] if isinstance(header, list) else []
    text = intake.fields.get("text")
    if other := exports.passed_over(names, intake.name):
        yield other
        return
    if not names_text(names, text):
        wanted = text or ", ".join(NAMES["text"])
        raise ReadError(intake.name, f"has no column for the text ({wanted})", "name it with --map text=COLUMN")
    if twice := next((name for name in names if name and names.count(name) > 1), None):
        yield Remark(f"{intake.name}:1", f"has two columns '{visible(twice)}'", "the last of them is read")
    for line, cells in rows:
        source = Source(intake.name, "csv", line)
        if isinstance(cells, ReadError):
            yield cells
            continue
        if len(cells) > len(names):
            yield ReadError(source.name, f"has {len(cells)} cells where the header has {len(names)}", _REST)
            continue
        try:
            yield document(dict(zip(names, cells, strict=False)), source, intake.fields)
        except ReadError as error:
            yield error


def names_text(columns: Sequence[str], text: str | None = None) -> bool:
    """Whether the columns name one for the text, or are those of a table of versions."""
    if text:
        return text in columns
    return exports.holds_versions(columns) or not set(NAMES["text"]).isdisjoint(map(str.casefold, columns))


def columns(header: str) -> list[str]:
    """The names in a header row, trimmed; none where it is no row of a table."""
    try:
        return [name.strip() for name in next(csv.reader([header], delimiter=_delimiter(header)), [])]
    except csv.Error:
        return []


def _delimiter(header: str) -> str:
    return "\t" if "\t" in header else max(",;", key=header.count)


def _rows(intake: Intake) -> Iterator[tuple[int, list[str] | ReadError]]:
    """(line on which it begins, cells) of each row that is not blank; an error in place of one that is broken."""
    csv.field_size_limit(RECORD)
    texts = _texts(intake)
    first = next(texts, "")
    rows = csv.reader(chain([first], texts), delimiter=_delimiter(first), strict=True)
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"{intake.name}:{line}"
            if "field" in str(error) or "end of data" in str(error):
                raise ReadError(
                    where, "opens a quotation mark that is never closed", "what follows it was not read"
                ) from error
            yield line, ReadError(where, f"not a row of a table: {error}", _REST)
        else:
            if any(cells):
                yield line, cells


def _texts(intake: Intake) -> Iterator[str]:
    """The lines of a table; where it ends them by carriage returns alone, as old Macs do, those."""
    head, chunks = peek(intake.chunks, HEAD)
    if b"\r" in head and b"\n" not in head:
        chunks = (chunk.replace(b"\r", b"\n") for chunk in chunks)
    for number, line in enumerate(lines(chunks), start=1):
        if line is None:
            raise ReadError(f"{intake.name}:{number}", f"longer than {RECORD >> 20} MB", "what follows it was not read")
        yield decode(line) + "\n"
