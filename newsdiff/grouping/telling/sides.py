"""Two texts of one story, side by side, as the rules look at them: the one that may be the earlier, then the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.model import CONTENT

if TYPE_CHECKING:
    import re

    from newsdiff.model import Alignment, Version

ALIKE = 0.4  # similarity of two sentences of which one is taken for the other's successor
SHOWN = 90  # characters of a phrase that is quoted


@dataclass(frozen=True)
class Tell:
    """One thing that gives the order away: the rule's name, and a clause for the reader that quotes the phrase."""

    rule: str
    why: str


@dataclass(frozen=True)
class Match:
    """A sentence of each text (or several, joined) that answer to each other, and how far down each stands.

    `first_at` and `second_at` count body paragraphs from 0, the lede; -1 is above it.
    """

    first: str
    second: str
    first_at: int
    second_at: int


@dataclass(frozen=True)
class Texts:
    """Two texts side by side: the one that may be the earlier, the one that may be the later, and their alignment."""

    first: Version
    second: Version
    alignment: Alignment

    @cached_property
    def told(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sentences of each that tell the story, white space collapsed."""
        return _told(self.first), _told(self.second)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Sentences that answer to each other and differ, in the order of the second text."""
        here, there = self.alignment.before_places, self.alignment.after_places
        depths = _depths(self.first), _depths(self.second)
        found = []
        for link in self.alignment.links:
            if not ALIKE <= link.similarity < 1 or not (link.before and link.after):
                continue
            a, b = [here[n] for n in link.before], [there[n] for n in link.after]
            first, second = _joined(self.first, a), _joined(self.second, b)
            if first and second:
                found.append(Match(first, second, depths[0][a[0][0]], depths[1][b[0][0]]))
        return tuple(found)


def _told(version: Version) -> tuple[str, ...]:
    return tuple(" ".join(s.split()) for p in version.paragraphs if p.role in CONTENT for s in p.sentences)


def _joined(version: Version, where: list[tuple[int, int]]) -> str:
    """Sentences in one text, of paragraphs that tell the story only."""
    told = [version.paragraphs[p].sentences[s] for p, s in where if version.paragraphs[p].role in CONTENT]
    return " ".join(" ".join(told).split())


def _depths(version: Version) -> list[int]:
    """For each paragraph, which body paragraph it is, or the last one above it."""
    return [count - 1 for count in accumulate(paragraph.role == "body" for paragraph in version.paragraphs)]


def quoted(match: re.Match[str]) -> str:
    """The phrase that decided, in quotation marks, cut to a readable length."""
    found = match[0].strip(" ,;")
    return words.visible(f"“{found if len(found) <= SHOWN else found[: SHOWN - 1].rstrip() + '…'}”")
