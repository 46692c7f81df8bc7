"""The tables of a grouping on this machine, and which options ask for them."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsdiff.model.packing import unpacked
from newsdiff.runners import local
from newsdiff.tables import COLUMNS

SAMPLES = Path(__file__).parents[2] / "samples"


def newsdiff(*words, code=0):
    run = subprocess.run(
        [sys.executable, "-m", "newsdiff", *map(str, words)], capture_output=True, text=True, check=False
    )
    assert run.returncode == code, run.stderr
    return run.stdout + run.stderr


def test_a_folder_takes_the_five_tables(tmp_path):
    out = tmp_path / "out"
    said = newsdiff("group", SAMPLES, "--runner", "local", "-o", out)
    assert "62 versions in 49 stories" in said
    grouping = local.group(local.read(str(SAMPLES)))
    found = {name: pq.read_table(out / f"{name}.parquet").to_pylist() for name in COLUMNS}
    assert {row["id"]: (row["story"], row["position"]) for row in found["versions"]} == {
        version.id: (story.id, place) for story in grouping for place, version in enumerate(story.versions)
    }
    assert {unpacked(row["record"]) for row in found["versions"]} == {
        version for story in grouping for version in story.versions
    }
    assert [(row["left"], row["right"]) for row in found["pairs"]] == [
        (pair.left, pair.right) for pair in grouping.pairs
    ]
    assert all(isinstance(json.loads(row["before"]), list) for row in found["links"])
    assert len(found["signatures"]) == 2 * len(found["versions"])
    assert {row["story"] for row in found["claim_changes"]} <= {
        story.id for story in grouping if len(story.versions) > 1
    }
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    newsdiff("group", SAMPLES, "-o", f"{out}/")  # a folder by its slash, and the same bytes again
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_step_is_compared_once_whichever_table_is_read_first(monkeypatch):
    from newsdiff import comparison

    asked = []
    compare = comparison.compare
    monkeypatch.setattr(comparison, "compare", lambda *step: asked.append(step) or compare(*step))
    grouping = local.group(local.read(str(SAMPLES)))
    steps = [step for story in grouping for step in story.revisions()]
    one, other = local.tables(grouping), local.tables(grouping)
    links, claims = list(one["links"]), list(one["claim_changes"])
    assert asked == steps
    turns = [[row for _, row in zip(range(3), other[name], strict=False)] for name in ("claim_changes", "links")]
    assert [*turns[1], *other["links"]] == links
    assert [*turns[0], *other["claim_changes"]] == claims
    assert asked == steps * 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--runner", "spark"], "tables need a folder; add -o DIR"),
        (["--runner", "local", "-o", "out", "--keep", "last"], "a folder takes tables, not lines"),
        (["--master", "yarn"], "only a cluster has a master; add --runner spark"),
    ],
)
def test_options_that_do_not_go_together_are_told(words, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert says in newsdiff("group", SAMPLES, *words, code=2)
    assert not list(tmp_path.iterdir())


def test_a_table_of_a_cluster_is_not_replaced_by_a_file(tmp_path):
    (tmp_path / "versions.parquet").mkdir()
    assert "nothing was written there" in newsdiff("group", SAMPLES, "--runner", "local", "-o", tmp_path, code=2)


def test_a_folder_of_tables_is_read_back_and_taken_in_by_an_archive(tmp_path):
    out, archive = tmp_path / "out", tmp_path / "wire.db"
    newsdiff("group", SAMPLES, "--runner", "local", "-o", out)
    here = list(local.read(str(SAMPLES)))
    assert {version.id: version for version in local.read(str(out))} == {version.id: version for version in here}
    newsdiff("add", out, "--archive", archive)
    newsdiff("export", "--archive", archive, "-o", tmp_path / "again", "--format", "parquet")
    stories = [
        {row["id"]: row["story"] for row in pq.read_table(folder / "versions.parquet").to_pylist()}
        for folder in (out, tmp_path / "again")
    ]
    assert stories[0] == stories[1]


def test_tables_that_were_not_written_whole_are_refused(tmp_path):
    newsdiff("group", SAMPLES, "--runner", "local", "-o", tmp_path)
    (tmp_path / "_state").mkdir()
    (tmp_path / "_state" / "part-0.txt").write_text("writing\n")
    assert "not written whole" in newsdiff("read", tmp_path, code=2)
    (tmp_path / "versions.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "_state" / "part-0.txt").write_text("whole 0123\n")
    assert "no table of versions" in newsdiff("read", tmp_path, code=2)
