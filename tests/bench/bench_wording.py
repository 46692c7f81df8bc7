"""How calmly and how fast a change of wording is told, next to what else there is, on the same pairs in the same run.

    [NEWSDIFF_DATA=folder] python tests/bench/bench_wording.py [ROUNDS]

Pairs: tests/eval/revisions.txt, and one-to-one links between drafts (ArgRewrite) where NEWSDIFF_DATA is. Printed for each:
runs of edits a pair, chaff (one or two function words kept between two edits, a hundred pairs), words cut in the middle (a
hundred pairs), CPU milliseconds a pair and as a ratio to ours. redlines and diff-match-patch are measured where installed.
"""

import difflib
import importlib.util
import json
import os
import statistics
import sys
import time
from pathlib import Path

from newsdiff.wording import edits
from newsdiff.words import FUNCTION_WORDS, tokens

HERE = Path(__file__).parent
WIDTH = 34


def ours(before, after):
    return [(step.operation, *step.before, *step.after) for step in edits(before, after)]


def characters(before, after):
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [("=" if name == "equal" else "~", b0, b1, a0, a1) for name, b0, b1, a0, a1 in matcher.get_opcodes()]


def words(before, after):
    """difflib over the words and the white space between them."""
    left, right = (text.replace(" ", "\0 \0").split("\0") for text in (before, after))
    here, there = ([0], [0])
    for pieces, places in ((left, here), (right, there)):
        for piece in pieces:
            places.append(places[-1] + len(piece))
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return [
        ("=" if name == "equal" else "~", here[b0], here[b1], there[a0], there[a1])
        for name, b0, b1, a0, a1 in matcher.get_opcodes()
    ]


def redlines(before, after):
    from redlines import Redlines

    found, at, to = [], 0, 0
    for change in json.loads(Redlines(before, after).output_json())["changes"]:
        b0, b1 = change["source_position"] or (at, at)
        a0, a1 = change["test_position"] or (to, to)
        found.append(("=" if change["type"] == "equal" else "~", b0, b1, a0, a1))
        at, to = b1, a1
    return found


def google(before, after):
    """diff-match-patch with its semantic clean-up."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    steps = engine.diff_main(before, after)
    engine.diff_cleanupSemantic(steps)
    found, at, to = [], 0, 0
    for way, text in steps:
        b1, a1 = at + len(text) * (way <= 0), to + len(text) * (way >= 0)
        found.append(("=" if way == 0 else "~", at, b1, to, a1))
        at, to = b1, a1
    return found


def is_chaff(text):
    """Whether one or two function words or signs are all that a text has."""
    found = [text[start:end].lower() for start, end in tokens(text)]
    return len(found) < 3 and all(word in FUNCTION_WORDS or not any(map(str.isalnum, word)) for word in found)


def counted(steps, before, after):
    """(runs of edits, chaff, words cut)."""
    runs = sum(step[0] != "=" and (not at or steps[at - 1][0] == "=") for at, step in enumerate(steps))
    chaff = sum(step[0] == "=" and is_chaff(before[step[1] : step[2]]) for step in steps[1:-1])
    inner, inner_too = ({at for start, end in tokens(text) for at in range(start + 1, end)} for text in (before, after))
    cut = len({at for step in steps for at in step[1:3]} & inner) + len(
        {at for step in steps for at in step[3:5]} & inner_too
    )
    return runs, chaff, cut


def cpu(differ, pairs):
    begun = time.process_time()
    for before, after in pairs:
        differ(before, after)
    return 1000 * (time.process_time() - begun) / len(pairs)


def invented():
    return [
        block.strip().split("\n") for block in (HERE.parent / "eval" / "revisions.txt").read_text("utf-8").split("\n\n")
    ]


def drafts():
    """Changed sentences between two drafts of an essay, where the data folder is."""
    path = Path(os.environ.get("NEWSDIFF_DATA", ""), "argrewrite", "pairs-dev.jsonl")
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        pair = json.loads(line)
        old, new = ({sentence["i"]: sentence["text"] for sentence in pair[side]} for side in ("old", "new"))
        yield from ((old[a], new[b]) for a, b in pair["links"] if old[a] != new[b])


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    differs = {"newsdiff": ours, "difflib, words": words, "difflib, characters": characters}
    differs |= {"redlines": redlines} if importlib.util.find_spec("redlines") else {}
    differs |= {"diff-match-patch, semantic": google} if importlib.util.find_spec("diff_match_patch") else {}
    for name, pairs in {"invented revisions": invented(), "drafts": list(drafts())}.items():
        print(f"{name}: {len(pairs)} pairs" if pairs else f"{name}: not measured (set NEWSDIFF_DATA)")
        if not pairs:
            continue
        times = [{differ: cpu(call, pairs) for differ, call in differs.items()} for _ in range(rounds)]
        for differ, call in differs.items():
            runs, chaff, cut = map(sum, zip(*(counted(call(*pair), *pair) for pair in pairs), strict=True))
            ratio = statistics.median(turn[differ] / turn["newsdiff"] for turn in times)
            took = statistics.median(turn[differ] for turn in times)
            hundred = 100 / len(pairs)
            print(
                f"  {differ:{WIDTH}} {runs / len(pairs):5.2f} runs  {chaff * hundred:6.1f} chaff  {cut * hundred:6.1f} cut"
                f"  {took:6.2f} ms  {ratio:5.2f}x"
            )


if __name__ == "__main__":
    main()
