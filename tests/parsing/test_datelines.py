"""Datelines in the forms that the agencies use, about invented places where the form allows."""

import pytest

from newsdiff.parsing.datelines import dateline

DATELINES = {
    "ORRIN/VELL CITY (Reuters) – The ferry sank.": (("ORRIN", "VELL CITY"), "Reuters", None),
    "NEW ORRIN, Jan 21 (Reuters) - The ferry sank.": (("NEW ORRIN",), "Reuters", "Jan 21"),
    "Jan 30 (Reuters) - Tin rose.": ((), "Reuters", "Jan 30"),
    "(Reuters) - Tin rose.": ((), "Reuters", None),
    "ORRIN/VELL CITY, March 27 (Reuters) - tin rose": (("ORRIN", "VELL CITY"), "Reuters", "March 27"),
    "ORRIN, Friday Nov 3 (Reuters) - Tin rose.": (("ORRIN",), "Reuters", "Friday Nov 3"),
    "SÃO VELLO, 3 Nov (Reuters) - Tin rose.": (("SÃO VELLO",), "Reuters", "3 Nov"),
    "ORRIN, South Vell (AP) _ A farmer lost": (("ORRIN, South Vell",), "AP", None),
    "ORRIN, Mass. (AP) _ A farmer lost": (("ORRIN, Mass.",), "AP", None),
    "ORRIN, Mass., Nov 3 (AP) - A farmer": (("ORRIN, Mass.",), "AP", "Nov 3"),
    "ORRIN (AP) — A farmer lost": (("ORRIN",), "AP", None),
    "ORRIN, Vellia (AP) -- A farmer lost": (("ORRIN, Vellia",), "AP", None),
    "Port-au-Vell, Vellia (AP) — A farmer": (("Port-au-Vell, Vellia",), "AP", None),
    "ABOARD THE FERRY ORRIN (AP) — A farmer": (("ABOARD THE FERRY ORRIN",), "AP", None),
    "Orrin and Vell City, Vellia (AP) — A farmer": (("Orrin", "Vell City, Vellia"), "AP", None),
    "Orrin (dpa) - A farmer lost": (("Orrin",), "dpa", None),
    "Orrin (dpa/lno) - Ein Bauer": (("Orrin",), "dpa/lno", None),
    "ORRIN, Aug 29, 2014 (AFP) - A farmer": (("ORRIN",), "AFP", "Aug 29, 2014"),
    "ORRIN, Vellia, Dec. 9 Kyodo - A farmer": (("ORRIN, Vellia",), "Kyodo", "Dec. 9"),
    "ORRIN, Nov. 3 (Xinhua) -- A farmer": (("ORRIN",), "Xinhua", "Nov. 3"),
    "ORRIN, November 3. /TASS/. A farmer": (("ORRIN",), "TASS", "November 3"),
    "ORRIN. Nov 3 (Interfax) - A farmer": (("ORRIN",), "Interfax", "Nov 3"),
    "Orrin, Jan 2 (EFE).- A farmer": (("Orrin",), "EFE", "Jan 2"),
    "(ANSA) - ORRIN, 1 LUG - Un contadino": (("ORRIN",), "ANSA", "1 LUG"),
    "Orrin (ats afp) Les agriculteurs": (("Orrin",), "ats afp", None),
    "NEW ORRIN, Nov 3 (PTI) The minister": (("NEW ORRIN",), "PTI", "Nov 3"),
    "ORRIN, June  09, 2020  (GLOBE NEWSWIRE) -- Vell Foods": (("ORRIN",), "GLOBE NEWSWIRE", "June 09, 2020"),
    "ORRIN (Thomson Reuters Foundation) - A farmer": (("ORRIN",), "Thomson Reuters Foundation", None),
    "ORRIN, Nov 3 (Vell News) - A farmer": (("ORRIN",), "Vell News", "Nov 3"),
    "Orrin (Vell Wire) - Im Hafen von Orrin": (("Orrin",), "Vell Wire", None),
    "(CNN)The farmer": ((), "CNN", None),
    "ORRIN (Vellia), 4 mai 2031 (AFP) - Le mur": (("ORRIN (Vellia)",), "AFP", "4 mai 2031"),
    "Orrin (Vellia), 4 may (EFE).- El muro": (("Orrin (Vellia)",), "EFE", "4 may"),
    "Orrin, le 4 mai 2031 (AFP) - Le mur": (("Orrin",), "AFP", "le 4 mai 2031"),
    "ORRIN, 4 (EUROPA PRESS) El muro": (("ORRIN",), "EUROPA PRESS", "4"),
    "Orrin, 4 mag. (askanews) - Il muro": (("Orrin",), "askanews", "4 mag"),
    "Orrin (sda) Die Mauer": (("Orrin",), "sda", None),
    "Orrin (KNA) Die Mauer": (("Orrin",), "KNA", None),
    "Orrin (SID) - Die Mauer": (("Orrin",), "SID", None),
    "Orrin/Vell (dpa/lno) - Die Mauer": (("Orrin", "Vell"), "dpa/lno", None),
    "ORRIN (NTB): Muren": (("ORRIN",), "NTB", None),
    "ORRIN, May 4 /Ukrinform/. The wall": (("ORRIN",), "Ukrinform", "May 4"),
    "ORRIN, May 4, 2031 - (ACN Newswire) - The wall": (("ORRIN",), "ACN Newswire", "May 4, 2031"),
    "ORRIN, Vellia--(BUSINESS WIRE)--The wall": (("ORRIN, Vellia",), "BUSINESS WIRE", None),
    "/PRNewswire/ -- The wall": ((), "PRNewswire", None),
    "Orrin City, May 4, 2031 / 10:00 am (CNA).- The wall": (("Orrin City",), "CNA", "May 4, 2031 / 10:00 am"),
    "ORRIN — The farmer": (("ORRIN",), None, None),
    "ORRIN, Vellia, Nov. 3 — The farmer": (("ORRIN, Vellia",), None, "Nov. 3"),
}


@pytest.mark.parametrize(("text", "wished"), DATELINES.items())
def test_a_dateline_is_read_with_places_agency_and_date(text, wished):
    found = dateline(text)
    assert found is not None
    assert (found.places, found.agency, found.date) == wished


@pytest.mark.parametrize("text", DATELINES)
def test_what_follows_the_dateline_begins_with_the_story(text):
    start, end = dateline(text).span
    assert start == 0
    assert text[end:][0].isalpha()


@pytest.mark.parametrize(
    "text",
    [
        "Tillan Dilsar (cricket) - Former batsman",
        "Joan Smit (Labour) - 12,345",
        "Associated Press (AP) President Gil Pratt said",
        "The company (ACME) - which makes tin - said",
        "Vell Foods Inc (VFI) said it would",
        "OPEC - the oil cartel - met",
        "EXCLUSIVE — The minister knew",
        "The Organisation of Tin Exporters (OTE) met in Orrin - as it does",
        "“We lost,” the farmer said — and wept.",
        "Tin rose — A record.",
        "",
        "-",
        "(",
    ],
)
def test_brackets_and_dashes_in_a_story_are_no_dateline(text):
    assert dateline(text) is None
