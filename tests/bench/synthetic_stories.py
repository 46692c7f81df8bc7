"""A deterministic corpus of invented stories as JSONL: about 500 words each, a quarter of them in several versions.

    python tests/bench/synthetic_stories.py 20000 stories.jsonl
    python tests/bench/synthetic_stories.py 50000 same.jsonl --same       one text under 50,000 ids
    python tests/bench/synthetic_stories.py 50000 near.jsonl --near       one text, each with one word of its own
    python tests/bench/synthetic_stories.py 20000 flood.jsonl --flood     each with the same 200-word paragraph

Words are made of syllables and drawn by Zipf's law, so that rare words are as rare as in a language; the text is nonsense,
and unrelated stories share no phrase but by accident: false joins are not tested by it, cost is.
"""

import json
import random
import sys
from datetime import datetime, timedelta
from itertools import accumulate

ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pr qu r s sh sl st t tr v w z".split()
NUCLEI = "a e i o u ai ea ee ie oo ou".split()
CODAS = "n r s t l m nd st ck d ng x".split()
COMMON = "the of to and in a said that for on is was it with by at from as he has its be have are will".split()
SIZE = 60_000  # words of the vocabulary
PARAGRAPH = 35  # words
VERSIONED = 8  # of 100 new stories these have two to five versions: a quarter of all texts


def vocabulary(draw):
    """Words by falling frequency, and their summed weights."""
    words = dict.fromkeys(COMMON)
    while len(words) < SIZE:
        parts = [draw.choice(ONSETS) + draw.choice(NUCLEI) + draw.choice(["", draw.choice(CODAS)]) for _ in range(2)]
        word = "".join(parts) + draw.choice(["", "", "ed", "ing", "s"])
        words[word.capitalize() if draw.random() < 0.2 else word] = None
    return list(words), list(accumulate(1 / (rank + 2.7) for rank in range(SIZE)))


def paragraph(draw, words, weights):
    count = max(8, int(draw.gauss(PARAGRAPH, 10)))
    text = draw.choices(words, cum_weights=weights, k=count)
    text[draw.randrange(count)] = str(draw.randint(2, 9000))
    stop = count // 2
    return f"{' '.join(text[:stop]).capitalize()}. {' '.join(text[stop:]).capitalize()}."


def rewritten(draw, paragraphs, words, weights):
    """The next version: a paragraph new, one gone, two with other words, at times two moved."""
    later = list(paragraphs)
    later[draw.randrange(len(later))] = paragraph(draw, words, weights)
    del later[draw.randrange(1, len(later))]
    for _ in range(2):
        place = draw.randrange(len(later))
        text = later[place].split()
        text[draw.randrange(len(text))] = draw.choices(words, cum_weights=weights)[0]
        later[place] = " ".join(text)
    if draw.random() < 0.3:
        later.insert(draw.randrange(1, len(later)), later.pop(draw.randrange(1, len(later))))
    return [*later, paragraph(draw, words, weights)]


def stories(count, shape=None):
    """Records of the corpus, in the order of time."""
    draw = random.Random(20261126)  # noqa: S311 - a corpus, not a secret
    words, weights = vocabulary(draw)
    when, open_ = datetime(2026, 1, 1), []  # noqa: DTZ001
    first = [paragraph(draw, words, weights) for _ in range(14)]
    house = " ".join(draw.choices(words, cum_weights=weights, k=200))
    for number in range(count):
        when += timedelta(seconds=draw.expovariate(1 / 60))
        if shape in {"same", "near"}:
            told = first if shape == "same" else [*first[:-1], f"{first[-1]} {words[number % SIZE]} {number}"]
        elif open_ and draw.random() < 0.17:
            place = draw.randrange(len(open_))
            told, left = open_[place]
            told = rewritten(draw, told, words, weights)
            open_[place] = (told, left - 1)
            if left == 1:
                del open_[place]
        else:
            told = [paragraph(draw, words, weights) for _ in range(max(4, int(draw.gauss(14, 3))))]
            if draw.random() < VERSIONED / 100:
                open_.append((told, draw.randint(1, 4)))
        body = [*told, house] if shape == "flood" else told
        headline = " ".join(told[0].split()[:8])
        yield {"id": f"n{number}", "headline": headline, "published": when.isoformat(), "text": "\n\n".join(body)}


def main(count, path, *shape):
    with open(path, "w", encoding="utf-8") as out:  # noqa: PTH123 - a script
        out.writelines(
            json.dumps(record) + "\n" for record in stories(int(count), shape[0].strip("-") if shape else None)
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
