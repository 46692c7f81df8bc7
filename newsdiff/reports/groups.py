"""A grouping goes in, lines come out: which versions belong together, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdiff.reports.csvcells import record
from newsdiff.reports.strings import many, say
from newsdiff.reports.versions import bold
from newsdiff.reports.writing import line
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsdiff.model import Grouping, Kept, Pair, Passage, Rule, Story, Version

COLUMNS = (
    "id", "digest", "source", "story", "position", "versions", "headline", "published",
    "joined_to", "relation", "containment", "jaccard", "figures", "hours", "rules",
)  # fmt: skip


def as_jsonl(grouping: Grouping) -> Iterator[str]:
    """A version a line, as the contract has it."""
    return (line(row) for row in _rows(grouping))


def as_csv(grouping: Grouping) -> Iterator[str]:
    """A version a record under a header, each cell safe in a spreadsheet and in a terminal (`csvcells.record`)."""
    yield record(COLUMNS)
    for row in _rows(grouping):
        why = row["why"] or {}
        left, right = why.get("pair", (None, None))
        said = "; ".join(f"{rule['word']} {rule['left']} {rule['right']}" for rule in row.get("rules", ()))
        flat = row | why | {"joined_to": right if left == row["id"] else left, "rules": said}
        yield record(flat.get(name) for name in COLUMNS)


def as_text(grouping: Grouping, *, color: bool = False) -> Iterator[str]:
    """A story a block, those of several versions first; then how many stand alone, and what is near but not joined."""
    several = [story for story in grouping.stories if len(story.versions) > 1]
    for story in several:
        yield from story_text(story, color=color)
    singles = len(grouping.stories) - len(several)
    yield f"{many(len(several), 'several')}, {many(singles, 'alone')}"
    near = grouping.near
    if near:
        yield ""
        yield "Near, but not versions of one story:"
        yield from (visible(f"  {pair.left} | {pair.right}: {pair.relation}: {pair.why}") for pair in near)
    apart = {rule for story in grouping.stories if len(story.versions) == 1 for rule in story.rules}
    if apart:
        yield ""
        yield "Alone by a rule:"
        for rule in sorted(apart, key=lambda rule: (rule.left, rule.right)):
            yield visible(f"  {rule.left} | {rule.right}: {say('rule_apart')}")


def kept(found: Iterable[Kept]) -> Iterator[str]:
    """A kept version a line, as `read` gives it, with what was dropped for it and why."""
    for one in found:
        dropped = [
            {
                "id": version.id,
                "relation": pair.relation if pair else "version",
                "why": pair.why if pair else "Joined by a rule.",
            }
            for version, pair in one.dropped
        ]
        yield line(one.version.as_dict() | {"dropped": dropped})


def explained(
    left: Version, right: Version, pair: Pair, passages: Iterable[Passage], rules: Iterable[Rule] = ()
) -> Iterator[str]:
    """What a rule says about two versions, the verdict on their texts in its numbers, then the passages they share, the longest first."""
    for rule in rules:
        if {rule.left, rule.right} == {left.id, right.id}:
            yield visible(
                f"{rule.left} | {rule.right}: {say(f'rule_{rule.word}')}, whatever the texts say ({rule.where})"
            )
    yield visible(f"{left.id} | {right.id}: {pair.relation}")
    yield visible(pair.why)
    hours = "unknown" if pair.hours is None else f"{pair.hours:.1f}"
    figures = "none on either side" if pair.figures is None else f"{pair.figures:.2f}"
    yield f"containment {pair.containment:.2f}, Jaccard {pair.jaccard:.2f}, figures {figures}, hours apart {hours}"
    for passage in passages:
        yield visible(f"  {many(passage.words, 'word')}, ¶{passage.left + 1} and ¶{passage.right + 1}: {passage.text}")


def reasons(story: Story) -> Mapping[str, Pair]:
    """For each version id, the strongest pair that joined it (most contained first, then by ids)."""
    best: dict[str, Pair] = {}
    for pair in sorted(story.joins, key=lambda pair: (-pair.containment, pair.left, pair.right)):
        best.setdefault(pair.left, pair)
        best.setdefault(pair.right, pair)
    return best


def _rows(grouping: Grouping) -> Iterator[dict[str, Any]]:
    for story in grouping.stories:
        best = reasons(story)
        for position, version in enumerate(story.versions):
            yield _row(story, position, version, best.get(version.id))


def _row(story: Story, position: int, version: Version, pair: Pair | None) -> dict[str, Any]:
    names = [source.name for source in version.sources]
    ruled = [rule.as_dict() for rule in story.rules if version.id in {rule.left, rule.right}]
    found = {
        "id": version.id, "digest": version.digest, "source": names[0] if names else None, "sources": names,
        "story": story.id, "position": position, "versions": len(story.versions),
        "headline": version.headline, "published": version.published.isoformat() if version.published else None,
        "why": None if pair is None else {
            "pair": [pair.left, pair.right], "relation": pair.relation, "containment": pair.containment,
            "jaccard": pair.jaccard, "figures": pair.figures, "hours": pair.hours,
        },
    }  # fmt: skip
    return found | {"rules": ruled} if ruled else found


def story_text(story: Story, *, color: bool) -> Iterator[str]:
    """One story: its headline, how it is ordered, its versions, and the pairs that joined them."""
    yield bold(visible(f"{story.id}  {story.versions[-1].headline or '(no headline)'}"), on=color)
    yield visible(f"  {story.order.note}")
    number = {version.id: position for position, version in enumerate(story.versions, 1)}
    for version in story.versions:
        time = version.published.isoformat() if version.published else "no time"
        yield visible(f"  {number[version.id]}. {time}  {version.id}  {version.headline or ''}")
    for pair in sorted(story.joins, key=lambda pair: sorted((number[pair.left], number[pair.right]))):
        first, second = sorted((number[pair.left], number[pair.right]))
        yield visible(f"     {first} and {second}: {pair.why}")
    yield from (visible(f"     {rule}") for rule in rules(story))
    yield ""


def rules(story: Story) -> Iterator[str]:
    """What an archivist decided about a story's versions, a line each: their numbers, and the id of a text that stands elsewhere."""
    number = {version.id: f"{position}" for position, version in enumerate(story.versions, 1)}
    for rule in story.rules:
        first, second = sorted(
            (number.get(rule.left, rule.left), number.get(rule.right, rule.right)), key=_figures_first
        )
        yield f"{first} and {second}: {say(f'rule_{rule.word}')}"


def _figures_first(name: str) -> tuple[bool, int, str]:
    return not name.isdecimal(), len(name), name
