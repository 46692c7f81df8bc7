"""What the desk announces stands beside what was found: matched, unmatched or contradicted."""

import pytest

from newsdiff.claims.notices import notices
from newsdiff.model import ClaimChange, Facet, FacetChange, Label, Paragraph, Place, Version

EARLIER = (
    "The port recorded 3,706 landings in May.",
    "The mayor was not available to comment.",
    "Three crews stayed ashore.",
)
LATER = (
    "The port recorded 3,709 landings in May.",
    "Harbour mayor Ines Dahl said the quay would reopen.",
    "Three crews stayed ashore.",
)


def version(*texts, notice=None, role="advisory", **fields):
    told = [Paragraph("Landings rise at Selby", "headline")]
    if notice:
        told.append(Paragraph(notice, role))
    return Version("v", (*told, *(Paragraph(text) for text in texts)), **fields)


def place(paragraph, text):
    return Place(paragraph, 0, 0, len(text), text)


def figure(before, after, number=0):
    sides = [Facet("figure", number, 0, len(text), text) if text else None for text in (before, after)]
    return FacetChange("figure", *sides, how="value", why="test")


# In the later text paragraph 0 is the headline and 1 the notice, so its first body paragraph is 2.
LANDINGS = ClaimChange(
    "c1", (place(1, EARLIER[0]),), (place(2, LATER[0]),), (figure("3,706 landings", "3,709 landings"),)
)
MAYOR = ClaimChange("c2", (), (place(3, LATER[1]),))
CLAIMS = (LANDINGS, MAYOR)


def announced(notice, *, role="advisory", claims=CLAIMS, before=EARLIER, after=LATER):
    found = notices(version(*before), version(*after, notice=notice, role=role), claims)
    return [(n.says, n.found, n.claims) for n in found]


def test_an_advisory_is_cut_into_what_it_announces():
    assert announced("(Adds mayor's reaction in paragraph 2, updates number of landings)") == [
        ("Adds mayor's reaction in paragraph 2", "matched", ("c2",)),
        ("updates number of landings", "matched", ("c1",)),
    ]


def test_a_list_carries_its_verb():
    assert [says for says, *_ in announced("(Adds mayor's quote, number of landings; drops byline)")] == [
        "Adds mayor's quote",
        "adds number of landings",
        "drops byline",
    ]


@pytest.mark.parametrize(
    "notice",
    [
        "(Corrects figure in paragraph 1 to 3,709 from 3,706)",
        "(Corrects number of landings from 3,706 to 3,709.)",
        "(Corrects to show 3,709 landings, not 3,706, in first paragraph)",
    ],
)
def test_a_correction_that_the_texts_show_is_matched(notice):
    assert [rest for _, *rest in announced(notice)] == [["matched", ("c1",)]]


@pytest.mark.parametrize(
    "notice",
    [
        "(This story corrects number of landings to 3,709 from 3,706)",
        "Correction: An earlier version of this story misstated the number of landings as 3,706.",
        "This May 3 story has been corrected to say 3,709 landings instead of 3,706 landings.",
    ],
)
def test_a_notice_for_readers_is_matched_to_the_change_it_announces(notice):
    assert [rest for _, *rest in announced(notice, role="correction")] == [["matched", ("c1",)]]


@pytest.mark.parametrize(
    ("notice", "claims"),
    [
        ("(Corrects figure to 3,790 from 3,706)", ("c1",)),
        ("(Corrects figure to 3,709 from 3,609)", ("c1",)),
    ],
)
def test_a_correction_that_names_other_values_than_the_texts_is_contradicted(notice, claims):
    assert [rest for _, *rest in announced(notice)] == [["contradicted", claims]]


def test_a_correction_that_was_not_made_is_contradicted():
    found = announced("(Corrects figure to 3,709 from 3,706)", claims=(), after=EARLIER)
    assert [rest for _, *rest in found] == [["contradicted", ()]]


def test_a_correction_seen_in_the_texts_alone_is_matched_without_a_claim():
    found = announced("(Corrects figure to 3,709 from 3,706)", claims=())
    assert [rest for _, *rest in found] == [["matched", ()]]


def test_what_nothing_fits_is_unmatched():
    assert announced("(Adds video link)") == [("Adds video link", "unmatched", ())]
    assert announced("(Removes last paragraph)") == [("Removes last paragraph", "unmatched", ())]


def test_a_rewrite_names_no_claim_but_needs_one():
    assert announced("(Rewrites throughout)") == [("Rewrites throughout", "matched", ())]
    assert announced("(Rewrites throughout)", claims=()) == [("Rewrites throughout", "unmatched", ())]


def test_editors_lines_of_other_agencies_are_read():
    assert announced("Eds: Updates number of landings. Adds video link.") == [
        ("Updates number of landings", "matched", ("c1",)),
        ("Adds video link", "unmatched", ()),
    ]
    assert announced("Eds: UPDATES: With comment from mayor.") == [("With comment from mayor", "matched", ("c2",))]


def test_a_notice_that_stood_before_announces_nothing_new():
    text = "(This story corrects number of landings to 3,709 from 3,706)"
    before = version(*EARLIER, notice=text, role="correction")
    assert notices(before, version(*LATER, notice=text, role="correction"), CLAIMS) == ()
    assert notices(before, version(*LATER), CLAIMS) == ()


def test_a_headline_marked_as_corrected_is_a_notice_where_no_other_explains_it():
    after = version(*LATER, label=Label("correction", None, ("CORRECTED",)))
    (found,) = notices(version(*EARLIER), after, CLAIMS)
    assert (found.role, found.paragraph, found.says, found.found) == (
        "correction", 0, "headline tag CORRECTED", "matched",
    )  # fmt: skip
    assert found.claims == ("c1",)
    noted = version(*LATER, notice="(Corrects landings to 3,709 from 3,706)", label=after.label)
    assert [n.role for n in notices(version(*EARLIER), noted, CLAIMS)] == ["advisory"]


def test_a_claim_that_was_only_carried_is_not_named():
    carried = ClaimChange("c3", (place(1, "Mayor."),), (place(3, "Mayor."),), carried=True)
    assert announced("(Adds mayor's reaction)", claims=(carried,)) == [("Adds mayor's reaction", "unmatched", ())]


def test_hostile_notices_are_read_in_a_bounded_time():
    for text in (
        "(Corrects to " + "a " * 50_000,
        "(" * 50_000,
        "Corrects from to from to " * 20_000,
        "(adds,; " * 20_000,
    ):
        announced(text)


DROPPED = ClaimChange("c9", (place(0, "Minister to leave over Selby loans"),), ())


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        ("This version corrects the name of the minister in paragraph 1 to Karl Asher, not Karl Ash", "unmatched"),
        ("An earlier version of this article misstated the size of the loans", "unmatched"),
        ("Refiles to fix typo in headline", "matched"),
    ],
)
def test_a_claim_of_another_kind_is_not_what_the_desk_announced(notice, found):
    before = Version("v", (Paragraph("Minister to leave over Selby loans", "headline"), Paragraph("He stays silent.")))
    after = Version(
        "w",
        (Paragraph("Minister to leave", "headline"), Paragraph(notice, "correction"), Paragraph("He stays silent.")),
    )
    assert [notice.found for notice in notices(before, after, [DROPPED])] == [found]
