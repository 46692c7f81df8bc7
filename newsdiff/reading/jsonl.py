"""JSON goes in, a `Document` an object comes out: one a line (JSONL), or one or a list of them in a file.

What an object is (ninjs, AP, schema.org, the contract's own shape) is told by its fields: see `objects`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError
from newsdiff.model import Source
from newsdiff.reading import exports
from newsdiff.reading.objects import document, unwrapped
from newsdiff.reading.streams import RECORD, decode, lines, whole
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Document
    from newsdiff.reading.streams import Intake

DEPTH = 100
"""Most lists and objects within one another."""

_REST = "the other lines are read"
_NOW = "mend it, or take it out"
_STRUCTURE = lazy(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]', re.DOTALL)


def read_lines(intake: Intake, first: int = 1) -> Iterator[Document | ReadError]:
    """A document an object, one a line; a line that is none costs itself alone. Blank lines are passed over.

    `first` is the number of the first line, where the intake is a later piece of a file.
    """
    for number, line in enumerate(lines(intake.chunks), start=first):
        source = Source(intake.name, "jsonl", number)
        if line is None:
            yield ReadError(source.name, f"longer than {RECORD >> 20} MB", _REST)
            continue
        try:
            text = decode(line)
            if not text or text.isspace():
                continue
            found = parsed(text, source.name, _REST)
            if isinstance(found, dict) and (other := exports.passed_over(found, intake.name)):
                yield other
                return
            for record in unwrapped(found) if isinstance(found, dict) else [found]:
                yield document(record, source, intake.fields)
        except ReadError as error:
            yield error


def read_file(intake: Intake) -> Iterator[Document | ReadError]:
    """A document of the file's one object, or of each object in its list; `Source.offset` counts those from 1."""
    source = Source(intake.name, "json")
    found = parsed(decode(whole(intake)), source.name, _NOW)
    records = list(unwrapped(found))
    if not isinstance(found, list) and len(records) == 1:
        yield document(records[0], source, intake.fields)
        return
    for number, record in enumerate(records, start=1):
        try:
            yield document(record, Source(intake.name, "json", number), intake.fields)
        except ReadError as error:
            yield error


def parsed(text: str, where: str, now: str) -> Any:
    """The value of a JSON text.

    Raises:
        ReadError: it is not JSON, or nested deeper than `DEPTH`.
    """
    nests = "[" in text or text.rfind("{") > 0  # few records do, and counting looks at every character
    if nests and text.count("[") + text.count("{") > DEPTH and _deep(text):
        raise ReadError(where, f"nested deeper than {DEPTH} levels", now)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f" on line {error.lineno}" if error.lineno > 1 else ""
        raise ReadError(
            where, f"not JSON: {error.msg.removesuffix(' at')}{line} at column {error.colno}", now
        ) from error
    except ValueError as error:  # a whole number of more than 4,300 digits
        raise ReadError(where, f"not JSON that can be read: {error}", now) from error


def _deep(text: str) -> bool:
    """Whether lists and objects are nested deeper than `DEPTH`; brackets in strings do not count."""
    depth = 0
    for match in _STRUCTURE.finditer(text):
        first = match.group()[0]
        if first in "[{":
            depth += 1
            if depth > DEPTH:
                return True
        elif first in "]}":
            depth -= 1
    return False
