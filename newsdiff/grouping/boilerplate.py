"""Texts go in, the paragraphs that many of them share word for word come out: house rules, calendars, notes to editors."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from newsdiff import words
from newsdiff.model import CONTENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Version

Marks: TypeAlias = "array[int]"
_TOLD = CONTENT - {"headline"}
LONG = 60  # characters: shorter paragraphs are crossheads and "This story will be updated."


def boilerplate(texts: Corpus, *, window: float, cap: int) -> Mapping[int, frozenset[int]]:
    """For each text that has any, the numbers of its paragraphs that more than `cap` texts hold within the window it ends.

    A text that is nothing else keeps all of its paragraphs. The texts stand in the order of time, the undated last.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    common = _common(texts.marks, cap)
    for number, marks in enumerate(texts.marks) if common else ():
        if not common.isdisjoint(marks):
            for text in dict.fromkeys(
                text for _, text in long_paragraphs(texts.versions[number]) if hash(text) in common
            ):
                holders[text].append(number)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for text, some in holders.items():
        for place in np.flatnonzero(crowded(texts.hours[some], window=window, cap=cap)).tolist():
            found[some[place]].add(text)
    dropped = {number: _numbers(texts.versions[number], some) for number, some in found.items()}
    return {number: some for number, some in dropped.items() if rest(texts.versions[number], some)}


def _common(marks: Sequence[Marks], cap: int) -> set[int]:
    """The hashes of this process that more than `cap` paragraphs have: few need a closer look."""
    found = np.sort(np.fromiter(chain.from_iterable(marks), np.int64))
    return set(found[cap:][found[cap:] == found[: len(found) - cap]].tolist()) if len(found) > cap else set()


def marked(version: Version) -> Marks:
    """The hashes of this process of a version's long paragraphs, eight bytes each."""
    return array("q", [hash(p.text) for p in version.paragraphs if len(p.text) >= LONG and p.role in _TOLD])


def long_paragraphs(version: Version) -> list[tuple[int, str]]:
    """The paragraphs of a body that may be boilerplate: (number, text)."""
    return [
        (number, paragraph.text)
        for number, paragraph in enumerate(version.paragraphs)
        if len(paragraph.text) >= LONG and paragraph.role in _TOLD
    ]


def crowded(hours: NDArray[np.float64], *, window: float, cap: int) -> NDArray[np.bool_]:
    """For each text that holds a paragraph, whether more than `cap` texts hold it within the window that this text ends.

    For an undated text all of them count. So, as with buckets, what comes later changes nothing.

    Args:
        hours: when the holders were published, rising, the undated (NaN) last.
        window: in hours.
        cap: how many texts may share a paragraph that tells a story.
    """
    dated = hours[~np.isnan(hours)]
    before = np.searchsorted(dated, dated, "right") - np.searchsorted(dated, dated - window, "left")
    return np.concatenate([before, np.full(len(hours) - len(dated), len(hours))]) > cap


def rest(version: Version, dropped: frozenset[int]) -> bool:
    """Whether a text has words left without some paragraphs."""
    return any(words.words(text) for number, text in version.body() if number not in dropped)


def _numbers(version: Version, some: set[str]) -> frozenset[int]:
    return frozenset(number for number, text in long_paragraphs(version) if text in some)
