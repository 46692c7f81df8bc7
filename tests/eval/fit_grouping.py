"""Fits the weights of `newsdiff/grouping/weights.py` on labelled pairs and prints them with the spread over the folds.

    NEWSDIFF_DATA=… python tests/eval/fit_grouping.py

Logistic regression with a small ridge; five folds by connected stories, ten times over. Besides the labelled Reuters pairs
it reads pairs of the whole collection that lie near the line and that we read ourselves (`read_pairs.csv`: half of them is
never fitted), drafts of essays (each with its revision: versions; with another author's: none), so that long prose without
headline, time or figures is judged as well, half of our own short reports (`short_pairs.py`) and half of our running
stories and forms (`running_pairs.py`), which count less each, as many are of one story. Rivals are found with the committed
weights: run it twice after a change.

`cast` is fitted alone, the committed weights held: on the same pairs and on half of the stories told anew (`rewritten_pairs.py`)
that pass the screen. Fitted with the others these would move weights that the Reuters pairs know better.
"""

import json
import os
import re
from pathlib import Path

import numpy as np
from reuters import SAMPLES, labels, reading, stories
from rewritten_pairs import pairs as anew
from running_pairs import pairs as running
from short_pairs import pairs as reports

from newsdiff.grouping.corpus import corpus
from newsdiff.grouping.features import measure
from newsdiff.grouping.rivals import rivals
from newsdiff.grouping.screening import SCREEN, screened
from newsdiff.grouping.screening import found as proposed
from newsdiff.grouping.verifying import evidence, likelihood
from newsdiff.grouping.weights import JOIN, RIVAL, WEIGHTS
from newsdiff.model import Paragraph, Version

NAMES = [name for name in WEIGHTS if name not in {"cast", "alert", "slug", "refilled"}]
COUNTS = {
    "running": 0.6,
    "short": 2.0,
    "drafts": 0.5,
    "held": 0.0,
}  # what a pair of some samples counts, one of the others being 1
RIDGE = 0.004
WINDOW = 72.0


def main() -> None:
    root = Path(os.environ["NEWSDIFF_DATA"])
    reuters = stories(root / "reuters21578")
    pairs = [(sample, reuters[a], reuters[b], label) for sample, a, b, label in labels(root / "reuters21578")]
    pairs += [*gold(root / "news_gold", reuters, pairs), *drafts(root / "argrewrite"), *short(), *read(reuters)]
    crowded = neighbours(list(reuters.values()))
    texts = corpus([version for _, *both, _ in pairs for version in both])
    met = measure(texts, np.arange(2 * len(pairs)).reshape(-1, 2))
    rival = [crowded.get(frozenset((one.id, other.id)), 0.0) for _, one, other, _ in pairs]
    rows = np.stack([*(getattr(met, name) for name in NAMES), np.array(rival)], axis=1)
    wanted = np.array([label == "S" for *_, label in pairs])
    report(pairs, rows, wanted)
    together(pairs, met, np.array(rival), wanted)


def neighbours(versions):
    """How crowded it is around each screened pair of the whole collection, by its two ids."""
    texts = corpus(
        sorted(versions, key=lambda version: (version.published is None, str(version.published), version.id))
    )
    rows = proposed(texts, window=WINDOW, cap=20)
    shares, cosines = screened(texts, rows)
    read = np.flatnonzero(shares >= SCREEN)
    alone = likelihood(measure(texts, rows[read]))
    found = rivals(rows, cosines, texts.hours, read, alone, WINDOW)
    return {
        frozenset(texts.versions[number].id for number in row): rival
        for row, rival in zip(rows[read].tolist(), found.tolist(), strict=True)
    }


def gold(root, reuters, known):
    """Pairs of real versions that were aligned by hand."""
    seen = {frozenset((one.id, other.id)) for _, one, other, _ in known}
    for path in sorted(root.glob("*.json")):
        source = json.loads(path.read_text(encoding="utf-8"))["source"]
        one, other = str(source["v1_id"]), str(source["v2_id"])
        if frozenset((one, other)) not in seen:
            yield "gold", reuters[one], reuters[other], "S"


def read(reuters):
    """Pairs of the whole collection that we read, in halves by the stories they hang together with; the doubtful are left out."""
    for a, b, label, part in reading():
        if part != "none":
            yield {"fitted": "read"}.get(part, part), reuters[a], reuters[b], label


def short():
    """Reports of some forty words, invented: the half that the gate does not measure."""
    for _, one, other, wanted in reports("fitted"):
        yield "short", one, other, "S" if wanted else "T"
    for _, one, other, wanted in running("fitted"):
        yield "running", one, other, "S" if wanted else "T"


