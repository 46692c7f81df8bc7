"""Headlines and slugs to labels: hand cases in the forms that Reuters, AP, dpa and websites use, about invented events."""

import pytest

from newsdiff.model import Label
from newsdiff.parsing.labels import is_kill, label, tags

HEADLINES = {
    "UPDATE 1-Harbour reopens after storm": ("update", 1, ("UPDATE 1",)),
    "UPDATE 2-Primrose League results": ("update", 2, ("UPDATE 2",)),
    "UPDATE 1 - Harbour reopens": ("update", 1, ("UPDATE 1",)),
    "Update 2: Harbour reopens": ("update", 2, ("Update 2",)),
    "CORRECTED-UPDATE 2-Harbour reopens": ("correction", 2, ("CORRECTED", "UPDATE 2")),
    "REFILE-UPDATE 1-Bank of Vell cuts rates": ("update", 1, ("REFILE", "UPDATE 1")),
    "REFILE-Bank of Vell cuts rates": ("refile", None, ("REFILE",)),
    "RPT-UPDATE 3-Mine collapses": ("update", 3, ("RPT", "UPDATE 3")),
    "RPT-Minister to resign": ("repeat", None, ("RPT",)),
    "WRAPUP 3-Markets slide on Vell vote": ("wrapup", 3, ("WRAPUP 3",)),
    "ROUNDUP 2: Strike ends": ("wrapup", 2, ("ROUNDUP 2",)),
    "GLOBAL MARKETS-WRAPUP 2-Stocks rise": ("wrapup", 2, ("WRAPUP 2",)),
    "CORRECTED-S. Vell battles flooding": ("correction", None, ("CORRECTED",)),
    "(CORRECTED) Ferry sinks off Orrin": ("correction", None, ("CORRECTED",)),
    "Ferry sinks off Orrin (CORRECTED)": ("correction", None, ("CORRECTED",)),
    "Ferry sinks off Orrin - CORRECTED": ("correction", None, ("CORRECTED",)),
    "Ferry sinks off Orrin (UPDATE 1, PIX)": ("update", 1, ("UPDATE 1",)),
    "CORRECTION: Ferry sinks off Orrin": ("correction", None, ("CORRECTION",)),
    "Correction: Ferry sinks off Orrin": ("correction", None, ("Correction",)),
    "KORREKTUR: Fähre gesunken": ("correction", None, ("KORREKTUR",)),
    "ALERT-Volcano erupts near Orrin": ("alert", None, ("ALERT",)),
    "URGENT: Volcano erupts": ("alert", None, ("URGENT",)),
    "1ST LEAD Volcano erupts near Orrin": ("lead", 1, ("1ST LEAD",)),
    "2ND LEAD: Volcano erupts": ("lead", 2, ("2ND LEAD",)),
    "STORY WITHDRAWN-Ferry sinks": ("withdrawal", None, ("STORY WITHDRAWN",)),
    "TAKE 2-Budget speech": ("take", 2, ("TAKE 2",)),
    "Wall at Orrin breaks, 1st Ld-Writethru": ("writethru", 1, ("1st Ld-Writethru",)),
    "BC-Orrin-Wall, 2nd Ld": ("lead", 2, ("2nd Ld",)),
    "Wall at Orrin breaks, 2nd Take": ("take", 2, ("2nd Take",)),
    "STORY REMOVED: Ferry sinks": ("withdrawal", None, ("STORY REMOVED",)),
    "Budget speech in full =2": ("take", None, ("=2",)),
    "2nd UPDATE: Storm shuts Orrin": ("update", 2, ("2nd UPDATE",)),
    "UPDATE1-Storm shuts Orrin": ("update", 1, ("UPDATE1",)),
    "Storm shuts Orrin (Updated)": ("update", None, ("Updated",)),
    "UPDATE: Storm shuts Orrin": ("update", None, ("UPDATE",)),
    "Update2 of the app reaches Orrin": ("original", None, ()),
}


@pytest.mark.parametrize(("headline", "wished"), HEADLINES.items())
def test_headline_tags_become_the_label(headline, wished):
    assert label([headline], [], [], None) == Label(*wished)


