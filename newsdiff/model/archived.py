"""The nouns of an archive: what adding did, where a text would stand, what a search or a list shows, what a check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsdiff.model.stories import Pair, Rule


@dataclass(frozen=True)
class Added:
    """What adding did.

    Attributes:
        new: versions that were not stored before.
        known: versions that were; only where and when they were seen may be new.
        grown: stories told before that have more versions now.
        refused: ids of texts that were taken down, and stay so.
    """

    new: int = 0
    known: int = 0
    grown: int = 0
    refused: tuple[str, ...] = ()

    def __add__(self, other: Added) -> Added:
        return Added(
            self.new + other.new, self.known + other.known, self.grown + other.grown, self.refused + other.refused
        )


@dataclass(frozen=True)
class Found:
    """Where a text would stand.

    Attributes:
        id: of the text, as it would be called.
        known: whether the archive holds it already.
        stories: ids of the stories that it would join, as they are called now; none where it would stand alone.
        position: its place in the order of the versions, from 0.
        versions: how many versions that story would have.
        joins: the pairs that would join it.
        rules: what an archivist decided about it.
    """

    id: str
    known: bool
    stories: tuple[str, ...]
    position: int
    versions: int
    joins: tuple[Pair, ...]
    rules: tuple[Rule, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """A line of `find --format jsonl`."""
        return vars(self) | {
            "stories": list(self.stories), "joins": [pair.as_dict() for pair in self.joins],
            "rules": [rule.as_dict() for rule in self.rules],
        }  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """A version that a search found: its story, its headline, when it was published, and the words around the find."""

    id: str
    story: str
    headline: str | None
    published: str | None
    snippet: str


@dataclass(frozen=True)
class Listed:
    """A story in a list: how many versions, the last one's headline, when its first and its last were published.

    `rules` says what an archivist's rules did about any of its versions: `apart`, `join`, both, or nothing.
    """

    story: str
    versions: int
    headline: str | None
    first: str | None
    last: str | None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wish:
    """Which stories are asked for.

    Attributes:
        since: hours since 1970 at or after which one of its versions was published.
        until: the same, at or before which.
        source: part of the name of a place where one of its versions was seen.
        label: kind of label that one of its versions has.
        versions: how many versions it has at least.
        changed: kind of facet that one of its revisions changed.
        limit: how many at most; 0 for all.
    """

    since: float | None = None
    until: float | None = None
    source: str = ""
    label: str = ""
    versions: int = 1
    changed: str = ""
    limit: int = 0


@dataclass(frozen=True)
class Finding:
    """What a check found wrong: where, what, and the way back."""

    where: str
    what: str
    now: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.now}"
