"""Versions go in, base rows are written: each text once, each version once, each place and time of seeing it once.

What a version is called follows from all that is stored, as in `parsing.identity`: a second text under one name gives both
a mark. So does which of two records of one text counts. Neither depends on which came first.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.archive.looking import chunks
from newsdiff.archive.opening import stored
from newsdiff.archive.records import body, record
from newsdiff.grouping.moments import seconds

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable, Iterator, Sequence

    from newsdiff.model import Version

_MARK = re.compile(r"#([0-9a-f]{8,64})$")
LENGTHS = (8, 16, 32, 64)  # hex of a digest behind an id that two texts claim; more only where fewer collide


@dataclass
class Taken:
    """What storing some versions changed.

    Attributes:
        come: numbers of versions to be placed.
        gone: numbers of versions whose place no longer holds; most of them come again.
        new: numbers of versions that were not stored before.
        fresh: those of them that are as they were given.
        known: how many were stored before.
        refused: ids of texts that were taken down, and are not taken in again.
    """

    come: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    fresh: dict[int, Version] = field(default_factory=dict)
    known: int = 0
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Moment:
    """When texts are seen: as it was stated (empty where it was not), and by the clock else."""

    stated: str
    seen: str


class Sighting(NamedTuple):
    """Where and when a text was seen, as the table holds it; `entry` is the record in the source, -1 where it is all of it."""

    uri: str
    entry: int
    piece: int
    stated: str
    seen: str
    format: str
    fetched: str | None


def sightings(versions: Iterable[Version], moment: Moment) -> Iterator[tuple[Version, list[Sighting]]]:
    """Versions as they were read, each with its sightings; those of one record of a source are numbered in their order."""
    last: tuple[str, int | None] = ("", None)
    piece = 0
    for version in versions:
        found = []
        for source in version.sources:
            place = source.uri, source.offset
            piece = piece + 1 if place == last else 0
            last = place
            found.append(
                Sighting(
                    source.uri, -1 if source.offset is None else source.offset, piece,
                    moment.stated, moment.stated or moment.seen, source.format, source.fetched,
                )
            )  # fmt: skip
        yield version, found


def take(connection: sqlite3.Connection, versions: Iterable[tuple[Version, Sequence[Sighting]]]) -> Taken:
    """Store versions and their sightings inside an open transaction; what is to be placed anew is told."""
    some = [(version, *unmarked(version), seen) for version, seen in versions]
    down = {row[0] for row in _rows(connection, _DOWN, {version.digest for version, *_ in some})}
    known: dict[tuple[str, str], tuple[int, Columns]] = {
        (name, digest): (number, columns)
        for name, digest, number, *columns in _rows(connection, _KNOWN, {name for _, name, _, _ in some})
    }
    taken, pages = Taken(), Pages(connection)
    for version, name, mark, seen in some:
        if version.digest in down:
            taken.refused.append(version.id)
            continue
        columns = columns_of(version)
        told, (number, standing) = True, known.get((name, version.digest), (0, []))
        if not number:
            number = pages.enter(version, name, mark, columns)
            taken.come.add(number)
            taken.new.add(number)
            taken.fresh[number] = version
            standing = columns
        elif number not in taken.come:
            taken.known += 1
        if standing != columns:
            pages.write()  # what is compared is to stand
            told = _counts(connection, number, standing[1], version)
            if told:
                _replace(connection, number, columns, hours_of(version))
                taken.fresh.pop(number, None)
                taken.gone |= {number} - taken.new
                taken.come.add(number)
        known[name, version.digest] = number, columns if told else standing
        pages.see(number, seen, told=told)
    pages.write()
    again = settled(connection, {name for _, name, _, _ in some})
    taken.gone |= again - taken.come
    taken.come |= again
    for number in again:
        taken.fresh.pop(number, None)
    return taken


def unmarked(version: Version) -> tuple[str, int]:
    """The id as it was given, and how many hex of the digest stood behind it as a mark of ours."""
    match = _MARK.search(version.id)
    if match and version.digest.startswith(match[1]):
        return version.id[: match.start()], len(match[1])
    return version.id, 0


Columns = list["str | None"]
_DOWN = "SELECT digest FROM tombstone WHERE digest IN ({})"
_KNOWN = (
    "SELECT name, digest, number, headline, published, label, state, language, record FROM version WHERE name IN ({})"
)


def _rows(connection: sqlite3.Connection, asked: str, words: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """The answers to a question about some words."""
    for marks, some in chunks(words):
        yield from connection.execute(
            asked.format(marks.replace("?", "CAST(? AS TEXT)")), [stored(word) for word in some]
        )


def columns_of(version: Version) -> Columns:
    """Headline, time, kind of label, state, language and record, as the table holds them."""
    published = version.published.isoformat() if version.published else None
    return [version.headline, published, version.label.kind, version.state, version.language, record(version)]


def hours_of(version: Version) -> float | None:
    """When a version was published, in hours since 1970."""
    return None if version.published is None else seconds(version.published) / 3600


class Pages:
    """Rows that are written together: texts, versions, their words, and where they were seen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last = int(connection.execute("SELECT coalesce(max(number), 0) FROM version").fetchone()[0])
        self._versions: list[tuple[Any, ...]] = []
        self._texts: list[tuple[Any, ...]] = []
        self._sightings: list[tuple[Any, ...]] = []

    def enter(self, version: Version, name: str, mark: int, columns: Columns) -> int:
        """A version that is new; its number."""
        self._last += 1
        headline, published, label, state, language, found = columns
        self._versions.append((
            self._last, stored(version.id), stored(name), mark, version.digest, stored(headline), published, label, state,
            stored(language), found, hours_of(version),
        ))  # fmt: skip
        self._texts.append((version.digest, stored(body(version)), self._last, stored(headline)))
        return self._last

    def see(self, number: int, seen: Iterable[Sighting], *, told: bool) -> None:
        """A place is one sighting however often it is read; with a stated time each moment is one."""
        self._sightings += [(number, stored(one.uri), *one[1:], int(told)) for one in seen]

    def write(self) -> None:
        """Write all that was entered."""
        write = self._connection.executemany
        write("INSERT OR IGNORE INTO text VALUES (?, CAST(? AS TEXT))", [row[:2] for row in self._texts])
        write(
            "INSERT INTO version (number, id, name, mark, digest, headline, published, label, state, language, record, hours)"
            " VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT), ?, ?)",
            self._versions,
        )
        write(
            "INSERT INTO search (rowid, headline, body) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))",
            [(number, headline, text) for _, text, number, headline in self._texts],
        )
        write(
            "INSERT INTO sighting (version, uri, entry, piece, stated, seen, format, fetched, told)"
            " VALUES (?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (version, uri, entry, stated) DO UPDATE SET told = max(told, excluded.told)",
            self._sightings,
        )
        self._versions, self._texts, self._sightings = [], [], []


