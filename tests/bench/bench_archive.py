"""What adding, finding and the file cost as an archive grows: `python -m tests.bench.bench_archive 10000 100000 1000000`.

The copy is Reuters-21578 (the folder that NEWSDIFF_DATA names), or an invented wire where that is absent, as JSONL; it is told
again, year after year, each time with other words and figures, so that every part of the archive is as busy as the wire of 1987.
Prints, each time the archive has grown to one of the sizes asked for: stories a second since the last one, reading counted or
not (CPU), and by the clock; bytes a story by kind; the times of `find` for texts that are not stored, of the first year and of
all years, and of opening. `--keep FILE` keeps the archive, `--ask FILE` times the questions alone, in one that was kept.
"""

import argparse
import json
import os
import re
import resource
import shutil
import tempfile
import time
import zlib
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from newsdiff.archive import Archive
from newsdiff.model import Paragraph
from newsdiff.parsing.times import published
from newsdiff.runners import local
from tests.archive.wire import wire

WORD = re.compile(r"[A-Za-z]{6,}|\d+")
YEAR = timedelta(days=365)
ASKED = 300
PART = 25_000  # stories a file


def told_again(version, turn):
    """The same story some years later, about others: long words end otherwise, figures are others."""
    if not turn:
        return version

    def other(match):
        word = match.group()
        if word.isdigit():
            return str(int(word[:15]) + turn)
        return word if zlib.crc32(word.encode()) % 3 else f"{word[:-1]}{chr(97 + turn % 26)}{chr(97 + turn // 26)}"

    paragraphs = tuple(Paragraph(WORD.sub(other, p.text), p.role) for p in version.paragraphs)
    when = version.published and version.published + turn * YEAR
    return replace(version, id=f"{version.id}-{turn}", paragraphs=paragraphs, published=when)


def copy():
    """The stories of one year, in the order of time."""
    root = os.environ.get("NEWSDIFF_DATA")
    if root:
        from tests.eval.reuters import stories

        found = list(stories(Path(root) / "reuters21578").values())
    else:
        found = wire(20_000, days=250)
    return sorted(found, key=lambda version: (version.published is None, str(version.published), version.id))


def stream(year):
    for turn in range(10_000):
        for number, version in enumerate(year):
            if number % 64:  # those left out are asked for later
                yield told_again(version, turn)


def written(path, versions):
    """Versions as a file of JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for version in versions:
            text = "\n\n".join(p.text for p in version.paragraphs if p.role != "headline")
            when = version.published and version.published.isoformat()
            record = {"id": version.id, "headline": version.headline, "published": when, "text": text}
            out.write(json.dumps({name: value for name, value in record.items() if value}) + "\n")
    return path


class Reading:
    """Versions as they are read from a file, and the CPU that reading took."""

    def __init__(self, path):
        self.versions = iter(local.stream(path))
        self.spent = 0.0

    def __iter__(self):
        return self

    def __next__(self):
        began = time.process_time()
        try:
            return next(self.versions)
        finally:
            self.spent += time.process_time() - began


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def sizes(archive, count):
    """Bytes a story: the texts, the full-text index, and all the rest."""
    rows = archive._connection
    kinds = Counter()
    for name, size in rows.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"):
        kinds[
            "text"
            if name.startswith(("text", "sqlite_autoindex_text"))
            else "search"
            if name.startswith("search")
            else "rest"
        ] += size
    bodies = [body for (body,) in rows.execute("SELECT CAST(body AS BLOB) FROM text WHERE rowid % 97 = 0")]
    packed = sum(len(zlib.compress(body)) for body in bodies) / sum(map(len, bodies))
    return {kind: size / count for kind, size in kinds.items()} | {"compressed": packed}


def questions(year, turns, path):
    """Some of the texts that are left out, of so many years in turn, as they are read from a file."""
    some = [told_again(version, number % turns) for number, version in enumerate(year[::64]) if version.published]
    return list(local.stream(written(path, [replace(one, id=f"asked-{one.id}") for one in some[:ASKED]])))


def finds(path, asked):
    """The middle and the late of the CPU times of some questions, in ms, and the same of asking again; each the least of three.

    Each time the archive is opened anew, and the first question of a day reads that day.
    """
    rounds = []
    for _ in range(3):
        with Archive(path, write=False) as archive:
            rounds.append([[taken(archive, version) for version in asked] for _ in range(2)])
    least = [sorted(min(times) for times in zip(*same, strict=True)) for same in zip(*rounds, strict=True)]
    return [(times[len(times) // 2], times[int(len(times) * 0.99)]) for times in least]


def taken(archive, version):
    began = time.process_time()
    archive.find(version)
    return (time.process_time() - began) * 1000


def asking(path, year):
    """What `find` takes in an archive, in words."""
    with Archive(path, write=False) as archive:
        (stored,) = archive._connection.execute("SELECT count(*) FROM version").fetchone()
    turns = max(1, stored * 64 // (len(year) * 63))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "asked.jsonl"
        (first, again), (anywhere, _) = (finds(path, questions(year, some, place)) for some in (1, turns))
    return (
        f"find p50 {first[0]:.1f} ms, p99 {first[1]:.1f} ms (CPU), asked again {again[0]:.1f} and {again[1]:.1f},"
        f" of {turns} years in turn {anywhere[0]:.1f} and {anywhere[1]:.1f}"
    )


def added(path, versions, count):
    """Add so many; what it took: all CPU, that of reading, and by the clock."""
    spent = read = took = 0.0
    with Archive(path) as archive:
        while count > 0:
            part = Reading(written(path.with_name("part.jsonl"), islice(versions, min(PART, count))))
            before, began = cpu(), time.perf_counter()
            archive.add(part, seen=published("2026-01-01"))
            spent, took = spent + cpu() - before, took + time.perf_counter() - began
            read, count = read + part.spent, count - PART
    return spent, read, took


def main(steps, keep, ask):
    year = copy()
    if ask:
        print(asking(ask, year))
        return
    more = stream(year)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        path = Path(folder) / "wire.db"
        stored = 0
        for step in steps:
            count, stored = step - stored, step
            spent, read, took = added(path, more, count)
            began = time.perf_counter()
            with Archive(path, write=False) as archive:
                opening = (time.perf_counter() - began) * 1000
                size = sizes(archive, stored)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{stored:>9,} stories: {count / spent:7.0f} stories/s CPU with reading, {count / (spent - read):7.0f} without,"
                f" {count / took:7.0f} by the clock with reading; bytes a story: text {size['text']:.0f}"
                f" (zlib would leave {size['compressed']:.0%}), index and pairs {size['rest']:.0f}, full text {size['search']:.0f};"
                f" {asking(path, year)}; open {opening:.1f} ms; peak {peak:.0f} MB",
                flush=True,
            )
        if keep:
            shutil.copyfile(path, keep)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("steps", nargs="*", type=int, default=[10_000], help="sizes at which to print")
    options.add_argument("--keep", metavar="FILE", help="keep the archive there")
    options.add_argument("--ask", metavar="FILE", help="time the questions alone, in an archive that was kept")
    main(*vars(options.parse_args()).values())
