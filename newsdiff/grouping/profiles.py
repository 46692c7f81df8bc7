"""A version goes in, what judging it needs comes out: its words, shingles, form and figures, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.grouping.background import background
from newsdiff.grouping.figures import figures
from newsdiff.sketching import content

if TYPE_CHECKING:
    from datetime import datetime

    from newsdiff.grouping.background import Background
    from newsdiff.model import Version

LEAD = 60  # words of the body that count as its lead: two sentences of wire copy
COMMON = 3.0  # a word in more than one text of twenty belongs to the form
_SIZE = 3
_BLANK = ""


@dataclass(frozen=True)
class Profile:
    """One version as judging sees it. `words` are those of the comparison key, headline first."""

    version: Version

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words that tell the story, in order."""
        return tuple(words.words(content(self.version)))

    @cached_property
    def headline(self) -> frozenset[str]:
        """The words of the headline."""
        return frozenset(self.words[: self._headline])

    @cached_property
    def _headline(self) -> int:
        """How many of the words are the headline's."""
        first = next(iter(self.version.body()), None)
        if first is None or self.version.paragraphs[first[0]].role != "headline":
            return 0
        return len(words.words(first[1]))

    @cached_property
    def background(self) -> Background:
        """How much each word says in this language."""
        return background(self.version.language)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct words."""
        return frozenset(self.words)

    @cached_property
    def weight(self) -> float:
        """What the distinct words say in all."""
        return sum(map(self.background.__getitem__, self.vocabulary))

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Runs of three words; a shorter text is one run."""
        found = self.words
        return frozenset(zip(found, found[1:], found[2:], strict=False)) if len(found) >= _SIZE else frozenset([found])

    @cached_property
    def form(self) -> frozenset[tuple[str, ...]]:
        """Runs of four words in which all but common words are blanks: what is left is the form of a template."""
        table = self.background
        found = [word if table[word] <= COMMON else _BLANK for word in self.words]
        runs = zip(found, found[1:], found[2:], found[3:], strict=False)
        return frozenset(runs)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Normal values of all figures."""
        return frozenset(value for _, value in self._figures)

    @cached_property
    def lead_figures(self) -> frozenset[str]:
        """Normal values of the figures in headline and lead."""
        end = self._headline + LEAD
        return frozenset(value for place, value in self._figures if place < end)

    @cached_property
    def slots(self) -> dict[tuple[str, ...], str]:
        """Figures by the words around them (two before, one after): the same slot filled otherwise is a conflict."""
        found = self.words
        return {
            (*found[max(place - 2, 0) : place], _BLANK, *found[place + 1 : place + 2]): value
            for place, value in self._figures
        }

    @cached_property
    def _figures(self) -> list[tuple[int, str]]:
        return figures(self.words)

    @property
    def published(self) -> datetime | None:
        """When it was published, as far as known."""
        return self.version.published
