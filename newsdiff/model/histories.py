"""The noun of a story's history: its versions, and the lifeline of each paragraph from first to last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.model.comparisons import Comparison
    from newsdiff.model.stories import Story


@dataclass(frozen=True)
class Lifeline:
    """One paragraph through the versions: `places[v]` is its number in version v, or None where it does not stand."""

    places: tuple[int | None, ...]

    @property
    def born(self) -> int:
        """The first version it stands in."""
        return next(v for v, place in enumerate(self.places) if place is not None)

    @property
    def cut(self) -> int | None:
        """The first version after its last one, or None where it stands to the end."""
        last = max(v for v, place in enumerate(self.places) if place is not None)
        return last + 1 if last + 1 < len(self.places) else None


@dataclass(frozen=True)
class History:
    """A story, the comparisons of its revisions in order, and what became of each paragraph."""

    story: Story
    comparisons: tuple[Comparison, ...]
    paragraphs: tuple[Lifeline, ...]