@pytest.mark.parametrize(
    "headline",
    [
        "US-China talks resume",
        "F-16 crashes on beach",
        "EU-UK deal in sight",
        "MH370-Search resumes",
        "G20-Merrel arrives",
        "Flash-flood warning issued",
        "FLASH-FLOOD WARNING ISSUED",
        "LEAD-FREE PETROL BANNED",
        "Lead-free petrol banned",
        "Kill-switch law passes",
        "REPEAT-OFFENDER LAW PASSES",
        "Breaking-news channel sold",
        "Update on the ferry",
        "UPDATE ON FERRY",
        "Take That tour",
        "SNAP ELECTION CALLED",
        "URGENT REPAIRS ORDERED",
        "Bulletin board law",
        "BRIEF-Vell Foods buys Orrin Mills",
        "GLOBAL MARKETS-Asian shares rise",
        "Team takes 1st lead of the season",
        "Minister (right) resigns",
    ],
)
def test_no_tag_is_read_out_of_ordinary_words(headline):
    assert tags(headline) == []
    assert label([headline], [], [], None) == Label()


@pytest.mark.parametrize(
    ("slug", "wished"),
    [
        ("VELL-SHUTDOWN/TOURISTS (UPDATE 1, PIX, TV)", ("update", 1, ("UPDATE 1",))),
        ("GLOBAL-MARKETS/ (WRAPUP 1)", ("wrapup", 1, ("WRAPUP 1",))),
        ("ORRIN-FERRY/ (CORRECTED, PIX)", ("correction", None, ("CORRECTED",))),
        ("BC-VL--Ferry-Sinking, 1st Ld-Writethru,1140<", ("writethru", 1, ("1st Ld-Writethru",))),
        ("BC-VL--Ferry-Sinking, 3rd Ld,1140<", ("lead", 3, ("3rd Ld",))),
        ("BC-VL--Ferry-Sinking-ABRIDGED", ("abridged", None, ("ABRIDGED",))),
        ("VELL-ELECTION/RESULT (PIX, TV)", ("original", None, ())),
    ],
)
def test_slugs_carry_tags_too(slug, wished):
    assert label(["Ferry sinks"], [slug], [], None) == Label(*wished)


def test_the_advisory_tells_the_kind_only_where_no_tag_does():
    assert label(["Ferry sinks"], [], ["(Corrects toll in paragraph 2)"], None).kind == "correction"
    assert label(["Ferry sinks"], [], ["(Adds minister's reaction)"], None).kind == "update"
    assert label(["UPDATE 2-Ferry sinks"], [], ["(Corrects toll in paragraph 2)"], None).kind == "update"


def test_a_tag_that_a_format_alone_knows_is_kept_and_tells_no_kind():
    assert label([], [], [], Label(tags=("NIGHTLEAD 3", ""))) == Label("original", 3, ("NIGHTLEAD 3", ""))


def test_what_the_format_says_counts_with_the_tags():
    found = label(["UPDATE 2-Ferry sinks"], [], [], Label("correction", None, ("CORRECTED",)))
    assert found == Label("correction", 2, ("CORRECTED", "UPDATE 2"))


@pytest.mark.parametrize(
    "text",
    [
        "STORY WITHDRAWN",
        "KILL KILL KILL: do not use the ferry story",
        "Attention editors: please kill the story on the Orrin ferry, it is wrong.",
        "The Vell City story headlined “Ferry sinks” is wrong and has been withdrawn. There will be no substitute.",
    ],
)
def test_a_kill_is_recognised(text):
    assert is_kill(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bill was withdrawn on Tuesday after the vote.",
        "Killings in the north went on for a third day.",
        "The paper's report on the mine was withdrawn from sale.",
        "KILL-SWITCH LAW PASSES",
    ],
)
def test_a_story_about_something_withdrawn_is_no_kill(text):
    assert not is_kill(text)


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("UPDATE 1-Wall breaks", "Wall breaks"),
        ("CORRECTED-UPDATE 2-Wall breaks", "Wall breaks"),
        ("Wall breaks, 1st Ld-Writethru", "Wall breaks"),
        ("(CORRECTED) Wall breaks", "Wall breaks"),
        ("Wall breaks (UPDATE 1)", "Wall breaks"),
        ("Wall breaks - CORRECTED", "Wall breaks"),
        ("Update on the wall", "Update on the wall"),
        ("UPDATE 1", "UPDATE 1"),
    ],
)
def test_a_title_is_a_headline_without_its_tags(headline, title):
    start, end = label([headline], [], [], None).title(headline)
    assert headline[start:end] == title
