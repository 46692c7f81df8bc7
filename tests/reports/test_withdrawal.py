"""A kill is shown as one: the desk's reason, both texts folded, and nothing that looks like an edit."""

import re
from dataclasses import replace

import pytest

from newsdiff.comparison import compare
from newsdiff.history import history
from newsdiff.model import Dateline, Declared, Grouping, Order, Story
from newsdiff.reports import report
from newsdiff.reports.site import site, summary
from newsdiff.reports.withdrawal import reason
from tests.reports.columns import columns
from tests.reports.ferry import EARLIER, LATER, paragraph, version

WHY = "The owner has shown that no ferry of the line was at sea. Do not use."
BY = Order("declared", sure=True, note="By the version numbers.")
KILL = version(
    "ferry-3",
    paragraph("STORY WITHDRAWN-Two dead, 19 hurt as ferry founders off Orrin Point", role="headline"),
    state="withdrawn",
    declared=Declared(ednote=WHY),
)
STORY = Story("s-0123456789ab", (EARLIER, LATER, KILL), (), BY)


def flat(comparison, form):
    return " ".join(report(comparison, form).replace("\\", "").split())


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_kill_shows_the_desks_reason_and_no_edit(form):
    told = flat(compare(LATER, KILL), form)
    assert "The story was withdrawn" in told
    assert "The desk says:" in told
    assert WHY in told
    assert "A withdrawal takes the whole story back" in told
    assert not re.search(
        r"Removed|Edited|quotation|No change of a fact was found|<del", told.partition("</style>")[2] or told
    )


def test_both_texts_stand_folded_in_the_page_of_a_kill():
    page = report(compare(LATER, KILL), "html")
    earlier, later, _ = columns(page)
    assert earlier == [p.text for p in LATER.paragraphs]
    assert later == [p.text for p in KILL.paragraphs]
    assert page.count("<details") == 2
    assert "<details open" not in page
    assert "<script></script>" in page


def test_every_link_and_id_of_the_page_of_a_kill_is_right():
    page = report(compare(LATER, KILL), "html")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in re.findall(r'href="(#[^"]+)"', page)} <= set(ids)


def test_without_a_note_the_reason_is_what_the_withdrawn_text_alone_says():
    bare = replace(KILL, declared=Declared())
    assert reason(compare(LATER, bare)) == ()
    assert "The text gives no reason." in flat(compare(LATER, bare), "text")
    told = replace(bare, paragraphs=(*bare.paragraphs, LATER.paragraphs[2], paragraph("The story is withdrawn.")))
    assert reason(compare(LATER, told)) == ("The story is withdrawn.",)
    noted = replace(told, paragraphs=(*told.paragraphs, paragraph("(Do not use)", role="advisory")))
    assert reason(compare(LATER, noted)) == ("(Do not use)",)
    story = replace(told, dateline=Dateline(("ORRIN",), None, None, 2, (0, 0)))
    assert reason(compare(EARLIER, story)) == ()  # the story itself stands under the headline of a kill


def test_a_story_that_was_brought_back_names_the_version_that_was_withdrawn():
    told = flat(compare(KILL, LATER), "html")
    assert "The earlier version was withdrawn" in told
    assert WHY in told


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_history_tells_its_kill_the_same_way(form):
    last = report(history(STORY), form).replace("\\", "").partition("2 → 3")[2]
    assert WHY in " ".join(last.split())
    assert "No change of a fact" not in last


def test_the_front_page_and_the_summary_show_the_reason():
    whole = site(Grouping((STORY,), ()), command="newsdiff report wire")
    files = dict(whole.files())
    assert WHY in files["index.html"]
    assert WHY in files["stories/s-0123456789ab.html"]
    line = next(line for line in summary(whole, "out") if "WITHDRAWN" in line)
    assert f"(1 → 3): The story was withdrawn. The desk says: {WHY}" in line


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "\x1b[31mred\u202e"])
def test_a_reason_is_text(attack):
    hostile = replace(KILL, declared=Declared(ednote=attack))
    for form in ("text", "markdown", "html"):
        told = report(compare(LATER, hostile), form)
        assert form == "text" or "<script>alert" not in told
        assert not set(told) & {"\x1b", "\u202e"}
