"""How calmly a change is told: number of edits, small words left alone between edits, words cut in the middle."""

import json
from collections import Counter
from pathlib import Path

import pytest
from floors import data, floor

from newsdiff.wording import edits
from newsdiff.words import FUNCTION_WORDS, tokens

INVENTED = Path(__file__).parent / "revisions.txt"


def invented():
    """Edited sentences about invented events: earlier and later, a line each, a blank line between pairs."""
    return [block.strip().split("\n") for block in INVENTED.read_text(encoding="utf-8").split("\n\n")]


def is_chaff(text):
    """Whether one or two words without matter of their own, or signs, are all that a text has."""
    found = [text[start:end].lower() for start, end in tokens(text)]
    return 0 < len(found) < 3 and all(word in FUNCTION_WORDS or not any(map(str.isalnum, word)) for word in found)


def measured(pairs):
    """(runs of edits a pair, chaff between two edits, words cut): the last two counted over all pairs."""
    runs = chaff = cut = 0
    for before, after in pairs:
        steps = edits(before, after)
        inner = {at for start, end in tokens(before) for at in range(start + 1, end)}
        cut += sum(step.before[0] in inner or step.before[1] in inner for step in steps)
        kept = [at for at, step in enumerate(steps) if step.operation == "="]
        runs += sum(step.operation != "=" and steps[at - 1].operation == "=" for at, step in enumerate(steps) if at)
        runs += bool(steps) and steps[0].operation != "="
        chaff += sum(is_chaff(before[slice(*steps[at].before)]) for at in kept if 0 < at < len(steps) - 1)
    return runs / len(pairs), chaff, cut


def test_invented_revisions_are_told_calmly():
    pairs = invented()
    assert len(pairs) >= 20
    runs, chaff, cut = measured(pairs)
    print(f"wording, {len(pairs)} invented revisions: {runs:.2f} runs of edits a pair, {chaff} chaff, {cut} words cut")
    assert runs <= floor("wording.invented.runs-at-most")
    assert chaff == cut == 0


def drafts():
    """Sentences that people linked one to one between two drafts of an essay, and that differ."""
    found = []
    for line in data("argrewrite", "pairs-dev.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        old, new = ({sentence["i"]: sentence["text"] for sentence in pair[side]} for side in ("old", "new"))
        many = [Counter(number) for number in zip(*pair["links"], strict=True)] if pair["links"] else []
        found += [(old[a], new[b]) for a, b in pair["links"] if many[0][a] == many[1][b] == 1 and old[a] != new[b]]
    return found


@pytest.mark.data
def test_real_revisions_are_told_calmly():
    pairs = drafts()
    runs, chaff, cut = measured(pairs)
    print(
        f"wording, {len(pairs)} edited sentences of drafts: {runs:.2f} runs of edits a pair, {chaff} chaff, {cut} words cut"
    )
    assert runs <= floor("wording.drafts.runs-at-most")
    assert chaff == cut == 0
