"""A share that both versions tell, of something else: figures matched over the whole text, for the sentence may have gone.

`A third of both countries in 2014` and, ten paragraphs on, `a third of the north in 2014`: the same share, told once in
each version, with words of its clause in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot, spot, stem
from newsdiff.claims.rules.figures import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.figures import Figure
    from newsdiff.claims.sides import Side
    from newsdiff.words import Span

_LANDS = frozenset({"country", "countries", "nation", "nations", "region", "province", "territory"})
NEAR = 10
"""Tokens on either side of a share whose words tell that it is the same one."""


@dataclass(frozen=True)
class Scoped:
    """A share that changed what it is of: the stretches it stands in, its clauses, the facets."""

    sides: tuple[Side, Side]
    clauses: tuple[Span, Span]
    shifts: tuple[Shift, ...]


def of_scopes(before: Sequence[Side], after: Sequence[Side]) -> list[Scoped]:
    """Shares of sentences that differ, each told once on either side."""
    found: list[Scoped] = []
    left, right = _shares(before), _shares(after)
    for key in sorted(left.keys() & right.keys()):
        if len(left[key]) == len(right[key]) == 1:
            found += _scoped(left[key][0], right[key][0])
    return found


def _shares(sides: Sequence[Side]) -> dict[tuple[float, float, str, bool], list[tuple[Side, Figure]]]:
    found: dict[tuple[float, float, str, bool], list[tuple[Side, Figure]]] = {}
    for side in sides:
        for figure in side.figures:
            if figure.fraction and figure.scope:
                found.setdefault(figure.key, []).append((side, figure))
    return found


def _scoped(left: tuple[Side, Figure], right: tuple[Side, Figure]) -> list[Scoped]:
    (here, one), (there, two) = left, right
    if alike({stem(word) for word in one.scope}, {stem(word) for word in two.scope}):
        return []
    shared = _round(here, one) & _round(there, two)
    if not shared:
        return []
    spots = [_whole(side, figure) for side, figure in (left, right)]
    why = f"the same share of something else, told with “{', '.join(sorted(shared))}”"
    if one.qualifier != two.qualifier:
        why += f"; its approximation differs too: {one.qualifier or 'none'} / {two.qualifier or 'none'}"
    sure: Literal["high", "low"] = "high" if len(shared) > 1 or (_land(one) and _land(two)) else "low"
    shifts = [Shift("figure", spots[0], spots[1], "scope", why, sure)]
    return [Scoped((here, there), (clause(here, one.start), clause(there, two.start)), tuple(shifts))]


def _land(figure: Figure) -> bool:
    """Whether a share is one of a country or a part of it: such shares are compared with one another."""
    return not _lands().isdisjoint(figure.scope)


@cache
def _lands() -> frozenset[str]:
    lands = table("en", "demonyms")
    return frozenset(_LANDS | lands.keys() | {country for (country,) in lands.values()})


def _round(side: Side, figure: Figure) -> set[str]:
    """Stems of the content near a share, without what it is of."""
    own = {stem(word) for word in figure.scope}
    near = side.content(max(0, figure.start - NEAR), figure.start) + side.content(figure.end, figure.end + NEAR)
    return set(near) - own


def _whole(side: Side, figure: Figure) -> Spot:
    """The share with what it is of."""
    end = spot(figure).end
    while end < len(side.run) and side.run[end - 1].norm != figure.scope[-1]:
        end += 1
    return Spot(figure.start, end, figure.value)


def clause(side: Side, at: int) -> Span:
    """The clause that a token stands in; the whole stretch where none holds it."""
    return next((span for span in side.clauses if span[0] <= at < span[1]), (0, len(side.run)))
