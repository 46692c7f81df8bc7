"""A line that is nothing but a time gives the text its time; any other line is left alone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsdiff.model import Block, Document, Source
from newsdiff.parsing import parse
from newsdiff.parsing.stamps import is_unread, stamp

READ = {
    "2026-05-03 10:00 UTC": "2026-05-03T10:00:00+00:00",
    "2026-05-03T10:00:00Z": "2026-05-03T10:00:00+00:00",
    "May 3, 2026 / 10:00 AM": "2026-05-03T10:00:00",
    "MAY 3, 2026 / 7:43 PM / UPDATED 2 YEARS AGO": "2026-05-03T19:43:00",
    "Published: 3 May 2026 10:00 GMT": "2026-05-03T10:00:00+00:00",
    "Updated May 3, 2026 at 10:00 a.m. EDT": "2026-05-03T10:00:00-04:00",
    "Sun, 03 May 2026 10:00:00 +0200": "2026-05-03T10:00:00+02:00",
    "3 May 2026": "2026-05-03",
    "Tuesday, May 3, 2026": "2026-05-03",
    "Last updated on 3rd May 2026, 12pm": "2026-05-03T12:00:00",
    "Stand: 3. Mai 2026, 10:15 Uhr": "2026-05-03T10:15:00",
    "Publié le 3 mai 2026 à 10h15": "2026-05-03T10:15:00",
    "3 de mayo de 2026": "2026-05-03",
    "Friday 3 July 2026 07.15 BST": "2026-07-03T07:15:00+01:00",
    "Sun May 3 10:00:00 2026": "2026-05-03T10:00:00",
    "Sun May  3 10:00:00 UTC 2026": "2026-05-03T10:00:00+00:00",
    "10:00 GMT 3 May 2026": "2026-05-03T10:00:00+00:00",
    "12:30 p.m., May 3, 2026": "2026-05-03T12:30:00",
    "3 May 2026 • 10:00am": "2026-05-03T10:00:00",
    "2026/05/03 10:00": "2026-05-03T10:00:00",
    "Stand: 03.05.2026 10:00 Uhr": "2026-05-03T10:00:00",
    "2026年5月3日 10:00": "2026-05-03T10:00:00",
    "Updated 13/05/2026 10:00": "2026-05-13T10:00:00",
    "05/13/2026 10:00": "2026-05-13T10:00:00",
    "05/05/2026": "2026-05-05",
}
NONE = [
    "Orrin May 3, 2026",
    "May 3, 2026 was the coldest day",
    "Chapter 3 2026",
    "2026-13-03",
    "Seats 2026",
    "3 Marbles 2026, 4 Marbles 2027",
    "The vote is on May 3, 2026",
    "31 people, 2026",
    "Last updated: 03/05/2026 10:00",
    "Updated 2 hours ago",
    "Time for 3 changes in 2026",
    "",
    "9" * 90,
]


@pytest.mark.parametrize(("line", "iso"), READ.items())
def test_a_time_is_read(line, iso):
    assert stamp(line) == iso


@pytest.mark.parametrize("line", NONE)
def test_what_is_no_time_is_left_alone(line):
    assert stamp(line) is None


def test_a_line_that_tells_a_time_nobody_can_be_sure_of_is_known():
    assert all(
        map(
            is_unread,
            ["Last updated: 03/05/2026 10:00", "Updated 2 hours ago", "Published yesterday at 10:00", "03/05/2026"],
        )
    )
    assert not any(
        map(
            is_unread,
            ["Time for 3 changes in 2026", "Updated figures say 3 died", "3 May 2026", "Posted to Orrin in 2026"],
        )
    )


def version(*lines):
    (found,) = parse(Document(Source("a.txt", "text"), tuple(map(Block, lines))))
    return found


STORY = "A ferry ran aground off Orrin on Sunday and eleven people were taken off it, the coast guard said."


def test_a_line_of_time_above_the_lead_is_when_the_text_was_published():
    found = version("Ferry runs aground off Orrin", "By Hana Reith", "2026-05-03 10:00 UTC", STORY)
    assert found.published == datetime(2026, 5, 3, 10, tzinfo=UTC)
    assert [paragraph.role for paragraph in found.paragraphs] == ["headline", "byline", "note", "body"]


def test_a_line_of_time_that_stands_first_is_no_headline():
    found = version("May 3, 2026 / 10:00 AM", "Ferry runs aground off Orrin", STORY)
    assert found.headline == "Ferry runs aground off Orrin"
    assert found.published == datetime(2026, 5, 3, 10)  # noqa: DTZ001 - no zone is told


def test_the_time_of_an_update_goes_before_that_of_the_first_publication():
    lines = ("Published: 3 May 2026 10:00 GMT", "Updated: 3 May 2026 12:30 +0200")
    found = version("Ferry runs aground off Orrin", *lines, STORY)
    assert found.published == datetime(2026, 5, 3, 12, 30, tzinfo=timezone(timedelta(hours=2)))


def test_a_day_that_no_calendar_has_is_no_time():
    assert version("Ferry runs aground off Orrin", "31 June 2026 10:00", STORY).published is None


def test_a_date_within_the_story_is_no_time_of_the_text():
    found = version("Ferry runs aground off Orrin", STORY, "May 3, 2026", STORY.replace("eleven", "twelve"))
    assert found.published is None
