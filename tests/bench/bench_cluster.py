"""The same stories from this machine and from Spark, at full sizes: hashes, cost, bytes shuffled, and how even the tasks are.

    python tests/bench/bench_cluster.py samples FOLDER          the samples
    python tests/bench/bench_cluster.py reuters FOLDER          Reuters-21578 below NEWSDIFF_DATA
    python tests/bench/bench_cluster.py invented FOLDER 200000  invented copy with a flood of one form, a hundredth of all
    python tests/bench/bench_cluster.py skewed FOLDER 100000    a bucket of 100,000, a story of 5,000, a day with half of all

FOLDER takes the copy, the tables and what this machine found; a second run goes on where the first ended. `--master` as the
command has it; `--large` has Spark join as it joins tables too large to be sent to every task; `--versions 0.01` makes later
versions as seldom as in Reuters; `--tables` has this machine write all five tables as well, which is what Spark does;
`--spark` leaves out this machine's own stories; `--archive` groups the copy in an archive as well, and has another take in
the tables. CPU is that of all processes of a run together.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "eval")]


def from_reuters(path):
    """Each story as the gates read it, as a folder of tables: `record` carries it whole."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    import reuters

    from newsdiff.model.packing import packed

    found = reuters.stories(Path(os.environ["NEWSDIFF_DATA"]) / "reuters21578").values()
    path.mkdir()
    pq.write_table(pa.table({"record": [packed(version) for version in found]}), path / "versions.parquet")


