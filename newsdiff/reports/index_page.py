"""All stories of a report go in, the frozen view of its front page comes out: what changed most stands first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports import times
from newsdiff.reports.page import card
from newsdiff.reports.story_page import fact_counts
from newsdiff.reports.strings import many, say
from newsdiff.reports.withdrawal import reason
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsdiff.errors import ReadError
    from newsdiff.model import Comparison, Grouping, Pair, Story, Version
    from newsdiff.reports.page import Card, Place

NEAR = 200
"""Pairs listed as near; the rest stand in report.json."""


@dataclass(frozen=True)
class StoryLine:
    """One story on the front page.

    Attributes:
        weight: sorts it: withdrawn, changed facts, changed paragraphs; all from the revisions.
        facts: (kind in a word, how many) over all revisions.
        step: the versions that the verdict compares, `1 → 5`: first to last, as the headline is the last one's; empty
            where there are only two.
        desk: why the last version was withdrawn, in the desk's words; empty where it stands.
        days: first and last time, as far as the texts tell.
        stamps: the same in ISO 8601 for `datetime=`.
    """

    weight: tuple[int, int, int]
    href: str
    headline: str
    versions: str
    facts: tuple[tuple[str, int], ...]
    step: str
    verdict: str
    desk: str
    days: tuple[tuple[str, str], ...]
    sources: str
    withdrawn: bool


@dataclass(frozen=True)
class IndexPage:
    """Everything that `index.html` shows."""

    place: Place
    title: str
    meta: str
    stories: tuple[StoryLine, ...]
    singles: tuple[Card, ...]
    related: tuple[tuple[Card, Card, str], ...]
    template: tuple[tuple[Card, Card, str], ...]
    apart: tuple[tuple[Card, Card, str], ...]
    more: Mapping[str, int]
    refused: tuple[ReadError, ...]


def story_line(story: Story, comparisons: Sequence[Comparison], whole: Comparison, page: str) -> StoryLine:
    """One story's line, from the comparisons of its revisions and the one of its first and last version."""
    weights = [_weight(comparison) for comparison in comparisons]
    facts: dict[str, int] = {}
    for comparison in comparisons:
        for kind, number in comparison.facet_counts().items():
            facts[kind] = facts.get(kind, 0) + number
    stamps = [version.published for version in story.versions if version.published]
    ends = dict.fromkeys((times.shown(stamp), stamp.isoformat()) for stamp in (stamps[:1] + stamps[-1:]))
    sources = dict.fromkeys(source.uri for version in story.versions for source in version.sources)
    return StoryLine(
        weight=(max(w[0] for w in weights), sum(w[1] for w in weights), sum(w[2] for w in weights)),
        href=page,
        headline=story.versions[-1].headline or story.versions[0].headline or say("no_headline"),
        versions=many(len(story.versions), "version"),
        facts=fact_counts(dict(sorted(facts.items(), key=lambda kind: (-kind[1], kind[0])))),
        step=f"1 → {len(story.versions)}" if len(story.versions) > 2 else "",
        verdict=whole.verdict,
        desk=" ".join(reason(whole)) if whole.withdrawn else "",
        days=tuple(ends),
        sources=visible(", ".join(sources)),
        withdrawn=any(comparison.withdrawn for comparison in comparisons),
    )


def index_page(lines: Iterable[StoryLine], grouping: Grouping, refused: Sequence[ReadError], place: Place) -> IndexPage:
    """The front page: stories by weight, then by headline and page name; singles by headline, those without at the end."""
    stories = tuple(sorted(lines, key=lambda line: ([-part for part in line.weight], line.headline, line.href)))
    alone = (story.versions[0] for story in grouping.stories if len(story.versions) == 1)
    singles = sorted(alone, key=by_headline)
    versions = {version.id: version for story in grouping.stories for version in story.versions}
    related, template = (_near(grouping.pairs, versions, relation) for relation in ("related", "template"))
    return IndexPage(
        place=place,
        title=say("title_index", count=many(len(stories), "story")),
        meta=f"{say('report')} · {many(len(versions), 'version')}",
        stories=stories,
        singles=tuple(card(version) for version in singles),
        related=related[:NEAR],
        template=template[:NEAR],
        apart=_apart(grouping, versions),
        more={"related": max(0, len(related) - NEAR), "template": max(0, len(template) - NEAR)},
        refused=tuple(refused),
    )


def _apart(grouping: Grouping, versions: Mapping[str, Version]) -> tuple[tuple[Card, Card, str], ...]:
    """What a rule keeps apart, by ids; of stories that stand alone in a report the other text is not there to be shown."""
    rules = {rule for story in grouping.stories for rule in story.rules if rule.word == "apart"}
    return tuple(
        (card(versions[rule.left]), card(versions[rule.right]), "")
        for rule in sorted(rules, key=lambda rule: (rule.left, rule.right))
        if rule.left in versions and rule.right in versions
    )


def by_headline(version: Version) -> tuple[bool, str, str]:
    """Sorts singles: by headline, those without at the end."""
    return not version.headline, (version.headline or "").casefold(), version.id


def _weight(comparison: Comparison) -> tuple[int, int, int]:
    summary = comparison.summary()
    changed = sum(number for change, number in summary["paragraphs"].items() if change != "unchanged")
    return int(comparison.withdrawn is not None), sum(summary["facets"].values()), changed


def _near(pairs: Iterable[Pair], versions: Mapping[str, Version], relation: str) -> tuple[tuple[Card, Card, str], ...]:
    return tuple(
        (card(versions[pair.left]), card(versions[pair.right]), pair.why) for pair in pairs if pair.relation == relation
    )
