"""Versions go in, flat arrays come out: all their terms as numbers, one text after the other, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np

from newsdiff.grouping.background import background
from newsdiff.grouping.boilerplate import marked
from newsdiff.grouping.cutting import Cutter, merged, together
from newsdiff.grouping.flat import joined, opening, risen
from newsdiff.grouping.moments import seconds
from newsdiff.grouping.vocabulary import NUMBER, Vocabulary
from newsdiff.model import Scheme
from newsdiff.sketching import hashed, lanes, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from newsdiff.grouping.boilerplate import Marks
    from newsdiff.grouping.cutting import Cut
    from newsdiff.model import Version

    Each: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]

    class Kept(Protocol):
        """Numbers of terms that are read by ranges: an array, or what waits elsewhere."""

        def __getitem__(self, part: slice, /) -> NDArray[np.int32]: ...

    Keep: TypeAlias = Callable[[Iterable[NDArray[np.int32]]], Kept]

SCHEMES = (Scheme(shingle=1), Scheme(shingle=3))
"""Single words find rewrites that share no phrase; phrases still speak where no time narrows the buckets."""
_BATCH = 1 << 16  # terms sketched at once: what is made of them stays in the second-level cache
_PART = 4096  # texts whose cutting is worth a process
_FEW = 24  # texts: below, cutting them chunk by chunk costs less than the arrays for many


_NONE = np.empty(0, np.int32)
_LOGS = np.round(64 * (1 + np.log(np.arange(1, 256)))).astype(np.int32)
"""1 + ln of how often a term stands in a text, in 64ths."""


@dataclass(frozen=True)
class Distinct:
    """The distinct terms of some texts, text after text.

    Attributes:
        starts: where each text begins, and the end of the last.
        ids: numbers of the terms, rising within a text.
        often: how often each stands in its text, 255 at most.
    """

    starts: NDArray[np.intp]
    ids: NDArray[np.int32]
    often: NDArray[np.uint8]


@dataclass(frozen=True)
class Corpus:
    """Many texts as flat arrays.

    Attributes:
        versions: the texts.
        hours: when each was published, in hours since 1970; NaN where that is unknown.
        kept: numbers of all terms, text after text, in order, each with how it is written (`CAPITAL` …).
        starts: where each text begins in `kept`, and the end of the last.
        titles: how many terms of each text are its headline's.
        vocabulary: the terms and their numbers.
        marks: hashes of the long paragraphs of each text, of this process and its copies.
        each: what deals out the parts of large work and gives their results in order, as `map` does.
        keep: what keeps the terms of many texts, piece by piece.
    """

    versions: tuple[Version, ...]
    hours: NDArray[np.float64]
    kept: Kept
    starts: NDArray[np.intp]
    titles: NDArray[np.intp]
    vocabulary: Vocabulary = field(repr=False)
    marks: Sequence[Marks] = field(repr=False)
    each: Each = field(default=map, repr=False, compare=False)
    keep: Keep = field(default=joined, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.versions)

    @cached_property
    def written(self) -> NDArray[np.int32]:
        """All terms at once, for few texts."""
        return self._from(0, len(self))

    @cached_property
    def ids(self) -> NDArray[np.int32]:
        """The numbers alone."""
        return self.written & NUMBER

    def text(self, number: int) -> NDArray[np.int32]:
        """The terms of one text as numbers."""
        return self._from(number, number + 1) & NUMBER

    def texts(self) -> Iterator[NDArray[np.int32]]:
        """The terms of each text as numbers, one text after the other."""
        for first, last in self._batches():
            ids = self._from(first, last) & NUMBER
            yield from (
                ids[start:end] for start, end in pairwise((self.starts[first : last + 1] - self.starts[first]).tolist())
            )

    def _from(self, first: int, last: int) -> NDArray[np.int32]:
        return self.kept[self.starts[first] : self.starts[last]]

    def take(self, numbers: Sequence[int] | NDArray[np.intp]) -> Corpus:
        """Some of the texts, in the order asked."""
        chosen = np.asarray(numbers, np.intp)
        if len(chosen) == len(self) and np.array_equal(chosen, np.arange(len(self))):
            return self
        keep = self.keep if len(chosen) > _PART else joined
        return replace(
            self,
            versions=tuple(self.versions[number] for number in chosen.tolist()),
            hours=self.hours[chosen],
            kept=keep(chain([_NONE], self._pieces(chosen))),
            starts=_edges(np.diff(self.starts)[chosen]),
            titles=self.titles[chosen],
            marks=[self.marks[number] for number in chosen.tolist()] if self.marks else (),
        )

    def _pieces(self, chosen: NDArray[np.intp]) -> Iterator[NDArray[np.int32]]:
        """The terms of some texts, those at a time that stand side by side, `_PART` at most."""
        side, part = np.diff(chosen, prepend=-1) == 1, np.arange(len(chosen)) % _PART > 0
        edges = np.flatnonzero(~side | ~part).tolist()
        for first, last in pairwise([*edges, len(chosen)]):
            yield self._from(chosen[first], chosen[last - 1] + 1)

    def without(self, dropped: Mapping[int, frozenset[int]]) -> Corpus:
        """The same texts less some paragraphs (their numbers, by text), and not looked at for boilerplate again."""
        if not dropped:
            return replace(self, marks=())
        lengths, at = np.diff(self.starts), sorted(dropped)
        anew = {number: self._read(number, dropped[number]) for number in at}
        lengths[at] = list(map(len, anew.values()))

        def pieces() -> Iterator[NDArray[np.int32]]:
            for first, last in pairwise([-1, *at, len(self)]):
                yield from self._pieces(np.arange(first + 1, last))
                yield anew.get(last, _NONE)

        keep = self.keep if len(self) > _PART else joined
        return replace(self, kept=keep(pieces()), starts=_edges(lengths), marks=())

    def _read(self, number: int, dropped: frozenset[int]) -> NDArray[np.int32]:
        """The terms of a text less some paragraphs."""
        head, body = told(self.versions[number], dropped)
        return np.frombuffer(self.vocabulary.read(head) + self.vocabulary.read(body), np.int32)

    @cached_property
    def hashes(self) -> NDArray[np.uint64]:
        """The hash of each term of the vocabulary."""
        return self.vocabulary.table("hashes", hashed)

    @cached_property
    def languages(self) -> NDArray[np.intp]:
        """For each text, the row of its language in `says`."""
        rows = {language: row for row, language in enumerate(self._tables)}
        return np.array([rows[version.language] for version in self.versions], np.intp)

    @cached_property
    def says(self) -> NDArray[np.uint8]:
        """What each term says, a row a language."""
        rows = [self.vocabulary.table(("says", name), partial(_said, name)) for name in self._tables or [None]]
        return rows[0][np.newaxis] if len(rows) == 1 else np.stack(rows)

    @cached_property
    def _tables(self) -> list[str | None]:
        return sorted({version.language for version in self.versions}, key=str)

    @cached_property
    def distinct(self) -> Distinct:
        """The distinct terms of each text."""
        starts = np.zeros(len(self) + 1, np.intp)
        ids, often = np.empty(self.starts[-1], np.int32), np.empty(self.starts[-1], np.uint8)
        at = 0  # what is behind the last term found is never touched, so that memory never holds it
        for (first, last), (edges, some, times) in self._each_batch(self._distinct):
            starts[first + 1 : last + 1] = at + edges[1:]
            ids[at : at + len(some)], often[at : at + len(some)] = some, times
            at += len(some)
        return Distinct(starts, ids[:at], often[:at])

    @property
    def said(self) -> NDArray[np.uint8]:
        """What each distinct term of each text says in the language of its text."""
        kept = self.distinct
        found = np.empty(len(kept.ids), np.uint8)
        for first in range(0, len(self), _PART):
            edges = kept.starts[first : first + _PART + 1]
            rows = np.repeat(self.languages[first : first + _PART], np.diff(edges))
            found[edges[0] : edges[-1]] = self.says[rows, kept.ids[edges[0] : edges[-1]]]
        return found

    @cached_property
    def bands(self) -> NDArray[np.uint32]:
        """The same as `signatures`, made once."""
        return self.signatures()

    def signatures(self) -> NDArray[np.uint32]:
        """The signature of each text, a row each: the values of the first of `SCHEMES`, then those of the next; made at each call."""
        _ = self.hashes, self.distinct  # made once, before the work is dealt out
        found = np.empty((len(self), sum(scheme.hashes for scheme in SCHEMES)), np.uint32)
        for (first, last), bands in self._each_batch(self._signed):
            found[first:last] = bands
        return found

    def _each_batch(self, work: Callable[[tuple[int, int]], Any]) -> Iterator[tuple[tuple[int, int], Any]]:
        batches = list(self._batches())
        return zip(batches, self.each(work, batches), strict=True)

    @property
    def _bits(self) -> int:
        """How many bits a term's number has."""
        return len(self.vocabulary.numbers).bit_length()

    def _batches(self) -> Iterator[tuple[int, int]]:
        """Ranges of texts that together hold about one batch of terms; text and term have 32 bits together."""
        texts = np.arange(len(self))
        marks = np.flatnonzero(np.diff(self.starts[:-1] // _BATCH) | np.diff(texts >> (32 - self._bits))) + 1
        edges = np.unique([0, *marks.tolist(), len(self)]).tolist()
        yield from pairwise(edges)

    def _distinct(self, batch: tuple[int, int]) -> tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.uint8]]:
        """The columns of `Distinct` for a batch of texts."""
        first, last = batch
        texts = np.repeat(np.arange(last - first, dtype=np.uint32), np.diff(self.starts[first : last + 1]))
        bits = np.uint32(self._bits)
        codes = risen((texts << bits) | (self._from(first, last) & NUMBER).view(np.uint32))
        opens = opening(codes)
        often = np.minimum(np.diff(opens, append=len(codes)), 255).astype(np.uint8)
        edges = np.searchsorted(codes[opens] >> bits, np.arange(last - first + 1, dtype=np.uint32))
        return edges, (codes[opens] & np.uint32((1 << bits) - 1)).view(np.int32), often

    def _signed(self, batch: tuple[int, int]) -> NDArray[np.uint32]:
        """The signatures of a batch of texts."""
        first, last = batch
        starts, edges = (some[first : last + 1] - some[first] for some in (self.starts, self.distinct.starts))
        found = self.distinct.ids[self.distinct.starts[first] : self.distinct.starts[last]]
        words, phrase = SCHEMES
        hashes = self.hashes[self._from(first, last) & NUMBER]
        bands = [
            lanes(runs(self.hashes[found], 1), edges, words),
            lanes(phrases(hashes, starts, phrase.shingle), starts, phrase),
        ]
        return np.concatenate(bands, axis=1)


