"""Texts go in, the paragraphs that many of them share word for word come out: house rules, calendars, notes to editors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from newsdiff import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdiff.grouping.corpus import Corpus

LONG = 60  # characters: shorter paragraphs are crossheads and "This story will be updated."


def boilerplate(texts: Corpus, *, window: float, cap: int) -> Mapping[int, frozenset[int]]:
    """For each text that has any, the numbers of its paragraphs that more than `cap` texts hold within the window it ends.

    Undated texts are counted over all the set. A text that is nothing else keeps all of its paragraphs. As with buckets,
    what stands in a text of the window does not depend on what comes later.
    """
    holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, version in enumerate(texts.versions):
        for paragraph, text in version.body():
            if len(text) >= LONG and version.paragraphs[paragraph].role != "headline":
                holders[text].append((number, paragraph))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for places in holders.values():
        if len(places) > cap:
            for number, paragraph in _crowded(places, texts, window, cap):
                found[number].add(paragraph)
    return {number: frozenset(some) for number, some in found.items() if _rest(texts, number, some)}


def _crowded(places: list[tuple[int, int]], texts: Corpus, window: float, cap: int) -> list[tuple[int, int]]:
    """The places of one paragraph at which its window is over the cap; texts stand in the order of time, undated last."""
    hours = [float(texts.hours[number]) for number, _ in places]
    dated = [hour for hour in hours if hour == hour]  # noqa: PLR0124 - NaN is not itself
    return [
        place
        for place, hour in zip(places, hours, strict=True)
        if hour != hour or bisect_right(dated, hour) - bisect_left(dated, hour - window) > cap  # noqa: PLR0124 - as above
    ]


def _rest(texts: Corpus, number: int, some: set[int]) -> bool:
    return any(words.words(text) for paragraph, text in texts.versions[number].body() if paragraph not in some)
