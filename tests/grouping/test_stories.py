"""Pairs become stories: chains, rules, kills, repeats, and the feed of one version a story."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from newsdiff.errors import UsageError
from newsdiff.grouping.explaining import explain
from newsdiff.grouping.keeping import keep
from newsdiff.grouping.rules import parse_rules
from newsdiff.grouping.stories import stories
from newsdiff.grouping.verifying import judge
from newsdiff.model import Declared, Grouping, Label, Pair, Paragraph, Version
from newsdiff.runners import local

NOON = datetime(2026, 5, 4, 12)  # noqa: DTZ001 - a wire time without zone


def text(name, headline, *body, hours=None, **fields):
    when = None if hours is None else NOON + timedelta(hours=hours)
    paragraphs = (Paragraph(headline, "headline"), *map(Paragraph, body))
    return Version(name, paragraphs, published=when, language="en", **fields)


def joined(left, right, score=0.9, relation="version"):
    return Pair(left, right, relation, 0.5, 0.4, None, None, None, "because", score)


def sets(found):
    return sorted(sorted(version.id for version in story.versions) for story in found)


ALERT = text(
    "alert", "Ferry sinks off Tolmar, 8 missing",
    "A car ferry with 61 people on board sank off the island of Tolmar on Monday, and eight were missing, the coastguard said.",
    hours=0,
)  # fmt: skip
FULL = text(
    "full", "UPDATE 1-Ferry sinks off Tolmar, 8 missing",
    "A car ferry with 61 people on board sank off the island of Tolmar on Monday after its bow door failed, and eight"
    " people were missing, the coastguard said.",
    "Fifty-three passengers were taken off by fishing boats, coastguard captain Orla Venn said.", hours=1,
)  # fmt: skip
OTHER = text(
    "other", "Tolmar council to vote on harbour wall",
    "The council of the island of Tolmar will vote on Thursday on a wall for its harbour, the mayor said.", hours=2,
)  # fmt: skip
LETTERS = [text(name, f"{name} {name}{name}") for name in "abcdef"]


def test_two_versions_join_and_a_neighbour_does_not():
    found = local.group([ALERT, FULL, OTHER])
    assert sets(found) == [["alert", "full"], ["other"]]
    assert [story.id for story in found] == sorted(story.id for story in found)
    assert all(story.id == f"s-{min(v.digest for v in story.versions)[:12]}" for story in found)


def test_two_texts_alone_are_judged_as_they_are_among_others():
    assert judge(ALERT, FULL) in local.group([ALERT, FULL, OTHER]).pairs
    assert judge(ALERT, FULL) in local.group([ALERT, FULL]).pairs


def test_the_reason_tells_its_figures():
    why = judge(ALERT, FULL).why
    assert why.startswith("Versions of one story: ")
    assert "figures shared" in why
    assert "1.0 h apart" in why


def test_equal_text_is_a_repeat_within_the_window_only():
    first, second = text("a", "Notice", "The same words.", hours=0), text("b", "Notice", "The same words.", hours=60)
    late = text("c", "Notice", "The same words.", hours=300)
    found = local.group([first, second, late])
    assert sets(found) == [["a", "b"], ["c"]]
    assert [(p.left, p.right, p.relation) for p in found.pairs] == [("a", "b", "repeat")]
    assert len({story.id for story in found}) == 2


def test_a_kill_belongs_to_its_story_by_declaration_and_never_by_its_words():
    one = text("m@1", "Minister resigns", "The minister resigned on Monday.", hours=0, declared=Declared(story_id="m"))
    kill = text(
        "m@2", "KILL", "Please kill the story.", hours=9, declared=Declared(story_id="m"), state="withdrawn",
        label=Label("withdrawal"),
    )  # fmt: skip
    stray = text("x@2", "KILL", "Please kill the story.", hours=9, state="withdrawn", label=Label("withdrawal"))
    found = local.group([one, kill, stray])
    assert sets(found) == [["m@1", "m@2"], ["x@2"]]
    assert found.pairs[0].declared == "same story id"


STEPS_DOWN = text("m", "UPDATE 1-Brennick chief to step down - source", "Odo Finn will step down.", hours=0,
                  label=Label("update", 1, ("UPDATE 1",)))  # fmt: skip
KILLED = {"state": "withdrawn", "label": Label("withdrawal")}


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("KILL Brennick chief to step down - source", "The source has taken back what it said."),
        ("WITHDRAWAL - BRENNICK CHIEF TO STEP DOWN – SOURCE", "There will be no substitute story."),
        ("Story withdrawn", "Please kill “UPDATE 1-Brennick chief to step down - source”, sent at 1210 GMT."),
        ("Brennick chief to step down - source", "This story was taken back."),
    ],
)
def test_a_kill_that_declares_nothing_is_found_by_the_headline_it_names(headline, body):
    kill = text("k", headline, body, hours=3, **KILLED)
    other = text("o", "Brennick names chief to follow Finn - source", "Edda Brann will follow.", hours=1)
    found = local.group([kill, STEPS_DOWN, other])
    assert sets(found) == [["k", "m"], ["o"]]
    assert [pair.declared for pair in found.pairs if pair.left == "k"] == ["killed by its headline"]


def test_of_two_stories_of_one_headline_a_kill_belongs_to_the_nearer():
    early, late = (text(f"m{hours}", "Brennick shares fall on Monday", f"They fell {hours} percent in {place}.", hours=hours)
                   for hours, place in ((1, "Sarnholt"), (7, "Vellis and, after the bell, in Tolmar")))  # fmt: skip
    kill = text("k", "KILL Brennick shares fall on Monday", "Please kill it.", hours=9, **KILLED)
    assert sets(local.group([kill, early, late])) == [["k", "m7"], ["m1"]]


@pytest.mark.parametrize(
    ("headline", "quoted", "hours"),
    [
        (
            "KILL Brennick chief to step down - source",
            "nothing",
            25,
        ),  # a day later: the next of a series, if not this one
        ("KILL Brennick chief to step down - source", "nothing", -1),
        ("KILL Brennick chief to stay on - source", "Brennick chief to step down in May", 3),
        ("Story withdrawn", "to step down", 3),
    ],
)
def test_a_kill_joins_nothing_that_it_does_not_name_to_the_word(headline, quoted, hours):
    kill = text("k", headline, f'Please kill "{quoted}". Odo Finn will step down.', hours=hours, **KILLED)
    assert sets(local.group([kill, STEPS_DOWN])) == [["k"], ["m"]]


@pytest.mark.parametrize(
    "declared", [Declared(url="https://wire.example/a"), Declared(story_id="a"), Declared(replaces=("one",))]
)
def test_a_declared_link_joins_whatever_the_hours_and_the_words(declared):
    one = text("one", "Rain", "It rained.", hours=0, declared=Declared(url=declared.url, story_id=declared.story_id))
    other = text("two", "Goals", "Three were scored.", hours=900, declared=declared)
    assert sets(local.group([other, one])) == [["one", "two"]]


def test_a_chain_is_split_where_it_is_weak():
    pairs = [joined("a", "b"), joined("b", "c"), joined("c", "d", 0.7), joined("d", "e")]
    assert sets(stories(LETTERS, pairs)) == [["a", "b", "c"], ["d", "e"], ["f"]]
    assert sets(stories(LETTERS, [*pairs, joined("b", "d", 0.7)])) == [["a", "b", "c"], ["d", "e"], ["f"]]
    assert sets(stories(LETTERS, pairs[2:3])) == [["a"], ["b"], ["c", "d"], ["e"], ["f"]]


def test_a_weak_pair_brings_no_third_text_to_a_story_but_a_repeat_is_none():
    assert sets(stories(LETTERS, [joined("a", "b"), joined("b", "c", 0.7)]))[:2] == [["a", "b"], ["c"]]
    assert sets(stories(LETTERS, [joined("a", "b", 1.0, "repeat"), joined("b", "c", 0.7)]))[:1] == [["a", "b", "c"]]


def test_pairs_that_were_refused_join_nothing():
    refused = [joined("a", "b", relation=relation) for relation in ("related", "template", "none")]
    assert len(stories(LETTERS, refused)) == len(LETTERS)


def test_a_long_chain_needs_no_recursion():
    versions = [text(f"v{n:05}", f"text {n}") for n in range(5000)]
    pairs = [joined(f"v{n:05}", f"v{n + 1:05}", relation="repeat") for n in range(4999)]
    assert len(stories(versions, pairs)) == 1


def test_rules_overrule_the_verdict():
    pairs = [joined("a", "b"), joined("b", "c", 0.8)]
    rules = parse_rules("# by hand\n\njoin e f\napart a c\n")
    assert sets(stories(LETTERS, pairs, rules)) == [["a", "b"], ["c"], ["d"], ["e", "f"]]


@pytest.mark.parametrize("lines", ["join a", "merge a b", "join a a", "join a b\napart b a", "join a b c"])
def test_a_line_that_is_no_rule_is_named(lines):
    with pytest.raises(UsageError, match=r"by-hand\.txt, line"):
        parse_rules(lines, "by-hand.txt")


def test_rules_about_nothing_or_against_each_other_are_errors():
    with pytest.raises(UsageError, match=r"by-hand\.txt, line 2: no version has the id nobody"):
        stories(LETTERS, [], parse_rules("join a b\njoin a nobody", "by-hand.txt"))
    with pytest.raises(
        UsageError, match=r"^f, line 2: joins b and c, but a and c are kept apart \(f, line 3\); drop one"
    ):
        stories(LETTERS, [], parse_rules("join a b\njoin b c\napart a c", "f"))
    with pytest.raises(UsageError, match="a rule about a and itself"):
        parse_rules("join a a", "by-hand.txt")


@pytest.mark.parametrize(("which", "name"), [("first", "alert"), ("last", "full"), ("longest", "full")])
def test_one_version_a_story_is_kept_with_what_was_dropped_for_it(which, name):
    kept = {found.version.id: found for found in keep(local.group([FULL, OTHER, ALERT]), which)}
    assert set(kept) == {name, "other"}
    ((dropped, pair),) = kept[name].dropped
    assert {dropped.id, name} == {"alert", "full"}
    assert pair.relation == "version"


def test_a_kill_is_not_kept_in_the_place_of_its_story():
    one = text("m@1", "Minister resigns", "The minister resigned.", hours=0, declared=Declared(story_id="m"))
    kill = text("m@2", "KILL", "Kill.", hours=9, declared=Declared(story_id="m"), state="withdrawn")
    assert [found.version.id for found in keep(local.group([one, kill]), "last")] == ["m@1"]


def test_the_passages_two_versions_share_are_shown_longest_first():
    found = explain(ALERT, FULL)
    assert found[0].text == "a car ferry with 61 people on board sank off the island of tolmar on monday"
    assert (found[0].left, found[0].right) == (1, 1)
    assert [passage.words for passage in found] == sorted((passage.words for passage in found), reverse=True)


def test_nothing_to_group_is_no_story():
    assert list(local.group([])) == []
    assert sets(local.group([Version("empty", ()), Version("void", (Paragraph("…"),))])) == [["empty"], ["void"]]


def test_what_is_near_stands_in_two_stories():
    pairs = [joined("a", "b"), joined("b", "c"), joined("a", "c", 0.3, "related"), joined("c", "d", 0.1, "template")]
    found = Grouping(stories(LETTERS, pairs), tuple(pairs))
    assert [(pair.left, pair.right) for pair in found.near] == [("c", "d")]


def test_a_paragraph_that_every_text_carries_joins_nothing():
    rules = "All prices are as of the last auction; this service may be quoted with its name, and errors are put right here daily."
    towns = ("Selm", "Brennick", "Tolmar", "Marenholt", "Vellis", "Sarnholt")
    events = (
        "opens a bridge",
        "elects a mayor",
        "closes its mine",
        "wins the cup",
        "bans night flights",
        "loses its archive",
    )
    bare = [
        text(
            f"n{number:02}",
            f"{town} {event}",
            f"The town of {town} {event} {number} years after its first plan.",
        )
        for number, (town, event) in enumerate((town, event) for town in towns for event in events)
    ]
    flooded = [
        replace(version, paragraphs=(*version.paragraphs, Paragraph(rules), Paragraph(rules * 3))) for version in bare
    ]
    assert sets(local.group(flooded)) == sets(local.group(bare))


@pytest.mark.parametrize("bounds", [{"window": -1}, {"window": float("nan")}, {"cap": 0}])
def test_a_bound_that_is_none_is_refused(bounds):
    with pytest.raises(UsageError, match=f"^{next(iter(bounds))}="):
        local.group([], **bounds)
