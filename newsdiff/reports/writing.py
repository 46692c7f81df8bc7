"""A value goes in, JSON comes out that keeps every character and can't steer a terminal."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

from newsdiff.words import visible
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    import re

_RARE = lazy(r"[^\n\x20-\x7e]")


def dumps(found: Any, *, indent: int | None = None) -> str:
    """JSON (RFC 8259) in readable Unicode; control, bidi and zero-width characters and lone surrogates as escapes.

    It is one line without `indent`. What was escaped reads back as the same character.
    """
    if indent is None:
        return safe(json.dumps(found, ensure_ascii=False, separators=(",", ":")))
    out = StringIO()  # `json.dumps` keeps each piece as a string of its own: twice the memory
    json.dump(found, out, ensure_ascii=False, indent=indent, separators=(",", ": "))
    return safe(out.getvalue())


def line(found: Any) -> str:
    """One JSON value in one line of a table, a space after each comma; escapes as in `dumps`."""
    return safe(json.dumps(found, ensure_ascii=False))


def safe(text: str) -> str:
    """JSON whose unseen characters are escapes: it reads back as the same value."""
    return text if text.isprintable() or visible(text) == text else _RARE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    return character if visible(character) == character else json.dumps(character)[1:-1]
