"""What `samples/README.md` promises of each sample is what newsdiff finds."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import newsdiff as nd

SAMPLES = Path(__file__).parent.parent / "samples"

STORIES = {
    "dam": ["mw-dam-1", "mw-dam-2", "mw-dam-3", "mw-dam-4", "mw-dam-5"],
    "correction": ["mw-kestrel-1", "mw-kestrel-2"],
    "quote": [
        "Ostrane rail crews reject pay offer, strike from Sunday",
        "Ostrane rail crews to strike from Sunday after rejecting pay offer",
    ],
    "reordered": [
        "Cracks close Sarnholt's Queen Brigid bridge, city split for months",
        "UPDATE 1-Cracks close Sarnholt's Queen Brigid bridge, city split for months",
    ],
    "kill": ["mw:2026:K7Q21@1", "mw:2026:K7Q21@2", "mw:2026:K7Q21@3"],
    "typography": [
        "Vellis cyclists organise night race along old salt road",
        "Vellis cyclists organize night race along old salt road",
    ],
    "rewrite": ["mw-korvath-1", "mw-korvath-2"],
    "german": ["mw-hafen-1", "mw-hafen-2"],
    "repeat": ["mw-lynx-home", "mw-lynx-science"],
}
"""The versions of each story, earliest first: by id where the record has one, else by headline."""

FACETS = [
    # story, revision, kind, words of the earlier side, words of the later side
    ("dam", 0, "figure", None, "12"),
    ("dam", 1, "figure", "12", "19"),
    ("dam", 1, "figure", "40", "33"),
    ("dam", 2, "figure", "19", "21"),
    ("dam", 2, "figure", "33", "26"),
    ("dam", 2, "quote", None, "believing that somebody was watching that wall"),
    ("dam", 3, "figure", "300", "450"),
    ("dam", 3, "figure", "two", "four"),
    ("correction", 0, "figure", "41.2", "14.2"),
    ("quote", 0, "quote", "until it is withdrawn", "through the winter"),
    ("quote", 0, "attribution", "Ferrow", "Rask"),
    ("quote", 0, "time", "Friday", "Thursday"),
    ("kill", 0, "quote", None, "He should have gone in November"),
    ("rewrite", 0, "action", "entered", "captured"),
    ("rewrite", 0, "attribution", "sources", "ministry"),
    ("rewrite", 0, "hedge", "may", "almost certainly"),
    ("rewrite", 0, "figure", "500", None),
    ("german", 0, "figure", "1200", "1700"),
    ("german", 0, "figure", "14", "22"),
    ("german", 0, "figure", "vier", "sechs"),
    ("german", 0, "time", "Donnerstag", "Freitag"),
    ("german", 0, "attribution", "Polizei", "Gewerkschaft"),
]
"""The main changes of fact; where the earlier or later side is None, that side has no such facet."""


@pytest.fixture(scope="module")
def versions():
    return list(nd.read(str(SAMPLES)))


@pytest.fixture(scope="module")
def stories(versions):
    """Each story of several versions by the name of its folder."""
    found = {}
    for story in nd.group(versions):
        if len(story.versions) > 1:
            found.setdefault(folder(story.versions[0]), story)
    return found


@pytest.fixture(scope="module")
def comparisons(versions):
    """Each revision of each story, compared; in the order that is promised, whatever grouping says."""
    named = {name(version): version for version in versions}
    return {
        story: [nd.compare(named[before], named[after]) for before, after in pairwise(ids)]
        for story, ids in STORIES.items()
    }


def folder(version):
    """The folder of samples a version was found in."""
    return Path(version.sources[0].uri).relative_to(SAMPLES).parts[0]


def name(version):
    return version.id if version.declared.id else version.headline


def said(side):
    return side.text if side else None


def facets(comparison):
    """(kind, earlier text, later text) of every facet of a material claim."""
    return [
        (facet.kind, said(facet.before), said(facet.after))
        for claim in comparison.claims
        if claim.material
        for facet in claim.facets
    ]


def covers(text, wished):
    return text is None if wished is None else text is not None and wished in text


def texts(places):
    return " ".join(place.text for place in places)


# ---- reading


def test_every_sample_can_be_read_and_none_is_lost(versions):
    assert len(versions) == 62
    assert len({version.id for version in versions}) == 62


def test_one_text_file_with_two_versions_is_read_as_two(versions):
    roles = [[p.role for p in version.paragraphs] for version in versions if folder(version) == "reordered"]
    frame = [["headline", "byline"], ["signoff"]]
    assert roles == [
        frame[0] + ["body"] * 10 + frame[1],
        frame[0] + ["body"] * 8 + frame[1],
    ]


def test_the_desks_own_words_are_told_from_the_story(versions):
    corrected = next(version for version in versions if version.id == "mw-kestrel-2")
    assert [p.role for p in corrected.paragraphs] == ["headline", "advisory", *["body"] * 7, "signoff", "correction"]
    assert corrected.label.kind == "correction"
    assert corrected.dateline.places == ("SARNHOLT",)
    assert corrected.dateline.agency == "Meridian Wire"


@pytest.mark.parametrize(
    ("story", "place"),
    [
        ("dam", "BRENNICK"),
        ("correction", "SARNHOLT"),
        ("quote", "TOLM"),
        ("kill", "TOLM"),
        ("rewrite", "DERN"),
        ("typography", "VELLIS"),
        ("german", "Marenholt"),
    ],
)
def test_a_dateline_is_a_place_an_agency_and_a_date(versions, story, place):
    told = [version.dateline for version in versions if folder(version) == story and version.state == "usable"]
    assert all(dateline and dateline.agency == "Meridian Wire" for dateline in told)
    assert all(dateline.places and dateline.places[0].startswith(place) for dateline in told)
    assert all(re.fullmatch(r"March 1\d|1\d\. März", dateline.date or "March 10") for dateline in told)


@pytest.mark.parametrize("story", STORIES)
def test_the_credits_are_told_from_the_story(versions, story):
    for version in versions:
        if folder(version) == story and version.state == "usable":
            roles = [p.role for p in version.paragraphs]
            assert "signoff" in roles
            assert not {"crosshead", "summary", "bullet", "caption", "note"} & set(roles)
            assert ("byline" in roles) == any(p.text.startswith("By ") for p in version.paragraphs)


def test_rows_of_a_table_are_rows(versions):
    closing = next(version for version in versions if version.id == "mw-close-1")
    assert [p.role for p in closing.paragraphs].count("table") == 4


# ---- grouping


@pytest.mark.parametrize("story", STORIES)
def test_the_versions_of_a_story_are_found_and_stand_in_order(stories, story):
    assert story in stories, "nothing joined"
    assert [name(version) for version in stories[story].versions] == STORIES[story]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_found_in_its_folder_alone(versions, story):
    alone = nd.group(version for version in versions if folder(version) == story)
    assert [[name(version) for version in found.versions] for found in alone] == [STORIES[story]]


def test_two_short_reports_with_another_figure_in_the_lede_are_one_story(tmp_path):
    earlier = "Ferry aground off Port Amsel\n\nPORT AMSEL (Meridian Wire) - A ferry with 212 people aboard ran aground off Port Amsel on Tuesday in thick fog, the coast guard said.\n\nNo one was hurt. Two tugs were on their way from Vellis."
    later = "Ferry refloated off Port Amsel\n\nPORT AMSEL (Meridian Wire) - A ferry with 219 people aboard was refloated off Port Amsel on Tuesday after it ran aground in thick fog, the coast guard said.\n\nNo one was hurt. Two tugs from Vellis pulled it free."
    for number, text in enumerate((earlier, later)):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert len(nd.group(nd.read(str(tmp_path)))) == 1


@pytest.mark.parametrize("kept_apart", ["singles", "templates"])
def test_what_is_near_or_of_one_form_joins_nothing(versions, kept_apart):
    joined = [
        [version.id for version in story.versions]
        for story in nd.group(versions)
        if len(story.versions) > 1 and any(folder(version) == kept_apart for version in story.versions)
    ]
    assert joined == []


@pytest.mark.parametrize("family", ["mw-close-", "mw-notice-"])
def test_one_form_with_other_facts_is_a_template(versions, family):
    pairs = [
        pair for pair in nd.group(versions).pairs if pair.left.startswith(family) and pair.right.startswith(family)
    ]
    assert {pair.relation for pair in pairs} == {"template"}


def test_there_are_nine_stories_and_forty_singles(versions):
    sizes = sorted(len(story.versions) for story in nd.group(versions))
    assert sizes == [1] * 40 + [2] * 7 + [3, 5]


def test_the_order_says_what_decided_it(stories):
    decided = {story: (found.order.by, found.order.sure) for story, found in stories.items()}
    assert decided["dam"] == ("published", True)
    assert decided["reordered"] == ("label", True)
    assert decided["typography"] == ("arrival", False)


def test_two_desks_filing_one_text_are_a_repeat(stories):
    assert [pair.relation for pair in stories["repeat"].joins] == ["repeat"]


# ---- facts


@pytest.mark.parametrize(("story", "revision", "kind", "before", "after"), FACETS)
def test_a_changed_fact_is_told(comparisons, story, revision, kind, before, after):
    found = facets(comparisons[story][revision])
    assert any(k == kind and covers(b, before) and covers(a, after) for k, b, a in found), found


def test_a_correction_reports_the_corrected_figure_and_nothing_else(comparisons):
    (comparison,) = comparisons["correction"]
    found = facets(comparison)
    assert found
    assert all(kind == "figure" and "41.2" in before and "14.2" in after for kind, before, after in found)
    assert comparison.facet_counts() == {"figure": 1}


def test_the_notices_of_a_correction_match_what_was_found(comparisons):
    (comparison,) = comparisons["correction"]
    assert [(notice.role, notice.found) for notice in comparison.findings.notices] == [
        ("advisory", "matched"),
        ("correction", "matched"),
    ]


@pytest.mark.parametrize("story", STORIES)
def test_the_desks_tags_on_a_headline_are_no_facts(comparisons, story):
    told = [text or "" for comparison in comparisons[story] for _, *sides in facets(comparison) for text in sides]
    assert not [text for text in told if re.match(r"\d$|UPDATE|CORRECTED", text)]


def test_an_advisory_that_updates_the_toll_is_matched(comparisons):
    assert any(
        notice.role == "advisory" and "toll" in notice.says and notice.found == "matched"
        for notice in comparisons["dam"][1].findings.notices
    )


def test_a_quote_that_only_stays_is_no_change(comparisons):
    told = [text for comparison in comparisons["dam"][1:] for _, *sides in facets(comparison) for text in sides if text]
    assert not [text for text in told if "goods train" in text]


@pytest.mark.parametrize(("story", "revision", "speaker"), [("dam", 1, "Dorran"), ("rewrite", 0, "The Front")])
def test_a_speaker_who_spoke_before_is_not_new(comparisons, story, revision, speaker):
    told = [(before, after) for kind, before, after in facets(comparisons[story][revision]) if kind == "attribution"]
    assert not [after for before, after in told if before is None and speaker in after]


def test_spelling_and_typography_change_no_fact(comparisons):
    (comparison,) = comparisons["typography"]
    assert facets(comparison) == []
    assert not any(claim.material for claim in comparison.claims)
    ignored = dict(comparison.findings.ignored)
    assert ignored["typography"] > 0
    assert ignored["spelling"] > 0


def test_a_repeat_changes_nothing(comparisons):
    (comparison,) = comparisons["repeat"]
    assert {relation.change for relation in comparison.alignment.paragraphs} == {"unchanged"}
    assert comparison.claims == ()


def test_a_kill_withdraws_the_story_and_removes_no_claim(stories, comparisons):
    assert stories["kill"].versions[-1].state == "withdrawn"
    assert [comparison.withdrawn for comparison in comparisons["kill"]] == [None, "after"]
    assert comparisons["kill"][1].claims == ()


# ---- alignment


def test_a_reordered_story_shows_its_move_its_merge_its_split_and_its_cuts(comparisons):
    (comparison,) = comparisons["reordered"]
    told = {(p.change, p.moved, p.before, p.after) for p in comparison.alignment.paragraphs if p.change != "unchanged"}
    assert told == {
        ("edited", False, (0,), (0,)),
        ("merged", False, (3, 4), (4,)),
        ("split", False, (6,), (6, 7)),
        ("removed", False, (10,), ()),
        ("removed", False, (11,), ()),
    }
    assert [(p.before, p.after) for p in comparison.alignment.paragraphs if p.moved] == [((9,), (3,))]


def test_a_reordered_story_changes_no_fact(comparisons):
    (comparison,) = comparisons["reordered"]
    material = [(claim.change, texts(claim.before)) for claim in comparison.claims if claim.material]
    assert [change for change, _ in material] == ["removed", "removed"], material
    assert "spokesman" in material[0][1]
    assert "$140,000" in material[1][1]


def test_the_correction_edits_two_paragraphs_and_adds_two(comparisons):
    (comparison,) = comparisons["correction"]
    counts = comparison.summary()["paragraphs"]
    assert counts == {"added": 2, "edited": 2, "unchanged": 7}
