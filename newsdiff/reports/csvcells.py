"""Cells go in, one record of CSV (RFC 4180) comes out: safe in a spreadsheet and in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_QUOTED = frozenset(',"\n')


def record(cells: Iterable[Any]) -> str:
    """Cells in one record, without the line feed that ends it; None is an empty cell.

    A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); a character
    that a terminal would obey is shown as a mark, ‹U+001B›. What must be read back exactly is in the JSON.
    """
    return ",".join(_cell(cell) for cell in cells)


def _cell(found: Any) -> str:
    text = "" if found is None else str(found)
    text = visible("'" + text if isinstance(found, str) and text.startswith(_FORMULA) else text)
    return '"' + text.replace('"', '""') + '"' if _QUOTED & set(text) else text
