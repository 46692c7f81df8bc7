"""The sentences that both versions share letter for letter: read only where they can hold what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from newsdiff.claims.canon import canonical, flat
from newsdiff.claims.held import held
from newsdiff.claims.lexicon import GLOSSED, phrases, table
from newsdiff.claims.sides import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.names import Case
    from newsdiff.claims.page import Page, Sentence


@dataclass(frozen=True, eq=False)
class Shared:
    """Sentences of a version that stand in the other one too."""

    page: Page
    sentences: Sequence[Sentence]
    case: Case
    language: str

    def _of(self, sentences: Sequence[Sentence]) -> Side:
        return Side(self.page, tuple(sentence.number for sentence in sentences), self.case, self.language)

    @held
    def counting(self) -> Side:
        """Those that may hold a figure or a time: they have a digit, or a word of those lists."""
        if self.language != "en":
            return self._of(self.sentences)
        words = (word for s in self.sentences for word in flat(s.text))
        telling = {word for word in words if word[0].isdigit() or word[0] >= SPACELESS} | _counting(self.language)
        return self._of([s for s in self.sentences if not telling.isdisjoint(flat(s.text))])

    @held
    def speaking(self) -> Side:
        """Those in which somebody may speak: they have a word of speech, or a dash with a source behind it."""
        if self.language in GLOSSED:
            return self._of(self.sentences)
        words = table(self.language, "speech").keys() | phrases(self.language, "according").keys()
        return self._of(
            [s for s in self.sentences if "-" in canonical(s.text)[0] or not words.isdisjoint(flat(s.text))]
        )


SPACELESS = "\u0e00"
"""From here on are the writings that put no space between a word and a number: a word of theirs may hold one."""


@cache
def _counting(language: str) -> frozenset[str]:
    """The words that a figure or a time needs: those that only lead to one (`a`, `in`, `since`) tell nothing alone."""
    lists = table(language, "numbers") | table(language, "times")
    return frozenset(word for word, columns in lists.items() if not {"article", "dating", "when", "zone"} & {*columns})
