"""Many processes at one archive: `python -m tests.archive.crowds 1000` lets 8 write so many stories each, then one with 4 readers."""

import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path

from newsdiff.archive import Archive
from tests.archive.crashes import sound, stored
from tests.archive.test_storing import SEEN
from tests.archive.wire import wire

BATCH = 10  # versions in one transaction, where a few are written


def write(path, share, batch, troubles):
    try:
        with Archive(path) as archive:
            archive.add(share, seen=SEEN, batch=batch)
    except Exception as error:
        troubles.put(f"writer: {error!r}")


def look(path, whole, batch, troubles):
    """Read again and again until all is there; how often."""
    seen = looks = 0
    try:
        while seen < whole:
            with Archive(path, write=False) as archive:
                count = sum(len(story.versions) for story in archive.stories())
            looks += 1
            assert count >= seen, "what was there is gone"
            assert count % batch == 0 or count == whole, f"{count} versions: half a transaction"
            seen = count
            time.sleep(0.01)
    except Exception as error:
        troubles.put(f"reader: {error!r}")
    troubles.put(looks)


def run(path, copy, writers, readers, batch=BATCH):
    """Let so many write a share each, and so many read meanwhile; what went wrong, and how often was read."""
    Archive(path).close()
    context = multiprocessing.get_context("fork")
    told = context.Queue()
    shares = [copy[number::writers] for number in range(writers)]
    assert all(len(share) % batch == 0 for share in shares)
    crowd = [context.Process(target=write, args=(path, share, batch, told)) for share in shares]
    crowd += [context.Process(target=look, args=(path, len(copy), batch, told)) for _ in range(readers)]
    for process in crowd:
        process.start()
    for process in crowd:
        process.join()
        assert process.exitcode == 0
    found = []
    while len(found) < readers or not told.empty():
        found.append(told.get())
    here = [version.id for version in stored(path)]
    assert sorted(here) == sorted(version.id for version in copy), "something is missing, or there twice"
    return [trouble for trouble in found if isinstance(trouble, str)], sum(n for n in found if isinstance(n, int))


if __name__ == "__main__":
    for writers, readers in ((8, 0), (1, 4)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "wire.db"
            copy = wire(int(sys.argv[1]) * writers, seed=8, days=60)
            began = time.monotonic()
            troubles, looks = run(path, copy, writers, readers, batch=50)
            findings = sound(path)
            print(
                f"{writers} writers of {len(copy) // writers} stories, {readers} readers ({looks} looks): {len(troubles)} troubles,"
                f" all there once, {len(findings)} findings; {time.monotonic() - began:.0f} s on {os.cpu_count()} cores",
                *troubles[:3],
                flush=True,
            )
