"""Sets of numbers, one a text, as flat arrays: what two texts have in common is found for many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff.grouping.flat import distinct, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF = np.int64(32)
_LOW = np.int64(0xFFFF_FFFF)


@dataclass(frozen=True)
class Sets:
    """A set of 32-bit numbers for each text.

    Attributes:
        codes: text and number in one, rising: the text in the upper half.
        starts: where each text begins, and the end of the last.
    """

    codes: NDArray[np.int64]
    starts: NDArray[np.intp]

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The members, text after text."""
        return self.codes & _LOW

    @cached_property
    def sizes(self) -> NDArray[np.intp]:
        """How many members each text has."""
        return np.diff(self.starts)

    def texts(self) -> NDArray[np.int64]:
        """The text of each member."""
        return self.codes >> _HALF

    def only(self, places: NDArray[np.intp]) -> Sets:
        """The sets of some members, whose places rise."""
        return Sets(self.codes[places], np.searchsorted(places, self.starts))

    def total(self, values: NDArray[Any]) -> NDArray[np.int64]:
        """The sum for each text of a value for each member."""
        return _totals(values, self.starts)

    def shared(
        self, other: Sets, left: NDArray[np.int64], right: NDArray[np.int64], names: NDArray[np.int64] | None = None
    ) -> Shared:
        """The members of each left text's set that stand in the right text's set of `other`, there as `names` says, if given."""
        places, edges = spread(self.starts[left], self.starts[left + 1])
        numbers = self.numbers[places]
        wanted = np.repeat(right << _HALF, np.diff(edges)) | (numbers if names is None else names[numbers])
        at = np.searchsorted(other.codes, wanted)
        met = (
            np.flatnonzero(other.codes[np.minimum(at, len(other.codes) - 1)] == wanted) if len(other.codes) else at[:0]
        )
        return Shared(np.searchsorted(met, edges), places[met], at[met])

    def holds(self, texts: NDArray[np.int64], numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the set of each of some texts has a number."""
        wanted = (texts << _HALF) | numbers
        at = np.minimum(np.searchsorted(self.codes, wanted), max(len(self.codes) - 1, 0))
        found: NDArray[np.bool_] = self.codes[at] == wanted if len(self.codes) else np.zeros(len(wanted), bool)
        return found


@dataclass(frozen=True)
class Shared:
    """What pairs of sets have in common, pair after pair: for each member shared its place on either side.

    Attributes:
        edges: where the members of each pair begin in the next two, and the end of the last.
        left: their places in the one collection of sets.
        right: their places in the other.
    """

    edges: NDArray[np.intp]
    left: NDArray[np.intp]
    right: NDArray[np.intp]

    @property
    def sizes(self) -> NDArray[np.intp]:
        """How many members each pair shares."""
        return np.diff(self.edges)

    def total(self, values: NDArray[Any]) -> NDArray[np.int64]:
        """The sum for each pair of a value for each member shared."""
        return _totals(values, self.edges)


def _totals(values: NDArray[Any], edges: NDArray[np.intp]) -> NDArray[np.int64]:
    sums = np.zeros(len(values) + 1, np.int64)
    np.cumsum(values, out=sums[1:])
    return np.diff(sums[edges])


def sets(texts: NDArray[np.int64], numbers: NDArray[np.int64], count: int) -> Sets:
    """Sets from members in any order, some of them twice; `texts` says whose each is."""
    codes = distinct((texts << _HALF) | numbers)
    return Sets(codes, np.searchsorted(codes, np.arange(count + 1) << _HALF))


def marked(
    texts: NDArray[np.int64], numbers: NDArray[np.int64], marks: NDArray[np.uint8], count: int
) -> tuple[Sets, NDArray[np.uint8]]:
    """Sets from members each of which carries marks, numbers below 2 ** 30; all marks of a member that comes more than once."""
    packed = np.sort((((texts << _HALF) | numbers) << np.int64(8)) | marks)
    codes = packed >> np.int64(8)
    opens = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]][: len(codes)])
    found = np.bitwise_or.reduceat(packed.astype(np.uint8), opens) if len(opens) else marks[:0]
    codes = codes[opens]
    return Sets(codes, np.searchsorted(codes, np.arange(count + 1) << _HALF)), found
