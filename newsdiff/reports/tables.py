"""Comparisons go in, the table `claim_changes` comes out as CSV (RFC 4180): a line a changed facet, safe in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdiff.reports.csvcells import record
from newsdiff.tables import COLUMNS, claim_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.model import Comparison


def claim_changes(comparisons: Iterable[Comparison], story: str = "") -> str:
    """The contract's `claim_changes` under a header; a claim without facets has one line."""
    rows = (list(row.values()) for comparison in comparisons for row in claim_rows(comparison, story))
    return "".join(f"{record(map(_plain, row))}\n" for row in (list(COLUMNS["claim_changes"]), *rows))


def _plain(cell: Any) -> Any:
    return str(cell).lower() if isinstance(cell, bool) else cell
