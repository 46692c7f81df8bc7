"""A row of a table that newsdiff wrote goes in, the version in it comes out as it was; a table of anything else is told by its columns."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from newsdiff.errors import ReadError, Skipped
from newsdiff.model import Document, Version
from newsdiff.model.packing import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsdiff.model import Paragraph, Source

OTHERS: Mapping[tuple[str, ...], str] = {
    ("left", "right", "relation"): "pairs",
    ("before_id", "after_id", "unit"): "links",
    ("story", "before_id", "after_id"): "claim changes",
    ("id", "shingle", "hashes"): "signatures",
}
"""The first columns of the tables that hold no texts."""
_NAMED = frozenset({"record", "digest", "story"})
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a record raises that `packed` did not write."""


def holds_versions(columns: Iterable[str]) -> bool:
    """Whether a table with these columns is one of versions that newsdiff wrote."""
    return {*columns} >= _NAMED


def passed_over(columns: Iterable[str], name: str) -> Skipped | None:
    """What is said of another table that newsdiff wrote; None for any other."""
    told = OTHERS.get(tuple(columns)[:3])
    return (
        None
        if told is None
        else Skipped(name, f"passed over: a table of {told}", "the texts stand in that of versions")
    )


def document(record: Mapping[str, Any], source: Source) -> Document | None:
    """The document that holds a row's version as it was written, its places included; None for a record of another make.

    Raises:
        ReadError: the row's version is damaged, or its text is not that of its digest.
    """
    packed = record.get("record")
    if not isinstance(packed, str) or not holds_versions(record):
        return None
    try:
        version = unpacked(packed)
        sound = _fits(version, Version) and _stands(version) and version.digest == record["digest"]
    except _DAMAGE:
        sound = False
    if not sound:
        raise ReadError(source.name, "its `record` is damaged", "export it again")
    return Document(source, (), kept=version if version.sources else replace(version, sources=(source,)))


def _stands(version: Version) -> bool:
    """Whether sentences and dateline stand where they are said to."""
    paragraphs, line = version.paragraphs, version.dateline
    at = 0 <= line.paragraph < len(paragraphs) and _within(paragraphs[line.paragraph], [line.span]) if line else True
    return at and all(_within(paragraph, paragraph.given or ()) for paragraph in paragraphs)


def _within(paragraph: Paragraph, spans: Iterable[tuple[int, int]]) -> bool:
    ends = [0, *(end for span in spans for end in span), len(paragraph.text)]
    return ends == sorted(ends)


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value has the type that a noun's field names: nothing in a file is taken at its word."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return isinstance(value, str) and value in inner
    if origin in {Union, UnionType}:
        return any(_fits(value, one) for one in inner)
    if origin is tuple and isinstance(value, tuple):
        kinds = inner[:1] * len(value) if inner[1:] == (...,) else inner
        return len(value) == len(kinds) and all(map(_fits, value, kinds))
    return type(value) is kind and (not is_dataclass(kind) or all(_fits(*one) for one in _parts(value)))


def _parts(noun: Any) -> Iterator[tuple[Any, Any]]:
    """The value of each field of a noun, and the type that it names."""
    hints = _hints(noun.__class__)
    return ((getattr(noun, field.name), hints[field.name]) for field in fields(noun))


@cache
def _hints(noun: Any) -> dict[str, Any]:
    return get_type_hints(noun, localns={"Span": tuple[int, int], "datetime": datetime})
