"""Cost of following claims: beside the alignment of the same texts, and how it grows on hostile copy.

    NEWSDIFF_DATA=… python -m tests.bench.bench_claims [--growth]

CPU time, the best of the rounds, in which both take turns; every round reads its versions afresh, with nothing of their
texts kept from the round before. The gold and the seed are publishers' text and measured where they are.
"""

import os
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import newsdiff
from newsdiff.alignment import align
from newsdiff.claims import canon, follow
from newsdiff.model import Paragraph, Version
from tests.bench.bench_alignment import CHANCE, edited, paragraph, revised

ROOT = Path(__file__).parents[2]
ROUNDS = 7
DOUBLINGS = 3


def version(texts):
    return Version("v", tuple(Paragraph(text) for text in texts), language="en")


def sampled():
    """Every two versions of a sample's folder."""
    for folder in sorted(path for path in (ROOT / "samples").iterdir() if path.is_dir()):
        found = [item for item in newsdiff.read(str(folder)) if isinstance(item, Version)]
        yield from pairwise(found)


def of_data(data):
    """The hand-marked pairs and the seed: (name, pairs)."""
    sys.path.insert(0, str(ROOT / "tests" / "eval"))
    import score_claims

    yield "gold", [score_claims.load(path)[1] for path in sorted((data / "news_gold").glob("*.json"))]
    seed = [data.parent / "seed" / f"islamic-state-{name}.txt" for name in ("earlier", "later")]
    if all(path.exists() for path in seed):
        yield "seed", [tuple(next(iter(newsdiff.read(str(path)))) for path in seed)]


def invented(size):
    before = [paragraph() for _ in range(size)]
    return version(before), version(revised(before))


def lightly():
    """Twenty paragraphs of a sentence, in one of which a word was put for another."""
    before = [paragraph(1) for _ in range(20)]
    return version(before), version([*before[:7], edited(before[7], 1), *before[8:]])


def fresh(one):
    """The same version, its sentences cut (the parser's cost) and nothing else read off it."""
    made = replace(one, paragraphs=tuple(replace(p) for p in one.paragraphs))
    for each in made.paragraphs:
        each.sentences  # noqa: B018 - worked out when asked for
    return made


def costs(before, after, rounds):
    """Best CPU milliseconds of the alignment and of the claims of a pair."""
    best = [float("inf")] * 2
    for _ in range(rounds):
        sides = fresh(before), fresh(after)
        canon.canonical.cache_clear()
        canon.flat.cache_clear()
        begun = time.process_time()
        alignment = align(sides[0].paragraphs, sides[1].paragraphs)
        aligned = time.process_time()
        follow(*sides, alignment)
        best = [min(best[0], aligned - begun), min(best[1], time.process_time() - aligned)]
    return [1000 * spent for spent in best]


def ratios():
    groups = [("samples", list(sampled()))]
    if data := os.environ.get("NEWSDIFF_DATA"):
        groups += of_data(Path(data))
    else:
        print("gold and seed: not measured, NEWSDIFF_DATA is not set")
    groups.append(("one word changed in 20 paragraphs", [lightly() for _ in range(10)]))
    groups += [(f"{size} x {size} paragraphs", [invented(size)]) for size in (30, 300)]
    for name, pairs in groups:
        aligned, followed = (sum(side) / len(pairs) for side in zip(*(costs(*p, ROUNDS) for p in pairs), strict=True))
        print(
            f"{name}: alignment {aligned:.2f} ms, claims {followed:.2f} ms a pair, {followed / aligned:.2f} times",
            flush=True,
        )


def _word():
    return "".join(CHANCE.choice("bdfgklmnprst") + CHANCE.choice("aeiou") for _ in range(3))


def _name():
    return f"{_word().capitalize()} {_word().capitalize()}"


PIECES = {
    "said": lambda: "said",
    "not": lambda: "not",
    "speakers": lambda: f"{_name()} said that {_word()} was {_word()}.",
    "quotes opened": lambda: f'"{_word()} {_word()}',
    "quotes": lambda: f'"The {_word()} {_word()} of the {_word()} {_word()}," he said.',
    "names": lambda: f"{_name()},",
    "figures": lambda: f"{CHANCE.randrange(10_000)} {_word()}s,",
    "brackets": lambda: f"({CHANCE.randrange(100)}) {_word()} (",
    "dates": lambda: f"on March {CHANCE.randrange(1, 29)}, {CHANCE.randrange(1900, 2020)},",
    "hedges": lambda: f"may {_word()} about",
    "sentences": lambda: f"The {_word()} {_word()} {_word()} the {_word()}.",
    "one sentence": lambda: "The harbour board of the old town met again.",
    "commas": lambda: ", and",
    "hyphens": lambda: f"{_word()}-",
}
"""What hostile copy repeats."""


def hostile(make, size, apart):
    """Two versions of so many pieces, each its own paragraph where `apart`, of which the later has every seventh anew."""
    before = [make() for _ in range(size)]
    after = [make() if n % 7 == 3 else piece for n, piece in enumerate(before)] + [make()]
    return tuple(version(pieces if apart else [" ".join(pieces)]) for pieces in (before, after))


def growth():
    """How the cost of each shape grows when its size doubles: 2 is linear, 4 is quadratic."""
    for name, make in PIECES.items():
        for apart, least in ((False, 500), (True, 250)):
            sizes = [least * 2**n for n in range(DOUBLINGS + 1)]
            spent = [costs(*hostile(make, size, apart), 2)[1] for size in sizes]
            told = " ".join(f"{later / earlier:.2f}" for earlier, later in pairwise(spent))
            shape = "paragraphs" if apart else "one paragraph"
            print(
                f"{name}, {shape}: {spent[0]:.1f} ms at {sizes[0]}, {spent[-1]:.0f} ms at {sizes[-1]}, a doubling {told}",
                flush=True,
            )


if __name__ == "__main__":
    growth() if "--growth" in sys.argv else ratios()
