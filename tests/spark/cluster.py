"""A run of the command on Spark as a process of its own: started, hurt, and asked afterwards what its tasks did."""

import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq

TABLES = ("versions", "pairs", "links", "claim_changes", "signatures")


def started(paths, output, master, **settings):
    """The command, running, under these settings of Spark's; its event log is written beside the output."""
    log = Path(f"{output}-events")
    log.mkdir(parents=True, exist_ok=True)
    conf = {
        "spark.eventLog.enabled": "true", "spark.eventLog.compress": "false", "spark.eventLog.dir": log.as_uri(),
    } | settings  # fmt: skip
    more = {
        "PYSPARK_SUBMIT_ARGS": " ".join(
            [*(f"--conf '{name}={value}'" for name, value in conf.items()), "pyspark-shell"]
        )
    }
    command = [sys.executable, "-m", "newsdiff", "group", *map(str, paths), "--runner", "spark", "--master", master]
    with Path(f"{log}.txt").open("a") as told:
        return subprocess.Popen(
            [*command, "-o", str(output)], env=os.environ | more, text=True,
            stdout=subprocess.PIPE, stderr=told, start_new_session=True,
        )  # fmt: skip


def finished(process, output):
    """What a run printed; fails with what it complained of where it did not end well."""
    out, _ = process.communicate()
    assert process.returncode == 0, out + "".join(trouble(output))
    return out


def trouble(output):
    """The errors among what a run printed on standard error."""
    lines = Path(f"{output}-events.txt").read_text().splitlines(keepends=True)
    return [line for line in lines if not line.startswith(("\tat ", "  File", "    "))][-40:]


def hash_of_stories(rows):
    """One hash of (version id → story members), whatever the order of the rows (id, story)."""
    members = {}
    for name, story in rows:
        members.setdefault(story, []).append(name)
    told = sorted((name, sorted(some)) for some in members.values() for name in some)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def stories_in(output):
    return [(row["id"], row["story"]) for row in pq.read_table(f"{output}/versions.parquet").to_pylist()]


def table(output, name):
    """The rows of a table in an order of their own."""
    return sorted(
        pq.read_table(f"{output}/{name}.parquet").to_pylist(), key=lambda row: json.dumps(row, sort_keys=True)
    )


def events(output):
    """What happened to the tasks and executors of the runs into one folder."""
    for path in sorted(Path(f"{output}-events").rglob("*")):
        if path.is_file():
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    yield json.loads(line)
                except ValueError:  # the last line of a run that was killed
                    continue


def lost(output):
    """How many tasks failed, and how many executors went away while others worked."""
    seen = list(events(output))
    failed = [e for e in seen if e["Event"] == "SparkListenerTaskEnd" and e["Task End Reason"]["Reason"] != "Success"]
    gone = [e for e in seen if e["Event"] == "SparkListenerExecutorRemoved"]
    return len(failed), len(gone)


def done(output):
    """Names of the stages that stand whole."""
    return {path.parent.name.removesuffix(".done") for path in Path(output).glob("_stages/*/*.done/_SUCCESS")}


def wait_for(process, output, stage, seconds=900):
    until = time.monotonic() + seconds
    while stage not in done(output):
        assert process.poll() is None, "".join(trouble(output))
        assert time.monotonic() < until, f"{stage} did not come"
        time.sleep(0.2)


