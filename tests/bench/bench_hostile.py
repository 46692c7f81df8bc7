"""What each hostile file costs: seconds of CPU and peak memory of `newsdiff read FILE`, a process a file; 5 s and 300 MB are the bounds.

python -m tests.bench.bench_hostile [--only NAME]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reading import hostile

RUN = """
import atexit, re, sys
peak = sys.argv.pop()
atexit.register(lambda: open(peak, "w").write(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]))
sys.argv[0] = "newsdiff"
from newsdiff.cli import main
main()
"""
"""Runs newsdiff and leaves its peak memory (kB, Linux) in a file: what `wait4` tells counts the parent that forked it, too."""


def command(*arguments, peak):
    """The words that run `newsdiff ARGUMENTS` and write the peak memory in kB to a file."""
    return [sys.executable, "-c", RUN, *arguments, str(peak)]


def cost(path):
    """(exit code, seconds of CPU, peak MB, first line on standard error) of reading one file."""
    with tempfile.TemporaryFile() as said, tempfile.NamedTemporaryFile() as peak:
        process = subprocess.Popen(
            command("read", str(path), "--format", "jsonl", peak=peak.name), stdout=subprocess.DEVNULL, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()
        most = int(peak.read() or 0) // 1024
    return process.returncode, usage.ru_utime + usage.ru_stime, most, lines[0][:150] if lines else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    worst = (0.0, 0)
    with tempfile.TemporaryDirectory() as folder:
        hostile.write(Path(folder), huge=True)
        for path in sorted(Path(folder).iterdir()):
            if asked.only in path.name:
                code, seconds, peak, line = cost(path)
                worst = (max(worst[0], seconds), max(worst[1], peak))
                mark = " <<<" if seconds > 5 or peak > 300 or "internal" in line else ""
                print(
                    f"{path.name:20} exit {code}  {seconds:5.1f} s  {peak:4d} MB  {line.replace(folder, '')}{mark}",
                    flush=True,
                )
    print(f"worst: {worst[0]:.1f} s of CPU, {worst[1]} MB")


if __name__ == "__main__":
    main()
