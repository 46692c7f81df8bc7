"""A path goes in, an open connection comes out: an archive of ours, brought up to date, or an error in one line."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from newsdiff.archive.schema import APPLICATION, INDEX, REBUILT, STEPS
from newsdiff.errors import ArchiveError
from newsdiff.release import RULES, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT = 7 * 24 * 3600.0  # seconds that a writer waits for another: nobody is to see "database is locked"
CACHE = 64_000  # kB of pages: the window of a busy wire and the inner pages of a million versions


def connect(path: str, *, write: bool = True) -> sqlite3.Connection:
    """Open an archive; where there is none, make it if it is to be written.

    Raises:
        ArchiveError: no archive stands there, it is another program's file, it was made by a newer newsdiff, or it cannot
            be opened or written.
    """
    with told(path):
        if not write:
            return _reading(path)
        fresh = not Path(path).exists() or not Path(path).stat().st_size
        connection = _opened(f"{_uri(path)}?mode=rwc")
        try:
            _prepare(connection, path, fresh=fresh)
        except BaseException:
            connection.close()
            raise
        return connection


def _uri(path: str) -> str:
    return Path(path).resolve().as_uri()


def _opened(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    connection.text_factory = _text
    return connection


def _text(found: bytes) -> str:
    """Text as it was stored; lone surrogates, which JSON can hold, were stored as their three bytes."""
    return found.decode("utf-8", "surrogatepass")


def _reading(path: str) -> sqlite3.Connection:
    """A connection that writes nothing; a file in a folder that nobody may write is read as it stands."""
    if not Path(path).is_file():
        raise ArchiveError(path, "no archive stands there", "`newsdiff add` makes one")
    connection = _opened(f"{_uri(path)}?mode=ro")
    try:
        _known(connection, path)
    except sqlite3.OperationalError:
        connection.close()
        wal = Path(f"{path}-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        connection = _opened(f"{_uri(path)}?mode=ro&immutable=1")
        _known(connection, path)
    if _version(connection) < len(STEPS):
        connection.close()
        connect(path).close()  # an older archive is brought up to date first
        return _reading(path)
    return connection


def _prepare(connection: sqlite3.Connection, path: str, *, fresh: bool) -> None:
    if fresh:
        connection.execute("PRAGMA page_size = 8192")  # a story's rows and its place in the index in fewer pages
    else:
        _known(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # NORMAL may lose the last commits when the power goes
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("PRAGMA secure_delete = ON")  # what was forgotten is not to be found in the file
    if _version(connection) < len(STEPS):
        _migrate(connection, path)


def _known(connection: sqlite3.Connection, path: str) -> None:
    """Refuse what is no archive, and what a newer newsdiff made."""
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise ArchiveError(path, "is no archive", "name a file that `newsdiff add` made") from error
    if application != APPLICATION and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,):
        raise ArchiveError(path, "is another program's database", "name a file that `newsdiff add` made")
    if _version(connection) > len(STEPS):
        raise ArchiveError(path, "was made by a newer newsdiff", "update newsdiff (`pip install -U newsdiff`)")


def _version(connection: sqlite3.Connection) -> int:
    return cast("int", connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, path: str) -> None:
    """Take the steps that a file lacks, each in one transaction; a file that holds something is copied first."""
    at = _version(connection)
    if at:
        _copy(connection, f"{path}.step-{at}")
    for number in range(at + 1, len(STEPS) + 1):
        with writing(connection):
            if _version(connection) >= number:
                continue  # another process took it
            name, statements = STEPS[number - 1]
            for statement in _statements(statements):
                connection.execute(statement)
            if number == REBUILT:
                if at:
                    _rebuilt(connection)
                keep_rules(connection)
            connection.execute("INSERT INTO step VALUES (?, ?, ?)", (number, name, VERSION))
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")


def _rebuilt(connection: sqlite3.Connection) -> None:
    """Make index, pairs and stories again from the texts, inside the transaction of the step that gave them their form."""
    from newsdiff.archive.keeping import rebuild  # noqa: PLC0415 - opened archives seldom need it, and it loads numpy
    from newsdiff.archive.placing.room import Room, bounds  # noqa: PLC0415 - as above

    rebuild(Room(connection, *bounds(connection)), INDEX)


def keep_rules(connection: sqlite3.Connection) -> None:
    """Keep by which rules all stories were made: those of this newsdiff."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES ('rules', ?)", (str(RULES),))


def made_by_these_rules(connection: sqlite3.Connection) -> bool:
    """Whether all stories were made by the rules of this newsdiff."""
    row = connection.execute("SELECT value FROM setting WHERE name = 'rules'").fetchone()
    return row is not None and row[0] == str(RULES)


def _copy(connection: sqlite3.Connection, target: str) -> None:
    """The file as it stands beside it, whole or not at all."""
    if not Path(target).exists():
        half = f"{target}.{os.getpid()}"
        with contextlib.closing(sqlite3.connect(half)) as copy:
            connection.backup(copy)
        Path(half).replace(target)


def _statements(text: str) -> Iterator[str]:
    rest = ""
    for line in text.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            yield rest
            rest = ""


@contextlib.contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it is stored, or nothing. Others wait for their turn, also for the first lock of a new file."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled it back already
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One look at the archive: what others store meanwhile is not seen."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with contextlib.suppress(sqlite3.ProgrammingError):  # closed meanwhile: then the look has ended
            if connection.in_transaction:
                connection.execute("COMMIT")


_SAYS = (
    ("disk is full", "no space is left on the disk", "make room and run it again; what was stored is kept"),
    ("readonly", "may only be read", "check who may write the file and its folder"),
    ("disk i/o", "the disk failed or is full", "check disk and space, then run it again; what was stored is kept"),
    ("unable to open", "cannot be opened", "check the path and who may use it"),
    ("malformed", "is damaged", "`newsdiff check` says where; docs/howto/keep-an-archive.md tells the ways back"),
    ("not a database", "is no archive", "name a file that `newsdiff add` made"),
    ("closed database", "was closed", "open it again"),
    ("locked", "is in use by another program", "wait until it is done, then run it again"),
    ("no such table", "is damaged: a table is missing", "`newsdiff check` says where"),
)  # fmt: skip


@contextlib.contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what SQLite and the disk say into an error that names the file, what is wrong, and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _error(path, str(error)) from error
    except OSError as error:
        raise _error(path, error.strerror or str(error)) from error


def _error(path: str, said: str) -> ArchiveError:
    for sign, what, now in _SAYS:
        if sign in said.lower():
            return ArchiveError(path, what, now)
    return ArchiveError(path, said.lower(), "run `newsdiff check` on it")


def stored(text: str | None) -> Any:
    """A text as SQLite takes it; one with lone surrogates as bytes, which `CAST(? AS TEXT)` keeps."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text