def skewed(path, size):
    """Dated copy: `size` texts of one form in one hour, a story of a twentieth as many versions, a day with half of the rest.

    The form's lines are too short for boilerplate, so its words' buckets hold all of them.
    """
    from tests.spark.cluster import write_jsonl

    pick = random.Random(5)  # noqa: S311 - copy, not secrets
    start = datetime(2031, 3, 1, tzinfo=UTC)
    words = ["".join(pick.choice("bcdfglmnprstv") + pick.choice("aeiou") for _ in range(3)) for _ in range(9000)]

    def text(n):
        return " ".join(pick.choice(words) for _ in range(n)).capitalize() + "."

    def told(name, hours, paragraphs, **more):
        when = start + timedelta(hours=hours)
        return {"id": name, "published": when.isoformat(), "paragraphs": paragraphs} | more

    def records():
        form = [text(6) for _ in range(5)]
        for n in range(size):
            yield told(f"b{n}", n / size, [*form, text(8)])
        story = [text(20) for _ in range(10)]
        for n in range(size // 20):
            story[n % 10] = text(20)
            yield told(f"v{n}", n, list(story), story_id="one", version=str(n))
        for n in range(size // 5):
            hours = pick.random() * 24 if n % 2 else pick.random() * 4000
            yield told(f"d{n}", hours, [text(20) for _ in range(6)])

    write_jsonl(path, records())


NEWSDIFF = (sys.executable, "-m", "newsdiff")
ALONE = (
    "import sys, json\n"
    "from newsdiff.runners import local\n"
    "found = local.group(local.read(sys.argv[1]))\n"
    "json.dump([(version.id, story.id) for story in found for version in story.versions], open(sys.argv[2], 'w'))\n"
)
"""Stories, and no table of what changed."""


def measured(run):
    """Seconds of CPU of a process and all below it, wall, and their peak memory in MB (each page counted once), until it ends."""
    from tests.spark.cluster import below

    start, cpu, most, tick = time.monotonic(), {}, 0, os.sysconf("SC_CLK_TCK")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    while run.poll() is None:
        memory = 0
        for pid, *_ in [(run.pid, "", ""), *below(run.pid)]:
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            except OSError:
                continue
            cpu[pid, fields[19]] = (int(fields[11]) + int(fields[12])) / tick
            memory += int(next((line.split()[1] for line in lines if line.startswith("Pss:")), "0"))
        most = max(most, memory >> 10)
        time.sleep(1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)  # of all that was waited for, which Spark's workers are not
    waited = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return max(waited, sum(cpu.values())), time.monotonic() - start, most


def told_cost(who, many, cpu, wall, memory):
    print(f"{who}: {cpu:.0f} s CPU ({many / cpu:,.0f} texts/s of it), {wall:.0f} s, {memory} MB", flush=True)


def stage_of(output):
    """Gives the name of our stage that a moment (in ms) belongs to: each ends with its marker, the tables are the last."""
    marks = sorted((path.stat().st_mtime_ns // 1_000_000, path.parent.name.removesuffix(".done"))
                   for path in Path(output).glob("_stages/*/*.done/_SUCCESS"))  # fmt: skip
    return lambda moment: next((name for mark, name in marks if moment <= mark), "tables")


def told(output, many):
    """What the event log says: CPU, bytes shuffled a text by stage, and how even the tasks of each of Spark's stages are.

    Spark's stages that take less than a hundredth of the time of all tasks are told apart: their tasks end within a second.
    """
    from tests.spark.cluster import events, lost

    name, tasks, ended, cpu, sizes = stage_of(output), {}, {}, 0, {}
    for event in events(output):
        if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
            metrics, stage = event["Task Metrics"], event["Stage ID"]
            tasks.setdefault(stage, []).append(
                (event["Task Info"]["Finish Time"] - event["Task Info"]["Launch Time"]) / 1000
            )
            ended[stage] = max(ended.get(stage, 0), event["Task Info"]["Finish Time"])
            cpu += metrics["Executor CPU Time"] / 1e9
            sizes[stage] = sizes.get(stage, 0) + metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    print(
        f"JVM CPU {cpu:.0f} s, shuffled {sum(sizes.values()) / many:,.0f} bytes a text, tasks failed {lost(output)[0]}"
    )
    several = {stage: took for stage, took in tasks.items() if len(took) > 1}
    heavy = {stage for stage, took in several.items() if sum(took) >= sum(map(sum, tasks.values())) / 100}
    worst = {stage: max(took) / max(statistics.median(took), 0.001) for stage, took in several.items()}
    for stage in sorted(heavy, key=lambda one: -sum(tasks[one])):
        took = tasks[stage]
        print(f"  {name(ended[stage]):12} stage {stage:4} {len(took):4} tasks {sum(took):8.1f} s, slowest {max(took):6.1f} s, "
              f"{worst[stage]:5.1f} x the median, {sizes[stage] / many:8,.0f} bytes a text")  # fmt: skip
    light = sorted((worst[stage], max(tasks[stage])) for stage in several if stage not in heavy)
    if light:
        print(f"  {len(light)} stages of less than a hundredth: {light[-1][0]:.1f} x the median, where the slowest task took {light[-1][1]:.1f} s")  # fmt: skip
    alone = sorted((sum(took), name(ended[stage])) for stage, took in tasks.items() if len(took) == 1)
    print("  stages of one task: " + ", ".join(f"{what} {took:.1f} s" for took, what in alone[:-4:-1]))
    for what in dict.fromkeys(name(ended[stage]) for stage in sorted(tasks)):
        of = [stage for stage in tasks if name(ended[stage]) == what]
        print(f"    {what:12} {sum(len(tasks[stage]) for stage in of):5} tasks {sum(sum(tasks[stage]) for stage in of):8.1f} s {sum(sizes[stage] for stage in of) / many:8,.0f} bytes a text")  # fmt: skip


def here(path, kept):
    """What this machine finds: (version id, story), kept for the next run."""
    if not kept.exists():
        cost = measured(subprocess.Popen([sys.executable, "-c", ALONE, str(path), str(kept)]))
        told_cost("here, stories alone", len(json.loads(kept.read_text())), *cost)
    return json.loads(kept.read_text())


def archived(path, archive):
    """What a new archive finds of a folder or file: (version id, story)."""
    from newsdiff.archive import Archive

    if not archive.exists():
        subprocess.run([*NEWSDIFF, "add", "-q", path, "--archive", archive], check=True)
    with Archive(archive, write=False) as found:
        return [(version.id, story.id) for story in found.stories() for version in story.versions]


def main():
    from tests.spark.cluster import finished, hash_of_stories, invented, started, stories_in, table, write_jsonl

    asked = argparse.ArgumentParser()
    asked.add_argument("what", choices=("samples", "reuters", "invented", "skewed"))
    asked.add_argument("folder", type=Path)
    asked.add_argument("size", type=int, nargs="?", default=200_000)
    asked.add_argument("--versions", type=float, default=0.15)
    asked.add_argument("--large", action="store_true")
    asked.add_argument("--spark", action="store_true")
    asked.add_argument("--tables", action="store_true")
    asked.add_argument("--archive", action="store_true")
    asked.add_argument("--master", default="local[2,4]")
    given = asked.parse_args()
    folder = given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{given.what}-{given.size}" if given.what in {"invented", "skewed"} else given.what
    path = folder / (name if given.what == "reuters" else f"{name}.jsonl")
    if given.what == "samples":
        path = Path(__file__).parents[2] / "samples"
    elif not path.exists():
        if given.what == "invented":
            write_jsonl(path, invented(given.size, versions=given.versions, flood=given.size // 100, undated=0))
        elif given.what == "skewed":
            skewed(path, given.size)
        else:
            from_reuters(path)
    found = {} if given.spark else {"here": here(path, folder / f"{name}.local.json")}
    output = (
        folder / f"{name}-{given.master.replace('[', '-').replace(']', '').replace(',', '-')}{'-large' * given.large}"
    )
    large = {"spark.sql.autoBroadcastJoinThreshold": "-1"} if given.large else {}
    run = started([path], output, given.master, **large)
    cost = measured(run)
    print(finished(run, output).strip())
    found["Spark"] = stories_in(output)
    many = len(found["Spark"])
    told_cost(given.master, many, *cost)
    if given.tables:
        command = [*NEWSDIFF, "group", path, "--runner", "local", "-o", folder / f"{name}.tables"]
        told_cost("here, all tables", many, *measured(subprocess.Popen(command, stdout=subprocess.DEVNULL)))
    if given.archive:
        found["the archive"] = archived(path, folder / f"{name}.db")
        found["the archive from Spark's tables"] = archived(output, Path(f"{output}.db"))
    hashes = {who: hash_of_stories(rows)[:16] for who, rows in found.items()}
    print("equal" if len(set(hashes.values())) == 1 else "DIFFERENT", hashes)
    stories = len({story for _, story in found["Spark"]})
    print(f"{many:,} texts, {many - stories:,} of them later versions, {len(table(output, 'pairs')):,} pairs judged")
    told(output, many)


if __name__ == "__main__":
    main()
