"""Signals at random moments of adding: `python -m tests.archive.signals 200` ends so many runs of the command."""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.archive.crashes import sound, stored
from tests.archive.wire import wire

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
BATCH = 5


def feed(path, count):
    records = ({"id": str(n), "text": version.paragraphs[1].text} for n, version in enumerate(wire(count, seed=4)))
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def started(paper, path):
    return subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "add", str(paper), "--archive", str(path), "--batch", str(BATCH), "-v"],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(process, sign, path):
    """Send a signal; how long the command took to end, how many versions it said, and whether it had begun. It is left sound."""
    began = time.monotonic()
    process.send_signal(sign)
    out, errors = process.communicate(timeout=60)
    took = time.monotonic() - began
    if errors.startswith("Fatal Python error: init"):  # Python itself was not up
        return took, 0, False
    if process.returncode == -sign:  # it came before the command could hear it, or after its last word
        assert not path.exists() or " versions new" in out, (out, errors)
        return took, 0, False
    assert "Traceback" not in errors, errors
    if process.returncode == 0 or not errors:  # it came too late
        return took, 0, process.returncode == 0
    assert process.returncode == CODES[sign], (process.returncode, errors)
    assert out == ""
    last = errors.strip().splitlines()[-1]
    said = int(last.split("stopped; ")[1].split()[0]) if "stopped; " in last else 0
    here = len(stored(path)) if path.exists() and path.stat().st_size else 0
    assert said <= here <= said + BATCH, (said, here)
    assert not here or sound(path) == []
    return took, said, True


def run(count, folder, pick, stories=200):
    """End so many runs; the longest that one took to end, and how many were at work."""
    paper = folder / "feed.jsonl"
    feed(paper, stories)
    began = time.monotonic()
    started(paper, folder / "whole.db").communicate(timeout=600)
    whole = time.monotonic() - began
    slowest, working = 0.0, 0
    for number in range(count):
        path = folder / f"wire-{number}.db"
        process = started(paper, path)
        time.sleep(pick.uniform(0, whole))
        took, said, _ = ended(process, (signal.SIGINT, signal.SIGTERM)[number % 2], path)
        slowest, working = max(slowest, took), working + (said > 0)
        for file in folder.glob(f"{path.name}*"):
            file.unlink()
    return slowest, working


if __name__ == "__main__":
    # a shell has it ignored for what it starts in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as found:
        longest, busy = run(int(sys.argv[1]), Path(found), random.Random(7))
    print(
        f"{sys.argv[1]} signals, {busy} of them after something was stored: the longest end took {longest:.2f} s;"
        " no traceback, what was said is stored, every check sound"
    )
