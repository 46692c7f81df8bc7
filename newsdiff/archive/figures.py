"""An archive goes in, its figures come out: what each source brought on each day, and how its stories went on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class _Day:
    versions: int = 0
    stories: set[int] = field(default_factory=set)
    gaps: list[float] = field(default_factory=list)
    revisions: int = 0
    facets: Counter[str] = field(default_factory=Counter)


def stats(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """A row a source and day (of publication, UTC), by both; undated versions at the end of their source.

    The source is who provides a version: the provider that it declares, else the host of its declared address, else the
    agency of its dateline, else the first place where it was seen. A revision counts for its later version: the hours since the
    earlier one, and which kinds of facet it changed (of those whose facts have been made).
    """
    days: defaultdict[tuple[str, str], _Day] = defaultdict(_Day)
    of: dict[int, tuple[str, str]] = {}
    hours: dict[int, float | None] = {}
    for number, when, story, *told in connection.execute(
        "SELECT number, hours, story, json_extract(record, '$.declared.provider'), json_extract(record, '$.declared.url'),"
        " json_extract(record, '$.dateline.agency'),"
        " coalesce((SELECT min(uri) FROM sighting WHERE sighting.version = number), '')"
        " FROM version JOIN member ON member.version = number ORDER BY number"
    ):
        place = _provider(*told), "" if when is None else (_EPOCH + timedelta(hours=when)).date().isoformat()
        of[number], hours[number] = place, when
        days[place].versions += 1
        days[place].stories.add(story)
    _revisions(connection, days, of, hours)
    for (uri, day), found in sorted(days.items(), key=lambda row: (row[0][0], not row[0][1], row[0][1])):
        yield {
            "source": uri, "day": day or None, "versions": found.versions, "stories": len(found.stories),
            "versions_a_story": round(found.versions / len(found.stories), 2),
            "hours_between": round(median(found.gaps), 2) if found.gaps else None, "revisions": found.revisions,
            "changed": {kind: round(often / found.revisions, 2) for kind, often in sorted(found.facets.items())},
        }  # fmt: skip


def _provider(provider: str | None, url: str | None, agency: str | None, uri: str) -> str:
    """Who provides a version, by the best that is known."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # no address, whatever it was declared to be
        host = None
    return provider or host or agency or uri


def _revisions(
    connection: sqlite3.Connection, days: dict[tuple[str, str], _Day], of: dict[int, tuple[str, str]],
    hours: dict[int, float | None],
) -> None:  # fmt: skip
    for before, after in connection.execute(
        "SELECT one.version, other.version FROM member AS one JOIN member AS other"
        " ON other.story = one.story AND other.position = one.position + 1"
    ):
        day = days[of[after]]
        day.revisions += 1
        earlier, later = hours[before], hours[after]
        if earlier is not None and later is not None:
            day.gaps.append(later - earlier)
    for after, facet in connection.execute(
        "SELECT DISTINCT after, facet FROM claim_change JOIN member AS one ON one.version = before"
        " JOIN member AS other ON other.version = after AND other.story = one.story AND other.position = one.position + 1"
        " WHERE material AND facet NOT NULL"
    ):
        days[of[after]].facets[facet] += 1
