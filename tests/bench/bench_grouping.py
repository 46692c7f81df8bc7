"""Whole-process cost of grouping a JSONL file, beside plain pipelines that a user would write with datasketch, rensa and daft.

    python tests/bench/bench_grouping.py stories.jsonl

Each pipeline runs in a process of its own and is told by its CPU seconds and its peak memory. The peers take three-word
shingles, 128 hashes, threshold .5, and join what their index returns; they verify nothing and give no reasons. Ours reads,
gives every paragraph its role, finds candidates, verifies them, orders the versions and says why, in one process; then once
more in as many as there are cores, for the clock. A peer that is not installed is left out.

    python tests/bench/bench_grouping.py stories.jsonl newsdiff "newsdiff, all cores"     only these
"""

import json
import os
import resource
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version

SHINGLE, HASHES, THRESHOLD = 3, 128, 0.5


def texts(path):
    """Id and shingles of each story, in the plainest way."""
    with open(path, encoding="utf-8") as lines:  # noqa: PTH123 - as a user would
        for line in lines:
            record = json.loads(line)
            words = f"{record['headline'] or ''} {record['text']}".lower().split()
            yield record["id"], [" ".join(words[n : n + SHINGLE]) for n in range(max(len(words) - SHINGLE + 1, 1))]


def joined(edges):
    """How many stories of several texts a union-find makes of the edges."""
    parent = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            parent[name] = name = parent[parent[name]]
        return name

    for one, other in edges:
        parent[root(one)] = root(other)
    return len({root(name) for name in parent})


def datasketch(path):
    import xxhash
    from datasketch import MinHash, MinHashLSH

    names, shingled = zip(*texts(path), strict=True)
    encoded = [[s.encode() for s in some] for some in shingled]
    sketches = MinHash.bulk(encoded, num_perm=HASHES, hashfunc=xxhash.xxh32_intdigest)
    index = MinHashLSH(threshold=THRESHOLD, num_perm=HASHES)
    edges = []
    for name, sketch in zip(names, sketches, strict=True):
        edges += [(name, other) for other in index.query(sketch)]
        index.insert(name, sketch)
    return joined(edges)


def daft(path):
    """32 bands of four rows, sorted with numpy: daft has no index of its own."""
    import daft as engine
    import numpy as np

    table = engine.read_json(path)
    text = engine.col("headline").fill_null("") + " " + engine.col("text")
    sketch = text.normalize(lowercase=True, white_space=True).minhash(
        num_hashes=HASHES, ngram_size=SHINGLE, hash_function="xxhash"
    )
    column = table.select(sketch.alias("sketch")).to_arrow()["sketch"].combine_chunks()
    values = column.flatten().to_numpy(zero_copy_only=False).reshape(-1, HASHES)
    edges = []
    for band in range(0, HASHES, 4):
        keys = np.ascontiguousarray(values[:, band : band + 4]).view("V16").ravel()
        order = np.argsort(keys, kind="stable")
        same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
        edges += zip(order[same].tolist(), order[same + 1].tolist(), strict=True)
    return joined(edges)


def rensa(path):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=HASHES, num_bands=16)
    edges = []
    for number, (_, shingled) in enumerate(texts(path)):
        sketch = RMinHash(num_perm=HASHES, seed=42)
        sketch.update(shingled)
        edges += [(number, other) for other in index.query(sketch)]
        index.insert(number, sketch)
    return joined(edges)


def newsdiff(path):
    from newsdiff.runners import local

    return sum(len(story.versions) > 1 for story in local.group(local.read(path)))


def newsdiff_read(path):
    from newsdiff.runners import local

    return sum(1 for _ in local.read(path))


PIPELINES = {
    "newsdiff": newsdiff, "newsdiff, reading alone": newsdiff_read, "newsdiff, all cores": newsdiff, "datasketch": datasketch, "rensa": rensa, "daft": daft,
}  # fmt: skip


def run(path, name):
    """One pipeline in a process of its own: what it printed, its CPU seconds with those of its children, the clock's."""
    told = {} if "all cores" in name else {"NEWSDIFF_PROCESSES": "1"}
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, __file__, "--alone", path, name]
    found = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | told)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found.stdout.split(), cpu, time.monotonic() - clock


def main(path, *only):
    ours = None
    for name in only or PIPELINES:
        package = name.split(",")[0]
        try:
            release = version(package)
        except PackageNotFoundError:
            print(f"{name:24} not installed")
            continue
        (stories, peak), cpu, clock = run(path, name)
        ours = cpu if ours is None else ours
        print(
            f"{name:24} {release:8} {cpu:7.1f} s CPU, {cpu / ours:5.2f} of the first, {clock:6.1f} s by the clock, {peak} MB,"
            f" {stories} stories (or texts read)",
            flush=True,
        )


if __name__ == "__main__":
    if sys.argv[1] == "--alone":
        found = PIPELINES[sys.argv[3]](sys.argv[2])
        peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        print(found, max(peaks) >> 10)
    else:
        main(*sys.argv[1:])
