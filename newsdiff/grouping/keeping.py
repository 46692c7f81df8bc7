"""A grouping goes in, the deduplicated feed comes out: one version a story, each with what was dropped for it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsdiff.model import Kept

if TYPE_CHECKING:
    from newsdiff.model import Grouping, Pair, Story, Version

Which = Literal["first", "last", "longest"]


def keep(grouping: Grouping, which: Which) -> tuple[Kept, ...]:
    """Keep one version of each story: its first, its last, or its longest (of equal length the later one).

    A withdrawn version is kept only where a story has no other: nobody wants a kill in the place of a story.
    Kept and dropped together are all versions of the grouping; the order is that of its stories.
    """
    return tuple(_kept(story, which) for story in grouping)


def _kept(story: Story, which: Which) -> Kept:
    usable = [n for n, version in enumerate(story.versions) if version.state != "withdrawn"]
    places = usable or list(range(len(story.versions)))
    longest = max(places, key=lambda n: (story.versions[n].words, n))
    place = {"first": places[0], "last": places[-1], "longest": longest}[which]
    kept = story.versions[place]
    others = (version for n, version in enumerate(story.versions) if n != place)
    return Kept(kept, tuple((version, _reason(story, version, kept)) for version in others))


def _reason(story: Story, dropped: Version, kept: Version) -> Pair | None:
    """The pair that joined a dropped version: with the kept one if they were judged, else its surest."""
    found = [pair for pair in story.joins if dropped.id in {pair.left, pair.right}]
    return min(found, key=lambda p: (kept.id not in {p.left, p.right}, -p.score, p.left, p.right), default=None)
