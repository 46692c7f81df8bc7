"""Chooses the thresholds of the aligner and prints each one's spread over the folds: leave one story out.

    NEWSDIFF_DATA=… python -m tests.eval.fit_alignment

A story is an essay with its drafts, or a wire story. Each threshold is tried around its present value, the others held;
for every story left out the value is taken that is best on the others, by the mean of the F1 of drafts and of wire stories.
"""

import os
from collections import Counter
from pathlib import Path

from newsdiff.alignment import choosing, joining, replacing
from newsdiff.model import relations
from tests.eval.alignments import essays, measured, news, rates

TRIED = (
    (choosing, "MOVES", (0.54, 0.57, 0.6, 0.63, 0.66)),
    (choosing, "MOVES_RARE", (0.34, 0.36, 0.38, 0.4, 0.42)),
    (choosing, "STAYS", (0.27, 0.29, 0.31, 0.33, 0.35)),
    (choosing, "SHIFTED", (0.1, 0.15, 0.2, 0.25, 0.3)),
    (choosing, "CROWDED", (0.015, 0.02, 0.025, 0.03, 0.035)),
    (joining, "CONTAINED", (0.5, 0.55, 0.6, 0.65, 0.7)),
    (joining, "GAIN", (0.09, 0.12, 0.15, 0.18, 0.21)),
    (replacing, "NAMED", (0.03, 0.04, 0.05, 0.06, 0.07)),
    (replacing, "BESIDE", (0.41, 0.43, 0.45, 0.47, 0.49)),
    (relations, "STAYING_SHARE", (0.05, 0.075, 0.1, 0.15, 0.2)),
    (relations, "WANDERING_SHARE", (0.3, 0.35, 0.4, 0.45, 0.5)),
)


def best(tables, kept, unit):
    """The value with the highest mean of both sets' F1 on the stories kept; of equals the one nearest the middle."""
    middle = len(tables) // 2
    scores = []
    for place, (value, counts) in enumerate(tables.items()):
        means = [
            rates(sum((one for story, one in counts if story in kept and story[0] == kind), Counter()), unit)[2]
            for kind in ("drafts", "wire")
        ]
        scores.append((sum(means) / 2, -abs(place - middle), value))
    return max(scores)[2]


def main():
    root = Path(os.environ["NEWSDIFF_DATA"])
    golds = {"drafts": essays(root / "argrewrite" / "pairs-dev.jsonl"), "wire": news(root / "news_gold")}
    stories = {(kind, gold.story) for kind, some in golds.items() for gold in some}
    print(f"{len(stories)} stories")
    for module, name, values in TRIED:
        now, tables = getattr(module, name), {}
        for value in values:
            setattr(module, name, value)
            tables[value] = [
                ((kind, story), one) for kind, some in golds.items() for story, one in measured(some).items()
            ]
        setattr(module, name, now)
        unit = "paragraphs" if module is relations else "sentences"
        chosen = {story: best(tables, stories - {story}, unit) for story in sorted(stories)}
        held_out = [
            one for value in values for story, one in tables[value] if chosen[story] == value and story[0] == "drafts"
        ]
        score = rates(sum(held_out, Counter()), unit)[2]
        spread = ", ".join(f"{value} x {count}" for value, count in sorted(Counter(chosen.values()).items()))
        print(f"{name}: now {now}; chosen {spread}; drafts held out, {unit}: F1 {score:.4f}", flush=True)


if __name__ == "__main__":
    main()
