"""One report told again: a figure that changed is its news, where the names and the rest of it stay."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from newsdiff.grouping.both import Both
from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import measure
from newsdiff.grouping.ordering import order
from newsdiff.grouping.pairing import pairs
from newsdiff.grouping.profiles import NAME, Profiles
from newsdiff.grouping.verifying import judge
from newsdiff.model import Label, Paragraph, Version

DAWN = datetime(2026, 5, 4, 6)  # noqa: DTZ001 - a wire time without zone
TOLD = (
    "A blast in the Hallen mine near Korvath killed four miners on Thursday, the rescue service said. Eleven others were missing. "
    "Its head, Odo Finn, spoke of gas."
)
AGAIN = TOLD.replace("four", "nine").replace("Eleven", "Six").replace("spoke of gas", "said it was gas")


def text(name, body, after=None):
    when = None if after is None else DAWN + timedelta(hours=after)
    return Version(name, (Paragraph(body),), published=when, language="en")


def slots(one, other):
    return measure(corpus((one, other)), np.array([[0, 1]])).slots[0]


@pytest.mark.parametrize("after", [None, 3])
def test_figures_that_changed_count_nothing_against_one_report_told_again(after):
    one, other = text("a", TOLD, None if after is None else 0), text("b", AGAIN, after)
    assert slots(one, other) == 0
    assert judge(one, other).relation == "version"


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("another place and man", text("b", AGAIN.replace("Hallen", "Ulmen").replace("Odo Finn", "Rae Colm"), 3)),
        ("the next day", text("b", AGAIN, 24)),
        ("figures only, times unknown", text("b", TOLD.replace("four", "nine").replace("Eleven", "Six"))),
        ("no capitals", text("b", AGAIN.lower(), 3)),
    ],
)
def test_figures_that_changed_count_where_it_may_be_another_notice_of_the_form(why, other):
    assert slots(text("a", TOLD if why != "no capitals" else TOLD.lower(), 0), other) > 0, why


def test_a_table_is_never_one_report_told_again():
    row = "{} tons to Port Amsel, {} to Lake Ulmen, {} to Queen Odila, {} to Lady Maren"
    table, filled = (
        text(name, "Loaded: " + row.format(*tons), 0) for name, tons in (("a", (4, 5, 6, 7)), ("b", (8, 9, 6, 7)))
    )
    assert slots(table, filled) > 0


def test_names_are_capitals_inside_a_sentence_and_a_rare_first_word():
    texts = corpus([text("a", "Floods hit Sarnholt. Roads near Lake Ulmen closed, Tess said.")])
    known = list(texts.vocabulary.numbers)
    assert {known[number] for number in Profiles(texts).part(NAME).words.numbers.tolist()} == {
        "floods",
        "sarnholt",
        "lake",
        "ulmen",
        "tess",
    }


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Lima"])
def test_a_time_without_zone_is_utc_whatever_the_zone_of_the_machine(zone, monkeypatch):
    naive, aware = (
        text("a", TOLD, 0),
        replace(text("b", AGAIN, 3), published=(DAWN + timedelta(hours=3)).replace(tzinfo=UTC)),
    )
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert judge(naive, aware).hours == 3
        assert [pair.hours for pair in pairs((aware, naive))] == [3]
        assert order((aware, naive))[0] == (naive, aware)
    finally:
        monkeypatch.undo()
        time.tzset()


ANEW = (
    "Hope faded on Thursday for miners who were buried near Korvath when gas blew up in the Hallen pit. Odo Finn of the rescue "
    "service held out little of it."
)
BACK = "Earlier today a blast in the Hallen mine near Korvath killed four miners, Odo Finn said."
OTHERS = ANEW.replace("Korvath", "Tolmar").replace("Hallen", "Ulmen").replace("Odo Finn", "Rae Colm")


def cast(one, other):
    found = measure(corpus((one, other)), np.array([[0, 1]])).cast[0]
    assert found == measure(corpus((other, one)), np.array([[0, 1]])).cast[0]
    return found


def test_one_cast_speaks_for_a_lede_written_anew():
    assert cast(text("a", TOLD, 0), text("b", ANEW, 9)) > 0.5


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("other people and places", text("b", OTHERS, 9)),
        ("the next day", text("b", ANEW, 19)),
        ("times unknown", text("b", ANEW)),
        ("no capitals", text("b", ANEW.lower(), 9)),
        (
            "looks back",
            text("b", f"Shares of Hallen fell in Korvath, brokers said. {'They found no buyer. ' * 12}{BACK}", 9),
        ),
        ("a table", text("b", f"{ANEW} {' '.join(map(str, range(100, 120)))}", 9)),
    ],
)
def test_one_cast_says_nothing_of_another_day_event_act_or_form(why, other):
    assert cast(text("a", TOLD, 0), other) == 0, why


SAID = '"We dug with bare hands until the lamps went out," said Odo Finn of the Republic of Arvo near Korvath in the Hallen pit.'
ECHO = '"The Republic of Arvo has not paid us since March, and nobody asks why," said Odo Finn near Korvath in the Hallen pit.'


def test_a_phrase_of_many_words_is_no_speech_quoted_twice_and_most_of_a_speech_is():
    first = '"The Republic of Arvo forgot its miners a long time ago," said Odo Finn near Korvath in the Hallen pit.'
    for one, other, found in ((SAID, SAID.replace("We dug", "They dug"), True), (first, ECHO, False)):
        texts = corpus((text("a", one, 0), text("b", other, 20)))
        assert Both(Profiles(texts), np.array([0]), np.array([1])).quoting[0] == found


@pytest.mark.parametrize(
    ("label", "hours", "body", "found"),
    [
        ("alert", 2, ANEW, 1),
        ("original", 2, ANEW, 0),
        ("alert", 7, ANEW, 0),
        ("alert", -2, ANEW, 0),  # what an alert says that comes later is news
        ("alert", 2, OTHERS, 0),
    ],
)
def test_an_alert_speaks_for_the_story_that_names_all_it_names_within_hours(label, hours, body, found):
    alert = replace(text("a", "Gas blew up in the Hallen pit near Korvath on Thursday.", 0), label=Label(label))
    assert measure(corpus((alert, text("b", body, hours))), np.array([[0, 1]])).alert[0] == found
