"""A version goes in, what judging it needs comes out: its words, shingles, opening and figures, each made once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.grouping.background import background
from newsdiff.grouping.figures import figures
from newsdiff.sketching import content, hashed, runs

if TYPE_CHECKING:
    from newsdiff.grouping.background import Background
    from newsdiff.model import Version

SHINGLE = 3  # words: the shingles whose overlap is told
SUBJECT = 6  # words of the body that name who acts: `Brennick Water Co of Sarnholt said`
TOPIC = 2  # words of the headline: `OMAHA HOGS`, `Brennick Water`
NAMED = re.compile(
    r"(?<=[\w,;)] )[^\W\d_]\w+"
)  # inside a sentence, where a capital is a name's (in German, any noun's)
OPENING = 45  # words of the body that hold its first sentence and, in wire copy, most of the second
LEAD = 60  # words of the body whose figures are its news


@dataclass(frozen=True)
class Profile:
    """One version as judging sees it.

    Attributes:
        words: those of the comparison key, in order, headline first.
        title: how many of them are the headline's.
        background: what each word says in this language.
        heading: the words of the headline without the desk's tags (`UPDATE 1-`).
        slug: the declared slug without its label, or "".
        body: the text of the body, where capitals show names.
    """

    words: tuple[str, ...]
    title: int
    background: Background
    heading: tuple[str, ...]
    slug: str = ""
    body: str = ""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct words."""
        return frozenset(self.words)

    @cached_property
    def headline(self) -> frozenset[str]:
        """The words of the headline, without tags."""
        return frozenset(self.heading)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The first words of the headline: who, or where."""
        return frozenset(self.heading[:TOPIC])

    @cached_property
    def subject(self) -> frozenset[str]:
        """The first words of the body."""
        return frozenset(self.words[self.title : self.title + SUBJECT])

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words of the first sentences of the body."""
        return frozenset(self.words[self.title : self.title + OPENING])

    @cached_property
    def front(self) -> frozenset[str]:
        """Headline and the first thirty words or so: where a story says what it is about."""
        return frozenset(self.words[: self.title + LEAD // 2])

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Runs of three words, hashed; a shorter text is one run."""
        return frozenset(runs(hashed(self.words), SHINGLE).tolist())

    @cached_property
    def figures(self) -> frozenset[str]:
        """Normal values of all figures."""
        return frozenset(value for _, value in self._figures)

    @cached_property
    def lead_figures(self) -> frozenset[str]:
        """Normal values of the figures in headline and lead."""
        return frozenset(value for place, value in self._figures if place < self.title + LEAD)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that stand capitalised inside a sentence of the body; none in a script without capitals."""
        found = (name for name in NAMED.findall(self.body) if name[0].isupper())
        return frozenset(words.words(" ".join(found))) & self.vocabulary

    @cached_property
    def wording(self) -> frozenset[str]:
        """The distinct words that are no figures."""
        return self.vocabulary.difference(self.words[place] for place, _ in self._figures)

    @cached_property
    def slots(self) -> dict[tuple[str, ...], str]:
        """Figures by the words around them (two before, one after): the same slot filled otherwise is a conflict."""
        found = self.words
        return {
            (*found[max(place - 2, 0) : place], "", *found[place + 1 : place + 2]): value
            for place, value in self._figures
        }

    @cached_property
    def _figures(self) -> list[tuple[int, str]]:
        return figures(self.words)

    @cached_property
    def density(self) -> float:
        """How many of the words are figures."""
        return len(self._figures) / max(len(self.words), 1)

    @cached_property
    def weights(self) -> tuple[float, float, float]:
        """What the vocabulary, the opening and the subject say."""
        return self.say(self.vocabulary), self.say(self.opening), self.say(self.subject)

    def say(self, some: frozenset[str]) -> float:
        """What some words say together, by the background of this text."""
        return sum(map(self.background.__getitem__, some))


def profile(version: Version, found: tuple[str, ...] | None = None) -> Profile:
    """Read one version for judging; `found` are its words, where they were read before."""
    if found is None:
        found = tuple(words.words(content(version)))
    head = _headline(version)
    body = "\n".join(text for number, text in version.body() if version.paragraphs[number].role != "headline")
    return Profile(
        found, len(words.words(head)), background(version.language), _heading(version, head), _slug(version), body
    )


def _headline(version: Version) -> str:
    """The headline, where the text begins with it; else nothing."""
    number, text = next(iter(version.body()), (0, ""))
    return text if text and version.paragraphs[number].role == "headline" else ""


def _heading(version: Version, head: str) -> tuple[str, ...]:
    for tag in version.label.tags:
        head = re.sub(rf"^\W*{re.escape(tag)}(?!\w)[\W_]*", "", head, flags=re.IGNORECASE)
    return tuple(words.words(head))


def _slug(version: Version) -> str:
    """The slug up to its first space, bracket or closing slash: `OSTRANE-DAM/ (UPDATE 1)` is `ostrane-dam`."""
    return re.split(r"[\s(\[]|/(?:\W|$)", words.key(version.declared.slug or ""), maxsplit=1)[0]
