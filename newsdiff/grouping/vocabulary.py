"""A chunk of text goes in, the numbers of its terms come out, each with how the chunk is written."""

from __future__ import annotations

import struct
from collections import defaultdict
from itertools import count, islice
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

CAPITAL, STOP, OPENS, CLOSES = (1 << bit for bit in (30, 29, 28, 27))
"""What the writing of a chunk adds to the numbers of its terms: a capital, a stop after it, a quotation mark before or after."""
NUMBER = CLOSES - 1
AROUND = ".,;:()\"?!“”„«»'‘’[]"
"""What may stand around a word and is no part of it."""
CLOSERS, TAIL, MARKS, STOPS = "\"”»')]’", ".,;:?!)", '"“”„«»', ".!?:"
"""What may stand behind a stop, and behind a quotation mark; those marks; what ends a sentence or leads to the next."""
PERCENT = frozenset({"pct", "percent"})
_LONG = 40  # characters: longer chunks are whole sentences of a script without spaces, and seldom come again


class Vocabulary(dict[str, bytes]):
    """The numbers of the terms of each chunk, as packed int32 with how it is written; a number tells when its term was first met."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._tables: dict[object, tuple[NDArray[Any], int]] = {}

    def __missing__(self, chunk: str) -> bytes:
        found = packed(self.made(chunk))
        if len(chunk) <= _LONG:
            self[chunk] = found
        return found

    def made(self, chunk: str) -> list[int]:
        """The same unpacked, and nothing is kept but the numbers of its terms."""
        plain = chunk.strip(AROUND)
        if plain.isascii() and (plain.isalpha() or plain.isdigit()) and (lower := plain.lower()) not in PERCENT:
            found = [self.numbers[lower]]  # as `words.terms` finds, without its patterns
        else:
            found = [self.numbers[term] for term in words.terms(chunk)]
        if found:
            found[0] |= CAPITAL * plain[:1].isupper() | OPENS * (chunk[0] in MARKS)
            found[-1] |= STOP * (chunk.rstrip(CLOSERS)[-1:] in STOPS) | CLOSES * (chunk.rstrip(TAIL)[-1:] in MARKS)
        return found

    def table(self, name: object, make: Callable[[list[str]], NDArray[Any]]) -> NDArray[Any]:
        """A value for each term, made once; `name` says which, `make` makes those of some, in the order of the numbers."""
        found, filled = self._tables.get(name, (None, 0))
        if found is None:
            found = make(list(self.numbers))
        elif filled < len(self.numbers):
            lately = list(islice(reversed(self.numbers), len(self.numbers) - filled))
            new = make(lately[::-1])
            if len(found) < len(self.numbers):
                found = np.concatenate(
                    [found[:filled], np.empty(len(self.numbers), new.dtype)]
                )  # room for as many again
            found[filled : len(self.numbers)] = new
        self._tables[name] = found, len(self.numbers)
        return found[: len(self.numbers)]

    def listed(self, values: Mapping[str, int]) -> NDArray[np.uint8]:
        """The value of each term, 0 where `values` has none."""
        found = np.zeros(len(self.numbers), np.uint8)
        for term in values.keys() & self.numbers.keys():
            found[self.numbers[term]] = values[term]
        return found

    def read(self, text: str) -> bytes:
        """The numbers of all terms of a text, in order."""
        return b"".join(map(self.__getitem__, words.chunks(text)))


def packed(numbers: Sequence[int]) -> bytes:
    """Numbers as int32."""
    return struct.pack(f"<{len(numbers)}i", *numbers)
