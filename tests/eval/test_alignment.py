"""The gates of alignment: hand-aligned drafts and wire stories where they are, invented copy always."""

from collections import Counter

import pytest
from floors import data, floor

from newsdiff.alignment import align
from tests.eval.alignments import counted_paragraph_moves, essays, interval, invented, measured, news, rates

DRAFTS = ("argrewrite", "pairs-dev.jsonl")


def told(title, counts, name, which=2):
    """A rate of all documents, printed with its interval."""
    value = rates(sum(counts.values(), Counter()), name)[which]
    low, high = interval(counts, name, which)
    print(f"{title}: {value:.4f} [{low:.4f}, {high:.4f}]")
    return value


@pytest.fixture(scope="module")
def drafts():
    return measured(essays(data(*DRAFTS)))


@pytest.mark.data
@pytest.mark.parametrize("name", ["sentences", "modified", "in_order", "modified_in_order", "paragraphs"])
def test_drafts_are_linked_as_their_readers_linked_them(drafts, name):
    """`in_order` sets aside the moves that this gold could not mark: it keeps the order by construction."""
    assert told(f"drafts, {name}, F1", drafts, name) >= floor(f"alignment.drafts.{name}.f1")


@pytest.mark.data
def test_hardly_a_link_of_the_monotone_drafts_is_called_a_move(drafts):
    total = sum(drafts.values(), Counter())
    share = total["moves", "wrong"] / total["links"]
    print(
        f"drafts, moves reported on links in order: {share:.4f}; moves that the gold could not mark: {total['unmarked']}"
    )
    assert share <= floor("alignment.drafts.moves-reported-at-most")


@pytest.mark.data
def test_three_moved_sentences_a_draft_cost_little_and_are_found(drafts):
    counts = measured(essays(data(*DRAFTS), shuffled=3))
    lost = told("drafts, F1", drafts, "sentences") - told("drafts with moves, F1", counts, "sentences")
    assert lost <= floor("alignment.drafts.moved.f1-lost-at-most")
    assert told("drafts, moves, precision", counts, "moves", 0) >= floor("alignment.drafts.moved.precision")
    assert told("drafts, moves, recall", counts, "moves", 1) >= floor("alignment.drafts.moved.recall")


@pytest.mark.data
@pytest.mark.parametrize("name", ["sentences", "paragraphs"])
def test_wire_stories_are_linked_as_a_careful_reader_links_them(name):
    counts = measured(news(data("news_gold")))
    for which, kind in enumerate(("precision", "recall")):
        assert told(f"wire, {name}, {kind}", counts, name, which) >= floor(f"alignment.wire.{name}.{kind}")


@pytest.mark.data
def test_no_move_of_a_wire_paragraph_is_false_and_one_at_most_is_missed():
    golds = news(data("news_gold"))
    counts = sum((counted_paragraph_moves(gold, align(gold.before, gold.after)) for gold in golds), Counter())
    print({kind: counts["moves", kind] for kind in ("right", "wrong", "missed")})
    assert counts["moves", "wrong"] <= floor("alignment.wire.moves.wrong-at-most")
    assert counts["moves", "missed"] <= floor("alignment.wire.moves.missed-at-most")


def test_made_revisions_of_invented_copy_are_linked_as_they_were_made():
    counts = measured([invented(number) for number in range(60)])
    assert told("invented, sentences, F1", counts, "sentences") >= floor("alignment.invented.sentences.f1")
    assert told("invented, moves, precision", counts, "moves", 0) >= floor("alignment.invented.moves.precision")
    assert told("invented, moves, recall", counts, "moves", 1) >= floor("alignment.invented.moves.recall")
