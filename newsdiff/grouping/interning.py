"""Keys of some 64-bit words go in, the values under which they were put down come out, many at once."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Words = Sequence[NDArray[np.uint64]]

UNKNOWN = -(1 << 31)
"""What is found for a key that was never added."""
_START = 10  # bits of the first table
_WORD = 1 << 64


class Interned:
    """A hash table from keys of `width` words to 32-bit values.

    A key is found by its words and never by its hash alone. The hash is another one in every process (as that of Python's
    strings), so that no text can be written to fill one place; what is found does not depend on it. Open addressing,
    linear probing, a quarter full at most: nine keys in ten lie at their first place.
    """

    def __init__(self, width: int) -> None:
        self._factors = [np.uint64((hash(("a word of a key", place)) % _WORD) | 1) for place in range(width)]
        self._keys = np.zeros((width, 1 << _START), np.uint64)
        self._values = np.full(1 << _START, UNKNOWN, np.int32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def find(self, keys: Words) -> NDArray[np.int32]:
        """The value of each key, `UNKNOWN` for those that were never added."""
        at = self._places(keys)
        found = self._values.take(at)
        astray = np.flatnonzero(~self._same(at, keys))
        while len(astray := astray[found[astray] != UNKNOWN]):
            at[astray] = here = (at[astray] + 1) & (len(self._values) - 1)
            found[astray] = self._values[here]
            astray = astray[~self._same(here, [word[astray] for word in keys])]
        return found

    def add(self, keys: Words, values: NDArray[np.int32]) -> None:
        """Put down new keys, all different and none of them known."""
        self._count += len(values)
        if 4 * self._count > len(self._values):
            filled = np.flatnonzero(self._values != UNKNOWN)
            known, old = list(self._keys[:, filled]), self._values[filled]
            self._keys = np.zeros((len(keys), 1 << (4 * self._count).bit_length()), np.uint64)
            self._values = np.full(self._keys.shape[1], UNKNOWN, np.int32)
            self._place(known, old)
        self._place(keys, values)

    def _place(self, keys: Words, values: NDArray[np.int32]) -> None:
        """Of those that want one free place the last takes it, the others go on."""
        at = self._places(keys)
        while len(at):
            free = np.flatnonzero(self._values[at] == UNKNOWN)
            self._values[at[free]] = values[free]
            for row, word in zip(self._keys, keys, strict=True):
                row[at[free]] = word[free]
            left = np.flatnonzero(~self._same(at, keys))
            at, keys, values = (at[left] + 1) & (len(self._values) - 1), [word[left] for word in keys], values[left]

    def _places(self, keys: Words) -> NDArray[np.intp]:
        """Where each key is looked for first: multiply-shift hashing (Dietzfelbinger et al. 1997) with random factors."""
        mixed = reduce(np.bitwise_xor, (word * factor for word, factor in zip(keys, self._factors, strict=True)))
        mixed = (mixed ^ (mixed >> np.uint64(29))) * self._factors[0]
        return (mixed >> np.uint64(65 - len(self._values).bit_length())).view(np.intp)

    def _same(self, places: NDArray[np.intp], keys: Words) -> NDArray[np.bool_]:
        """Whether each key is the one that lies at its place."""
        return reduce(np.logical_and, (row.take(places) == word for row, word in zip(self._keys, keys, strict=True)))
