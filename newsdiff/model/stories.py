"""The nouns of grouping: signatures, judged pairs with their evidence, stories with their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model.texts import Version

Word = Literal["join", "apart"]
Relation = Literal["repeat", "version", "related", "template", "none"]
JOINING: frozenset[Relation] = frozenset({"repeat", "version"})
OrderBy = Literal["argument", "declared", "published", "version", "label", "evidence", "arrival"]


@dataclass(frozen=True)
class Scheme:
    """How a signature was made; two signatures compare only where their schemes are equal.

    Attributes:
        shingle: words in a shingle.
        hashes: how many permutations, so how many values in a signature.
        seed: seed of the permutations.
        family: name of the permutation family, as datasketch names it.
    """

    shingle: int = 1
    hashes: int = 64
    seed: int = 1
    family: str = "affine32"


@dataclass(frozen=True)
class Signature:
    """MinHash values of one version: `values[i]` is the minimum of the i-th permutation, an unsigned 32-bit integer."""

    version: str
    scheme: Scheme
    values: tuple[int, ...]


@dataclass(frozen=True)
class Pair:
    """Two versions that were judged, with the evidence; `left` < `right` by id.

    Attributes:
        containment: share of the smaller text's word shingles that stand in the other.
        jaccard: shared word shingles over all.
        figures: share of the figures of the text with fewer that the other has; None where one of them has none.
        hours: hours apart; None where a time is unknown.
        declared: the declared link that speaks for the pair (`same story id`, `replaces` …), else None.
        why: one sentence.
        score: how likely the two are versions of one story, 0 to 1; 1.0 for equal texts and declared links.
    """

    left: str
    right: str
    relation: Relation
    containment: float
    jaccard: float
    figures: float | None
    hours: float | None
    declared: str | None
    why: str
    score: float = 1.0

    def as_dict(self) -> dict[str, Any]:
        """The contract's line of `group --pairs`."""
        return {
            "left": self.left, "right": self.right, "relation": self.relation,
            "containment": self.containment, "jaccard": self.jaccard, "figures": self.figures,
            "hours": self.hours, "declared": self.declared, "score": self.score, "why": self.why,
        }  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """What an archivist decided about two versions, by id, `left` < `right`: they belong into one story whatever the texts say, or never do.

    `where` tells the place of the rule, for errors; it is no part of what the rule says.

    Raises:
        UsageError: there is no such word, or both versions are one.
    """

    word: Word
    left: str
    right: str
    where: str = field(default="rules", compare=False)

    def __post_init__(self) -> None:
        if self.word not in get_args(Word):
            raise UsageError(self.where, f"there is no rule '{self.word}'", "say join or apart")
        if self.left == self.right:
            raise UsageError(self.where, f"a rule about {self.left} and itself", "name two versions")
        left, right = sorted((self.left, self.right))
        object.__setattr__(self, "left", left)
        object.__setattr__(self, "right", right)

    def as_dict(self) -> dict[str, Any]:
        """The JSON object of a rule."""
        return {"word": self.word, "left": self.left, "right": self.right}


@dataclass(frozen=True)
class Order:
    """How an order of versions was decided, and whether that is sure; `note` is one sentence a reader understands."""

    by: OrderBy
    sure: bool
    note: str

    def as_dict(self) -> dict[str, Any]:
        """The contract's `order` object."""
        return {"by": self.by, "sure": self.sure, "note": self.note}


@dataclass(frozen=True)
class Story:
    """The versions of one story in order; a text that nothing joins is a story of one version.

    Attributes:
        id: `s-` and 12 hex of the smallest digest in it.
        joins: the pairs that joined them.
        order: how the order of the versions was decided.
        rules: what an archivist decided about any of them, by (left, right): what was joined here, and what is kept apart from here.
    """

    id: str
    versions: tuple[Version, ...]
    joins: tuple[Pair, ...]
    order: Order
    rules: tuple[Rule, ...] = ()

    def revisions(self) -> Iterator[tuple[Version, Version]]:
        """Each two consecutive versions, (earlier, later)."""
        return pairwise(self.versions)


@dataclass(frozen=True)
class Grouping:
    """What grouping found.

    Attributes:
        stories: all of them, singles included, by the arrival-independent order of their ids.
        pairs: every judged pair, by (left, right).

    Iterating gives the stories.
    """

    stories: tuple[Story, ...]
    pairs: tuple[Pair, ...]

    @property
    def near(self) -> tuple[Pair, ...]:
        """The pairs that are related or of one form and stand in two stories: what an archivist may want to overrule."""
        story = {version.id: found.id for found in self.stories for version in found.versions}
        return tuple(
            pair
            for pair in self.pairs
            if pair.relation in {"related", "template"} and story[pair.left] != story[pair.right]
        )

    def __iter__(self) -> Iterator[Story]:
        return iter(self.stories)

    def __len__(self) -> int:
        return len(self.stories)


@dataclass(frozen=True)
class Kept:
    """One version of a story that stands for all of it, and what it stands for.

    Attributes:
        version: the version that is kept.
        dropped: the others, in the story's order, each with the pair that joined it (None where only a rule did).
    """

    version: Version
    dropped: tuple[tuple[Version, Pair | None], ...]


@dataclass(frozen=True)
class Passage:
    """A run of words that two versions share.

    Attributes:
        words: how many words long.
        text: the words, as the comparison key has them.
        left: paragraph where it begins on the left.
        right: paragraph where it begins on the right.
    """

    words: int
    text: str
    left: int
    right: int
