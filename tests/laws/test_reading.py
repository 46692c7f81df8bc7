"""Laws of reading: no word is lost, JSON round-trips, bad bytes come out as `ReadError` alone."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.errors import ReadError
from newsdiff.model import Source
from newsdiff.parsing import parse
from newsdiff.reading import READERS
from newsdiff.reading.records import document
from newsdiff.reading.sniffing import sniff
from newsdiff.reading.streams import Intake, lines, unpacked
from newsdiff.reading.unwrapping import paragraphs

SOURCE = Source("x.jsonl", "jsonl", 1)

LINES = st.sampled_from(
    [
        "", " ", "\u00a0", "Wall breaks", "UPDATE 1-Wall breaks", "By Ann Vell", "(Adds detail)", "* A bullet", "NO MONEY LEFT", "* * *",
        "ORRIN, Nov 3 (Newswire) - The wall broke on Friday, the mayor said.", "The wall broke.", "    Indented, it broke", "\tTabbed.",
        "and it went on, in lower case,", "Tin     1,205    +4", "(Reporting by Ann Vell; Editing by", "Cy Dane)", "REUTER", "long-",
        "It was old. (Reporting by Ann Vell)", "Correction: An earlier version was wrong.", "© Newswire", "A harbour, a wall and a storm; all of it told",
    ]
)  # fmt: skip
COPY = st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25).map("\n".join)
FIELD = st.one_of(st.none(), st.text(max_size=12), st.integers(0, 99))
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "text": COPY,
        "paragraphs": st.lists(st.one_of(LINES, st.lists(LINES, max_size=3), st.fixed_dictionaries({"text": LINES})), max_size=12),
        "id": FIELD, "version": FIELD, "story_id": FIELD, "headline": st.one_of(st.none(), LINES), "url": FIELD, "slug": FIELD,
        "published": st.sampled_from([None, "2031-11-03T18:20:00Z", "3 Nov 2031 18:20:00 +0100", "yesterday"]),
        "state": st.sampled_from([None, "usable", "embargoed", "withdrawn"]), "byline": FIELD, "provider": FIELD,
    },
)  # fmt: skip


def solid(text):
    return "".join(text.split())


@settings(max_examples=150)
@given(COPY)
def test_unwrapping_loses_no_character_but_white_space(text):
    assert solid("".join(paragraphs(text))) == solid(text)


@settings(max_examples=150)
@given(COPY)
def test_unwrapped_paragraphs_are_trimmed_and_hold_no_line_feed(text):
    assert all(paragraph == paragraph.strip() and paragraph and "\n" not in paragraph for paragraph in paragraphs(text))


@settings(max_examples=200)
@given(RECORDS)
def test_json_round_trips(record):
    try:
        versions = parse(document(record, SOURCE, {}))
    except ReadError:
        return
    for version in versions:
        written = version.as_dict()
        (again,) = parse(document(json.loads(json.dumps(written)), SOURCE, {}))
        assert again.as_dict() == written
        assert [p.spans for p in again.paragraphs] == [p.spans for p in version.paragraphs]


@settings(max_examples=100)
@given(st.lists(st.binary(max_size=40)), st.integers(1, 7))
def test_lines_are_those_of_the_whole_however_it_is_cut(parts, size):
    raw = b"".join(parts)
    chunks = [raw[at : at + size] for at in range(0, len(raw), size)]
    whole = raw.split(b"\n")
    assert list(lines(chunks)) == (whole if whole[-1] else whole[:-1])


SEEDS = (
    b'{"id": 1, "text": "Wall breaks\\n\\nThe wall broke.", "version": 2}\n{"paragraphs": [["One.", "Two."], {"text": "x", "role": "body"}]}\n',
    b'[{"title": "Wall", "body": "The wall broke.", "label": {"kind": "update", "number": 1}}, {"text": "x", "state": "usable"}]',
    b'id,title,text\n7,Wall breaks,"The wall broke.\n\nIt was ""old""."\n8,Wall holds,The wall held.\n',
    "Wall breaks\n\nBy Ann Vell\n\nORRIN (Newswire) – The wall broke. (Reporting by Ann Vell)\n".encode(),
    bytes.fromhex("1f8b0800000000000003abe6520002000000ffff") + b"\x00" * 20,
)
CRUMBS = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"{",
    b"[" * 50,
    b"\n",
    b"\r",
    b",",
    b"\\ud800",
    b"\x1f\x8b",
    b"BZh91AY&SY",
    b"1e999",
    b"\xc3",
]


def mutated(chance, seed):
    raw = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw) + 1)
        if chance.random() < 0.4:
            raw[at:at] = chance.choice(CRUMBS)
        elif chance.random() < 0.5:
            del raw[at : at + chance.randint(1, 9)]
        else:
            raw[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(raw)


def test_five_thousand_mutations_raise_nothing_but_read_errors():
    chance = random.Random(1)  # noqa: S311 - the same mutations each time
    for _ in range(5000):
        raw = mutated(chance, chance.choice(SEEDS))
        try:
            stream = b"".join(unpacked(iter([raw]), "x"))
            form = chance.choice([*READERS, sniff(stream, "x")])
            for found in READERS[form](Intake("x", iter([stream]))):
                if not isinstance(found, ReadError):
                    parse(found)
        except ReadError:
            continue
