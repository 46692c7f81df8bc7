"""What an archivist decided by hand is told as such wherever the two texts are shown."""

import csv
import io
import json

import pytest

from tests.archive.dump import held

FEED = [
    {"id": "a", "headline": "Ferry aground", "text": "A ferry ran aground off Port Amsel on Tuesday, the coast guard said.", "date": "2026-03-10T08:00Z"},
    {"id": "b", "headline": "Coal dear", "text": "Coal is dear in Velden this year, the chamber of trade said.", "date": "2026-03-10T09:00Z"},
    {"id": "c", "headline": "Budget passed", "text": "The council of Tolm passed its budget by a wide margin.", "date": "2026-03-10T10:00Z"},
    {"id": "d", "headline": "Budget passed", "text": "The council of Tolm passed its budget by a wide margin.", "date": "2026-03-10T11:00Z"},
    {"id": "e", "headline": "Storm", "text": "A storm is expected over the bay of Lorn at night.", "date": "2026-03-10T12:00Z"},
]  # fmt: skip
JOINED = {"word": "join", "left": "a", "right": "b"}
APART = {"word": "apart", "left": "c", "right": "d"}


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in FEED))
    (tmp_path / "rules.txt").write_text("join b a\napart c d\n")
    return tmp_path


def lines(run):
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_group_says_what_a_rule_did(newsdiff, desk):
    group = "group", "feed.jsonl", "--rules", "rules.txt"
    said = newsdiff(*group).stdout.decode()
    assert "1 and 2: joined by a rule" in said
    assert "c | d: kept apart by a rule" in said
    told = {row["id"]: row.get("rules") for row in lines(newsdiff(*group, "--format", "jsonl"))}
    assert told == {"a": [JOINED], "b": [JOINED], "c": [APART], "d": [APART], "e": None}
    table = csv.DictReader(io.StringIO(newsdiff(*group, "--format", "csv").stdout.decode()))
    assert {row["id"]: row["rules"] for row in table} == {
        "a": "join a b", "b": "join a b", "c": "apart c d", "d": "apart c d", "e": "",
    }  # fmt: skip
    first, second, *_ = newsdiff(*group, "--explain", "d", "c").stdout.decode().splitlines()
    assert first == "c | d: kept apart by a rule, whatever the texts say (rules.txt, line 2)"
    assert second.endswith("repeat")
    assert "rule" not in newsdiff(*group, "--explain", "c", "e").stdout.decode()
    assert "rule" not in newsdiff("group", "feed.jsonl").stdout.decode()


def test_an_archive_says_what_a_rule_did(newsdiff, desk):
    there = "--archive", "a.db"
    assert newsdiff("add", "feed.jsonl", "--rules", "rules.txt", *there).returncode == 0
    assert {row["headline"]: row["rules"] for row in lines(newsdiff("list", *there, "--format", "jsonl"))} == {
        "Storm": [], "Budget passed": ["apart"], "Coal dear": ["join"],
    }  # fmt: skip
    assert newsdiff("list", *there).stdout.decode().count("(kept apart by a rule)") == 2
    assert "1 and 2: joined by a rule" in newsdiff("history", "a", *there).stdout.decode()
    history = json.loads(newsdiff("history", "a", *there, "--format", "json").stdout)
    assert history["rules"] == [JOINED]
    story = history["story"]
    assert "1 and 2: joined by a rule" in newsdiff("show", story, *there).stdout.decode()
    found = {row["id"]: row["rules"] for row in lines(newsdiff("find", "feed.jsonl", *there, "--format", "jsonl"))}
    assert found == {"a": [JOINED], "b": [JOINED], "c": [APART], "d": [APART], "e": []}
    assert newsdiff("export", "-o", "out", *there).returncode == 0
    rows = [json.loads(line) for line in (desk / "out" / "versions.jsonl").read_text().splitlines()]
    assert {row["id"]: row["rules"] for row in rows} == found


def test_a_report_says_what_a_rule_did(newsdiff, desk):
    assert newsdiff("add", "feed.jsonl", "--rules", "rules.txt", "--archive", "a.db").returncode == 0
    assert newsdiff("report", "--archive", "a.db", "-o", "pages").returncode == 0
    told = json.loads((desk / "pages" / "report.json").read_text())
    assert [story["rules"] for story in told["stories"]] == [[JOINED]]
    assert [(single["id"], single["rules"]) for single in told["singles"]] == [
        ("c", [APART]),
        ("d", [APART]),
        ("e", []),
    ]
    (page,) = (desk / "pages" / "stories").iterdir()
    assert "1 and 2: joined by a rule" in page.read_text()
    assert "Kept apart by a rule" in (desk / "pages" / "index.html").read_text()


def test_an_archive_has_the_rules_of_group(desk):
    from newsdiff import Archive, Rule, group, read

    versions = list(read(str(desk / "feed.jsonl")))
    rules = [Rule("join", "b", "a"), Rule("apart", "c", "d")]
    with Archive(desk / "a.db") as archive:
        archive.add(versions, rules=[*rules, Rule("join", "e", "never stored")])
    grouping = group(versions, rules=rules)
    assert held(desk / "a.db") == (grouping.stories, grouping.pairs)
    assert [story.rules for story in grouping if story.rules] != []
