"""A few texts enter or leave the index; out come the candidate pairs that this may change, without a look at any other bucket.

A bucket that no changed text holds speaks as before. So the buckets of the changed texts are read as they were and as they
are: a pair with a new text is judged by them alone, and an old pair is counted anew only where one of them fell silent or speaks again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdiff.grouping.corpus import SCHEMES
from newsdiff.grouping.screening import MINIMA
from newsdiff.indexing import spoken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.archive.placing.standing import Places

Edges = set[tuple[int, int]]
_LANES = np.cumsum([scheme.hashes for scheme in SCHEMES])


class Window(NamedTuple):
    """The texts of some hours: their numbers, when they were published (rising), and their signatures, a row each."""

    numbers: NDArray[np.int64]
    hours: NDArray[np.float64]
    bands: NDArray[np.uint32]


def touched(now: Window, places: Places, start: float, window: float, cap: int) -> tuple[Edges, Edges]:
    """The candidate pairs with a new text, and old pairs that may be candidates now or no longer.

    `now` holds all texts within a window of the changed ones, the new ones among them. Of the pairs whose later text lies
    before `start` it may lack some that count, so they are left out.
    """
    into, out = places.into.keys(), places.out.keys()
    changed = [signature for _, signature in (*places.into.values(), *places.out.values())]
    values = np.frombuffer(b"".join(changed), "<u4").reshape(len(changed), -1)
    speaks = _speaking(now, values, window, cap)
    spoke = _speaking(_before(now, places), values, window, cap)
    often: tuple[Counter[tuple[int, int]], ...] = tuple(Counter() for _ in SCHEMES)
    for one, other, lane in speaks:
        if one in into or other in into:
            often[int(np.searchsorted(_LANES, lane, "right"))][one, other] += 1
    late = set(now.numbers[now.hours >= start].tolist())
    fresh = {
        pair for counts, least in zip(often, MINIMA, strict=True) for pair, count in counts.items() if count >= least
    }
    others = {(one, other) for one, other, _ in speaks ^ spoke if not {one, other} & (into | out)}
    return {pair for pair in fresh if late & {*pair}}, _enough(now, [pair for pair in others if late & {*pair}])


def _enough(now: Window, pairs: list[tuple[int, int]]) -> Edges:
    """Those pairs that share enough buckets, whether they speak or not: the others never are candidates."""
    if not pairs:
        return set()
    order = np.argsort(now.numbers)
    places = order[np.searchsorted(now.numbers, np.array(pairs), sorter=order)]
    same = now.bands[places[:, 0]] == now.bands[places[:, 1]]
    parts = np.split(same, _LANES[:-1], axis=1)
    shared = np.stack([part.sum(axis=1) for part in parts], axis=1)
    enough = np.asarray(shared >= np.array(MINIMA)).any(axis=1)
    return {pair for pair, so in zip(pairs, np.asarray(enough), strict=True) if so}


def candidates(now: Window, pairs: Edges, window: float, cap: int) -> Edges:
    """Those of some pairs for which enough buckets speak; what the window of a text holds is counted once for all of its pairs."""
    found: Edges = set()
    places = {number: place for place, number in enumerate(now.numbers.tolist())}
    holds: dict[int, NDArray[np.bool_]] = {}
    for pair in pairs:
        one, other = sorted(places[number] for number in pair)
        later = now.hours[other]
        if later - now.hours[one] > window:
            continue
        if other not in holds:
            within = (now.hours <= later) & (later - now.hours <= window)
            holds[other] = (now.bands[within] == now.bands[other]).sum(axis=0) <= cap
        speaks = (now.bands[one] == now.bands[other]) & holds[other]
        if any(part.sum() >= least for part, least in zip(np.split(speaks, _LANES[:-1]), MINIMA, strict=True)):
            found.add(pair)
    return found


def _before(now: Window, places: Places) -> Window:
    """The same hours before the change."""
    stay = ~np.isin(now.numbers, list(places.into))
    dated = [(number, hours, found) for number, (hours, found) in places.out.items() if np.isfinite(hours)]
    numbers = np.concatenate([now.numbers[stay], np.array([row[0] for row in dated], np.int64)])
    hours = np.concatenate([now.hours[stay], np.array([row[1] for row in dated], np.float64)])
    gone = np.frombuffer(b"".join(row[2] for row in dated), "<u4").reshape(len(dated), now.bands.shape[1])
    return Window(numbers, hours, np.concatenate([now.bands[stay], gone]))


def _speaking(texts: Window, values: NDArray[np.uint32], window: float, cap: int) -> set[tuple[int, int, int]]:
    """The pairs for which buckets of these values speak: (smaller number, larger number, lane), a row a bucket."""
    held = np.zeros(texts.bands.shape, bool)
    for row in values:
        held |= texts.bands == row
    entry, lane = np.nonzero(held)
    keys = (lane.astype(np.uint64) << np.uint64(32)) | texts.bands[entry, lane]
    rows = spoken(keys, texts.hours[entry], window=window, cap=cap)
    pairs = np.sort(texts.numbers[entry[rows]].reshape(-1, 2), axis=1)
    return set(zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), lane[rows[:, 0]].tolist(), strict=True))
