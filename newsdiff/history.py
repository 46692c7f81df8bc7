"""A story goes in, its history comes out: each revision compared, each paragraph and changing figure followed through."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.comparison import compare
from newsdiff.model import FigureLine, History, Lifeline, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.model import Alignment, Comparison, Facet, Story

Point = tuple[int, "Facet"]
Worth = Value | str


def history(story: Story) -> History:
    """Compare each two consecutive versions of a story, and follow its paragraphs and figures from first to last.

    A story of one version has no comparison, and one lifeline a paragraph. Cost: one comparison a revision.
    """
    comparisons = tuple(compare(before, after, order=story.order) for before, after in story.revisions())
    paragraphs = lifelines([len(version.paragraphs) for version in story.versions], comparisons)
    return History(story, comparisons, paragraphs, figure_lines(comparisons, paragraphs))


def lifelines(counts: Sequence[int], comparisons: Sequence[Comparison]) -> tuple[Lifeline, ...]:
    """The lifeline of every paragraph; `counts` says how many each version has.

    Where a paragraph was split or merged, the line goes on with the part that shares the most words; the other parts
    begin or end there.
    """
    lines: list[list[int | None]] = [[place] for place in range(counts[0] if counts else 0)]
    for step, comparison in enumerate(comparisons):
        following = _following(comparison.alignment)
        for line in lines:
            line.append(following.get(line[-1]) if line[-1] is not None else None)
        taken = set(following.values())
        lines += [[*[None] * (step + 1), place] for place in range(counts[step + 1]) if place not in taken]
    return tuple(Lifeline(tuple(line)) for line in lines)


def _following(alignment: Alignment) -> dict[int, int]:
    """Which later paragraph carries on which earlier one; each at most once, the largest share of words first."""
    shared = _shared(alignment)
    pairs = [pair for relation in alignment.paragraphs for pair in relation.pairs]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for before, after in sorted(pairs, key=lambda pair: (-shared[pair], pair)):
        if before not in found and after not in taken:
            found[before] = after
            taken.add(after)
    return found


def _shared(alignment: Alignment) -> Counter[tuple[int, int]]:
    """Words of the later text, each link's counted by its similarity, that tie two paragraphs."""
    shared: Counter[tuple[int, int]] = Counter()
    here, there = alignment.before_places, alignment.after_places
    for link in alignment.links:
        for a, b in link.pairs:
            (p, _), (q, s) = here[a], there[b]
            # a Counter of integers: thousandths keep the sums exact, whatever order they come in
            shared[p, q] += round(1000 * link.similarity) * len(words.words(alignment.after[q].sentences[s]))
    return shared


def figure_lines(comparisons: Sequence[Comparison], paragraphs: Sequence[Lifeline]) -> tuple[FigureLine, ...]:
    """Figures whose change is told, and sure, in one revision or more.

    A change carries a line on where it starts from the value that the line had, in the same paragraph's lifeline. What
    only repeats part of another line (the toll in headline, lede and body) is left out.
    """
    homes = {(v, p): n for n, line in enumerate(paragraphs) for v, p in enumerate(line.places) if p is not None}
    lines: list[list[Point]] = []
    ends: dict[tuple[int, Worth], list[Point]] = {}
    for step, comparison in enumerate(comparisons):
        for before, after in _changes(comparison):
            line = ends.pop((homes[step, before.paragraph], _worth(before)), None)
            if line is None:
                line = [(step, before)]
                lines.append(line)
            line.append((step + 1, after))
            ends[homes[step + 1, after.paragraph], _worth(after)] = line
    lines.sort(key=lambda line: (line[0][0], line[0][1].paragraph, line[0][1].start))
    return tuple(FigureLine(tuple(line)) for line in _distinct(lines))


def _changes(comparison: Comparison) -> Iterator[tuple[Facet, Facet]]:
    for claim in comparison.claims:
        for facet in claim.facets:
            if claim.material and facet.kind == "figure" and facet.sure == "high" and facet.before and facet.after:
                yield facet.before, facet.after


def _worth(facet: Facet) -> Worth:
    return facet.value or words.key(facet.text)


def _distinct(lines: Sequence[list[Point]]) -> Iterator[list[Point]]:
    """Lines that no other tells whole: of two equal ones the first, of a longer and its part the longer."""
    series = [frozenset((version, _worth(facet)) for version, facet in line) for line in lines]
    passing: dict[tuple[int, Worth], list[int]] = {}
    for number, points in enumerate(series):
        for point in points:
            passing.setdefault(point, []).append(number)
    for number, line in enumerate(lines):
        own = series[number]
        others = (other for other in passing[line[0][0], _worth(line[0][1])] if other != number)
        if not any(own < series[other] or (own == series[other] and other < number) for other in others):
            yield line
