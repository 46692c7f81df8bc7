"""A text goes in, the stories come out that it would join, with the evidence; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.archive.looking import chunks
from newsdiff.archive.opening import stored
from newsdiff.archive.placing.asking import pairs
from newsdiff.archive.placing.stories import joined
from newsdiff.archive.storing import ids, unmarked
from newsdiff.archive.telling import stories
from newsdiff.errors import ArchiveError
from newsdiff.model.archived import Found

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from newsdiff.archive.placing.room import Room
    from newsdiff.model import Rule, Story, Version


def find(room: Room, version: Version) -> Found:
    """Where a text would stand, by the pairs that it would have with the texts that are stored.

    Raises:
        ArchiveError: the text was taken down.
    """
    with room.looking():
        connection = room.connection
        if connection.execute("SELECT 1 FROM tombstone WHERE digest = ?", (version.digest,)).fetchone():
            raise ArchiveError(version.id, "was taken down (`newsdiff forget`)", "it would not be taken in")
        name, mark = unmarked(version)
        rows = connection.execute(
            "SELECT number, digest, mark FROM version WHERE name = CAST(? AS TEXT)", (stored(name),)
        ).fetchall()
        for number, digest, _ in rows:
            if digest == version.digest:
                return _known(connection, number)
        texts = sorted([(version.digest, mark), *((digest, mark) for _, digest, mark in rows)])
        called = ids(name, texts)[texts.index((version.digest, mark))]
        while connection.execute("SELECT 1 FROM version WHERE id = CAST(? AS TEXT)", (stored(called),)).fetchone():
            called += f"#{version.digest[:16]}"
        return _new(room, replace(version, id=called))


def _known(connection: sqlite3.Connection, number: int) -> Found:
    """Where a version stands that is stored."""
    story, position, called = connection.execute(
        "SELECT story, position, id FROM member JOIN version ON number = version WHERE version = ?", (number,)
    ).fetchone()
    (told,) = stories(connection, [story])
    joins = tuple(pair for pair in told.joins if called in {pair.left, pair.right})
    return Found(
        called, known=True, stories=(told.id,), position=position, versions=len(told.versions), joins=joins,
        rules=_about(told, called),
    )  # fmt: skip


def _new(room: Room, version: Version) -> Found:
    """Where a version would stand that is not stored."""
    story, members = joined(room, version, pairs(room, version))
    position = [one.id for one in story.versions].index(version.id)
    joins = tuple(pair for pair in story.joins if version.id in {pair.left, pair.right})
    called = _called(room.connection, members)
    return Found(
        version.id, known=False, stories=called, position=position, versions=len(story.versions), joins=joins,
        rules=_about(story, version.id),
    )  # fmt: skip


def _about(story: Story, name: str) -> tuple[Rule, ...]:
    """The rules about one version of a story."""
    return tuple(rule for rule in story.rules if name in {rule.left, rule.right})


def _called(connection: sqlite3.Connection, members: Iterable[int]) -> tuple[str, ...]:
    """The ids of the stories in which some versions stand."""
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
