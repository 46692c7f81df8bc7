"""How far the reading is, is told on a terminal alone."""

import os
import pty
import subprocess
import sys

import pytest

from newsdiff.cli.progress import line


@pytest.mark.parametrize(
    ("texts", "read", "total", "seconds", "told"),
    [
        (1204, 12_300_000, 45_600_000, 1.5, "1,204 texts · 12.3 of 45.6 MB · 8.2 MB/s · 4 s left"),
        (9, 1_000_000, 0, 2.0, "9 texts · 1.0 MB · 0.5 MB/s"),
        (9, 1_000_000, 900_000_000, 1.0, "9 texts · 1.0 of 900.0 MB · 1.0 MB/s · 15 min left"),
        (0, 0, 100, 0.0, "0 texts · 0.0 of 0.0 MB · 0.0 MB/s"),
    ],
)
def test_a_line_says_how_much_how_fast_and_how_long(texts, read, total, seconds, told):
    assert line(texts, read, total, seconds) == told


@pytest.mark.parametrize("terminal", [False, True])
def test_it_is_said_on_a_terminal_alone(tmp_path, terminal):
    (tmp_path / "a.jsonl").write_text('{"text": "The wall broke."}\n' * 3)
    code = "import newsdiff.cli.progress as p; p._FIRST = p._OFTEN = -1; from newsdiff.cli import main; main()"
    ours, theirs = pty.openpty() if terminal else os.pipe()
    subprocess.run(
        [sys.executable, "-c", code, "read", str(tmp_path)], stdout=subprocess.DEVNULL, stderr=theirs, check=True
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the terminal's other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert (b"3 texts" in said) == terminal
    assert said.endswith(b"\r\x1b[K") == terminal
