"""The nouns of marked text: paragraphs as a page, a terminal or a Markdown file shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Look = Literal["same", "out", "put"]
LONG = 6
"""Words above which taken-out text is dotted, not struck: a struck line of prose can't be read."""


@dataclass(frozen=True)
class Run:
    """A stretch of text that is shown one way.

    Attributes:
        look: `same` on both sides, `out` (only in the earlier text) or `put` (only in the later one).
        elsewhere: its sentence stands in another paragraph of the other version.
    """

    look: Look
    text: str
    elsewhere: bool = False

    @property
    def long(self) -> bool:
        """Too long to be struck through."""
        return self.look == "out" and len(self.text.split()) > LONG

    @property
    def pieces(self) -> tuple[tuple[str, str | None], ...]:
        """The text as (what is shown, None), or (mark, code point in hex) for a character that can't be seen.

        In changed text a space that is not U+0020 is marked as well: such a change would else look like none.
        """
        if self.look == "same":
            return ((self.text, None),) if visible(self.text) == self.text else tuple(_pieces(self.text, _unseen))
        plain = self.text.isascii() and visible(self.text) == self.text
        return ((self.text, None),) if plain else tuple(_pieces(self.text, _unseen_or_space))


@dataclass(frozen=True)
class Shown:
    """A paragraph as it is shown; on one side alone, the texts of its runs joined are the paragraph, to the byte."""

    number: int
    role: str
    runs: tuple[Run, ...]


def plain(text: str) -> tuple[Run, ...]:
    """A text that is the same on both sides."""
    return (Run("same", text),)


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours that look alike made one; empty ones left out."""
    found: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if found and (found[-1].look, found[-1].elsewhere) == (run.look, run.elsewhere):
            found[-1] = Run(run.look, found[-1].text + run.text, run.elsewhere)
        else:
            found.append(run)
    return tuple(found)


def _unseen(character: str) -> bool:
    return visible(character) != character


def _unseen_or_space(character: str) -> bool:
    return _unseen(character) or (character.isspace() and character not in " \n\t")


def _pieces(text: str, unseen: Callable[[str], bool]) -> Iterator[tuple[str, str | None]]:
    start = 0
    for place, character in enumerate(text):
        if unseen(character):
            if start < place:
                yield text[start:place], None
            yield f"‹U+{ord(character):04X}›", f"{ord(character):X}"
            start = place + 1
    if start < len(text):
        yield text[start:], None
