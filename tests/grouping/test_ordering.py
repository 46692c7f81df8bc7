"""Versions of one story are put in order by the strongest sign there is, and how is said."""

import itertools
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsdiff.grouping.ordering import order
from newsdiff.model import Declared, Label, Paragraph, Version


def version(name, *, at=None, **fields):
    declared = Declared(
        id=name, **{key: fields.pop(key) for key in ("story_id", "version", "replaces", "url") if key in fields}
    )
    return Version(name, (Paragraph(f"Text {name}."),), published=at, declared=declared, **fields)


def ids(versions):
    return "".join(v.id for v in versions)


def noon(minutes=0):
    return datetime(2026, 5, 4, 12, tzinfo=UTC) + timedelta(minutes=minutes)


def every_arrival(*versions):
    """The answers over all arrivals, each as (ids in order, by, sure)."""
    answers = set()
    for arrival in itertools.permutations(versions):
        ranked, found = order(arrival)
        answers.add((ids(ranked), found.by, found.sure))
    return answers


def test_times_decide_whatever_came_in_first():
    assert every_arrival(version("a", at=noon()), version("b", at=noon(5)), version("c", at=noon(9))) == {
        ("abc", "published", True),
    }


def test_a_time_without_a_zone_counts_as_utc():
    naive = datetime(2026, 5, 4, 12)  # noqa: DTZ001 - a naive time is the case
    east = datetime(2026, 5, 4, 14, 30, tzinfo=timezone(timedelta(hours=3)))  # 11:30 UTC
    assert every_arrival(version("a", at=east), version("b", at=naive)) == {("ab", "published", False)}


def test_a_declared_successor_outweighs_the_times():
    later = version("b", at=noon(), replaces=("a",))
    assert every_arrival(version("a", at=noon(30)), later) == {("ab", "declared", True)}


def test_a_link_to_the_story_that_both_share_says_nothing():
    a = version("a", story_id="s", version="1")
    b = version("b", story_id="s", version="2", replaces=("s",))
    assert every_arrival(a, b) == {("ab", "version", True)}


def test_links_in_a_circle_say_nothing():
    a, b = version("a", at=noon(), replaces=("b",)), version("b", at=noon(1), replaces=("a",))
    assert every_arrival(a, b) == {("ab", "published", True)}


def test_version_numbers_break_equal_times():
    a, b = version("a", at=noon(), version="9"), version("b", at=noon(), version="10")
    assert every_arrival(a, b) == {("ab", "version", True)}


@pytest.mark.parametrize(("first", "second"), [("1542761538", "978556838"), ("x7", "x9"), ("", "2")])
def test_opaque_ids_are_no_ordinals(first, second):
    ranked, found = order([version("a", version=first), version("b", version=second)])
    assert (ids(ranked), found.by, found.sure) == ("ab", "arrival", False)


def test_numbers_of_two_story_ids_are_not_compared():
    a, b = version("a", story_id="s", version="7"), version("b", story_id="t", version="2")
    assert order([a, b])[1].by == "arrival"


LABELS = [
    (Label("alert"), Label("original")),
    (Label("original"), Label("update", 1, ("UPDATE 1",))),
    (Label("update", 2, ("UPDATE 2",)), Label("update", 10, ("UPDATE 10",))),
    (Label("lead", 1, ("1st Ld",)), Label("writethru", 2, ("2nd Ld-Writethru",))),
    (Label("update", 2, ("UPDATE 2",)), Label("correction", 2, ("CORRECTED", "UPDATE 2"))),
    (Label("correction", 2, ("CORRECTED", "UPDATE 2")), Label("update", 3, ("UPDATE 3",))),
    (Label("original"), Label("correction", None, ("CORRECTED",))),
    (Label("take", 2), Label("take", 3)),
    (Label("original"), Label("refile", None, ("REFILE",))),
    (Label("update", 4, ("UPDATE 4",)), Label("withdrawal", None, ("STORY WITHDRAWN",))),
]


@pytest.mark.parametrize(("first", "second"), LABELS)
def test_labels_say_which_came_first(first, second):
    assert every_arrival(version("a", label=first), version("b", label=second)) == {("ab", "label", True)}


SILENT = [
    (Label("correction", None, ("CORRECTED",)), Label("update", 1, ("UPDATE 1",))),
    (Label("update", 2, ("UPDATE 2",)), Label("lead", 1, ("1st Ld",))),
    (Label("update", None, ("UPDATE",)), Label("update", 1, ("UPDATE 1",))),
    (Label("original"), Label("original")),
    (Label("alert"), Label("alert")),
]


@pytest.mark.parametrize(("first", "second"), SILENT)
def test_labels_that_do_not_say_leave_the_order_of_arrival(first, second):
    a, b = version("a", label=first), version("b", label=second)
    assert every_arrival(a, b) == {("ab", "arrival", False), ("ba", "arrival", False)}


