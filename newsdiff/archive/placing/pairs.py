"""Judged pairs go in, rows are written; where one pair was judged by several ways, the strongest counts.

Rows stand under (smaller number, larger number); the pair itself has the smaller id on its left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdiff.archive.looking import chunks
from newsdiff.grouping.verifying import Told, Verdict, pair
from newsdiff.model import JOINING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from newsdiff.archive.placing.room import Room
    from newsdiff.model import Pair

LINK, REPEAT, WORDING = range(3)
"""How a pair was found, the strongest first: declared by the formats, equal text, likeness of the words."""


class Weighed(NamedTuple):
    """What was measured of a pair, so that it can be judged among other rivals: see `verifying.evidence` and `Told`."""

    evidence: float
    told: Told


def write(room: Room, rows: Iterable[tuple[int, int, Verdict, Weighed | None]], source: int, touched: set[int]) -> None:
    """Write pairs that were found in one way; `touched` grows by the texts that a join came to, left or changed for."""
    found = {
        (min(one, other), max(one, other)): (
            verdict,
            weighed.told.words if weighed else None,
            weighed and weighed.evidence,
        )
        for one, other, verdict, weighed in rows
    }
    standing = _standing(room, {small for small, _ in found}, source)
    for key, (verdict, *_) in found.items():
        before = standing.get(key)
        joined = verdict.relation in JOINING or (before is not None and before[0] in JOINING)
        if joined and before != (verdict.relation, round(verdict.score, 4)):
            touched.update(key)
    room.connection.executemany(
        'INSERT INTO pair ("left", "right", source, relation, containment, jaccard, shared, fewer, hours, declared, score,'
        " words, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ' ON CONFLICT ("left", "right", source) DO UPDATE SET relation = excluded.relation, containment ='
        " excluded.containment, jaccard = excluded.jaccard, shared = excluded.shared, fewer = excluded.fewer,"
        " hours = excluded.hours, declared = excluded.declared, score = excluded.score, words = excluded.words,"
        " evidence = excluded.evidence",
        [
            (
                *key, source, v.relation, v.containment, v.jaccard, v.shared, v.fewer, v.hours, v.declared, v.score,
                words, evidence,
            )
            for key, (v, words, evidence) in sorted(found.items(), key=lambda item: item[0])
        ],
    )  # fmt: skip


def _standing(room: Room, lefts: Iterable[int], source: int) -> dict[tuple[int, int], tuple[str, float]]:
    """The relation and the score of the pairs that stand under these numbers, by one way of finding them."""
    return {
        (left, right): (relation, round(score, 4))
        for marks, some in chunks(lefts)
        for left, right, relation, score in room.connection.execute(
            f'SELECT "left", "right", relation, score FROM pair WHERE source = ? AND "left" IN ({marks})',
            (source, *some),
        )
    }


def drop(room: Room, pairs: Iterable[tuple[int, int]], source: int, touched: set[int]) -> None:
    """Delete pairs that were found in one way and no longer are."""
    for some in pairs:
        row = room.connection.execute(
            'DELETE FROM pair WHERE "left" = ? AND "right" = ? AND source = ? RETURNING relation', (*some, source)
        ).fetchone()
        if row and row[0] in JOINING:
            touched.update(some)


def weighed(room: Room, numbers: Iterable[int]) -> dict[tuple[int, int], Weighed]:
    """The pairs of some texts that were measured, by (smaller number, larger number)."""
    columns = '"left", "right", evidence, containment, jaccard, shared, fewer, hours, words'
    return {
        (left, right): Weighed(evidence, Told(*told))
        for marks, some in chunks(numbers)
        for left, right, evidence, *told in room.connection.execute(
            f'SELECT {columns} FROM pair WHERE source = {WORDING} AND "left" IN ({marks})'
            f' UNION SELECT {columns} FROM pair WHERE source = {WORDING} AND "right" IN ({marks})',
            (*some, *some),
        )
    }


def counted(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, int, Pair]]:
    """Rows of `SELECT` below as pairs, each once, by the strongest way in which it was found."""
    last = None
    for one, other, _, first, second, *found in rows:
        if (one, other) != last:
            last = one, other
            left, right = sorted((first, second))
            yield one, other, pair(left, right, Verdict(*found))


SELECT = (
    'SELECT pair."left", pair."right", source, one.id, other.id, relation, containment, jaccard, shared, fewer, pair.hours,'
    ' declared, score FROM pair JOIN version AS one ON one.number = pair."left"'
    ' JOIN version AS other ON other.number = pair."right"'
)
ORDER = ' ORDER BY pair."left", pair."right", source'
