"""Chooses the thresholds of the aligner and prints each one's spread over the folds: leave one story out.

    NEWSDIFF_DATA=… python -m tests.eval.fit_alignment

A story is an essay with its drafts, or a wire story. Thresholds that ask for the same thing are tried together, every
combination around the present one, the others held; for every story left out the combination is taken that is best on
the others, by the mean F1 of the drafts, of the drafts with three moves each, and of the wire stories. The drafts left
out are then counted with the values that were chosen without them.
"""

import os
from collections import Counter
from itertools import product
from pathlib import Path

from newsdiff.alignment import choosing, joining, replacing
from newsdiff.model import relations
from tests.eval.alignments import essays, measured, news, rates

TRIED = (
    (
        (choosing, "STAYS", (0.27, 0.29, 0.31, 0.33, 0.35)),
        (choosing, "SHIFTED", (0.2, 0.3, 0.4, 0.5, 0.6)),
        (choosing, "CROWDED", (0.005, 0.01, 0.015, 0.02, 0.025)),
    ),
    (
        (choosing, "MOVES", (0.56, 0.58, 0.6, 0.62, 0.64)),
        (choosing, "MOVES_RARE", (0.32, 0.35, 0.38, 0.41, 0.44)),
    ),
    ((choosing, "DISPLACED", (0.05, 0.1, 0.15, 0.2, 0.25)),),
    (
        (joining, "CONTAINED", (0.5, 0.55, 0.6, 0.65, 0.7)),
        (joining, "GAIN", (0.11, 0.14, 0.17, 0.2, 0.23)),
    ),
    (
        (replacing, "NAMED", (0.03, 0.04, 0.05, 0.06, 0.07)),
        (replacing, "BESIDE", (0.41, 0.43, 0.45, 0.47, 0.49)),
    ),
    (
        (relations, "STAYING_SHARE", (0.025, 0.05, 0.1, 0.15, 0.2)),
        (relations, "WANDERING_SHARE", (0.3, 0.35, 0.4, 0.45, 0.5)),
    ),
)
KINDS = ("drafts", "moved", "wire")


def rate(stories, unit):
    """F1 of some stories' counts."""
    return rates(sum(stories, Counter()), unit)[2]


def best(tables, now, left_out, unit):
    """The combination with the highest mean F1 without one story; of equals the one nearest to the present."""

    def key(values):
        kept = [[one for story, one in tables[values][kind].items() if story != left_out] for kind in KINDS]
        apart = sum(abs(value - own) / own for value, own in zip(values, now, strict=True))
        return round(sum(rate(some, unit) for some in kept), 9), -apart

    return max(tables, key=key)


def tried(group, golds):
    """The counts of every kind and story, by the values of a group of thresholds."""
    tables = {}
    now = [getattr(module, name) for module, name, _ in group]
    for values in product(*(some for _, _, some in group)):
        for (module, name, _), value in zip(group, values, strict=True):
            setattr(module, name, value)
        tables[values] = {kind: measured(some) for kind, some in golds.items()}
    for (module, name, _), value in zip(group, now, strict=True):
        setattr(module, name, value)
    return tables, tuple(now)


def main():
    root = Path(os.environ["NEWSDIFF_DATA"])
    drafts = root / "argrewrite" / "pairs-dev.jsonl"
    golds = {"drafts": essays(drafts), "moved": essays(drafts, shuffled=3), "wire": news(root / "news_gold")}
    stories = sorted({gold.story for some in golds.values() for gold in some})
    print(f"{len(stories)} stories")
    for group in TRIED:
        tables, now = tried(group, golds)
        unit = "paragraphs" if group[0][0] is relations else "sentences"
        chosen = {story: best(tables, now, story, unit) for story in stories}
        for place, (_, name, _) in enumerate(group):
            spread = sorted(Counter(values[place] for values in chosen.values()).items())
            print(f"{name}: now {now[place]}; chosen {', '.join(f'{value} x {count}' for value, count in spread)}")
        for kind in KINDS:
            out = [tables[chosen[story]][kind][story] for story in stories if story in tables[now][kind]]
            held = rate(tables[now][kind].values(), unit)
            print(f"    {unit}, {kind}: F1 {held:.4f} as it stands, {rate(out, unit):.4f} left out", flush=True)


if __name__ == "__main__":
    main()
