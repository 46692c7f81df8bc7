"""Buckets dealt out among tasks give the candidates that they give on one machine, however many tasks there are."""

from collections import defaultdict

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.grouping.corpus import SCHEMES
from newsdiff.grouping.screening import MINIMA
from newsdiff.indexing import candidates
from newsdiff.runners.spark import candidates as steps

WIDTH = sum(scheme.hashes for scheme in SCHEMES)
HOURS = st.one_of(
    st.just(float("nan")), st.integers(-2000, 2000).map(float), st.sampled_from([719.5, 720.0, 720.5, 792.0, -0.5])
)


def on_one_machine(bands, hours, window, cap):
    cuts = np.cumsum([scheme.hashes for scheme in SCHEMES])[:-1]
    return {
        tuple(row)
        for some, minimum in zip(np.split(bands, cuts, axis=1), MINIMA, strict=True)
        for row in candidates(some, hours, window=window, cap=cap, minimum=minimum).tolist()
    }


def by_part(batches):
    found = defaultdict(list)
    for batch in batches:
        for row in range(batch.num_rows):
            found[batch.column("part")[row].as_py()].append(batch.slice(row, 1))
    return found.values()


def dealt_out(bands, hours, window, cap, parts, batch):
    everywhere = bool(np.isnan(hours).any())
    tasks = np.arange(parts, dtype=np.uint32)
    entries = []
    for start in range(0, len(bands), batch):
        some = slice(start, start + batch)
        text = np.arange(len(bands), dtype=np.int64)[some] + (1 << 40)
        told = steps._entries(bands[some], hours[some], text, window, everywhere=everywhere)
        entries.append(steps._blobs(tasks, steps._mixed(told["keys"]), told))
    counts = []
    for held in by_part(entries):
        told = steps._counted(*steps._pairs(held, window, cap))
        counts.append(steps._blobs(tasks, steps._mixed(told["left"] * np.int64(31) + told["right"]), told))
    found = [
        pair for held in by_part(counts) for pair in zip(*(side.tolist() for side in steps._summed(held)), strict=True)
    ]
    assert len(found) == len(set(found)), "a pair came twice"
    return {(left - (1 << 40), right - (1 << 40)) for left, right in found}


@settings(max_examples=60)
@given(
    st.lists(HOURS, min_size=2, max_size=24),
    st.integers(0, 2**32 - 1),
    st.integers(2, 6),
    st.sampled_from([1, 7]),
    st.sampled_from([0.0, 72.0]),
)
def test_dealing_out_changes_no_candidate(hours, seed, cap, parts, window):
    chance = np.random.default_rng(seed)
    bands = chance.integers(0, 12, (len(hours), WIDTH)).astype(np.uint32)
    when = np.array(hours)
    assert dealt_out(bands, when, window, cap, parts, batch=5) == on_one_machine(bands, when, window, cap)


@pytest.mark.parametrize("undated", [0, 3])
def test_a_flood_in_one_bucket_gives_no_pair(undated):
    bands = np.zeros((60, WIDTH), np.uint32)
    hours = np.array([float("nan")] * undated + [1.0] * (60 - undated))
    assert dealt_out(bands, hours, 72.0, 20, 4, batch=16) == set()


def test_a_part_with_nothing_to_say_says_nothing():
    told = steps._counted(*(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint64)))
    dealt = steps._blobs(np.arange(4, dtype=np.uint32), np.empty(0, np.uint64), told)
    assert dealt.num_rows == 0
    assert isinstance(dealt, pa.RecordBatch)
