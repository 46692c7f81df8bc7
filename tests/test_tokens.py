"""What is one token: the smallest thing that an edit takes out or puts in."""

import unicodedata

import pytest

from newsdiff.words import tokens
from newsdiff.words.marks import MARKS


def cut(text):
    return [text[start:end] for start, end in tokens(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "don't", "don’t", "al-Hadi", "vice‑president", "AT&T", "paper.example", "U.S.", "U.S.-led", "a.m.", "J.P.", "Ph.D.", "O'Hara's",
        "1,500", "$1,500.50", "€5", "10:30", "2-1", "1,500-2,500", "2014–15", "3rd", "40km", "1980s", "5%", "12°", "-3", "−3.5",
        "1\u202f500\u00a0000", "5-year-old", "2017-11-03", "...", "…", "``", "''", "--", "cafe\u0301", "co\u00adop", "हिन्दी",
        "한국어", "雨", "👍🏽", "\u0301",
    ],
)  # fmt: skip
def test_this_is_one_token(whole):
    assert cut(whole) == [whole]
    assert cut(f"x {whole} x") == ["x", whole, "x"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“No,” he said.", ["“", "No", ",", "”", "he", "said", "."]),
        ("VELM/TORVIK", ["VELM", "/", "TORVIK"]),
        ("hold—they", ["hold", "—", "they"]),
        ("workers' rights", ["workers", "'", "rights"]),
        ("今日は", ["今", "日", "は"]),
        ("(see p. 4)", ["(", "see", "p", ".", "4", ")"]),
        ("U-20", ["U-20"]),
        ("AP _ It", ["AP", "_", "It"]),
        ("end. Next", ["end", ".", "Next"]),
        ("end.Next", ["end", ".", "Next"]),
        ("a.b.example", ["a.b.example"]),
        ("", []),
        (" \n", []),
    ],
)
def test_these_are_its_tokens(text, parts):
    assert cut(text) == parts


def test_the_table_of_marks_is_that_of_the_standard():
    inside = {c for c in range(0x300, 0x10000) if unicodedata.category(chr(c)).startswith("M")}
    listed = set()
    bounds = MARKS.split("\U0001f3fb")[0]
    at = 0
    while at < len(bounds):
        last = bounds[at + 2] if bounds[at + 1 : at + 2] == "-" else bounds[at]
        listed.update(range(ord(bounds[at]), ord(last) + 1))
        at += 3 if bounds[at + 1 : at + 2] == "-" else 1
    assert not {c for c in listed - inside if unicodedata.category(chr(c)) != "Cn"}
    if unicodedata.unidata_version == "14.0.0":
        assert inside <= listed
