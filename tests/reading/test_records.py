"""The contract's JSON shapes in, documents out; what newsdiff writes it reads again as the same versions."""

import json

import pytest

from newsdiff.errors import ReadError
from newsdiff.model import Block, Label, Source
from newsdiff.parsing import parse
from newsdiff.reading.records import document

SOURCE = Source("x.jsonl", "jsonl", 7)


def read(**record):
    return document(record, SOURCE, {})


def texts(found):
    return [block.text for block in found.blocks]


def test_only_a_text_is_needed():
    found = read(text="Wall breaks\n\nThe wall broke.")
    assert texts(found) == ["Wall breaks", "The wall broke."]
    assert not found.whole


@pytest.mark.parametrize("name", ["text", "body", "content"])
def test_a_text_may_go_by_other_names(name):
    assert texts(read(**{name: "The wall broke."})) == ["The wall broke."]


def test_paragraphs_are_strings_objects_or_lists_of_sentences():
    found = read(
        paragraphs=[
            "Wall breaks",
            {"text": "By Ann Vell", "role": "byline"},
            ["The wall broke.", "It was old."],
            {"text": "Dr. Orr wept. So did we.", "sentences": ["Dr. Orr wept.", "So did we."]},
            {"sentences": ["One.", "Two."]},
            " ",
        ]
    )
    assert found.whole
    assert found.blocks == (
        Block("Wall breaks"),
        Block("By Ann Vell", role="byline"),
        Block("The wall broke. It was old.", sentences=((0, 15), (16, 27))),
        Block("Dr. Orr wept. So did we.", sentences=((0, 13), (14, 24))),
        Block("One. Two.", sentences=((0, 4), (5, 9))),
        Block(""),
    )


def test_fields_go_by_their_other_names():
    found = read(
        title="Wall breaks", date="2031-11-03", version=3, id=17, text="x", author="Ann Vell", link="https://a.example"
    )
    assert found.declared.headline == "Wall breaks"
    assert found.declared.published == "2031-11-03"
    assert (found.declared.id, found.declared.version, found.declared.story_id) == ("17", "3", "17")
    assert (found.declared.byline, found.declared.url) == ("Ann Vell", "https://a.example")


def test_the_first_name_that_holds_something_counts():
    found = read(headline="", title="Wall breaks", published=None, updated="2031-11-04", date="2031-11-03", text="x")
    assert (found.declared.headline, found.declared.published) == ("Wall breaks", "2031-11-04")


def test_what_the_format_declares_is_kept():
    found = read(
        text="x",
        state="canceled",
        label={"kind": "correction", "number": 2, "tags": ["CORRECTED"]},
        declared={
            "story_id": "S",
            "version": "4",
            "slug": "WALL/",
            "url": None,
            "ednote": "Adds",
            "provider": "Newswire",
            "replaces": ["R"],
        },
        digest="never trusted",
        sources=["elsewhere"],
    )
    declared = found.declared
    assert (declared.story_id, declared.version, declared.slug, declared.ednote) == ("S", "4", "WALL/", "Adds")
    assert (declared.provider, declared.replaces, declared.state) == ("Newswire", ("R",), "withdrawn")
    assert declared.label == Label("correction", 2, ("CORRECTED",))


def test_a_field_map_goes_before_our_names():
    found = document({"title": "A", "kop": "B", "text": "x"}, SOURCE, {"headline": "kop"})
    assert found.declared.headline == "B"


@pytest.mark.parametrize(
    ("record", "named"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"headline": "Wall breaks", "body_html": "<p>The wall broke."}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": 0.5, "paragraphs": 7}, "paragraphs"),
        ({"text": ["a"]}, "text"),
        ({"text": {"a": 1}}, "text"),
        ({"text": True}, "text"),
        ({"text": "x", "id": ["a"]}, "id"),
        ({"text": "x", "headline": {"main": "a"}}, "headline"),
        ({"text": "x", "published": [2031]}, "published"),
        ({"text": "x", "state": "fine"}, "state"),
        ({"text": "x", "label": "UPDATE 1"}, "label"),
        ({"text": "x", "label": {"kind": "novel"}}, "label"),
        ({"text": "x", "label": {"number": "two"}}, "label"),
        ({"text": "x", "declared": 4}, "declared"),
        ({"text": "x", "declared": {"replaces": "a"}}, "replaces"),
        ({"paragraphs": "x"}, "paragraphs"),
        ({"paragraphs": ["x", 4]}, "paragraph 1"),
        ({"paragraphs": [["x", 4]]}, "paragraph 0"),
        ({"paragraphs": [{"role": "body"}]}, "paragraph 0"),
        ({"paragraphs": [{"text": 4.5, "role": "king"}]}, "paragraph 0"),
        ({"paragraphs": [{"text": "x", "role": ["body"]}]}, "paragraph 0"),
        ({"paragraphs": [{"text": "x", "joint": "and"}]}, "paragraph 0"),
        ({"paragraphs": [{"text": "The wall broke.", "sentences": ["The wall held."]}]}, "paragraph 0"),
        ({"paragraphs": [{"text": "The wall broke. It did.", "sentences": ["The wall broke."]}]}, "paragraph 0"),
        ({"paragraphs": []}, "text"),
    ],
)
def test_a_wrong_type_is_an_error_that_names_the_field(record, named):
    with pytest.raises(ReadError) as caught:
        document(record, SOURCE, {})
    assert named in caught.value.what + caught.value.now
    assert caught.value.where == "x.jsonl:7"


@pytest.mark.parametrize("record", [{"headline": "Wall breaks", "text": ""}, {"state": "withdrawn", "paragraphs": []}])
def test_an_alert_and_a_kill_need_no_body(record):
    assert document(record, SOURCE, {}).blocks == ()


def test_what_newsdiff_writes_it_reads_again():
    (version,) = parse(
        read(
            id="S", version=2, url="https://a.example", date="2031-11-03T18:20:00Z", language="en",
            text="UPDATE 1-Wall breaks\n\n(Adds detail)\n\nBy Ann Vell\n\nORRIN (Newswire) - The wall broke. It was old.\n\n"
            "Dr. Orr wept. (Reporting by Ann Vell; Editing by Cy Dane)",
        )
    )  # fmt: skip
    written = version.as_dict()
    (again,) = parse(document(json.loads(json.dumps(written)), SOURCE, {}))
    assert again.as_dict() == written
    assert again.digest == version.digest
    assert version.id == "S@2"
    assert version.declared.story_id == "S"


def test_a_record_that_is_alone_in_its_file_has_no_others():
    for source, now in ((SOURCE, "the others are read"), (Source("x.json", "json"), "mend it, or take it out")):
        with pytest.raises(ReadError, match=f"is null, not a JSON object; {now}"):
            document(None, source, {})