def below(pid):
    """The processes that a process started, and those that they started: (pid, command line, state, command line of what started it)."""
    children = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            line = (path.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it ended in the meantime
            continue
        children.setdefault(int(fields[1]), []).append((int(path.parent.name), line, fields[0]))
    found, waiting = [], [(pid, "")]
    while waiting:
        parent, above = waiting.pop()
        for child, line, state in children.get(parent, []):
            found.append((child, line, state, above))
            waiting.append((child, line))
    return found


def kill(process, chosen, times):
    """Kill what `chosen` picks among the processes of a run, one after the other, as often as told or until it ends."""
    while times and process.poll() is None:
        for pid, *_ in [child for child in below(process.pid) if chosen(*child)][:1]:
            with contextlib.suppress(ProcessLookupError):  # it ended by itself in the meantime
                os.kill(pid, signal.SIGKILL)
                times -= 1
        time.sleep(0.05)  # a task of a small corpus takes a second or less


def worker(_pid, line, state, above):
    """A Python worker that computes just now; without what forked it, which is no worker, those that stand would be orphans."""
    return state == "R" and all("-m newsdiff.runners.spark.daemon" in one for one in (line, above))


def driver(_pid, line, _state, _above):
    """The Java of the driver, to which Python tells what is to be done."""
    return "org.apache.spark.deploy.SparkSubmit" in line and "java" in line


def executor(_pid, line, _state, _above):
    return "CoarseGrainedExecutorBackend" in line and "java" in line


_SUBJECTS = ("ferry", "mill", "harbour", "school", "quarry", "orchard", "bridge", "brewery", "theatre", "clinic")
_VERBS = ("closed", "reopened", "burned", "flooded", "was sold", "won a prize", "lost its roof", "went on strike")


def invented(count, seed=1, versions=0.15, flood=0, undated=0.1):
    """Records of made-up stories: some in several versions, repeats, declared links, ids used twice, a flood of one form."""
    pick = random.Random(seed)  # noqa: S311 - copy, not secrets
    vocabulary = ["".join(pick.choice("bcdfglmnprstv") + pick.choice("aeiou") for _ in range(pick.randint(2, 4))) for _ in range(4000)]  # fmt: skip
    start = datetime(2031, 3, 1, tzinfo=UTC)

    def sentence():
        return f"The {pick.choice(_SUBJECTS)} of {pick.choice(vocabulary).title()} {pick.choice(_VERBS)} " + " ".join(
            pick.choice(vocabulary) for _ in range(pick.randint(6, 14))
        ) + f" and {pick.randint(2, 900)} people said so."  # fmt: skip

    house = "This paper is made by hand in a house by the river, and every reader may bring back a bad copy of it for a good one."
    number = 0
    while number < count:
        when = start + timedelta(hours=pick.random() * count / 6)
        dated = pick.random() >= undated
        text = [sentence() for _ in range(pick.randint(4, 9))]
        base = {"id": f"n{number}", "headline": text[0][:60], "paragraphs": text}
        chain = [base]
        while pick.random() < versions * 2 and len(chain) < 6:
            later = [*chain[-1]["paragraphs"], sentence()]
            later[pick.randrange(len(later))] = sentence()
            chain.append({"id": f"n{number}.{len(chain)}", "headline": base["headline"], "paragraphs": later})
        if pick.random() < 0.05:
            chain.append(chain[-1] | {"id": f"n{number}.r"})
        if pick.random() < 0.05:
            chain = [one | {"story_id": f"s{number}", "version": str(n)} for n, one in enumerate(chain)]
        if pick.random() < 0.03:
            chain.append(base | {"paragraphs": [sentence(), sentence()]})  # an id used twice
        for step, one in enumerate(chain):
            told = {"published": (when + timedelta(hours=3 * step)).isoformat()} if dated else {}
            yield one | told | ({"paragraphs": [*one["paragraphs"], house]} if pick.random() < 0.2 else {})
        number += len(chain)
    for n in range(flood):
        words = " ".join(pick.choice(vocabulary) for _ in range(3))
        when = start + timedelta(minutes=n % 1440)
        yield {"id": f"f{n}", "headline": f"Tides of {words}", "published": when.isoformat(),
               "paragraphs": [house, f"The tide stands at {n % 50} at {words}, and the harbour master asks all boats to keep clear of the bar until noon."]}  # fmt: skip


def in_takes():
    """Records of stories in takes: whole ones out of order, one sent twice, one with a gap, one with two second takes."""
    parts = ("The wall at Orrin broke at dawn.", "The harbour was closed by noon.", "Nobody was hurt, the mayor said.")
    for day, (slug, numbers) in enumerate({
        "ORRIN/WALL": (2, 3, 1), "ORRIN/BOATS": (1, 2), "ORRIN/GAP": (1, 3), "ORRIN/TWICE": (1, 2, 2),
    }.items(), start=1):  # fmt: skip
        for place, number in enumerate(numbers):
            yield {
                "id": f"{slug}-{place}", "slug": slug, "headline": f"{slug.title()} told" + (f" ={number}" if number > 1 else ""),
                "published": f"2031-05-0{day}T0{place}:15:00Z", "text": f"{slug.title()}: {parts[number - 1]}",
            }  # fmt: skip


def write_jsonl(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record) + "\n")
    return path
