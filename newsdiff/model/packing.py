"""A version goes in, one line of JSON comes out from which the same version is made again, its parts unread anew.

The JSON is ASCII: whatever a text holds, a lone surrogate among it, can be stored anywhere.
"""

from __future__ import annotations

import json
import marshal
from dataclasses import asdict, fields
from datetime import datetime
from sys import intern
from typing import TYPE_CHECKING, Any

from newsdiff.model.texts import Dateline, Declared, Label, Paragraph, Source, Version, lean, made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PLAIN = ("id", "state", "language", "repaired", "headline", "digest")
"""Fields of a version, and what is kept of its paragraphs, that are themselves plain values."""
_ALIKE = {"state", "language", "uri", "format"}  # in most texts of a run: one string for all of them
_NONE = Label()  # one for all the texts that have none


def packed(version: Version) -> str:
    """All of a version: its paragraphs with roles, given sentences and rules, what was declared, where it was found."""
    found = {
        "id": version.id,
        "published": version.published.isoformat() if version.published else None,
        "state": version.state,
        "language": version.language,
        "label": _told(version.label),
        "dateline": _told(version.dateline) if version.dateline else None,
        "declared": _told(version.declared),
        "sources": [_told(source) for source in version.sources],
        "repaired": version.repaired or None,
        "paragraphs": [_told(paragraph) for paragraph in version.paragraphs],
    }
    return json.dumps({name: value for name, value in found.items() if value is not None}, separators=(",", ":"))


def unpacked(text: str) -> Version:
    """The version that was packed; equal to it in every field.

    Raises:
        ValueError, KeyError, TypeError: the text was not written by `packed`.
    """
    found = json.loads(text)
    when = found.get("published")
    return Version(
        found["id"],
        tuple(_paragraph(paragraph) for paragraph in found["paragraphs"]),
        dateline=_dateline(found["dateline"]) if "dateline" in found else None,
        label=_label(found["label"]),
        published=datetime.fromisoformat(when) if when else None,
        state=found["state"],
        language=found.get("language"),
        declared=_declared(found["declared"]),
        sources=tuple(Source(**source) for source in found["sources"]),
        repaired=found.get("repaired", False),
    )


def folded(paragraphs: Iterable[Paragraph]) -> bytes:
    """Paragraphs as bytes, for this process and its copies alone: forty times quicker than `packed`."""
    return marshal.dumps([(p.text, p.role, p.given, p.joint, p.rule) for p in paragraphs])


def unfolded(raw: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs that `folded` made these bytes of."""
    return tuple([Paragraph(*parts) for parts in marshal.loads(raw)])  # noqa: S302 - our own bytes, from a file without a name


def shell(version: Version) -> bytes:
    """All of a shelved version but its paragraphs, as bytes for this process alone: ten times quicker than `packed`."""
    when, dateline, declared = version.published, version.dateline, version.declared
    return marshal.dumps((
        {name: getattr(version, name) for name in _PLAIN},
        when.isoformat() if when else None,
        vars(version.label),
        vars(dateline) if dateline else None,
        vars(declared) | {"label": vars(declared.label)} if declared.label else vars(declared),
        [vars(source) for source in version.sources],
    ))  # fmt: skip


def unshelled(raw: bytes, later: Callable[[], tuple[Paragraph, ...]]) -> Version:
    """The version whose shell these bytes are; `later` gives its paragraphs."""
    plain, when, label, dateline, declared, sources = marshal.loads(raw)  # noqa: S302 - our own bytes, from a file without a name
    if declared.get("label"):
        declared["label"] = Label(**declared["label"])
    for some in (plain, *sources):
        some.update((name, intern(some[name])) for name in _ALIKE & some.keys() if some[name] is not None)
    return lean(
        Version,
        **plain,
        published=datetime.fromisoformat(when) if when else None,
        label=Label(**label) if label != vars(_NONE) else _NONE,
        dateline=Dateline(**dateline) if dateline else None,
        declared=made(Declared, **declared),
        sources=tuple([Source(**source) for source in sources]),
        _later=later,
    )


def _told(noun: Any) -> dict[str, Any]:
    """The fields of a noun that are not at their default."""
    told = ((field, getattr(noun, field.name)) for field in fields(noun))
    return {
        field.name: asdict(value) if isinstance(value, Label) else value
        for field, value in told
        if value != field.default
    }


def _paragraph(found: dict[str, Any]) -> Paragraph:
    given = found.pop("given", None)
    return Paragraph(**found, given=None if given is None else tuple((start, end) for start, end in given))


def _dateline(found: dict[str, Any]) -> Dateline:
    start, end = found.pop("span")
    places = tuple(found.pop("places"))
    return Dateline(places, found["agency"], found["date"], found["paragraph"], (start, end))


def _label(found: dict[str, Any]) -> Label:
    return Label(**found | {"tags": tuple(found.get("tags", ()))})


def _declared(found: dict[str, Any]) -> Declared:
    label, take = found.get("label"), found.get("take")
    return Declared(**found | {
        "label": None if label is None else _label(label), "replaces": tuple(found.get("replaces", ())),
        "take": None if take is None else tuple(take),
    })  # fmt: skip
