"""Versions go in, the same versions come out with the takes of one story joined, where they declare that they are takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.model import Paragraph, Role, Version

_ABOVE: frozenset[Role] = frozenset({"headline", "slug", "byline", "advisory"})
Key = tuple[str, str, str]
Name = TypeVar("Name")
Parts = dict[Name, dict[int, list[int]]]
"""For each story that comes in takes, by what names it, the places at which each take of it stands."""


def joined(versions: Iterable[Version]) -> list[Version]:
    """Join takes 1, 2, 3 … of one name, provider and day into one version in the place of the first.

    Takes are declared by the format (a NITF series) or by the headline's mark (`=2`, with the slug as the name). Where one is missing,
    or two claim one number, none are joined. What stands above the text of a later take is left out; the
    sources of all are kept.
    """
    found = list(versions)
    parts: Parts[Key] = {}
    for place, version in enumerate(found):
        if (told := take(version)) is not None:
            parts.setdefault(told[0], {}).setdefault(told[1], []).append(place)
    plan = complete(parts)
    gone = {place for rest in plan.values() for place in rest}
    for first, rest in plan.items():
        found[first] = whole([found[first], *(found[place] for place in rest)])
    return [version for place, version in enumerate(found) if place not in gone] if gone else found


def complete(parts: Parts[Any]) -> dict[int, list[int]]:
    """Of the places that each take of a story stands at, those of whole stories: the first, and the rest in order."""
    plan = {}
    for numbers in parts.values():
        places = [numbers[number] for number in sorted(numbers)]
        alone = all(len(same) == 1 for same in places)
        if len(places) > 1 and alone and sorted(numbers) == [*range(1, len(places) + 1)]:
            first, *rest = (same[0] for same in places)
            plan[first] = rest
    return plan


def take(version: Version) -> tuple[Key, int] | None:
    """Which story's take a version is (name, provider, day), and its number; None where it says nothing of takes.

    A first take need not say so: a headline without a mark may be the first of those that have one.
    """
    declared = version.declared
    day = version.published.date().isoformat() if version.published else ""
    if declared.take is not None:
        return ("series " + declared.take[0], declared.provider or "", day), declared.take[1]
    if not declared.slug or version.state == "withdrawn":
        return None
    mark = next((tag for tag in version.label.tags if tag.startswith("=")), None)
    plain = version.headline.rpartition("=")[0].strip() if mark and version.headline else version.headline
    return (f"slug {declared.slug} {plain}", declared.provider or "", day), int(mark[1:]) if mark else 1


def whole(takes: Sequence[Version]) -> Version:
    """The takes of one story, in order, as one version."""
    first = takes[0]
    more: list[Paragraph] = [p for take in takes[1:] for p in take.paragraphs if p.role not in _ABOVE]
    return replace(
        first, paragraphs=(*first.paragraphs, *more), sources=tuple(source for take in takes for source in take.sources)
    )
