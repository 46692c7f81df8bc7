"""A history goes in, its changed figures and claims from version to version come out, a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports.strings import say
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import ClaimChange, Facet, FacetChange, History, Lifeline, Version
    from newsdiff.model.histories import ClaimLine, FigureLine

CLAUSE = 60
"""Characters on either side of a figure that say what it counts."""
LONG = 110
"""Characters of a claim that are shown."""
PART = 40
"""Characters shown of what a claim's facet was and became."""


@dataclass(frozen=True)
class Figure:
    """One figure through the versions; `clause` is (before it, after it) where it last stood.

    `cells` holds for each version (its words, whether they changed there); empty words where it is not given.
    `path` says the same in one line: `2: 12, 3: 19, 4: 21`.
    """

    clause: tuple[str, str]
    last: str
    cells: tuple[tuple[str, bool], ...]
    path: str


@dataclass(frozen=True)
class Followed:
    """One claim through the versions.

    Attributes:
        text: its words where it last stood.
        cells: what it is in each version: `absent`, `born`, `stands`, `changed` or `cut`.
        fate: the same in words, with what changed: `new in version 2; in version 3: 12 → 19`.
        told: a checkable fact of it changed on the way, or it changed more than once; the others only came or went.
    """

    text: str
    cells: tuple[str, ...]
    fate: str
    told: bool


def figures(history: History) -> tuple[Figure, ...]:
    """Every figure that changed, followed through the versions."""
    return tuple(_figure(line, history) for line in history.figures)


def claims(history: History) -> tuple[Followed, ...]:
    """Every claim that a revision touched, followed through the versions."""
    count = len(history.story.versions)
    return tuple(_followed(line, count) for line in history.claims)


def _figure(line: FigureLine, history: History) -> Figure:
    last, facet = line.points[-1]
    text = visible(history.story.versions[last].paragraphs[facet.paragraph].text)
    left = visible(history.story.versions[last].paragraphs[facet.paragraph].text[: facet.start])
    right = text[len(left) + len(visible(facet.text)) :]
    before = left if len(left) <= CLAUSE else "… " + left[-CLAUSE:].partition(" ")[2]
    after = right if len(right) <= CLAUSE else right[:CLAUSE].rpartition(" ")[0] + " …"
    path = ", ".join(f"{version + 1}: {visible(point.text)}" for version, point in line.points)
    return Figure((before, after), visible(facet.text), tuple(_cells(line, history)), path)


def _cells(line: FigureLine, history: History) -> Iterator[tuple[str, bool]]:
    points = dict(line.points)
    home = next(life for life in history.paragraphs if life.places[line.points[0][0]] == line.points[0][1].paragraph)
    current = None
    for number, version in enumerate(history.story.versions):
        if number in points:
            current = points[number]
            yield visible(current.text), number != line.points[0][0]
        else:
            yield (
                (visible(current.text), False)
                if current and _stands(current.text, home, number, version)
                else ("", False)
            )


def _stands(text: str, home: Lifeline, number: int, version: Version) -> bool:
    place = home.places[number]
    return place is not None and text in version.paragraphs[place].text


def _followed(line: ClaimLine, versions: int) -> Followed:
    change = line.events[-1][1]
    words = " ".join(place.text for place in change.after or change.before)
    told = len(line.events) > 1 or any(_sure(one) for _, one in line.events)
    fate = "; ".join(_event(version, one) for version, one in line.events)
    return Followed(_clipped(words, LONG), tuple(_standing(line, number) for number in range(versions)), fate, told)


def _standing(line: ClaimLine, number: int) -> str:
    events = dict(line.events)
    if number in events:
        return {"added": "born", "removed": "cut"}.get(events[number].change, "changed")
    born, cut = line.born, line.cut
    return "absent" if (born is not None and number < born) or (cut is not None and number > cut) else "stands"


def _event(version: int, change: ClaimChange) -> str:
    if change.change == "added":
        return say("claim_born", version=version + 1)
    if change.change == "removed":
        return say("claim_cut", version=version + 1)
    parts = [_turn(facet) for facet in change.facets if facet.kind != "wording"]
    return say("claim_changed", version=version + 1, what=", ".join(parts) or say("tag_wording"))


def _turn(facet: FacetChange) -> str:
    """`12 → 19`, or the side that is given: `+ at least`, `− mainly`."""
    if facet.before and facet.after:
        return f"{_part(facet.before)} → {_part(facet.after)}"
    return f"+ {_part(facet.after)}" if facet.after else f"− {_part(facet.before)}"


def _part(facet: Facet | None) -> str:
    return _clipped(facet.text, PART) if facet else ""


def _sure(change: ClaimChange) -> bool:
    return change.change == "changed" and any(facet.sure == "high" for facet in change.facets)


def _clipped(text: str, most: int) -> str:
    shown = " ".join(visible(text).split())
    return shown if len(shown) <= most else shown[:most].rpartition(" ")[0] + " …"
