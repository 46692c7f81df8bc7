"""What texts give away about their order: each rule's edges, beside the pairs of tests/eval/order_pairs.json."""

import pytest

from newsdiff.alignment import align
from newsdiff.grouping.evidence import weighed
from newsdiff.grouping.telling import Texts, tells
from newsdiff.model import Dateline, Label, Paragraph, Version
from tests.growth import QUADRATIC, exponent


def version(*texts, date=None, notice=None, **fields):
    told = [Paragraph("Headline of the day", "headline")]
    if notice:
        told.append(Paragraph(notice, "advisory"))
    dateline = Dateline(("HALE",), "Meridian", date, 1, (0, 0)) if date else None
    return Version("v", (*told, *(Paragraph(text) for text in texts)), dateline=dateline, **fields)


def found(first, second):
    return [tell.rule for tell in tells(Texts(first, second, align(first.paragraphs, second.paragraphs)))]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("March 31", "April 1", True), ("Dec. 31", "Jan. 1", True), ("Nov 3", "Nov 3", False), ("Jan 2", "June 3", False)],
)
def test_datelines_name_no_year_so_only_near_days_are_compared(first, second, told):
    pair = version("Rain fell.", date=first), version("Rain fell.", date=second)
    assert (found(*pair), found(*pair[::-1])) == (["dated"] if told else [], [])


def test_a_repeat_without_the_desks_line_is_not_taken_for_the_earlier():
    corrected = version("Shares fell.", notice="(Corrects price in paragraph 1)")
    assert found(version("Shares fell."), corrected) == ["announced"]
    assert found(version("Shares fell.", label=Label("repeat", None, ("RPT",))), corrected) == []


def test_a_line_for_editors_that_announces_nothing_tells_nothing():
    assert found(version("Shares fell."), version("Shares fell.", notice="(A picture is available)")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A blast killed 12 people.", "A blast injured 19 people."),  # two counts
        (
            "A crash killed two in Hale and killed six in Orlin.",
            "A crash killed three in Hale and killed nine in Orlin.",
        ),
        ("A blast trapped 44 miners and killed one.", "A blast trapping 44 miners killed one."),
        ("The mill will increase output, it said.", "The mill increased output, it said."),  # a standing practice
        ("The shop opens tomorrow in Hale.", "Nothing else opened; trains ran late today near Carrow."),
    ],
)
def test_what_may_be_two_things_tells_nothing(first, second):
    pair = version(first), version(second)
    assert (found(*pair), found(*pair[::-1])) == ([], [])


def test_a_day_inside_a_quotation_dates_the_speaker_not_the_text():
    first = version("The quay was closed.", "“We work today as ever,” said Ines Dahl.")
    second = version("The quay was closed yesterday.", "Ferries sailed from Anse instead.")
    assert found(first, second) == []


def test_signs_for_both_orders_are_no_evidence():
    a, b = version("A crash killed 12 people yesterday."), version("A crash killed 19 people today.")
    assert found(a, b) == ["tolls"]
    assert found(b, a) == ["days"]
    assert weighed(a, b) is None


def test_two_rules_that_agree_are_sure_one_is_not():
    a, b = version("A crash killed 12 people today."), version("A crash killed 19 people yesterday.")
    forward, sign = weighed(a, b)
    assert (forward, sign.sure) == (True, True)
    assert "one more sign agrees" in sign.note
    forward, sign = weighed(version("The crest is now near Hale."), version("The crest is still near Hale."))
    assert (forward, sign.sure) == (False, False)


def test_the_cost_of_hostile_texts_does_not_grow_with_their_square():
    def texts(size):
        unit = "a-" * size + " still killed earlier today hours after had will " * (size // 20)
        pair = version(unit, "The end is near."), version(unit + "z", "The end was near.")
        return Texts(*pair, align(pair[0].paragraphs, pair[1].paragraphs))

    assert exponent(tells, texts, 40_000) < QUADRATIC
