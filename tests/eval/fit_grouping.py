"""Fits the weights of `newsdiff/grouping/weights.py` on the labelled pairs and prints them with the folds' spread.

    NEWSDIFF_DATA=… python tests/eval/fit_grouping.py

Logistic regression with a small ridge, minimised with scipy; five folds by connected stories, ten times over.
"""

import csv
import json
import os
import re
from datetime import datetime
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from newsdiff.grouping.features import measure
from newsdiff.grouping.profiles import Profile
from newsdiff.grouping.weights import JOIN
from newsdiff.model import Paragraph, Version

NAMES = ("rare", "words", "form", "lead", "headline", "sharing", "apart", "slots", "figures")
SAMPLES = ("general", "hard", "low-overlap", "joined")
RIDGE = 0.002


def stories(root: Path) -> dict[str, Version]:
    """The Reuters stories of at least ten words, by id."""
    found = {}
    for path in sorted(root.glob("reuters-*.json")):
        for record in json.loads(path.read_text(encoding="utf-8")):
            body = re.sub(r"\n\s*Reuter\s*\n?\x03?\s*$", "", (record.get("body") or "").replace("\x03", ""))
            if len(body.split()) >= 10:
                found[str(record["id"])] = _version(record, body)
    return found


def _version(record, body):
    paragraphs = [Paragraph(" ".join(part.split())) for part in re.split(r"\n\s{2,}|\n\s*\n", body) if part.strip()]
    if record.get("title"):
        paragraphs.insert(0, Paragraph(record["title"], "headline"))
    try:
        when = datetime.strptime(record["date"].strip().split(".")[0], "%d-%b-%Y %H:%M:%S")  # noqa: DTZ007 - none is told
    except ValueError:
        when = None
    return Version(str(record["id"]), tuple(paragraphs), published=when, language="en")


def labels(root: Path) -> list[tuple[str, str, str, str]]:
    """The labelled pairs: (sample, id, id, label)."""
    found = []
    for sample in SAMPLES:
        with (root / f"labels-{sample}.csv").open(encoding="utf-8") as lines:
            found += [(sample, row["id_a"], row["id_b"], row["label"]) for row in csv.DictReader(lines)]
    return found


def components(rows) -> list[str]:
    """For each pair a name of the stories it hangs together with, so that no story stands in two folds."""
    parent: dict[str, str] = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for _, one, other, _ in rows:
        parent[root(one)] = root(other)
    return [root(one) for _, one, _, _ in rows]


def fitted(found, wanted):
    """Weights of the raw features, the bias last."""
    mean, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    scaled = np.c_[(found - mean) / spread, np.ones(len(found))]

    def loss(beta):
        z = scaled @ beta
        return (np.logaddexp(0, z) - wanted * z).mean() + RIDGE / 2 * (beta[:-1] ** 2).sum()

    beta = minimize(loss, np.zeros(scaled.shape[1]), method="BFGS").x
    weights = beta[:-1] / spread
    return np.r_[weights, beta[-1] - (weights * mean).sum()]


def crossed(found, wanted, groups, repeats=10):
    """Cross-validated probabilities (repeats by pairs) and the weights of every fold."""
    names = sorted(set(groups))
    chances, weights = np.zeros((repeats, len(wanted))), []
    for repeat in range(repeats):
        draw = np.random.default_rng(repeat)
        folds = dict(zip(names, draw.integers(0, 5, len(names)), strict=True))
        fold = np.array([folds[name] for name in groups])
        for number in range(5):
            inside = fold != number
            weights.append(fitted(found[inside], wanted[inside]))
            z = found[~inside] @ weights[-1][:-1] + weights[-1][-1]
            chances[repeat, ~inside] = 1 / (1 + np.exp(-z))
    return chances, np.array(weights)


def main() -> None:
    root = Path(os.environ["NEWSDIFF_DATA"]) / "reuters21578"
    versions = stories(root)
    rows = [row for row in labels(root) if row[1] in versions and row[2] in versions]
    profiles = {name: Profile(versions[name]) for row in rows for name in row[1:3]}
    measured = [measure(profiles[one], profiles[other]) for _, one, other, _ in rows]
    found = np.array([[float(getattr(pair, name)) for name in NAMES] for pair in measured])
    wanted = np.array([label == "S" for *_, label in rows])
    chances, folds = crossed(found, wanted, components(rows))
    for name, weight, low, high in zip(
        (*NAMES, "bias"), fitted(found, wanted), folds.min(axis=0), folds.max(axis=0), strict=True
    ):
        print(f'    "{name}": {weight:.2f},  # folds {low:.2f} to {high:.2f}')
    for sample in SAMPLES:
        here = np.array([row[0] == sample for row in rows])
        joined = chances.mean(axis=0)[here] >= JOIN
        right, false = (joined & wanted[here]).sum(), (joined & ~wanted[here]).sum()
        missed = (~joined & wanted[here]).sum()
        print(
            f"# {sample}: {right} right, {false} false, {missed} missed, F1 {2 * right / (2 * right + false + missed):.3f}"
        )


if __name__ == "__main__":
    main()
