"""Two versions of one story go in; out comes what their own marks say about which was first.

The marks are what a text says it replaces, its time, its version number and the desk's label. Every function here asks
one question, "does `a` come before `b`?", and answers with a `Sign` or with None, which never means no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, time, timedelta
from typing import TYPE_CHECKING

from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from datetime import datetime

    from newsdiff.model import Label, OrderBy, Version

_ORDINAL = lazy(r"[vV]?(\d{1,4}(?:\.\d{1,4}){0,3})")  # 978556838 is a transmission id, no ordinal
_NUMBER = lazy(r"\d{1,3}")
FURTHEST = timedelta(hours=14)
"""No zone lies further from UTC."""
_AGAIN = frozenset({"correction", "refile", "repeat"})
_FAMILY = {"update": "update", "lead": "lead", "writethru": "lead", "wrapup": "wrapup", "take": "take"}
# One count runs through "1st Ld" and "2nd Ld-Writethru"; UPDATE, WRAPUP and takes each have their own.
_TAGS = (
    ("lead", re.compile(r"\b(?:ld|lead|write-?thru)\b", re.IGNORECASE)),
    ("update", re.compile(r"\bupdate\b", re.IGNORECASE)),
    ("wrapup", re.compile(r"\bwrap-?up\b", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Sign:
    """Why one version comes before another: the kind of sign, whether it settles it, and the sentence that says so."""

    by: OrderBy
    sure: bool
    note: str


def declared(a: Version, b: Version) -> Sign | None:
    """`b` says that it replaces `a`, by any id that names `a` and not `b` too."""
    if b.declared.replaces and not (_names(a) - _names(b)).isdisjoint(b.declared.replaces):
        return Sign("declared", sure=True, note="The later text says that it replaces the earlier one.")
    return None


def _names(version: Version) -> frozenset[str]:
    declared = version.declared
    return frozenset(filter(None, (version.id, declared.id, declared.story_id, declared.url)))


def instant(version: Version) -> datetime | None:
    """When a version was published; a time without a zone counts as UTC."""
    found = version.published
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def published(a: Version, b: Version) -> Sign | None:
    """`a` carries the earlier time; not sure where version numbers or labels say the opposite, or where a zone or an hour lacks."""
    first, second = instant(a), instant(b)
    if not (first and second and first < second):
        return None
    told = f"The texts carry their times: {_clock(a, first)}, then {_clock(b, second)}"
    if numbered(b, a):
        versions = f"{b.declared.version}, then {a.declared.version}"
        return Sign("published", sure=False, note=f"{told}; their version numbers say the opposite ({versions}).")
    if _counted_down(a, b):
        labels = f"{_shown(b.label)}, then {_shown(a.label)}"
        return Sign("published", sure=False, note=f"{told}; the desk's labels say the opposite ({labels}).")
    zoned = [version.published is not None and version.published.tzinfo is not None for version in (a, b)]
    if _a_day(a) and first.date() == second.date():
        return Sign(
            "published", sure=False, note=f"{told}; the first names no hour and is read as the day's beginning."
        )
    if zoned[0] != zoned[1] and second - first < FURTHEST:
        lacks = (
            "hour and is read as the beginning of its day in UTC"
            if _a_day(a) or _a_day(b)
            else "zone and is read as UTC"
        )
        return Sign("published", sure=False, note=f"{told}; one of them names no {lacks}.")
    return Sign("published", sure=True, note=f"{told}.")


def _a_day(version: Version) -> bool:
    """Whether a version's time is a day alone, or midnight without a zone, which cannot be told apart from one."""
    return version.published is not None and version.published.tzinfo is None and version.published.time() == time.min


def _clock(version: Version, moment: datetime) -> str:
    if _a_day(version):
        return f"{moment:%Y-%m-%d}"
    moment = moment.astimezone(UTC)
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC" if moment.second else f"{moment:%Y-%m-%d %H:%M} UTC"


def numbered(a: Version, b: Version) -> Sign | None:
    """`a` carries the lower version number; only numbers of one story id count, and only those that are ordinals."""
    if a.declared.story_id != b.declared.story_id:
        return None
    first, second = _ordinal(a.declared.version), _ordinal(b.declared.version)
    if not (first and second and first < second):
        return None
    shown = f"{a.declared.version}, then {b.declared.version}"
    return Sign("version", sure=True, note=f"The texts carry version numbers: {shown}.")


def _ordinal(version: str | None) -> tuple[int, ...] | None:
    match = _ORDINAL.fullmatch(version.strip()) if version else None
    return tuple(int(part) for part in match[1].split(".")) if match else None


def labelled(a: Version, b: Version) -> Sign | None:
    """The desk's labels put `a` first: alert, then the story, then its updates by number; a withdrawal ends it all.

    A correction comes after what it corrects (`CORRECTED-UPDATE 2` after `UPDATE 2`, before `UPDATE 3`); which version
    a bare `CORRECTED` corrects is not known, so between it and an update labels say nothing. Counts of different
    families (an UPDATE, a lead) are not compared.
    """
    if not _label_first(a, b):
        return None
    shown = f"{_shown(a.label)}, then {_shown(b.label)}"
    return Sign("label", sure=True, note=f"The desk's labels say which came first: {shown}.")


def _label_first(a: Version, b: Version) -> bool:
    if _gone(a) or _gone(b):
        return _gone(b) and not _gone(a)
    if "alert" in (a.label.kind, b.label.kind):
        return a.label.kind == "alert" and b.label.kind != "alert"
    family, count = _count(a.label)
    other, count_b = _count(b.label)
    again, again_b = a.label.kind in _AGAIN, b.label.kind in _AGAIN
    if family != other:
        return family == "story" and not again
    if count != count_b:
        return count is not None and count_b is not None and count < count_b
    return again_b and not again


def _counted_down(a: Version, b: Version) -> bool:
    """Whether the desk's count puts `b` first; an alert and a withdrawal may come at any time of a story."""
    anytime = any(_gone(version) or version.label.kind == "alert" for version in (a, b))
    return not anytime and _label_first(b, a)


def _gone(version: Version) -> bool:
    return version.state == "withdrawn" or version.label.kind == "withdrawal"


def _count(label: Label) -> tuple[str, int | None]:
    """The family a label counts in and its number; of a correction, those of the version it corrects."""
    if label.kind in _FAMILY:
        return _FAMILY[label.kind], label.number
    if label.kind in _AGAIN:
        for tag in label.tags:
            for family, pattern in _TAGS:
                if pattern.search(tag):
                    number = _NUMBER.search(tag)
                    return family, int(number[0]) if number else label.number
    return ("abridged" if label.kind == "abridged" else "story"), None


def _shown(label: Label) -> str:
    if label.tags:
        return "-".join(label.tags)
    words = {"original": "no label", "alert": "an alert", "withdrawal": "withdrawn"}.get(label.kind, label.kind)
    return words if label.number is None else f"{words} {label.number}"
