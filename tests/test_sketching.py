"""Signatures are datasketch's own, to the bit, without its half second of import."""

import subprocess
import sys

import numpy as np
import pytest
from datasketch import LeanMinHash, MinHash

from newsdiff.errors import SchemeError
from newsdiff.model import Dateline, Paragraph, Scheme, Version
from newsdiff.sketching import (
    EMPTY,
    from_minhash,
    hashed,
    lanes,
    narrowed,
    permutations,
    runs,
    shingles,
    similarity,
    sketch,
    to_minhash,
)

TEXT = Version("a", (Paragraph("Harbour pilots in Selm end strike", "headline"), Paragraph("They go back at noon.")))
OTHER = Version("b", (Paragraph("Harbour pilots in Selm go on", "headline"), Paragraph("They strike until noon.")))
SCHEMES = [Scheme(1, 64, 1), Scheme(3, 128, 1), Scheme(2, 16, 7)]


def as_datasketch(version, scheme):
    """The same shingle hashes through datasketch's own loop."""
    found = narrowed(shingles(hashed(" ".join(p.text for p in version.paragraphs).casefold().replace(".", "").split()),
                              scheme.shingle))  # fmt: skip
    minhash = MinHash(scheme.hashes, scheme.seed, hashfunc=int, scheme="affine32")
    for value in found.tolist():
        minhash.update(value)
    return minhash


@pytest.mark.parametrize("scheme", SCHEMES)
def test_values_are_those_of_datasketch_to_the_bit(scheme):
    assert list(sketch(TEXT, scheme).values) == as_datasketch(TEXT, scheme).hashvalues.tolist()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_permutations_are_those_of_datasketch(scheme):
    theirs = MinHash(scheme.hashes, scheme.seed, scheme=scheme.family).permutations
    assert np.array_equal(np.array(permutations(scheme)), theirs)


def test_many_texts_at_once_are_sketched_as_each_alone():
    scheme, draw = Scheme(1, 32), np.random.default_rng(1)
    texts = [draw.integers(0, 1 << 63, size, dtype=np.uint64) for size in (5, 0, 70_000, 1, 0, 3)]
    values = lanes(np.concatenate(texts), np.cumsum([0, *map(len, texts)]), scheme)
    for row, text in zip(values, texts, strict=True):
        assert np.array_equal(row, lanes(text, np.array([0, len(text)]), scheme)[0])
    assert set(values[1].tolist()) == {EMPTY}


def test_a_signature_goes_to_datasketch_and_back():
    scheme = Scheme(3, 128)
    here, there = sketch(TEXT, scheme), sketch(OTHER, scheme)
    assert to_minhash(here).jaccard(to_minhash(there)) == pytest.approx(similarity(here, there))
    assert from_minhash(to_minhash(here), "a", 3) == here
    assert from_minhash(LeanMinHash(to_minhash(here)), "a", 3) == here
    assert to_minhash(here) == as_datasketch(TEXT, scheme)


def test_two_schemes_are_not_compared():
    with pytest.raises(SchemeError, match="two schemes"):
        similarity(sketch(TEXT, Scheme(1)), sketch(TEXT, Scheme(3)))
    with pytest.raises(SchemeError, match="affine32"):
        from_minhash(MinHash(4, scheme="legacy"), "a", 3)
    with pytest.raises(SchemeError, match="affine32"):
        sketch(TEXT, Scheme(family="affine64"))


def test_dateline_and_the_desks_own_words_are_left_out():
    dateline = Dateline(("SELM",), "Meridian Wire", None, 1, (0, 21))
    wired = Version(
        "a",
        (TEXT.paragraphs[0], Paragraph("SELM (Meridian Wire) They go back at noon."), Paragraph("(Ends)", "signoff")),
        dateline=dateline,
    )
    assert sketch(wired) == sketch(TEXT)


def test_a_text_shorter_than_a_shingle_is_one_shingle():
    assert len(runs(hashed(["two", "words"]), 3)) == 1
    assert len(runs(hashed([]), 3)) == 0


def test_word_order_matters_in_a_shingle():
    assert not np.intersect1d(shingles(hashed(["a", "b", "c"]), 3), shingles(hashed(["b", "a", "c"]), 3)).size


def test_signatures_are_the_same_in_every_process():
    code = "from newsdiff.sketching import hashed; print(hashed(['harbour', '1,200'])[0])"
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {f"{hashed(['harbour'])[0]}\n".encode()}
