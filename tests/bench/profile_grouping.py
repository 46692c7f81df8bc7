"""Where the time of grouping goes: CPU microseconds a story for each step, in one process, beside what the machine can do.

    python tests/bench/profile_grouping.py stories.jsonl

The steps are those of `local.read` and `local.group`, called one by one; parts of a step are done again by themselves, so that
they may add up to a little more or less than the step. The last lines say how fast memory is read, a key is looked up and a
lane is computed.
"""

import gc
import json
import sys
import time

import numpy as np

from newsdiff.grouping import cutting, pairing
from newsdiff.grouping.corpus import SCHEMES, told
from newsdiff.grouping.screening import proposed
from newsdiff.grouping.stories import stories
from newsdiff.model import digest
from newsdiff.parsing import parse
from newsdiff.reading import documents
from newsdiff.sketching import lanes

WINDOW, CAP = 72.0, 20


class Clock:
    def __init__(self, count):
        self.count = count

    def __call__(self, name, work):
        begun = time.process_time()
        found = work()
        spent = time.process_time() - begun
        print(f"{name:58} {spent / self.count * 1e6:8.1f} us", flush=True)
        return found


def main(path):
    gc.disable()  # as `calm` does
    with open(path, "rb") as file:  # noqa: PTH123 - a script
        lines = file.read().splitlines()
    clock = Clock(len(lines))
    clock("JSON decoded", lambda: [json.loads(line) for line in lines])
    records = clock("lines read, JSON decoded, paragraphs found", lambda: list(documents([path])))
    versions = clock("roles, datelines, labels, language", lambda: [one for record in records for one in parse(record)])
    clock("digests", lambda: [digest(version.paragraphs) for version in versions])
    versions.sort(key=lambda version: (pairing.when(version), version.id))
    pieces = clock(
        "what tells the story taken from each text", lambda: [piece for version in versions for piece in told(version)]
    )
    batches = clock("put into bytes", lambda: list(cutting._batches(pieces)))
    raws = [b"\n".join([*batch, bytes(40)]) for batch in batches]
    buffers = [np.frombuffer(raw, np.uint8, len(raw) - 40) for raw in raws]
    chunks = clock("  white space found", lambda: [cutting._chunks(buffer) for buffer in buffers])
    keys = clock(
        "  bytes taken as numbers",
        lambda: [cutting._keys(raw, *some, 1) for raw, some in zip(raws, chunks, strict=True)],
    )
    texts = clock("all of cutting into terms, with the texts opened", lambda: pairing.corpus(versions))
    cutter = cutting.Cutter(texts.vocabulary)
    cutter.cut(pieces)
    clock("  looked up by the first eight", lambda: [cutter._met[0].find(key) for key in keys])
    clock("  all of cutting, every word met before", lambda: cutter.cut(pieces))
    clock("words hashed, what they say looked up", lambda: (texts.hashes, texts.says))
    clock("words of each text sorted", lambda: texts.distinct)
    clock("2 x 64 lanes", texts.signatures)
    clock(
        "  2 x 64 lanes on the distinct words",
        lambda: [lanes(texts.hashes[texts.distinct.ids], texts.distinct.starts, SCHEMES[0]) for _ in "12"],
    )
    stand, chain, _ = clock("equal texts", lambda: pairing.collapsed(texts, WINDOW))
    some = texts.take(stand)
    less = clock("boilerplate", lambda: some.without(pairing.boilerplate(some, window=WINDOW, cap=CAP)))
    _ = less.distinct, less.bands  # made once
    rows = clock(
        "candidates: 128 buckets a text sorted", lambda: proposed(less.bands, less.hours, window=WINDOW, cap=CAP)
    )
    shares, cosines = clock("screen", lambda: pairing.screened(less, rows))
    read = np.flatnonzero(shares >= pairing.SCREEN)
    measured = clock("features of what passes it", lambda: pairing.measure(less, rows[read]))
    crowded = clock(
        "rivals", lambda: pairing.rivals(rows, cosines, less.hours, read, pairing.likelihood(measured), WINDOW)
    )
    likely = pairing.likelihood(measured, crowded).tolist()

    def verdicts():
        for row, what, chance in zip(rows[read].tolist(), pairing.told(measured), likely, strict=True):
            left, right = sorted((less.versions[number] for number in row), key=lambda version: version.id)
            yield pairing.verdict(left, right, what, chance)

    pairs = clock("verdicts and sentences", lambda: list(verdicts()))
    clock("stories and their order", lambda: stories(versions, pairs))
    limits(texts, keys, cutter, sum(map(len, raws)))
    print(
        f"{len(versions)} texts, {len(texts.written)} terms, {len(texts.vocabulary.numbers)} different, {len(rows)} candidates, {len(read)} measured, {len(chain)} equal"
    )


def limits(texts, keys, cutter, size):
    big = np.ones(1 << 25, np.int64)
    timed = []
    for work in (big.sum, lambda: [cutter._met[0].find(key) for key in keys]):
        begun = time.process_time()
        work()
        timed.append(time.process_time() - begun)
    begun = time.process_time()
    lanes(texts.hashes[texts.distinct.ids], texts.distinct.starts, SCHEMES[0])
    lane = time.process_time() - begun
    asked = sum(len(key[0]) for key in keys)
    print(f"memory is read at {big.nbytes / timed[0] / 1e9:.1f} GB/s; the texts are {size / 1e6:.0f} MB of it")
    print(
        f"a word is looked up in {timed[1] / asked * 1e9:.0f} ns, a lane of a word takes {lane / len(texts.distinct.ids) / 64 * 1e9:.2f} ns"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
