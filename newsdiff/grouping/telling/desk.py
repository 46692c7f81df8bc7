"""What the desk's own lines give away about which of two texts is the later: an advisory, a correction, a dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.claims.lexicon import table
from newsdiff.grouping.telling.sides import Tell, quoted
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.grouping.telling.sides import Texts
    from newsdiff.model import Version

_AGAIN = frozenset({"repeat", "refile"})


def announced(texts: Texts) -> Iterator[Tell]:
    """The second carries a line of the desk that announces changes, the first none; a repeat may have lost its line."""
    if _announcement(texts.first) or texts.first.label.kind in _AGAIN:
        return
    if line := _announcement(texts.second):
        yield Tell("announced", f"the later one carries the desk's line {quoted(line)}")


def _announcement(version: Version) -> re.Match[str] | None:
    verbs = table("en", "notices")
    for paragraph in version.paragraphs:
        if paragraph.role in {"advisory", "correction"}:
            for word in words.words(paragraph.text[:400]):
                if verbs.get(word, ("",))[0] in {"add", "remove", "change", "rewrite"}:
                    return re.match(r".{1,400}", " ".join(paragraph.text.split()))
    return None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = lazy(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2})\b")


def dated(texts: Texts) -> Iterator[Tell]:
    """The dateline of the second names a later day, at most a month later: datelines name no year."""
    first, second = _day(texts.first), _day(texts.second)
    if first and second and 0 < (second - first) % 372 <= 31:
        dates = [version.dateline.date for version in (texts.first, texts.second) if version.dateline]
        yield Tell("dated", f"their datelines say {dates[0]} and {dates[1]}")


def _day(version: Version) -> int | None:
    """Day of a year of twelve months of 31 days."""
    match = _DATE.search(version.dateline.date or "") if version.dateline else None
    month = match[1].lower() if match else ""
    return _MONTHS.index(month) * 31 + int(match[2]) if match and month in _MONTHS else None
