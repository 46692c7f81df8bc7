"""An archive goes in, what is wrong with it comes out, a finding a line; nothing is repaired."""

from __future__ import annotations

import hashlib
import sqlite3
from itertools import groupby
from typing import TYPE_CHECKING

from newsdiff.archive import facts
from newsdiff.archive.looking import versions
from newsdiff.archive.opening import made_by_these_rules
from newsdiff.archive.placing import place, stories
from newsdiff.archive.placing.room import Room, bounds
from newsdiff.archive.placing.sieve import sieves
from newsdiff.archive.placing.standing import unpacked, wording
from newsdiff.archive.schema import DERIVED
from newsdiff.archive.storing import columns_of, hours_of, ids
from newsdiff.grouping.moments import withdrawn
from newsdiff.model.archived import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Version

_AT_ONCE = 2_000  # versions looked at together
BROKEN = (sqlite3.DatabaseError, ValueError, KeyError, TypeError, IndexError, AssertionError)
"""What reading damaged rows may raise: bytes that are no text, no JSON, no version."""


_AGAIN = "`newsdiff regroup` makes it again from the texts"
_RULES = "`newsdiff regroup` makes them by those of this one"
_LOST = "take it out (`newsdiff remove`) and add or merge it anew"
_DISK = "merge what can be read into a new archive (`newsdiff merge`)"


def check(connection: sqlite3.Connection, *, share: float = 1.0, full: bool = False) -> Iterator[Finding]:
    """Look at the file, at each text and signature (or at an even share of them), and at the stories.

    With `full`, all that is derived is made again in memory beside it, and compared row by row.
    """
    found = False
    for finding in _file(connection):
        found = True
        yield finding
    if found:
        return  # rows of a damaged file say nothing
    if not made_by_these_rules(connection):
        yield Finding("stories", "were made by the rules of another newsdiff", _RULES)
    yield from _ties(connection)
    yield from _names(connection)
    numbers = [row[0] for row in connection.execute("SELECT number FROM version ORDER BY number")]
    every = max(round(1 / share), 1)
    sample = numbers[::every]
    sound = []
    for start in range(0, len(sample), _AT_ONCE):
        some = sample[start : start + _AT_ONCE]
        bad = set()
        for number, finding in _texts(connection, some):
            bad.add(number)
            yield finding
        whole = [number for number in some if number not in bad]
        sound += whole
        yield from _signatures(connection, whole)
    if len(sound) == len(sample):
        yield from _stories(connection, numbers[::every])
    if full and len(sound) == len(numbers):
        yield from _again(connection)


