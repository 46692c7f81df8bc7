"""The steps that an archive and a cluster call say what grouping in memory does."""

from dataclasses import astuple
from datetime import datetime, timedelta
from functools import partial
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.grouping import features, screening
from newsdiff.grouping.boilerplate import crowded
from newsdiff.grouping.collapsing import stands
from newsdiff.grouping.corpus import SCHEMES, corpus, value
from newsdiff.grouping.features import measure
from newsdiff.grouping.leaves import Leaf, effective, leaves, marked
from newsdiff.grouping.screening import proposed, screened
from newsdiff.model import Paragraph, Version

NOON = datetime(2026, 3, 10, 12)  # noqa: DTZ001 - a wire time without zone
LAW = settings(max_examples=30)
STOCK = [
    "Dockers in Selm went on strike on Monday over a pay offer of 3 pct, their union said.",
    "The port handles 40 km of quays and 1,200 ships a year, and no ship was loaded on Monday.",
    "Talks go on.",
    "A spokesman for the port said that the offer stood, and that no other would be made this year.",
]
texts = st.lists(st.lists(st.sampled_from(STOCK), max_size=4), min_size=1, max_size=5)


def versions(bodies, language="en"):
    return [
        Version(f"v{number}", tuple(map(Paragraph, body)), published=NOON + timedelta(hours=number), language=language)
        for number, body in enumerate(bodies)
    ]


def leaf(version, without=frozenset()):
    return next(leaves((version,), {version.id: without}))


def compared(one: Leaf, other: Leaf) -> tuple[float, float]:
    """The share of the lighter text's words in the other, and the cosine, reckoned from two leaves alone."""
    _, here, there = np.intersect1d(one.terms, other.terms, assume_unique=True, return_indices=True)
    mine, theirs = one.says.astype(np.int64), other.says.astype(np.int64)
    share = np.maximum(mine[here], theirs[there]).sum() / max(min(mine.sum(), theirs.sum()), 1)
    values, others = (value(some.says, some.often).astype(np.int64) for some in (one, other))
    norm = np.sqrt((values**2).sum()) * np.sqrt((others**2).sum())
    return float(min(share, 1.0)), float((values[here] * others[there]).sum() / max(norm, 1.0))


def same(one: Leaf, other: Leaf) -> bool:
    return one.pack() == other.pack()


@LAW
@given(texts)
def test_a_leaf_is_the_same_alone_in_a_batch_and_out_of_its_bytes(bodies):
    found = versions(bodies)
    for version, there in zip(found, leaves(found), strict=True):
        assert same(leaf(version), there)
        assert same(Leaf.unpack(there.pack()), there)
        assert len(there.bands) == sum(scheme.hashes for scheme in SCHEMES)
        assert (there.key == b"") == (not len(there.terms))


@LAW
@given(texts, st.sampled_from(["en", "de", None]))
def test_how_much_is_compared_at_once_changes_nothing(bodies, language):
    found = corpus([*versions(bodies), *versions(bodies[::-1], language)])
    filled = np.flatnonzero(np.diff(found.starts))
    rows = np.array([(one, other) for one in filled for other in filled if one != other], np.int64).reshape(-1, 2)
    if len(rows):
        whole = *screened(found, rows), *astuple(measure(found, rows))
        small = {"_PAIRS": 3, "_MARKED": 1, "_WORDS": 20}
        with patch.multiple(screening, **small), patch.object(features, "_BATCH", 1):
            parts = *screened(found, rows), *astuple(measure(found, rows))
        assert all(map(partial(np.array_equal, equal_nan=True), whole, parts))


@LAW
@given(texts)
def test_two_leaves_are_screened_as_the_corpus_screens_them(bodies):
    found = versions(bodies)
    rows = np.array([(one, other) for one in range(len(found)) for other in range(one, len(found))])
    shares, cosines = screened(corpus(found), rows)
    there = list(leaves(found))
    for row, share, cosine in zip(rows.tolist(), shares.tolist(), cosines.tolist(), strict=True):
        assert compared(there[row[0]], there[row[1]]) == (share, cosine)


def test_a_paragraph_left_out_is_out_of_the_buckets_but_not_of_the_key():
    long, short = versions([STOCK[:2], STOCK[:1]])
    mark = next(mark for number, mark in marked(long) if number == 1)
    assert np.array_equal(leaf(long, frozenset({mark})).bands, leaf(short).bands)
    assert leaf(long, frozenset({mark})).key == leaf(long).key != leaf(short).key


def test_a_text_that_is_all_boilerplate_keeps_it():
    (version,) = versions([STOCK[:1]])
    everything = frozenset(mark for _, mark in marked(version))
    assert effective(version, everything) == frozenset()
    (version,) = versions([STOCK[:1] + STOCK[2:3]])
    assert effective(version, everything) == everything


def test_a_paragraph_is_crowded_by_what_its_own_window_holds():
    hours = np.array([0.0, 1.0, 2.0, 100.0, np.nan])
    assert crowded(hours, window=72, cap=2).tolist() == [False, False, True, False, True]
    assert crowded(hours, window=72, cap=5).tolist() == [False] * 5


def test_equal_texts_stand_for_those_of_their_cell_and_are_chained_within_the_window():
    hours = [1.0, 2.0, 71.0, 73.0, 300.0, float("nan"), float("nan")]
    firsts, chain = stands(hours, 72.0)
    assert firsts == [0, 3, 4, 5]
    assert chain == [(0, 1), (1, 2), (2, 3), (4, 5), (5, 6)]


@settings(max_examples=150)
@given(
    st.lists(st.integers(0, 40) | st.sampled_from([7, 7.5]), max_size=60),
    st.integers(0, 3), st.sampled_from([0.0, 0.5, 3.0, 10.0, float("inf")]), st.integers(2, 6), st.integers(1, 9), st.randoms(),
)  # fmt: skip
def test_candidates_are_the_same_whatever_runs_the_texts_are_looked_through_in(hours, undated, window, cap, run, draw):
    when = np.array(sorted(hours) + [np.nan] * undated, np.float64)
    width = sum(scheme.hashes for scheme in SCHEMES)
    bands = np.array([[draw.choice([0, 0, 1, 2, place]) for place in range(width)] for _ in when], np.uint32)
    bands = bands.reshape(len(when), width)
    whole = proposed(bands, when, window=window, cap=cap)
    with patch.object(screening, "_RUN", run):
        assert proposed(bands, when, window=window, cap=cap).tolist() == whole.tolist()
    backwards = proposed(bands[::-1], when[::-1], window=window, cap=cap)
    assert sorted(sorted(len(when) - 1 - row) for row in backwards) == sorted(map(sorted, whole.tolist()))
