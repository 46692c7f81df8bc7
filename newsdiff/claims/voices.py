"""What became of the quotations goes in with the drafts so far, drafts that tell it come out: each in the claim it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdiff.claims import drafts, quotes
from newsdiff.claims.drafts import Draft
from newsdiff.claims.marks import Spot
from newsdiff.model import FacetChange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.page import Page, Sentence
    from newsdiff.model import Facet

Numbers = tuple[int, ...]
Pages = tuple["Page", "Page"]
Inside = list[list["Sentence"]]
"""The sentences of both sides that a quotation stands in."""


def quotations(pages: Pages, links: Sequence[tuple[Numbers, Numbers]], told: Sequence[Draft]) -> list[Draft]:
    """Quotations, followed over the whole text; what became of one is told with the claim that it stands in."""
    changed = [
        sorted({s.paragraph for link in links for n in link[which] if (s := page.sentences[n]).told})
        for which, page in enumerate(pages)
    ]
    found = [quotes.said(page, numbers) for page, numbers in zip(pages, changed, strict=True)]
    turns = quotes.turned(found[0], found[1], *pages)
    if not turns:
        return [*told]
    shelf = _Shelf()
    for draft in told:
        shelf.put(draft)
    linked = [{n: link[1 - which] for link in links for n in link[which]} for which in (0, 1)]
    for turn in turns:
        _tell(shelf, _quote(pages, turn), pages, linked)
    return [*shelf.kept.values()]


@dataclass(eq=False)
class _Shelf:
    """Drafts by number, and which of them stand in a sentence: by side, paragraph and sentence of it."""

    kept: dict[int, Draft] = field(default_factory=dict)
    standing: dict[tuple[int, int, int], list[int]] = field(default_factory=dict)
    put_so_far: int = 0

    def put(self, draft: Draft) -> None:
        self.kept[self.put_so_far] = draft
        for side, places in enumerate((draft.before, draft.after)):
            for place in {(side, p.paragraph, p.sentence) for p in places}:
                self.standing.setdefault(place, []).append(self.put_so_far)
        self.put_so_far += 1

    def near(self, inside: Inside) -> list[int]:
        """The drafts that stand in these sentences, in order."""
        places = [(side, s.paragraph, s.index) for side, some in enumerate(inside) for s in some]
        return sorted({n for place in places for n in self.standing.get(place, ()) if n in self.kept})


def _tell(shelf: _Shelf, told: FacetChange, pages: Pages, linked: Sequence[dict[int, Numbers]]) -> None:
    """What became of a quotation is put to the first claim that it stands in, else it is one; what only repeats it goes."""
    inside = [
        page.sentences_at(facet.paragraph, facet.start, facet.end) if facet else []
        for page, facet in zip(pages, (told.before, told.after), strict=True)
    ]
    told_there = [told]
    if told.before and told.after:
        for number in shelf.near(inside):
            draft = shelf.kept[number]
            if _quoted(draft, told):
                del shelf.kept[number]
            elif _round(draft, told):
                told_there += draft.facets
                del shelf.kept[number]
    for number in shelf.near(inside):
        draft = shelf.kept[number]
        if not draft.carried and _holds(draft, told):
            shelf.kept[number] = _having(draft, told_there)
            return
    shelf.put(_having(_of_quote(inside, told, pages, linked), told_there[1:]))


def _having(draft: Draft, told: Sequence[FacetChange]) -> Draft:
    for facet in told:
        draft = draft.having(facet)
    return draft


def _quote(pages: Pages, turn: quotes.Turned) -> FacetChange:
    sides: list[Facet | None] = []
    for page, where in zip(pages, (turn.before, turn.after), strict=True):
        run = page.passage(where[0]).tokens if where else ()
        sides.append(drafts.facet("quote", page, run, Spot(*where[1:])) if where else None)
    return FacetChange("quote", sides[0], sides[1], turn.how, turn.why)


def _quoted(draft: Draft, told: FacetChange) -> bool:
    """Whether an added or removed clause only says again what a quotation won or lost."""
    facet, places = (told.after, draft.after) if draft.after else (told.before, draft.before)
    if facet is None or (draft.before and draft.after):
        return False
    return all(p.paragraph == facet.paragraph and facet.start <= p.start and p.end <= facet.end for p in places)


def _round(draft: Draft, told: FacetChange) -> bool:
    """Whether an added or removed clause is all that stands round a quotation of both versions: its claim shows it."""
    side, facet = (1, told.after) if draft.after else (0, told.before)
    return not draft.carried and not (draft.before and draft.after) and facet is not None and draft.holds(side, facet)


def _holds(draft: Draft, told: FacetChange) -> bool:
    sides = ((0, told.before), (1, told.after))
    given = [draft.holds(side, facet) for side, facet in sides if facet is not None]
    return all(given) and (draft.before != () or told.before is None) and (draft.after != () or told.after is None)


def _of_quote(inside: Inside, told: FacetChange, pages: Pages, linked: Sequence[dict[int, Numbers]]) -> Draft:
    """A claim for a quotation alone: the sentences that it stands in, and on a side without it those linked with them."""
    sides = [[sentence.number for sentence in some] for some in inside]
    for which in (0, 1):
        if not sides[which]:
            sides[which] = sorted({n for there in sides[1 - which] for n in linked[1 - which].get(there, ())})
    places = [
        tuple(p for n in numbers for p in drafts.whole(page, page.sentences[n]))
        for page, numbers in zip(pages, sides, strict=True)
    ]
    return Draft(places[0], places[1], (told,))
