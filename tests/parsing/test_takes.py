"""Takes of one story are joined where they declare it, and only there; a headline's tags can be left off; mojibake is flagged."""

import pytest

from newsdiff.model import Source
from newsdiff.parsing import joined, parse
from newsdiff.reading.records import document


def version(**record):
    (found,) = parse(
        document(
            {"slug": "ORRIN/WALL", "published": "2031-05-04T09:15:00Z"} | record, Source("x", "jsonl", record["id"]), {}
        )
    )
    return found


FIRST = version(id=1, headline="Wall breaks", text="The wall broke.\n\nBoats were lost.")
SECOND = version(id=2, headline="Wall breaks =2", text="The harbour is closed.")
THIRD = version(id=3, headline="Wall breaks =3", text="Nobody was hurt.")


def test_takes_are_joined_in_their_order_whatever_came_first():
    (whole,) = joined([THIRD, FIRST, SECOND])
    assert [p.text for p in whole.paragraphs] == [
        "Wall breaks",
        "The wall broke.",
        "Boats were lost.",
        "The harbour is closed.",
        "Nobody was hurt.",
    ]
    assert whole.id == "1"
    assert [source.offset for source in whole.sources] == [1, 2, 3]


@pytest.mark.parametrize(
    "takes",
    [
        [FIRST, THIRD], [SECOND, THIRD], [FIRST, SECOND, version(id=4, headline="Wall breaks =2", text="Another second.")],
        [FIRST, version(id=5, headline="Wall holds =2", text="Other.")], [FIRST, version(id=6, headline="Wall breaks", text="A later version.")],
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_left_alone(takes):
    assert joined(takes) == takes


def test_parts_of_a_series_are_joined(tmp_path):
    from newsdiff.runners.local import read

    for part in (2, 1):
        (tmp_path / f"{part}.xml").write_text(
            f'<nitf><head><docdata><doc-id id-string="d{part}"/><date.issue norm="20310504T091500Z"/><series series.name="Wall" series.part="{part}" series.totalpart="2"/>'
            f"</docdata></head><body><body.head><hedline><hl1>Wall breaks</hl1></hedline></body.head><body.content><p>Part {part} of it.</p></body.content></body></nitf>"
        )
    (whole,) = read(str(tmp_path))
    assert [p.text for p in whole.paragraphs] == ["Wall breaks", "Part 1 of it.", "Part 2 of it."]


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("CORRECTED-UPDATE 2-Wall breaks", "Wall breaks"), ("UPDATE 1-Wall breaks", "Wall breaks"), ("Wall breaks (REFILE)", "Wall breaks"),
        ("Wall breaks =2", "Wall breaks"), ("Wall breaks", "Wall breaks"), ("US-China talks fail", "US-China talks fail"), ("CORRECTED", "CORRECTED"),
    ],
)  # fmt: skip
def test_a_title_is_the_headline_without_tags(headline, title):
    assert version(id=9, headline=headline, text="The wall broke.").title == title


def test_mojibake_is_flagged_and_left_as_it_is():
    broken = version(id=9, headline="Wall", text="The cafÃ© on the pier is lost, she said: â€œNo.â€\x9d")
    assert broken.mojibake
    assert broken.as_dict()["mojibake"] is True
    assert "cafÃ©" in broken.paragraphs[1].text
    assert not version(id=9, headline="Wall", text="The café – “MENÜ“ – is lost, À “demain”.").mojibake
    assert "mojibake" not in FIRST.as_dict()
