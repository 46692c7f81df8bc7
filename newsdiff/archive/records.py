"""A version goes in, its text and its record come out, and the other way: equal versions, to the byte.

The text is what the digest is made of, so that anyone can check it; the record says how it is cut into paragraphs.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.model import Dateline, Declared, Label, Paragraph, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.model import Source

BLANK = "\n\n"  # between two blocks, as `model.digest` joins them


class Row(NamedTuple):
    """A version as the tables `version` and `text` hold it."""

    number: int
    id: str
    published: str | None
    label: str
    state: str
    language: str | None
    record: str
    body: str


COLUMNS = "version.number, version.id, published, label, state, language, record, body"


def body(version: Version) -> str:
    """The text whose SHA-256 is the digest: the raw blocks, a blank line between each two."""
    parts: list[str] = []
    for number, paragraph in enumerate(version.paragraphs):
        if number:
            parts.append(BLANK if paragraph.joint is None else paragraph.joint)
        parts.append(paragraph.text)
    return "".join(parts)


def record(version: Version) -> str:
    """All that the columns do not hold, as JSON in ASCII: paragraphs as [role, length, joint, sentences], and what was declared."""
    found: dict[str, Any] = {"paragraphs": [_cut(paragraph) for paragraph in version.paragraphs]}
    if version.dateline:
        found["dateline"] = version.dateline.as_dict()
    if version.label != Label():
        found["label"] = version.label.as_dict()
    declared = _declared(version.declared)
    if declared:
        found["declared"] = declared
    if version.repaired:
        found["repaired"] = True
    return json.dumps(found, separators=(",", ":"))


def _cut(paragraph: Paragraph) -> list[Any]:
    found = [paragraph.role, len(paragraph.text), paragraph.joint, paragraph.given]
    while found[-1] is None:
        found.pop()
    return found


def _declared(declared: Declared) -> dict[str, Any]:
    found = {name: value for name, value in vars(declared).items() if value is not None and value != ()}
    return found | {"label": declared.label.as_dict()} if declared.label else found


def version(row: Row, sources: Sequence[Source]) -> Version:
    """The version that a row holds, with the places where it was seen."""
    found = json.loads(row.record)
    dateline = found.get("dateline")
    return Version(
        row.id, tuple(_paragraphs(row.body, found["paragraphs"])),
        dateline=_dateline(dateline) if dateline else None,
        label=_label(found["label"]) if "label" in found else Label(),
        published=datetime.fromisoformat(row.published) if row.published else None,
        state=row.state,  # type: ignore[arg-type]  # stored from a version
        language=row.language, declared=_said(found.get("declared", {})), sources=tuple(sources),
        repaired=found.get("repaired", False),
    )  # fmt: skip


def _paragraphs(text: str, cuts: Iterable[Sequence[Any]]) -> Iterable[Paragraph]:
    at = 0
    for number, (role, length, *more) in enumerate(cuts):
        joint, given = [*more, None, None][:2]
        if number:
            at += len(BLANK if joint is None else joint)
        spans = None if given is None else tuple((start, end) for start, end in given)
        yield Paragraph(text[at : at + length], role, spans, joint)
        at += length


def _dateline(found: dict[str, Any]) -> Dateline:
    start, end = found["span"]
    return Dateline(tuple(found["places"]), found["agency"], found["date"], found["paragraph"], (start, end))


def _label(found: dict[str, Any]) -> Label:
    return Label(found["kind"], found["number"], tuple(found["tags"]))


def _said(found: dict[str, Any]) -> Declared:
    label, take, replaces = (found.pop(name, None) for name in ("label", "take", "replaces"))
    return Declared(
        **found, label=_label(label) if label else None, replaces=tuple(replaces or ()),
        take=(take[0], take[1]) if take else None,
    )  # fmt: skip
