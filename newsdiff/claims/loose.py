"""Text that only one version has goes in, the facets that the other version lacks come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.marks import Shift, Spot, spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.claims.attribution import Speaker
    from newsdiff.claims.index import Index
    from newsdiff.claims.marks import Mark
    from newsdiff.claims.sides import Side
    from newsdiff.model import FacetKind

_WHY = "this stands nowhere in the other version"


def facets(here: Side, span: tuple[int, int], index: Index, which: int, kinds: Sequence[str]) -> list[Shift]:
    """The facets between two tokens of a stretch of version `which`, in the order of the text.

    Figures, times, names and speakers that the other version has too are left out, as is who is only pointed at (`he`);
    hedges belong to their statement and are always told.
    """
    found = [
        _shift(kind, which, mark, how)
        for kind, how, mark in _marks(here, index, 1 - which)
        if kind in kinds and span[0] <= mark.start < span[1]
    ]
    return sorted(found, key=lambda shift: _where(shift).start)


def _marks(here: Side, index: Index, other: int) -> Iterator[tuple[FacetKind, str, Mark]]:
    for figure in here.figures:
        if not figure.weak and not index.figure(other, figure) and not here.speaking(figure):
            yield "figure", "value", figure
    for when in here.times:
        if not index.told(other, when, 1 - other):
            yield "time", "value", when
    for name in here.names:
        if not name.loud and not index.named(other, name):
            yield "name", "value", name
    for speaker in here.speakers:
        if _unheard(speaker, index, other):
            yield "attribution", "speaker", speaker
    for hedge in here.hedges:
        if hedge.kind == "limit" and (not hedge.start or here.run[hedge.start - 1].norm != "not"):
            continue  # `effective immediately` tells when
        yield "hedge", "dropped" if other else "put on", hedge


def _unheard(speaker: Speaker, index: Index, other: int) -> bool:
    """Whether a source says nothing in version `other`, one by a noun alone (`the council`) only if nobody there may be it."""
    if not speaker.pointing:
        return not index.speaks(other, speaker)
    return speaker.stands not in POINTING and not index.may_speak(other, speaker)


POINTING = frozenset({"", "pronoun", "any", "body", "agency"})
"""For whom nouns stand that, with `the` before them, point at somebody told of elsewhere."""


def _shift(kind: FacetKind, which: int, mark: Mark, how: str) -> Shift:
    where = spot(mark)
    return Shift(kind, None if which else where, where if which else None, how, _WHY)


def _where(shift: Shift) -> Spot:
    found = shift.before or shift.after
    return found if found is not None else Spot(0, 0)
