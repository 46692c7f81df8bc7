"""What reading costs: megabytes a second of CPU into versions with roles, pages beside bare trafilatura, memory of `newsdiff read` at 10,000 and 100,000 stories.

    python tests/bench/bench_reading.py [speed|pages|memory] [--stories 4000]

Speed and memory are measured on invented copy that this script writes; pages on the folder `pages` of NEWSDIFF_DATA.
"""

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path

from newsdiff.model import Source
from newsdiff.parsing import parse
from newsdiff.reading import documents

WORDS = (
    "the of harbour wall storm mayor engineers said on Sunday after a night were closed until further notice boats crew tide north sea bay calm council"
    " budget two votes minister plan workers railway bridge company shares rose fell percent million people police fire rescue hospital court judge trial"
).split()


def story(chance, number):
    def sentence():
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(12, 26))).capitalize() + "."

    body = [" ".join(sentence() for _ in range(chance.randint(1, 3))) for _ in range(chance.randint(8, 16))]
    body[0] = f"ORRIN, May {number % 28 + 1} (Newswire) - {body[0]}"
    return f"UPDATE {number % 9 + 1}-{sentence()[:60].strip()}", [*body, "(Reporting by Ann Vell; Editing by Cy Marr)"]


def jsonl(stories, file):
    for number, (headline, body) in enumerate(stories):
        record = {
            "id": f"tag:{number}",
            "version": 1,
            "published": "2031-05-04T09:15:00Z",
            "headline": headline,
            "text": "\n\n".join(body),
        }
        file.write(json.dumps(record) + "\n")


def newsml(stories, file):
    file.write('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>')
    for number, (headline, body) in enumerate(stories):
        file.write(
            f'<newsItem guid="tag:{number}" version="1"><itemMeta><itemClass qcode="icls:text"/><provider literal="vell.example"/>'
            '<versionCreated>2031-05-04T09:15:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><slugline>ORRIN/WALL</slugline>'
            f'<headline>{escape(headline)}</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
            + "".join(f"<p>{escape(text)}</p>" for text in body)
            + "</body></html></inlineXML></contentSet></newsItem>"
        )
    file.write("</itemSet></newsMessage>")


def nitf(stories, file):
    file.write("<wire>")
    for number, (headline, body) in enumerate(stories):
        file.write(
            f'<nitf><head><docdata><doc-id id-string="{number}"/><date.issue norm="20310504T091500Z"/></docdata></head><body><body.head><hedline><hl1>'
            f"{escape(headline)}</hl1></hedline></body.head><body.content>"
            + "".join(f"<p>{escape(text)}</p>" for text in body)
            + "</body.content></body></nitf>\n"
        )
    file.write("</wire>")


FORMATS = {"jsonl": jsonl, "newsml-g2": newsml, "nitf": nitf}


def written(folder, form, count):
    chance = random.Random(1)  # noqa: S311 - the same each time
    path = Path(folder) / f"{form}-{count}"
    with path.open("w", encoding="utf-8") as file:
        FORMATS[form]((story(chance, number) for number in range(count)), file)
    return path


def speed(count):
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMATS:
            path = written(folder, form, count)
            size = path.stat().st_size / 1e6
            best = min(costs(path, form) for _ in range(3))
            print(f"{form:10} {size:6.1f} MB  {best:6.2f} s CPU  {size / best:6.1f} MB/s into versions with roles")


def costs(path, form):
    begun = time.process_time()
    for document in documents([str(path)], format=form):
        parse(document)
    return time.process_time() - begun


def pages():
    from trafilatura import bare_extraction

    from newsdiff.reading.pages import page

    folder = Path(os.environ["NEWSDIFF_DATA"]) / "pages" / "html"
    raws = [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    texts = [raw.decode("utf-8", "replace") for raw in raws]
    ours, theirs = [], []
    for _ in range(5):
        theirs.append(
            clocked(
                lambda: [
                    bare_extraction(text, fast=True, include_comments=False, with_metadata=False) for text in texts
                ]
            )
        )
        ours.append(clocked(lambda: [page(raw, Source("x", "html")) for raw in raws]))
    print(
        f"{len(raws)} pages: bare trafilatura {len(raws) / min(theirs):.0f} pages/s, ours {len(raws) / min(ours):.0f} pages/s, {min(ours) / min(theirs):.2f}x its time"
    )


def clocked(call):
    begun = time.process_time()
    call()
    return time.process_time() - begun


READ_ALL = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "newsdiff", "read", "--format", "jsonl", "--from", sys.argv[2], sys.argv[1]], stdout=subprocess.DEVNULL, check=True)
told = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{told.ru_maxrss // 1024} MB, {told.ru_utime + told.ru_stime:.1f} s CPU")
"""


def memory():
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMATS:
            told = []
            for count in (10_000, 100_000):
                path = written(folder, form, count)
                told.append(
                    subprocess.run(
                        [sys.executable, "-c", READ_ALL, str(path), form], capture_output=True, text=True, check=True
                    ).stdout.strip()
                )
                path.unlink()
            print(
                f"{form:10} `newsdiff read --format jsonl`, 10,000 stories: {told[0]}; 100,000: {told[1]}", flush=True
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=["speed", "pages", "memory"], default="speed")
    parser.add_argument("--stories", type=int, default=4000)
    asked = parser.parse_args()
    {"speed": lambda: speed(asked.stories), "pages": pages, "memory": memory}[asked.what]()
