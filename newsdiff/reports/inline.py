"""A relation of paragraphs goes in, one text comes out: the later one, with what was taken out standing where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.reports.shown import Run, Shown, merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Link, ParagraphLink
    from newsdiff.reports.marking import Marking, Where
    from newsdiff.reports.shown import Look

_LOOKS: dict[str, Look] = {"=": "same", "-": "out", "+": "put"}


def inline(marking: Marking, relation: ParagraphLink) -> tuple[Shown, ...] | None:
    """Lay the two sides of a relation into one text, in the order of the later one.

    The `same` and `put` runs of each paragraph are its later text, to the byte. A sentence that was taken out follows
    the one it followed in the earlier text. None where a sentence became several in different paragraphs, or where
    what lies between two sentences of one link is not one space: such a relation is shown side by side only.
    """
    links = marking.comparison.alignment.links
    shared = _links(marking, relation.before, "before") & _links(marking, relation.after, "after")
    if not all(_flat(marking, relation, links[number]) for number in shared):
        return None
    taken = _taken(marking, relation, shared)
    found = []
    for index, number in enumerate(relation.after):
        lead = taken.get(None, []) if index == 0 else []
        runs = [Run("out", run.text + " ", run.elsewhere) for run in lead]
        runs += _paragraph(marking, number, shared, taken)
        found.append(Shown(number, marking.after[number].role, merged(runs)))
    return tuple(found)


def _links(marking: Marking, paragraphs: tuple[int, ...], side: str) -> set[int]:
    version = marking.comparison.before if side == "before" else marking.comparison.after
    return {marking.link_of[side, (p, s)] for p in paragraphs for s in range(len(version.paragraphs[p].spans))}


def _flat(marking: Marking, relation: ParagraphLink, link: Link) -> bool:
    """True where a link lies inside the relation, and its later sentences are one stretch of one paragraph."""
    alignment, after = marking.comparison.alignment, marking.comparison.after
    earlier = {alignment.before_places[n][0] for n in link.before}
    later = [alignment.after_places[n] for n in link.after]
    paragraph = later[0][0]
    if not earlier <= set(relation.before) or paragraph not in relation.after:
        return False
    if later != [(paragraph, later[0][1] + step) for step in range(len(later))]:
        return False
    spans = after.paragraphs[paragraph].spans
    stretch = after.paragraphs[paragraph].text[spans[later[0][1]][0] : spans[later[-1][1]][1]]
    return stretch == marking.comparison.texts(link)[1]


def _taken(marking: Marking, relation: ParagraphLink, shared: set[int]) -> dict[int | None, list[Run]]:
    """Earlier sentences that are not in this relation's later text, under the link they follow; None at the start."""
    found: dict[int | None, list[Run]] = {}
    last: int | None = None
    for p in relation.before:
        for s, sentence in enumerate(marking.comparison.before.paragraphs[p].sentences):
            number = marking.link_of["before", (p, s)]
            if number in shared:
                last = number
            else:
                runs = marking.runs_of["before", (p, s)]
                found.setdefault(last, []).append(Run("out", sentence, any(run.elsewhere for run in runs)))
    return found


def _paragraph(marking: Marking, number: int, shared: set[int], taken: dict[int | None, list[Run]]) -> Iterator[Run]:
    paragraph = marking.comparison.after.paragraphs[number]
    links, edits = marking.comparison.alignment.links, marking.comparison.edits
    end = 0
    for index, span in enumerate(paragraph.spans):
        link = marking.link_of["after", (number, index)]
        if link not in shared:
            yield from _lone(marking, (number, index), paragraph.text[end : span[0]])
            end = span[1]
        elif span[0] >= end:  # the first of the link's sentences; its text holds the others
            yield Run("same", paragraph.text[end : span[0]])
            yield from (Run(_LOOKS[op], text) for op, text in marking.comparison.wording(links[link], edits[link]))
            yield from (Run("out", " " + run.text, run.elsewhere) for run in taken.get(link, ()))
            end = span[0] + len(marking.comparison.texts(links[link])[1])
    yield Run("same", paragraph.text[end:])


def _lone(marking: Marking, place: Where, gap: str) -> Iterator[Run]:
    """A later sentence that has no partner here; the space before it belongs to it."""
    runs = marking.runs_of["after", place]
    yield Run(runs[0].look, gap, runs[0].elsewhere) if runs else Run("same", gap)
    yield from runs
