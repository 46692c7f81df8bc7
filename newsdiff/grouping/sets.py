"""Sets of numbers, one a text, as flat arrays: what two texts have in common is found for many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

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

    def shared(
        self, other: Sets, left: NDArray[np.int64], right: NDArray[np.int64], names: NDArray[np.int64] | None = None
    ) -> Shared:
        """The members of each left text's set that stand in the right text's set of `other`, there as `names` says, if given."""
        places, edges = spread(self.starts[left], self.starts[left + 1])
        pairs = np.repeat(np.arange(len(left)), np.diff(edges))
        numbers = self.numbers[places]
        wanted = (right[pairs] << _HALF) | (numbers if names is None else names[numbers])
        at = np.searchsorted(other.codes, wanted)
        met = (
            np.flatnonzero(other.codes[np.minimum(at, len(other.codes) - 1)] == wanted) if len(other.codes) else at[:0]
        )
        return Shared(len(left), pairs[met], places[met], at[met])

    def holds(self, texts: NDArray[np.int64], numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the set of each of some texts has a number."""
        wanted = (texts << _HALF) | numbers
        at = np.minimum(np.searchsorted(self.codes, wanted), max(len(self.codes) - 1, 0))
        found: NDArray[np.bool_] = self.codes[at] == wanted if len(self.codes) else np.zeros(len(wanted), bool)
        return found


@dataclass(frozen=True)
class Shared:
    """What pairs of sets have in common: for each member shared its pair, and its place on either side."""

    count: int
    pairs: NDArray[np.intp]
    left: NDArray[np.intp]
    right: NDArray[np.intp]

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many members each pair shares."""
        return np.bincount(self.pairs, minlength=self.count)

    def total(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """The sum for each pair of a value for each member shared."""
        return np.bincount(self.pairs, values, self.count).astype(np.int64)


def sets(texts: NDArray[np.int64], numbers: NDArray[np.int64], count: int) -> Sets:
    """Sets from members in any order, some of them twice; `texts` says whose each is."""
    codes = distinct((texts << _HALF) | numbers)
    return Sets(codes, np.searchsorted(codes, np.arange(count + 1) << _HALF))
