"""Counts in how many texts each word stands, and writes the background table of one language.

    python tests/eval/count_words.py en stories.jsonl > newsdiff/grouping/frequencies/en.txt

The table holds words that at least one text in 500 has, in classes of half a natural logarithm; nothing of any text's
order can be read from it. Numbers are left out: how common `7` is depends on the desk.
"""

import json
import math
import sys
from collections import Counter, defaultdict

from newsdiff import words

RAREST = 1 / 500


def main(language: str, *paths: str) -> None:
    seen: Counter[str] = Counter()
    texts = 0
    for path in paths:
        with open(path, encoding="utf-8") as lines:  # noqa: PTH123 - a script
            for line in lines:
                record = json.loads(line)
                texts += 1
                seen.update(set(words.words(f"{record.get('headline') or ''}\n{record['text']}")))
    classes = defaultdict(list)
    for word, count in seen.items():
        if count >= texts * RAREST and not word[0].isdigit():
            classes[round(-2 * math.log(count / texts)) / 2].append(word)
    print(f"# {language}: -ln(share of {texts} texts that hold the word), then the words; rarer ones are not listed")
    for weight, found in sorted(classes.items()):
        print(weight, *sorted(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
