"""Runs go in, lines for a terminal come out: words wrapped to its width, what changed marked by signs and, if wanted, colours."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from newsdiff.words import visible
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdiff.reports.shown import Run

SIGNS = {"out": ("[-", "-]"), "put": ("{+", "+}")}
# SGR (ECMA-48) with colours of the 256 that stand out on black and on white: orange, blue, violet
COLORS = {
    "out": "38;5;166;9", "put": "38;5;32;4", "removed": "38;5;166", "added": "38;5;32",
    "moved": "38;5;134", "bold": "1", "dim": "2",
}  # fmt: skip
_PARTS = lazy(r"\s+|\S+")
Fragment = tuple[str, str]
"""(style, text); the style is a key of COLORS, or empty."""


def styled(text: str, style: str, *, color: bool) -> str:
    """A text in a style, where colours are on. The text must be visible already."""
    return f"\x1b[{COLORS[style]}m{text}\x1b[0m" if color and style and text else text


def fragments(runs: Iterable[Run]) -> list[Fragment]:
    """Runs as styled fragments, with signs round what changed; a space before it stays outside the sign."""
    found: list[Fragment] = []
    for run in runs:
        text = visible(run.text)
        if run.look == "same":
            found.append(("", text))
            continue
        opening, closing = SIGNS[run.look]
        bare = text.strip()
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if not bare:  # only white space changed
            lead, bare, tail = "", "".join(f"‹U+{ord(character):04X}›" for character in run.text), ""
        found += [("", lead), (run.look, f"{opening}{bare}{closing}"), ("", tail)]
    return found


def wrap(parts: Sequence[Fragment], width: int, first: str, rest: str, *, color: bool) -> Iterator[str]:
    """Lines of at most `width` columns, broken at spaces; a word that fits in no line is broken anywhere.

    `first` and `rest` stand before the first and the other lines and are counted in.
    """
    line, used, empty = first, cells(first), True
    for word in _words(parts, max(8, width - cells(rest))):
        size = sum(cells(text) for _, text in word)
        if not empty and used + 1 + size > width:
            yield line
            line, used, empty = rest, cells(rest), True
        if not empty:
            line, used = line + " ", used + 1
        line += "".join(styled(text, style, color=color) for style, text in word)
        used, empty = used + size, False
    yield line


def cells(text: str) -> int:
    """Columns of a terminal (UAX #11): wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _words(parts: Sequence[Fragment], width: int) -> Iterator[list[Fragment]]:
    """Fragments between two spaces; one that is wider than a line in pieces that fit."""
    word: list[Fragment] = []
    for style, text in parts:
        for match in _PARTS.finditer(text):
            if match.group().isspace():
                if word:
                    yield from _broken(word, width)
                word = []
            else:
                word.append((style, match.group()))
    if word:
        yield from _broken(word, width)


def _broken(word: list[Fragment], width: int) -> Iterator[list[Fragment]]:
    if sum(cells(text) for _, text in word) <= width:
        yield word
        return
    line: list[Fragment] = []
    used = 0
    for style, text in word:
        start = 0
        for place, character in enumerate(text):
            size = cells(character)
            if used + size > width:
                yield [*line, (style, text[start:place])]
                line, used, start = [], 0, place
            used += size
        line.append((style, text[start:]))
    yield line
