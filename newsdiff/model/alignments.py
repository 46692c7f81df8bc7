"""The nouns of an alignment: sentence links, and the paragraph relations that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from newsdiff.model.texts import Paragraph
    from newsdiff.words import Span

Change = Literal["unchanged", "edited", "split", "merged", "regrouped", "replaced", "added", "removed"]


@dataclass(frozen=True)
class Edit:
    """One step of a wording: `=` kept, `-` taken out, `+` put in; spans of the earlier and of the later text."""

    operation: Literal["=", "-", "+"]
    before: Span
    after: Span


@dataclass(frozen=True)
class Link:
    """Which sentences became which. Every sentence of both sides stands in exactly one link.

    Attributes:
        before: sentence numbers of the earlier version, counted through its text; () for an added sentence.
        after: the same of the later version; () for a removed sentence.
        similarity: 0 to 1; 1.0 exactly when both sides are one sentence each, equal to the byte.
        moved: stands outside the heaviest order-keeping set of links.
        replaced: nothing similar, but in the same place it tells the later state of the same thing.
        pairs: the pairs (before, after) that really share something; all of them for a 1:1 link.
        evidence: names and values of what the similarity was made from.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False
    replaced: bool = False
    pairs: tuple[tuple[int, int], ...] = ()
    evidence: tuple[tuple[str, float], ...] = ()

    @property
    def change(self) -> Change:
        """What happened, read off the counts and the similarity."""
        return change(len(self.before), len(self.after), equal=self.similarity == 1.0, replaced=self.replaced)

    def swapped(self) -> Link:
        """The same link read from the later to the earlier version."""
        pairs = tuple(sorted((b, a) for a, b in self.pairs))
        return Link(self.after, self.before, self.similarity, self.moved, self.replaced, pairs, self.evidence)


def change(before: int, after: int, *, equal: bool, replaced: bool = False) -> Change:
    """The kind of change that follows from how many units stand on each side."""
    if not before:
        return "added"
    if not after:
        return "removed"
    if replaced:
        return "replaced"
    if before == after == 1:
        return "unchanged" if equal else "edited"
    if before == 1:
        return "split"
    return "merged" if after == 1 else "regrouped"


@dataclass(frozen=True)
class ParagraphLink:
    """A relation of paragraphs: fields as in `Link`, with paragraph numbers; derived, never stored."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    similarity: float
    moved: bool
    replaced: bool
    pairs: tuple[tuple[int, int], ...]

    @property
    def change(self) -> Change:
        """What happened, read off the counts and the similarity."""
        return change(len(self.before), len(self.after), equal=self.similarity == 1.0, replaced=self.replaced)

    def swapped(self) -> ParagraphLink:
        """The same relation read from the later to the earlier version."""
        pairs = tuple(sorted((b, a) for a, b in self.pairs))
        return ParagraphLink(self.after, self.before, self.similarity, self.moved, self.replaced, pairs)


@dataclass(frozen=True)
class Alignment:
    """Two versions and how their sentences correspond.

    Attributes:
        links: in the order of the later version; removed sentences stand after what preceded them in the earlier one.
        before: paragraphs of the earlier version.
        after: paragraphs of the later version.
        coarse: True where a limit of size made the result coarser.
    """

    links: tuple[Link, ...]
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    coarse: bool = False

    @cached_property
    def before_places(self) -> tuple[tuple[int, int], ...]:
        """For each sentence number of the earlier version, (paragraph, sentence in it)."""
        return places(self.before)

    @cached_property
    def after_places(self) -> tuple[tuple[int, int], ...]:
        """For each sentence number of the later version, (paragraph, sentence in it)."""
        return places(self.after)

    @cached_property
    def paragraphs(self) -> tuple[ParagraphLink, ...]:
        """Paragraph relations, derived from the sentence links; every paragraph of both sides in exactly one."""
        from newsdiff.model.relations import relate  # noqa: PLC0415 - relations read this noun

        return relate(self)

    def swapped(self) -> Alignment:
        """The alignment of the later version against the earlier one."""
        from newsdiff.model.relations import in_reading_order  # noqa: PLC0415 - as above

        links = in_reading_order(link.swapped() for link in self.links)
        return Alignment(tuple(links), self.after, self.before, self.coarse)


def places(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[int, int], ...]:
    """(paragraph, sentence in it) of each sentence, counted through the text."""
    return tuple((p, s) for p, paragraph in enumerate(paragraphs) for s in range(len(paragraph.spans)))
