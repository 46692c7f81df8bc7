"""Many texts go in, the numbers of all their terms come out: what `Vocabulary` finds chunk by chunk, by the batch.

The texts are seen as bytes. White space parts the chunks, each is looked up by its bytes, eight to a machine word: what was met
before costs a read or two. What was never met goes through the vocabulary, once.
"""

from __future__ import annotations

from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from newsdiff import words
from newsdiff.grouping.flat import joined
from newsdiff.grouping.interning import UNKNOWN, Interned
from newsdiff.grouping.plain import FILL, plain
from newsdiff.grouping.vocabulary import NUMBER
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from newsdiff.grouping.interning import Words
    from newsdiff.grouping.vocabulary import Vocabulary

    Places = NDArray[np.int64]
    Numbers = NDArray[np.int32]
    Cut = tuple[int, list[str], Numbers, Places]

Kept = TypeVar("Kept")
_BATCH = 1 << 20  # bytes cut at once: new chunks are few in each, and made by steps that cost the same for few
_WIDTHS = (1, 2, 4)  # machine words: chunks that fit none are seldom met again and go through the vocabulary each time
_WIDE = 8 * _WIDTHS[-1]
_SPACES = lazy("[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")  # beyond ASCII, as `str.split` has them
_IS_SPACE = np.isin(np.arange(256), list(b" \t\n\v\f\r\x1c\x1d\x1e\x1f"))
_FILLED = ~np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
"""What stands behind a chunk of so many bytes in its last word: `FILL` after `FILL`."""


class Cutter:
    """Cuts texts into the numbers of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._met = [Interned(width) for width in _WIDTHS]  # what `_made` gave for each chunk, by its bytes
        self._several: list[list[int]] = []
        self._first: int | None = None  # part that `cut_apart` was given
        self._told = 0  # terms that it gave

    def cut(self, texts: Iterable[str]) -> tuple[Numbers, Places]:
        """The numbers of all terms, text after text, as `Vocabulary.read` packs them; where each text begins, and the end."""
        return together(self.pieces(texts), joined)

    def pieces(self, texts: Iterable[str]) -> Iterator[tuple[Numbers, Places]]:
        """The same for some texts at a time."""
        return map(self._cut, _batches(texts))

    def cut_apart(self, part: int, texts: Iterable[str]) -> Cut:
        """The same of one part of the work, for another vocabulary: before the numbers the terms that it was not told of yet.

        And before these the first part that this cutter cut, which tells its copies in several processes apart.
        """
        self._first = part if self._first is None else self._first
        written, edges = self.cut(texts)
        numbers = self.vocabulary.numbers
        new = list(islice(reversed(numbers), len(numbers) - self._told))[::-1]
        self._told = len(numbers)
        return self._first, new, written, edges

    def _cut(self, encoded: Sequence[bytes]) -> tuple[Numbers, Places]:
        """The same for one batch."""
        raw = b"\n".join([*encoded, bytes(_WIDE)])
        starts, ends = _chunks(np.frombuffer(raw, np.uint8, len(raw) - _WIDE))
        codes = np.empty(len(starts), np.int32)
        size, least = (ends - starts + 7) >> 3, 0
        for width, table in zip(_WIDTHS, self._met, strict=True):
            chosen, least = np.flatnonzero((size > least) & (size <= width)), width
            codes[chosen] = self._found(table, _keys(raw, starts[chosen], ends[chosen], width))
        wide, kept = np.flatnonzero(size > least), len(self._several)
        codes[wide] = [self._made(raw[start:end]) for start, end in zip(starts[wide], ends[wide], strict=True)]
        several = np.flatnonzero(codes < 0)
        terms = [self._several[~code] for code in codes[several].tolist()]
        del self._several[kept:]
        counts = np.ones(len(codes), np.int64)
        counts[several] = list(map(len, terms))
        written = np.repeat(codes, counts)
        written[written < 0] = list(chain.from_iterable(terms))
        texts = np.fromiter(accumulate((len(text) + 1 for text in encoded), initial=0), np.int64, len(encoded) + 1)
        return written, np.concatenate([[0], np.cumsum(counts)])[np.searchsorted(starts, texts)]

    def _found(self, table: Interned, keys: Words) -> Numbers:
        """What `_made` gives for each chunk, made where it is new."""
        found = table.find(keys)
        new = np.flatnonzero(found == UNKNOWN)
        if len(new):
            rows = np.stack([key[new] for key in keys], axis=1)
            first = {
                chunk: row for row, chunk in enumerate(rows.view(f"V{rows.itemsize * len(keys)}").ravel().tolist())
            }
            some = rows[list(first.values())]
            table.add(list(some.T), self._numbered(list(first), some.view(np.uint8)))
            found[new] = table.find(list(rows.T))
        return found

    def _numbered(self, chunks: Sequence[bytes], rows: NDArray[np.uint8]) -> Numbers:
        """What `_made` gives for each chunk, filled up to a row; a plain word is spared the patterns."""
        begins, ends, codes = plain(rows)
        folded, offsets = rows.tobytes().lower().decode("latin-1"), np.arange(len(rows)) * rows.shape[1]
        terms = list(map(folded.__getitem__, map(slice, (offsets + begins).tolist(), (offsets + ends).tolist())))
        if "pct" in folded or "percent" in folded:
            terms = ["" if "pct" in term or "percent" in term else term for term in terms]
        others = [place for place, term in enumerate(terms) if not term]
        is_plain = np.ones(len(terms), bool)
        is_plain[others] = False
        known = map(self.vocabulary.numbers.__getitem__, filter(None, terms))
        codes[is_plain] |= np.fromiter(known, np.int32, len(terms) - len(others))
        codes[others] = [self._made(chunks[place].rstrip(bytes([FILL]))) for place in others]
        return codes

    def _made(self, chunk: bytes) -> int:
        """The number of a chunk's only term, with how it is written; else where its terms stand in `_several`, inverted."""
        terms = self.vocabulary.made(chunk.decode("utf-8", "surrogatepass"))
        if len(terms) == 1:
            return terms[0]
        self._several.append(terms)
        return ~(len(self._several) - 1)


