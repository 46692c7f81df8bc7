"""The Reuters-21578 stories and their labelled pairs, as newsdiff reads them."""

import csv
import json
import re
from datetime import datetime
from pathlib import Path

from newsdiff.model import Paragraph, Version

SAMPLES = ("general", "hard", "low-overlap", "joined")


def stories(root) -> dict[str, Version]:
    """The stories of at least ten words, by id; damaged dates are none."""
    found = {}
    for path in sorted(root.glob("reuters-*.json")):
        for record in json.loads(path.read_text(encoding="utf-8")):
            body = re.sub(r"\n\s*Reuter\s*\n?\x03?\s*$", "", (record.get("body") or "").replace("\x03", ""))
            if len(body.split()) >= 10:
                found[str(record["id"])] = _version(record, body)
    return found


def _version(record, body) -> Version:
    paragraphs = [Paragraph(" ".join(part.split())) for part in re.split(r"\n\s{2,}|\n\s*\n", body) if part.strip()]
    if record.get("title"):
        paragraphs.insert(0, Paragraph(record["title"], "headline"))
    try:
        when = datetime.strptime(record["date"].strip().split(".")[0], "%d-%b-%Y %H:%M:%S")  # noqa: DTZ007 - none is told
    except ValueError:
        when = None
    return Version(str(record["id"]), tuple(paragraphs), published=when, language="en")


def labels(root) -> list[tuple[str, str, str, str]]:
    """The labelled pairs: (sample, id, id, label); S versions of one story, R related, T one form, N nothing in common."""
    found = []
    for sample in SAMPLES:
        with (root / f"labels-{sample}.csv").open(encoding="utf-8") as lines:
            found += [(sample, row["id_a"], row["id_b"], row["label"]) for row in csv.DictReader(lines)]
    return found


def reading() -> list[tuple[str, str, str, str]]:
    """Pairs that we read by the guideline: (id, id, label, part); label ? and part none where the reader could not say."""
    with Path(__file__).with_name("read_pairs.csv").open(encoding="utf-8") as lines:
        return [(row["id_a"], row["id_b"], row["label"], row["part"]) for row in csv.DictReader(lines)]
