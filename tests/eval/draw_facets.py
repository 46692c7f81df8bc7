"""Draw facets of changed claims from true version pairs of Reuters-21578, to be read one by one against the texts.

usage: NEWSDIFF_DATA=… python tests/eval/draw_facets.py even|odd|found-even|found-odd|loose [SIZE] [SEED]

`even` and `odd` take the pairs labelled S, the hand-aligned ones left out, by their smaller id; `found-` takes pairs that
grouping joins with a containment of .6 and more and that carry no label, `loose` those of .4 to .6. Prints the seed, what was drawn from, and for
each facet the clauses, the sides, the rule, and what a reader needs of both texts. Nothing of it may be committed.
"""

import random
import sys

import reuters
from floors import data

import newsdiff

SEED, SIZE, ALIKE, LOOSE = 20261126, 60, 0.6, 0.4


def labelled(root, odd):
    gold = {frozenset(pair) for pair in _gold()}
    found = {tuple(sorted((a, b), key=int)) for _, a, b, label in reuters.labels(root) if label == "S"}
    return sorted(
        (p for p in found if frozenset(p) not in gold and int(p[0]) % 2 == odd), key=lambda p: (int(p[0]), int(p[1]))
    )


def _gold():
    for line in (data("news_gold") / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 3 and cells[2].replace(" / ", "").isdigit():
            yield cells[2].split(" / ")


def grouped(root, stories, least, most):
    """Pairs that grouping calls versions, neither of whose texts carries a label, by their containment."""
    known = {name for _, a, b, _ in reuters.labels(root) for name in (a, b)} | {n for pair in _gold() for n in pair}
    found = set()
    for story in newsdiff.group(stories.values()):
        for join in story.joins:
            pair = tuple(sorted((join.left, join.right), key=int))
            if not set(pair) & known and join.relation == "version" and least <= join.containment < most:
                found.add(pair)
    return sorted(found, key=lambda p: (int(p[0]), int(p[1])))


def facets(stories, pairs):
    """Every material facet inside a changed claim, by pair, claim and its place in the claim."""
    for pair in pairs:
        before, after = sorted(
            (stories[name] for name in pair), key=lambda v: (v.published is None, v.published, int(v.id))
        )
        comparison = newsdiff.compare(before, after)
        for claim in comparison.claims:
            if claim.change == "changed" and claim.material:
                for number, facet in enumerate(claim.facets):
                    if facet.kind != "wording":
                        yield comparison, claim, number, facet


def shown(number, comparison, claim, place, facet):
    before, after = comparison.before, comparison.after
    print(
        f"\n===== {number}. {before.id} -> {after.id} {claim.id}.{place} {facet.kind} {facet.change} {facet.how} sure={facet.sure} inside={facet.inside}"
    )
    print("why:", facet.why)
    for name, version, side, places in (
        ("before", before, facet.before, claim.before),
        ("after ", after, facet.after, claim.after),
    ):
        print(name, "facet:", side and (side.paragraph, version.paragraphs[side.paragraph].text[side.start : side.end]))
        for where in places:
            print(name, "claim:", where.paragraph, version.paragraphs[where.paragraph].text[where.start : where.end])


def main(which, size=SIZE, seed=SEED):
    root = data("reuters21578")
    stories = reuters.stories(root)
    odd = which.endswith("odd")
    if which == "loose":
        pairs = grouped(root, stories, LOOSE, ALIKE)
    elif which.startswith("found"):
        pairs = [pair for pair in grouped(root, stories, ALIKE, 2) if int(pair[0]) % 2 == odd]
    else:
        pairs = labelled(root, odd)
    told = list(facets(stories, pairs))
    holding = {(c.before.id, c.after.id) for c, *_ in told}
    print(
        f"{which}: {len(pairs)} pairs, {len(holding)} with a facet that counts, {len(told)} facets; seed {seed}, drawn {size}"
    )
    drawn = random.Random(seed).sample(range(len(told)), min(size, len(told)))  # noqa: S311 - reproducible on purpose
    for number, index in enumerate(sorted(drawn), 1):
        shown(number, *told[index])


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
