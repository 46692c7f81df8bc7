"""What an archive found goes in, lines come out: for a reader, or a JSON value each for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdiff.reports.csvcells import record
from newsdiff.reports.groups import rules
from newsdiff.reports.strings import many, say
from newsdiff.reports.writing import line
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsdiff.model import Story, Version
    from newsdiff.model.archived import Found, Hit, Listed

UNTOLD = "(no headline)"
STATS = (
    "source", "day", "versions", "stories", "versions_a_story", "hours_between", "revisions", "figure", "time", "name",
    "attribution", "quote", "hedge", "negation", "action", "wording",
)  # fmt: skip
"""Columns of `stats`: the last ones hold the share of the day's revisions that changed such a facet."""


def found(places: Iterable[tuple[Version, Found]], form: str) -> Iterator[str]:
    """Where each text would stand: its stories, its place there, and every pair that would join it."""
    for version, place in places:
        if form == "jsonl":
            yield line(place.as_dict())
            continue
        known = "is stored already, " if place.known else ""
        if not place.stories:
            yield visible(f"{place.id}: {known}joins no story")
        else:
            which = f"version {place.position + 1} of {place.versions}"
            yield visible(f"{place.id}: {known}joins {', '.join(place.stories)}, {which}  {version.headline or UNTOLD}")
        for pair in place.joins:
            yield visible(f"  {pair.left} | {pair.right}: {pair.relation}: {pair.why}")
        yield from (visible(f"  {rule.left} | {rule.right}: {say(f'rule_{rule.word}')}") for rule in place.rules)


def hits(some: Iterable[Hit], form: str) -> Iterator[str]:
    """The versions that a search found, the best first."""
    for hit in some:
        if form == "jsonl":
            yield line(vars(hit))
            continue
        yield visible(f"{hit.id}  {hit.story}  {hit.published or 'no time'}  {hit.headline or UNTOLD}")
        yield visible("    " + " ".join(hit.snippet.split()))


def listed(some: Iterable[Listed], form: str) -> Iterator[str]:
    """Stories in a line each."""
    for story in some:
        if form == "jsonl":
            yield line(vars(story))
            continue
        times = story.first or "no time"
        times += f" to {story.last}" if story.last and story.last != story.first else ""
        ruled = "".join(f"  ({say(f'rule_{word}')})" for word in story.rules)
        yield visible(f"{story.story}  {many(story.versions, 'version')}  {times}  {story.headline or UNTOLD}{ruled}")


def history(story: Story, verdicts: Iterable[str]) -> Iterator[str]:
    """The versions of a story in order, and between each two what changed, in a line."""
    yield visible(f"{story.id}  {many(len(story.versions), 'version')}  {story.order.note}")
    told = iter(verdicts)
    for number, version in enumerate(story.versions, 1):
        if number > 1:
            yield visible(f"   ↓ {next(told)}")
        time = version.published.isoformat() if version.published else "no time"
        yield visible(f"{number}. {time}  {version.id}  {version.headline or UNTOLD}")
    yield from (visible(f"   {rule}") for rule in rules(story))


def stats(rows: Iterable[Mapping[str, Any]], form: str) -> Iterator[str]:
    """A row a source and day."""
    if form == "csv":
        yield record(STATS)
    for row in rows:
        if form == "jsonl":
            yield line(row)
        elif form == "csv":
            yield record((row | row["changed"]).get(name) for name in STATS)
        else:
            shares = ", ".join(f"{kind} {share:.0%}" for kind, share in row["changed"].items())
            gap = "" if row["hours_between"] is None else f", {row['hours_between']} h between versions"
            counts = f"{many(row['versions'], 'version')}, {many(row['stories'], 'story')}{gap}"
            yield visible(
                f"{row['day'] or 'undated'}  {row['source']}  {counts}{f'; changed: {shares}' if shares else ''}"
            )
