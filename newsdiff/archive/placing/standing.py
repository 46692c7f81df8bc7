"""Versions come and go; out comes which texts stand in the index, and less which paragraphs.

Equal texts (one *wording*) stand for each other within a cell of time; of what stands, paragraphs that more than `cap` texts
of a window hold are dropped. Each follows from the holders of one wording, or of one paragraph, alone.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.looking import chunks
from newsdiff.archive.opening import stored
from newsdiff.archive.placing.room import UNDATED
from newsdiff.archive.placing.sieve import sieves
from newsdiff.grouping.boilerplate import crowded
from newsdiff.grouping.collapsing import stands
from newsdiff.grouping.leaves import marked
from newsdiff.grouping.moments import withdrawn
from newsdiff.grouping.verifying import repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdiff.archive.placing.room import Room
    from newsdiff.grouping.corpus import Corpus
    from newsdiff.grouping.verifying import Verdict


@dataclass
class Places:
    """What changes in the index.

    Attributes:
        into: texts that stand now, or stand with other words than before: their hours and signatures.
        out: texts that stood, or stood with other words: their hours and signatures until now.
        wordings: families of equal texts to look through.
        hashes: paragraphs whose holders changed, with the hours of those that came or went.
    """

    into: dict[int, tuple[float, bytes]] = field(default_factory=dict)
    out: dict[int, tuple[float, bytes]] = field(default_factory=dict)
    wordings: set[bytes] = field(default_factory=set)
    hashes: defaultdict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


def leave(room: Room, gone: Iterable[int], places: Places) -> None:
    """Take texts out of the index whose place no longer holds."""
    for marks, some in chunks(gone):
        rows = room.connection.execute(
            f"SELECT version, hours, wording, stands, paragraphs, signature FROM leaf WHERE version IN ({marks})",
            some,
        ).fetchall()
        for number, hours, wording, standing, paragraphs, signature in rows:
            places.wordings.add(wording)
            if standing:
                _down(room, number, hours, paragraphs, signature, places)
        room.connection.executemany("DELETE FROM leaf WHERE version = ?", [row[:1] for row in rows])


def _down(room: Room, number: int, hours: float, paragraphs: bytes, signature: bytes | None, places: Places) -> None:
    """One text no longer stands."""
    hashes = [_signed(found) for found in unpacked(paragraphs)]
    room.connection.executemany(
        "DELETE FROM paragraph WHERE hash = ? AND hours = ? AND version = ?", [(h, hours, number) for h in hashes]
    )
    for found in hashes:
        places.hashes[found].append(hours)
    if signature is not None:
        places.out[number] = hours, signature


def enter(room: Room, come: Iterable[int], places: Places) -> None:
    """Write a leaf for each new text that has words and was not withdrawn."""
    numbers, texts = room.texts(dict.fromkeys(come, frozenset()))
    rows = [
        (number, UNDATED if hours != hours else hours, wording(texts, place))  # noqa: PLR0124 - NaN is not itself
        for place, (number, hours) in enumerate(zip(numbers, texts.hours.tolist(), strict=True))
        if len(texts.text(place)) and not withdrawn(texts.versions[place])
    ]
    room.connection.executemany("INSERT INTO leaf (version, hours, wording) VALUES (?, ?, ?)", rows)
    places.wordings.update(row[2] for row in rows)


def wording(texts: Corpus, place: int) -> bytes:
    """What equal texts have in common: a hash of their terms, in order."""
    return blake2b(texts.hashes[texts.text(place)].astype("<u8").tobytes(), digest_size=16).digest()


def families(room: Room, places: Places) -> tuple[set[int], set[int], dict[tuple[int, int], Verdict]]:
    """Look through families of equal texts: who stands now that did not, all members of those of several, their chains."""
    up: dict[int, float] = {}
    members: set[int] = set()
    repeats: dict[tuple[int, int], Verdict] = {}
    for rows in _families(room, places.wordings):
        chosen, chain = stands([math.nan if row[1] == UNDATED else row[1] for row in rows], room.window)
        standing = set(chosen)
        for place, (number, when, _, stood, paragraphs, signature) in enumerate(rows):
            if place in standing and not stood:
                up[number] = when
            elif stood and place not in standing:
                _down(room, number, when, paragraphs, signature, places)
                room.connection.execute(
                    "UPDATE leaf SET stands = 0, paragraphs = x'', dropped = x'', signature = NULL, language = NULL, said = NULL,"
                    " sieve = NULL WHERE version = ?",
                    (number,),
                )
        if len(rows) > 1:
            members.update(row[0] for row in rows)
            texts = room.versions(row[0] for row in rows)
            for pair in chain:
                left, right = sorted((rows[place][0] for place in pair), key=lambda number: texts[number].id)
                repeats[left, right] = repeated(texts[left], texts[right])
    _up(room, up, places)
    return set(up), members, repeats


def _families(
    room: Room, wordings: Iterable[bytes]
) -> Iterator[list[tuple[int, float, str, int, bytes, bytes | None]]]:
    """The texts of each wording, by time, then by id."""
    for marks, some in chunks(wordings):
        rows = room.connection.execute(
            "SELECT wording, leaf.version, leaf.hours, id, stands, paragraphs, signature FROM leaf JOIN version ON number ="
            f" leaf.version WHERE wording IN ({marks}) ORDER BY wording, leaf.hours, id",
            some,
        ).fetchall()
        for _, family in groupby(rows, key=itemgetter(0)):
            yield [row[1:] for row in family]


def _up(room: Room, up: dict[int, float], places: Places) -> None:
    """Texts stand now: enter their paragraphs."""
    found = {number: frozenset(mark for _, mark in marked(version)) for number, version in room.versions(up).items()}
    room.connection.executemany(
        "UPDATE leaf SET stands = 1, paragraphs = ? WHERE version = ?", [(packed(found[n]), n) for n in up]
    )
    rows = sorted((_signed(h), when, number) for number, when in up.items() for h in found[number])
    room.connection.executemany("INSERT INTO paragraph VALUES (?, ?, ?)", rows)
    for hashed, when, _ in rows:
        places.hashes[hashed].append(when)


def boilerplate(room: Room, places: Places) -> set[int]:
    """Mark the paragraphs that are boilerplate where their holders changed; the texts whose dropped paragraphs changed."""
    changed: set[int] = set()
    for found, count in _often(room, places.hashes).items():
        moments = places.hashes[found]
        if count + len(moments) > room.cap:  # those that left may have been the ones too many
            for rows in _holders(room, found, moments):
                changed |= _mark(room, found, rows)
    return changed


def _often(room: Room, hashes: Iterable[int]) -> dict[int, int]:
    """How many texts hold each of some paragraphs, counted to one above the cap."""
    asked = (
        "SELECT value, (SELECT count(*) FROM (SELECT 1 FROM paragraph WHERE hash = value LIMIT ?)) FROM json_each(?)"
    )
    return dict(room.connection.execute(asked, (room.cap + 1, json.dumps(sorted(hashes)))).fetchall())


def _holders(room: Room, found: int, moments: list[float]) -> Iterable[list[tuple[int, bytes, bool]]]:
    """The holders of a paragraph whose window holds one of the moments, what they drop, and whether this one is to be."""
    asked = (
        "SELECT paragraph.hours, paragraph.version, dropped FROM paragraph JOIN leaf USING (version)"
        " WHERE hash = ? AND paragraph.hours BETWEEN ? AND ? ORDER BY paragraph.hours"
    )
    for start, end in spans(moments, room.reach):
        rows = room.connection.execute(asked, (found, start - room.reach, end)).fetchall()
        verdicts = crowded(np.array([row[0] for row in rows]), window=room.window, cap=room.cap)
        yield [(row[1], row[2], bool(v)) for row, v in zip(rows, verdicts, strict=True) if row[0] >= start]
    over = _often(room, [found])[found] > room.cap
    yield [(row[1], row[2], over) for row in room.connection.execute(asked, (found, UNDATED, UNDATED)).fetchall()]


def _mark(room: Room, found: int, rows: list[tuple[int, bytes, bool]]) -> set[int]:
    changed = set()
    for number, dropped, over in rows:
        before = unpacked(dropped)
        after = before | {_unsigned(found)} if over else before - {_unsigned(found)}
        if after != before:
            room.connection.execute("UPDATE leaf SET dropped = ? WHERE version = ?", (packed(after), number))
            changed.add(number)
    return changed


def signatures(room: Room, numbers: Iterable[int], places: Places) -> None:
    """Write the signatures and sieves of texts that came, or that lost or got back a paragraph."""
    standing: dict[int, tuple[float, bytes | None, frozenset[int]]] = {}
    for marks, some in chunks(numbers):
        for number, hours, before, dropped in room.connection.execute(
            f"SELECT version, hours, signature, dropped FROM leaf WHERE stands AND version IN ({marks})",
            some,
        ):
            standing[number] = hours, before, unpacked(dropped)
    ordered, texts = room.texts({number: dropped for number, (_, _, dropped) in standing.items()})
    for place, number in enumerate(ordered):
        hours, before, _ = standing[number]
        if before is not None:
            places.out[number] = hours, before
        places.into[number] = hours, texts.bands[place].astype("<u4").tobytes()
    room.connection.executemany(
        "UPDATE leaf SET signature = ?, language = CAST(? AS TEXT), said = ?, sieve = ? WHERE version = ?",
        [
            (places.into[number][1], stored(version.language), *sieve, number)
            for number, version, sieve in zip(ordered, texts.versions, sieves(texts), strict=True)
        ],
    )


def spans(moments: Iterable[float], reach: float) -> list[tuple[float, float]]:
    """The times [t, t + reach] of dated moments, those that overlap joined: windows that end there may hold a moment."""
    found: list[tuple[float, float]] = []
    for moment in sorted(moment for moment in moments if moment != UNDATED):
        if found and moment <= found[-1][1]:
            found[-1] = found[-1][0], moment + reach
        else:
            found.append((moment, moment + reach))
    return found


def packed(hashes: Iterable[int]) -> bytes:
    """Hashes of paragraphs as the table holds them."""
    return np.array(sorted(hashes), "<u8").tobytes()


def unpacked(found: bytes) -> frozenset[int]:
    """The hashes that `packed` wrote."""
    return frozenset(np.frombuffer(found, "<u8").tolist()) if found else frozenset()


def _signed(found: int) -> int:
    """64 bits as SQLite has them."""
    return found - (1 << 64) if found >> 63 else found


def _unsigned(found: int) -> int:
    return found + (1 << 64) if found < 0 else found
