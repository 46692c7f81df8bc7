"""Possible links with their worth go in, the set of links worth most comes out, each unit in one at most."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from newsdiff.model.pairs import hanging_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsdiff.model.pairs import Pair

LARGE = 30_000
"""Links that hang together from which on they are taken greedily: 0.5 s for the exact solution of one below it."""


def assign(worth: Mapping[Pair, int]) -> tuple[list[Pair], bool]:
    """The pairs, no two sharing a side, whose summed worth is highest; whether a component was too large for that.

    Worths are positive integers, so nothing is lost to rounding. Each connected component is solved alone by successive
    shortest augmenting paths with potentials (Jonker and Volgenant 1987), sparse: O(rows * pairs * log pairs).
    Components of over `LARGE` pairs are taken greedily, the worthiest pair first.
    """
    chosen: list[Pair] = []
    coarse = False
    for component in hanging_together(worth):
        if len(component) == 1:
            chosen += component
        elif len(component) > LARGE:
            chosen += _greedy(component, worth)
            coarse = True
        else:
            chosen += _Exact(component, worth).solve()
    return sorted(chosen), coarse


def _greedy(pairs: Iterable[Pair], worth: Mapping[Pair, int]) -> list[Pair]:
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for pair in sorted(pairs, key=lambda pair: (-worth[pair], pair)):
        if pair[0] not in taken[0] and pair[1] not in taken[1]:
            taken[0].add(pair[0])
            taken[1].add(pair[1])
            chosen.append(pair)
    return chosen


class _Exact:
    """One component: rows are inserted one by one, each along the cheapest path to a free column.

    Every row also has a column of its own at no cost, which stands for staying alone.
    """

    def __init__(self, pairs: Iterable[Pair], worth: Mapping[Pair, int]) -> None:
        self.cost: dict[int, dict[int, int]] = {}
        for row, column in pairs:
            self.cost.setdefault(row, {~row: 0})[column] = -worth[row, column]
        self.row_potential: dict[int, int] = {}
        self.column_potential: dict[int, int] = {}
        self.row_of: dict[int, int] = {}
        self.column_of: dict[int, int] = {}

    def solve(self) -> list[Pair]:
        for row in self.cost:
            self._insert(row)
        return [(row, column) for column, row in self.row_of.items() if column >= 0]

    def _insert(self, row: int) -> None:
        self.row_potential[row] = min(
            cost - self.column_potential.get(column, 0) for column, cost in self.cost[row].items()
        )
        reached: dict[int, int] = {}
        came: dict[int, int] = {}
        heap: list[tuple[int, int, int]] = []
        here, far = row, 0
        while True:
            for column, cost in self.cost[here].items():
                if column not in reached:
                    slack = cost - self.row_potential[here] - self.column_potential.get(column, 0)
                    heappush(heap, (far + slack, column, here))
            far, column, source = heappop(heap)
            while column in reached:
                far, column, source = heappop(heap)
            reached[column], came[column] = far, source
            if column not in self.row_of:
                break
            here = self.row_of[column]
        self._shift(row, far, reached)
        self._turn(row, column, came)

    def _shift(self, row: int, far: int, reached: Mapping[int, int]) -> None:
        self.row_potential[row] += far
        for column, distance in reached.items():
            if distance < far and column in self.row_of:
                self.column_potential[column] = self.column_potential.get(column, 0) + distance - far
                self.row_potential[self.row_of[column]] += far - distance

    def _turn(self, row: int, column: int, came: Mapping[int, int]) -> None:
        while (source := came[column]) != row:
            left = self.column_of[source]
            self.column_of[source], self.row_of[column] = column, source
            column = left
        self.column_of[row], self.row_of[column] = column, row
