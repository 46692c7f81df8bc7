"""Candidate pairs with an undated text: no window bounds them, so a bucket speaks for them by how many hold it in all.

Only the buckets that undated texts stand in are kept as rows: their members, or one row with the number 0 where they are more
than the cap. A new undated text is held against all signatures once; without undated texts nothing is done.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.placing.edges import listed, minus
from newsdiff.archive.placing.near import near
from newsdiff.archive.placing.room import UNDATED
from newsdiff.grouping.corpus import SCHEMES
from newsdiff.grouping.screening import MINIMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from newsdiff.archive.placing.edges import Edges
    from newsdiff.archive.placing.room import Room
    from newsdiff.archive.placing.standing import Places

FULL = 0  # stands as the only member of a bucket that holds more than the cap
_ROWS = 20_000  # signatures looked through at once: 10 MB
Bucket = tuple[int, int]


def loose(room: Room, places: Places, left: Edges) -> tuple[Edges, Edges]:
    """Pairs with an undated text that came (or whose texts changed), and those that went; `left` are gone already."""
    undated = {
        row[0] for row in room.connection.execute("SELECT version FROM leaf WHERE stands AND hours = ?", (UNDATED,))
    }
    if any(hours == UNDATED for hours, _ in places.out.values()):
        room.connection.execute("DELETE FROM bucket")  # rare: a text without time was taken out; all are looked up anew
        asked = undated
    else:
        asked = {number for number, (hours, _) in places.into.items() if hours == UNDATED}
    watched = _watched(room)
    dirty = (_enter(room, places, watched) & undated) | asked
    _look_up(room, asked, watched)
    now = listed((number, other) for number in dirty for other in _partners(room, number))
    before = minus(near(room, dirty).edges, left)
    return minus(now, before), minus(before, now)


def _watched(room: Room) -> NDArray[np.uint64]:
    """The buckets that are kept, as codes, rising."""
    rows = room.connection.execute("SELECT DISTINCT lane, value FROM bucket").fetchall()
    return np.sort(np.array([_code(*row) for row in rows], np.uint64))


def _code(lane: int, value: int) -> int:
    return lane << 32 | value


def _codes(signatures: Iterable[bytes]) -> NDArray[np.uint64]:
    """Signatures as codes of buckets, a row each."""
    values = np.frombuffer(b"".join(signatures), "<u4").astype(np.uint64)
    lanes = sum(scheme.hashes for scheme in SCHEMES)
    table = values.reshape(-1, lanes)
    return table | np.arange(lanes, dtype=np.uint64) << np.uint64(32)


def _enter(room: Room, places: Places, watched: NDArray[np.uint64]) -> set[int]:
    """Let texts leave and enter the buckets that are kept; the members of those that spoke before or speak now."""
    if not len(watched):
        return set()
    met: set[int] = set()
    again: set[Bucket] = set()
    for number, bucket in _held({number: found for number, (_, found) in places.out.items()}, watched):
        members = _members(room, bucket)
        if members == [FULL]:
            again.add(bucket)  # which others it holds is not known
        elif number in members:
            met.update(members)
            _write(room, bucket, [member for member in members if member != number])
    met |= _look(room, again)
    for number, bucket in _held({number: found for number, (_, found) in places.into.items()}, watched):
        members = _members(room, bucket)
        if members != [FULL] and number not in members:
            met.update(members, [number])
            _write(room, bucket, [*members, number])
    return met


def _held(signatures: dict[int, bytes], watched: NDArray[np.uint64]) -> Iterator[tuple[int, Bucket]]:
    """Which of these texts stands in which of the kept buckets."""
    if not signatures:
        return
    codes = _codes(signatures.values())
    numbers = list(signatures)
    places = np.searchsorted(watched, codes)
    here = watched[np.minimum(places, len(watched) - 1)] == codes
    for row, lane in np.argwhere(here).tolist():
        yield numbers[row], (lane, int(codes[row, lane]) & 0xFFFF_FFFF)


def _look_up(room: Room, asked: set[int], watched: NDArray[np.uint64]) -> None:
    """Keep the buckets of undated texts that are not kept yet."""
    known = set(watched.tolist())
    codes = {code for number in asked for code in _codes([_signature(room, number)])[0].tolist()}
    _look(room, {(code >> 32, code & 0xFFFF_FFFF) for code in codes - known})


def _look(room: Room, wanted: set[Bucket]) -> set[int]:
    """Look through all signatures for the members of some buckets, and write them; all members of those that speak."""
    if not wanted:
        return set()
    found = _gathered(room, wanted)
    for bucket, members in found.items():
        _write(room, bucket, members)
    return {number for members in found.values() if len(members) <= room.cap for number in members}


def _gathered(room: Room, wanted: set[Bucket]) -> dict[Bucket, list[int]]:
    """The members of some buckets among all signatures; of one that holds more than the cap, one more than the cap."""
    codes = np.sort(np.array([_code(*bucket) for bucket in wanted], np.uint64))
    found: dict[Bucket, list[int]] = {bucket: [] for bucket in wanted}
    cursor = room.connection.execute(
        "SELECT version, signature FROM leaf WHERE stands AND signature NOT NULL ORDER BY version"
    )
    while rows := cursor.fetchmany(_ROWS):
        for number, bucket in _held(dict(rows), codes):
            if len(found[bucket]) <= room.cap:
                found[bucket].append(number)
    return found


def _write(room: Room, bucket: Bucket, members: list[int]) -> None:
    room.connection.execute("DELETE FROM bucket WHERE lane = ? AND value = ?", bucket)
    kept = [FULL] if len(members) > room.cap else sorted(members)
    room.connection.executemany("INSERT INTO bucket VALUES (?, ?, ?)", [(*bucket, member) for member in kept])


def _members(room: Room, bucket: Bucket) -> list[int]:
    rows = room.connection.execute("SELECT version FROM bucket WHERE lane = ? AND value = ?", bucket)
    return [row[0] for row in rows]


def _all_members(room: Room, buckets: list[Bucket]) -> dict[Bucket, list[int]]:
    """The members of the buckets of one text that are kept."""
    found: dict[Bucket, list[int]] = {}
    marks = ", ".join(["(?, ?)"] * len(buckets))
    rows = room.connection.execute(
        f"WITH asked (lane, value) AS (VALUES {marks})"
        " SELECT lane, value, version FROM asked CROSS JOIN bucket USING (lane, value)",
        list(chain(*buckets)),
    )
    for lane, value, version in rows:
        found.setdefault((lane, value), []).append(version)
    return found


def _signature(room: Room, number: int) -> bytes:
    found = room.connection.execute("SELECT signature FROM leaf WHERE version = ?", (number,)).fetchone()[0]
    assert isinstance(found, bytes)
    return found


def asked(room: Room, signature: bytes, hours: float) -> set[int]:
    """The texts with which one that is not stored would be a candidate, whichever of the two is undated; nothing is written."""
    if hours != UNDATED and room.connection.execute("SELECT 1 FROM bucket LIMIT 1").fetchone() is None:
        return set()
    buckets = [(code >> 32, code & 0xFFFF_FFFF) for code in _codes([signature])[0].tolist()]
    if hours == UNDATED:
        found = _gathered(room, set(buckets))
        return _spoken([found[bucket] if len(found[bucket]) < room.cap else [] for bucket in buckets])
    held = _all_members(room, buckets)
    members = [held.get(bucket, []) for bucket in buckets]
    partners = _spoken([some if len(some) < room.cap and some != [FULL] else [] for some in members])
    asked = "SELECT 1 FROM leaf WHERE version = ? AND hours = ?"
    return {number for number in partners if room.connection.execute(asked, (number, UNDATED)).fetchone()}


def _partners(room: Room, number: int) -> set[int]:
    """The texts for which enough buckets of an undated one speak."""
    row = _codes([_signature(room, number)])[0].tolist()
    buckets = [(code >> 32, code & 0xFFFF_FFFF) for code in row]
    held = _all_members(room, buckets)
    return _spoken([held.get(bucket, []) for bucket in buckets]) - {FULL, number}


def _spoken(row: list[list[int]]) -> set[int]:
    """The texts that stand in enough of the buckets of one text."""
    partners: set[int] = set()
    at = 0
    for scheme, minimum in zip(SCHEMES, MINIMA, strict=True):
        often = Counter(member for members in row[at : at + scheme.hashes] for member in members)
        partners |= {other for other, count in often.items() if count >= minimum}
        at += scheme.hashes
    return partners
