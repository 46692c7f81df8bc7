"""What newsdiff wrote as tables is read again as it was, in every form; a damaged row costs itself alone."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsdiff.archive import Archive
from newsdiff.cli.tables import write_table
from newsdiff.model import Dateline, Declared, Label, Paragraph, Source, Version
from newsdiff.model.packing import packed
from newsdiff.reading.exports import OTHERS
from newsdiff.runners.local import group, read
from newsdiff.tables import COLUMNS, version_row
from tests.archive.wire import wire

FORMS = ("jsonl", "csv", "parquet")


def odd():
    """A version that uses every field, with characters that tables and terminals trip over."""
    paragraphs = (
        Paragraph('=HYPERLINK("x"),\x1b[31m Ünï \ud800 \u202e', "headline", rule="first"), Paragraph("TOLM (MW) - A line.\n\nAnother \0 line."),
        Paragraph("Cut here.", joint="  "), Paragraph("Given. Twice.", given=((0, 6), (7, 13))), Paragraph(""),
    )  # fmt: skip
    declared = Declared(
        id="-a", story_id="s", replaces=("b", "c"), ednote="note", take=("series", 2), label=Label("update", 1)
    )  # fmt: skip
    return Version(
        "-id\udfff", paragraphs, Dateline(("TOLM",), "MW", None, 1, (0, 12)), Label("update", 2, ("UPDATE 2",)),
        datetime(2026, 3, 1, 9, 30), "withheld", "en", declared,  # noqa: DTZ001 - no zone is told
        (Source("x", "warc", 0, "2026-03-01"), Source("y", "text")), repaired=True,
    )  # fmt: skip


def told(versions):
    return sorted((version.id, packed(version)) for version in versions)


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_versions_gives_them_back(form, tmp_path):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    versions = [odd(), *wire(30)]
    rows = [version_row(version, "s-0", place) for place, version in enumerate(versions)]
    write_table(str(tmp_path), "versions", rows, form)
    assert told(read(str(tmp_path))) == told(versions)
    assert told(read(str(tmp_path / f"versions.{form}"))) == told(versions)


@pytest.mark.parametrize("form", FORMS)
def test_an_archive_made_of_what_another_exported_exports_the_same(newsdiff, tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    with Archive(tmp_path / "a.db") as archive:
        archive.add(wire(40), seen=datetime(2026, 3, 13, tzinfo=UTC))
    assert newsdiff("export", "-o", "out", "--format", form, "--archive", "a.db").returncode == 0
    again = newsdiff("add", "out", f"out/versions.{form}", "--archive", "b.db", "--seen", "2026-03-13")
    assert (again.returncode, again.stderr) == (0, b"")
    assert newsdiff("export", "-o", "two", "--format", form, "--archive", "b.db").returncode == 0
    for name in ("versions", "pairs", "links", "claim_changes"):
        assert (tmp_path / f"out/{name}.{form}").read_bytes() == (tmp_path / f"two/{name}.{form}").read_bytes(), name


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_table_is_known_in_a_pipe(newsdiff, tmp_path, form):
    versions = wire(5)
    write_table(str(tmp_path), "versions", [version_row(version, "s-0", 0) for version in versions], form)
    run = newsdiff("read", "-", "--format", "jsonl", stdin=(tmp_path / f"versions.{form}").read_bytes())
    assert [json.loads(line) for line in run.stdout.splitlines()] == [version.as_dict() for version in versions]


def test_a_table_of_something_else_is_passed_over(tmp_path):
    grouping = group(wire(12))
    write_table(str(tmp_path), "pairs", [pair.as_dict() for pair in grouping.pairs] * 2, "jsonl")
    trouble = []
    assert list(read(str(tmp_path), on_error=trouble.append)) == []
    assert "passed over: a table of pairs" in str(trouble[0])
    assert set(OTHERS.values()) == {name.replace("_", " ") for name in COLUMNS} - {"versions"}
    assert all(tuple(COLUMNS[name.replace(" ", "_")])[:3] == first for first, name in OTHERS.items())


def spoiled(**fields):
    """A row of a table whose record says something that no record may say."""
    version = next(iter(wire(1)))
    return version_row(version, "s-0", 0) | {"record": json.dumps(json.loads(packed(version)) | fields)}


@pytest.mark.parametrize(
    "row",
    [
        spoiled(state="sold"), spoiled(label={"kind": "nothing"}), spoiled(paragraphs=[{"text": "Another text."}]), spoiled(id=7), spoiled(sources=[{"uri": 7, "format": "x"}]),
        spoiled(dateline={"places": [], "agency": None, "date": None, "paragraph": 99, "span": [0, 1]}), spoiled(published="yesterday"),
        spoiled(paragraphs=[[]]), spoiled(declared={"replaces": [1]}), version_row(next(iter(wire(1))), "", 0) | {"record": "[" * 100_000},
        version_row(next(iter(wire(1))), "", 0) | {"record": "null"},
    ],
)  # fmt: skip
def test_a_damaged_row_costs_itself_alone(row, tmp_path):
    whole = replace(next(iter(wire(1, seed=2))), id="whole")
    (tmp_path / "versions.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(version_row(whole, "s-1", 0)) + "\n")
    trouble = []
    assert told(read(str(tmp_path), on_error=trouble.append)) == told([whole])
    (error,) = trouble
    assert str(error).endswith("versions.jsonl:1: its `record` is damaged; export it again")
