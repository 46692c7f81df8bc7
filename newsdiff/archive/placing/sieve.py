"""The words of a text go in as a few bits; out comes which texts may hold enough of them, without a look at those texts.

Three bits for each word, in eight bits a word (Bloom 1970): a word that a text holds is never missed, and one in thirty that it
does not hold seems to be there. So the share that the screen asks for is never taken for less than it is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.archive.looking import chunks
from newsdiff.grouping.screening import SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from numpy.typing import NDArray

    from newsdiff.archive.placing.room import Room
    from newsdiff.grouping.corpus import Corpus

_SHIFTS = np.array([0, 21, 42], np.uint64)  # three numbers of 21 bits are taken from the hash of a word
_PART = np.uint64((1 << 21) - 1)
_BYTE = np.uint64(8)


def sieves(texts: Corpus) -> list[tuple[int, bytes]]:
    """What all words of each text say, and their bits, a byte a word."""
    words = texts.distinct
    counts = np.diff(words.starts)
    bits = np.zeros(8 * len(words.ids), bool)
    places = _places(texts.hashes[words.ids], np.repeat(counts, counts))
    bits[places.astype(np.intp) + np.repeat(8 * words.starts[:-1], counts)] = True
    packed = np.packbits(bits, bitorder="little").tobytes()
    said = np.diff(np.concatenate([[0], np.cumsum(texts.said, dtype=np.int64)])[words.starts]).tolist()
    return [(says, packed[start:end]) for says, (start, end) in zip(said, pairwise(words.starts.tolist()), strict=True)]


def passing(room: Room, texts: Corpus, others: Iterable[int]) -> set[int]:
    """Those of some stored texts that may pass the screen beside the one text given; no other does."""
    rows = [
        row
        for marks, some in chunks(others)
        for row in room.connection.execute(
            f"SELECT version, language, said, sieve FROM leaf WHERE version IN ({marks})", some
        )
    ]
    mine = texts.versions[0].language
    foreign = {row[0] for row in rows if row[1] != mine}  # what its words say here is not known
    rows = [row for row in rows if row[1] == mine]
    if not rows:
        return foreign
    widths = np.array([len(row[3]) for row in rows])
    hashes, says = texts.hashes[texts.distinct.ids], texts.said.astype(np.int64)
    places = _places(hashes, widths[:, np.newaxis])
    starts = (np.cumsum(widths) - widths)[:, np.newaxis]
    held = np.frombuffer(b"".join(row[3] for row in rows), np.uint8)[starts + (places >> np.uint64(3)).astype(np.intp)]
    all_three = (held >> (places & np.uint64(7)).astype(np.uint8) & np.uint8(1)).all(axis=0)
    lighter = np.minimum([row[2] for row in rows], says.sum())
    enough = all_three @ says / np.maximum(lighter, 1) >= SCREEN
    return foreign | {row[0] for row, so in zip(rows, enough.tolist(), strict=True) if so}


def _places(hashes: NDArray[np.uint64], widths: NDArray[Any]) -> NDArray[np.uint64]:
    """The three bits of each word in so many bytes, a row each."""
    shifts = _SHIFTS.reshape(-1, *(1,) * widths.ndim)
    found: NDArray[np.uint64] = (hashes >> shifts & _PART) % (widths.astype(np.uint64) * _BYTE)
    return found
