"""Cost of an alignment: growth from 30 to 5,000 paragraphs beside other differs, and the shapes that must stay bounded.

    python -m tests.bench.bench_alignment [--shapes] [--ours]

CPU time, best of the runs, on invented copy, each neighbour in turn on the same texts: difflib on paragraphs, and where
they are installed redlines, diff-match-patch (PyPI) and wikidiff2 (Debian's php-cli and php-wikidiff2). The others
compare wording and link nothing but the moves of wikidiff2, so the figures are not like for like. Each neighbour runs in
a process of its own, which is ended after `PATIENCE`.
"""

import difflib
import json
import random
import resource
import shutil
import subprocess
import sys
import time
from importlib import import_module
from itertools import accumulate
from multiprocessing import Pipe, get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from newsdiff.alignment import align
from newsdiff.model import Paragraph

PATIENCE = 60
"""Seconds."""
CHANCE = random.Random(1)  # noqa: S311 - the same copy each time
WORDS = [
    "".join(CHANCE.choice("bcdfghklmnprst") + CHANCE.choice("aeiou") for _ in range(CHANCE.randint(1, 4)))
    for _ in range(20_000)
]
ZIPF = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))


def sentence(length=20):
    return " ".join(CHANCE.choices(WORDS, cum_weights=ZIPF, k=length)).capitalize() + "."


def paragraph(sentences=2):
    return " ".join(sentence() for _ in range(sentences))


def edited(text, changes=3):
    words = text.split(" ")
    for _ in range(changes):
        words[CHANCE.randrange(len(words))] = CHANCE.choice(WORDS)
    return " ".join(words)


def revised(texts):
    """A revision: of ten paragraphs two edited, one cut or put in, one of all moved."""
    after = []
    for text in texts:
        roll = CHANCE.random()
        if roll < 0.2:
            after.append(edited(text))
        elif roll < 0.95:
            after += [text, paragraph()] if roll < 0.25 else [text]
    after.insert(CHANCE.randrange(len(after)), after.pop(CHANCE.randrange(len(after))))
    return after


def timed(work, before, after, runs):
    """Best CPU milliseconds, and what came out."""
    best, out = float("inf"), None
    for _ in range(runs):
        sides = [[Paragraph(text) for text in side] for side in (before, after)]
        for one in sides[0] + sides[1]:
            one.sentences  # noqa: B018 - cutting sentences is the parser's cost
        start = time.process_time()
        out = work(*sides)
        best = min(best, time.process_time() - start)
    return best * 1000, out


def ours(before, after):
    alignment = align(before, after)
    alignment.paragraphs  # noqa: B018 - derived when asked for
    return alignment


def by_difflib(before, after):
    texts = [[one.text for one in side] for side in (before, after)]
    return difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes()


def neighbours():
    """The other differs that are here, by name."""
    found = {"difflib, paragraphs": by_difflib}
    for name, make in (("redlines", _redlines), ("diff_match_patch", _match_patch)):
        try:
            found[name] = make(import_module(name))
        except ImportError:
            print(f"not measured: {name} is not installed")
    if shutil.which("php") and "wikidiff2" in subprocess.check_output(["php", "-m"], text=True):
        found["wikidiff2"] = by_wikidiff2
    else:
        print("not measured: php with wikidiff2 is not installed")
    return found


def beside(others, before, after):
    """Prints what each neighbour takes for the same texts."""
    for name, work in others.items():
        told, tell = Pipe(duplex=False)
        process = get_context("fork").Process(target=lambda: tell.send(timed(work, before, after, 1)))  # noqa: B023
        process.start()
        if told.poll(PATIENCE):
            spent, out = told.recv()
            if isinstance(out, Wikidiff2):
                print(f"    {name} {out.milliseconds:.1f} ms, {out.moves} moves", flush=True)
            else:
                print(f"    {name} {spent:.1f} ms", flush=True)
        else:
            process.kill()
            print(f"    {name}: ended after {PATIENCE} s", flush=True)
        process.join()


PHP = """
[$one, $other] = array_map("file_get_contents", array_slice($argv, 1));
$spent = fn() => getrusage()["ru_utime.tv_sec"] * 1e3 + getrusage()["ru_utime.tv_usec"] / 1e3;
$begun = $spent(); $told = wikidiff2_do_diff($one, $other, 2); $taken = $spent() - $begun;
echo json_encode([$taken, intdiv(substr_count($told, "mw-diff-movedpara-"), 2)]);
"""


class Wikidiff2(NamedTuple):
    """What its own process took, and the moves it shows."""

    milliseconds: float
    moves: int


def by_wikidiff2(before, after):
    """wikidiff2 on a paragraph a line."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("one", "other")]
        for path, side in zip(paths, (before, after), strict=True):
            path.write_text("\n".join(one.text for one in side), encoding="utf-8")
        return Wikidiff2(*json.loads(subprocess.check_output(["php", "-r", PHP, "--", *map(str, paths)], text=True)))


def _redlines(module):
    return lambda before, after: (
        module.Redlines(*("\n\n".join(one.text for one in side) for side in (before, after))).changes
    )


def _match_patch(module):
    def work(before, after):
        differ = module.diff_match_patch()
        differ.Diff_Timeout = 0
        return differ.diff_main(*("\n\n".join(one.text for one in side) for side in (before, after)))

    return work


def growth(others):
    for size, runs in ((30, 20), (300, 5), (1000, 2), (5000, 3)):
        before = [paragraph() for _ in range(size)]
        after = revised(before)
        spent, alignment = timed(ours, before, after, runs)
        moves = sum(link.moved for link in alignment.paragraphs)
        print(f"{size} paragraphs: newsdiff {spent:.1f} ms, {moves} moves, coarse: {alignment.coarse}", flush=True)
        beside(others, before, after)


def shapes(others):
    lines = [sentence(10) for _ in range(100_000)]
    same = [paragraph()] * 10_000
    long = " ".join(CHANCE.choices(WORDS, cum_weights=ZIPF, k=60_000))
    foreign = str.maketrans("aeiou", "xyzwv")
    tried = {
        "100,000 lines, 2 % changed": (lines, [edited(one) if CHANCE.random() < 0.02 else one for one in lines]),
        "10,000 identical paragraphs, one changed": (same, [*same[:4321], edited(same[0]), *same[4322:]]),
        "one paragraph of 60,000 words, 1 % changed": ([long], [edited(long, 600)]),
        "nothing shared, 5,000 x 5,000": (lines[:5000], [one.translate(foreign) for one in lines[5000:10_000]]),
        "same vocabulary, nothing in common, 5,000 x 5,000": (lines[:5000], lines[5000:10_000]),
    }
    for name, (before, after) in tried.items():
        spent, alignment = timed(ours, before, after, 1)
        changed = sum(link.change != "unchanged" for link in alignment.paragraphs)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{name}: {spent / 1000:.2f} s, {changed} paragraphs changed, coarse: {alignment.coarse}, peak {memory} MB",
            flush=True,
        )
        beside(others, before, after)


if __name__ == "__main__":
    NEIGHBOURS = {} if "--ours" in sys.argv else neighbours()
    growth(NEIGHBOURS)
    if "--shapes" in sys.argv:
        shapes(NEIGHBOURS)
