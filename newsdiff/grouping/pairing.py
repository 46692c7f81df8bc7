"""Versions go in, judged pairs come out: which are worth judging is found by the index, the format's links and a screen."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.features import containment, hours
from newsdiff.grouping.verifying import Context, judge
from newsdiff.indexing import candidates
from newsdiff.model import Scheme
from newsdiff.sketching import hashed, lanes, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from newsdiff.model import Pair, Version

SCREEN = 0.35  # words contained, by weight: below it no labelled version lies, and 24 of 25 candidates do
WORDS, PHRASES = Scheme(shingle=1), Scheme(shingle=3)
# Single words find rewrites that share no phrase; phrases still speak where no time narrows the buckets.
KEYS = ((WORDS, 3), (PHRASES, 2))


def pairs(versions: Sequence[Version], *, window: float = 72.0, cap: int = 20) -> tuple[Pair, ...]:
    """Judge all pairs of versions that may belong together.

    Equal texts are chained to the one before them and stand for each other; a declared link makes a pair whatever the
    hours; all others must share speaking buckets (see `indexing`) within the window and pass the screen. What was
    withdrawn is linked by declaration only.

    Returns:
        The judged pairs by (left, right); the same for any order of the versions.
    """
    context = Context()
    ordered = sorted(versions, key=lambda version: (_when(version), version.id))
    alive = [version for version in ordered if not _withdrawn(version) and context.profile(version).words]
    distinct, repeats = _collapsed(alive, context, window)
    wanted = {(one.id, other.id): (one, other) for one, other in _linked(ordered)}
    wanted |= {(one.id, other.id): (one, other) for one, other in repeats}
    for one, other in _candidates(distinct, context, window, cap):
        if containment(context.profile(one), context.profile(other)) >= SCREEN:
            wanted.setdefault((one.id, other.id), (one, other))
    judged = (judge(one, other, context) for one, other in wanted.values())
    found = {(pair.left, pair.right): pair for pair in judged}
    return tuple(found[key] for key in sorted(found))


def _withdrawn(version: Version) -> bool:
    return version.state == "withdrawn" or version.label.kind == "withdrawal"


def _when(version: Version) -> float:
    """Seconds since 1970; the undated come last."""
    return float("inf") if version.published is None else version.published.timestamp()


def _collapsed(
    versions: Iterable[Version], context: Context, window: float
) -> tuple[list[Version], list[tuple[Version, Version]]]:
    """Versions of distinct text, and the pairs that chain equal ones; a text stands for its repeats within one window."""
    last: dict[tuple[str, ...], Version] = {}
    stands: dict[tuple[str, ...], Version] = {}
    distinct, repeats = [], []
    for version in versions:
        text = context.profile(version).words
        if text in last and _apart(last[text], version) <= window:
            repeats.append((last[text], version))
        if text not in stands or _apart(stands[text], version) > window:
            stands[text] = version
            distinct.append(version)
        last[text] = version
    return distinct, repeats


def _apart(one: Version, other: Version) -> float:
    found = hours(one.published, other.published)
    return 0.0 if found is None else found


def _linked(versions: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Pairs that the formats declare: each text with the one before it of its story or address, and what it replaces."""
    families: defaultdict[tuple[str, str], list[Version]] = defaultdict(list)
    named: defaultdict[str, list[Version]] = defaultdict(list)
    for version in versions:
        said = version.declared
        if said.story_id:
            families["story", said.story_id].append(version)
        if said.url:
            families["address", said.url].append(version)
        for name in sorted({version.id, said.id or version.id}):
            named[name].append(version)
    for family in families.values():
        yield from pairwise(family)
    for version in versions:
        for name in version.declared.replaces:
            yield from ((other, version) for other in named[name] if other is not version)


def _candidates(
    versions: Sequence[Version], context: Context, window: float, cap: int
) -> Iterator[tuple[Version, Version]]:
    if not versions:
        return
    when = np.array([_when(version) / 3600 for version in versions])
    when[np.isinf(when)] = np.nan
    found = [hashed(context.profile(version).words) for version in versions]
    codes = set()
    for scheme, minimum in KEYS:
        bands = _bands(found, scheme)
        rows = candidates(bands, when, window=window, cap=cap, minimum=minimum)
        codes |= set(map(tuple, rows.tolist()))
    for one, other in sorted(codes):
        yield versions[one], versions[other]


def _bands(found: Sequence[NDArray[np.uint64]], scheme: Scheme) -> NDArray[np.uint32]:
    """Signatures of many texts, a row each."""
    shingled = [runs(text, scheme.shingle) for text in found]
    starts = np.cumsum([0, *map(len, shingled)])
    return lanes(np.concatenate(shingled), starts, scheme)
