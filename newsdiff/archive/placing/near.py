"""Candidate pairs are kept beside each of their two texts, all those of a text in one row: its partners, and how near each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdiff.archive.looking import chunks
from newsdiff.archive.placing.edges import NONE, ends, held, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from newsdiff.archive.placing.edges import Edges
    from newsdiff.archive.placing.room import Room

_PARTNER = np.dtype([("number", "<i4"), ("cosine", "<f8")])


class Near(NamedTuple):
    """Candidate pairs and how near they are."""

    edges: Edges
    cosines: NDArray[np.float64]


def near(room: Room, some: Iterable[int]) -> Near:
    """The candidate pairs in which some texts stand."""
    owners, partners = _read(room, some)
    others = partners["number"].astype(np.int64)
    codes = (np.minimum(owners, others) << 32) | np.maximum(owners, others)
    return merged(Near(codes, partners["cosine"]))


def merged(*parts: Near) -> Near:
    """Candidate pairs of several, each once."""
    codes = np.concatenate([NONE, *(part.edges for part in parts)])
    cosines = np.concatenate([np.empty(0), *(part.cosines for part in parts)])
    order = np.argsort(codes, kind="stable")
    codes, cosines = codes[order], cosines[order]
    first = np.r_[True, codes[1:] != codes[:-1]][: len(codes)]
    return Near(codes[first], cosines[first])


def change(room: Room, gone: Edges, come: Near) -> None:
    """Take candidate pairs out, and enter others that do not stand."""
    some = numbers(np.concatenate([gone, come.edges]))
    owners, partners = _read(room, some)
    others = partners["number"].astype(np.int64)
    codes = (np.minimum(owners, others) << 32) | np.maximum(owners, others)
    stay = ~held(codes, gone)
    small, large = ends(come.edges)
    owners = np.concatenate([owners[stay], small, large])
    others = np.concatenate([others[stay], large, small])
    cosines = np.concatenate([partners["cosine"][stay], come.cosines, come.cosines])
    order = np.argsort((owners << 32) | others)
    rows = np.empty(len(order), _PARTNER)
    rows["number"], rows["cosine"] = others[order], cosines[order]
    packed, size = rows.tobytes(), _PARTNER.itemsize
    found = np.array(some, np.int64)
    edges = (np.searchsorted(owners[order], np.concatenate([found, found[-1:] + 1])) * size).tolist()
    entries = [(number, packed[edges[at] : edges[at + 1]]) for at, number in enumerate(some)]
    room.connection.executemany(
        "INSERT INTO near VALUES (?, ?) ON CONFLICT (version) DO UPDATE SET others = excluded.others",
        [entry for entry in entries if entry[1]],
    )
    room.connection.executemany("DELETE FROM near WHERE version = ?", [entry[:1] for entry in entries if not entry[1]])


def _read(room: Room, some: Iterable[int]) -> tuple[NDArray[np.int64], NDArray[np.void]]:
    """Rows of the table: the text and one of its partners, a pair a row."""
    rows = [
        row
        for marks, part in chunks(some)
        for row in room.connection.execute(f"SELECT version, others FROM near WHERE version IN ({marks})", part)
    ]
    partners = np.frombuffer(b"".join(packed for _, packed in rows), _PARTNER)
    counts = [len(packed) // _PARTNER.itemsize for _, packed in rows]
    return np.repeat(np.array([number for number, _ in rows], np.int64), counts), partners
