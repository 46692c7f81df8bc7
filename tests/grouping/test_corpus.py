"""Texts whose terms wait elsewhere are the same as those at hand, whole, in part and without some paragraphs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.grouping import corpus as corpora
from newsdiff.grouping.collapsing import collapsed
from newsdiff.grouping.flat import risen
from newsdiff.model import Paragraph, Version
from newsdiff.runners.filed import Filed

COUNT = 40


def texts():
    words = [f"word{number % 7}{number}" for number in range(200)]
    for number in range(COUNT):
        body = [" ".join(words[number * part % 90 :][: 3 + number % 11]).capitalize() + "." for part in (1, 2, 3)]
        head = Paragraph(f"Headline {number % 20} holds", "headline")
        yield Version(f"v{number:02}", (head, *map(Paragraph, body if number % 20 else body[:1])))


@pytest.fixture(params=[4, COUNT])
def both(request, monkeypatch):
    """The same corpus with its terms at hand and in a file, read in parts."""
    monkeypatch.setattr(corpora, "_PART", request.param - 1)
    monkeypatch.setattr(corpora, "_BATCH", 64)
    versions = list(texts())
    return corpora.corpus(versions), corpora.corpus(versions, keep=Filed)


def alike(one, other):
    assert [text.tolist() for text in one.texts()] == [text.tolist() for text in other.texts()]
    assert [one.text(n).tolist() for n in range(len(one))] == [other.text(n).tolist() for n in range(len(other))]
    assert (one.written == other.written).all()
    for name in ("starts", "ids", "often"):
        assert (getattr(one.distinct, name) == getattr(other.distinct, name)).all()
    assert (one.signatures() == other.signatures()).all()


def test_a_corpus_in_a_file_is_the_same(both):
    assert isinstance(both[1].kept, Filed)
    alike(*both)
    one, other = (collapsed(some, 72.0) for some in both)
    assert one[:2] == other[:2]
    assert (one[2] == other[2]).all()


@pytest.mark.parametrize("chosen", [[], [3], [0, 1, 2, 3, 4, 9, 8, 20, 21, 39], [*range(5, 40)], [5, 5, 5]])
def test_some_texts_of_it_are_the_same(both, chosen):
    one, other = (some.take(chosen) for some in both)
    alike(one, other)
    assert [one.text(n).tolist() for n in range(len(one))] == [both[0].text(n).tolist() for n in chosen]


@pytest.mark.parametrize("places", [[], [0], [39], [0, 7, 8, 39]])
def test_it_is_the_same_without_some_paragraphs(both, places):
    dropped = {place: frozenset({1}) for place in places}
    one, other = (some.without(dropped) for some in both)
    alike(one, other)
    for place in range(COUNT):
        assert (one.text(place).tolist() == both[0].text(place).tolist()) == (place not in dropped)


@settings(max_examples=50)
@given(st.lists(st.integers(0, (1 << 32) - 1), max_size=300))
def test_numbers_rise(codes):
    assert risen(np.array(codes, np.uint32)).tolist() == sorted(codes)


def test_a_range_of_what_waits_in_a_file_is_read():
    kept = Filed(np.arange(first, first + 10, dtype=np.int32) for first in range(0, 100, 10))
    assert kept[0:100].tolist() == list(range(100))
    assert kept[37:52].tolist() == list(range(37, 52))
    assert kept[5:5].tolist() == []
    with pytest.raises(EOFError):
        kept[90:101]
