"""The tables that a command prints can be read back by a spreadsheet, and steer neither it nor a terminal."""

import csv
import io
import json

from newsdiff.model import Grouping, Order, Story
from newsdiff.reports.groups import as_csv
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
    assert [len(row) for row in rows] == [14, 14, 14]
