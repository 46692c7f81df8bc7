"""A story's history goes in, the frozen view of its page comes out: versions, revisions, figures and paragraphs over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports import lifelines
from newsdiff.reports.page import card
from newsdiff.reports.strings import many, say
from newsdiff.reports.withdrawal import reason
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdiff.model import Comparison, History, Pair, Story
    from newsdiff.reports.lifelines import Drawing, Figure, Life
    from newsdiff.reports.page import Card, Place


@dataclass(frozen=True)
class Revision:
    """One step of a story.

    Attributes:
        step: `1 → 2`.
        href: its pair page, as seen from the story's page; empty where none is written.
        facts: (kind in a word, how many), most first.
        changed: what became of the paragraphs, in words; of a withdrawn story, the desk's reason.
        whole: from the first version to the last, over others between them.
    """

    step: str
    href: str
    verdict: str
    facts: tuple[tuple[str, int], ...]
    changed: str
    whole: bool


@dataclass(frozen=True)
class Cell:
    """Two versions of the matrix: how much they share, where that was measured, and their page."""

    href: str
    share: str


@dataclass(frozen=True)
class StoryPage:
    """Everything that `story.html` shows."""

    place: Place
    title: str
    meta: str
    headline: str
    order: str
    sure: bool
    cards: tuple[Card, ...]
    revisions: tuple[Revision, ...]
    matrix: tuple[tuple[Cell | None, ...], ...]
    figures: tuple[Figure, ...]
    drawing: Drawing | None
    lives: tuple[Life, ...]
    joins: tuple[tuple[str, str, str, str], ...]


def story_page(
    history: History, pages: Mapping[tuple[int, int], str], extra: Mapping[tuple[int, int], Comparison], place: Place
) -> StoryPage:
    """The view of one story.

    Args:
        history: the story and its revisions, compared.
        pages: for (earlier, later) version numbers, the pair page that is written, from the report's folder.
        extra: comparisons beyond the consecutive ones (first to last).
        place: the page's links and command.
    """
    story = history.story
    last = len(story.versions) - 1
    steps = {(n, n + 1): comparison for n, comparison in enumerate(history.comparisons)} | dict(extra)
    headline = story.versions[-1].headline or story.versions[0].headline or say("no_headline")
    return StoryPage(
        place=place,
        title=visible(say("title_story", headline=headline)),
        meta=f"{say('report')} · {many(len(story.versions), 'version')}",
        headline=headline,
        order=story.order.note,
        sure=story.order.sure,
        cards=tuple(card(version) for version in story.versions),
        revisions=tuple(
            _revision(key, comparison, pages, last)
            for key, comparison in steps.items()
            if key[1] == key[0] + 1 or key == (0, last)
        ),
        matrix=_matrix(story, pages) if len(story.versions) > 2 else (),
        figures=lifelines.figures(history),
        drawing=lifelines.draw(history),
        lives=lifelines.lives(history),
        joins=tuple(_join(pair, story) for pair in story.joins),
    )


def _revision(
    key: tuple[int, int], comparison: Comparison, pages: Mapping[tuple[int, int], str], last: int
) -> Revision:
    summary = comparison.summary()
    parts = [f"{say(change)} {number}" for change, number in summary["paragraphs"].items() if change != "unchanged"]
    parts += [f"{say('moved')} {summary['moved']}"] if summary["moved"] else []
    return Revision(
        step=f"{key[0] + 1} → {key[1] + 1}",
        href=f"../{pages[key]}" if key in pages else "",
        verdict=comparison.verdict,
        facts=fact_counts(comparison.facet_counts()),
        changed=visible(" ".join(reason(comparison))) if comparison.withdrawn else ", ".join(parts) or say("unchanged"),
        whole=key[0] == 0 and key[1] == last > 1,
    )


def fact_counts(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Counts by kind, the kind as a reader calls it."""
    return tuple((say(f"tag_{kind}"), number) for kind, number in counts.items())


def _matrix(story: Story, pages: Mapping[tuple[int, int], str]) -> tuple[tuple[Cell | None, ...], ...]:
    """For each two versions: link and share of the smaller text's shingles in the other; None on and below the diagonal."""
    shares = {(pair.left, pair.right): pair.containment for pair in story.joins}
    ids = [version.id for version in story.versions]
    return tuple(
        tuple(
            _cell(pages.get((a, b)), shares.get((min(ids[a], ids[b]), max(ids[a], ids[b])))) if a < b else None
            for b in range(len(ids))
        )
        for a in range(len(ids))
    )


def _cell(page: str | None, share: float | None) -> Cell:
    return Cell(f"../{page}" if page else "", "" if share is None else f"{share:.0%}")


def _join(pair: Pair, story: Story) -> tuple[str, str, str, str]:
    """(version, version, relation, why), the versions by their numbers."""
    numbers = {version.id: number for number, version in enumerate(story.versions, 1)}
    left, right = sorted((numbers.get(pair.left, 0), numbers.get(pair.right, 0)))
    return f"{left}", f"{right}", pair.relation, pair.why
