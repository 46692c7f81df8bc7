"""What must hold of every alignment, whatever the texts."""

import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.alignment import align, choosing
from newsdiff.model import Paragraph
from newsdiff.model.pairs import hanging_together, keeping_order
from tests.eval.alignments import invented

WORDS = (
    "harbour",
    "ferry",
    "mayor",
    "strike",
    "Lund",
    "said",
    "the",
    "of",
    "on",
    "Tarn",
    "police",
    "12",
    "budget",
    "vote",
)
ROLES = st.sampled_from(["headline", "byline", "crosshead", "caption", "body", "body", "body", "signoff"])
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
LAW = settings(max_examples=50)


def paragraph(sentences, role="body"):
    spans, text = [], ""
    for sentence in sentences:
        text += " " if text else ""
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
    return Paragraph(text, role, tuple(spans))


PARAGRAPHS = st.builds(paragraph, st.lists(SENTENCES, max_size=4), ROLES)
VERSIONS = st.lists(PARAGRAPHS, max_size=8)


@st.composite
def revisions(draw):
    """A version and another that was made from it: paragraphs cut, put in, swapped, sentences edited."""
    before = draw(VERSIONS)
    after = [draw(st.one_of(st.just(one), PARAGRAPHS)) for one in draw(st.permutations(before)) if draw(st.booleans())]
    return before, after + draw(st.lists(PARAGRAPHS, max_size=2))


@LAW
@given(revisions())
def test_every_sentence_and_every_paragraph_stands_in_exactly_one_link(versions):
    alignment = align(*versions)
    for side, places in (("before", alignment.before_places), ("after", alignment.after_places)):
        told = [number for link in alignment.links for number in getattr(link, side)]
        assert sorted(told) == list(range(len(places)))
        told = [number for link in alignment.paragraphs for number in getattr(link, side)]
        assert sorted(told) == list(range(len(getattr(alignment, side))))


@LAW
@given(revisions())
def test_swapping_the_versions_swaps_the_alignment(versions):
    before, after = versions
    assert align(after, before) == align(before, after).swapped()
    assert align(after, before).paragraphs == tuple(align(before, after).swapped().paragraphs)
    assert align(before, after).swapped().swapped() == align(before, after)


@LAW
@given(VERSIONS)
def test_a_version_against_itself_is_all_unchanged(version):
    alignment = align(version, version)
    for link in (*alignment.links, *alignment.paragraphs):
        assert (link.change, link.moved, link.before) == ("unchanged", False, link.after)


@LAW
@given(revisions())
def test_similarity_is_1_exactly_for_two_sentences_equal_to_the_byte(versions):
    alignment = align(*versions)
    texts = [[sentence for one in side for sentence in one.sentences] for side in versions]
    for link in alignment.links:
        equal = len(link.before) == len(link.after) == 1 and texts[0][link.before[0]] == texts[1][link.after[0]]
        assert (link.similarity == 1.0) == equal
        assert 0.0 <= link.similarity <= 1.0


@LAW
@given(revisions())
def test_paragraphs_are_unchanged_exactly_where_their_texts_are_equal_to_the_byte(versions):
    before, after = versions
    for link in align(before, after).paragraphs:
        if len(link.before) == len(link.after) == 1:
            equal = before[link.before[0]].text == after[link.after[0]].text
            assert (link.change == "unchanged") == equal


@LAW
@given(revisions())
def test_pairs_hang_together_and_cover_their_link(versions):
    alignment = align(*versions)
    for link in (*alignment.links, *alignment.paragraphs):
        if link.before and link.after:
            assert len(hanging_together(link.pairs)) == 1
            assert {a for a, _ in link.pairs} == set(link.before)
            assert {b for _, b in link.pairs} == set(link.after)
        else:
            assert not link.pairs
            assert not link.moved


@LAW
@given(revisions())
def test_what_has_not_moved_keeps_the_order(versions):
    alignment = align(*versions)
    moving = {"body", "crosshead"}
    stayers = sorted(
        (link.before[0], link.after[0])
        for link in alignment.links
        if len(link.before) == len(link.after) == 1
        and not link.moved
        and versions[0][alignment.before_places[link.before[0]][0]].role in moving
        and versions[1][alignment.after_places[link.after[0]][0]].role in moving
    )
    assert all(left[1] < right[1] for left, right in itertools.pairwise(stayers))


@LAW
@given(revisions())
def test_links_stand_in_the_order_of_the_later_text(versions):
    alignment = align(*versions)
    for links in (alignment.links, alignment.paragraphs):
        firsts = [link.after[0] for link in links if link.after]
        assert firsts == sorted(firsts)


@LAW
@given(revisions())
def test_an_unrelated_paragraph_at_the_end_parts_no_equal_sentences(versions):
    before, after = versions
    counts = [Counter(sentence for one in side for sentence in one.sentences) for side in versions]
    texts = [sentence for one in before for sentence in one.sentences]
    sure = {
        (link.before, link.after)
        for link in align(before, after).links
        if link.similarity == 1.0 and all(count[texts[link.before[0]]] == 1 for count in counts)
    }
    last = paragraph(["Quixotic zebras juggle xylophones."])
    assert sure <= {(link.before, link.after) for link in align(before, [*after, last]).links}


@pytest.mark.parametrize("number", range(40))
def test_an_unrelated_paragraph_changes_no_link_that_is_clear(number):
    """Clear: .05 above what a pair needs wherever it stands."""
    gold = invented(number)
    last = paragraph(["Quixotic zebras juggle xylophones beneath a velvet moon."])

    def told(before, after, least=0.0):
        return {
            (pair, link.moved)
            for link in align(before, after).links
            for pair in link.pairs
            if link.similarity >= least and pair[0] < len(gold.before) and pair[1] < len(gold.after)
        }

    sure = told(gold.before, gold.after, choosing.MOVES + 0.05)
    assert len(sure) > 5
    for before, after in (([], [last]), ([last], []), ([last], [last])):
        assert sure <= told([*gold.before, *before], [*gold.after, *after])


@LAW
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 9)), max_size=9, unique_by=lambda p: p[:2])
)
def test_the_kept_order_is_the_heaviest_of_all(weighted):
    pairs = [(a, b) for a, b, _ in weighted]
    weights = [weight for *_, weight in weighted]

    def in_order(chosen):
        chosen = sorted(chosen)
        return all(left[1] <= right[1] for left, right in itertools.pairwise(chosen))

    subsets = ([n for n in range(len(pairs)) if mask >> n & 1] for mask in range(1 << len(pairs)))
    best = max(sum(weights[n] for n in some) for some in subsets if in_order(pairs[n] for n in some))
    kept = keeping_order(pairs, weights)
    assert in_order(pairs[n] for n in kept)
    assert sum(weights[n] for n in kept) == best
