"""A disk that fails at each write or sync in turn, injected by `strace`: `python -m tests.archive.faults` tries all of them."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from newsdiff.errors import ArchiveError
from tests.archive.crashes import adding, sound, stored
from tests.archive.wire import wire

COPY = wire(24, seed=5)
CALLS = "pwrite64,fsync,fdatasync,ftruncate"
SAYS = ("run it again", "check disk", "make room", "cannot be opened")


def work(path):
    """The run in which something fails: what it acknowledged, then the line of its error."""
    try:
        adding(Path(path), lambda count: os.write(2, f"ack {count}\n".encode()), COPY)
    except ArchiveError as error:
        os.write(2, f"error {error}\n".encode())
        return 2
    return 0


def traced(path, *more):
    command = ["strace", "-f", "-e", f"trace={CALLS}", "-o", f"{path}.trace", *more]
    return subprocess.run(
        [*command, sys.executable, "-m", "tests.archive.faults", str(path)],
        check=False,
        stderr=subprocess.PIPE,
        text=True,
    )


def calls(folder):
    """How many writes and syncs a sound run makes."""
    path = folder / "whole.db"
    assert traced(path).returncode == 0
    return len(re.findall(rf"^\d+ +({CALLS.replace(',', '|')})\(", Path(f"{path}.trace").read_text(), re.MULTILINE))


def failed(folder, error, at):
    """Let one call fail; whether the run told it in a line. The archive is sound, holds what was acknowledged, and a retry ends it."""
    path = folder / "wire.db"
    for file in folder.glob("wire.db*"):
        file.unlink()
    done = traced(path, "-e", f"inject={CALLS}:error={error}:when={at}")
    lines = done.stderr.splitlines()
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in {0, 2}, done.stderr
    told = [line for line in lines if line.startswith("error ")]
    assert len(told) == (done.returncode == 2)
    assert all(any(sign in line for sign in SAYS) for line in told), told
    said = max((int(line[4:]) for line in lines if line.startswith("ack ")), default=0)
    if path.exists() and path.stat().st_size:
        names = {version.digest for version in stored(path)}
        assert {version.digest for version in COPY[:said]} <= names, (error, at)
        assert sound(path) == [], (error, at)
    adding(path, lambda _: None, COPY)
    assert {version.digest for version in stored(path)} == {version.digest for version in COPY}
    return bool(told)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(work(sys.argv[1]))
    with tempfile.TemporaryDirectory() as found:
        count = calls(Path(found))
        told = [failed(Path(found), error, at) for error in ("EIO", "ENOSPC") for at in range(1, count + 1)]
    print(
        f"{count} writes and syncs, each failed with EIO and with ENOSPC: {sum(told)} runs told it in a line; all sound, all retried"
    )
