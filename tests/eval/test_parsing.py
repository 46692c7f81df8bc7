"""Datelines and sign-offs as they stand in real agency files, against expectations read off by hand.

The committed twins on invented copy are tests/parsing/test_datelines.py and test_roles.py.
"""

import html
import re

from floors import data, floor

from newsdiff.parsing.datelines import dateline
from newsdiff.parsing.notices import is_signoff
from newsdiff.reading.streams import decode

# (how the dateline begins in the file, places, agency, date)
DATELINES = (
    ("ATLANTA (AP) _", ("ATLANTA",), "AP", None),
    ("BEIJING (AP) _", ("BEIJING",), "AP", None),
    ("BUENOS AIRES, Argentina (AP) _", ("BUENOS AIRES, Argentina",), "AP", None),
    ("CHATHAM, Mass. (AP) _", ("CHATHAM, Mass.",), "AP", None),
    ("HONOLULU (AP) _", ("HONOLULU",), "AP", None),
    ("NEW YORK (AP) _", ("NEW YORK",), "AP", None),
    ("NEW YORK (AP) \u2014", ("NEW YORK",), "AP", None),
    ("ROSCOE, South Dakota (AP) _", ("ROSCOE, South Dakota",), "AP", None),
    ("GROSSETO, Italy (AP) --", ("GROSSETO, Italy",), "AP", None),
    ("BETHESDA, Md. (AP) _", ("BETHESDA, Md.",), "AP", None),
    ("FORT WASHINGTON, Pa. (AP) _", ("FORT WASHINGTON, Pa.",), "AP", None),
    ("KNOXVILLE, Tenn. (AP) _", ("KNOXVILLE, Tenn.",), "AP", None),
    ("GLASGOW, Scotland, Feb. 01, 2018 (GLOBE NEWSWIRE) --", ("GLASGOW, Scotland",), "GLOBE NEWSWIRE", "Feb. 01, 2018"),
    ("(ANSA) - ROMA, 1 LUG -", ("ROMA",), "ANSA", "1 LUG"),
    ("(ANSA) - Rome, October 11 -", ("Rome",), "ANSA", "October 11"),
    ("Athen (dpa) - Ungeachtet", ("Athen",), "dpa", None),
    ("Berlin (dpa) -", ("Berlin",), "dpa", None),
    ("Geneva (dpa) -", ("Geneva",), "dpa", None),
    ("London (dpa) -", ("London",), "dpa", None),
    ("Munich (dpa) -", ("Munich",), "dpa", None),
    ("Washington (dpa) -", ("Washington",), "dpa", None),
    ("Jan 30 (Reuters) -", (), "Reuters", "Jan 30"),
    ("Jan 3 (Reuters) -", (), "Reuters", "Jan 3"),
    ("Jan 3 (OPTA) -", (), "OPTA", "Jan 3"),
    ("Jan 30 (Gracenote) -", (), "Gracenote", "Jan 30"),
    ("BEIRUT (Reuters) -", ("BEIRUT",), "Reuters", None),
    ("DAMASCUS (Reuters) -", ("DAMASCUS",), "Reuters", None),
    ("STOCKHOLM, Aug 29, 2014 (AFP) -", ("STOCKHOLM",), "AFP", "Aug 29, 2014"),
    ("Tegucigalpa, Jan 2 (EFE).-", ("Tegucigalpa",), "EFE", "Jan 2"),
)
BRACKETED = re.compile(r"\((?:Additional reporting|Reporting) by [^()]{5,300}\)")
CATEGORY = re.compile(r"(?m)^[^\n(]{3,60}\((?:athletics|cricket|racing|soccer)\) - .*$")


def copy():
    folder = data("wire", "superdesk-core")
    return [html.unescape(decode(path.read_bytes())) for path in sorted(folder.iterdir()) if path.is_file()]


def test_datelines_of_nine_agencies():
    files = copy()
    right = 0
    for start, *wished in DATELINES:
        texts = [text[text.index(start) :] for text in files if start in text]
        assert texts, f"{start} stands in no file"
        found = dateline(texts[0][:300])
        right += found is not None and [found.places, found.agency, found.date] == wished
    print(f"datelines.wire {right}/{len(DATELINES)}")
    assert right / len(DATELINES) >= floor("datelines.wire")


def test_bracketed_sign_offs():
    found = {" ".join(match.group().split()) for text in copy() for match in BRACKETED.finditer(text)}
    assert len(found) >= 5
    right = sum(is_signoff(text) for text in found)
    print(f"signoffs.wire {right}/{len(found)}")
    assert right / len(found) >= floor("signoffs.wire")


def test_a_category_in_brackets_is_no_dateline():
    lines = [match.group().strip() for text in copy() for match in CATEGORY.finditer(text)]
    assert lines
    assert not [line for line in lines if dateline(line)]