def test_a_withdrawn_version_comes_last_where_nothing_says_otherwise():
    assert every_arrival(version("a"), version("b", state="withdrawn")) == {("ab", "label", True)}
    early = version("a", state="withdrawn", at=noon())
    assert every_arrival(early, version("b", at=noon(3))) == {("ab", "published", True)}


def test_a_version_without_a_time_is_placed_by_its_label_among_those_with_one():
    a = version("a", at=noon())
    b = version("b", label=Label("update", 1, ("UPDATE 1",)))
    c = version("c", at=noon(9), label=Label("update", 2, ("UPDATE 2",)))
    assert every_arrival(a, b, c) == {("abc", "label", True)}


def test_what_only_arrival_decides_is_said_and_is_not_sure():
    _, found = order([version("a"), version("b")])
    assert found.note == (
        "Neither text carries a time or a sign of which came first: "
        "they stand in the order in which they were read; use --swap if that is wrong."
    )
    _, found = order([version("a", at=noon()), version("b", at=noon())])
    assert found.note.startswith("Both texts carry the same time")
    _, found = order([version("a"), version("b"), version("c")])
    assert found.note == (
        "No text carries a time or a sign of which came first: they stand in the order in which they were read."
    )
    ranked, found = order([version("c"), version("b", at=noon(5)), version("a", at=noon())])
    assert ids(ranked) == "cab"
    assert (found.by, found.sure) == ("published", False)
    assert found.note == (
        "The 2 steps from version to version are decided so: 1 from the times the texts carry, "
        "1 from the order in which they were read."
    )


def test_more_versions_than_can_be_held_against_each_other_stand_by_their_times():
    many = [version(f"{n:03}", at=noon(n)) for n in range(300)]
    ranked, found = order(many[::-1])
    assert list(ranked) == many
    assert (found.by, found.sure) == ("published", True)
    ranked, found = order([version("x"), *many])
    assert ranked[-1].id == "x"
    assert not found.sure


def test_one_version_or_none_needs_no_order():
    assert order([]) == ((), order([version("a")])[1])
    assert order([version("a")])[1].sure


def test_times_that_the_version_numbers_contradict_are_not_sure():
    first = version("a", at=noon(60), story_id="s", version="1")
    second = version("b", at=noon(), story_id="s", version="2")
    assert every_arrival(first, second) == {("ba", "published", False)}
    assert "opposite" in order([first, second])[1].note


@pytest.mark.parametrize("label", [Label("update", 1, ("UPDATE 1",)), Label("original")])
def test_times_that_the_labels_contradict_are_not_sure(label):
    first = version("a", at=noon(), label=Label("update", 2, ("UPDATE 2",)))
    second = version("b", at=noon(60), label=label)
    assert every_arrival(first, second) == {("ab", "published", False)}
    assert "the desk's labels say the opposite (" in order([first, second])[1].note


@pytest.mark.parametrize("label", [Label("alert"), Label("withdrawal", None, ("STORY WITHDRAWN",))])
def test_an_alert_and_a_withdrawal_contradict_no_time(label):
    early, late = (Label("original"), label) if label.kind == "alert" else (label, Label("original"))
    found = every_arrival(version("a", at=noon(), label=early), version("b", at=noon(60), label=late))
    assert found == {("ab", "published", True)}


def test_a_time_without_a_zone_decides_surely_only_where_no_zone_could_turn_it():
    bare = noon(90).replace(tzinfo=None)
    assert every_arrival(version("a", at=noon()), version("b", at=bare)) == {("ab", "published", False)}
    days = bare + timedelta(days=3)
    assert every_arrival(version("a", at=noon()), version("b", at=days)) == {("ab", "published", True)}


def test_a_day_alone_decides_nothing_surely_within_that_day():
    day, hour = datetime(2026, 5, 4), datetime(2026, 5, 4, 9)  # noqa: DTZ001 - a time without a zone is the case
    assert every_arrival(version("a", at=day), version("b", at=hour)) == {("ab", "published", False)}
    assert "names no hour" in order([version("a", at=day), version("b", at=hour)])[1].note
    late = version("b", at=datetime(2026, 5, 4, 9, tzinfo=UTC))
    note = order([version("a", at=day), late])[1].note
    assert note.startswith(
        "The texts carry their times: 2026-05-04, then 2026-05-04 09:00 UTC; the first names no hour"
    )
    note = order([version("a", at=datetime(2026, 5, 3, 22, tzinfo=UTC)), version("b", at=day)])[1].note
    assert note.endswith("then 2026-05-04; one of them names no hour and is read as the beginning of its day in UTC.")
    assert every_arrival(version("a", at=day), version("b", at=hour + timedelta(days=1))) == {("ab", "published", True)}
