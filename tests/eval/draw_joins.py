"""Draw joined pairs of Reuters-21578 by their containment, to be read one by one against the texts.

usage: NEWSDIFF_DATA=… python tests/eval/draw_joins.py [SEED]
       NEWSDIFF_DATA=… python tests/eval/draw_joins.py --largest [COUNT]

Draws from all pairs that the verdicts join and that stand in one story of the whole collection, band after band, or shows
the stories of the most different texts. Prints the seed, what was drawn from, and the texts. Nothing of it may be committed.
"""

import random
import sys

import reuters
from floors import data

import newsdiff

SEED, LARGEST, MOST = 20261126, 10, 900
BANDS = ((0.0, 0.3, 20), (0.3, 0.5, 15), (0.5, 0.8, 15), (0.8, 2.0, 10))
"""Containment from, below, and how many of its pairs are read: where joins are doubtful, more."""


def joined(stories):
    """The joining pairs of all stories, the earlier version first, by their ids as numbers."""
    for story in stories:
        places = {version.id: place for place, version in enumerate(story.versions)}
        for join in story.joins:
            yield tuple(sorted((join.left, join.right), key=places.__getitem__)), join


def shown(version):
    head, text = (version.paragraphs[0].text, version.paragraphs[1:])
    when = version.published and version.published.isoformat(sep=" ")
    print(f"--- {version.id} · {when}\n{head}\n{' / '.join(paragraph.text for paragraph in text)[:MOST]}")


def pairs(texts, stories, seed):
    found = sorted(joined(stories), key=lambda pair: tuple(map(int, pair[0])))
    chance = random.Random(seed)  # noqa: S311 - reproducible on purpose
    number = 0
    for least, most, size in BANDS:
        band = [pair for pair in found if least <= pair[1].containment < most]
        print(
            f"\n##### containment from {least} to below {most}: {len(band)} of {len(found)} joined pairs; seed {seed}"
        )
        for (one, other), join in sorted(chance.sample(band, min(size, len(band))), key=lambda pair: pair[0]):
            number += 1
            print(f"\n===== {number}. {one} -> {other}, containment {join.containment}, {join.relation}: {join.why}")
            shown(texts[one])
            shown(texts[other])


def largest(stories, count):
    sizes = {story: len({version.digest for version in story.versions}) for story in stories}
    for story in sorted(stories, key=lambda story: (-sizes[story], story.id))[:count]:
        print(f"\n===== {story.id}: {len(story.versions)} versions, {sizes[story]} different texts")
        for version in story.versions:
            shown(version)
        for (one, other), join in joined([story]):
            print(f"{one} -> {other}: {join.why}")


def main(*asked):
    texts = reuters.stories(data("reuters21578"))
    stories = newsdiff.group(texts.values())
    if asked and asked[0] == "--largest":
        largest(stories, int(asked[1]) if len(asked) > 1 else LARGEST)
    else:
        pairs(texts, stories, int(asked[0]) if asked else SEED)


if __name__ == "__main__":
    main(*sys.argv[1:])
