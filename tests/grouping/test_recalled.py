"""The next act of an affair tells the last one again: what looks back is no version, whatever the two have in common."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import measure
from newsdiff.grouping.recalling import DENIAL, NONE, PERIOD, RECALL, kinds
from newsdiff.grouping.verifying import judge
from newsdiff.model import JOINING, Paragraph, Version

DAWN = datetime(2026, 5, 4, 6, tzinfo=UTC)
BID = (
    "Tarvo Paper bids 410 mln crowns for Lindqvist Mills",
    (
        "Tarvo Paper said it was bidding 410 mln crowns in cash for Lindqvist Mills, a maker of newsprint in Vellis, or 36 crowns a "
        "share. The offer is 12 pct above the last close of Lindqvist. It would be paid from cash and a loan of 200 mln crowns."
    ),
)
BID_AGAIN = (
    "Tarvo Paper offers 410 mln crowns for Lindqvist Mills",
    (
        "Tarvo Paper said it made a cash offer of 410 mln crowns, or 36 crowns a share, for Lindqvist Mills, which makes newsprint in "
        "Vellis. It would pay 12 pct more than the last close, from cash and a loan of 200 mln crowns."
    ),
)
ANSWER = (
    "Lindqvist Mills rejects bid by Tarvo Paper",
    (
        "The board of Lindqvist Mills had no doubt in turning down the offer, its chairman Odo Finn said. Earlier, Tarvo Paper said it was "
        "bidding 410 mln crowns in cash for Lindqvist Mills, or 36 crowns a share. Lindqvist makes newsprint in Vellis."
    ),
)


def text(name, copy, after=None):
    when = None if after is None else DAWN + timedelta(hours=after)
    return Version(name, (Paragraph(copy[0], "headline"), Paragraph(copy[1])), published=when, language="en")


def measured(one, other):
    return measure(corpus((one, other)), np.array([[0, 1]]))


def test_an_answer_that_tells_the_bid_again_is_no_version_of_it_and_the_bid_told_anew_is():
    assert judge(text("a", BID, 0), text("b", BID_AGAIN, 2)).relation in JOINING
    assert judge(text("a", BID, 0), text("b", ANSWER, 2)).relation not in JOINING


def test_only_the_later_text_looks_back():
    assert measured(text("a", BID, 0), text("b", ANSWER, 2)).recalled[0] == 0.5
    assert measured(text("a", BID, 2), text("b", ANSWER, 0)).recalled[0] == 0


def test_where_no_time_is_known_either_may_be_the_later():
    assert measured(text("a", BID), text("b", ANSWER)).recalled[0] == 0.5
    assert measured(text("b", ANSWER), text("a", BID)).recalled[0] == 0.5


@pytest.mark.parametrize(
    ("why", "opening"),
    [
        ("compared with a year earlier", "Earlier, Tarvo"),
        ("the bid itself says so", "Tarvo"),
    ],
)
def test_a_comparison_and_a_word_that_the_earlier_front_has_recall_nothing(why, opening):
    bid = (BID[0], BID[1].replace("in cash", "earlier today")) if why.startswith("the bid") else BID
    answer = ANSWER[1] if why.startswith("the bid") else ANSWER[1].replace(opening, "A year earlier, Tarvo")
    assert measured(text("a", bid, 0), text("b", (ANSWER[0], answer), 2)).recalled[0] == 0


def test_what_still_opens_the_later_text_is_not_recalled_in_it():
    again = (BID[0], BID[1].replace("in cash", "earlier"))
    assert measured(text("a", BID, 0), text("b", again, 2)).recalled[0] == 0


def test_languages_have_words_of_their_own():
    def told(language, words):
        return [kinds(language).get(word, NONE) for word in words]

    assert told("en-GB", ["earlier", "year", "not", "earl"]) == [RECALL, PERIOD, DENIAL, NONE]
    assert told("de", ["gestern", "woche", "kein", "earlier"]) == [RECALL, PERIOD, DENIAL, NONE]
    assert told(None, ["earlier", "gestern", "jahr", "no", "rain"]) == [RECALL, RECALL, PERIOD, NONE, NONE]
    assert told("xx", ["earlier"]) == [NONE]


NO = ("Lindqvist Mills not for sale", ANSWER[1].replace("Earlier, ", ""))


def test_a_later_text_that_begins_with_a_no_answers_the_earlier_one():
    assert measured(text("a", BID, 0), text("b", NO, 2)).denied[0] == 1
    assert measured(text("a", BID, 2), text("b", NO, 0)).denied[0] == 0
    assert measured(text("a", BID), text("b", NO)).denied[0] == measured(text("b", NO), text("a", BID)).denied[0] == 1


def test_a_no_that_both_begin_with_or_that_comes_late_denies_nothing():
    late = (BID[0], f"{BID[1]} It would not close the mill.")
    assert measured(text("a", (NO[0], BID[1]), 0), text("b", NO, 2)).denied[0] == 0
    assert measured(text("a", BID, 0), text("b", late, 2)).denied[0] == 0


PRICES = "Lemon prices opened 1.00 crown higher, private sources said. Top 51.50 crowns a crate."


@pytest.mark.parametrize(
    ("head", "body", "found"),
    [
        ("OSTRANE LEMONS UP 1.00 CROWN", PRICES, True),
        ("VELIS LEMONS UP 1.00 CROWN", PRICES, False),  # a slip of the keyboard that was mended
        ("LEMONS UP 1.00 CROWN", PRICES, False),
        ("OSTRANE LEMONS UP 1.00 CROWN", f"{PRICES} Vellis lemons were dearer.", False),
        ("OSTRANE LEMONS UP 1.00 CROWN", "Few came to market. Rain kept the roads shut, growers said.", False),
    ],
)
def test_a_headline_that_names_another_place_over_the_same_words_is_another_notice(head, body, found):
    one, other = text("a", ("VELLIS LEMONS UP 1.00 CROWN", PRICES), 0), text("b", (head, body), 1)
    assert (measured(one, other).headed[0] > 0) == found
    assert measured(one, other).headed[0] == measured(other, one).headed[0]


def test_a_text_full_of_words_that_look_back_costs_what_any_other_does():
    flood = (ANSWER[0], "Earlier today. " * 20_000)
    assert measured(text("a", BID, 0), text("b", flood, 2)).recalled[0] == 0
