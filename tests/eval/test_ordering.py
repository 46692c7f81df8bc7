"""The texts alone tell which of two versions is the earlier, or say nothing: right where they speak, on copy they never saw."""

import csv
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from floors import data, floor

from newsdiff.alignment import align
from newsdiff.grouping.ordering import order
from newsdiff.grouping.telling import Texts, tells
from newsdiff.model import Block, Declared, Document, Source
from newsdiff.parsing import parse

PAIRS = json.loads((Path(__file__).parent / "order_pairs.json").read_text(encoding="utf-8"))
"""Invented copy without a mark of time, the earlier text first, and the rule that can tell so (null: none can)."""


def version(name, headline, paragraphs):
    """A version as parsing gives it, with its time withheld: roles and label are what the text itself shows."""
    blocks = (Block(headline, hint="heading"), *(Block(text) for text in paragraphs))
    (found,) = parse(Document(Source(name, "text"), blocks, Declared(id=name)))
    return replace(found, published=None)


def judged(earlier, later):
    """(`right`, `wrong` or `abstains`, what decided, whether it was sure), the same whichever of the two came in first."""
    (first, _), found = order([earlier, later])
    (other, _), turned = order([later, earlier])
    if found.by == "arrival":
        assert turned == found
        assert (first, other) == (earlier, later)
        return "abstains", "arrival", found.sure
    assert (first, found) == (other, turned)
    assert found.by in {"label", "evidence"}
    return ("right" if first is earlier else "wrong"), found.by, found.sure


def scored(name, pairs):
    """Precision and coverage over pairs (earlier, later), printed."""
    answers = Counter(judged(*pair) for pair in pairs)
    total = answers.total()
    counts = {
        by: [answers[kind, by, True] + answers[kind, by, False] for kind in ("right", "wrong")]
        for by in ("label", "evidence")
    }
    right, wrong = (sum(count[n] for count in counts.values()) for n in (0, 1))
    precision, coverage = right / max(1, right + wrong), (right + wrong) / total
    sure = [answers[kind, "evidence", True] for kind in ("right", "wrong")]
    print(f"{name}: {total} pairs, right and wrong by label {counts['label']}, by evidence {counts['evidence']} "
          f"(sure {sure}): precision {precision:.3f}, coverage {coverage:.3f}")  # fmt: skip
    return precision, coverage


def invented(pair):
    return [version(side, *_cut(pair[side])) for side in ("earlier", "later")]


def _cut(paragraphs):
    return paragraphs[0], paragraphs[1:]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_invented_pairs_are_told_or_left_alone(pair):
    earlier, later = invented(pair)
    answer, *_ = judged(earlier, later)
    assert answer == ("right" if pair["rule"] else "abstains")
    if pair["rule"]:
        found = tells(Texts(earlier, later, align(earlier.paragraphs, later.paragraphs)))
        assert pair["rule"] in {tell.rule for tell in found}


def test_invented_pairs_reach_their_floors():
    precision, coverage = scored("invented", [invented(pair) for pair in PAIRS])
    assert precision >= floor("ordering.invented.precision")
    assert coverage >= floor("ordering.invented.coverage")


def read(path):
    headline, *paragraphs = [
        block for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip("\xa0 \n")
    ]
    return version(path.name, headline, paragraphs)


@pytest.mark.data
def test_gold_pairs_are_right_or_left_alone():
    folder = data("news_gold")
    pairs = [(read(path), read(Path(str(path).replace(".v1.", ".v2.")))) for path in sorted(folder.glob("*.v1.txt"))]
    precision, coverage = scored("news_gold", pairs)
    assert len(pairs) >= 13
    assert precision >= floor("ordering.news_gold.precision")
    assert coverage >= floor("ordering.news_gold.coverage")


@pytest.mark.data
def test_the_seed_pair_is_put_right_by_evidence():
    folder = data("..", "seed")
    earlier, later = (read(folder / f"islamic-state-{side}.txt") for side in ("earlier", "later"))
    assert judged(earlier, later) == ("right", "evidence", True)


DATE = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})")


def wire(record):
    """A story of the collection and its time: an indented line begins a paragraph."""
    paragraphs = []
    for line in re.sub(r"[\x00-\x08\x0b-\x1f]", " ", record.get("body", "")).split("\n"):
        if line.startswith("   ") or not paragraphs:
            paragraphs.append(line.strip())
        else:
            paragraphs[-1] += " " + line.strip()
    found = version(str(record["id"]), record.get("title") or "-", [text for text in paragraphs if text])
    day, month, *rest = DATE.match(record["date"]).groups()
    moment = datetime.strptime(f"{day} {month} {' '.join(rest)}", "%d %b %Y %H %M %S").replace(tzinfo=UTC)
    return moment, found


@pytest.mark.data
@pytest.mark.parametrize("sample", ["general", "joined", "hard", "low-overlap"])
def test_version_pairs_of_a_wire_are_right_where_the_texts_speak(sample):
    folder = data("reuters21578")
    rows = csv.DictReader((folder / f"labels-{sample}.csv").read_text(encoding="utf-8").splitlines())
    wanted = [(row["id_a"], row["id_b"]) for row in rows if row["label"] == "S"]
    ids = {name for pair in wanted for name in pair}
    found = {}
    for path in sorted(folder.glob("reuters-0*.json")):
        for record in json.loads(path.read_text(encoding="utf-8")):
            if str(record["id"]) in ids:
                found[str(record["id"])] = wire(record)
    pairs = [[version for _, version in sorted((found[a], found[b]), key=lambda timed: timed[0])] for a, b in wanted]
    precision, coverage = scored(f"labels-{sample}", pairs)
    assert precision >= floor(f"ordering.reuters.{sample}.precision")
    assert coverage >= floor(f"ordering.reuters.{sample}.coverage")
