"""Versions go in, judged pairs come out: which are worth judging is found by the index, the format's links and a screen."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.boilerplate import boilerplate
from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import measure, seconds
from newsdiff.grouping.relations import names
from newsdiff.grouping.rivals import rivals
from newsdiff.grouping.screening import found, screened
from newsdiff.grouping.verifying import judge, likelihood, repeat, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Pair, Version

SCREEN = 0.4  # words contained, by what they say: below it no labelled version lies, and 14 of 15 candidates do
_READ = 50_000  # texts kept as they were read for judging: candidates come sorted, so few are read twice


def pairs(versions: Sequence[Version], *, window: float = 72.0, cap: int = 20) -> tuple[Pair, ...]:
    """Judge all pairs of versions that may belong together.

    Equal texts are chained to the one before them and stand for each other; a declared link makes a pair whatever the
    hours; all others must share, less the paragraphs that many texts hold (`boilerplate`), speaking buckets (see `indexing`) within the window and pass the screen. What was
    withdrawn is linked by declaration only.

    Returns:
        The judged pairs by (left, right); the same for any order of the versions.
    """
    ordered = sorted(versions, key=lambda version: (_when(version), version.id))
    texts = corpus([version for version in ordered if not _withdrawn(version)])
    distinct, repeats = _collapsed(texts, window)
    texts = texts.take(distinct)
    texts = texts.without(boilerplate(texts, window=window, cap=cap))
    judged = {(pair.left, pair.right): pair for pair in _by_wording(texts, window, cap)}
    for pair in (*starmap(_repeat, repeats), *starmap(judge, _linked(ordered))):
        judged[pair.left, pair.right] = pair
    return tuple(judged[key] for key in sorted(judged))


def _repeat(one: Version, other: Version) -> Pair:
    return repeat(one, other) if one.id < other.id else repeat(other, one)


def _withdrawn(version: Version) -> bool:
    return version.state == "withdrawn" or version.label.kind == "withdrawal"


def _when(version: Version) -> float:
    """Seconds since 1970; the undated come last."""
    return float("inf") if version.published is None else seconds(version.published)


def _collapsed(texts: Corpus, window: float) -> tuple[list[int], list[tuple[Version, Version]]]:
    """Numbers of distinct texts, and the pairs that chain equal ones; a text stands for its repeats within one window."""
    last: dict[bytes, int] = {}
    stands: dict[bytes, int] = {}
    distinct, repeats = [], []
    for number, version in enumerate(texts.versions):
        text = texts.text(number).tobytes()
        if not text:
            continue
        if text in last and not _apart(texts, last[text], number) > window:
            repeats.append((texts.versions[last[text]], version))
        if text not in stands or _apart(texts, stands[text], number) > window:
            stands[text] = number
            distinct.append(number)
        last[text] = number
    return distinct, repeats


def _apart(texts: Corpus, one: int, other: int) -> float:
    """Hours apart; NaN, which is not above any window, where a time is unknown."""
    return abs(float(texts.hours[one] - texts.hours[other]))


def _linked(versions: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Pairs that the formats declare: each text with the one before it of its story or address, and what it replaces."""
    families: defaultdict[tuple[str, str], list[Version]] = defaultdict(list)
    named: defaultdict[str, list[Version]] = defaultdict(list)
    for version in versions:
        for kind, name in (("story", version.declared.story_id), ("address", version.declared.url)):
            if name:
                families[kind, name].append(version)
        for name in sorted(names(version)):
            named[name].append(version)
    for family in families.values():
        yield from pairwise(family)
    for version in versions:
        for name in version.declared.replaces:
            yield from ((other, version) for other in named[name] if other is not version)


def _by_wording(texts: Corpus, window: float, cap: int) -> Iterator[Pair]:
    """Judge what the index proposes and the screen lets through: first by the two texts alone, then beside their rivals."""
    rows = found(texts, window=window, cap=cap)
    shares, cosines = screened(texts, rows)
    read = lru_cache(_READ)(texts.profile)
    met = {}
    for place in np.flatnonzero(shares >= SCREEN).tolist():
        one, other = sorted(rows[place].tolist(), key=lambda number: texts.versions[number].id)
        apart = _apart(texts, one, other)
        met[place] = one, other, measure(read(one), read(other), None if math.isnan(apart) else apart)
    alone = {place: likelihood(measured) for place, (*_, measured) in met.items()}
    crowded = rivals(rows, cosines, texts.hours, alone, window)
    for place, (one, other, measured) in met.items():
        yield verdict(texts.versions[one], texts.versions[other], measured, likelihood(measured, crowded[place]))
