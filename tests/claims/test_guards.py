"""What must not be told: other words for one thing, in invented copy; each with the true change that it looks like."""

from datetime import UTC, datetime

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.claims.turns import opposed
from newsdiff.model import Paragraph, Version

HEAD = "Harbour board votes on the Tolmar pier"
REST = "The pier at Tolmar was built sixty years ago and has been closed to visitors since the winter storms."


def version(*texts, published=None):
    paragraphs = tuple(Paragraph(t, "body" if n else "headline") for n, t in enumerate(texts))
    return Version("v", paragraphs, language="en", published=published)


def told(before, after, *, head=(HEAD, HEAD), rest=REST, published=None):
    earlier, later = (version(*texts, rest, published=published) for texts in ((head[0], before), (head[1], after)))
    claims = follow(earlier, later, align(earlier.paragraphs, later.paragraphs)).claims
    return [
        (f.kind, f.before and f.before.text, f.after and f.after.text)
        for c in claims
        if c.material
        for f in c.facets
        if f.kind != "wording"
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Quillan Shipping", "Quillan Shipping Inc"),
        ("the Tolmar Harbour Authority (THA)", "the Tolmar Harbour Authority"),
        ("the Tolmar Harbour Authority", "the Tolmar Harbour Authority (PHT)"),
        ("the Tolmar Harbour Authority", "the THA, short for Tolmar Harbour Authority,"),
        ("the mayor of Woodmere, Okla.,", "the mayor of Woodmere, Oklahoma,"),
        ("the U.S. envoy", "the U.S envoy"),
        ("the government in Lisbon", "the government in Portugal"),
        ("the Tolmar Harbour Authority", "the Tolmar Habrour Authority"),
    ],
)
def test_a_name_in_another_form_is_no_other_name(earlier, later):
    frame = "The repairs that {} wants will take three years, the harbour master said."
    assert told(frame.format(earlier), frame.format(later)) == []
    assert told(frame.format(later), frame.format(earlier)) == []


def test_a_name_that_stands_nowhere_else_is_new():
    before = "The repairs that the board wants will take three years, the harbour master said."
    after = before.replace("the board wants", "the board of Karvonia wants")
    assert told(before, after) == [("name", None, "Karvonia")]


def test_labels_of_a_table_are_no_names():
    before = "Oper Shr 12 cts vs 14 cts Avg Shrs 4,000,000 vs 4,100,000"
    assert told(before, before.replace("Avg Shrs", "Diluted Avg Shrs NA")) == []


def test_a_word_of_a_headline_in_capitals_makes_no_name_new():
    body = "Quillan Shipping said in Tolmar that its profit fell in the third quarter of the year."
    assert told(body, body, head=("QUILLAN SHIPPING QTR DEC NET", "QUILLAN SHIPPING NET")) == []


def test_two_names_that_both_texts_tell_only_changed_places():
    rest = "Karvonia and Ostmere share the pier, and both pay for what the winter storms did to it."
    before = "The repairs that Karvonia wants will take three years, the harbour master said."
    assert told(before, before.replace("Karvonia", "Ostmere"), rest=rest) == []
    assert told(before, before.replace("Karvonia", "Brisedal"), rest=rest) == [("name", "Karvonia", "Brisedal")]


@pytest.mark.parametrize(
    ("earlier", "later"), [("pressed", "squeezed"), ("received", "awarded"), ("caused", "triggered"), ("owned", "held")]
)
def test_another_verb_that_turns_nothing_is_no_action(earlier, later):
    frame = "On Monday the board {} the owners of the pier at Tolmar before the storm reached the coast."
    assert told(frame.format(earlier), frame.format(later)) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("approved", "rejected"), ("entered", "captured"), ("planned", "agreed"), ("damaged", "destroyed")],
)
def test_a_verb_that_turns_the_statement_is_an_action(earlier, later):
    frame = "On Monday the soldiers {} the pier at Tolmar before the storm reached the coast."
    assert told(frame.format(earlier), frame.format(later)) == [("action", earlier, later)]


def test_a_negated_opposite_is_no_turn():
    frame = "On Monday the board {} the plans for the pier at Tolmar before the storm."
    assert not [t for t in told(frame.format("did not approve"), frame.format("rejected")) if t[0] == "action"]


def test_opposed_needs_one_scale_and_two_poles():
    assert opposed("rose", "falling")
    assert opposed("plans", "agreed")
    assert not opposed("rose", "climbed")
    assert not opposed("rose", "captured")
    assert not opposed("pressed", "squeezed")


@pytest.mark.parametrize(
    ("earlier", "later"), [("17 pct", "17.3 pct"), ("4.5 billion dlrs", "4.45 billion dlrs"), ("99.938", "99.9375 pct")]
)
def test_the_same_value_to_fewer_places_is_no_other_figure(earlier, later):
    frame = "The pier at Tolmar was priced at {} of what it had cost, the harbour board said."
    assert told(frame.format(earlier), frame.format(later)) == []
    assert told(frame.format(later), frame.format(earlier)) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("17 pct", "18.3 pct"), ("17 pct", "18 pct"), ("1 pct", "1.4 pct"), ("35,065,002 pct", "35,065,000 pct")],
)
def test_a_value_that_does_not_round_to_the_other_is_another(earlier, later):
    frame = "The pier at Tolmar was priced at {} of what it had cost, the harbour board said."
    assert [kind for kind, *_ in told(frame.format(earlier), frame.format(later))] == ["figure"]


def test_a_year_told_from_the_day_of_publication_is_no_other_time():
    frame = "The pier at Tolmar earned more in the nine months to September than in the same months {}, the board said."
    day = datetime(2031, 10, 19, tzinfo=UTC)
    assert told(frame.format("of 2030"), frame.format("last year"), published=day) == []
    assert told(frame.format("last year"), frame.format("of 2030"), published=day) == []
    assert told(frame.format("of 2029"), frame.format("last year"), published=day) != []
    assert told(frame.format("of 2029"), frame.format("last year")) == []


def test_a_lost_quotation_mark_changes_no_quotation():
    said = "My guess is that the pier won't hold another winter like this one"
    whole = f'"{said}," the harbour master told the board of Tolmar.'
    assert told(whole[1:], whole) == []
    assert told(whole, whole[1:]) == []
    assert [kind for kind, *_ in told(whole.replace('"', ""), whole)] == ["quote"]


def test_an_apostrophe_garbled_as_a_quotation_mark_changes_no_speaker():
    after = "Karvonia's harbour minister said the pier at Tolmar would not hold another winter."
    assert told(after.replace("'", '"'), after) == []


def test_a_share_of_something_else_is_told_once_with_its_approximation():
    before = "The pest, which in 2014 held about a third of both countries, is now all but gone from the fields."
    after = "Only one village is left to the pest that ate its way through a third of Portugal in 2014."
    found = told(before, f"{after} Nobody can say where it will turn up next.")
    shares = [t for t in found if "third" in (t[1] or "")]
    assert shares == [("figure", "a third of both countries", "a third of Portugal")]
