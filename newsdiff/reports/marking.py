"""A comparison goes in, the paragraphs of both sides come out with every changed word marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports.shown import Run, Shown, merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.model import Comparison, Link, Span, Version
    from newsdiff.reports.shown import Look

Where = tuple[int, int]
"""A sentence as (paragraph, sentence in it)."""


@dataclass(frozen=True)
class Marking:
    """Both versions, paragraph by paragraph, with every changed word marked.

    Attributes:
        before: the earlier paragraphs, in order; `after` the later ones.
        link_of: number of the link that a sentence stands in; the key is (`before` or `after`, sentence).
        runs_of: the runs of a sentence, under the same keys.
    """

    comparison: Comparison
    before: tuple[Shown, ...]
    after: tuple[Shown, ...]
    link_of: dict[tuple[str, Where], int]
    runs_of: dict[tuple[str, Where], tuple[Run, ...]]


def mark(comparison: Comparison) -> Marking:
    """Mark every paragraph of both versions. Cost is linear in the two texts."""
    link_of: dict[tuple[str, Where], int] = {}
    runs_of: dict[tuple[str, Where], tuple[Run, ...]] = {}
    homes = _homes(comparison)
    for number, (link, edits) in enumerate(zip(comparison.alignment.links, comparison.edits, strict=True)):
        before, after = comparison.texts(link)
        left: list[tuple[Look, Span]] = [("out" if e.operation == "-" else "same", e.before) for e in edits]
        right: list[tuple[Look, Span]] = [("put" if e.operation == "+" else "same", e.after) for e in edits]
        for side, text, parts in (("before", before, left), ("after", after, right)):
            where = _where(comparison, link, side)
            away = [_away(homes, link, side, place, comparison) for place in where]
            sentences = [_sentence(comparison, side, place) for place in where]
            for place, elsewhere, runs in zip(where, away, _cut(text, parts, sentences), strict=True):
                link_of[side, place] = number
                runs_of[side, place] = tuple(Run(run.look, run.text, elsewhere) for run in runs)
    return Marking(
        comparison,
        _shown(comparison.before, "before", runs_of),
        _shown(comparison.after, "after", runs_of),
        link_of,
        runs_of,
    )


def _homes(comparison: Comparison) -> dict[tuple[str, int], int]:
    """Which paragraph relation each paragraph of either side stands in."""
    homes: dict[tuple[str, int], int] = {}
    for number, relation in enumerate(comparison.alignment.paragraphs):
        homes |= {("before", p): number for p in relation.before} | {("after", p): number for p in relation.after}
    return homes


def _where(comparison: Comparison, link: Link, side: str) -> list[Where]:
    if side == "before":
        return [comparison.alignment.before_places[n] for n in link.before]
    return [comparison.alignment.after_places[n] for n in link.after]


def _away(homes: dict[tuple[str, int], int], link: Link, side: str, place: Where, comparison: Comparison) -> bool:
    """True where all that a sentence became stands outside its paragraph's own relation."""
    other = "after" if side == "before" else "before"
    partners = _where(comparison, link, other)
    return bool(partners) and homes[side, place[0]] not in {homes[other, p] for p, _ in partners}


def _sentence(comparison: Comparison, side: str, place: Where) -> str:
    version = comparison.before if side == "before" else comparison.after
    return version.paragraphs[place[0]].sentences[place[1]]


def _cut(text: str, parts: Sequence[tuple[Look, Span]], sentences: Sequence[str]) -> Iterator[list[Run]]:
    """One side of a link, cut at its sentences; what joins two of them is left out."""
    start = 0
    for sentence in sentences:
        end = start + len(sentence)
        inside = [(look, max(span[0], start), min(span[1], end)) for look, span in parts]
        yield [Run(look, text[a:b]) for look, a, b in inside if a < b]
        start = end + 1


def _shown(version: Version, side: str, runs_of: dict[tuple[str, Where], tuple[Run, ...]]) -> tuple[Shown, ...]:
    return tuple(
        Shown(number, paragraph.role, merged(_paragraph(version, number, side, runs_of)))
        for number, paragraph in enumerate(version.paragraphs)
    )


def _paragraph(
    version: Version, number: int, side: str, runs_of: dict[tuple[str, Where], tuple[Run, ...]]
) -> Iterator[Run]:
    """A paragraph's runs; the white space between two sentences looks as both its neighbours do, else unmarked."""
    paragraph = version.paragraphs[number]
    end, last = 0, Run("same", "")
    for index, span in enumerate(paragraph.spans):
        runs = runs_of[side, (number, index)]
        alike = index and runs and (runs[0].look, runs[0].elsewhere) == (last.look, last.elsewhere)
        gap = paragraph.text[end : span[0]]
        yield Run(last.look, gap, last.elsewhere) if alike else Run("same", gap)
        yield from runs
        end, last = span[1], runs[-1] if runs else Run("same", "")
    yield Run("same", paragraph.text[end:])
