"""The words of a clause go in, the sentence of a version that holds most of them comes out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

from newsdiff.claims.canon import flat
from newsdiff.claims.held import held
from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import stem
from newsdiff.claims.turns import opposed, poles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.claims.page import Page, Sentence

CARRIED = 0.7
"""Share of the content of a clause that must stand in one sentence of the other version for it to be carried there."""
PHRASED = 0.6
"""The same where four of them in a row, half of the clause, stand there in a row too."""
LOOKED_UP = 4000
"""How many places of the words of a clause are looked up at most, those of the rarest words first."""


@dataclass(frozen=True, eq=False)
class Spread:
    """Where the words of content of two versions stand; most sentences stand in both, and are read once."""

    pages: tuple[Page, Page]
    language: str

    @held
    def numbers(self) -> tuple[dict[str, int], dict[str, int]]:
        """Of both versions the texts of the sentences that tell the story, each with the number of the first that has it."""
        first, second = ({s.text: s.number for s in reversed(page.sentences) if s.told} for page in self.pages)
        return first, second

    @held
    def stems(self) -> dict[str, tuple[str, ...]]:
        """The stems of the words of content of each text, each once."""
        texts = dict.fromkeys(chain(*self.numbers))
        return {text: tuple({*map(_content, flat(text), repeat(self.language))} - {""}) for text in texts}

    @held
    def where(self) -> dict[str, list[str]]:
        """The texts that each stem stands in."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for text, stems in self.stems.items():
            for word in stems:
                found[word].append(text)
        return dict(found)

    def mentions(self, side: int, stems: Iterable[str]) -> bool:
        """Whether words of these stems all stand in a version."""
        return all(any(text in self.numbers[side] for text in self.where.get(word, ())) for word in stems)

    def best(self, side: int, words: Sequence[str]) -> tuple[float, Sentence | None]:
        """The sentence of a version that holds most of these different stems: the share, and the sentence; the first of equals.

        None that holds less than `PHRASED` of them: a sentence that does holds so many of the rarest that those looked up last
        need not be looked up at all. Words that stand in too many sentences are not looked up either. Only what can still
        hold as many as the sentence with most of those looked up is read whole.
        """
        needed = int(PHRASED * len(words))
        rare = sorted([self.where.get(word, []) for word in words], key=len)[: len(words) - needed // 2]
        while sum(map(len, rare)) > LOOKED_UP:
            rare.pop()
        numbers, counts = self.numbers[side], Counter(chain.from_iterable(rare))
        here = {text: count for text, count in counts.items() if text in numbers}
        least = max(1, max(needed, max(here.values(), default=0)) - (len(words) - len(rare)))
        near = [text for text, count in here.items() if count >= least]
        sought = {*words}
        held = [(len(sought.intersection(self.stems[text])), -numbers[text]) for text in near]
        most, number = max(held, default=(0, 0))
        return (most / len(words), self.pages[side].sentences[-number]) if most else (0.0, None)


@lru_cache(maxsize=65536)
def _content(word: str, language: str) -> str:
    """The stem of a word of content, "" of a word of grammar."""
    return "" if word in table(language, "function") else stem(word)


def phrased(words: Sequence[str], there: Sentence, language: str) -> bool:
    """Whether four words of content in a row, and half of all, stand in a row in a sentence."""
    told = f" {' '.join(filter(None, map(_content, flat(there.text), repeat(language))))} "
    size = max(4, (len(words) + 1) // 2)
    return any(f" {' '.join(words[at : at + size])} " in told for at in range(len(words) - size + 1))


MANY = 40
"""How many verbs of a clause or a sentence that the other lacks are asked whether they turn one another round."""
LONGER = 3
"""How many times as long as a clause a sentence may be that is asked what it leaves open."""


def agrees(words: Sequence[str], there: Sentence, language: str) -> bool:
    """Whether a sentence leaves open what a clause leaves open, and has no verb that turns round one of the clause.

    `has not said whether it will pay` stands not in `refused to pay`; asked of sentences about as long as the clause alone.
    """
    if language != "en":
        return True
    told = flat(there.text)
    pairs = (words, {*told}), (told, {*words})
    own, others = ([w for w in one if w not in other and poles(w, language)][:MANY] for one, other in pairs)
    if any(opposed(one, two, language) for one in own for two in others):
        return False
    return ("whether" in words) == ("whether" in told) or len(told) > LONGER * len(words)
