"""A grouping goes in, the files of a report come out: a page a pair, a page a story, the front page, and all of it as JSON."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from newsdiff.comparison import compare
from newsdiff.history import history
from newsdiff.model import Order
from newsdiff.reports import names, pages
from newsdiff.reports.index_page import by_headline, index_page, story_line
from newsdiff.reports.page import Place, pair_page
from newsdiff.reports.story_page import story_page
from newsdiff.reports.strings import many, say
from newsdiff.reports.writing import dumps
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.errors import ReadError
    from newsdiff.model import Comparison, Grouping, History, Story
    from newsdiff.reports.index_page import StoryLine

SCHEMA = "newsdiff/report-1"
MOST = 3
"""Stories named in the summary."""
Steps = dict[tuple[int, int], "Comparison"]
"""Comparisons by the numbers of the two versions."""


class Site:
    """A report on its way to its files; `files` walks it once, a story at a time, and then the summary is known."""

    def __init__(
        self, grouping: Grouping, refused: Sequence[ReadError], command: str, *, all_pairs: bool, swap: bool
    ) -> None:
        self.grouping = _swapped(grouping) if swap else grouping
        self.refused = tuple(refused)
        self.command = command
        self.all_pairs = all_pairs
        self.lines: list[StoryLine] = []

    def files(self) -> Iterator[tuple[str, str]]:
        """(relative name, text) of every file; `report.json` lists them all and comes last, after `index.html`."""
        told: list[tuple[StoryLine, dict[str, Any]]] = []
        written: list[str] = []
        for story in self.grouping.stories:
            if len(story.versions) > 1:
                whole = history(story)
                steps = self._steps(whole)
                line = story_line(story, whole.comparisons, steps[0, len(story.versions) - 1], names.story_page(story))
                told.append((line, _story(story, steps)))
                for name, text in self._story_files(whole, steps):
                    written.append(name)
                    yield name, text
        front = index_page((line for line, _ in told), self.grouping, self.refused, Place(self.command))
        self.lines = list(front.stories)
        places = {line.href: number for number, line in enumerate(self.lines)}
        told.sort(key=lambda pair: places[pair[0].href])
        yield "index.html", pages.index(front)
        listing = [*written, "index.html", "report.json"]
        yield "report.json", dumps(self._report([story for _, story in told], listing), indent=2) + "\n"

    def _steps(self, whole: History) -> Steps:
        """The comparisons that get a page: consecutive ones, first to last, and all of them where wanted."""
        versions = whole.story.versions
        steps = {(number, number + 1): comparison for number, comparison in enumerate(whole.comparisons)}
        wanted = combinations(range(len(versions)), 2) if self.all_pairs else [(0, len(versions) - 1)]
        for a, b in wanted:
            if (a, b) not in steps:
                steps[a, b] = compare(versions[a], versions[b], order=whole.story.order)
        return steps

    def _story_files(self, whole: History, steps: Steps) -> Iterator[tuple[str, str]]:
        home = names.story_page(whole.story)
        links = ((say("to_index"), "../index.html"), (say("to_story"), f"../{home}"))
        for comparison in steps.values():
            name = names.pair_page(comparison.before, comparison.after)
            yield name, pages.pair(pair_page(comparison, Place(self.command, links)))
        named = {key: names.pair_page(step.before, step.after) for key, step in steps.items()}
        place = Place(self.command, links[:1])
        yield home, pages.story(story_page(whole, named, steps, place))

    def _report(self, stories: list[dict[str, Any]], files: list[str]) -> dict[str, Any]:
        alone = [story for story in self.grouping.stories if len(story.versions) == 1]
        alone.sort(key=lambda story: by_headline(story.versions[0]))
        singles = [story.versions[0] for story in alone]
        near: dict[str, list[dict[str, str]]] = {version.id: [] for version in singles}
        for pair in self.grouping.pairs:
            for own, other in ((pair.left, pair.right), (pair.right, pair.left)):
                if own in near and pair.relation not in {"repeat", "version"}:
                    near[own].append({"id": other, "relation": pair.relation})
        for found in near.values():  # however the pairs came
            found.sort(key=lambda one: (one["relation"] == "template", one["id"]))
        return {
            "schema": SCHEMA,
            "command": self.command,
            "stories": stories,
            "singles": [
                {
                    "id": version.id,
                    "source": version.sources[0].name if version.sources else None,
                    "headline": version.headline,
                    "near": near[version.id],
                    "rules": [rule.as_dict() for rule in story.rules],
                }
                for story, version in zip(alone, singles, strict=True)
            ],
            "refused": [_refused(error) for error in self.refused],
            "counts": {
                "stories": len(stories),
                "versions": sum(len(story.versions) for story in self.grouping.stories),
                "pairs": sum(len(story["pairs"]) for story in stories),
                "singles": len(singles),
                "refused": len(self.refused),
            },
            "files": files,
        }


def site(
    grouping: Grouping,
    *,
    refused: Sequence[ReadError] = (),
    command: str = "",
    all_pairs: bool = False,
    swap: bool = False,
) -> Site:
    """A whole report.

    Args:
        grouping: stories and singles, with the pairs that were judged.
        refused: inputs that could not be read.
        command: the command that made the report, for the foot of its pages.
        all_pairs: also a page for each two versions that do not follow each other.
        swap: turn the order of every story round.

    Cost: one comparison a revision, and one first-to-last. Only one story's pages are held at a time.
    """
    return Site(grouping, refused, command, all_pairs=all_pairs, swap=swap)


def summary(whole: Site, folder: str) -> Iterator[str]:
    """What a report holds, in a few lines; known once its files have been walked."""
    stories = [story for story in whole.grouping.stories if len(story.versions) > 1]
    versions = sum(len(story.versions) for story in stories)
    singles = len(whole.grouping.stories) - len(stories)
    counts = f"{many(len(stories), 'story')} ({many(versions, 'version')}), {many(singles, 'single')}"
    yield f"{counts}, {many(len(whole.refused), 'refused')}." if whole.refused else f"{counts}."
    for line in whole.lines[:MOST]:
        step = f" ({line.step})" if line.step else ""
        desk = f" {say('withdrawn_says')}: {line.desk}" if line.desk else ""
        yield visible(f"  {line.headline}{step}: {line.verdict}{desk}").replace("\n", " ")
    yield visible(f"{folder}/index.html")


def _swapped(grouping: Grouping) -> Grouping:
    return replace(
        grouping,
        stories=tuple(
            replace(story, versions=story.versions[::-1], order=_turned(story.order))
            if len(story.versions) > 1
            else story
            for story in grouping.stories
        ),
    )


def _turned(order: Order) -> Order:
    """The order as the user turned it; against what the texts' own marks say it is not sure."""
    if order.by in {"evidence", "arrival"}:
        return Order("argument", sure=True, note=say("order_swapped"))
    return Order("argument", sure=False, note=say("order_against", before=order.note))


def _story(story: Story, steps: Steps) -> dict[str, Any]:
    return {
        "story": story.id,
        "headline": story.versions[-1].headline,
        "page": names.story_page(story),
        "order": story.order.as_dict(),
        "rules": [rule.as_dict() for rule in story.rules],
        "versions": [version.as_dict(paragraphs=False) for version in story.versions],
        "pairs": [
            {
                "page": names.pair_page(comparison.before, comparison.after),
                "before": comparison.before.id,
                "after": comparison.after.id,
                "summary": comparison.summary(),
                "claims": [claim.as_dict() for claim in comparison.claims],
            }
            for comparison in steps.values()
        ],
    }


def _refused(error: ReadError) -> dict[str, str]:
    """Source without the record, where, what, what now."""
    return {"source": error.where.partition(", ")[0], "where": error.where, "what": error.what, "now": error.now}
