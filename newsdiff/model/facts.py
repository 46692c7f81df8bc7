"""The nouns of a claim: facets with their places, and what changed in them between two versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

FacetKind = Literal["figure", "time", "name", "attribution", "quote", "hedge", "negation", "action", "wording"]
Value = tuple[tuple[str, str | int | float | bool | None], ...]
"""A normal value as (name, value) pairs in a fixed order: (("low", 1500), ("high", 2500), ("unit", "fighters"))."""


@dataclass(frozen=True, order=True)
class Place:
    """An unbroken stretch of one sentence; start and end are characters of the *paragraph*."""

    paragraph: int
    sentence: int
    start: int
    end: int
    text: str

    def as_dict(self) -> dict[str, Any]:
        """The contract's place object."""
        return {
            "paragraph": self.paragraph, "sentence": self.sentence,
            "start": self.start, "end": self.end, "text": self.text,
        }  # fmt: skip


@dataclass(frozen=True)
class Facet:
    """One checkable part of a claim: a figure, a date, a name … with its place and its normal value."""

    kind: FacetKind
    paragraph: int
    start: int
    end: int
    text: str
    value: Value = ()

    def as_dict(self) -> dict[str, Any]:
        """The contract's side of a facet."""
        return {
            "paragraph": self.paragraph, "start": self.start, "end": self.end,
            "text": self.text, "value": dict(self.value) or None,
        }  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """A clause: the stretches of text it stands on, and its facets."""

    places: tuple[Place, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True)
class FacetChange:
    """A facet that differs: at least one side is given, and each cuts its own text.

    Attributes:
        how: what about it changed (`value`, `unit`, `scope`, `speaker`, `trimmed`, `weaker` …).
        sure: `low` where an editor should read the passage first; low ones stay out of the verdict.
        inside: `quote` where the fact changed within quotation marks.
        why: the rule and its evidence, in words.
    """

    kind: FacetKind
    before: Facet | None
    after: Facet | None
    how: str
    why: str
    sure: Literal["high", "low"] = "high"
    inside: Literal["quote"] | None = None

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """Which sides are given."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    def as_dict(self) -> dict[str, Any]:
        """The contract's facet object."""
        return {
            "kind": self.kind, "change": self.change, "how": self.how, "sure": self.sure,
            "inside": self.inside, "why": self.why,
            "before": self.before.as_dict() if self.before else None,
            "after": self.after.as_dict() if self.after else None,
        }  # fmt: skip


@dataclass(frozen=True)
class ClaimChange:
    """A claim that was added, removed, changed, or carried to another place.

    Attributes:
        id: `c1`, `c2` … in the order of the later text.
        carried: its content stands elsewhere on the other side; both places are given.
        same_as: id of the claim that says the same change elsewhere (headline, lede, body).
    """

    id: str
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    facets: tuple[FacetChange, ...] = ()
    carried: bool = False
    same_as: str | None = None

    @property
    def change(self) -> Literal["added", "removed", "changed", "carried"]:
        """Read off the sides."""
        if self.carried:
            return "carried"
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"

    @property
    def material(self) -> bool:
        """False where only wording, spelling or typography differ, and for what was only carried elsewhere."""
        if self.carried:
            return False
        return self.change != "changed" or any(facet.kind != "wording" for facet in self.facets)

    def as_dict(self) -> dict[str, Any]:
        """The contract's claim object."""
        return {
            "id": self.id, "change": self.change, "material": self.material,
            "before": [place.as_dict() for place in self.before], "after": [place.as_dict() for place in self.after],
            "same_as": self.same_as, "facets": [facet.as_dict() for facet in self.facets],
        }  # fmt: skip


@dataclass(frozen=True)
class Notice:
    """What the desk says it changed, beside what was found.

    Attributes:
        role: `advisory` (for editors) or `correction` (for readers).
        side: the version that carries it.
        says: what it announces, in one clause.
        claims: ids of the claim changes that it names.
    """

    role: Literal["advisory", "correction"]
    side: Literal["before", "after"]
    paragraph: int
    text: str
    says: str
    found: Literal["matched", "unmatched", "contradicted"]
    claims: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The contract's notice object."""
        return {
            "role": self.role, "side": self.side, "paragraph": self.paragraph, "text": self.text,
            "says": self.says, "found": self.found, "claims": list(self.claims),
        }  # fmt: skip


@dataclass(frozen=True)
class Findings:
    """All that following the claims along an alignment brought to light.

    Attributes:
        ignored: differences that were seen and are no change: (`typography`, 12), (`spelling`, 2).
        not_looked_for: (facet kind, why), such as (`action`, `language fi`).
    """

    claims: tuple[ClaimChange, ...] = ()
    notices: tuple[Notice, ...] = ()
    ignored: tuple[tuple[str, int], ...] = ()
    not_looked_for: tuple[tuple[str, str], ...] = ()
