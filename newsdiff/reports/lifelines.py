"""A history goes in, its paragraphs from version to version come out: as a drawing, and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from newsdiff.reports.strings import say
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import History, Lifeline

COLUMN, ROW, TOP = 150, 14, 24
LIMIT = 300
"""Lines above which a drawing can't be read: then only the table is given."""
MANY = 24
"""Versions above which a column each can't be read: then tables say in a line what became of each row."""


@dataclass(frozen=True)
class Life:
    """One paragraph: its first words, its number in each version (`¶6`, or empty), and what became of it.

    Attributes:
        path: the same in one line for a story of many versions: `1–12: ¶6, 13–20: ¶7`.
    """

    words: str
    places: tuple[str, ...]
    path: str
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


def lives(history: History) -> tuple[Life, ...]:
    """Every lifeline, in the order of the last version it stands in, the longest-lived first."""
    return tuple(_life(line, history) for line in _ordered(history))


def draw(history: History) -> Drawing | None:
    """The lifelines as lines; None for one version, or where versions or lines are too many."""
    versions = history.story.versions
    if not 1 < len(versions) <= MANY or len(history.paragraphs) > LIMIT:
        return None
    tall = max(len(version.paragraphs) for version in versions)
    columns = tuple((_x(number), say("take", n=number + 1)) for number in range(len(versions)))
    strokes = tuple(_stroke(line) for line in _ordered(history))
    return Drawing(_x(len(versions) - 1) + 30, TOP + tall * ROW, columns, strokes)


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
        ", ".join(_path(line)),
        ", ".join(fate) or say("stands"),
    )


def _path(line: Lifeline) -> Iterator[str]:
    for place, run in groupby(range(len(line.places)), key=line.places.__getitem__):
        if place is not None:
            versions = list(run)
            span = f"{versions[0] + 1}–{versions[-1] + 1}" if len(versions) > 1 else f"{versions[0] + 1}"
            yield f"{span}: ¶{place + 1}"


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
