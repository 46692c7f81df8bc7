"""What a version is called, and when two records are one."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from newsdiff.model import Declared, Paragraph, Source, Version
from newsdiff.parsing.identity import identify, settle
from newsdiff.parsing.times import published

WHEN = datetime(2031, 11, 3, 18, 20, tzinfo=UTC)
STAMP = "2031-11-03T18:20:00+00:00"


def version(name, text, source="a.txt", when=None):
    return Version(name, (Paragraph(text),), published=when, sources=(Source(source, "text"),))


@pytest.mark.parametrize(
    ("declared", "wished"),
    [
        (Declared(id="A", story_id="A", version="3"), "A@3"),
        (Declared(id="A@3", story_id="A", version="3"), "A@3"),
        (Declared(id="A@3#0123abcd", version="3"), "A@3#0123abcd"),
        (Declared(story_id="A", version="3"), "A@3"),
        (Declared(story_id="A"), f"A@{STAMP}"),
        (Declared(id="A", story_id="A"), f"A@{STAMP}"),
        (Declared(id="A"), "A"),
        (Declared(id="A", url="https://vell.example/a"), "A"),
        (Declared(url="https://vell.example/a"), f"https://vell.example/a@{STAMP}"),
        (Declared(), None),
    ],
)
def test_an_id_names_the_record(declared, wished):
    assert identify(declared, WHEN) == wished


def test_records_without_id_and_with_one_text_are_one_version():
    same = version("", "The wall broke.").digest[:16]
    (found,) = settle([version(same, "The wall broke.", "b.txt"), version(same, "The wall broke.", "a.txt")])
    assert [source.name for source in found.sources] == ["a.txt", "b.txt"]


def test_a_second_text_under_one_id_marks_both():
    one, other = version("A", "The wall broke."), version("A", "The wall held.")
    names = {f"A#{one.digest[:8]}", f"A#{other.digest[:8]}"}
    assert {found.id for found in settle([one, other])} == names
    assert {found.id for found in settle([other, one])} == names
    assert {found.id for found in settle([other, one, one])} == names


def test_one_text_under_two_ids_stays_two():
    assert [found.id for found in settle([version("A", "Same."), version("B", "Same.")])] == ["A", "B"]


def test_the_same_set_gives_the_same_versions_in_any_order():
    records = [
        version("A", "The wall broke.", "1.txt", WHEN),
        version("A", "The wall broke.", "2.txt"),
        version("A", "The wall held.", "3.txt"),
        version("B", "The wall held.", "4.txt"),
    ]
    settled = [sorted(settle(order), key=lambda v: v.id) for order in permutations(records)]
    assert all(found == settled[0] for found in settled)
    assert all([v.sources for v in found] == [v.sources for v in settled[0]] for found in settled)
    assert len(settled[0]) == 3


@pytest.mark.parametrize(
    ("stated", "wished"),
    [
        ("2031-11-03T18:20:00Z", WHEN),
        ("20311103T182000+0000", WHEN),
        ("2031-11-03T19:20:00+01:00", WHEN),
        ("Mon, 03 Nov 2031 18:20:00 +0000", WHEN),
        ("3 Nov 2031 18:20:00 GMT", WHEN),
        ("1951496400", WHEN),
        ("1951496400000", WHEN),
        ("2031-11-03 18:20:00", WHEN.replace(tzinfo=None)),
        ("2031-11-03", datetime(2031, 11, 3)),  # noqa: DTZ001 - a date without a zone stays without
        ("yesterday", None),
        ("", None),
        (None, None),
        ("99999999-99", None),
    ],
)
def test_times_are_read_leniently_and_never_made_up(stated, wished):
    assert published(stated) == wished