def drafts(root):
    """Each draft with its revision, and with the revisions of two other authors."""
    found = []
    for line in (root / "pairs-dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        author = re.search(r"argrewrite_(\d+)", record["id"]).group(1)
        found.append((author, *(essay(record, side) for side in ("old", "new"))))
    for number, (author, one, other) in enumerate(found):
        yield "drafts", one, other, "S"
        for step in (7, 23):
            stranger, _, text = found[(number + step) % len(found)]
            if stranger != author:
                yield "drafts", one, text, "N"


def essay(record, side):
    paragraphs: dict[int, list[str]] = {}
    for sentence in record[side]:
        paragraphs.setdefault(sentence["par"], []).append(sentence["text"])
    whole = tuple(Paragraph(" ".join(part)) for _, part in sorted(paragraphs.items()))
    return Version(f"{record['id']} {side}", whole, language="en")


def report(pairs, rows, wanted) -> None:
    counts = np.array([COUNTS.get(pair[0], 1.0) for pair in pairs])
    chances, folds = crossed(rows, wanted, counts, components(pairs))
    for name, weight, low, high in zip(
        (*NAMES, "rival", "bias"), fitted(rows, wanted, counts), folds.min(axis=0), folds.max(axis=0), strict=True
    ):
        print(f'    "{name}": {weight:.2f},  # folds {low:.2f} to {high:.2f}')
    mean = chances.mean(axis=0)
    for sample in (*SAMPLES, "gold", "read", "held", "drafts", "short", "running"):
        here = np.flatnonzero([pair[0] == sample for pair in pairs])
        print(f"# {sample}: {told(mean[here] >= JOIN, wanted[here])}")


def together(pairs, met, rival, wanted) -> None:
    """The weight of `cast` where the others stay as they are."""
    rewritten = [(one, other, told) for _, one, other, told in anew("fitted")]
    texts = corpus([version for *both, _ in rewritten for version in both])
    more = measure(texts, np.arange(2 * len(rewritten)).reshape(-1, 2))
    passed = more.words >= SCREEN
    counts = np.array([COUNTS.get(pair[0], 1.0) for pair in pairs])
    alone = evidence(met) - WEIGHTS["cast"] * met.cast + RIVAL * rival
    held = evidence(more) - WEIGHTS["cast"] * more.cast
    for name, count in (("with the stories told anew", 1.0), ("without", 0.0)):
        z, cast = np.r_[alone, held[passed]], np.r_[met.cast, more.cast[passed]]
        whole = np.r_[wanted, np.array([told for *_, told in rewritten])[passed]]
        how = np.r_[counts, np.full(passed.sum(), count)]
        tried = np.arange(-1, 4, 0.1)
        losses = [(how * np.logaddexp(0, np.where(whole, -1, 1) * (z + weight * cast))).sum() for weight in tried]
        print(
            f'    "cast": {tried[np.argmin(losses)]:.1f},  # {name}: {passed.sum()} of {len(passed)} pairs pass the screen'
        )


def told(joined, wanted) -> str:
    """Counts, precision, recall and F1 with 95 % bootstrap intervals."""
    draw = np.random.default_rng(1)
    picks = [draw.integers(0, len(wanted), len(wanted)) for _ in range(1000)]
    spread = np.percentile([measures(joined[pick], wanted[pick])[2] for pick in picks], [2.5, 97.5])
    precision, recall, f1 = measures(joined, wanted)
    right, false = int((joined & wanted).sum()), int((joined & ~wanted).sum())
    return (
        f"{right} right, {false} false; P {precision:.3f} R {recall:.3f} F1 {f1:.3f} [{spread[0]:.2f}-{spread[1]:.2f}]"
    )


def measures(joined, wanted) -> tuple[float, float, float]:
    """Precision, recall and F1; 1 where nothing was joined or wanted."""
    right = (joined & wanted).sum()
    precision = right / joined.sum() if joined.any() else 1.0
    recall = right / wanted.sum() if wanted.any() else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def components(pairs) -> list[str]:
    """For each pair a name of the stories it hangs together with, so that no story stands in two folds."""
    parent: dict[str, str] = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for _, one, other, _ in pairs:
        parent[root(named(one))] = root(named(other))
    return [root(named(one)) for _, one, _, _ in pairs]


def named(version) -> str:
    """An id, of a running story what stands before the version."""
    return version.id.split()[0] if version.id.startswith(("run", "form")) else version.id


def fitted(rows, wanted, counts):
    """Weights of the raw features, the bias last: Newton's method on the penalised likelihood."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    ridge = np.r_[np.full(rows.shape[1], RIDGE), 1e-9]
    beta = np.zeros(scaled.shape[1])
    for _ in range(15):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ beta, -30, 30)))
        slope = scaled.T @ (counts * (chance - wanted)) / counts.sum() + ridge * beta
        curve = (scaled * (counts * chance * (1 - chance))[:, None]).T @ scaled / counts.sum() + np.diag(ridge)
        beta -= np.linalg.solve(curve, slope)
    weights = beta[:-1] / spread
    return np.r_[weights, beta[-1] - (weights * mean).sum()]


def crossed(rows, wanted, counts, groups, repeats=10):
    """Cross-validated chances (repeats by pairs), and the weights of every fold."""
    names = sorted(set(groups))
    chances, weights = np.zeros((repeats, len(wanted))), []
    for repeat in range(repeats):
        draw = np.random.default_rng(repeat)
        folds = dict(zip(names, draw.integers(0, 5, len(names)), strict=True))
        fold = np.array([folds[name] for name in groups])
        for number in range(5):
            inside = fold != number
            weights.append(fitted(rows[inside], wanted[inside], counts[inside]))
            z = rows[~inside] @ weights[-1][:-1] + weights[-1][-1]
            chances[repeat, ~inside] = 1 / (1 + np.exp(-z))
    return chances, np.array(weights)


if __name__ == "__main__":
    main()
