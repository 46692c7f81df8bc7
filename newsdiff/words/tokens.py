"""Text cut into words, numbers, quotes and punctuation, each a whole token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.words.keys import key

if TYPE_CHECKING:
    from newsdiff.words.spans import Span

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?\b"  # 1,500 2-1 10:30 3rd
    r"|(?:[^\W\d_]\.){2,}"  # U.S. a.m.
    r"|[^\W_]+(?:['’\-‐‑][^\W_]+)*"  # words, with inner apostrophes and hyphens
    r"|\.{3}|[^\w\s]|_",
)
_WORD = re.compile(r"[^\W_]+(?:['.,:/\-][^\W_]+)*")


def tokens(text: str) -> list[Span]:
    """Spans of the tokens of a text, in order; between them stands white space only, or nothing."""
    return [match.span() for match in _TOKEN.finditer(text)]


def words(text: str) -> list[str]:
    """The words of a text's comparison key, in order, without punctuation."""
    return _WORD.findall(key(text))