def _edges(lengths: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where ranges of these lengths begin, one behind the other, and the end of the last."""
    return np.concatenate([[0], np.cumsum(lengths)])


def _said(language: str | None, known: list[str]) -> NDArray[np.uint8]:
    return np.array(list(map(background(language).__getitem__, known)), np.uint8)


def value(says: NDArray[np.uint8], often: NDArray[np.uint8]) -> NDArray[np.int32]:
    """The share of terms in the tf-idf vectors of their texts: whole numbers, so that cosines are exact."""
    return _LOGS[often - 1] * says


def phrases(hashes: NDArray[np.uint64], starts: NDArray[np.intp], size: int) -> NDArray[np.uint64]:
    """For each word the run of `size` words that begins there, hashed; the last of a text stands for those that would leave it.

    The words of a shorter text are one run.
    """
    lengths = np.diff(starts)
    mixed = runs(np.concatenate([hashes, np.zeros(size - 1, np.uint64)]), size)[: len(hashes)]
    whole = starts[1:][lengths >= size]
    for step in range(1, size):
        mixed[whole - step] = mixed[whole - size]
    for text in np.flatnonzero((lengths > 0) & (lengths < size)).tolist():
        part = slice(starts[text], starts[text + 1])
        mixed[part] = runs(hashes[part], size)
    return mixed


def corpus(versions: Iterable[Version], each: Each = map, keep: Keep = joined) -> Corpus:
    """Read many versions at once: one pass of case folding and cutting a text.

    Args:
        versions: the texts.
        each: what deals out the parts of large work and gives their results in order, as `map` does.
        keep: what keeps the terms of many texts, given piece by piece, and gives ranges of them.
    """
    texts, vocabulary = tuple(versions), Vocabulary()
    if len(texts) < _FEW:
        return gathered(texts, [read(version, vocabulary) for version in texts], vocabulary, list(map(marked, texts)))
    marks: list[Marks] = []
    if each is map or len(texts) <= _PART:
        cuts = Cutter(vocabulary).pieces(_pieces(texts, marks))
    else:
        cutter = Cutter(Vocabulary())  # in each process another one, whose numbers are its own
        parts = each(lambda first: _apart(first, texts[first : first + _PART], cutter), range(0, len(texts), _PART))
        cuts = merged(_marking(parts, marks), vocabulary)
    kept, edges = together(cuts, keep if len(texts) > _PART else joined)
    starts = edges[::2]
    return Corpus(texts, _hours(texts), kept, starts, edges[1::2] - starts[:-1], vocabulary, marks, each, keep)


def _pieces(versions: Iterable[Version], marks: list[Marks]) -> Iterator[str]:
    """Headline and body of each version, one after the other; the marks of its long paragraphs are added to `marks`."""
    for version in versions:
        marks.append(marked(version))
        yield from told(version)


def _apart(first: int, versions: Sequence[Version], cutter: Cutter) -> tuple[Cut, list[Marks]]:
    marks: list[Marks] = []
    return cutter.cut_apart(first, _pieces(versions, marks)), marks


def _marking(parts: Iterable[tuple[Cut, list[Marks]]], marks: list[Marks]) -> Iterator[Cut]:
    for cut, some in parts:
        marks += some
        yield cut


def read(version: Version, vocabulary: Vocabulary) -> tuple[bytes, int]:
    """The numbers of a version's terms in a vocabulary, as packed int32, and how many of them are the headline's."""
    head, body = told(version)
    title = vocabulary.read(head)
    return title + vocabulary.read(body), len(title) >> 2


def cut(versions: Sequence[Version], cutter: Cutter) -> list[tuple[bytes, int]]:
    """What `read` finds for each of many versions, at once."""
    if len(versions) < _FEW:
        return [read(version, cutter.vocabulary) for version in versions]
    written, edges = cutter.cut(chain.from_iterable(map(told, versions)))
    packed, places = written.tobytes(), (edges << 2).tolist()
    return [
        (packed[start:end], (body - start) >> 2)
        for start, body, end in zip(places[:-1:2], places[1::2], places[2::2], strict=True)
    ]


def gathered(
    versions: Sequence[Version],
    terms: Sequence[tuple[bytes, int]],
    vocabulary: Vocabulary,
    marks: Sequence[Marks] = (),
) -> Corpus:
    """Versions whose terms were read before (`read`), all with one vocabulary; without marks none is looked at for boilerplate."""
    starts = np.concatenate([[0], np.cumsum([len(piece) >> 2 for piece, _ in terms], dtype=np.intp)])
    ids = np.frombuffer(b"".join(piece for piece, _ in terms), np.int32)
    return Corpus(
        tuple(versions),
        _hours(versions),
        ids,
        starts,
        np.array([title for _, title in terms], np.intp),
        vocabulary,
        marks,
    )


def _hours(versions: Sequence[Version]) -> NDArray[np.float64]:
    return np.array([np.nan if v.published is None else seconds(v.published) / 3600 for v in versions], np.float64)


def told(version: Version, dropped: frozenset[int] = frozenset()) -> tuple[str, str]:
    """The headline without the desk's tags (`UPDATE 1-`), where the text begins with it, and the rest of what tells the story.

    Some paragraphs may be left out.
    """
    parts = [(number, text) for number, text in version.body() if number not in dropped]
    if not parts or version.paragraphs[parts[0][0]].role != "headline":
        return "", "\n".join([text for _, text in parts])
    head = parts[0][1]
    for tag in version.label.tags:
        head = re.sub(rf"^\W*{re.escape(tag)}(?!\w)[\W_]*", "", head, flags=re.IGNORECASE)
    return head, "\n".join([text for _, text in parts[1:]])
