"""Laws of grouping: what must hold for any texts."""

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import measure
from newsdiff.grouping.keeping import keep
from newsdiff.grouping.screening import screened
from newsdiff.grouping.verifying import judge
from newsdiff.indexing import candidates
from newsdiff.model import Label, Paragraph, Scheme, Version
from newsdiff.runners import local
from newsdiff.sketching import hashed, lanes, shingles, similarity, sketch

LAW = settings(max_examples=30)
NOON = datetime(2026, 3, 10, 12)  # noqa: DTZ001 - a wire time without zone
WORDS = [
    "harbour",
    "strike",
    "port",
    "crane",
    "union",
    "talks",
    "wage",
    "ship",
    "12",
    "14",
    "Monday",
    "said",
    "the",
    "of",
    "in",
    "minister",
    "pay",
    "ferry",
    "1,200",
    "dock",
]

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
times = st.one_of(st.none(), st.integers(0, 200).map(lambda hours: NOON + timedelta(hours=hours)))


@st.composite
def feeds(draw):
    """A few texts that share sentences, some equal, some undated, some withdrawn."""
    stock = draw(st.lists(sentences, min_size=1, max_size=8))
    count = draw(st.integers(1, 9))
    versions = []
    for number in range(count):
        body = draw(st.lists(st.sampled_from(stock), min_size=0, max_size=5))
        paragraphs = (Paragraph(draw(sentences), "headline"), *map(Paragraph, body))
        kill = draw(st.integers(0, 9)) == 0
        state, label = ("withdrawn", Label("withdrawal")) if kill else ("usable", Label())
        language = draw(st.sampled_from(["en", "de", None]))
        version = Version(f"v{number}", paragraphs, published=draw(times), state=state, label=label, language=language)
        versions.append(version)
    return versions


def row(found, place=0):
    """What was measured of one pair; a time that is unknown is None."""
    return {name: None if values[place] != values[place] else values[place] for name, values in found.lists().items()}


def shape(grouping):
    """What a grouping says, the order of arrival left out."""
    return {story.id: frozenset(version.id for version in story.versions) for story in grouping}, grouping.pairs


@LAW
@given(feeds(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(versions, draw):
    shuffled = list(versions)
    draw.shuffle(shuffled)
    assert shape(local.group(shuffled)) == shape(local.group(versions))


@LAW
@given(feeds())
def test_every_version_stands_in_exactly_one_story(versions):
    grouping = local.group(versions)
    found = [version.id for story in grouping for version in story.versions]
    assert sorted(found) == sorted(version.id for version in versions)
    assert len({story.id for story in grouping}) == len(grouping)


@LAW
@given(feeds())
def test_what_joined_a_story_lies_within_it(versions):
    for story in local.group(versions):
        names = {version.id for version in story.versions}
        assert len(story.joins) >= len(names) - 1
        assert all({pair.left, pair.right} <= names and pair.left < pair.right for pair in story.joins)


@LAW
@given(feeds())
def test_a_text_filed_twice_joins_its_twin_and_nothing_else_changes(versions):
    before = local.group(versions)
    twin = replace(versions[0], id="twin")
    after = local.group([*versions, twin])
    stories = {frozenset(v.id for v in story.versions) - {"twin"} for story in after} - {frozenset()}
    assert stories == {frozenset(v.id for v in story.versions) for story in before}


@LAW
@given(feeds(), st.sampled_from(["first", "last", "longest"]))
def test_kept_and_dropped_together_are_the_input(versions, which):
    kept = keep(local.group(versions), which)
    found = [k.version.id for k in kept] + [version.id for k in kept for version, _ in k.dropped]
    assert sorted(found) == sorted(version.id for version in versions)


@LAW
@given(feeds())
def test_a_verdict_is_the_same_from_either_side(versions):
    left, right = versions[0], versions[-1]
    assert judge(left, right) == judge(right, left)


@LAW
@given(feeds())
def test_shares_lie_between_nothing_and_all(versions):
    texts = corpus((versions[0], versions[-1]))
    found, turned, self = (row(measure(texts, np.array([pair]))) for pair in ((0, 1), (1, 0), (0, 0)))
    assert found == turned
    for share in ("containment", "jaccard", "words", "opening", "subject", "lead", "length"):
        assert 0 <= found[share] <= 1
    assert found["jaccard"] <= found["containment"]
    assert self["jaccard"] == 1


@LAW
@given(feeds())
def test_a_pair_is_measured_alike_alone_and_among_others(versions):
    texts = corpus(versions)
    pairs = np.array([(one, other) for other in range(len(texts)) for one in range(other + 1)])
    among, shares = measure(texts, pairs), screened(texts, pairs)
    for place, (one, other) in enumerate(pairs.tolist()):
        alone = corpus((versions[one], versions[other]))
        assert row(measure(alone, np.array([[0, 1]]))) == row(among, place)
        assert [some[0] for some in screened(alone, np.array([[0, 1]]))] == [some[place] for some in shares]


def test_the_estimate_lies_within_three_sigma_of_the_jaccard_similarity():
    draw, scheme, errors = np.random.default_rng(3), Scheme(shingle=1, hashes=256), []
    for _ in range(300):
        left, right = (draw.choice(300, draw.integers(20, 250), replace=False) for _ in range(2))
        texts = [hashed([f"w{number}" for number in text]) for text in (left, right)]
        values = lanes(np.concatenate(texts), np.array([0, len(left), len(left) + len(right)]), scheme)
        exact = len(np.intersect1d(left, right)) / len(np.union1d(left, right))
        errors.append((np.mean(values[0] == values[1]) - exact) / (exact * (1 - exact) / scheme.hashes) ** 0.5)
    assert np.mean(np.abs(errors) <= 3) >= 0.99  # 99.7 in a hundred are to be expected
    assert np.mean(np.square(errors)) <= 1.2


@LAW
@given(feeds())
def test_a_signature_follows_from_the_text_alone(versions):
    first = sketch(versions[0])
    assert sketch(replace(versions[0], id="other")).values == first.values
    assert similarity(first, first) == (1.0 if shingles_of(versions[0]) else 0.0)


def shingles_of(version):
    return shingles(corpus([version]).hashes[corpus([version]).ids], 1).tolist()


@LAW
@given(
    st.lists(st.tuples(st.lists(st.integers(0, 3), min_size=4, max_size=4), st.one_of(st.none(), st.integers(0, 9))),
             min_size=1, max_size=14),
    st.integers(2, 6), st.integers(1, 3), st.integers(0, 6),
)  # fmt: skip
def test_the_index_says_what_its_definition_says(texts, cap, minimum, window):
    bands = np.array([row for row, _ in texts], np.uint32)
    hours = np.array([np.nan if when is None else float(when) for _, when in texts])
    found = candidates(bands, hours, window=window, cap=cap, minimum=minimum)
    assert found.tolist() == [list(pair) for pair in by_definition(bands, hours, window, cap, minimum)]


def by_definition(bands, hours, window, cap, minimum):
    """The contract's sentence, pair by pair and bucket by bucket."""
    count = len(bands)
    for left in range(count):
        for right in range(left + 1, count):
            later = np.fmax(hours[left], hours[right]) if not np.isnan(hours[[left, right]]).any() else np.nan
            if not np.isnan(later) and abs(hours[left] - hours[right]) > window:
                continue
            speaking = 0
            for band in np.flatnonzero(bands[left] == bands[right]):
                holds = bands[:, band] == bands[left, band]
                if not np.isnan(later):
                    holds &= (hours <= later) & (hours >= later - window)
                speaking += holds.sum() <= cap
            if speaking >= minimum:
                yield left, right
