"""A version goes in, its signature comes out: a few numbers from which the overlap of two texts can be estimated.

MinHash (Broder 1997) over word shingles of the comparison key, in datasketch's `affine32` scheme: the permutations are
datasketch's own, only the minima are computed in bulk here. For the same shingle hashes the values are datasketch's.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff import words
from newsdiff.errors import SchemeError
from newsdiff.model import Scheme, Signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsdiff.model import Version

EMPTY = 0xFFFF_FFFF
"""What a signature of no shingles holds, as in datasketch."""
_REMEMBERED = 1_000_000  # words kept with their hash: some 100 MB, far above any language's vocabulary in a day's news
_MIX = np.uint64(0x9E37_79B9_7F4A_7C15)  # the odd constant of Fibonacci hashing: a bijection of 64-bit words
_CHUNK = 1 << 16  # shingles taken through all lanes at once: 256 kB stay in the second-level cache
_FEW = 500  # shingles: below, all permutations at once cost a fifth of one after the other


_BLAKE = hashlib.blake2b(digest_size=8)  # to copy: a new one is a quarter dearer


class _Hashes(dict[str, int]):
    """Words already hashed: 64 bits of BLAKE2b, the same in every process and on every machine."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        blake = _BLAKE.copy()
        blake.update(word.encode("utf-8", "surrogatepass"))
        self[word] = value = int.from_bytes(blake.digest(), "little")
        return value


_HASHES = _Hashes()


def content(version: Version) -> str:
    """The text that is sketched: what tells the story, headline first, without dateline and the desk's own words."""
    return "\n".join(text for _, text in version.body())


def hashed(found: Sequence[str]) -> NDArray[np.uint64]:
    """64-bit hashes of words, in order."""
    return np.fromiter(map(_HASHES.__getitem__, found), np.uint64, len(found))


def shingles(hashes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """The distinct shingles of `size` words as 64-bit hashes, in rising order; a shorter text is one shingle.

    Nothing for no words.
    """
    return np.unique(runs(hashes, size))


def runs(hashes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Every run of `size` words as one 64-bit hash, in the order of the text; a shorter text is one run."""
    count = max(len(hashes) - size + 1, min(len(hashes), 1))
    size = min(size, len(hashes))
    mixed = np.zeros(count, np.uint64)
    for step in range(size):
        mixed = (mixed ^ hashes[step : step + count]) * _MIX
        mixed ^= mixed >> np.uint64(32)
    return mixed


def sketch(version: Version, scheme: Scheme = Scheme()) -> Signature:  # noqa: B008 - frozen
    """The signature of one version; a text without words has `EMPTY` in every place."""
    found = shingles(
        hashed(list(chain.from_iterable(map(words.terms, words.chunks(content(version)))))), scheme.shingle
    )
    values = lanes(found, np.array([0, len(found)]), scheme)
    return Signature(version.id, scheme, tuple(values[0].tolist()))


def lanes(found: NDArray[np.uint64], starts: NDArray[np.intp], scheme: Scheme) -> NDArray[np.uint32]:
    """Signatures of many texts at once: one row a text, one column a permutation.

    Args:
        found: the shingles of all texts, one text after the other.
        starts: where each text begins, and the end of the last: one more than there are texts.
        scheme: how to sketch.

    Cost: about 2 ns a shingle and permutation.
    """
    multiply, add = permutations(scheme)
    values = np.full((len(starts) - 1, scheme.hashes), EMPTY, np.uint32)
    filled = np.flatnonzero(np.diff(starts))
    for first, last in _chunks(starts, filled):
        rows = filled[first:last]
        offset = starts[rows[0]]
        mixed = _mixed(narrowed(found[offset : starts[rows[-1] + 1]]))
        cuts = starts[rows] - offset
        if len(mixed) < _FEW:
            values[rows] = np.minimum.reduceat(mixed[:, np.newaxis] * multiply + add, cuts)
            continue
        room, lows = np.empty_like(mixed), np.empty((scheme.hashes, len(rows)), np.uint32)
        for factor, summand, least in zip(multiply, add, lows, strict=True):
            np.add(np.multiply(mixed, factor, out=room), summand, out=room)
            np.minimum.reduceat(room, cuts, out=least)
        values[rows] = lows.T
    return values


def _chunks(starts: NDArray[np.intp], filled: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Ranges of non-empty texts whose shingles together fill about one chunk; a longer text is a chunk alone."""
    if not len(filled):
        return []
    marks = np.flatnonzero(np.diff(starts[filled] // _CHUNK)) + 1
    edges = [0, *marks.tolist(), len(filled)]
    return list(pairwise(edges))


def narrowed(found: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The upper 32 bits of each shingle hash: what an `affine32` permutation takes in."""
    return (found >> np.uint64(32)).astype(np.uint32)


def _mixed(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The MurmurHash3 finaliser, which datasketch applies before it permutes."""
    hashes = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EB_CA6B)
    hashes = (hashes ^ (hashes >> np.uint32(13))) * np.uint32(0xC2B2_AE35)
    return hashes ^ (hashes >> np.uint32(16))


@lru_cache(maxsize=16)
def permutations(scheme: Scheme) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Multipliers and addends of the permutations, drawn as datasketch draws them.

    Importing datasketch costs half a second, so the draw is repeated here; a test holds both against each other.

    Raises:
        SchemeError: the family is not `affine32`.
    """
    if scheme.family != "affine32":
        raise SchemeError(f"scheme {scheme.family}", "not a family that can be computed here", "use affine32")
    draw = np.random.RandomState(scheme.seed)
    multiply = draw.randint(0, 1 << 31, scheme.hashes, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return multiply, draw.randint(0, 1 << 32, scheme.hashes, dtype=np.uint32)


def similarity(left: Signature, right: Signature) -> float:
    """The estimated Jaccard similarity of two texts: the share of equal values, 0 to 1; 0 where both are empty.

    Raises:
        SchemeError: the signatures were made in different ways.
    """
    if left.scheme != right.scheme:
        raise SchemeError(
            f"{left.version}, {right.version}",
            f"signatures of two schemes ({left.scheme} and {right.scheme})",
            "sketch both texts with one scheme",
        )
    here, there = np.array(left.values, np.uint32), np.array(right.values, np.uint32)
    return float(np.mean((here == there) & (here != EMPTY)))


def to_minhash(signature: Signature) -> Any:
    """The signature as a `datasketch.MinHash`; `LeanMinHash(…)` of it is datasketch's compact form."""
    from datasketch import MinHash  # noqa: PLC0415 - its import costs half a second

    scheme = signature.scheme
    return MinHash(seed=scheme.seed, hashvalues=np.array(signature.values, np.uint32), scheme=scheme.family,
                   permutations=permutations(scheme))  # fmt: skip


def from_minhash(minhash: Any, version: str, shingle: int) -> Signature:
    """A `datasketch.MinHash` or `LeanMinHash` as a signature; what a shingle was is not in it and must be told.

    Raises:
        SchemeError: it was made with another family than `affine32`.
    """
    if minhash.scheme != "affine32":
        raise SchemeError(version, f"a MinHash of family {minhash.scheme}", "make it with affine32")
    scheme = Scheme(shingle, len(minhash.hashvalues), minhash.seed, minhash.scheme)
    return Signature(version, scheme, tuple(int(value) for value in minhash.hashvalues))
