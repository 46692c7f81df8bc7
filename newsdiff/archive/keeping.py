"""Versions are added, removed, taken down and rebuilt: each batch in one transaction, stored and placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.archive.looking import chunks
from newsdiff.archive.opening import keep_rules, stored, writing
from newsdiff.archive.schema import DERIVED
from newsdiff.archive.storing import settle, sightings, take, unsearched
from newsdiff.errors import expect
from newsdiff.model import Version
from newsdiff.model.archived import Added

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsdiff.archive.placing.room import Room
    from newsdiff.archive.storing import Moment, Sighting
    from newsdiff.model import Rule

VERSIONS = "give what newsdiff.read makes of a path"
BATCH = 2_000  # versions in one transaction: the window is read once for all of them
TEXT = 8_000_000  # characters of their texts, at most


def add(
    room: Room, versions: Iterable[Version], moment: Moment, *, size: int, on_stored: Callable[[Added], None] | None
) -> Added:
    """Store and place versions, some at a time; `on_stored` hears the sum after each transaction."""
    total = Added()
    for some in batches(versions, size):
        total += _add(room, some, moment)
        if on_stored:
            on_stored(total)
    return total


def batches(versions: Iterable[Version], size: int) -> Iterator[list[Version]]:
    """Versions by number and size of text, never by time."""
    some: list[Version] = []
    length = 0
    for version in versions:
        expect(version, Version, "versions", VERSIONS)
        some.append(version.opened())
        length += sum(len(paragraph.text) for paragraph in some[-1].paragraphs)
        if len(some) >= size or length >= TEXT:
            yield some
            some, length = [], 0
    if some:
        yield some


def _add(room: Room, versions: list[Version], moment: Moment) -> Added:
    with room.transaction():
        return stored_and_placed(room, sightings(versions, moment))


def stored_and_placed(room: Room, versions: Iterable[tuple[Version, Sequence[Sighting]]]) -> Added:
    """Store versions with their sightings and place them, inside an open transaction."""
    from newsdiff.archive.placing import place  # noqa: PLC0415 - numpy is loaded only where something is placed

    taken = take(room.connection, versions)
    room.forget(taken.gone)
    room.keep(taken.fresh)
    grown = place(room, taken.come, taken.gone, set()) if taken.come else 0
    return Added(len(taken.new), taken.known, grown, tuple(taken.refused))


def overrule(room: Room, rules: Iterable[Rule]) -> None:
    """Store an archivist's rules and tell the stories anew that they concern; the last word on a pair counts."""
    from newsdiff.archive.placing import place  # noqa: PLC0415 - as above

    with room.transaction():
        beyond: set[int] = set()
        for rule in rules:
            room.connection.execute(
                'INSERT INTO rule (word, "left", "right") VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))'
                ' ON CONFLICT ("left", "right") DO UPDATE SET word = excluded.word',
                (rule.word, stored(rule.left), stored(rule.right)),
            )
            beyond.update(
                row[0]
                for row in room.connection.execute(
                    "SELECT number FROM version WHERE id IN (CAST(? AS TEXT), CAST(? AS TEXT))",
                    (stored(rule.left), stored(rule.right)),
                )
            )
        place(room, set(), set(), beyond)


def remove(room: Room, numbers: Iterable[int], *, forgotten: str = "") -> int:
    """Take versions out with all that was derived from them; a text that no version has goes too. How many went.

    With `forgotten`, a time, a tombstone keeps the digest, so that the text is not taken in again; it goes under every id.
    """
    from newsdiff.archive.placing import place  # noqa: PLC0415 - as above

    gone = set(numbers)
    connection = room.connection
    with room.transaction():
        if forgotten:
            gone |= _same_text(connection, gone)
        rows = [
            connection.execute("SELECT number, digest, name, id FROM version WHERE number = ?", (number,)).fetchone()
            for number in sorted(gone)
        ]
        again = set().union(*(settle(connection, name, gone) for name in sorted({row[2] for row in rows})))
        room.forget(again)
        place(room, again, gone | again, set())
        for number, digest, _, called in rows:
            if forgotten:
                connection.execute(
                    "INSERT OR IGNORE INTO tombstone VALUES (?, CAST(? AS TEXT), ?)",
                    (digest, stored(called), forgotten),
                )
            for statement in _OUT:
                connection.execute(statement, {"number": number})
            unsearched(connection, number)
            connection.execute("DELETE FROM version WHERE number = ?", (number,))
            connection.execute(
                "DELETE FROM text WHERE digest = :digest AND NOT EXISTS (SELECT 1 FROM version WHERE digest = :digest)",
                {"digest": digest},
            )
        room.forget(gone)
    if forgotten:
        _wipe(connection)
    return len(gone)


def _same_text(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """All versions that have the texts of these, whatever they are called."""
    return {
        row[0]
        for marks, some in chunks(numbers)
        for row in connection.execute(
            f"SELECT number FROM version WHERE digest IN (SELECT digest FROM version WHERE number IN ({marks}))",
            some,
        )
    }


_OUT = (
    """
    DELETE FROM claim_change WHERE before = :number
    OR (before, after) IN (SELECT before, after FROM revision WHERE after = :number)
    """,
    "DELETE FROM revision WHERE before = :number OR after = :number",
    "DELETE FROM sighting WHERE version = :number",
)


def _wipe(connection: sqlite3.Connection) -> None:
    """Leave no trace of what was deleted: words that the index of words still holds, pages that the log still holds."""
    with writing(connection):
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def regroup(room: Room, size: int = BATCH) -> None:
    """Empty all that is derived and make it again from the texts, in one transaction: a reader sees the old or the new."""
    with room.transaction():
        room.forget()
        rebuild(room, DERIVED, size)
        keep_rules(room.connection)


def rebuild(room: Room, tables: Iterable[str], size: int = BATCH) -> None:
    """Empty some derived tables, those of the index among them, and make them again inside an open transaction."""
    from newsdiff.archive.placing import place  # noqa: PLC0415 - as above

    for table in tables:
        room.connection.execute(f"DELETE FROM {table}")
    room.connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    for name in _twice(room.connection):
        settle(room.connection, name)
    numbers = [
        row[0]
        for row in room.connection.execute("SELECT number FROM version ORDER BY published IS NULL, published, number")
    ]
    for start in range(0, len(numbers), size):
        place(room, set(numbers[start : start + size]), set(), set())


def _twice(connection: sqlite3.Connection) -> list[str]:
    """Names that several texts claim."""
    return [
        row[0] for row in connection.execute("SELECT name FROM version GROUP BY name HAVING count(*) > 1 ORDER BY name")
    ]
