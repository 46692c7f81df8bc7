"""What the commands cost as whole processes, in CPU, next to what a user could run instead; runs in pairs, side by side.

    python tests/bench/bench_process.py [RUNS] [EARLIER LATER]

Prints for each pair of commands the median CPU of both and the median of the ratios run by run. `redlines` (PyPI), which only
diffs words, is measured where it is installed beside this Python. Without two files, the two of samples/quote are compared.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(sys.executable).parent
SAMPLES = Path(__file__).parents[2] / "samples"
HELLO = 'import typer\napp = typer.Typer()\n\n@app.command()\ndef main(name: str) -> None:\n    """Say hello."""\n    print(f"Hello {name}")\n\napp()\n'


KEPT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of every run: compiled modules are kept, as they are on a user's machine."""


def cpu(command):
    """User and system seconds of one finished run."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=KEPT) as run:
        _, _, usage = os.wait4(run.pid, 0)
        run.returncode = 0
    return usage.ru_utime + usage.ru_stime


def beside(name, ours, theirs, runs):
    """Run both in turn and print the medians and the ratio."""
    cpu(ours), cpu(theirs)  # the first run reads the disk
    pairs = [(cpu(ours), cpu(theirs)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, other = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"{name}: {mine:.0f} ms against {other:.0f} ms CPU, ratio {ratio:.2f} ({runs} pairs of runs)")


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    two = sys.argv[2:4] or [str(SAMPLES / "quote" / f"rail-{n}.txt") for n in (1, 2)]
    newsdiff = str(HERE / "newsdiff")
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        beside(
            "--help, next to a typer hello-world's", [newsdiff, "--help"], [sys.executable, str(hello), "--help"], runs
        )
        page = str(Path(folder) / "page.html")
        ours = [newsdiff, "compare", *two, "--format", "html", "-o", page]
        redlines = shutil.which("redlines", path=HERE)
        if redlines:
            beside("compare to HTML, next to redlines markdown", ours, [redlines, "markdown", *two], runs)
        else:
            print("redlines is not installed: not measured")
        out = str(Path(folder) / "report")
        bare = [sys.executable, "-c", "pass"]
        beside(
            "report samples, next to a bare Python", [newsdiff, "report", str(SAMPLES), "-o", out], bare, min(runs, 5)
        )


if __name__ == "__main__":
    main()
