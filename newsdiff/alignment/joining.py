"""Linked pairs and the units left over go in; those that were split off or merged in come out as further pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsdiff.alignment.similarity import Measure
    from newsdiff.alignment.units import Unit
    from newsdiff.model.pairs import Pair

CONTAINED = 0.6
"""Share of a unit's words, by weight, that must stand in a linked sentence of the other side."""
GAIN = 0.17
"""By how much a link must grow more similar when the unit is read together with its neighbour."""
ROUNDS = 4
"""Units that may join a link one after the other on each side of it."""


def joined(pairs: Collection[Pair], before: Sequence[Unit], after: Sequence[Unit], measure: Measure) -> list[Pair]:
    """Further pairs, each of a unit left over and the partner of its neighbour: a split or a merge.

    The partner must hold most of the unit's words, and the link must grow more similar when the unit and its neighbour
    are read as one text; of two partners the one that gains more.
    """
    splits = _joining(pairs, before, after, measure)
    merges = _joining([(b, a) for a, b in pairs], after, before, measure)
    return sorted([*splits, *((a, b) for b, a in merges)])


def _joining(pairs: Collection[Pair], single: Sequence[Unit], side: Sequence[Unit], measure: Measure) -> list[Pair]:
    """Pairs (unit of `single`, unit left over in `side`)."""
    runs = {a: [side[b]] for a, b in pairs}
    home = {b: a for a, b in pairs}
    found: list[Pair] = []
    for _ in range(ROUNDS):
        gains = [
            (gain, -a, b)
            for b, near in _borders(home, len(side))
            if (gain := _gain(single[a := home[near]], runs[a], side[b], measure)) >= GAIN
        ]
        for _, minus, b in sorted(gains, reverse=True):
            if b not in home:
                home[b] = -minus
                runs[-minus] = sorted([*runs[-minus], side[b]], key=lambda unit: unit.number)
                found.append((-minus, b))
        if not gains:
            break
    return found


def _borders(home: Collection[int], length: int) -> list[Pair]:
    """(unit left over, linked neighbour), each unit up to twice."""
    free = [number for number in range(length) if number not in home]
    return [(b, near) for b in free for near in (b - 1, b + 1) if near in home]


def _gain(one: Unit, run: Sequence[Unit], unit: Unit, measure: Measure) -> float:
    if one.role != unit.role or measure.contained(unit.text, one.text) < CONTAINED:
        return 0.0
    alone = measure.likeness([one], run).similarity
    longer = sorted([*run, unit], key=lambda unit: unit.number)
    return measure.likeness([one], longer).similarity - alone
