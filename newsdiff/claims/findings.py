"""Drafts of claim changes go in, findings come out: numbered in the order of the later text, repeats pointed out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.claims.canon import flat
from newsdiff.claims.figures import measure
from newsdiff.claims.notices import notices
from newsdiff.model import ClaimChange, Findings

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from newsdiff.claims.drafts import Draft
    from newsdiff.model import Alignment, Facet, FacetChange, Version

Key = frozenset[tuple[str, str, str]]


def findings(
    before: Version,
    after: Version,
    alignment: Alignment,
    drafts: Sequence[Draft],
    ignored: Counter[str],
    missing: tuple[tuple[str, str], ...],
) -> Findings:
    """Number the drafts, point out those that tell one change again, and set the desk's notices beside them."""
    linked = {b: min(link.after) for link in alignment.links if link.after for b in link.before}
    places = [{place: n for n, place in enumerate(side)} for side in (alignment.before_places, alignment.after_places)]
    ordered = sorted(drafts, key=lambda draft: _order(draft, places, linked))
    claims = [ClaimChange(f"c{n}", d.before, d.after, _sorted(d.facets), d.carried) for n, d in enumerate(ordered, 1)]
    told = _repeats(claims)
    seen = tuple((name, ignored[name]) for name in ("typography", "spelling"))
    return Findings(told, notices(before, after, told), seen, missing)


def _order(draft: Draft, places: Sequence[dict[tuple[int, int], int]], linked: dict[int, int]) -> tuple[object, ...]:
    """By the later text; what is gone stands after what preceded it in the earlier one."""
    if draft.after:
        first = draft.after[0]
        at = places[1][first.paragraph, first.sentence]
        return (at, 0, first.start, draft.before)
    first = draft.before[0]
    number = places[0][first.paragraph, first.sentence]
    at = next((linked[n] for n in range(number, -1, -1) if n in linked), -1)
    return (at, 1 + number, first.start, draft.before)


def _sorted(facets: tuple[FacetChange, ...]) -> tuple[FacetChange, ...]:
    """Facets in the order of the text, those of the later one first; each told once."""

    def place(facet: FacetChange) -> tuple[object, ...]:
        spots = [(f.paragraph, f.start, f.end) if f else (-1, -1, -1) for f in (facet.after, facet.before)]
        return (*spots, facet.kind, facet.how)

    return tuple(dict.fromkeys(sorted(facets, key=place)))


def _repeats(claims: Sequence[ClaimChange]) -> tuple[ClaimChange, ...]:
    """Point each changed claim that only tells facets of an earlier one again to that one."""
    found: list[ClaimChange] = []
    keys: list[tuple[str, Key]] = []
    for claim in claims:
        key = _key(claim)
        first = next((name for name, told in keys if key and key <= told), None)
        found.append(replace(claim, same_as=first) if first else claim)
        if first is None and claim.change == "changed" and claim.material:
            keys.append((claim.id, key))
    return tuple(found)


def _key(claim: ClaimChange) -> Key:
    """What a changed claim tells: of each facet the kind, and both values (the words, where it has none).

    A word that turns or softens has no content of its own, so its clause belongs to it.
    """
    if claim.change != "changed" or not claim.material:
        return frozenset()
    return frozenset(
        (f.kind + _clause(claim, f), _told(f.before), _told(f.after)) for f in claim.facets if f.kind != "wording"
    )


def _clause(claim: ClaimChange, facet: FacetChange) -> str:
    places = (*claim.before, *claim.after) if facet.kind in _LEANING and None in {facet.before, facet.after} else ()
    return " ".join(word for place in places for word in flat(place.text))


_LEANING = frozenset({"hedge", "negation"})


def _told(facet: Facet | None) -> str:
    if facet is None:
        return ""
    if facet.kind not in {"figure", "time"}:
        return " ".join(flat(facet.text))
    return repr([(name, given) for name, given in facet.value or () if name != "unit" or measure(str(given))])
