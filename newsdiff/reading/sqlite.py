"""An SQLite database of news versions goes in, a `Document` a row comes out."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from newsdiff.errors import ReadError
from newsdiff.model import Source
from newsdiff.reading.presets import PRESETS
from newsdiff.reading.records import NAMES, document
from newsdiff.reading.seeking import SPOOLED
from newsdiff.reading.setting import html_blocks
from newsdiff.reading.streams import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsdiff.model import Document
    from newsdiff.reading.streams import Intake

_QUERIES: Mapping[str, tuple[frozenset[str], str]] = {
    "newsedits": (
        frozenset({"entryversion.summary"}),
        "SELECT rowid AS _row, * FROM entryversion ORDER BY entry_id, version",
    ),
    "newssniffer": (
        frozenset({"news_article_versions.text"}),
        "SELECT v.rowid AS _row, v.* FROM news_article_versions v ORDER BY v.news_article_id, v.version",
    ),
    "newssniffer ": (  # later dumps keep the texts in a table of their own
        frozenset({"news_article_versions.news_article_id", "news_article_version_texts.text"}),
        (
            "SELECT v.rowid AS _row, v.*, t.text AS text FROM news_article_versions v"
            " JOIN news_article_version_texts t ON t.news_article_version_id = v.id ORDER BY v.news_article_id, v.version"
        ),
    ),
    "newsdiffs": (
        frozenset({"version.article_id", "version.v", "version.text"}),
        (
            "SELECT version.rowid AS _row, version.*, Articles.url AS url FROM version"
            " LEFT JOIN Articles ON Articles.id = version.article_id ORDER BY version.article_id, version.v"
        ),
    ),
}
_NOW = "name one with --map table=NAME,text=COLUMN"


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document a row, `Source.offset` its rowid. The database is opened read-only, views and triggers of it are not run.

    The tables of NewsEdits, News Sniffer and NewsDiffs are known (`presets`); else the table that `--map table=NAME` names, or
    the only one with a column for the text.
    """
    with _opened(intake) as path, closing(_connected(path, intake.name)) as base:
        try:
            yield from _rows(base, intake)
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            raise _broken(intake.name, error, "what stood before was read") from error


@contextmanager
def _opened(intake: Intake) -> Iterator[str]:
    """The path of the database; of one that came in a stream, the path of a copy."""
    if intake.path is not None:
        yield intake.path
        return
    import tempfile  # noqa: PLC0415 - few databases are packed

    with tempfile.NamedTemporaryFile(suffix=".db") as copy:
        length = 0
        for chunk in intake.chunks:
            length += len(chunk)
            if length > SPOOLED:
                raise ReadError(intake.name, f"unpacks to more than {SPOOLED >> 30} GB", "unpack it first")
            copy.write(chunk)
        copy.flush()
        yield copy.name


def _connected(path: str, name: str) -> sqlite3.Connection:
    try:
        base = sqlite3.connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)
        base.row_factory = sqlite3.Row
        base.text_factory = lambda raw: raw.decode("utf-8", "replace")
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, RECORD)
        base.execute("PRAGMA trusted_schema = OFF")
        base.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise _broken(name, error, "check that it is whole") from error
    return base


def _broken(name: str, error: Exception, now: str) -> ReadError:
    """What SQLite says of a broken database, in one line: it quotes names and statements that stand in the file."""
    return ReadError(name, f"a database that cannot be read ({' '.join(str(error).split())[:200]})", now)


def _rows(base: sqlite3.Connection, intake: Intake) -> Iterator[Document | ReadError]:
    columns = _columns(base)
    query, fields = _query(columns, intake)
    for row in base.execute(query):
        record = {key: row[key] for key in row.keys() if not isinstance(row[key], bytes)}  # noqa: SIM118 - a Row is no mapping
        source = Source(intake.name, "sqlite", record.pop("_row", None))
        text = fields.get("text", "text")
        if isinstance(value := record.get(text), str) and "<p" in value[:2000].lower():
            record[text] = "\n\n".join(block.text for block in html_blocks(value))
        try:
            yield document(record, source, fields)
        except ReadError as error:
            yield error


def _columns(base: sqlite3.Connection) -> dict[str, list[str]]:
    tables = [
        row[0]
        for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ]
    return {table: [row[1] for row in base.execute(f"PRAGMA table_info({_quoted(table)})")] for table in tables[:1000]}


def _query(columns: Mapping[str, list[str]], intake: Intake) -> tuple[str, Mapping[str, str]]:
    """What to ask, and the field map that goes with it."""
    wanted = dict(intake.fields)
    table = wanted.pop("table", None)
    there = {f"{name}.{column}" for name, found in columns.items() for column in found}
    if not wanted and table is None:
        for name, (needed, query) in _QUERIES.items():
            if needed <= there:
                return query, PRESETS[name.strip()]
        if {"version.article_id", "version.diff_json"} <= there:
            raise ReadError(
                intake.name, "a NewsDiffs database without texts: they stand in its git folders", "give those files"
            )
    text = wanted.get("text")
    fitting = [
        name for name, found in columns.items()
        if (table is None or name == table) and (text in found if text else not set(NAMES["text"]).isdisjoint(found))
    ]  # fmt: skip
    if len(fitting) != 1:
        what = "has no table with a text" if not fitting else f"has {len(fitting)} tables with a text"
        raise ReadError(intake.name, f"a database that {what}", _NOW)
    return f"SELECT rowid AS _row, * FROM {_quoted(fitting[0])}", wanted  # noqa: S608 - quoted as SQLite does


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
