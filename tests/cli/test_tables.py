"""The tables that a command prints can be read back by a spreadsheet, and steer neither it nor a terminal."""

import contextlib
import csv
import io
import json
import os
import pty
import sqlite3
import subprocess
import sys

import pytest

from newsdiff.cli.tables import write_table
from newsdiff.errors import OutputError
from newsdiff.model import Grouping, Order, Story
from newsdiff.reports.groups import as_csv
from newsdiff.tables import COLUMNS
from tests.reports.ferry import paragraph, version

HEADLINE = "=HYPERLINK(1)\nstorm, \x1b[31mred"


def test_a_headline_with_a_line_break_a_formula_and_an_escape_is_one_harmless_cell():
    one = version("a", paragraph(HEADLINE, role="headline"))
    grouping = Grouping((Story("s-00000000000a", (one,), (), Order("arrival", sure=True, note="One.")),), ())
    text = "".join(f"{line}\n" for line in as_csv(grouping))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["headline"] == "'" + HEADLINE.replace("\x1b", "‹U+001B›")
    assert (row["id"], row["versions"]) == ("a", "1")


def test_what_the_command_prints_reads_back_and_steers_nothing(newsdiff, tmp_path):
    told = "HARBOUR (MW) - It rained on Monday, the harbour master said."
    (tmp_path / "one.json").write_text(json.dumps({"id": "a", "headline": HEADLINE, "text": told}))
    run = newsdiff("group", "one.json", "--format", "csv")
    assert run.returncode == 0, run.stderr
    text = run.stdout.decode()
    assert "\x1b" not in text
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["headline"] == "'=HYPERLINK(1) storm, ‹U+001B›[31mred"


def test_a_line_of_its_own_stands_between_the_records(newsdiff, copy):
    run = newsdiff("group", "earlier.txt", "later.txt", "--format", "csv")
    rows = list(csv.reader(io.StringIO(run.stdout.decode(), newline="")))
    assert [len(row) for row in rows] == [15, 15, 15]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_table_replaces_one_of_its_own_and_no_other_file(tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    rows = [dict.fromkeys(COLUMNS["pairs"])]
    for _ in range(2):
        assert write_table(str(tmp_path), "pairs", rows, form) == 1
    foreign = tmp_path / f"pairs.{form}"
    foreign.write_text('{"left": 1}\nleft,hand\n')
    with pytest.raises(OutputError, match=r"pairs\.\w+: is no table of newsdiff; choose another folder"):
        write_table(str(tmp_path), "pairs", rows, form)
    assert foreign.read_text().startswith('{"left": 1}')
    with pytest.raises(OutputError, match="name a folder"):
        write_table(str(foreign), "pairs", rows, form)


def test_an_archive_is_asked_for_a_day_and_for_labels_that_there_are(newsdiff, copy):
    (copy / "a.jsonl").write_text(
        '{"id": "a", "text": "A ferry ran aground on Tuesday, the coast guard said.", "date": "2026-03-10T23:59:59Z"}\n'
        '{"id": "b", "text": "The budget was passed by a wide margin.", "date": "2026-03-11T00:00:00Z"}\n'
    )
    assert newsdiff("add", "a.jsonl", "--archive", "a.db").returncode == 0
    day = ["list", "--archive", "a.db", "--since", "2026-03-10", "--until", "2026-03-10", "--format", "jsonl"]
    (line,) = newsdiff(*day).stdout.splitlines()
    assert json.loads(line)["first"].startswith("2026-03-10")
    assert newsdiff("list", "--archive", "a.db", "--until", "2026-03-10T12:00Z").stdout == b""
    run = newsdiff("list", "--archive", "a.db", "--label", "bogus")
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"there is no label 'bogus'; take one of: withdrawal correction" in run.stderr
    run = newsdiff("report", "--archive", "a.db", "a", "nobody", "-o", "out")
    assert run.returncode == 2
    assert b"nobody: no story and no version has this id" in run.stderr
    assert (copy / "out" / "index.html").exists()


def terminal(folder, *words):
    """What a command says on standard error where that is a terminal."""
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "newsdiff", *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, check=True
    )
    os.write(theirs, b".")  # so that there is something to read
    os.close(theirs)
    said = os.read(ours, 4096)
    os.close(ours)
    return said.removesuffix(b".")


def test_where_nothing_is_found_a_terminal_is_told(newsdiff, copy):
    assert newsdiff("add", "earlier.txt", "--archive", "a.db").returncode == 0
    for words, says in (
        (["list", "--archive", "a.db", "--versions", "9"], b"no story is like that\r\n"),
        (["search", "zeppelin", "--archive", "a.db"], b"no version holds all of that\r\n"),
        (["list", "--archive", "a.db"], b""),
    ):
        assert terminal(copy, *words) == says
        assert newsdiff(*words).stderr == b""


def test_an_archive_is_not_made_for_nothing(newsdiff, copy):
    run = newsdiff("add", "missing.txt", "--archive", "n.db")
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"missing.txt: no such file" in run.stderr
    assert not (copy / "n.db").exists()
    assert newsdiff("add", "missing.txt", "earlier.txt", "--archive", "n.db").stdout.startswith(b"1 version new")


def test_a_feed_that_holds_a_forgotten_text_is_added_without_trouble(newsdiff, copy):
    (copy / "a.jsonl").write_text(
        '{"id": "a", "text": "A ferry ran aground on Tuesday, the coast guard said."}\n'
        '{"id": "b", "text": "The budget was passed by a wide margin."}\n'
    )
    add = "add", "a.jsonl", "--archive", "a.db"
    assert newsdiff(*add).returncode == 0
    assert newsdiff("forget", "a", "--archive", "a.db").stdout == b"1 version taken down\n"
    for _ in range(2):
        run = newsdiff(*add)
        assert run.returncode == 0
        assert run.stdout == b"0 versions new, 1 known; 0 stories grew; 1 input refused\n"
    assert "a: was taken down" in terminal(copy, *add).decode()


def test_tables_go_into_a_folder(newsdiff, copy):
    assert newsdiff("add", "earlier.txt", "--archive", "a.db").returncode == 0
    run = newsdiff("export", "-o", "a.db", "--archive", "a.db")
    assert (run.returncode, run.stderr) == (2, b"newsdiff: a.db: is a file; name a folder\n")


def test_a_map_may_be_given_in_parts(newsdiff, tmp_path):
    (tmp_path / "a.csv").write_text("nr,titel,artikel\n7,Ferry aground,A ferry ran aground on Tuesday.\n")
    run = newsdiff("read", "a.csv", "--map", "id=nr,headline=titel", "--map", "text=artikel", "--format", "jsonl")
    assert json.loads(run.stdout)["headline"] == "Ferry aground"
    run = newsdiff("read", "a.csv", "--map", "text=titel", "--map", "text=artikel")
    assert (run.returncode, b"--map: one field is named twice" in run.stderr) == (2, True)


def test_the_table_of_a_database_may_be_named(newsdiff, tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as base:
        base.execute("CREATE TABLE old (body TEXT)")
        base.execute("CREATE TABLE new (body TEXT)")
        base.execute("INSERT INTO new VALUES ('A ferry ran aground on Tuesday.')")
        base.commit()
    run = newsdiff("read", "a.db", "--map", "table=new,text=body", "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, b"")
    assert json.loads(run.stdout)["paragraphs"][0]["text"] == "A ferry ran aground on Tuesday."
