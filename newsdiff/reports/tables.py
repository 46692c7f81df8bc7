"""Comparisons go in, the table `claim_changes` comes out as CSV (RFC 4180): a line a changed facet, safe in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdiff.reports.csvcells import record
from newsdiff.reports.writing import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdiff.model import ClaimChange, Comparison, Facet, FacetChange, Place

COLUMNS = (
    "story", "before_id", "after_id", "change", "material", "facet", "how", "before_text", "after_text",
    "before_value", "after_value", "before_paragraph", "after_paragraph",
)  # fmt: skip


def claim_changes(comparisons: Iterable[Comparison], story: str = "") -> str:
    """The contract's `claim_changes` under a header; a claim without facets has one line."""
    rows = [list(COLUMNS), *(row for comparison in comparisons for row in _rows(comparison, story))]
    return "".join(f"{record(row)}\n" for row in rows)


def _rows(comparison: Comparison, story: str) -> Iterator[list[Any]]:
    for claim in comparison.claims:
        for facet in claim.facets or (None,):
            yield [story, comparison.before.id, comparison.after.id, *_row(claim, facet)]


def _row(claim: ClaimChange, facet: FacetChange | None) -> list[Any]:
    before, after = (facet.before, facet.after) if facet else (None, None)
    return [
        claim.change, "true" if claim.material else "false",
        facet.kind if facet else None, facet.how if facet else None,
        _text(claim.before, before), _text(claim.after, after), _value(before), _value(after),
        _paragraph(claim.before, before), _paragraph(claim.after, after),
    ]  # fmt: skip


def _text(places: tuple[Place, ...], facet: Facet | None) -> str | None:
    """The facet's words, else those of the clause it is missing from."""
    return facet.text if facet else " … ".join(place.text for place in places) or None


def _value(facet: Facet | None) -> str | None:
    return dumps(dict(facet.value)) if facet and facet.value else None


def _paragraph(places: tuple[Place, ...], facet: Facet | None) -> int | None:
    if facet:
        return facet.paragraph
    return places[0].paragraph if places else None
