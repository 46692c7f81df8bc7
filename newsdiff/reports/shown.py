"""The nouns of marked text: paragraphs as a page, a terminal or a Markdown file shows them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    def gap(self) -> str:
        """The spaces that a changed stretch begins with: they belong to it, but are not to be seen as marked."""
        return self.text[: len(self.text) - len(self.text.lstrip(" "))] if self.text.strip(" ") else ""

    @property
    def pieces(self) -> tuple[tuple[str, str | None], ...]:
        """The text after its gap as (what is shown, None), or (mark, code point in hex) for a character that can't be seen.

        In a few changed words a space that is not U+0020 and a joiner are marked as well: a change of nothing else
        would look like none.
        """
        text = self.text if self.look == "same" else self.text[len(self.gap) :]
        close = self.look != "same" and not self.text.isascii() and len(self.text.split()) <= LONG
        if not close and visible(text) == text:
            return ((text, None),)
        return tuple(_pieces(text, close=close))


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


def _pieces(text: str, *, close: bool) -> Iterator[tuple[str, str | None]]:
    """Walks a text beside what is visible of it: where the two differ stands a mark."""
    told, at, start = visible(text), 0, 0
    for place, character in enumerate(text):
        hidden = told[at] != character
        if hidden or (close and _odd(character)):
            if start < place:
                yield text[start:place], None
            yield f"‹U+{ord(character):04X}›", f"{ord(character):X}"
            start = place + 1
        at += len(f"‹U+{ord(character):04X}›") if hidden else 1
    if start < len(text):
        yield text[start:], None


def _odd(character: str) -> bool:
    """A space or joiner that looks like another one, or like nothing."""
    return character not in " \n\t" and unicodedata.category(character) in {"Zs", "Cf"}
