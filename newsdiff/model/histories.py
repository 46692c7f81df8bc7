"""The nouns of a story's history: its versions, the lifeline of each paragraph and claim, the figures that changed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.model.comparisons import Comparison
    from newsdiff.model.facts import ClaimChange, Facet
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
class FigureLine:
    """One figure through its changes: a toll of 12, then 19, then 21.

    Attributes:
        points: (version, the figure as it stands there): the one it had first, then each one it changed to.
    """

    points: tuple[tuple[int, Facet], ...]


@dataclass(frozen=True)
class ClaimLine:
    """One claim through the revisions that touched it: born in take 2, a figure changed in take 3, cut in the writethru.

    Attributes:
        events: (the version that the change came with, the change), rising; at least one.
    """

    events: tuple[tuple[int, ClaimChange], ...]

    @property
    def born(self) -> int | None:
        """The version that brought the claim; None where it stood before its first change."""
        version, change = self.events[0]
        return version if change.change == "added" else None

    @property
    def cut(self) -> int | None:
        """The version that no longer holds it; None where it stands to the end."""
        version, change = self.events[-1]
        return version if change.change == "removed" else None


@dataclass(frozen=True)
class History:
    """A story, the comparisons of its revisions in order, and what became of each paragraph, figure and claim.

    Attributes:
        comparisons: each version against the one before it; one fewer than there are versions.
        paragraphs: every paragraph of every version stands in exactly one lifeline; by first version, then by place.
        figures: only figures that changed, each change told once; by first version, then by place.
        claims: every material change of a claim stands in exactly one line; by first version, then by place.
    """

    story: Story
    comparisons: tuple[Comparison, ...]
    paragraphs: tuple[Lifeline, ...]
    figures: tuple[FigureLine, ...] = ()
    claims: tuple[ClaimLine, ...] = ()
