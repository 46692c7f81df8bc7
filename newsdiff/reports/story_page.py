"""A story's history goes in, the frozen view of its page comes out: versions, revisions, figures, claims, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports import followed, lifelines
from newsdiff.reports.groups import rules
from newsdiff.reports.page import card
from newsdiff.reports.strings import many, say
from newsdiff.reports.withdrawal import reason
from newsdiff.words import visible, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsdiff.model import Comparison, History, Pair, Story, Version
    from newsdiff.reports.followed import Figure, Followed
    from newsdiff.reports.lifelines import Drawing, Life
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
    """Two versions of the matrix: their page, and how much of the shorter text stands in the other."""

    href: str
    share: str


@dataclass(frozen=True)
class StoryPage:
    """Everything that `story.html` shows.

    Attributes:
        many: there are too many versions for a column each.
        claims: what changed on the way; `passing` those that only came or went.
    """

    place: Place
    title: str
    meta: str
    headline: str
    order: str
    sure: bool
    cards: tuple[Card, ...]
    many: bool
    revisions: tuple[Revision, ...]
    matrix: tuple[tuple[Cell | None, ...], ...]
    figures: tuple[Figure, ...]
    claims: tuple[Followed, ...]
    passing: tuple[Followed, ...]
    drawing: Drawing | None
    lives: tuple[Life, ...]
    joins: tuple[tuple[str, str, str, str], ...]
    rules: tuple[str, ...]


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
    many_versions = len(story.versions) > lifelines.MANY
    claims = followed.claims(history)
    headline = story.versions[-1].headline or story.versions[0].headline or say("no_headline")
    return StoryPage(
        place=place,
        title=visible(say("title_story", headline=headline)),
        meta=f"{say('report')} · {many(len(story.versions), 'version')}",
        headline=headline,
        order=story.order.note,
        sure=story.order.sure,
        cards=tuple(card(version) for version in story.versions),
        many=many_versions,
        revisions=tuple(
            _revision(key, comparison, pages, last)
            for key, comparison in steps.items()
            if key[1] == key[0] + 1 or key == (0, last)
        ),
        matrix=_matrix(story.versions, pages) if len(story.versions) > 2 and not many_versions else (),
        figures=followed.figures(history),
        claims=tuple(claim for claim in claims if claim.told),
        passing=tuple(claim for claim in claims if not claim.told),
        drawing=lifelines.draw(history),
        lives=lifelines.lives(history),
        joins=tuple(_join(pair, story) for pair in story.joins),
        rules=tuple(rules(story)),
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


def _matrix(versions: Sequence[Version], pages: Mapping[tuple[int, int], str]) -> tuple[tuple[Cell | None, ...], ...]:
    """For each two versions their page and share; None on and below the diagonal."""
    runs = [_runs(version) for version in versions]
    count = range(len(versions))
    return tuple(tuple(_cell(pages.get((a, b)), runs[a], runs[b]) if a < b else None for b in count) for a in count)


def _runs(version: Version) -> frozenset[tuple[str, ...]]:
    """Runs of three words of what tells the story; a shorter text is one run."""
    found = words("\n".join(text for _, text in version.body()))
    return frozenset(zip(found, found[1:], found[2:], strict=False)) or frozenset([tuple(found)])


def _cell(page: str | None, one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> Cell:
    return Cell(f"../{page}" if page else "", f"{len(one & other) / min(len(one), len(other)):.0%}")


def _join(pair: Pair, story: Story) -> tuple[str, str, str, str]:
    """(version, version, relation, why), the versions by their numbers."""
    numbers = {version.id: number for number, version in enumerate(story.versions, 1)}
    left, right = sorted((numbers.get(pair.left, 0), numbers.get(pair.right, 0)))
    return f"{left}", f"{right}", pair.relation, pair.why
