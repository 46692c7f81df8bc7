"""Stories, pairs and comparisons go in, the rows of the tables come out that the archive exports and the cluster writes.

A row is a mapping of its table's columns, the contract's first and in its order, to plain values: text, whole numbers,
decimals, truth values, lists of them, or None.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsdiff.model.packing import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsdiff.model import ClaimChange, Comparison, Facet, FacetChange, Pair, Place, Rule, Scheme, Version

    Row = dict[str, Any]

COLUMNS: Mapping[str, Mapping[str, type]] = {
    "versions": {
        "id": str, "digest": str, "story": str, "position": int, "source": str, "published": str, "label": str,
        "state": str, "language": str, "headline": str, "words": int, "record": str,
        "rules": list,
    },
    "pairs": {
        "left": str, "right": str, "relation": str, "containment": float, "jaccard": float, "figures": float,
        "hours": float, "declared": str, "score": float, "why": str,
    },
    "links": {
        "before_id": str, "after_id": str, "unit": str, "before": list, "after": list, "change": str, "moved": bool,
        "similarity": float,
    },
    "claim_changes": {
        "story": str, "before_id": str, "after_id": str, "change": str, "material": bool, "facet": str, "how": str,
        "before_text": str, "after_text": str, "before_value": str, "after_value": str, "before_paragraph": int,
        "after_paragraph": int,
    },
    "signatures": {"id": str, "shingle": int, "hashes": int, "seed": int, "family": str, "values": tuple},
}  # fmt: skip
"""The columns of each table and what they hold. `list`: positions, as a comparison has them; `tuple`: whole numbers."""


def version_row(version: Version, story: str, position: int, rules: Iterable[Rule] = ()) -> Row:
    """A version in its story; `record` holds all of it (`model.packing`), so that a table can be read back.

    Of the `rules`, those about this version are told.
    """
    return {
        "id": version.id, "digest": version.digest, "story": story, "position": position,
        "source": version.sources[0].name if version.sources else None,
        "published": version.published.isoformat() if version.published else None,
        "label": version.label.kind, "state": version.state, "language": version.language,
        "headline": version.headline, "words": version.words, "record": packed(version),
        "rules": [rule.as_dict() for rule in rules if version.id in {rule.left, rule.right}],
    }  # fmt: skip


def pair_row(pair: Pair) -> Row:
    """A judged pair with its evidence."""
    found = pair.as_dict()
    return {name: found[name] for name in COLUMNS["pairs"]}


def link_rows(comparison: Comparison) -> Iterator[Row]:
    """The relations of paragraphs (positions [5, 16]), then those of sentences ([[6, 0]]: paragraph, sentence in it)."""
    alignment = comparison.alignment
    here, there = alignment.before_places, alignment.after_places
    ids = {"before_id": comparison.before.id, "after_id": comparison.after.id}
    for relation in alignment.paragraphs:
        yield ids | {
            "unit": "paragraph", "before": list(relation.before), "after": list(relation.after),
            "change": relation.change, "moved": relation.moved, "similarity": relation.similarity,
        }  # fmt: skip
    for link in alignment.links:
        yield ids | {
            "unit": "sentence", "before": [list(here[n]) for n in link.before],
            "after": [list(there[n]) for n in link.after], "change": link.change, "moved": link.moved,
            "similarity": link.similarity,
        }  # fmt: skip


def claim_rows(comparison: Comparison, story: str = "") -> Iterator[Row]:
    """A row a changed facet; a claim without facets has one row."""
    ids = {"story": story, "before_id": comparison.before.id, "after_id": comparison.after.id}
    for claim in comparison.claims:
        for facet in claim.facets or (None,):
            yield ids | _claim(claim, facet)


def signature_rows(name: str, values: Sequence[int], schemes: Sequence[Scheme]) -> Iterator[Row]:
    """The signatures of one version, a row a scheme; `values` are those of all schemes, one after the other."""
    start = 0
    for scheme in schemes:
        end = start + scheme.hashes
        yield {
            "id": name, "shingle": scheme.shingle, "hashes": scheme.hashes, "seed": scheme.seed,
            "family": scheme.family, "values": tuple(values[start:end]),
        }  # fmt: skip
        start = end


def cells(row: Mapping[str, Any]) -> Row:
    """A row as CSV and Parquet hold it: positions as JSON, a lone surrogate as its escape."""
    told = {
        name: json.dumps(value, separators=(",", ":")) if isinstance(value, list) else value
        for name, value in row.items()
    }
    return {name: plain(value) if isinstance(value, str) else value for name, value in told.items()}


def plain(text: str) -> str:
    """A text that any table can hold: a lone surrogate as its escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _claim(claim: ClaimChange, facet: FacetChange | None) -> Row:
    before, after = (facet.before, facet.after) if facet else (None, None)
    return {
        "change": claim.change, "material": claim.material,
        "facet": facet.kind if facet else None, "how": facet.how if facet else None,
        "before_text": _text(claim.before, before), "after_text": _text(claim.after, after),
        "before_value": _value(before), "after_value": _value(after),
        "before_paragraph": _paragraph(claim.before, before), "after_paragraph": _paragraph(claim.after, after),
    }  # fmt: skip


def _text(places: tuple[Place, ...], facet: Facet | None) -> str | None:
    """The facet's words, else those of the clause it is missing from."""
    return facet.text if facet else " … ".join(place.text for place in places) or None


def _value(facet: Facet | None) -> str | None:
    return json.dumps(dict(facet.value), ensure_ascii=False, separators=(",", ":")) if facet and facet.value else None


def _paragraph(places: tuple[Place, ...], facet: Facet | None) -> int | None:
    if facet:
        return facet.paragraph
    return places[0].paragraph if places else None
