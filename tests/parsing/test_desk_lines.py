"""Bylines and datelines as desks write them."""

import pytest

from newsdiff.parsing.datelines import dateline, stated
from newsdiff.parsing.roles import is_byline
from newsdiff.parsing.times import published


@pytest.mark.parametrize(
    "line",
    [
        "By Hana Reith", "by Hana Reith", "By Hana Reith | Nordpress", "By Hana Reith/Nordpress", "By staff writers", "Written by Hana Reith",
        "By Jean-Pierre d’Arc", "Di Hana Reith", "Av Hana Reith", "By Hana Reith; Editing by Tom Ek", "Von Ann Vell und Cy Dane", "By April Vell",
    ],
)  # fmt: skip
def test_bylines(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday",
        "by the sea",
        "By the time it ended",
        "By May 3 it was over",
        "Di notte",
        "By Friday, all of them had left",
    ],
)
def test_no_bylines(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("text", "places", "agency", "date"),
    [
        ("SARN, May 3, 2031 /PRNewswire/ -- The wall broke.", ("SARN",), "PRNewswire", "May 3, 2031"),
        ("SARN, May 3 /Nordpress/ - The wall broke.", ("SARN",), "Nordpress", "May 3"),
        ("(Nordpress) - The wall broke.", (), "Nordpress", None),
        ("SARN, Nov 26 AFP - The wall broke.", ("SARN",), "AFP", "Nov 26"),
    ],
)
def test_datelines(text, places, agency, date):
    found = dateline(text, lead=False)
    assert (found.places, found.agency, found.date) == (places, agency, date)
    assert text[found.span[1] :] == "The wall broke."


@pytest.mark.parametrize(
    "text",
    [
        "(Update) - The wall broke.",
        "Rail/road links/ferries - The wall broke.",
        "He said AP - and nobody else - was there.",
    ],
)
def test_no_datelines(text):
    assert dateline(text, lead=False) is None


@pytest.mark.parametrize(
    ("line", "places", "agency", "date"),
    [
        ("Orrin", ("Orrin",), None, None), ("ORRIN, Aug 29, 2031 (AFP) -", ("ORRIN",), "AFP", "Aug 29, 2031"), ("Orrin, 10 juil 2031 (AFP)", ("Orrin",), "AFP", "10 juil 2031"),
        ("ORRIN March 22 AAP -", ("ORRIN",), "AAP", "March 22"),
    ],
)  # fmt: skip
def test_the_dateline_of_a_field_of_its_own(line, places, agency, date):
    found = stated(line)
    assert (found.places, found.agency, found.date, found.span) == (places, agency, date, (0, 0))


def test_no_dateline_is_made_of_a_stamp():
    assert stated("2031-07-16 13:00:03 GMT+00:00") is None
    assert stated("4/4/2031") is None


def test_unix_seconds_may_have_a_fraction():
    assert published("1509733200.5").isoformat() == "2017-11-03T18:20:00.500000+00:00"
