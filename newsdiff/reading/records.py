"""A record with named fields (a JSON object, a row of a table) goes in, a `Document` comes out."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Any, get_args

from newsdiff.errors import ReadError
from newsdiff.model import KINDS, ROLES, Block, Declared, Document, Label, State, made
from newsdiff.reading import exports
from newsdiff.reading.states import STATES
from newsdiff.reading.unwrapping import blocks, joined
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsdiff.model import Kind, Source, Span

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "story_id": ("story_id",),
    "version": ("version",),
    "headline": ("headline", "title"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "updated", "date", "date_modified", "date_published"),
    "url": ("url", "link"),
    "slug": ("slug",),
    "ednote": ("ednote",),
    "provider": ("provider",),
    "language": ("language", "lang"),
    "text": ("text", "body", "content", "content_html", "content_text"),
}
"""What each field is called where no field map says otherwise; the first name that holds something counts."""


def document(record: Any, source: Source, fields: Mapping[str, str]) -> Document:
    """Understand one record, in the shapes of the contract's "A version as JSON".

    Args:
        record: names and values; `text`, or `paragraphs`: strings, objects, or lists of strings.
        source: where it stands.
        fields: other names of fields, ours first: `{"headline": "title"}`.

    An alert may have an empty text under its headline, a withdrawn record none at all. A row of a table of versions that newsdiff
    wrote is that version as it was.

    Raises:
        ReadError: there is no text, or a field has a type that it cannot have; it is named.
    """
    if not isinstance(record, dict):
        raise ReadError(source.name, f"is {_kind(record)}, not a JSON object", _rest(source))
    if "record" in record and not fields and (kept := exports.document(record, source)):
        return kept
    reader = _Record(record, source, fields)
    declared = reader.declared()
    given = reader.value("paragraphs")
    if given is None:
        found = _set(reader.text("text") or "", titled=declared.headline is not None)
    else:
        found = tuple(reader.paragraphs(given))
    if not found and not (declared.headline and reader.says_text()) and declared.state != "withdrawn":
        raise reader.error("has no text", "give it `text` or `paragraphs`, or name the field with --map text=NAME")
    return made(Document, source=source, blocks=found, declared=declared, whole=given is not None)


def _set(text: str, *, titled: bool) -> tuple[Block, ...]:
    """The paragraphs of a text; one that begins with a paragraph or box of HTML is HTML."""
    if "<" in text[:40] and _HTML.match(text):
        from newsdiff.reading.setting import html_blocks  # noqa: PLC0415 - few records hold markup

        return html_blocks(text)
    return blocks(text, titled=titled)


def _rest(source: Source) -> str:
    """What is done where a record is refused: others are read where there are any."""
    return "mend it, or take it out" if source.offset is None else "the others are read"


class _Record:
    """One record while it is read: its values under our names, and its source for the error's sake."""

    def __init__(self, record: Mapping[str, Any], source: Source, fields: Mapping[str, str]) -> None:
        self._record, self._fields = record, fields
        self._values = _named(record, fields)
        self._source = source

    def error(self, what: str, now: str = "") -> ReadError:
        return ReadError(self._source.name, what, now or _rest(self._source))

    def value(self, name: str) -> Any:
        return self._values.get(name)

    def text(self, name: str) -> str | None:
        """A field that is text; a number counts as the text of its digits."""
        return self._text(self.value(name), name)

    def says_text(self) -> bool:
        """Whether there is a field for the text, empty or not."""
        names = {self._fields.get("text"), *NAMES["text"]}
        return self.value("paragraphs") is not None or not (
            names.isdisjoint(self._record) and names.isdisjoint(map(str.casefold, self._record))
        )

    def line(self, name: str) -> str | None:
        """A field that is one line of text; a list of names, or of objects that have one, is joined."""
        value = self._values.get(name)
        if isinstance(value, str):
            return joined(value) or None
        if name == "byline" and isinstance(value, list | dict):
            value = _names(value)
        return None if value is None else joined(self._text(value, name) or "") or None

    def declared(self) -> Declared:
        more = self._object("declared")
        found: dict[str, Any] = {name: self.line(name) for name in _DECLARED if name in self._values}
        if more:
            found = {name: found.get(name) or self._text(more.get(name), name) for name in _DECLARED}
        digest = self.value("digest")
        if isinstance(digest, str) and found.get("id") == digest[:16]:
            found["id"] = None  # newsdiff made it from the text, and makes it again
        name, version = found.get("id"), found.get("version")
        if version and name and found.get("story_id") is None and not _names_version(name, version):
            found["story_id"] = name  # an id that comes with a version names the story
        return (
            made(Declared, **found) if _MORE.isdisjoint(self._values) else made(Declared, **found, **self._more(more))
        )

    def _more(self, more: Mapping[str, Any]) -> dict[str, Any]:
        """What few records declare."""
        return {
            "state": self._state(),
            "label": self._label(),
            "replaces": tuple(self._texts(more.get("replaces") or (), "replaces")),
            "dateline": self._dateline(more),
            "listing": more.get("listing") is True,
        }

    def paragraphs(self, given: Any) -> Iterator[Block]:
        if not isinstance(given, list):
            raise self.error(f"`paragraphs` is {_kind(given)}, not a list")
        for number, paragraph in enumerate(given):
            where = f"paragraph {number}"
            if isinstance(paragraph, str):
                yield Block(joined(paragraph))
            elif isinstance(paragraph, list):
                sentences = [joined(sentence) for sentence in self._texts(paragraph, where)]
                text = " ".join(sentence for sentence in sentences if sentence)
                yield Block(text, sentences=self._spans(text, sentences, where))
            elif isinstance(paragraph, dict):
                yield self._block(paragraph, where)
            else:
                raise self.error(f"{where} is {_kind(paragraph)}, not text, an object or a list of sentences")

    def _block(self, paragraph: Mapping[str, Any], where: str) -> Block:
        role, joint = paragraph.get("role"), paragraph.get("joint")
        if role is not None and role not in ROLES:
            raise self.error(f"{where} has the role {role!r}, which is none of: {' '.join(ROLES)}")
        if joint is not None and (not isinstance(joint, str) or joint.strip()):
            raise self.error(f"the joint of {where} is not white space")
        sentences = paragraph.get("sentences")
        if sentences is not None:
            sentences = [joined(s) for s in self._texts(sentences, f"sentences of {where}")]
        text = self._text(paragraph.get("text"), f"text of {where}")
        if text is None:
            if sentences is None:
                raise self.error(f"{where} has no text")
            text = " ".join(sentences)
        text = joined(text)
        spans = None if sentences is None else self._spans(text, sentences, where)
        return Block(text, role=role, sentences=spans, joint=joint)

    def _spans(self, text: str, sentences: list[str], where: str) -> tuple[Span, ...]:
        """Where the given sentences stand; white space only may be left between them."""
        found, end = [], 0
        for sentence in filter(None, sentences):
            start = text.find(sentence, end)
            if start < 0 or text[end:start].strip():
                raise self.error(f"the sentences of {where} are not those of its text")
            end = start + len(sentence)
            found.append((start, end))
        if text[end:].strip():
            raise self.error(f"the sentences of {where} end before its text does")
        return tuple(found)

    def _dateline(self, more: Mapping[str, Any]) -> str | None:
        """The dateline in its own words; the object that `read` writes is found again in the text."""
        given = self.value("dateline")
        return self._text(more.get("dateline"), "dateline") or (given if isinstance(given, str) else None)

    def _object(self, name: str) -> Mapping[str, Any]:
        value = self.value(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.error(f"`{name}` is {_kind(value)}, not an object")
        return value

    def _state(self) -> State | None:
        state = self.text("state")
        if state is None or state.casefold() in STATES:
            return STATES[state.casefold()] if state else None
        raise self.error(f"`state` is {state!r}, which is none of: {' '.join(get_args(State))}")

    def _label(self) -> Label | None:
        given = self._object("label")
        kind: Kind = given.get("kind", "original")
        number, tags = given.get("number"), given.get("tags") or ()
        if kind not in KINDS:
            raise self.error(f"`label` has the kind {kind!r}, which is none of: {' '.join(KINDS)}")
        if number is not None and not isinstance(number, int):
            raise self.error(f"the number of `label` is {_kind(number)}, not a whole number")
        return Label(kind, number, tuple(self._texts(tags, "tags of `label`"))) if given else None

    def _texts(self, given: Any, name: str) -> list[str]:
        if not isinstance(given, list | tuple) or not all(isinstance(text, str) for text in given):
            raise self.error(f"{name} is not a list of texts")
        return list(given)

    def _text(self, value: Any, name: str) -> str | None:
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            if isfinite(value):
                return str(value)
            raise self.error(f"`{name}` is {value}, which is no number")
        raise self.error(f"`{name}` is {_kind(value)}, not text")


_HTML = lazy(
    r"\s*<(?:p|div|h[1-6]|article|section|main|body|html|!doctype|figure|ul|ol|blockquote|table|em|strong|b|a|span)\b[^<>]*>",
    re.IGNORECASE,
)
_DECLARED = tuple(name for name in NAMES if name != "text")
_MORE = frozenset({"declared", "state", "label", "dateline"})

_RANKS = {other: (rank, name) for name, others in NAMES.items() for rank, other in enumerate(others)}


def _named(record: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """The values of a record under our names: the mapped one, else the first of its names that holds something."""
    found: dict[str, Any] = {}
    ranks: dict[str, int] = {}
    for key, value in record.items():
        rank, name = _RANKS.get(key) or _RANKS.get(key.casefold()) or (0, key)
        if value is not None and value != "" and name not in fields and rank <= ranks.get(name, rank):
            found[name], ranks[name] = value, rank
    return found | {name: record.get(other) for name, other in fields.items()} if fields else found


def _names_version(name: str, version: str) -> bool:
    return f"@{version}" in name


def _names(value: list[Any] | dict[str, Any]) -> str | None:
    parts = value if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    return " and ".join(name for name in names if isinstance(name, str)) or None


def _kind(value: Any) -> str:
    """A JSON value's type, as JSON calls it."""
    names = {bool: "true or false", dict: "an object", list: "a list", str: "text", type(None): "null"}
    return names.get(type(value), "a number")
