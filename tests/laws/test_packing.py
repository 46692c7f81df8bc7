"""Laws of packing and of the tables: a version comes back as it was, and every row has its table's columns."""

from dataclasses import MISSING, fields
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.comparison import compare
from newsdiff.grouping.verifying import judge
from newsdiff.model import Block, Dateline, Declared, Document, Label, Paragraph, Scheme, Source, Version
from newsdiff.model.packing import packed, shell, unpacked, unshelled
from newsdiff.parsing import parse
from newsdiff.tables import COLUMNS, claim_rows, link_rows, pair_row, signature_rows, version_row

FULL = Version(
    "tag:x@3", (Paragraph("Wall breaks", "headline", ((0, 11),), None, "first"), Paragraph("ORRIN - It \ud800 broke.", joint="\n")),
    Dateline(("ORRIN", "VELL"), "Newswire", "Nov 3", 1, (0, 8)), Label("update", 2, ("UPDATE 2",)),
    datetime(2031, 11, 3, 9, 30, 0, 250, timezone(timedelta(hours=-5))), "embargoed", "de-AT",
    Declared("a", "b", "3", "WALL/", "http://x.example/", "note", "N", "Wall breaks", "By A", "ORRIN (N)", "3 Nov", "usable", "de",
             Label("alert"), ("c", "d"), ("first", 2), listing=True),
    (Source("feed.jsonl", "jsonl", 7, "2031-11-03"), Source("x.txt", "text")), repaired=True,
)  # fmt: skip


def same(one, other):
    return one == other and one.sources == other.sources and [p.rule for p in one.paragraphs] == [p.rule for p in other.paragraphs]  # fmt: skip


def test_a_version_with_every_field_filled_comes_back_as_it_was():
    for noun in (FULL, FULL.declared, FULL.label, FULL.sources[0]):  # a field added later is to be packed as well
        assert all(getattr(noun, field.name) != field.default for field in fields(noun) if field.default is not MISSING)
    assert same(unpacked(packed(FULL)), FULL)
    assert packed(FULL).isascii()
    shelved = unshelled(shell(FULL.shelved(tuple)), lambda: FULL.paragraphs)
    assert shelved.is_shelved
    assert same(shelved, FULL)
    assert (shelved.headline, shelved.digest) == (FULL.headline, FULL.digest)


@settings(max_examples=100)
@given(
    st.lists(st.text(min_size=1, max_size=60), max_size=6),
    st.one_of(st.none(), st.datetimes(), st.datetimes(timezones=st.just(UTC))),
)
def test_what_was_parsed_comes_back_as_it_was(texts, when):
    declared = Declared(published=when.isoformat() if when else None)
    for version in parse(Document(Source("x.txt", "text"), tuple(map(Block, texts)), declared)):
        assert same(unpacked(packed(version)), version)
        assert same(unshelled(shell(version.shelved(tuple)), lambda version=version: version.paragraphs), version)


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_the_columns_of_its_table_in_order_and_their_types(table):
    before = Version("a", (Paragraph("The dam held 300 people on Friday, Ann Vell said."), Paragraph("It rained.")))
    after = Version("b", (Paragraph("The dam held 320 people on Friday, Ann Vell said."),))
    comparison = compare(before, after)
    rows = {
        "versions": [version_row(FULL, "s-1", 0), version_row(after, "s-1", 1)],
        "pairs": [pair_row(judge(before, after))],
        "links": list(link_rows(comparison)),
        "claim_changes": list(claim_rows(comparison, "s-1")),
        "signatures": list(signature_rows("a", range(128), (Scheme(), Scheme(shingle=3)))),
    }[table]
    assert rows
    for row in rows:
        assert list(row) == list(COLUMNS[table])
        for name, kind in COLUMNS[table].items():
            assert row[name] is None or isinstance(row[name], kind), name


def test_a_removed_paragraph_is_told_as_a_relation_and_as_a_sentence():
    before = Version("a", (Paragraph("The dam held on Friday."), Paragraph("Nobody was hurt in Orrin. It rained.")))
    rows = list(link_rows(compare(before, Version("b", before.paragraphs[:1]))))
    assert [(row["unit"], row["before"], row["after"], row["change"]) for row in rows] == [
        ("paragraph", [0], [0], "unchanged"), ("paragraph", [1], [], "removed"),
        ("sentence", [[0, 0]], [[0, 0]], "unchanged"), ("sentence", [[1, 0]], [], "removed"), ("sentence", [[1, 1]], [], "removed"),
    ]  # fmt: skip
