"""A history goes in, its paragraphs and figures from version to version come out: as a drawing, and as tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from newsdiff.reports.strings import say
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import History, Lifeline, Version
    from newsdiff.model.histories import FigureLine

COLUMN, ROW, TOP = 150, 14, 24
LIMIT = 300
"""Lines above which a drawing can't be read: then only the table is given."""
CLAUSE = 60
"""Characters on either side of a figure that say what it counts."""


@dataclass(frozen=True)
class Life:
    """One paragraph: its first words, its number in each version (`¶6`, or empty), and what became of it."""

    words: str
    places: tuple[str, ...]
    fate: str


@dataclass(frozen=True)
class Stroke:
    """A line of the drawing through all versions that a paragraph stands in; `kind` is `stands`, `born` or `cut`."""

    kind: str
    path: str
    dots: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Drawing:
    """The lifelines drawn: a column a version, paragraphs from top to bottom."""

    width: int
    height: int
    columns: tuple[tuple[int, str], ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class Figure:
    """One figure through the versions; `clause` is (before it, after it) where it last stood.

    `cells` holds for each version (its words, whether they changed there); empty words where it is not given.
    """

    clause: tuple[str, str]
    last: str
    cells: tuple[tuple[str, bool], ...]


def lives(history: History) -> tuple[Life, ...]:
    """Every lifeline, in the order of the last version it stands in, the longest-lived first."""
    return tuple(_life(line, history) for line in _ordered(history))


def draw(history: History) -> Drawing | None:
    """The lifelines as lines; None for one version, or where they are too many."""
    versions = history.story.versions
    if len(versions) < 2 or len(history.paragraphs) > LIMIT:
        return None
    tall = max(len(version.paragraphs) for version in versions)
    columns = tuple((_x(number), say("take", n=number + 1)) for number in range(len(versions)))
    strokes = tuple(_stroke(line) for line in _ordered(history))
    return Drawing(_x(len(versions) - 1) + 30, TOP + tall * ROW, columns, strokes)


def figures(history: History) -> tuple[Figure, ...]:
    """Every figure that changed, followed through the versions."""
    return tuple(_figure(line, history) for line in history.figures)


def _ordered(history: History) -> list[Lifeline]:
    return sorted(history.paragraphs, key=lambda line: (-_last(line), line.places[_last(line)] or 0, line.born))


def _last(line: Lifeline) -> int:
    return (line.cut or len(line.places)) - 1


def _life(line: Lifeline, history: History) -> Life:
    last = _last(line)
    text = visible(history.story.versions[last].paragraphs[line.places[last] or 0].text)
    words = text[:400].split()
    fate = [say("born", version=line.born + 1)] if line.born else []
    fate += [say("cut", version=line.cut + 1)] if line.cut is not None else []
    return Life(
        " ".join(words[:8]) + (" …" if len(words) > 8 else ""),
        tuple("" if place is None else f"¶{place + 1}" for place in line.places),
        ", ".join(fate) or say("stands"),
    )


def _x(version: int) -> int:
    return 30 + version * COLUMN


def _y(place: int) -> int:
    return TOP + place * ROW + ROW // 2


def _stroke(line: Lifeline) -> Stroke:
    points = [(_x(version), _y(place)) for version, place in enumerate(line.places) if place is not None]
    half = COLUMN // 2
    path = f"M{points[0][0]} {points[0][1]}" + "".join(
        f"C{a + half} {b} {x - half} {y} {x} {y}" for (a, b), (x, y) in pairwise(points)
    )
    kind = "cut" if line.cut is not None else "born" if line.born else "stands"
    return Stroke(kind, path, tuple(points))


def _figure(line: FigureLine, history: History) -> Figure:
    last, facet = line.points[-1]
    text = visible(history.story.versions[last].paragraphs[facet.paragraph].text)
    left = visible(history.story.versions[last].paragraphs[facet.paragraph].text[: facet.start])
    right = text[len(left) + len(visible(facet.text)) :]
    before = left if len(left) <= CLAUSE else "… " + left[-CLAUSE:].partition(" ")[2]
    after = right if len(right) <= CLAUSE else right[:CLAUSE].rpartition(" ")[0] + " …"
    return Figure((before, after), visible(facet.text), tuple(_cells(line, history)))


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
