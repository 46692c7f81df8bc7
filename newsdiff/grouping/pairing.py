"""Versions go in, judged pairs come out: which are worth judging is found by the index, the format's links and a screen."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.boilerplate import boilerplate
from newsdiff.grouping.collapsing import collapsed
from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import measure
from newsdiff.grouping.flat import joined
from newsdiff.grouping.linking import linked
from newsdiff.grouping.moments import when, withdrawn
from newsdiff.grouping.rivals import rivals
from newsdiff.grouping.screening import SCREEN, found, screened
from newsdiff.grouping.verifying import judge, likelihood, repeat, told, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus, Each, Keep
    from newsdiff.model import Pair, Version


def pairs(
    versions: Sequence[Version], *, window: float = 72.0, cap: int = 20, each: Each = map, keep: Keep = joined
) -> tuple[Pair, ...]:
    """Judge all pairs of versions that may belong together.

    Equal texts are chained to the one before them and stand for each other; a declared link makes a pair whatever the
    hours; all others must share, less the paragraphs that many texts hold (`boilerplate`), speaking buckets (see
    `indexing`) within the window and pass the screen. What was withdrawn is linked by declaration only.

    Args:
        versions: with distinct ids.
        window: as for `indexing.candidates`, as is `cap`.
        cap: as above.
        each: what deals out the parts of large work and gives their results in order, as `map` does.
        keep: what keeps the terms of many texts, as for `corpus`.

    Returns:
        The judged pairs by (left, right); the same for any order of the versions.
    """
    ordered = sorted(versions, key=lambda version: (when(version), version.id))
    texts = corpus((version for version in ordered if not withdrawn(version)), each, keep)
    stand, chain, same = collapsed(texts, window)
    texts = texts.take(stand)
    texts = texts.without(boilerplate(texts, window=window, cap=cap))
    judged = {(pair.left, pair.right): pair for pair in _by_wording(texts, same[stand], window, cap)}
    for pair in (*starmap(_repeat, chain), *starmap(judge, linked(ordered))):
        judged[pair.left, pair.right] = pair
    return tuple(judged[key] for key in sorted(judged))


def _repeat(one: Version, other: Version) -> Pair:
    return repeat(one, other) if one.id < other.id else repeat(other, one)


def _by_wording(texts: Corpus, same: NDArray[np.intp], window: float, cap: int) -> Iterator[Pair]:
    """Judge what the index proposes and the screen lets through: first by the two texts alone, then beside their rivals.

    Two texts that were equal before paragraphs were left out, which `same` tells, are no pair.
    """
    rows = found(texts, window=window, cap=cap)
    shares, cosines = screened(texts, rows)
    left, right = rows.T
    read = np.flatnonzero((shares >= SCREEN) & (same[left] != same[right]))
    if not len(read):
        return
    measured = measure(texts, rows[read])
    crowded = rivals(rows, cosines, texts.hours, read, likelihood(measured), window)
    likely = likelihood(measured, crowded).tolist()
    for row, what, chance in zip(rows[read].tolist(), told(measured), likely, strict=True):
        left, right = (texts.versions[number] for number in row)
        yield verdict(left, right, what, chance) if left.id < right.id else verdict(right, left, what, chance)
