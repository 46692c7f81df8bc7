"""An archive as an earlier newsdiff left it: its tables, with all that came in, and rows where its index stood."""

import contextlib
import sqlite3
from pathlib import Path

from newsdiff.archive.opening import _statements
from newsdiff.archive.schema import APPLICATION, STEPS

CAME = ("text", "version", "sighting", "rule", "tombstone")
DERIVED = ("named", "paragraph", "story", "member", "revision", "claim_change")
"""Tables that look as they always did."""
LEFT = """
INSERT INTO leaf SELECT number, coalesce(hours, 9e999), x'00', 1, 'ff', '', x'00' FROM version;
INSERT INTO near SELECT number, number + 1, 0.5, NULL FROM version WHERE number > 1 LIMIT 9;
INSERT INTO pair SELECT number, number + 1, 2, 'none', 0, 0, NULL, NULL, NULL, 0, '', 0, x'00' FROM version WHERE number > 1 LIMIT 9;
"""
"""The index of steps 2 and 3, as far as it matters: there is one, and it is to go."""
SLIM = """
INSERT INTO leaf SELECT version, hours, wording, stands, paragraphs, dropped, signature FROM now.leaf;
INSERT INTO near SELECT * FROM now.near;
INSERT INTO pair SELECT * FROM now.pair;
"""
"""That of step 4."""


def older(path, steps):
    """Take an archive back to one of the first four steps."""
    now = Path(f"{path}.now")
    with contextlib.closing(sqlite3.connect(path)) as whole, contextlib.closing(sqlite3.connect(now)) as copy:
        whole.backup(copy)
    for file in path.parent.glob(f"{path.name}*"):
        if file != now:
            file.unlink()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("ATTACH ? AS now", (str(now),))
        for number, (name, statements) in enumerate(STEPS[:steps], 1):
            for statement in _statements(statements):
                rows.execute(statement)
            rows.execute("INSERT INTO step VALUES (?, ?, '0.0.1')", (number, name))
        for table in (*CAME, *DERIVED[: 4 if steps < 3 else 6]):
            names = ", ".join(f'"{row[1]}"' for row in rows.execute(f"PRAGMA now.table_info({table})"))
            rows.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM now.{table}")  # noqa: S608 - names of ours
        rows.executescript(LEFT if steps < 4 else SLIM)
        if steps > 2:
            rows.execute("INSERT INTO search (search) VALUES ('rebuild')")
        rows.execute(f"PRAGMA application_id = {APPLICATION}")
        rows.execute(f"PRAGMA user_version = {steps}")
        rows.execute("DETACH now")
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    now.unlink()
