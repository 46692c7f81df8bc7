"""A value of JSON goes in, the records in it come out, each with the reader that its shape asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError, Skipped
from newsdiff.reading import ap, ninjs, records, schema_org

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Document, Source

_ENVELOPES = (
    "items",
    "item",
    "_items",
    "articles",
    "stories",
    "results",
    "documents",
    "entries",
    "data",
    "@graph",
    "response",
    "docs",
)
_JSON_FEED = "https://jsonfeed.org/version/"
_SHAPES = (
    (ap.fits, ap.document),
    (ninjs.fits, ninjs.document),
    (schema_org.fits, schema_org.document),
)
_TEXTS = (*records.NAMES["text"], "paragraphs")
_TEXT = (str, list)


def unwrapped(value: Any) -> Iterator[Any]:
    """The records of a value: those of its lists and of the envelopes that services put around them, else itself."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        inner = _inner(found)
        if inner is not None:
            waiting += reversed(inner)
        else:
            yield found


def document(record: Any, source: Source, fields: Mapping[str, str]) -> Document:
    """One record, by its shape: AP Media API, ninjs, schema.org, else the contract's "A version as JSON".

    Raises:
        Skipped: it is a picture, a video, an event, or a thing of schema.org that is no article.
        ReadError: it is no record of a text.
    """
    if isinstance(record, dict) and not fields and not _is_ours(record):
        for fits, read in _SHAPES:
            if fits(record):
                return read(record, source)
        if isinstance(kind := record.get("@type"), str | list) and not _is_text(record):
            what = kind if isinstance(kind, str) else " ".join(map(str, kind))
            raise Skipped(source.name, f"passed over: 1 {what[:60]}", "only articles are read")
        if record.get("$schema") and "properties" in record:
            raise ReadError(source.name, "a JSON schema, not news copy", "give it a text")
    return records.document(record, source, fields)


def _inner(found: Any) -> list[Any] | None:
    if isinstance(found, list):
        return found
    if not isinstance(found, dict) or _is_text(found) or any(fits(found) for fits, _ in _SHAPES):
        return None
    for name in _ENVELOPES:
        inner = found.get(name)
        if isinstance(inner, list) and any(isinstance(one, Mapping) for one in inner):
            return [_entry(one) for one in inner] if str(found.get("version")).startswith(_JSON_FEED) else inner
        if isinstance(inner, Mapping) and name in {"data", "response", "item"}:
            return [inner]
    return None


def _entry(item: Any) -> Any:
    """An item of a JSON Feed: its id names the story, whatever is changed in it later (jsonfeed.org, version 1.1)."""
    return {"story_id": item["id"], **item} if isinstance(item, dict) and item.get("id") else item


def _is_ours(record: Mapping[str, Any]) -> bool:
    """Whether a record has the names of the contract, which no other shape has: most records are told by this glance."""
    return ("text" in record or "paragraphs" in record) and "@type" not in record


def _is_text(found: Mapping[str, Any]) -> bool:
    return any(isinstance(found.get(name), _TEXT) for name in _TEXTS)
