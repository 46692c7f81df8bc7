"""Pairs of versions go in and come out as one number each, rising, each once: so that many are handled at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.flat import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Edges = NDArray[np.int64]

NONE: Edges = np.empty(0, np.int64)


def edges(one: NDArray[np.int64], other: NDArray[np.int64]) -> Edges:
    """Pairs of numbers, in whichever order each stands."""
    return distinct((np.minimum(one, other) << 32) | np.maximum(one, other))


def listed(pairs: Iterable[tuple[int, int]]) -> Edges:
    """The same from tuples."""
    found = np.array(list(pairs), np.int64).reshape(-1, 2)
    return edges(found[:, 0], found[:, 1])


def ends(some: Edges) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The smaller and the larger number of each."""
    return some >> 32, some & 0xFFFF_FFFF


def numbers(some: Edges) -> list[int]:
    """All numbers in them, rising."""
    found: list[int] = distinct(np.concatenate(ends(some))).tolist()
    return found


def union(*parts: Edges) -> Edges:
    """What stands in any."""
    return distinct(np.concatenate([NONE, *parts]))


def minus(some: Edges, others: Edges) -> Edges:
    """What stands in the first alone."""
    return some[~held(some, others)]


def held(some: Edges, others: Edges) -> NDArray[np.bool_]:
    """Which of them stand among the others."""
    if not len(others):
        return np.zeros(len(some), bool)
    found: NDArray[np.bool_] = others[np.minimum(np.searchsorted(others, some), len(others) - 1)] == some
    return found
