"""Rows go in, a drawing comes out: each paragraph a bar as tall as its words, each link a line, in whole SVG units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports.rows import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.reports.rows import Row

WIDTH, BAR, TOP, GAP = 250, 70, 14, 2
LIMIT = 400
"""Paragraphs above which a bar would be thinner than a line: then nothing is drawn."""
TALL = 620
"""Height of the drawing in units, where the bars' least heights do not ask for more."""
_RIGHT = WIDTH - BAR


@dataclass(frozen=True)
class Bar:
    """One paragraph of one side; `href` is the row it stands in."""

    x: int
    y: int
    height: int
    group: str
    href: str
    title: str
    glyph: str

    @property
    def middle(self) -> int:
        """Where its lines end."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Tie:
    """A line between two paragraphs; `path` is the d of an SVG path."""

    path: str
    group: str


@dataclass(frozen=True)
class StoryMap:
    """The whole drawing, with its height."""

    height: int
    bars: tuple[Bar, ...]
    ties: tuple[Tie, ...]


def storymap(rows: Sequence[Row]) -> StoryMap | None:
    """Draw the rows; None where there are too many paragraphs, or none."""
    left = {shown.number: row for row in rows for shown in row.before}
    right = {shown.number: row for row in rows for shown in row.after}
    if (not left and not right) or max(len(left), len(right)) > LIMIT:
        return None
    sizes = [_sizes(rows, side) for side in ("before", "after")]
    unit = TALL / max(1, *(sum(size.values()) for size in sizes))
    bars = [_bars(0, left, sizes[0], unit), _bars(_RIGHT, right, sizes[1], unit)]
    ties = [Tie(_curve(bars[0][a].middle, bars[1][b].middle), row.group) for row in rows for a, b in row.pairs]
    drawn = (*bars[0].values(), *bars[1].values())
    # unchanged lines first: what changed is drawn over them
    ties.sort(key=lambda tie: (tie.group != "unchanged", tie.group == "moved"))
    return StoryMap(max(bar.y + bar.height for bar in drawn) + GAP, drawn, tuple(ties))


def _sizes(rows: Sequence[Row], side: str) -> dict[int, int]:
    sides = (shown for row in rows for shown in (row.before if side == "before" else row.after))
    return {shown.number: max(1, sum(len(run.text.split()) for run in shown.runs)) for shown in sides}


def _bars(x: int, side: dict[int, Row], sizes: dict[int, int], unit: float) -> dict[int, Bar]:
    bars, y = {}, TOP
    for number in sorted(side):
        row = side[number]
        height = max(4, round(sizes[number] * unit))
        glyph = GLYPHS[row.group] if row.group in {"added", "removed", "moved"} and height >= 9 else ""
        bars[number] = Bar(x, y, height, row.group, f"#{row.id}", f"¶{number + 1}: {row.word}", glyph)
        y += height + GAP
    return bars


def _curve(y1: int, y2: int) -> str:
    third = (_RIGHT - BAR) // 2
    return f"M{BAR} {y1}C{BAR + third} {y1} {_RIGHT - third} {y2} {_RIGHT} {y2}"
