"""Paragraphs go in, the units that are aligned come out: sentences with their place, their role and their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.model import Paragraph
from newsdiff.model.relations import weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.model import Role

TELLING: frozenset[Role] = frozenset({"body", "summary", "bullet", "table"})
"""Roles whose sentences may change places with each other."""
STEM = 6
"""Letters of a word that count: endings go, in any language with endings; 5 to 8 are within .001 of each other."""


@dataclass(frozen=True)
class Reading:
    """What is read off the text of a sentence, once for all the places where it stands."""

    text: str

    @cached_property
    def weight(self) -> int:
        """Its words, at least 1."""
        return weight(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The words of its comparison key; in scripts without spaces, characters."""
        return words.words(self.text)

    @cached_property
    def letters(self) -> str:
        """Its words with a space between them: no punctuation, no capitals."""
        return " ".join(self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Its words without their endings, in order."""
        return tuple([word[:STEM] for word in self.words])

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Its stems, each once."""
        return frozenset(self.stems)


@dataclass(frozen=True)
class Unit:
    """One sentence: its number through the text, its paragraph, its role (`body` for all that tell), and its reading."""

    number: int
    paragraph: int
    role: Role
    reading: Reading

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.reading.text

    @property
    def weight(self) -> int:
        """As in `Reading`."""
        return self.reading.weight


def paragraphs(side: Sequence[Paragraph | str]) -> tuple[Paragraph, ...]:
    """A side as paragraphs; a plain string is a paragraph of one sentence."""
    return tuple(Paragraph(one, given=((0, len(one)),)) if isinstance(one, str) else one for one in side)


def units(*sides: Sequence[Paragraph]) -> tuple[list[Unit], ...]:
    """The sentences of each side, numbered through its text; equal ones share what is read off them."""
    readings: dict[str, Reading] = {}
    return tuple([_units(side, readings) for side in sides])


def _units(side: Sequence[Paragraph], readings: dict[str, Reading]) -> list[Unit]:
    found: list[Unit] = []
    for number, paragraph in enumerate(side):
        role: Role = "body" if paragraph.role in TELLING else paragraph.role
        for text in paragraph.sentences:
            reading = readings.get(text) or readings.setdefault(text, Reading(text))
            found.append(Unit(len(found), number, role, reading))
    return found
