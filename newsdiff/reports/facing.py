"""A place in one version goes in, the place that faces it in the other comes out, along the sentence links and their edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from newsdiff.model import Comparison, Edit, Link

Side = Literal["before", "after"]


def facing(comparison: Comparison, side: Side, paragraph: int, start: int) -> tuple[int, int] | None:
    """(paragraph, character) on the other side that faces a character of this one; None where its sentence has no partner.

    A character that was taken out faces the point where it stood.
    """
    alignment = comparison.alignment
    own = alignment.before_places if side == "before" else alignment.after_places
    spans = (alignment.before if side == "before" else alignment.after)[paragraph].spans
    sentence = next((s for s, span in enumerate(spans) if span[0] <= start < span[1]), None)
    for link, edits in zip(alignment.links, comparison.edits, strict=True):
        numbers, others = (link.before, link.after) if side == "before" else (link.after, link.before)
        here = [own[number] for number in numbers]
        if others and (paragraph, sentence) in here:
            point = (
                start
                - spans[sentence or 0][0]
                + _offset(comparison, side, link, here.index((paragraph, sentence or 0)))
            )
            return _landed(comparison, side, link, _mapped(edits, side, point))
    return None


def _lengths(comparison: Comparison, side: Side, link: Link) -> list[int]:
    alignment = comparison.alignment
    paragraphs = alignment.before if side == "before" else alignment.after
    places = alignment.before_places if side == "before" else alignment.after_places
    numbers = link.before if side == "before" else link.after
    return [len(paragraphs[places[n][0]].sentences[places[n][1]]) for n in numbers]


def _offset(comparison: Comparison, side: Side, link: Link, index: int) -> int:
    """Where the sentence at `index` begins in the link's joined text."""
    return sum(length + 1 for length in _lengths(comparison, side, link)[:index])


def _mapped(edits: tuple[Edit, ...], side: Side, point: int) -> int:
    """A character of one joined text as a character of the other."""
    there = 0
    for edit in edits:
        own, other = (edit.before, edit.after) if side == "before" else (edit.after, edit.before)
        if own[0] <= point < own[1]:
            return other[0] + (point - own[0] if edit.operation == "=" else 0)
        there = other[1]
    return there


def _landed(comparison: Comparison, side: Side, link: Link, point: int) -> tuple[int, int]:
    """A character of the other side's joined text as (paragraph, character)."""
    other: Side = "after" if side == "before" else "before"
    alignment = comparison.alignment
    paragraphs = alignment.after if side == "before" else alignment.before
    places = alignment.after_places if side == "before" else alignment.before_places
    numbers = link.after if side == "before" else link.before
    for number, length in zip(numbers, _lengths(comparison, other, link), strict=True):
        if point <= length or number == numbers[-1]:
            p, s = places[number]
            return p, paragraphs[p].spans[s][0] + min(point, length)
        point -= length + 1
    raise AssertionError(link)