def merged(cuts: Iterable[Cut], vocabulary: Vocabulary) -> Iterator[tuple[Numbers, Places]]:
    """What was cut apart, by each cutter in order, in the numbers of a vocabulary, which learns the terms."""
    tables: dict[int, Numbers] = {}
    for cutter, new, written, edges in cuts:
        learned = np.fromiter(map(vocabulary.numbers.__getitem__, new), np.int32, len(new))
        table = tables[cutter] = np.concatenate([tables.get(cutter, learned[:0]), learned])
        yield (written & ~NUMBER) | table[written & NUMBER], edges


def together(
    pieces: Iterable[tuple[Numbers, Places]], keep: Callable[[Iterable[Numbers]], Kept]
) -> tuple[Kept, Places]:
    """What was cut piece by piece, kept one behind the other, and where each text begins in it, and the end."""
    counts = [np.zeros(1, np.int64)]

    def told() -> Iterator[Numbers]:
        yield np.empty(0, np.int32)
        for written, edges in pieces:
            counts.append(np.diff(edges))
            yield written

    return keep(told()), np.cumsum(np.concatenate(counts))


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


def _chunks(buffer: NDArray[np.uint8]) -> tuple[Places, Places]:
    """Where each chunk between white space begins and ends."""
    spaces = np.flatnonzero(buffer <= ord(" "))
    spaces = spaces[_IS_SPACE[buffer[spaces]]]
    starts, ends = np.concatenate([[0], spaces + 1]), np.concatenate([spaces, [len(buffer)]])
    filled = np.flatnonzero(ends > starts)
    return starts[filled], ends[filled]


def _keys(raw: bytes, starts: Places, ends: Places, width: int) -> Words:
    """The bytes of each chunk as so many words of eight."""
    eights = np.ndarray(len(raw) - 7, "<u8", raw, strides=(1,))
    lengths = ends - starts
    return [
        eights[starts + step] | _FILLED[np.minimum(np.maximum(lengths - step, 0), 8)] for step in range(0, 8 * width, 8)
    ]
