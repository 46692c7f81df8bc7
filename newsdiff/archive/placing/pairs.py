"""Judged pairs go in, rows are written; where one pair was judged by several ways, the strongest counts.

Rows stand under (smaller number, larger number); the pair itself has the smaller id on its left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.model import JOINING, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.archive.placing.room import Room

LINK, REPEAT, WORDING = range(3)
"""How a pair was found, the strongest first: declared by the formats, equal text, likeness of the words."""


def write(room: Room, rows: Iterable[tuple[int, int, Pair, bytes | None]], source: int, touched: set[int]) -> None:
    """Write pairs that were found in one way; `touched` grows by the texts that a join came to, left or changed for."""
    found = []
    for one, other, pair, measured in rows:
        small, large = min(one, other), max(one, other)
        before = room.connection.execute(
            'SELECT relation, score FROM pair WHERE "left" = ? AND "right" = ? AND source = ?', (small, large, source)
        ).fetchone()
        joined = before is not None and before[0] in JOINING
        if (joined or pair.relation in JOINING) and before != (pair.relation, pair.score):
            touched.update((small, large))
        found.append(
            (
                small, large, source, pair.relation, pair.containment, pair.jaccard, pair.figures, pair.hours,
                pair.declared, pair.score, pair.why, measured,
            )
        )  # fmt: skip
    room.connection.executemany(
        'INSERT INTO pair ("left", "right", source, relation, containment, jaccard, figures, hours, declared, score, why,'
        " measured) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ' ON CONFLICT ("left", "right", source) DO UPDATE SET relation = excluded.relation, containment ='
        " excluded.containment, jaccard = excluded.jaccard, figures = excluded.figures, hours = excluded.hours, declared ="
        " excluded.declared, score = excluded.score, why = excluded.why, measured = excluded.measured",
        found,
    )


def drop(room: Room, pairs: Iterable[tuple[int, int]], source: int, touched: set[int]) -> None:
    """Delete pairs that were found in one way and no longer are."""
    for pair in pairs:
        row = room.connection.execute(
            'DELETE FROM pair WHERE "left" = ? AND "right" = ? AND source = ? RETURNING relation', (*pair, source)
        ).fetchone()
        if row and row[0] in JOINING:
            touched.update(pair)


def counted(
    rows: Iterable[
        tuple[int, int, int, str, str, str, float, float, float | None, float | None, str | None, float, str]
    ],
) -> Iterable[tuple[int, int, Pair]]:
    """Rows of `SELECT` below as pairs, each once, by the strongest way in which it was found."""
    last = None
    for one, other, _, first, second, relation, containment, jaccard, figures, hours, declared, score, why in rows:
        if (one, other) != last:
            last = one, other
            left, right = sorted((first, second))
            yield one, other, Pair(left, right, relation, containment, jaccard, figures, hours, declared, why, score)  # type: ignore[arg-type]  # stored from a pair


SELECT = (
    'SELECT pair."left", pair."right", source, one.id, other.id, relation, containment, jaccard, figures, pair.hours, declared,'
    ' score, why FROM pair JOIN version AS one ON one.number = pair."left" JOIN version AS other ON other.number = pair."right"'
)
ORDER = ' ORDER BY pair."left", pair."right", source'
