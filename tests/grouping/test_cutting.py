"""Cutting many texts at once finds what the vocabulary finds a chunk at a time, and a table of keys what a dictionary finds."""

from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdiff.grouping.cutting import Cutter
from newsdiff.grouping.interning import UNKNOWN, Interned
from newsdiff.grouping.plain import FILL, plain
from newsdiff.grouping.vocabulary import NUMBER, Vocabulary

MARKS = "“”„«»‘’\"'()[].,:;?!-–—%$€@&/_<>`^"
SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u202f\u3000"
WORDS = ("the", "Shares", "PCT", "percent", "per cent", "PER CENT", "Per Cent", "U.S.", "1,750", "40km", "company's", "1986/87",
         "misunderstandings", "a-very-long-word-joined-by-hyphens-of-forty", "Ångström", "naïve", "3½", "新聞", "\x00", "pct\x00",
         "--", "...", "i.e.", "12", "éditorialiste", "\ud800", "..", "Dr", "$5")  # fmt: skip
CHUNKS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.sampled_from(SPACES), st.text(max_size=6)), max_size=40
).map("".join)


def spelt(vocabulary, written):
    """Each term with how it is written: numbers differ from one vocabulary to another."""
    known = list(vocabulary.numbers)
    return [(known[number & NUMBER], number & ~NUMBER) for number in written.tolist()]


def one_by_one(texts):
    vocabulary = Vocabulary()
    return [spelt(vocabulary, np.frombuffer(vocabulary.read(text), np.int32)) for text in texts]


def at_once(texts, cutter=None):
    cutter = cutter or Cutter(Vocabulary())
    written, edges = cutter.cut(texts)
    assert len(edges) == len(texts) + 1
    return [spelt(cutter.vocabulary, written[start:end]) for start, end in pairwise(edges)]


@settings(max_examples=300)
@given(st.lists(CHUNKS, max_size=5))
@example([""])
@example(["", "a", "", ".", ""])
@example(["per", "cent"])
@example(['"Rates rose," he said. \'So?" ("No.") ["Well"]:'])
@example(["'''quoted'''", '"...', '..."', "a.\"')", 'word".', 'word."', "(pct)", "pct,"])
@example(["x" * 8, "x" * 9, "x" * 16, "x" * 17, "x" * 32, "x" * 33, "1" * 16, "x" * 40 + "." * 40])
def test_many_texts_at_once_are_cut_as_each_chunk_alone(texts):
    assert at_once(texts) == one_by_one(texts)


def test_what_was_met_before_is_found_again_in_another_batch():
    cutter = Cutter(Vocabulary())
    first = ["The Pct of 1,750 shares rose.", "40km."]
    assert at_once(first, cutter) == one_by_one(first)
    assert at_once([*first, "new Words"], cutter) == one_by_one([*first, "new Words"])


def test_more_text_than_one_batch_holds_is_cut_alike():
    texts = [f"Word{number} stands {number:,} times in “text” no. {number}. " * 40 for number in range(300)]
    assert at_once(texts) == one_by_one(texts)


@settings(max_examples=300)
@given(st.lists(st.text(st.characters(codec="ascii"), min_size=1, max_size=9), min_size=1, max_size=30))
@example(
    [
        "1,750",
        "1,750.",
        "(1986/87)",
        "1/8-1/4,",
        "U.S.,",
        "AT&T",
        "a,b",
        "1,b",
        "a--b",
        "a.-b",
        "-a",
        "a-",
        "40km",
        "3rd",
        "b2b",
        "50pct",
        "5%",
    ]
)
@example(
    [
        "rock'n'roll",
        "'tis",
        "it's'",
        "a/b",
        "x:y",
        "10:30",
        "10:30pm",
        "1..2",
        "1.2.3",
        "$5",
        "<BP>",
        "a\x00",
        "\x7fa",
        "non-pct",
    ]
)
def test_a_plain_word_is_the_only_term_of_its_chunk(texts):
    chunks = [chunk for text in texts for chunk in text.split()]
    if not chunks:
        return
    width = max(map(len, chunks))
    rows = np.array([list(chunk.encode().ljust(width, bytes([FILL]))) for chunk in chunks], np.uint8)
    for chunk, begin, end, written in zip(chunks, *(some.tolist() for some in plain(rows)), strict=True):
        term = chunk[begin:end].lower()
        if term and "pct" not in term and "percent" not in term:
            vocabulary = Vocabulary()
            assert [number & ~NUMBER for number in vocabulary.made(chunk)] == [written]
            assert list(vocabulary.numbers) == [term]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3)), unique=True, max_size=120))
def test_a_key_has_the_value_under_which_it_was_put_down(keys):
    table = Interned(2)
    known = {}
    for some in (keys[:7], keys[7:]):
        found = {key: -7 * len(known) - place for place, key in enumerate(some)}
        table.add(
            [np.array(column, np.uint64) for column in zip(*found, strict=True)] or [np.empty(0, np.uint64)] * 2,
            np.array(list(found.values()), np.int32),
        )
        known |= found
        asked = [(one, other) for one in range(42) for other in range(4)]
        words = [np.array(column, np.uint64) for column in zip(*asked, strict=True)]
        assert table.find(words).tolist() == [known.get(key, UNKNOWN) for key in asked]


def test_keys_that_want_one_place_are_told_apart(monkeypatch):
    monkeypatch.setattr(Interned, "_places", lambda _, keys: np.zeros(len(keys[0]), np.intp))
    table = Interned(1)
    table.add([np.arange(5, 700, dtype=np.uint64)], np.arange(695, dtype=np.int32))
    assert table.find([np.array([5, 699, 4, 700], np.uint64)]).tolist() == [0, 694, UNKNOWN, UNKNOWN]
