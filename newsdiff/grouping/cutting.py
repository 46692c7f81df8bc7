"""Many texts go in, the numbers of all their terms come out: what `Vocabulary` finds chunk by chunk, by the batch.

The texts are seen as bytes. White space parts the chunks; nine in ten are a plain word or number with marks around it, whose
number is looked up by its letters, eight to a machine word. Other chunks are looked up whole. What was never met goes
through the vocabulary, once.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from newsdiff import words
from newsdiff.grouping.flat import joined, spread
from newsdiff.grouping.interning import Interned
from newsdiff.grouping.vocabulary import (
    AROUND,
    CAPITAL,
    CLOSERS,
    CLOSES,
    MARKS,
    NUMBER,
    OPENS,
    PERCENT,
    STOP,
    STOPS,
    TAIL,
)
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from newsdiff.grouping.vocabulary import Vocabulary

    Places = NDArray[np.int64]
    Numbers = NDArray[np.int32]
    Cut = tuple[list[str], Numbers, Places]

_BATCH = 1 << 18  # bytes cut at once: most of what is made of them stays in the second-level cache
_PLAIN = 16  # bytes: longer words are looked up whole
_WIDE = 32  # bytes: longer chunks go through the vocabulary each time
_SPACES = lazy("[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")  # beyond ASCII, as `str.split` has them
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


def _kinds(*some: str) -> bytes:
    """A table of bytes: which set of characters holds each, counted from 1; 0 for none."""
    return bytes(next((n for n, held in enumerate(some, 1) if chr(byte) in held), 0) for byte in range(256))


def _held(some: str) -> NDArray[np.bool_]:
    """A table of bytes: which of them are ASCII characters of this set."""
    return np.frombuffer(_kinds("".join(filter(str.isascii, some))), bool)


_SPACE, _KIND = _kinds(" \t\n\v\f\r\x1c\x1d\x1e\x1f"), _kinds(_LETTERS + _LETTERS.upper(), "0123456789")
_IS_AROUND, _IS_CLOSER, _IS_TAIL, _IS_STOP = map(_held, (AROUND, CLOSERS, TAIL, STOPS))
_IS_CAPITAL, _IS_MARK = map(_held, (_LETTERS.upper(), MARKS))


class Cutter:
    """Cuts texts into the numbers of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._plain, self._values = (
            Interned(_PLAIN // 8),
            np.empty(0, np.int32),
        )  # -1 for what is no plain word after all
        self._whole, self._edges, self._pool = Interned(_WIDE // 8 + 1), np.zeros(1, np.int64), np.empty(0, np.int32)

    def cut(self, texts: Iterable[str]) -> tuple[Numbers, Places]:
        """The numbers of all terms, text after text, as `Vocabulary.read` packs them; where each text begins, and the end."""
        pieces, counts = [], [np.zeros(1, np.int64)]
        for batch in _batches(texts):
            found, edges = self._cut(batch)
            pieces.append(found)
            counts.append(np.diff(edges))
        return joined(pieces or [np.empty(0, np.int32)]), np.cumsum(np.concatenate(counts))

    def cut_apart(self, texts: Iterable[str]) -> Cut:
        """The same with the terms themselves, which are numbered anew, so that it can be told to another vocabulary."""
        written, edges = self.cut(texts)
        used = np.flatnonzero(np.bincount(written & NUMBER, minlength=len(self.vocabulary.numbers)))
        anew = np.zeros(len(self.vocabulary.numbers), np.int32)
        anew[used] = np.arange(len(used))
        known = list(self.vocabulary.numbers)
        return [known[number] for number in used.tolist()], (written & ~NUMBER) | anew[written & NUMBER], edges

    def _cut(self, encoded: Sequence[bytes]) -> tuple[Numbers, Places]:
        """The same for one batch."""
        raw = b"\n".join(encoded) + bytes(_WIDE + 8)
        starts, ends = _chunks(raw[: -_WIDE - 8])
        numbers = self._plainly(raw, starts, ends)
        others = np.flatnonzero(numbers < 0)
        found, edges = self._wholly(raw, starts[others], ends[others])
        count = np.ones(len(starts), np.int64)
        count[others] = np.diff(edges)
        begins = np.concatenate([[0], np.cumsum(count)])
        written = np.empty(begins[-1], np.int32)
        written[begins[:-1][numbers >= 0]] = numbers[numbers >= 0]
        written[np.repeat(begins[others] - edges[:-1], count[others]) + np.arange(len(found))] = found
        texts = np.fromiter(accumulate((len(text) + 1 for text in encoded), initial=0), np.int64, len(encoded) + 1)
        return written, begins[np.searchsorted(starts, texts)]

    def _plainly(self, raw: bytes, starts: Places, ends: Places) -> Numbers:
        """The number of each chunk that is one plain word between marks, with how it is written; -1 for others."""
        buffer = np.frombuffer(raw, np.uint8)
        chosen, begins, stops = _cores(raw, starts, ends)
        folded = raw.lower()
        keys = _keys(folded, begins, stops, _PLAIN)
        found = self._plain.find(keys)
        new = np.flatnonzero(found < 0)
        if len(new):
            first = _firsts(folded, begins[new], stops[new])
            self._plain.add([key[new[list(first.values())]] for key in keys])
            self._values = np.concatenate([self._values, self._numbered(word.decode() for word in first)])
            found[new] = self._plain.find([key[new] for key in keys])
        numbers = np.full(len(starts), -1, np.int32)
        values = self._values[found]
        writing = _written(buffer, starts[chosen], begins, stops, ends[chosen])
        numbers[chosen] = np.where(values < 0, values, values | writing)
        return numbers

    def _numbered(self, plain: Iterable[str]) -> Numbers:
        numbers = self.vocabulary.numbers
        found = [-1 if word in PERCENT else numbers.setdefault(word, len(numbers)) for word in plain]
        return np.array(found, np.int32)

    def _wholly(self, raw: bytes, starts: Places, ends: Places) -> tuple[Numbers, Places]:
        """The numbers of chunks that are looked up as they stand, chunk after chunk; where each begins, and the end."""
        wide = np.flatnonzero(ends - starts > _WIDE)
        keys = [
            *_keys(raw, starts, ends, _WIDE),
            (ends - starts).astype(np.uint64),
        ]  # the length tells zero bytes from none
        found = self._whole.find(keys)
        found[wide] = len(self._whole) + np.arange(len(wide))
        new = np.flatnonzero(found < 0)
        if len(new):
            first = _firsts(raw, starts[new], ends[new])
            self._whole.add([key[new[list(first.values())]] for key in keys])
            self._pool, self._edges = self._more(first)
            found[new] = self._whole.find([key[new] for key in keys])
            found[wide] = len(self._whole) + np.arange(len(wide))
        pool, edges = self._pool, self._edges
        if len(wide):
            pool, edges = self._more(raw[start:end] for start, end in _pairs(starts[wide], ends[wide]))
        places, begins = spread(edges[found], edges[found + 1])
        return pool[places], begins

    def _more(self, chunks: Iterable[bytes]) -> tuple[Numbers, Places]:
        """The numbers of the chunks known and of some more, and where those of each begin."""
        packed = [self.vocabulary.made(chunk.decode("utf-8", "surrogatepass")) for chunk in chunks]
        edges = np.fromiter(accumulate((len(some) >> 2 for some in packed), initial=self._edges[-1]), np.int64)
        pool = np.concatenate([self._pool, np.frombuffer(b"".join(packed), np.int32)])
        return pool, np.concatenate([self._edges[:-1], edges])


def merged(cuts: Iterable[Cut], vocabulary: Vocabulary) -> tuple[Numbers, Places]:
    """What was cut apart as one, in the numbers of a vocabulary, which learns the terms."""
    pieces, counts = [], [np.zeros(1, np.int64)]
    numbers = vocabulary.numbers
    for terms, written, edges in cuts:
        anew = np.array([numbers.setdefault(term, len(numbers)) for term in terms], np.int32)
        pieces.append((written & ~NUMBER) | anew[written & NUMBER])
        counts.append(np.diff(edges))
    return joined(pieces or [np.empty(0, np.int32)]), np.cumsum(np.concatenate(counts))


def _batches(texts: Iterable[str]) -> Iterator[list[bytes]]:
    """The texts as bytes, some at a time, with no white space but that of ASCII."""
    batch: list[bytes] = []
    size = 0
    for text in texts:
        bound = words.bound(text)
        if not bound.isascii():
            bound = _SPACES.sub(" ", bound)
        batch.append(bound.encode("utf-8", "surrogatepass"))
        size += len(batch[-1])
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _chunks(raw: bytes) -> tuple[Places, Places]:
    """Where each chunk between white space begins and ends."""
    spaces = np.flatnonzero(np.frombuffer(raw.translate(_SPACE), bool))
    starts, ends = np.concatenate([[0], spaces + 1]), np.concatenate([spaces, [len(raw)]])
    filled = ends > starts
    return starts[filled], ends[filled]


def _cores(raw: bytes, starts: Places, ends: Places) -> tuple[Places, Places, Places]:
    """Which chunks are letters or digits alone with marks around them, and where those begin and end."""
    chosen = np.flatnonzero(ends - starts <= _WIDE)
    buffer, kinds = np.frombuffer(raw, np.uint8), np.frombuffer(raw.translate(_KIND), np.uint8)
    begins, stops = starts[chosen], ends[chosen]
    moving = np.flatnonzero(_IS_AROUND[buffer[begins]])
    while len(moving):
        begins[moving] += 1
        moving = moving[_IS_AROUND[buffer[begins[moving]]] & (begins[moving] < stops[moving])]
    _pull_back(buffer, begins, stops, _IS_AROUND)
    changes = np.zeros(len(kinds), np.int32)  # of kind, up to each byte: a plain word is of one kind
    np.cumsum(kinds[1:] != kinds[:-1], out=changes[1:])
    length = stops - begins
    plain = (changes[stops - 1] == changes[begins]) & (kinds[begins] > 0) & (length > 0) & (length <= _PLAIN)
    return chosen[plain], begins[plain], stops[plain]


def _pull_back(buffer: NDArray[np.uint8], begins: Places, ends: Places, held: NDArray[np.bool_]) -> None:
    """Move ends back over the bytes that are held, not beyond where their chunks begin; at most `_WIDE` steps."""
    moving = np.flatnonzero(held[buffer[ends - 1]] & (ends > begins))
    while len(moving):
        ends[moving] -= 1
        moving = moving[held[buffer[ends[moving] - 1]] & (ends[moving] > begins[moving])]


def _written(buffer: NDArray[np.uint8], starts: Places, begins: Places, stops: Places, ends: Places) -> Numbers:
    """How plain words are written, from where chunk and word begin and end."""
    found = np.where(_IS_CAPITAL[buffer[begins]], np.int32(CAPITAL), np.int32(0))
    found[_IS_MARK[buffer[starts]]] |= OPENS
    tailed = np.flatnonzero(ends > stops)
    for held, asked, flag in ((_IS_CLOSER, _IS_STOP, STOP), (_IS_TAIL, _IS_MARK, CLOSES)):
        behind = ends[tailed]
        _pull_back(buffer, stops[tailed], behind, held)
        found[tailed[asked[buffer[behind - 1]]]] |= flag
    return found


def _keys(raw: bytes, starts: Places, ends: Places, size: int) -> list[NDArray[np.uint64]]:
    """The first `size` bytes of each chunk as words of eight, zeros behind its end."""
    eights = np.ndarray(len(raw) - 7, "<u8", raw, strides=(1,))
    lengths = ends - starts
    return [
        eights[np.minimum(starts + step, len(eights) - 1)] & _MASKS[np.clip(lengths - step, 0, 8)]
        for step in range(0, size, 8)
    ]


def _firsts(raw: bytes, starts: Places, ends: Places) -> dict[bytes, int]:
    """The different chunks among some, each with the place of one of them."""
    return {raw[start:end]: place for place, (start, end) in enumerate(_pairs(starts, ends))}


def _pairs(starts: Places, ends: Places) -> Iterator[tuple[int, int]]:
    return zip(starts.tolist(), ends.tolist(), strict=True)
