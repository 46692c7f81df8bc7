"""Stories go in, what changed from version to version comes out: made at first need, kept while both texts stand.

A line a revision (its verdict) and a row a changed facet; both follow from the two texts alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from newsdiff.archive.looking import versions
from newsdiff.archive.opening import stored
from newsdiff.tables import COLUMNS, claim_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from newsdiff.model import Comparison

_COLUMNS = tuple(name for name in COLUMNS["claim_changes"] if name not in {"story", "before_id", "after_id"})
AT_ONCE = 200  # stories whose revisions are looked up together
Step = tuple[int, int]
"""Numbers of two consecutive versions, (earlier, later)."""


def steps(connection: sqlite3.Connection, stories: Iterable[int] | None = None) -> Iterator[tuple[int, list[Step]]]:
    """Stories of several versions with their revisions; all of them where none are named."""
    wanted = (
        [row[0] for row in connection.execute("SELECT number FROM story WHERE versions > 1 ORDER BY id")]
        if stories is None
        else stories
    )
    for story in wanted:
        rows = connection.execute("SELECT version FROM member WHERE story = ? ORDER BY position", (story,))
        yield story, list(pairwise(row[0] for row in rows))


def lacking(connection: sqlite3.Connection) -> list[Step]:
    """The revisions whose facts have not been made yet, in order."""
    return [
        (before, after)
        for before, after in connection.execute(
            "SELECT one.version, other.version FROM member AS one JOIN member AS other"
            " ON other.story = one.story AND other.position = one.position + 1"
            " WHERE NOT EXISTS (SELECT 1 FROM revision WHERE before = one.version AND after = other.version)"
            " ORDER BY 1, 2"
        )
    ]


def made(connection: sqlite3.Connection, some: Iterable[Step]) -> Iterator[tuple[Step, Comparison]]:
    """Compare versions by their numbers."""
    from newsdiff.comparison import compare  # noqa: PLC0415 - only where facts are lacking

    wanted = list(some)
    for start in range(0, len(wanted), AT_ONCE):
        here = wanted[start : start + AT_ONCE]
        texts = versions(connection, {number for step in here for number in step})
        for before, after in here:
            yield (before, after), compare(texts[before], texts[after])


def write(connection: sqlite3.Connection, step: Step, comparison: Comparison) -> None:
    """Keep what changed in one revision."""
    connection.execute(
        "INSERT OR REPLACE INTO revision VALUES (?, ?, CAST(? AS TEXT))", (*step, stored(comparison.verdict))
    )
    marks = ", ".join("CAST(? AS TEXT)" if COLUMNS["claim_changes"][name] is str else "?" for name in _COLUMNS)
    connection.executemany(
        f"INSERT OR REPLACE INTO claim_change (before, after, place, {', '.join(_COLUMNS)}) VALUES (?, ?, ?, {marks})",
        [
            (
                *step,
                place,
                *(stored(value) if isinstance(value, str) else value for value in (row[name] for name in _COLUMNS)),
            )
            for place, row in enumerate(claim_rows(comparison))
        ],
    )


def verdicts(connection: sqlite3.Connection, some: Iterable[Step]) -> list[str]:
    """What changed in each of these revisions, in a sentence; those not kept are made."""
    found: dict[Step, str] = {}
    wanted = list(some)
    for step in wanted:
        row = connection.execute("SELECT verdict FROM revision WHERE before = ? AND after = ?", step).fetchone()
        if row:
            found[step] = row[0]
    found |= {step: comparison.verdict for step, comparison in made(connection, [s for s in wanted if s not in found])}
    return [found[step] for step in wanted]


def changes(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Rows of the table `claim_changes`, by story and revision; every revision's facts are kept already."""
    for row in connection.execute(
        f"SELECT story.id, earlier.id, later.id, {', '.join(_COLUMNS)} FROM claim_change"
        " JOIN member AS one ON one.version = before JOIN member AS other ON other.version = after"
        " AND other.story = one.story AND other.position = one.position + 1"
        " JOIN story ON story.number = one.story JOIN version AS earlier ON earlier.number = before"
        " JOIN version AS later ON later.number = after ORDER BY story.id, one.position, place"
    ):
        found = dict(zip(COLUMNS["claim_changes"], row, strict=True))
        yield found | {"material": bool(found["material"])}
