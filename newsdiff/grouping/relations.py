"""What was measured goes in; the name of the relation comes out, and one plain sentence that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.grouping.kills import BY_HEADLINE, headings, killed, kills
from newsdiff.grouping.weights import JOIN

if TYPE_CHECKING:
    from newsdiff.grouping.verifying import Told, Verdict
    from newsdiff.model import Relation, Version

NEAR = 0.4  # of the words, by what they say: below it two texts share a subject at most
# Of the labelled pairs these tell 101 of 188 of one form, and take 7 of 137 related ones for such.
FORM = 0.25  # of the shingles
OTHER = 0.2  # likelihood below which the facts speak against one story
SAME = 0.7  # of the figures: two reports of one affair share more
_SAYS = {
    "repeat": "The same text",
    "version": "Versions of one story",
    "related": "The same event or topic, but not one running story",
    "template": "The same form with other facts",
    "none": "Not one story",
}


def relation(found: Told, score: float) -> Relation:
    """The relation of two texts that differ and that nothing declared links."""
    if score >= JOIN:
        return "version"
    filled = score < OTHER and found.shared < SAME * max(found.fewer, 1)
    if filled and found.containment >= FORM:
        return "template"
    return "related" if found.words >= NEAR else "none"


def declared(left: Version, right: Version) -> str | None:
    """The link between two versions that their formats declare, if any: the strongest, in words."""
    for one, other in ((left, right), (right, left)):
        if one.declared.replaces and not names(other).isdisjoint(one.declared.replaces):
            return "replaces"
    here, there = left.declared, right.declared
    if here.story_id and here.story_id == there.story_id:
        return "same story id"
    if here.url and here.url == there.url:
        return "same address"
    return BY_HEADLINE if kills(left, right) or kills(right, left) else None


def names(version: Version) -> set[str]:
    """What another text may call this one when it says that it replaces it, or withdraws it."""
    return {name for name in (version.id, version.declared.id) if name} | {*headings(version)}


def replaced(version: Version) -> tuple[str, ...]:
    """What a text calls those that it says it replaces, or withdraws."""
    return (*version.declared.replaces, *killed(version))


def sentence(found: Verdict) -> str:
    """Why, in one sentence with its figures: `Versions of one story: 62% of the shorter text's three-word runs …`."""
    parts = [f"declared: {found.declared}"] if found.declared else []
    if found.shared is not None:
        parts.append(f"{found.containment:.0%} of the shorter text's three-word runs stand in the other")
        if found.fewer:
            parts.append(f"{found.shared} of {found.fewer} figures shared")
    parts.append("times unknown" if found.hours is None else f"{found.hours:.1f} h apart")
    if not found.declared and found.relation != "repeat":
        parts.append(f"likelihood {found.score:.2f}")
    return f"{_SAYS[found.relation]}: {', '.join(parts)}."
