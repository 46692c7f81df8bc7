"""Another archive goes in: its versions, sightings, rules and tombstones are taken in as if they had been added here."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from newsdiff.archive.keeping import overrule, remove, stored_and_placed
from newsdiff.archive.looking import chunks, versions
from newsdiff.archive.opening import stored
from newsdiff.archive.storing import Sighting
from newsdiff.model import Rule, Source
from newsdiff.model.archived import Added

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from newsdiff.archive.placing.room import Room
    from newsdiff.model import Version


def merge(room: Room, other: sqlite3.Connection, size: int) -> Added:
    """Take in all that another archive holds, some versions a transaction; what it took down is taken down here too."""
    _bury(room, other)
    total = Added()
    numbers = [row[0] for row in other.execute("SELECT number FROM version ORDER BY hours IS NULL, hours, number")]
    for start in range(0, len(numbers), size):
        with room.transaction():
            total += stored_and_placed(room, _read(other, numbers[start : start + size]))
    overrule(room, [Rule(*row) for row in other.execute('SELECT word, "left", "right" FROM rule')])
    return total


def _bury(room: Room, other: sqlite3.Connection) -> None:
    """Take down what the other archive took down."""
    for digest, called, forgotten in other.execute(
        "SELECT digest, id, forgotten FROM tombstone ORDER BY digest"
    ).fetchall():
        rows = room.connection.execute("SELECT number FROM version WHERE digest = ?", (digest,)).fetchall()
        if rows:
            remove(room, [row[0] for row in rows], forgotten=forgotten)
        with room.transaction():
            room.connection.execute(
                "INSERT OR IGNORE INTO tombstone VALUES (?, CAST(? AS TEXT), ?)", (digest, stored(called), forgotten)
            )


def _read(other: sqlite3.Connection, numbers: list[int]) -> Iterator[tuple[Version, list[Sighting]]]:
    """Versions of another archive under the ids they came with, each with its sightings; its sources are those of its record."""
    texts = versions(other, numbers)
    seen: dict[int, list[tuple[int, Sighting]]] = {}
    called: dict[int, str] = {}
    for marks, some in chunks(numbers):
        rows = other.execute(
            "SELECT version, told, uri, entry, piece, stated, seen, format, fetched FROM sighting"
            f" WHERE version IN ({marks}) ORDER BY version, uri, entry, stated",
            some,
        )
        for number, group in groupby(rows, key=lambda row: row[0]):
            seen[number] = [(row[1], Sighting(*row[2:])) for row in group]
        for number, name, mark, digest in other.execute(
            f"SELECT number, name, mark, digest FROM version WHERE number IN ({marks})",
            some,
        ):
            called[number] = f"{name}#{digest[:mark]}" if mark else name
    for number in numbers:
        places = seen.get(number, [])
        told = tuple(
            Source(one.uri, one.format, None if one.entry < 0 else one.entry, one.fetched)
            for is_told, one in places
            if is_told
        )
        yield replace(texts[number], id=called[number], sources=told), [one for _, one in places]
