"""Paragraphs go in, the units that are aligned come out: sentences with their place, their role and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdiff import words
from newsdiff.model import Paragraph
from newsdiff.model.relations import Once, weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsdiff.model import Role

TELLING: frozenset[Role] = frozenset({"body", "summary", "bullet", "table"})
"""Roles whose sentences may change places with each other."""
STEM = 6
"""Letters of a word that count: endings go, in any language with endings; 5 to 8 are within .001 of each other."""


class Readings:
    """What is read off texts, each once for all the places where it stands.

    Attributes:
        words: the words of a text's comparison key; in scripts without spaces, characters.
        letters: those with a space between them: no punctuation, no capitals.
        stems: those without their endings, in order.
        distinct: each stem once, in order of appearance.
    """

    def __init__(self) -> None:
        # tuples and dicts of strings, which the garbage collector passes over: a tenth of the cost of 5,000 paragraphs
        read = Once(lambda text: tuple(words.words(text)))
        stems = Once(lambda text: tuple([word[:STEM] for word in read[text]]))
        self.words, self.stems = read, stems
        self.letters = Once(lambda text: " ".join(read[text]))
        self.distinct = Once(lambda text: dict.fromkeys(stems[text]))


class Unit(NamedTuple):
    """One sentence: its number through the text, its paragraph, its role (`body` for all that tell), its words (at least 1)."""

    number: int
    paragraph: int
    role: Role
    text: str
    weight: int


def paragraphs(side: Sequence[Paragraph | str]) -> tuple[Paragraph, ...]:
    """A side as paragraphs; a plain string is a paragraph of one sentence."""
    return tuple(Paragraph(one, given=((0, len(one)),)) if isinstance(one, str) else one for one in side)


def units(*sides: Sequence[Paragraph]) -> tuple[list[Unit], ...]:
    """The sentences of each side, numbered through its text."""
    weights = Once(weight)
    return tuple([_units(side, weights) for side in sides])


def _units(side: Sequence[Paragraph], weights: Mapping[str, int]) -> list[Unit]:
    found: list[Unit] = []
    for number, paragraph in enumerate(side):
        role: Role = "body" if paragraph.role in TELLING else paragraph.role
        for text in paragraph.sentences:
            found.append(Unit(len(found), number, role, text, weights[text]))
    return found
