"""A text goes in, the stories come out that it would join, with the evidence; nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.archive.looking import chunks
from newsdiff.archive.opening import stored
from newsdiff.archive.placing import place
from newsdiff.archive.storing import Moment, sightings, take, unmarked
from newsdiff.archive.telling import stories
from newsdiff.errors import ArchiveError
from newsdiff.model.archived import Found

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from newsdiff.archive.placing.room import Room
    from newsdiff.model import Version


class _Undone(Exception):  # noqa: N818 - no error: what was tried is taken back
    """Ends a transaction that only tried something."""


def find(room: Room, version: Version) -> Found:
    """Place a text in a transaction that is taken back: so the answer is what adding it would do.

    Raises:
        ArchiveError: the text was taken down.
    """
    found: Found | None = None
    members: list[int] = []
    try:
        with room.transaction():
            found, members = _tried(room, version)
            raise _Undone  # noqa: TRY301 - the transaction is to be taken back
    except _Undone:
        pass
    assert found is not None
    return replace(found, stories=_called(room.connection, members))


def _tried(room: Room, version: Version) -> tuple[Found, list[int]]:
    """Where a text stands once it is placed, and the numbers of all versions of that story."""
    connection = room.connection
    before = connection.execute("SELECT max(number) FROM version").fetchone()[0] or 0
    taken = take(connection, sightings([version], Moment("", "")))
    if taken.refused:
        raise ArchiveError(version.id, "was taken down (`newsdiff forget`)", "it would not be taken in")
    number = _number(connection, version)
    place(room, taken.come, taken.gone, set())
    story, position, called = connection.execute(
        "SELECT story, position, id FROM member JOIN version ON number = version WHERE version = ?", (number,)
    ).fetchone()
    (told,) = stories(connection, [story])
    members = [row[0] for row in connection.execute("SELECT version FROM member WHERE story = ?", (story,))]
    joins = tuple(pair for pair in told.joins if called in {pair.left, pair.right})
    return Found(called, number <= before, (), position, len(members), joins), members


def _called(connection: sqlite3.Connection, members: Iterable[int]) -> tuple[str, ...]:
    """The ids of the stories in which some versions stand, as far as they are stored."""
    return tuple(
        sorted(
            {
                row[0]
                for marks, some in chunks(members)
                for row in connection.execute(
                    f"SELECT story.id FROM member JOIN story ON story.number = story WHERE version IN ({marks})",
                    some,
                )
            }
        )
    )


def _number(connection: sqlite3.Connection, version: Version) -> int:
    """The number of a version that has just been taken in."""
    name, _ = unmarked(version)
    row = connection.execute(
        "SELECT number FROM version WHERE name = CAST(? AS TEXT) AND digest = ?", (stored(name), version.digest)
    ).fetchone()
    return int(row[0])
