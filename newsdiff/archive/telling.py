"""Numbers of stories go in, `Story`s come out as grouping made them: versions in order, the pairs that joined them, the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.archive.looking import chunks, versions
from newsdiff.archive.opening import stored
from newsdiff.archive.placing.pairs import ORDER, SELECT, counted
from newsdiff.model import Order, Story

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from newsdiff.model import Pair

_AT_ONCE = 500  # stories whose texts are read together


def stories(connection: sqlite3.Connection, numbers: Iterable[int] | None = None) -> Iterator[Story]:
    """Stories by their ids; all of them where none are named."""
    if numbers is None:
        ordered = [row[0] for row in connection.execute("SELECT number FROM story ORDER BY id")]
    else:
        ordered = list(numbers)
    for start in range(0, len(ordered), _AT_ONCE):
        yield from _some(connection, ordered[start : start + _AT_ONCE])


def _some(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[Story]:
    told: dict[int, tuple[str, Order]] = {}
    members: dict[int, list[int]] = {}
    for marks, some in chunks(numbers):
        for number, name, by, sure, note in connection.execute(
            f'SELECT number, id, "by", sure, note FROM story WHERE number IN ({marks})',
            some,
        ):
            told[number] = name, Order(by, sure=bool(sure), note=note)
        for story, version in connection.execute(
            f"SELECT story, version FROM member WHERE story IN ({marks}) ORDER BY story, position",
            some,
        ):
            members.setdefault(story, []).append(version)
    texts = versions(connection, (version for some in members.values() for version in some))
    for number in numbers:
        name, order = told[number]
        joins = _joins(connection, members[number]) if len(members[number]) > 1 else ()
        yield Story(name, tuple(texts[version] for version in members[number]), joins, order)


def _joins(connection: sqlite3.Connection, members: list[int]) -> tuple[Pair, ...]:
    found = []
    for marks, some in chunks(members):
        rows = connection.execute(f'{SELECT} WHERE pair.joins AND pair."left" IN ({marks}){ORDER}', some)
        found += [pair for _, _, pair in counted(rows)]
    return tuple(sorted(found, key=lambda pair: (pair.left, pair.right)))


def pairs(connection: sqlite3.Connection) -> Iterator[Pair]:
    """Every judged pair, each by the strongest way in which it was found, by the ids of its versions."""
    by_ids = " ORDER BY min(one.id, other.id), max(one.id, other.id), source"
    return (pair for _, _, pair in counted(connection.execute(SELECT + by_ids)))


def story_number(connection: sqlite3.Connection, name: str) -> int | None:
    """The number of the story with this id, or of the one in which the version with this id stands."""
    row = connection.execute("SELECT number FROM story WHERE id = CAST(? AS TEXT)", (stored(name),)).fetchone()
    row = (
        row
        or connection.execute(
            "SELECT story FROM member JOIN version ON number = version WHERE id = CAST(? AS TEXT)", (stored(name),)
        ).fetchone()
    )
    return None if row is None else int(row[0])


def version_number(connection: sqlite3.Connection, name: str) -> int | None:
    """The number of the version with this id."""
    row = connection.execute("SELECT number FROM version WHERE id = CAST(? AS TEXT)", (stored(name),)).fetchone()
    return None if row is None else int(row[0])
