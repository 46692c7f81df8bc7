"""A version goes in, its leaf comes out: what an index keeps of a text to place it, and to screen it, without the text."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.grouping.boilerplate import long_paragraphs, rest
from newsdiff.grouping.corpus import SCHEMES, corpus
from newsdiff.grouping.moments import withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Version

_HEAD = struct.Struct("<d16sII")
_WIDTH = sum(scheme.hashes for scheme in SCHEMES)


@dataclass(frozen=True, eq=False)
class Leaf:
    """One text as the index sees it.

    Attributes:
        hours: when it was published, in hours since 1970; NaN where that is unknown.
        key: equal for texts of the same terms in the same order; empty where there are none, or the text was withdrawn:
            such a text is linked by declaration only, and has no buckets.
        bands: its buckets, one a column: the values of the signature of its words, then of its phrases.
        paragraphs: hashes of its long paragraphs, rising.
        terms: hashes of its distinct terms, rising.
        says: what each says, in halves (`background`).
        often: how often each stands in it, 255 at most.
    """

    hours: float
    key: bytes
    bands: NDArray[np.uint32]
    paragraphs: NDArray[np.uint64]
    terms: NDArray[np.uint64]
    says: NDArray[np.uint8]
    often: NDArray[np.uint8]

    def pack(self) -> bytes:
        """The leaf as bytes, the same on every machine: ten bytes a distinct term, and half a kilobyte."""
        head = _HEAD.pack(self.hours, self.key, len(self.paragraphs), len(self.terms))
        parts = (
            self.bands.astype("<u4"), self.paragraphs.astype("<u8"), self.terms.astype("<u8"), self.says, self.often
        )  # fmt: skip
        return head + b"".join(part.tobytes() for part in parts)

    @classmethod
    def unpack(cls, packed: bytes) -> Leaf:
        """The leaf that `pack` made these bytes of."""
        hours, key, paragraphs, terms = _HEAD.unpack_from(packed)
        at, found = _HEAD.size, []
        for kind, count in (("<u4", _WIDTH), ("<u8", paragraphs), ("<u8", terms), ("u1", terms), ("u1", terms)):
            found.append(np.frombuffer(packed, kind, count, at))
            at += found[-1].nbytes
        return cls(hours, key.rstrip(b"\0") and key, *found)


def leaves(versions: Iterable[Version], without: Mapping[str, frozenset[int]] | None = None) -> Iterator[Leaf]:
    """The leaf of each version, in order, read as one batch; each is the same as alone.

    Args:
        versions: the texts.
        without: hashes of the paragraphs to leave out (boilerplate), by the version's id. The key is that of the whole text.
    """
    whole = corpus(versions)
    dropped = {
        number: numbers(version, without[version.id])
        for number, version in enumerate(whole.versions)
        if without and without.get(version.id)
    }
    texts = whole.without(dropped)
    return (_leaf(whole, texts, number) for number in range(len(texts)))


def effective(version: Version, crowded: frozenset[int]) -> frozenset[int]:
    """The hashes to leave out of a version: those that are crowded, none where no word would be left without them."""
    return crowded if rest(version, numbers(version, crowded)) else frozenset()


def marked(version: Version) -> Iterator[tuple[int, int]]:
    """The long paragraphs of a version: number and 64-bit hash."""
    for number, text in long_paragraphs(version):
        yield number, int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def numbers(version: Version, marks: frozenset[int]) -> frozenset[int]:
    """The numbers of the paragraphs that have one of these hashes: what `Corpus.without` takes."""
    return frozenset(number for number, mark in marked(version) if mark in marks)


def _leaf(whole: Corpus, texts: Corpus, number: int) -> Leaf:
    version = texts.versions[number]
    first, last = texts.distinct.starts[number : number + 2]
    ids = texts.distinct.ids[first:last]
    hashes = texts.hashes[ids]
    order = np.argsort(hashes)
    words = whole.hashes[whole.text(number)]
    return Leaf(
        hours=float(texts.hours[number]),
        key=b""
        if withdrawn(version) or not len(words)
        else blake2b(words.astype("<u8").tobytes(), digest_size=16).digest(),
        bands=texts.bands[number],
        paragraphs=np.array(sorted({mark for _, mark in marked(version)}), np.uint64),
        terms=hashes[order],
        says=texts.says[texts.languages[number], ids][order],
        often=texts.distinct.often[first:last][order],
    )
