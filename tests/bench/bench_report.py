"""What a whole report costs: 1,000 stories of two versions each, read, grouped, compared and written, as one process.

    python tests/bench/bench_report.py [STORIES]

The copy is invented by a generator that always gives the same bytes. Prints processor and wall seconds, peak memory and sizes.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = 4000
PARAGRAPHS = 20


def words(draw):
    """Invented words of two to four syllables."""
    syllable = [a + b for a in "bcdfglmnprstv" for b in "aeiou"]
    return ["".join(draw.choice(syllable) for _ in range(draw.randint(2, 4))) for _ in range(WORDS)]


def sentence(draw, known):
    told = " ".join(draw.choice(known) for _ in range(draw.randint(8, 22)))
    return f"{told.capitalize()}, {draw.randint(2, 900)} people said."


def stories(count, seed=20261126):
    """JSON lines: each story twice, the second with two words and now and then a paragraph changed."""
    draw = random.Random(seed)  # noqa: S311 - the same copy every time
    known = words(draw)
    for story in range(count):
        told = [f"{sentence(draw, known)} {sentence(draw, known)}" for _ in range(PARAGRAPHS)]
        title = f"{draw.choice(known)} {draw.choice(known)} {draw.choice(known)} {story}"
        for take in (1, 2):
            record = {
                "id": f"s{story}@{take}",
                "title": title,
                "published": f"2026-03-{1 + story % 28:02}T{take:02}:00:00Z",
                "paragraphs": told,
            }
            yield json.dumps(record)
            told = [*told]
            for _ in range(2):
                place = draw.randrange(PARAGRAPHS)
                told[place] = told[place].replace(told[place].split()[3], draw.choice(known), 1)
            if draw.random() < 0.3:
                told[draw.randrange(PARAGRAPHS)] = sentence(draw, known)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        feed, out = Path(folder) / "feed.jsonl", Path(folder) / "report"
        feed.write_text("\n".join(stories(count)) + "\n", encoding="utf-8")
        begun = time.perf_counter()
        command = [sys.executable, "-m", "newsdiff", "report", str(feed), "-o", str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONHASHSEED": "0"})
        wall = time.perf_counter() - begun
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        pairs = len(list((out / "pairs").iterdir()))
        print(
            f"{count} stories, {pairs} pair pages ({feed.stat().st_size / 1e6:.1f} MB of copy, {size / 1e6:.1f} MB of report): "
            f"{used.ru_utime + used.ru_stime:.1f} s of processor time, {wall:.1f} s by the clock, "
            f"{used.ru_maxrss / 1024:.0f} MB at most"
        )


if __name__ == "__main__":
    main()
