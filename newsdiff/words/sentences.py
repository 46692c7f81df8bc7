"""A paragraph goes in, the spans of its sentences come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.words.spans import Span

_END = re.compile(r"[.!?…][\"'”’)\]]*(\s+)(?=[\"'“‘(\[]*[^\W\d_a-z])")


def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph, in order; between them stands white space only.

    An empty text has none.
    """
    found: list[Span] = []
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        found.append((start, match.start(1)))
        start = match.end()
    end = len(text.rstrip())
    return (*found, (start, end)) if start < end else tuple(found)
