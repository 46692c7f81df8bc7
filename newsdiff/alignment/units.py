"""Paragraphs go in, the units that are aligned come out: sentences with their place, their role and their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff import words
from newsdiff.model import Paragraph
from newsdiff.model.relations import weight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsdiff.model import Role

TELLING: frozenset[Role] = frozenset({"body", "summary", "bullet", "table"})
"""Roles whose sentences may change places with each other."""
STEM = 6
"""Letters of a word that count: endings go, in any language with endings; 5 to 8 are within .001 of each other."""


if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801 - a decorator
        """`cached_property` without the lock that it has before Python 3.12: a twentieth of the cost of an alignment."""

        def __init__(self, made: Callable[[Any], Any]) -> None:
            self._made = made
            self.__doc__ = made.__doc__

        def __get__(self, owner: Any, kind: type) -> Any:
            found = owner.__dict__[self._made.__name__] = self._made(owner)
            return found


@dataclass(frozen=True)
class Reading:
    """What is read off the text of a sentence, once for all the places where it stands."""

    text: str
    weight: int

    @once
    def words(self) -> list[str]:
        """The words of its comparison key; in scripts without spaces, characters."""
        return words.words(self.text)

    @once
    def letters(self) -> str:
        """Its words with a space between them: no punctuation, no capitals."""
        return " ".join(self.words)

    @once
    def stems(self) -> tuple[str, ...]:
        """Its words without their endings, in order."""
        return tuple([word[:STEM] for word in self.words])

    @once
    def distinct(self) -> frozenset[str]:
        """Its stems, each once."""
        return frozenset(self.stems)


class Unit(NamedTuple):
    """One sentence.

    Its number through the text, its paragraph, its role (`body` for all that tell), itself, its words (at least 1), and
    what else is read off it.
    """

    number: int
    paragraph: int
    role: Role
    text: str
    weight: int
    reading: Reading


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
            reading = readings.get(text) or readings.setdefault(text, Reading(text, weight(text)))
            found.append(Unit(len(found), number, role, text, reading.weight, reading))
    return found
