"""Writes the background table of a language of which we have no news to count in, from a list of its words by rank.

    python tests/eval/rank_words.py de German > newsdiff/grouping/frequencies/de.txt

The lists are the stop lists of jusText (BSD-2-Clause), frequent words first. By Zipf's law the word of rank r is about
.08 / (r + 2) of all words, so a text of 150 words holds it with probability 1 - (1 - that)^150.
"""

import math
import pkgutil
import sys
from collections import defaultdict


def main(language: str, name: str) -> None:
    classes = defaultdict(list)
    for rank, word in enumerate(ranked(name), 1):
        share = 1 - (1 - 0.08 / (rank + 2)) ** 150
        classes[round(-2 * math.log(share)) / 2].append(word)
    print(
        f"# {language}: -ln(share of texts that hold the word) by the word's rank in jusText's stop list (BSD-2-Clause)"
    )
    for weight, found in sorted(classes.items()):
        print(weight, *found)


def ranked(name: str) -> list[str]:
    """Distinct words in lower case, in the order of the list."""
    text = pkgutil.get_data("justext", f"stoplists/{name}.txt").decode("utf-8")
    return list(dict.fromkeys(word for line in text.splitlines() if (word := line.strip().casefold()).isalpha()))


if __name__ == "__main__":
    main(*sys.argv[1:])
