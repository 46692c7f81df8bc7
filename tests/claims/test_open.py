"""How sure it is, and what a carried statement leaves open, in invented copy; each with the telling that says as much."""

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from tests.claims.test_guards import told, version

REST = "The harbour of Tolmar was quiet on Sunday."
HEADS = ("Harbour board meets",) * 2


def hedges(earlier, later):
    return [t[1:] for t in told(earlier, later, head=HEADS, rest=REST) if t[0] == "hedge"]


@pytest.mark.parametrize(
    ("earlier", "later", "before", "after"),
    [
        ("If confirmed, the count would end the rule of the Tolmar board.", "The count ends the rule of the Tolmar board.", "If confirmed", None),
        ("The strike at Tolmar was orderly.", "The strike at Tolmar was mostly orderly but guards hurt three men near the old pier.", None, "mostly"),
        ("Boats of the yard at Tolmar are 30 percent less likely to leak.", "Boats of the yard at Tolmar may be up to 13 percent less likely to leak.", None, "may"),
        ("A strike at Tolmar is possible, Quarrel said.", "A strike at Tolmar is probable, Quarrel said.", "possible", "probable"),
        ("The pact could end the strike at Tolmar.", "The pact will end the strike at Tolmar.", "could", "will"),
    ],
)  # fmt: skip
def test_how_sure_it_is(earlier, later, before, after):
    assert hedges(earlier, later) == [(before, after)]
    assert hedges(later, earlier) == [(after, before)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Quarrel would be the first woman on the Tolmar board if confirmed.", "If confirmed, Quarrel would be the first woman on the Tolmar board."),
        ("The board of Tolmar could not pay the guards.", "The board of Tolmar was unable to pay the guards."),
        ("All ferries to Tolmar stopped in the storm.", "All but two ferries to Tolmar stopped in the storm."),
    ],
)  # fmt: skip
def test_a_telling_that_is_as_sure(earlier, later):
    assert hedges(earlier, later) == []
    assert hedges(later, earlier) == []


@pytest.mark.parametrize(
    "new",
    [
        "The owner could not be reached.",
        "Guards could see smoke from the pier.",
    ],
)
def test_a_new_statement_is_not_softened_by_what_was_able_to_be_done(new):
    before, after = version(*HEADS[:1], REST), version(*HEADS[:1], REST, new)
    (claim,) = follow(before, after, align(before.paragraphs, after.paragraphs)).claims
    assert claim.change == "added"
    assert not [f for f in claim.facets if f.kind == "hedge"]


def changes(earlier, later):
    before, after = version(*HEADS[:1], *earlier), version(*HEADS[:1], *later)
    return [c for c in follow(before, after, align(before.paragraphs, after.paragraphs)).claims if c.material]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            ["Quarrel leaves her husband, the painter Ruben Oster, three sons and a farm at Tolmar.", REST],
            ["Quarrel leaves three sons and a farm at Tolmar. Her husband, the painter Ruben Oster, died in 2011.", REST],
        ),
        (
            ["The owners of the mill have not said whether they will pay for the pier. It was closed in May.", REST],
            ["The pier was closed in May, but the owners of the mill refused to pay for the pier.", REST],
        ),
    ],
)  # fmt: skip
def test_what_is_told_anew_is_not_carried(earlier, later):
    assert changes(earlier, later)
    assert changes(later, earlier)


def test_what_is_told_again_elsewhere_is_carried():
    one, two = (
        "The owners of the mill will pay for the pier at Tolmar in spring.",
        "It was closed in May after a storm.",
    )
    assert changes([one, two, REST], [two, REST, one]) == []


@pytest.mark.parametrize(
    ("frame", "earlier", "later"),
    [
        ("The pier at Tolmar {} be mended, Quarrel said.", "could", "can"),
        ("Oster is {} the guard of Tolmar on Sunday.", "accused of hurting", "alleged to have hurt"),
    ],
)
def test_two_words_that_leave_it_as_open(frame, earlier, later):
    assert hedges(frame.format(earlier), frame.format(later)) == []
    assert hedges(frame.format(later), frame.format(earlier)) == []


@pytest.mark.parametrize(
    ("frame", "earlier", "later"),
    [
        ("Shares in the yard at Tolmar {} 4 percent.", "rose", "were down"),
        ("Traffic at Tolmar was 61 ships a day, {} from 66.", "down", "up"),
        ("The yard is in {} talks with the board of Tolmar.", "advanced", "preliminary"),
    ],
)
def test_words_of_either_list_are_held_against_one_another(frame, earlier, later):
    for one, two in ((earlier, later), (later, earlier)):
        ((kind, before, after),) = told(frame.format(one), frame.format(two), head=HEADS, rest=REST)
        assert kind == "action"
        assert before in one
        assert after in two


def test_clauses_that_stand_in_a_sentence_each_are_carried():
    before = (
        "A panel backed Quarrel on Sunday, clearing the way for a vote of the full harbour board in May, "
        "after two days of talks in which she was asked about the cost of the pier."
    )
    after = (
        "A panel backed Quarrel on Sunday. The step clears the way for a vote of the full harbour board in May. "
        "It followed two days of talks in which she was asked about the cost of the pier."
    )
    assert changes([before, REST], [after, REST]) == []
    assert changes([after, REST], [before, REST]) == []
    assert changes([before, REST], [after.replace(" in May", " in June"), REST])
