"""Plain texts as agencies of many countries set them: what a desk reads in them is read in them. All copy is invented."""

import pytest

from newsdiff.parsing import parse
from newsdiff.reading import read_stream

WALL = "The harbour wall of Orrin collapsed on Sunday after a night of storms, the mayor said. It was built in 1931."
QUOTE = "“Nobody was hurt,” Mara Held told reporters."


def read(*paragraphs):
    (document,) = read_stream("x.txt", iter(["\n\n".join(paragraphs).encode()]))
    (version,) = parse(document)
    return version


def roles(version):
    return [paragraph.role for paragraph in version.paragraphs]


def test_a_notebook_below_a_dispatch_is_not_part_of_it():
    version = read(
        "EILMELDUNG - Hafenmauer in Orrin bricht", "Orrin (dpa) - Die Hafenmauer von Orrin ist am Sonntag gebrochen.",
        "# dpa-Notizblock", "## Redaktionelle Hinweise\n- Zusammenfassung folgt",
    )  # fmt: skip
    assert (version.label.kind, version.dateline.agency) == ("alert", "dpa")
    assert roles(version)[:2] == ["headline", "body"]
    assert set(roles(version)[2:]) == {"boilerplate"}


@pytest.mark.parametrize(
    "mark", ["Enditem", "==Kyodo", "-0-", "ENDS", "ENDE", "hre/tek/cym", "(END)", "###", "- AFP -"]
)
def test_the_marks_that_end_a_story(mark):
    assert roles(read("Harbour wall collapses", WALL, QUOTE, mark)) == ["headline", "body", "body", "signoff"]


@pytest.mark.parametrize(
    "lines",
    [
        ("By HANA REITH\nNordpress",), ("Hana Reith, Nordpress\nScience correspondent",), ("Hana Reith | Science correspondent",),
        ("By Hana Reith, Tom Ek and Cy Marr", "Nordpress Staff"), ("Hana Reith and Tom Ek – The Orrin Post",),
    ],
)  # fmt: skip
def test_a_byline_may_go_without_by_and_over_two_lines(lines):
    version = read("Harbour wall collapses after storm", *lines, WALL, QUOTE)
    assert set(roles(version)[1:-2]) == {"byline"}
    assert roles(version)[-2:] == ["body", "body"]


@pytest.mark.parametrize(
    "line", ["Orrin, Sarn", "Mara Held, mayor of Orrin", "Storm, flood and wreck", "Cy Marr/Nordpress"]
)
def test_what_is_no_byline_is_none(line):
    assert "byline" not in roles(read("Harbour wall collapses after storm", line, WALL, QUOTE))


def test_a_line_that_holds_the_text_back_is_not_its_headline():
    version = read(
        "EMBARGOED UNTIL 00:01 GMT MONDAY 5 MAY",
        "Harbour wall report blames council",
        "By Hana Reith",
        WALL,
        QUOTE,
        "ENDS",
    )
    assert version.state == "embargoed"
    assert roles(version) == ["advisory", "headline", "byline", "body", "body", "signoff"]


def test_a_release_that_replaces_another_is_a_correction():
    version = read(
        "CORRECTING and REPLACING Larch Completes Orman Purchase",
        "ORRIN--(BUSINESS WIRE)--Please replace the release dated May 3 with the following corrected version.", WALL,
    )  # fmt: skip
    assert (version.label.kind, version.dateline.places) == ("correction", ("ORRIN",))


def test_copy_from_a_printer_is_unwrapped_its_slug_and_end_mark_kept_apart():
    version = read(
        "     BC-ORRIN-WALL\n     Harbour wall at Orrin collapses after storm\n     By Hana Reith\n"
        "         ORRIN, Sarn, May 4 (UPI) -- The harbour wall of Orrin\n     collapsed on Sunday morning after a night of storms, the\n"
        "     mayor said.\n         The port authority of Orrin said that it would look into the\n     causes.\n     -0-\n"
    )
    assert [(p.role, p.text) for p in version.paragraphs] == [
        ("slug", "BC-ORRIN-WALL"), ("headline", "Harbour wall at Orrin collapses after storm"), ("byline", "By Hana Reith"),
        ("body", "ORRIN, Sarn, May 4 (UPI) -- The harbour wall of Orrin collapsed on Sunday morning after a night of storms, the mayor said."),
        ("body", "The port authority of Orrin said that it would look into the causes."), ("signoff", "-0-"),
    ]  # fmt: skip
