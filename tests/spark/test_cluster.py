"""The same stories from a cluster as from a laptop, also when workers, executors or the driver are killed on the way."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

from newsdiff.cli.tables import write_table
from newsdiff.runners import local
from tests.spark.cluster import (
    TABLES,
    done,
    driver,
    executor,
    finished,
    hash_of_stories,
    in_takes,
    invented,
    kill,
    lost,
    started,
    stories_in,
    table,
    trouble,
    wait_for,
    worker,
    write_jsonl,
)  # fmt: skip

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The paths to group, and the folder with the tables that this machine makes of them."""
    folder = tmp_path_factory.mktemp("copy")
    wire = [*invented(200, flood=60), *in_takes()]
    paths = [str(SAMPLES), str(write_jsonl(folder / "wire" / "invented.jsonl", wire))]
    for name, rows in local.tables(local.group(local.read(*paths))).items():
        write_table(str(folder / "local"), name, rows, "parquet")
    return paths, folder / "local"


@pytest.fixture
def start():
    """Starts a run, and leaves none behind."""
    runs = []

    def run(*words):
        runs.append(started(*words))
        return runs[-1]

    yield run
    for one in runs:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(one.pid, signal.SIGKILL)
        one.wait()
        one.stdout.close()


def test_whatever_is_killed_on_the_way_the_tables_are_the_same(copy, start, tmp_path):
    """Workers and the driver on one machine; then an executor and workers of the cluster that goes on from there."""
    paths, here = copy
    output = tmp_path / "out"
    run = start(paths, output, "local[2,4]")
    for stage in ("records", "versions", "standing", "boilerplate"):  # one each: no task is hit four times
        wait_for(run, output, stage)
        kill(run, worker, 1)
    wait_for(run, output, "places")
    kill(run, driver, 1)
    assert run.wait() == 2
    word = f"newsdiff: {output}: the cluster gave up ("  # a thread of Spark's may complain after it
    assert any(line.startswith(word) for line in trouble(output)), trouble(output)
    assert lost(output)[0], "no task was hit"
    before = marks(output)
    assert len(before) >= 4
    assert not (output / "versions.parquet").exists()
    half = next(output.glob("_stages/*/places")).parent / "candidates"
    half.mkdir(exist_ok=True)
    (half / "part-00000-half.parquet").write_bytes(b"PAR1 and no more")  # as if it had been killed while it wrote
    run = start(paths, output, "local-cluster[2,1,1024]")
    wait_for(run, output, "texts")
    kill(run, executor, 1)
    for stage in ("screened", "stories"):
        wait_for(run, output, stage)
        kill(run, worker, 1)
    assert "versions in" in finished(run, output)
    assert lost(output)[1], "no executor was hit"
    assert before.items() <= marks(output).items(), "a finished stage was done again"
    assert hash_of_stories(stories_in(output)) == hash_of_stories(stories_in(here))
    for name in TABLES:
        assert table(output, name) == table(here, name), name


def marks(output):
    """When each stage that stands whole was written."""
    return {
        name: path.stat().st_mtime_ns for name in done(output) for path in output.glob(f"_stages/*/{name}/_SUCCESS")
    }
