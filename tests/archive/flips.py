"""Single bits flipped in the texts, signatures and sieves of an archive: `python -m tests.archive.flips 1000` flips so many, one at a time."""

import random
import sqlite3
import sys
import tempfile
from pathlib import Path

from tests.archive.crashes import adding, sound
from tests.archive.dump import dump
from tests.archive.wire import wire


def run(count, folder):
    """How many of so many flips `check` does not find; the archive is sound before and after."""
    path = folder / "wire.db"
    adding(path, lambda _: None, wire(40, seed=5))
    assert sound(path) == []
    rows = sqlite3.connect(path, isolation_level=None)
    rows.execute("VACUUM")  # pages keep remnants of rows that moved to others: a flip there is none
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pick, whole = random.Random(6), path.read_bytes()
    parts = [row[0].encode() for row in rows.execute("SELECT body FROM text")]
    parts += [part for row in rows.execute("SELECT signature, sieve FROM leaf WHERE stands") for part in row]
    rows.close()
    spots = [(whole.find(part), len(part)) for part in parts]
    spots = [(start, length) for start, length in spots if start >= 0]
    assert len(spots) > 50
    missed = 0
    for _ in range(count):
        start, length = pick.choice(spots)
        spoilt = bytearray(whole)
        spoilt[start + pick.randrange(length)] ^= 1 << pick.randrange(8)
        path.write_bytes(spoilt)
        missed += not sound(path)
    path.write_bytes(whole)
    assert dump(path)
    return missed


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as found:
        print(f"{sys.argv[1]} flips, {run(int(sys.argv[1]), Path(found))} of them not found")