def unsearched(connection: sqlite3.Connection, number: int) -> None:
    """Take a version out of the index of words, while its row still stands."""
    connection.execute(
        "INSERT INTO search (search, rowid, headline, body) SELECT 'delete', number, headline, body FROM searched"
        " WHERE number = ?",
        (number,),
    )


def _replace(connection: sqlite3.Connection, number: int, columns: Columns, hours: float | None) -> None:
    """Let another record of the same text count: its roles, time, label and what it declared."""
    unsearched(connection, number)
    headline, published, label, state, language, found = columns
    connection.execute(
        "UPDATE version SET headline = CAST(? AS TEXT), published = ?, label = ?, state = ?, language = CAST(? AS TEXT),"
        " record = ?, hours = ? WHERE number = ?",
        (stored(headline), published, label, state, stored(language), found, hours, number),
    )
    connection.execute(
        "INSERT INTO search (rowid, headline, body) SELECT number, headline, body FROM searched WHERE number = ?",
        (number,),
    )
    connection.execute("UPDATE sighting SET told = 0 WHERE version = ?", (number,))


def _counts(connection: sqlite3.Connection, number: int, published: str | None, version: Version) -> bool:
    """Whether a new record of a stored text comes before the one that stands: by time, then by place."""
    mine = version.published.isoformat() if version.published else ""
    if (not published, published or "") != (not mine, mine):
        return (not mine, mine) < (not published, published or "")
    places = connection.execute(
        "SELECT uri, max(entry, 0), format FROM sighting WHERE version = ? AND told ORDER BY 1, 2, 3", (number,)
    ).fetchall()
    return sorted((s.uri, s.offset or 0, s.format) for s in version.sources) < places


def settled(connection: sqlite3.Connection, names: set[str]) -> set[int]:
    """`settle` for many names: most have one text, which is called so already, and nothing else is."""
    found: dict[str, list[tuple[int, str, str, int]]] = {name: [] for name in names}
    for name, *row in _rows(connection, "SELECT name, number, id, digest, mark FROM version WHERE name IN ({})", names):
        found[name].append(tuple(row))
    called = {
        rows[0][1]: name for name, rows in found.items() if len(rows) == 1 and [rows[0][1]] == ids(name, [rows[0][2:]])
    }
    twice = "SELECT id FROM version WHERE id IN ({}) GROUP BY id HAVING count(*) > 1"
    for (name,) in _rows(connection, twice, called):
        del called[name]
    return set().union(*(settle(connection, name) for name in sorted(names - set(called.values()))))


def settle(connection: sqlite3.Connection, name: str, without: Container[int] = ()) -> set[int]:
    """Give the texts of one name their ids, which follow from all of them; the numbers of those that are called otherwise now."""
    rows = connection.execute(
        "SELECT number, id, digest, mark FROM version WHERE name = CAST(? AS TEXT) ORDER BY digest", (stored(name),)
    ).fetchall()
    rows = [row for row in rows if row[0] not in without]
    again = set()
    for (number, before, digest, _), after in zip(rows, ids(name, [(d, m) for _, _, d, m in rows]), strict=True):
        while connection.execute(
            "SELECT 1 FROM version WHERE id = CAST(? AS TEXT) AND number <> ? AND name <> CAST(? AS TEXT)",
            (stored(after), number, stored(name)),
        ).fetchone():
            after += f"#{digest[:16]}"  # noqa: PLW2901 - another name that looks like a mark of ours
        if after != before:
            connection.execute("UPDATE version SET id = CAST(? AS TEXT) WHERE number = ?", (stored(after), number))
            again.add(number)
    return again


def ids(name: str, texts: Sequence[tuple[str, int]]) -> list[str]:
    """The ids of all texts of one name, given their digests and the marks they came with; none for none."""
    if len(texts) == 1:
        digest, mark = texts[0]
        return [f"{name}#{digest[:mark]}" if mark else name]
    found = [name] * len(texts)
    for length in LENGTHS:
        often = Counter(found)
        found = [
            f"{called}#{digest[:length]}" if often[called] > 1 else called
            for called, (digest, _) in zip(found, texts, strict=True)
        ]
    return found
