"""Texts go in; of equal ones, those come out that stand for the others, and the pairs that chain them."""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Version


def collapsed(texts: Corpus, window: float) -> tuple[list[int], list[tuple[Version, Version]], NDArray[np.intp]]:
    """Numbers of the texts that stand for themselves, rising; the pairs that chain equal ones; and a number for each text that equal ones share.

    Texts without words are left out. The texts stand in the order of time, the undated last.
    """
    names: dict[bytes, int] = {b"": 0}
    keys = (blake2b(text.data, digest_size=16).digest() if len(text) else b"" for text in texts.texts())
    same = np.array([names.setdefault(key, len(names)) for key in keys], np.intp)
    counts = np.bincount(same, minlength=len(names))
    counts[0] = 0
    stand, chain = np.flatnonzero(counts[same] == 1).tolist(), []
    families: defaultdict[int, list[int]] = defaultdict(list)
    for number in np.flatnonzero(counts[same] > 1).tolist():
        families[int(same[number])].append(number)
    for family in families.values():
        firsts, links = stands(texts.hours[family].tolist(), window)
        stand += [family[place] for place in firsts]
        chain += [(texts.versions[family[one]], texts.versions[family[other]]) for one, other in links]
    return sorted(stand), chain, same


def stands(hours: Sequence[float], window: float) -> tuple[list[int], list[tuple[int, int]]]:
    """Which texts of one family of equal ones stand for the others, and which are chained to which, as places.

    Time is cut into cells as long as the window, the undated (NaN) are one more: the first text of a cell stands for all
    of them. Each text is chained to the one before it where they lie within the window or a time is unknown.

    Args:
        hours: when each text of the family was published, rising, the undated last.
        window: in hours.
    """
    cells = [None if hour != hour else hour // window for hour in hours]  # noqa: PLR0124 - NaN is not itself
    firsts = [place for place, cell in enumerate(cells) if not place or cell != cells[place - 1]]
    chain = [
        (place - 1, place) for place in range(1, len(hours)) if not hours[place] - hours[place - 1] > window
    ]  # a gap of NaN hours is not above the window
    return firsts, chain
