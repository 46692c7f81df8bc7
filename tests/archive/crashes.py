"""Processes that are killed while they work on an archive; `python -m tests.archive.crashes 1000` runs so many kills.

They add, regroup, export, or bring an older archive up to date.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from newsdiff.archive import Archive
from newsdiff.archive.opening import connect
from newsdiff.archive.schema import STEPS
from newsdiff.cli.tables import write_table
from newsdiff.tables import pair_row
from tests.archive.dump import dump
from tests.archive.older import older
from tests.archive.test_storing import SEEN
from tests.archive.wire import wire

BATCH = 8


def adding(path, say, copy):
    with Archive(path) as archive:
        archive.add(copy, seen=SEEN, batch=BATCH, on_stored=lambda done: say(done.new + done.known))


def regrouping(path, say, copy):
    with Archive(path) as archive:
        archive.regroup()


def exporting(path, say, copy):
    with Archive(path, write=False) as archive:
        write_table(f"{path}.tables", "pairs", map(pair_row, archive.pairs()), "jsonl")


def merging(path, say, copy):
    with Archive(path) as archive:
        archive.merge(f"{path}.other", batch=BATCH)


def migrating(path, say, copy):
    Archive(path).close()


def killed(work, path, copy, delay, sign=signal.SIGKILL):
    """Run some work in a process of its own, end it after a while (None: never); what it said was stored, and how it left."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(reader)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            work(path, lambda count: os.write(writer, f"{count}\n".encode()), copy)
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, sign)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as said:
        lines = said.read().split(b"\n")[:-1]
    return int(lines[-1]) if lines else 0, status


def sound(path):
    with Archive(path, write=False) as archive:
        return [str(finding) for finding in archive.check()]


def stored(path):
    with Archive(path, write=False) as archive:
        return [version for story in archive.stories() for version in story.versions]


def migrated(whole, folder, delay):
    """Kill a process that brings an older archive up to date; whether it was at work. The next one to open it ends with the same."""
    path = folder / "older.db"
    for file in folder.glob("older.db*"):
        file.unlink()
    path.write_bytes(whole)
    _, status = killed(migrating, path, None, delay)
    assert sound(path) == []
    return os.WIFSIGNALED(status)


def run(kills, folder, copy, pick):
    """Kill adding, regrouping, export and migration in turn; nothing acknowledged is lost. How many kills hit work under way."""
    path, hits = folder / "wire.db", 0
    whole = folder / "whole.db"
    adding(whole, lambda _: None, copy)
    wished = dump(whole)
    old = folder / "old.db"
    adding(old, lambda _: None, copy[:40])
    then = dump(old)
    older(old, 3)
    began = time.monotonic()
    migrated(old.read_bytes(), folder, None)
    took, takes = 0.6, time.monotonic() - began
    for number in range(kills):
        work = (adding, adding, adding, regrouping, exporting, migrating)[number % 6]
        if work is migrating:
            hits += migrated(old.read_bytes(), folder, pick.uniform(0, takes))
            assert dump(folder / "older.db") == then
            continue
        if work is adding and number % 18 == 0 and path.exists():
            for file in folder.glob("wire.db*"):
                if file.is_file():
                    file.unlink()
        if not path.exists() and work is not adding:
            continue
        began = time.monotonic()
        said, status = killed(work, path, copy, pick.uniform(0, took))
        hits += os.WIFSIGNALED(status)
        if not os.WIFSIGNALED(status):
            took = max(0.05, (time.monotonic() - began) * 0.9)
        if not path.exists() or not path.stat().st_size:
            assert not said
            continue
        if work is adding and _steps(path) < len(STEPS):
            assert not said
        here = stored(path)
        names = [version.id for version in here]
        assert len(names) == len(set(names))
        assert {version.digest for version in copy[:said]} <= {version.digest for version in here}
        assert sound(path) == []
        half = Path(f"{path}.tables").glob("*.jsonl")
        assert all(file.read_bytes().endswith(b"\n") or not file.read_bytes() for file in half)
    adding(path, lambda _: None, copy)
    assert dump(path) == wished
    return hits


def _steps(path):
    connection = connect(str(path))
    count = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return count


if __name__ == "__main__":
    kills = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        hits = run(kills, Path(folder), wire(120, seed=5), random.Random(11))
    print(
        f"{kills} kills, {hits} of them while at work: nothing acknowledged was lost, every check sound, the last run whole"
    )
