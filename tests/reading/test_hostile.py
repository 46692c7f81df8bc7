"""Hostile files: each is one clear error or a harmless reading, the rest is read, and little memory is used."""

import json
import os
import random
import re
import subprocess
from pathlib import Path

import pytest

from newsdiff.reading import READERS
from tests.bench.bench_hostile import command
from tests.bench.fuzz_reading import CRUMBS, SEEDS, fuzzed, mutated
from tests.reading import hostile

HOUSE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """(exit code, standard output, standard error, peak MB) of reading a folder of hostile files and four good ones."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.write(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "a\nb.txt").write_text("Wall")
    said, told, peak = (folder.parent / name for name in ("said", "told", "peak"))
    words = ["read", str(folder), str(folder / "pipe.txt"), str(folder / "loop.txt"), "/dev/zero", "--format", "jsonl"]
    with said.open("wb") as err, told.open("wb") as out:
        code = subprocess.run(command(*words, peak=peak), stdout=out, stderr=err, cwd=HOUSE, check=False).returncode
    return code, told.read_text(), said.read_text(), int(peak.read_text()) // 1024


def test_the_rest_is_read_and_the_command_leaves_with_two(outcome):
    code, told, _, _ = outcome
    assert code == 2
    headlines = {json.loads(line)["headline"] for line in told.splitlines()}
    assert {"Wall breaks", "Budget", "Rail", "Quake"} <= headlines


@pytest.mark.parametrize(
    "name",
    [
        name for name in hostile.small()
        if name not in {"colspan.html", "surrogate.jsonl", "many.zip", "paths.zip", "fields.anpa", "columns.csv", "nitf.json", "deep-html.json", "tags-html.json"}
    ] + ["pipe.txt", "loop.txt", "/dev/zero", "a\\nb.txt"],
)  # fmt: skip
def test_what_cannot_be_read_is_named_in_one_line(outcome, name):
    _, _, said, _ = outcome
    lines = [line for line in said.splitlines() if name in line]
    assert lines
    assert all(re.match(r"newsdiff: .+: .+; .+", line) or "passed over" in line for line in lines)
    assert "internal error" not in said


def test_nothing_of_the_machine_is_read_and_no_entity_grows(outcome):
    _, told, said, _ = outcome
    assert "root:" not in told + said
    assert "hahahaha" not in told
    assert "\x1b" not in told + said


def test_all_of_them_together_take_less_than_three_hundred_megabytes(outcome):
    # the files are twenty times smaller here than those that tests/bench/bench_hostile.py times one by one
    assert outcome[3] < 300


@pytest.mark.parametrize("form", sorted(SEEDS))
def test_mutations_raise_nothing_but_read_errors(form):
    read, refused, _ = fuzzed(form, 5000 // len(SEEDS) + 1, seed=7)
    assert read + refused > 0


def test_every_reader_has_seeds_and_seeds_are_read():
    from newsdiff.errors import ReadError
    from newsdiff.reading import read_stream

    assert set(SEEDS) == set(READERS)
    for form, seeds in SEEDS.items():
        for seed in seeds:
            found = list(read_stream("x", iter([seed]), form=form))
            assert any(not isinstance(one, ReadError) for one in found), form


def test_the_fuzzer_makes_the_same_mutations_each_time():
    one, other = (mutated(random.Random(3), b"abcdefgh" * 20) for _ in range(2))  # noqa: S311 - the same each time
    assert one == other
    assert len(CRUMBS) > 30
