"""Two versions go in, the passages they share come out, the longest first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.model import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.model import Version

SHORTEST = 5  # words: shorter runs are phrases of the trade
TRIED = 8  # places of one phrase that are tried: what stands more often is a list or a flood
Placed = tuple[str, int]  # a word, and the paragraph it stands in


def explain(left: Version, right: Version) -> tuple[Passage, ...]:
    """Runs of words that both versions hold, typography aside: longest first, then in the order of the left text.

    A run ends where a paragraph ends on either side; what moved is found as well. Each word of the left text stands in
    one passage at most.
    """
    here, there = _placed(left), _placed(right)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(there) - SHORTEST + 1):
        places[_phrase(there, start)].append(start)
    found, start = [], 0
    while start <= len(here) - SHORTEST:
        size, place = _longest(here, there, start, places.get(_phrase(here, start), ())[:TRIED])
        if size >= SHORTEST:
            text = " ".join(word for word, _ in here[start : start + size])
            found.append(Passage(size, text, here[start][1], there[place][1]))
        start += max(size, 1)
    return tuple(sorted(found, key=lambda passage: -passage.words))


def _placed(version: Version) -> list[Placed]:
    return [(word, number) for number, text in version.body() for word in words.words(text)]


def _phrase(text: Sequence[Placed], start: int) -> tuple[str, ...]:
    return tuple(word for word, _ in text[start : start + SHORTEST])


def _longest(here: Sequence[Placed], there: Sequence[Placed], start: int, places: Sequence[int]) -> tuple[int, int]:
    """The longest run from one place on, and where it stands in the other text; ties: the first place."""
    runs = [(_run(here, there, start, place), -place) for place in places]
    size, place = max(runs, default=(0, 0))
    return size, -place


def _run(here: Sequence[Placed], there: Sequence[Placed], start: int, place: int) -> int:
    """How many words are the same from two places on, within one paragraph of each text."""
    size = 0
    while start + size < len(here) and place + size < len(there):
        (one, left), (other, right) = here[start + size], there[place + size]
        if one != other or left != here[start][1] or right != there[place][1]:
            break
        size += 1
    return size
