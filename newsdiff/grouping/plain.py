"""The bytes of many chunks go in; which are a plain word between marks, where it stands in them and how it is written come out."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.vocabulary import AROUND, CAPITAL, CLOSERS, CLOSES, MARKS, OPENS, STOP, STOPS, TAIL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

FILL = 0xFF
"""What stands behind a chunk, and is no byte of a text."""
_WORD, _FIGURE, _JOINER, _BETWEEN, _AROUND, _CLOSER, _TAIL, _SIGN = (1 << bit for bit in range(8))
_END = _AROUND | _CLOSER | _TAIL


def _flags(*held: tuple[int, str]) -> NDArray[np.int32]:
    """A table of bytes: the flags of all sets of ASCII characters that hold each."""
    return np.array(
        [sum(flag for flag, some in held if byte < 128 and chr(byte) in some) for byte in range(256)], np.int32
    )


_KINDS = _flags(
    (_WORD, string.ascii_letters + string.digits), (_FIGURE, string.digits),
    (_JOINER, "'.&@-"), (_BETWEEN, ",:/"),  # in a word, and between its figures: as `words.words` has them
    (_AROUND, AROUND), (_CLOSER, CLOSERS), (_TAIL, TAIL), (_SIGN, "$+-*/=<>&@#|~"),
)  # fmt: skip
_KINDS[FILL] = _END
_TRANSLATED = _KINDS.astype(np.uint8).tobytes()
_FIRST, _OPENS, _CLOSES, _STOP = map(_flags, (
    (CAPITAL, string.ascii_uppercase), (OPENS, MARKS), (CLOSES, MARKS), (STOP, STOPS)
))  # fmt: skip


def plain(chunks: NDArray[np.uint8]) -> tuple[Places, Places, NDArray[np.int32]]:
    """Where the word of each chunk begins and ends, both 0 where it is not plain, and what the writing adds to its number.

    A plain word is of ASCII letters and figures, with single joiners between them and marks or signs around it, and does not
    begin with a figure and end with a letter: the term of its chunk is that word in small letters, unless it holds `pct` or `percent`.

    Args:
        chunks: a row a chunk, with `FILL` behind it; none is empty.
    """
    rows, columns = np.arange(len(chunks)), np.arange(chunks.shape[1], dtype=np.uint8)
    kinds = np.frombuffer(chunks.tobytes().translate(_TRANSLATED), np.uint8).reshape(chunks.shape)
    inner = kinds & (_AROUND | _SIGN) == 0
    first, last = inner.argmax(axis=1), _last(inner)
    fits = kinds & _WORD | (columns < first[:, np.newaxis]) | (columns > last[:, np.newaxis])
    fits[:, 1:-1] |= kinds[:, 1:-1] // _JOINER & kinds[:, :-2] & kinds[:, 2:] & (_WORD | _FIGURE)
    begin, end = kinds[rows, first], kinds[rows, last]
    found = fits.all(axis=1) & (begin & end & _WORD > 0) & (begin & ~end & _FIGURE == 0)
    writing = _FIRST[chunks[rows, (kinds & _AROUND == 0).argmax(axis=1)]] | _OPENS[chunks[:, 0]]
    for held, flags in ((_CLOSER, _STOP), (_TAIL, _CLOSES)):
        writing |= flags[chunks[rows, _last(kinds & held == 0)]]
    return first * found, (last + 1) * found, writing


def _last(held: NDArray[np.bool_]) -> Places:
    """The last place in each row that is held."""
    places: Places = held.shape[1] - 1 - held[:, ::-1].argmax(axis=1)
    return places
