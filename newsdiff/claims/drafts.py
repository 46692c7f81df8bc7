"""Runs of tokens go in, the nouns of a finding come out: places and facets that cut their own text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.model import Facet, FacetChange, Place
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.marks import Shift, Spot
    from newsdiff.claims.page import Page, Sentence
    from newsdiff.claims.sides import Side
    from newsdiff.model import FacetKind

_INNER = frozenset("-‐‑'’")
_TURNED = {
    "trimmed": "extended", "unquoted": "quoted", "removed": "added", "dropped": "put on", "weaker": "stronger",
}  # fmt: skip
_TURNED |= {after: before for before, after in _TURNED.items()}


@dataclass(frozen=True)
class Draft:
    """A claim change before it has a number."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]
    facets: tuple[FacetChange, ...] = ()
    carried: bool = False

    def turned(self) -> Draft:
        """The same seen from the later to the earlier version."""
        return Draft(self.after, self.before, tuple(turned(facet) for facet in self.facets), self.carried)

    def holds(self, side: int, facet: Facet) -> bool:
        """Whether a facet stands in one of the places of a side."""
        places = (self.before, self.after)[side]
        return any(p.paragraph == facet.paragraph and p.start < facet.end and facet.start < p.end for p in places)

    def having(self, facet: FacetChange) -> Draft:
        """The draft with one more facet."""
        return replace(self, facets=(*self.facets, facet))


def turned(facet: FacetChange) -> FacetChange:
    """A facet change seen from the later to the earlier version."""
    how = _TURNED.get(facet.how, facet.how)
    why = _AGAINST.sub(r": \2 against \1", facet.why) if " against " in facet.why else facet.why
    return FacetChange(facet.kind, facet.after, facet.before, how, why, facet.sure, facet.inside)


_AGAINST = lazy(r": (“[^”]*”|[^“”:;]+?) against (“[^”]*”|[^“”:;]+)")
"""Both sides of what a rule saw, the earlier one first."""


def places(page: Page, run: Sequence[Token]) -> tuple[Place, ...]:
    """The places of a run of tokens, one a sentence; marks at either end that open or close nothing are left out."""
    found: list[Place] = []
    at = 0
    while at < len(run):
        number = run[at].sentence
        end = len(run)
        if run[-1].sentence != number:
            end = next(n for n in range(at, end) if run[n].sentence != number)
        first, last = _trimmed(run, at, end)
        if first < last:
            sentence = page.sentences[run[first].sentence]
            found.append(_place(page, sentence, run[first].start, run[last - 1].end))
        at = end
    return tuple(found)


def _trimmed(run: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    while start < end and run[start].kind == "p" and run[start].norm in {",", ";", ":", "-", ".", ")"}:
        start += 1
    while end > start and run[end - 1].kind == "p" and run[end - 1].norm in {",", ";", ":", "-", "("}:
        end -= 1
    return start, end


def _place(page: Page, sentence: Sentence, start: int, end: int) -> Place:
    whole = page.version.paragraphs[sentence.paragraph].text
    while sentence.span[0] < start and _joined(whole, start):
        start -= 1
    while end < sentence.span[1] and _joined(whole, end):
        end += 1
    text = whole[start:end]
    return Place(sentence.paragraph, sentence.index, start, end, text)


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over this edge: letters, digits, and a hyphen or apostrophe between letters."""
    left, right = text[at - 1 : at], text[at : at + 1]
    if left.isalnum():
        return right.isalnum() or (right in _INNER and text[at + 1 : at + 2].isalpha() and left.isalpha())
    return left in _INNER and right.isalpha() and text[at - 2 : at - 1].isalpha() and at > 1


def whole(page: Page, sentence: Sentence) -> tuple[Place, ...]:
    """The place of a whole sentence."""
    return (_place(page, sentence, *sentence.span),)


def facet(kind: FacetKind, page: Page, run: Sequence[Token], spot: Spot) -> Facet:
    """One side of a facet; a stretch that leaves its paragraph is cut there."""
    first = run[spot.start]
    last = next(t for t in reversed(run[spot.start : max(spot.end, spot.start + 1)]) if t.paragraph == first.paragraph)
    text = page.version.paragraphs[first.paragraph].text[first.start : last.end]
    return Facet(kind, first.paragraph, first.start, last.end, text, spot.value)


def change(shift: Shift, before: Side, after: Side) -> FacetChange:
    """A shift between two runs as the noun of the model."""
    sides = [
        facet(shift.kind, side.page, side.run, where) if where is not None else None
        for side, where in ((before, shift.before), (after, shift.after))
    ]
    spots = ((before, shift.before), (after, shift.after))
    quoted = all(where is None or side.run[where.start].quote >= 0 for side, where in spots)
    return FacetChange(
        shift.kind, sides[0], sides[1], shift.how, shift.why, shift.sure,
        "quote" if quoted and shift.kind != "quote" else None,
    )  # fmt: skip
