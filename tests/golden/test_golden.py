"""Every golden case is found as it was accepted, and the page of tricky cases shows it."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from newsdiff.alignment import align
from newsdiff.model import Paragraph
from tests.golden.cases import HERE, TRICKY, folders, found, page


@pytest.mark.parametrize("case", folders(), ids=lambda case: case.name)
def test_a_golden_case_is_found_as_it_was_accepted(case):
    assert found(case) == json.loads((case / "expected.json").read_text(encoding="utf-8"))


def test_the_page_of_tricky_cases_shows_what_is_found():
    assert TRICKY.read_text(encoding="utf-8") == page(), "run python -m tests.golden.accept and read the difference"
    assert len(folders()) >= 20


def seed(name):
    """One side of the seed pair as paragraphs, if it is there and is the text that was read."""
    root = os.environ.get("NEWSDIFF_DATA")
    path = Path(root or "", "..", "seed", f"islamic-state-{name}.txt")
    if not root or not path.exists():
        pytest.skip("not measured: the seed pair (set NEWSDIFF_DATA to the folder of real copy)")
    expected = json.loads((HERE / "seed" / "expected.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == expected[{"earlier": "before", "later": "after"}[name]]
    blocks = [block.strip() for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    roles = {0: "headline", 1: "caption", 2: "byline", len(blocks) - 1: "signoff"}
    return [Paragraph(text, roles.get(n, "crosshead" if text.isupper() else "body")) for n, text in enumerate(blocks)]


@pytest.mark.data
def test_every_link_of_the_seed_pair_is_as_a_careful_reader_sees_it():
    expected = json.loads((HERE / "seed" / "expected.json").read_text(encoding="utf-8"))
    alignment = align(seed("earlier"), seed("later"))
    told = {
        "paragraphs": [([*link.pairs], link.moved) for link in alignment.paragraphs],
        "sentences": [
            ([(alignment.before_places[a], alignment.after_places[b]) for a, b in link.pairs], link.moved)
            for link in alignment.links
        ],
    }
    for unit, links in told.items():
        wished = {key: {_frozen(pair) for pair in pairs} for key, pairs in expected[unit].items()}
        pairs = {pair for some, _ in links for pair in some}
        assert wished["required"] <= pairs <= wished["required"] | wished["optional"]
        assert {pair for some, moved in links if moved for pair in some} - wished["optional"] == wished["moved"]


def _frozen(pair):
    return tuple(tuple(side) if isinstance(side, list) else side for side in pair)
