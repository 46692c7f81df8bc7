"""What others would link on the same gold: the figures that ours are read beside.

    NEWSDIFF_DATA=… python -m tests.eval.alignment_baselines

Sentences only. `monotone` and `assigned` use our similarity, so what differs is the matcher; NewsEdits' Algorithm 1 takes
for each sentence of either side the best one of the other, here by the share of its words.
"""

import difflib
import os
from collections import Counter
from itertools import product
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from newsdiff.alignment.similarity import Measure
from newsdiff.alignment.units import units
from newsdiff.model import Alignment, Link
from newsdiff.words import words
from tests.eval.alignments import counted, essays, news, rates

LEAST, WORDS = 0.38, 0.5


def alike(before, after):
    """Our similarity of each two sentences."""
    measure = Measure(before, after)
    return np.array([[measure.likeness([u], [v]).similarity for v in after] for u in before])


def identical(before, after):
    matcher = difflib.SequenceMatcher(None, [u.text for u in before], [v.text for v in after], autojunk=False)
    return [
        (i, j)
        for i, j, size in matcher.get_matching_blocks()
        for i, j in zip(range(i, i + size), range(j, j + size), strict=True)
    ]


def paired(before, after):
    """difflib, with what it replaces paired in order."""
    matcher = difflib.SequenceMatcher(None, [u.text for u in before], [v.text for v in after], autojunk=False)
    return [
        pair
        for tag, i, k, j, m in matcher.get_opcodes()
        if tag in {"equal", "replace"}
        for pair in zip(range(i, k), range(j, m), strict=False)
    ]


def algorithm_1(before, after):
    """NewsEdits (NAACL 2022): two maps, so that splits and merges fall out as n:1."""
    bags = [[Counter(words(unit.text)) for unit in side] for side in (before, after)]

    def share(one, other):
        return (one & other).total() / max(1, one.total())

    there = [max(range(len(after)), key=lambda j: share(bag, bags[1][j])) for bag in bags[0]]
    back = [max(range(len(before)), key=lambda i: share(bag, bags[0][i])) for bag in bags[1]]
    found = {(i, j) for i, j in enumerate(there) if share(bags[0][i], bags[1][j]) >= WORDS}
    return found | {(i, j) for j, i in enumerate(back) if share(bags[1][j], bags[0][i]) >= WORDS}


def monotone(before, after):
    """The heaviest set of pairs over `LEAST` that keeps the order."""
    gain = np.maximum(alike(before, after) - LEAST, 0)
    best = np.zeros((len(before) + 1, len(after) + 1))
    for i, j in product(range(len(before)), range(len(after))):
        best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + gain[i, j])
    found, i, j = [], len(before), len(after)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found


def assigned(before, after):
    """The heaviest set of pairs over `LEAST`, wherever they stand."""
    worth = alike(before, after)
    return [
        (i, j)
        for i, j in zip(*map(np.ndarray.tolist, linear_sum_assignment(-worth)), strict=True)
        if worth[i, j] >= LEAST
    ]


def main():
    root = Path(os.environ["NEWSDIFF_DATA"])
    drafts = root / "argrewrite" / "pairs-dev.jsonl"
    golds = {"drafts": essays(drafts), "moved": essays(drafts, shuffled=3), "wire": news(root / "news_gold")}
    for matcher in (identical, paired, algorithm_1, monotone, assigned):
        told = []
        for kind, some in golds.items():
            counts = Counter()
            for gold in some:
                links = [Link((a,), (b,), 0.5, pairs=((a, b),)) for a, b in matcher(*units(gold.before, gold.after))]
                counts += counted(gold, Alignment(tuple(links), tuple(gold.before), tuple(gold.after)))
            told.append(f"{kind} {rates(counts, 'sentences')[2]:.3f} / {rates(counts, 'modified')[2]:.3f}")
        print(f"{matcher.__name__}: F1 all / modified: {', '.join(told)}", flush=True)


if __name__ == "__main__":
    main()
