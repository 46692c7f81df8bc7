from datetime import date

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.claims.canon import tokens
from newsdiff.claims.days import places, same, sought
from newsdiff.claims.times import When, times
from tests.claims.test_guards import version


def read(text, language="en"):
    return times(tokens(text), language)


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("They left on Friday.", "weekday", (4,)),
        ("They left on Nov. 3, 2017.", "date", (11, 3, 2017)),
        ("They left on 3 November.", "date", (11, 3)),
        ("They left on May four.", "date", (5, 4)),
        ("They left in 2014.", "year", (2014,)),
        ("They left last week.", "period", ("last", "week")),
        ("They left at 3 p.m. to sleep.", "clock", ("15:00",)),
        ("They left at 1000 hrs EDT.", "clock", ("10:00",)),
        ("The season of 1986/87 was dry.", "season", ("1986", "87")),
        ("They left yesterday.", "day", (-1,)),
    ],
)
def test_times_are_read(text, kind, parts):
    assert [(when.kind, when.parts) for when in read(text)] == [(kind, parts)]


@pytest.mark.parametrize("text", ["They may march on.", "She sat in the sun.", "1,985 people came.", "He paid $2000."])
def test_what_is_no_time(text):
    assert read(text) == []


def test_a_weekday_and_a_date_need_the_day_of_publication():
    (friday,), (third,), (tenth,), (sixth,) = (read(f"on {day}") for day in ("Friday", "Nov. 3", "Nov. 10", "Nov. 6"))
    assert same(friday, third, None, None) == "unknown"
    published = date(2017, 11, 4)
    assert same(friday, third, published, published) == "variant"
    assert same(friday, tenth, published, published) == "unknown", "the Friday to come may be meant"
    assert same(friday, sixth, published, published) == "different"


def test_a_date_that_gains_its_year_is_the_same_day():
    assert same(read("on May 4")[0], read("on May 4, 1987")[0], None, None) == "variant"


def test_german_times():
    assert [(w.kind, w.parts) for w in read("am 3. März um 6 Uhr", "de")] == [("date", (3, 3)), ("clock", ("6",))]
    assert [(w.kind, w.parts) for w in read("am Mittwochabend", "de")] == [("weekday", (2,))]
    assert read("1700 Menschen kamen", "de") == []


TIMES = [
    *(When(0, 0, "date", parts) for parts in [(11, 3), (11, 3, 2017), (11, 3, 2016), (11, 10), (5, 4, 1987), (2, 29)]),
    *(When(0, 0, "month", parts) for parts in [(11,), (11, 2017), (5, 1987), (12,)]),
    *(When(0, 0, "year", (year,)) for year in (1987, 2016, 2017)),
    *(When(0, 0, "weekday", (number,)) for number in range(7)),
    *(When(0, 0, "day", (number,)) for number in (-1, 0, 1)),
    *(
        When(0, 0, "period", parts)
        for parts in [("last", "year"), ("this", "year"), ("current", "year"), ("last", "week")]
    ),
    *(
        When(0, 0, kind, parts)
        for kind, parts in [("clock", ("15:00",)), ("season", ("1986", "87")), ("part", ("noon",))]
    ),
]


@pytest.mark.parametrize("day", [None, date(2017, 11, 4), date(2017, 11, 10), date(2016, 12, 31)])
@pytest.mark.parametrize("other", [None, date(2017, 11, 4), date(2018, 1, 1)])
def test_what_is_the_same_time_is_found_where_it_is_sought(day, other):
    found = [(one, two) for one in TIMES for two in TIMES if same(one, two, day, other) in {"same", "variant"}]
    assert len(found) > len(TIMES)
    assert [(one, two) for one, two in found if sought(one, day).isdisjoint(places(two, other))] == []


def test_dates_of_one_year_do_not_meet():
    dates = [When(0, 0, "date", (month, number, 1987)) for month in range(1, 13) for number in range(1, 29)]
    asked = sought(dates[0], None)
    assert [when for when in dates if not asked.isdisjoint(places(when, None))] == dates[:1]


@pytest.mark.parametrize(
    ("one", "other", "listed"),
    [
        ("Nov. 14", "November 14", False),
        ("Tues.", "Tuesday", False),
        ("November 14", "Nov. 14", False),
        ("a raft", "a barge", True),
    ],
)
def test_a_day_written_otherwise_is_no_other_word(one, other, listed):
    earlier, later = (
        version("Ferry sails", f"The ferry of Tolmar met {day} with 40 goats on board.") for day in (one, other)
    )
    claims = follow(earlier, later, align(earlier.paragraphs, later.paragraphs)).claims
    assert ("wording" in {facet.kind for claim in claims for facet in claim.facets}) == listed