def _file(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What SQLite itself finds."""
    try:
        for (said,) in connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield Finding("file", said.splitlines()[0], _DISK)
    except sqlite3.DatabaseError as error:
        yield Finding("file", str(error), _DISK)


def _ties(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that name what is not there, or that are missing."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(
            f"{table}, row {row}", f"names a row of {parent} that is not there", _AGAIN if table in DERIVED else _LOST
        )
    for asked, what, now in _ORPHANS:
        for (name,) in connection.execute(asked):
            yield Finding(str(name), what, now)


_ORPHANS = (
    (
        "SELECT digest FROM text WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.digest = text.digest)",
        "is a text of no version",
        _LOST,
    ),
    (
        "SELECT DISTINCT id FROM sighting JOIN version ON number = sighting.version WHERE stated NOT IN ('', seen)",
        "was seen at another time than was stated",
        _LOST,
    ),
    (
        "SELECT id FROM version WHERE NOT EXISTS (SELECT 1 FROM member WHERE version = number)",
        "stands in no story",
        _AGAIN,
    ),
    (
        "SELECT id FROM leaf JOIN version ON number = leaf.version WHERE stands AND signature IS NULL",
        "has no signature",
        _AGAIN,
    ),
    (
        """
        SELECT id FROM story LEFT JOIN (SELECT story, count(*) AS often, max(position) AS last FROM member GROUP BY story)
        ON story = number WHERE often IS NOT versions OR last IS NOT versions - 1
        """,
        "is a story half written",
        _AGAIN,
    ),
    ("SELECT id FROM version GROUP BY id HAVING count(*) > 1", "names two versions", _AGAIN),
    ("SELECT id FROM story GROUP BY id HAVING count(*) > 1", "names two stories", _AGAIN),
)


def _texts(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[tuple[int, Finding]]:
    """Each text against its hash, and whether its record makes a version of it."""
    for number in numbers:
        try:
            name, digest, body = connection.execute(
                "SELECT id, version.digest, CAST(body AS BLOB) FROM version JOIN text USING (digest) WHERE number = ?",
                (number,),
            ).fetchone()
        except BROKEN:
            yield number, Finding(f"version {number}", "cannot be read", _LOST)
            continue
        if hashlib.sha256(body).hexdigest() != digest:
            yield number, Finding(name, "the text is not the one that was stored (its SHA-256 differs)", _LOST)
            continue
        try:
            version = versions(connection, [number])[number]
            fits = version.digest == digest
        except BROKEN:
            fits = False
        if not fits:
            yield number, Finding(name, "its record does not fit its text", _LOST)
        elif not _is_read_off(connection, number, version):
            yield number, Finding(name, "its headline, hours or label are not those of its record", _LOST)


def _is_read_off(connection: sqlite3.Connection, number: int, version: Version) -> bool:
    """Whether the columns by which a version is listed, sorted and found say what its record says."""
    row = connection.execute("SELECT headline, label, hours FROM version WHERE number = ?", (number,)).fetchone()
    headline, _, label, *_ = columns_of(version)
    return bool(row == (headline, label, hours_of(version)))


def _names(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What each version is called, against what the texts of its name make of it."""
    rows = connection.execute("SELECT name, id, digest, mark FROM version ORDER BY name, digest")
    for name, some in groupby(rows, key=lambda row: row[0]):
        found = [row[1:] for row in some]
        for (called, digest, _), wanted in zip(found, ids(name, [row[1:] for row in found]), strict=True):
            rest = called.removeprefix(wanted)
            if not called.startswith(wanted) or rest.replace(f"#{digest[:16]}", ""):
                yield Finding(called, f"is called otherwise than its texts have it ({wanted})", _LOST)


def _signatures(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[Finding]:
    """Each signature, and the bits of its words, computed anew."""
    room = Room(connection, *bounds(connection))
    rows = {
        number: connection.execute(
            "SELECT wording, stands, dropped, signature, language, said, sieve FROM leaf WHERE version = ?", (number,)
        ).fetchone()
        for number in numbers
    }
    try:
        dropped = [unpacked(rows[number][2]) if rows[number] else frozenset() for number in numbers]
    except ValueError:
        yield Finding("index", "dropped paragraphs cannot be read", _AGAIN)
        return
    ordered, whole = room.texts(dict.fromkeys(numbers, frozenset()))
    _, texts = room.texts(dict(zip(numbers, dropped, strict=True)))
    sifted = sieves(texts)
    for at, number in enumerate(ordered):
        row, version = rows[number], whole.versions[at]
        if (row is not None) != bool(len(whole.text(at)) and not withdrawn(version)):
            yield Finding(version.id, "is missing in the index, or has no place there", _AGAIN)
        elif row and row[0] != wording(whole, at):
            yield Finding(version.id, "the hash of its words is another", _AGAIN)
        elif row and row[1] and row[3] != texts.bands[at].astype("<u4").tobytes():
            yield Finding(version.id, "the signature is not that of the text", _AGAIN)
        elif row and row[1] and row[4:] != (version.language, *sifted[at]):
            yield Finding(version.id, "the bits of its words are not those of the text", _AGAIN)


def _stories(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[Finding]:
    """The stories against the pairs that joined them."""
    room = Room(connection, *bounds(connection))
    for start in range(0, len(numbers), _AT_ONCE):
        for name, what in stories.compare(room, set(numbers[start : start + _AT_ONCE])):
            yield Finding(name, what, _AGAIN)


def _again(connection: sqlite3.Connection) -> Iterator[Finding]:
    """All that is derived against the same made anew in a copy in memory."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.text_factory = connection.text_factory
    connection.backup(copy)
    try:
        copy.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        yield Finding("search", "is not what the texts give", _AGAIN)
    steps = copy.execute("SELECT before, after FROM revision").fetchall()
    for table in DERIVED:
        copy.execute(f"DELETE FROM {table}")
    for step, comparison in facts.made(copy, steps):
        facts.write(copy, step, comparison)
    room = Room(copy, *bounds(copy))
    numbers = [row[0] for row in copy.execute("SELECT number FROM version ORDER BY hours IS NULL, hours, number")]
    for start in range(0, len(numbers), _AT_ONCE):
        place(room, set(numbers[start : start + _AT_ONCE]), set(), set())
    for table in DERIVED:
        if _rows(connection, table) != _rows(copy, table):
            yield Finding(table, "is not what the texts give", _AGAIN)
    copy.close()


def _rows(connection: sqlite3.Connection, table: str) -> bytes:
    """A hash of all rows of a table, in the order of their keys."""
    found = hashlib.sha256()
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    listed = ", ".join(f'"{name}"' for name in columns)
    for row in connection.execute(f"SELECT {listed} FROM {table} ORDER BY {listed}"):
        found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.digest()
