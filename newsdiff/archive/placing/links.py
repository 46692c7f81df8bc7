"""Texts that came or went go in; pairs that the formats declare are written: each with its neighbours, and what it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.archive.looking import chunks
from newsdiff.archive.opening import stored
from newsdiff.archive.placing.pairs import LINK, drop, write
from newsdiff.grouping.linking import families
from newsdiff.grouping.moments import when
from newsdiff.grouping.relations import names, replaced
from newsdiff.grouping.verifying import judge, judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsdiff.archive.placing.room import Room
    from newsdiff.model import Pair, Version

FAMILY, CALLED, REPLACES = "family", "called", "replaces"
_NOWHERE = (0.0, "")
"""What stands for hours and id where only the other side of a name is asked for: every text is called something."""


def leave(room: Room, gone: Iterable[int]) -> set[int]:
    """Take the names of versions out; the versions whose declared pairs may be others now."""
    beside: set[int] = set()
    for number in sorted(gone):
        rows = room.connection.execute(
            "SELECT kind, name, hours, id FROM named WHERE version = ?", (number,)
        ).fetchall()
        for kind, name, hours, called_ in rows:
            beside |= _beside(room, kind, name, hours, called_)
        room.connection.execute("DELETE FROM named WHERE version = ?", (number,))
    return beside - set(gone)


def enter(room: Room, come: Mapping[int, Version]) -> set[int]:
    """Enter the names of versions; the versions whose declared pairs may be others now, they themselves among them."""
    rows = [
        (kind, stored(name), *((when(version), stored(version.id)) if kind == FAMILY else _NOWHERE), number)
        for number, version in come.items()
        for kind, name in _names(version)
    ]
    room.connection.executemany("INSERT INTO named VALUES (?, CAST(? AS TEXT), ?, CAST(? AS TEXT), ?)", rows)
    found = set(come)
    for kind, name, hours, called_, _ in rows:
        if kind != CALLED:
            found |= _beside(room, kind, name, hours, called_)
    return found


def asked(room: Room, version: Version) -> dict[int, Pair]:
    """The pairs that would be declared of a text which is not stored, by the numbers of the others."""
    others = {
        number
        for kind, name in _names(version)
        for number in _beside(room, kind, stored(name), when(version), stored(version.id))
    }
    texts = room.versions(others)
    return {number: judge(version, texts[number]) for number in sorted(others)}


def _names(version: Version) -> Iterator[tuple[str, str]]:
    """By what other texts may be linked with a version, as (kind, name), each once."""
    for kind, some in (
        (FAMILY, [f"{what} {name}" for what, name in families(version)]),
        (CALLED, sorted(names(version))),
        (REPLACES, replaced(version)),
    ):
        yield from ((kind, name) for name in dict.fromkeys(some))


def _beside(room: Room, kind: str, name: str, hours: float, called_: str) -> set[int]:
    """The versions before and after a place in a family; for what a text replaces or is called, those on the other side."""
    if kind != FAMILY:
        other = CALLED if kind == REPLACES else REPLACES
        rows = room.connection.execute(
            "SELECT version FROM named WHERE kind = ? AND name = CAST(? AS TEXT)", (other, name)
        )
        return {row[0] for row in rows}
    found = set()
    for sign, turn in (("<", "DESC"), (">", "ASC")):
        row = room.connection.execute(
            f"SELECT version FROM named WHERE kind = ? AND name = CAST(? AS TEXT) AND (hours, id) {sign} (?, CAST(? AS TEXT))"
            f" ORDER BY hours {turn}, id {turn} LIMIT 1",
            (kind, name, hours, called_),
        ).fetchone()
        if row:
            found.add(row[0])
    return found


def link(room: Room, dirty: set[int], touched: set[int]) -> None:
    """Write the declared pairs of these versions anew."""
    before: set[tuple[int, int]] = set()
    now: set[tuple[int, int]] = set()
    for marks, some in chunks(dirty):
        before.update(
            room.connection.execute(
                f'SELECT "left", "right" FROM pair WHERE source = ? AND "left" IN ({marks})'
                f' UNION SELECT "left", "right" FROM pair WHERE source = ? AND "right" IN ({marks})',
                (LINK, *some, LINK, *some),
            )
        )
        named = room.connection.execute(
            f"SELECT version, kind, name, hours, id FROM named WHERE version IN ({marks})",
            some,
        ).fetchall()
        for number, kind, name, hours, called_ in named:
            others = _beside(room, kind, stored(name), hours, stored(called_)) - {number}
            now.update((min(number, other), max(number, other)) for other in others)
    drop(room, before - now, LINK, touched)
    texts = room.versions(number for pair in now for number in pair)
    ordered = [(pair, sorted((texts[number] for number in pair), key=_id)) for pair in sorted(now - before)]
    write(room, [(*pair, judged(*both), None) for pair, both in ordered], LINK, touched)


def _id(version: Version) -> str:
    return version.id
