"""The noun that holds a whole comparison: two versions, their alignment, the wording and the claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from newsdiff.model.alignments import Alignment, Edit, Link
    from newsdiff.model.facts import ClaimChange, Findings
    from newsdiff.model.stories import Order
    from newsdiff.model.texts import Version

SCHEMA = "newsdiff/comparison-1"


@dataclass(frozen=True)
class Comparison:
    """Two versions compared. `as_dict()` is the contract's JSON.

    Attributes:
        edits: one tuple of edits a link of the alignment, in its order; spans of the two texts of `texts(link)`.
        verdict: one sentence, made from the facts.
        withdrawn: the side that was withdrawn (a kill), if any; then no claims are told.
        clipped: True where a text was too long for its wording to be compared throughout.
    """

    before: Version
    after: Version
    order: Order
    alignment: Alignment
    edits: tuple[tuple[Edit, ...], ...]
    findings: Findings
    verdict: str
    withdrawn: Literal["before", "after"] | None = None
    clipped: bool = False

    @property
    def coarse(self) -> bool:
        """Whether a limit of size made the alignment or the wording coarser."""
        return self.alignment.coarse or self.clipped

    @property
    def claims(self) -> tuple[ClaimChange, ...]:
        """The claim changes, in the order of the later text."""
        return self.findings.claims

    def texts(self, link: Link) -> tuple[str, str]:
        """The two texts that a link's edits are cut from: sentences joined by a space, by a line feed at a paragraph."""
        return (
            joined(self.before, [self.alignment.before_places[n] for n in link.before]),
            joined(self.after, [self.alignment.after_places[n] for n in link.after]),
        )

    def wording(self, link: Link, edits: tuple[Edit, ...]) -> list[tuple[str, str]]:
        """A link's edits as (`=`, `-` or `+`, text)."""
        before, after = self.texts(link)
        return [
            (e.operation, after[slice(*e.after)] if e.operation == "+" else before[slice(*e.before)]) for e in edits
        ]

    @cached_property
    def distinct(self) -> tuple[ClaimChange, ...]:
        """Material claims, each change once: what only repeats another (`same_as`) is left out."""
        return tuple(claim for claim in self.claims if claim.material and claim.same_as is None)

    def facet_counts(self) -> dict[str, int]:
        """Distinct, material, sure facet changes by kind, most first."""
        counts = Counter(
            facet.kind
            for claim in self.distinct
            for facet in claim.facets
            if facet.sure == "high" and facet.kind != "wording"
        )
        return dict(sorted(counts.items(), key=lambda kind: (-kind[1], kind[0])))

    def summary(self) -> dict[str, Any]:
        """The contract's `summary`."""
        relations = self.alignment.paragraphs
        return {
            "verdict": self.verdict,
            "paragraphs": dict(sorted(Counter(relation.change for relation in relations).items())),
            "moved": sum(relation.moved for relation in relations),
            "facets": self.facet_counts(),
        }

    def as_dict(self) -> dict[str, Any]:
        """The contract's comparison object."""
        alignment, findings = self.alignment, self.findings
        here, there = alignment.before_places, alignment.after_places
        return {
            "schema": SCHEMA,
            "order": self.order.as_dict(),
            "before": self.before.as_dict(), "after": self.after.as_dict(),
            "coarse": self.coarse, "withdrawn": self.withdrawn,
            "paragraphs": [
                {
                    "change": p.change, "moved": p.moved, "before": list(p.before), "after": list(p.after),
                    "links": [list(pair) for pair in p.pairs], "similarity": p.similarity,
                }
                for p in alignment.paragraphs
            ],
            "sentences": [
                {
                    "change": link.change, "moved": link.moved,
                    "before": [list(here[n]) for n in link.before], "after": [list(there[n]) for n in link.after],
                    "links": [[list(here[a]), list(there[b])] for a, b in link.pairs],
                    "similarity": link.similarity, "evidence": dict(link.evidence),
                    "words": [list(part) for part in self.wording(link, edits)],
                }
                for link, edits in zip(alignment.links, self.edits, strict=True)
            ],
            "claims": [claim.as_dict() for claim in findings.claims],
            "notices": [notice.as_dict() for notice in findings.notices],
            "ignored": dict(findings.ignored),
            "not_looked_for": [{"facet": facet, "why": why} for facet, why in findings.not_looked_for],
            "summary": self.summary(),
        }  # fmt: skip


def joined(version: Version, where: list[tuple[int, int]]) -> str:
    """Sentences of a version in one text: a space between two of one paragraph, a line feed where the paragraph changes."""
    parts: list[str] = []
    for index, (paragraph, sentence) in enumerate(where):
        if index:
            parts.append(" " if paragraph == where[index - 1][0] else "\n")
        parts.append(version.paragraphs[paragraph].sentences[sentence])
    return "".join(parts)
