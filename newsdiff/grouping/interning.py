"""Keys of some 64-bit words go in, the numbers under which they were met before come out, many at once."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Words = Sequence[NDArray[np.uint64]]

_START = 10  # bits of the first table
_WORD = 1 << 64


class Interned:
    """A hash table from keys of `width` words to the numbers 0, 1, 2 … in the order in which they were added.

    A key is found by its words and never by its hash alone. The hash is another one in every process (as that of Python's
    strings), so that no text can be written to fill one place; what is found does not depend on it. Open addressing,
    linear probing, never more than half full: about two reads a key.
    """

    def __init__(self, width: int) -> None:
        self._factors = [np.uint64((hash(("a word of a key", place)) % _WORD) | 1) for place in range(width)]
        self._keys = np.zeros((width, 1 << _START - 1), np.uint64)
        self._slots = np.full(1 << _START, -1, np.int32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def find(self, keys: Words) -> NDArray[np.int32]:
        """The number of each key, -1 for those that were never added."""
        at = self._places(keys)
        found = self._slots[at]
        astray = np.flatnonzero((found >= 0) & ~self._same(found, keys))
        while len(astray):
            at[astray] = (at[astray] + 1) & (len(self._slots) - 1)
            found[astray] = self._slots[at[astray]]
            here = found[astray]
            astray = astray[(here >= 0) & ~self._same(here, [word[astray] for word in keys])]
        return found

    def add(self, keys: Words) -> None:
        """Number new keys, all different and none of them known, in order."""
        first, self._count = self._count, self._count + len(keys[0])
        self._grow(first)
        for row, word in zip(self._keys, keys, strict=True):
            row[first : self._count] = word
        self._place(first)

    def _grow(self, first: int) -> None:
        """Double the room until the table is at most half full."""
        bits = len(self._slots).bit_length() - 1
        while 2 * self._count > 1 << bits:
            bits += 1
        if 1 << bits > len(self._slots):
            self._slots = np.full(1 << bits, -1, np.int32)
            keys = np.zeros((len(self._keys), 1 << bits - 1), np.uint64)
            keys[:, :first] = self._keys[:, :first]
            self._keys = keys
            count, self._count = self._count, first
            self._place(0)
            self._count = count

    def _place(self, first: int) -> None:
        """Put the keys from one number on into the table; of those that want one place the last takes it, the others go on."""
        numbers = np.arange(first, self._count, dtype=np.int32)
        at = self._places([row[first : self._count] for row in self._keys])
        while len(numbers):
            free = self._slots[at] < 0
            self._slots[at[free]] = numbers[free]
            left = self._slots[at] != numbers
            numbers, at = numbers[left], (at[left] + 1) & (len(self._slots) - 1)

    def _places(self, keys: Words) -> NDArray[np.intp]:
        """Where each key is looked for first: multiply-shift hashing (Dietzfelbinger et al. 1997) with random factors."""
        mixed = reduce(np.bitwise_xor, (word * factor for word, factor in zip(keys, self._factors, strict=True)))
        mixed = (mixed ^ (mixed >> np.uint64(29))) * self._factors[0]
        return (mixed >> np.uint64(65 - len(self._slots).bit_length())).astype(np.intp)

    def _same(self, numbers: NDArray[np.int32], keys: Words) -> NDArray[np.bool_]:
        """Whether each key is the one of that number; -1 stands for none."""
        return reduce(np.logical_and, (row[numbers] == word for row, word in zip(self._keys, keys, strict=True)))
