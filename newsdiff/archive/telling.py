"""Numbers of stories go in, `Story`s come out as grouping made them: versions in order, the pairs that joined them, the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.archive.looking import chunks, versions
from newsdiff.archive.opening import stored
from newsdiff.archive.placing.pairs import ORDER, SELECT, counted
from newsdiff.grouping.rules import about, ruled
from newsdiff.model import Order, Rule, Story

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsdiff.model import Pair

_AT_ONCE = 500  # stories whose texts are read together


def stories(connection: sqlite3.Connection, numbers: Iterable[int] | None = None) -> Iterator[Story]:
    """Stories by their ids; all of them where none are named."""
    if numbers is None:
        ordered = [row[0] for row in connection.execute("SELECT number FROM story ORDER BY id")]
    else:
        ordered = list(numbers)
    by_id = ruled(rules(connection))
    for start in range(0, len(ordered), _AT_ONCE):
        yield from _some(connection, ordered[start : start + _AT_ONCE], by_id)


def rules(connection: sqlite3.Connection) -> list[Rule]:
    """What archivists decided about versions that are stored, both of them."""
    rows = connection.execute(
        'SELECT word, "left", "right" FROM rule'
        ' JOIN version AS one ON one.id = "left" JOIN version AS other ON other.id = "right" ORDER BY "left", "right"'
    )
    return [Rule(*row) for row in rows]


def _some(connection: sqlite3.Connection, numbers: list[int], by_id: Mapping[str, Sequence[Rule]]) -> Iterator[Story]:
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
        found = tuple(texts[version] for version in members[number])
        yield Story(name, found, joins, order, about(found, by_id))


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
