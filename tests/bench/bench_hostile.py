"""What each hostile file costs: seconds of CPU and peak memory of `newsdiff read FILE`, a process a file; 5 s and 300 MB are the bounds.

python tests/bench/bench_hostile.py [--only NAME]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reading import hostile


def cost(path):
    """(exit code, seconds of CPU, peak MB, last line on standard error) of reading one file."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "newsdiff", "read", str(path), "--format", "jsonl"],
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, lines[0][:150] if lines else ""


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
