"""Numbers of versions go in, the versions themselves come out; and the order in which they arrived."""

from __future__ import annotations

import re
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from newsdiff.archive.records import COLUMNS, Row, version
from newsdiff.model import Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsdiff.model import Version

Value = TypeVar("Value", int, str, bytes)
_CHUNK = 500  # numbers in one question
_FIGURES = re.compile(r"(\d+)")


def chunks(numbers: Iterable[Value]) -> Iterator[tuple[str, list[Value]]]:
    """Numbers (or words) in rising order, some at a time, each with the question marks that stand for them."""
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _CHUNK):
        some = ordered[start : start + _CHUNK]
        yield ",".join("?" * len(some)), some


def sources(connection: sqlite3.Connection, numbers: Iterable[int]) -> Mapping[int, list[Source]]:
    """Every place where versions were seen, by place."""
    found: defaultdict[int, dict[Source, None]] = defaultdict(dict)
    for marks, some in chunks(numbers):
        for number, uri, record, form, fetched in connection.execute(
            f"SELECT version, uri, entry, format, fetched FROM sighting WHERE version IN ({marks})"
            " ORDER BY version, uri, entry, stated",
            some,
        ):
            found[number][Source(uri, form, None if record < 0 else record, fetched)] = None
    return {number: list(places) for number, places in found.items()}


def versions(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Version]:
    """The versions of these numbers, with their sources; those that are not stored are left out."""
    wanted = list(numbers)
    seen = sources(connection, wanted)
    found = {}
    for marks, some in chunks(wanted):
        for row in connection.execute(
            f"SELECT {COLUMNS} FROM version JOIN text USING (digest) WHERE number IN ({marks})",
            some,
        ):
            found[row[0]] = version(Row(*row), seen.get(row[0], ()))
    return found


def arrival(
    connection: sqlite3.Connection, numbers: Sequence[int], also: Mapping[int, Version] = MappingProxyType({})
) -> list[int]:
    """Versions in the order in which they arrived, as far as it is known from what was stored, never from the clock.

    First counts when they were seen, where that was stated; then the number in an id that the format gave; then the
    place in the source. So adding in another order gives the same. `also` holds versions that are not stored.
    """
    keys = {number: _key(version) for number, version in also.items()}
    for marks, some in chunks(numbers):
        for number, name, digest, *place in connection.execute(
            "SELECT number, name, digest, coalesce(min(nullif(stated, '')), min(fetched), '~'), min(uri), entry, piece"
            " FROM version LEFT JOIN sighting ON sighting.version = number"
            f" WHERE number IN ({marks}) GROUP BY number",
            some,
        ):
            seen, uri, record, piece = place
            given = [] if name == digest[:16] else _natural(name)
            keys[number] = (seen, given, uri or "", record or 0, piece or 0, digest)
    return sorted(keys, key=lambda number: keys[number])


def _key(version: Version) -> tuple[str, list[tuple[int, str]], str, int, int, str]:
    """By what a version that is not stored is sorted: as it would be if it were."""
    source = min(version.sources, key=lambda source: source.uri, default=Source("", ""))
    seen = min((source.fetched for source in version.sources if source.fetched), default="~")
    given = [] if version.id == version.digest[:16] else _natural(version.id)
    return seen, given, source.uri, -1 if source.offset is None else source.offset, 0, version.digest


def _natural(name: str) -> list[tuple[int, str]]:
    """A name so that its numbers sort by value: `item-9` before `item-10`."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _FIGURES.split(name) if part]
