"""Power cuts, replayed from the writes of one run of adding: `python -m tests.archive.powercut 500` tries so many states.

The run is traced by `strace`. A state is the disk as a cut may leave it: all that was written before the last sync of its
file, and any subset of what was written to it since, the last sectors of a write lost or not. In each, the archive is opened: every
version that was acknowledged before the cut is there, nothing is there twice, and `check` finds nothing.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from newsdiff.archive import opening
from tests.archive.crashes import adding, sound, stored
from tests.archive.wire import wire

COPY = wire(120, seed=5)
SECTOR = 512
CALL = re.compile(r"^\d+ +(\w+)\((\d+)<([^>]*)>(?:, \"((?:\\x[0-9a-f]{2})*)\")?(.*)$")
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate"


def work(path):
    """The run that is traced: pages go from the log into the file every few batches, as after months they do."""
    opened = opening._opened

    def small(uri):
        connection = opened(uri)
        connection.execute("PRAGMA wal_autocheckpoint = 40")
        return connection

    opening._opened = small
    adding(Path(path), lambda count: os.write(2, f"ack {count}\n".encode()), COPY)


def traced(folder):
    """The calls of one run in order: ("write", file, offset, bytes), ("sync", file), ("cut", file, length), ("ack", count)."""
    out, path = folder / "trace", folder / "wire.db"
    command = [
        "strace", "-f", "-y", "-xx", "-s", "70000", "-e", f"trace={CALLS}", "-o", str(out),
        sys.executable, "-m", "tests.archive.powercut", str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    calls = []
    for line in out.read_text().splitlines():
        match = CALL.match(line)
        if not match:
            continue
        name, handle, file, told, rest = match.groups()
        file, data = plain(file).decode(), plain(told or "")
        if handle == "2" and data.startswith(b"ack "):
            calls.append(("ack", int(data[4:])))
        elif file in {str(path), f"{path}-wal"}:
            numbers = [int(number) for number in re.findall(r"(?<![\w])-?\d+", rest)]
            if name == "pwrite64":
                assert len(data) == numbers[0], line[-80:]
                calls.append(("write", file, numbers[1], data))
            elif name == "ftruncate":
                calls.append(("cut", file, numbers[0]))
            else:
                assert name in {"fsync", "fdatasync"}, name
                calls.append(("sync", file))
    return path, calls


def plain(told):
    """Bytes of which `strace` wrote some, or all, as `\\x2f`."""
    return bytes.fromhex(re.sub(r"\\x([0-9a-f]{2})|(.)", lambda m: m[1] or f"{ord(m[2]):02x}", told))


def state(calls, pick):
    """What a cut after some of the calls leaves of each file, and how many versions were acknowledged before it."""
    held, lately, said = defaultdict(bytearray), defaultdict(list), 0
    for name, *rest in calls:
        if name == "ack":
            (said,) = rest
        elif name == "sync":
            for call in lately.pop(rest[0], ()):
                apply(held[rest[0]], *call)
        else:
            lately[rest[0]].append(rest[1:])
    share = pick.choice((0, 0.1, 0.5, 0.9, 1))
    for file, some in lately.items():
        for at, *data in some:
            if pick.random() > share:
                continue
            if data and pick.random() < 0.2:  # torn: only some sectors of it
                apply(held[file], at, data[0][: SECTOR * pick.randint(0, len(data[0]) // SECTOR)])
            else:
                apply(held[file], at, *data)
    return held, said


def apply(held, at, data=None):
    """Write some bytes, or cut a file to a length."""
    if data is None:
        del held[at:]
        held.extend(bytes(at - len(held)))
    elif data:
        held.extend(bytes(max(at - len(held), 0)))
        held[at : at + len(data)] = data


def run(count, folder):
    """Try so many states; how many of them lost writes."""
    path, calls = traced(folder)
    pick = random.Random(3)
    acks = [place for place, call in enumerate(calls) if call[0] == "ack"]
    assert len(acks) >= len(COPY) // 8
    lossy = 0
    for _ in range(count):
        at = pick.choice([pick.randint(acks[0], len(calls)), min(pick.choice(acks) + pick.randint(1, 3), len(calls))])
        held, said = state(calls[:at], pick)
        whole, _ = state([*calls[:at], *(("sync", file) for file in (str(path), f"{path}-wal"))], pick)
        lossy += held != whole
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
        for file, data in held.items():
            Path(file).write_bytes(data)
        here = stored(path)
        names = [version.digest for version in here]
        assert {version.digest for version in COPY[:said]} <= set(names), (at, said)
        assert len({version.id for version in here}) == len(here)
        assert sound(path) == [], at
    return lossy, len(calls)


if __name__ == "__main__":
    if sys.argv[1].isdecimal():
        with tempfile.TemporaryDirectory() as found:
            states = int(sys.argv[1])
            losing, written = run(states, Path(found))
        print(
            f"{states} cuts among {written} calls, {losing} of them with writes lost: nothing acknowledged was lost, every check sound"
        )
    else:
        work(sys.argv[1])
