"""A story goes in, its history comes out: each revision compared, each paragraph, claim and changing figure followed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.comparison import compare
from newsdiff.model import ClaimLine, FigureLine, History, Lifeline, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.model import Alignment, ClaimChange, Comparison, Facet, Place, Story

Point = tuple[int, "Facet"]
Worth = Value | str
Sentence = tuple[int, int]
"""(paragraph, sentence in it) of one version."""


def history(story: Story) -> History:
    """Compare each two consecutive versions of a story, and follow its paragraphs, figures and claims from first to last.

    A story of one version has no comparison, and one lifeline a paragraph. Cost: one comparison a revision.
    """
    comparisons = tuple(compare(before, after, order=story.order) for before, after in story.revisions())
    paragraphs = lifelines([len(version.paragraphs) for version in story.versions], comparisons)
    return History(story, comparisons, paragraphs, figure_lines(comparisons, paragraphs), claim_lines(comparisons))


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


class _Line:
    """A claim line that grows: its events so far, and where it stands now; None once it is cut or lost from sight."""

    def __init__(self) -> None:
        self.events: list[tuple[int, ClaimChange]] = []
        self.place: Sentence | None = None
        self.text = ""

    def add(self, version: int, change: ClaimChange) -> None:
        self.events.append((version, change))
        self.place = _sentence(change.after[0]) if change.after else None
        self.text = _joined(change.after)


def claim_lines(comparisons: Sequence[Comparison]) -> tuple[ClaimLine, ...]:
    """What became of each claim that any revision touched.

    A change carries on the line that stands in the sentence it starts from (of several there, the one that shares the most
    words); between two changes a line goes where its sentence goes. What only says a change again (`same_as`) is left out.
    """
    lines: list[_Line] = []
    standing: dict[Sentence, list[_Line]] = {}
    for step, comparison in enumerate(comparisons):
        touched: set[int] = set()
        for change in comparison.distinct:
            line = _continued(change, standing, touched)
            if line is None:
                line = _Line()
                lines.append(line)
            line.add(step + 1, change)
            touched.add(id(line))
        _carry_on(lines, touched, comparison.alignment)
        standing = _standing(lines)
    lines.sort(key=lambda line: (line.events[0][0], *_first(line.events[0][1])))
    return tuple(ClaimLine(tuple(line.events)) for line in lines)


def _continued(change: ClaimChange, standing: dict[Sentence, list[_Line]], touched: set[int]) -> _Line | None:
    """The line that a change carries on; None for a claim that no revision touched before."""
    if not change.before:
        return None
    words_of = set(words.words(_joined(change.before)))
    waiting = [line for line in standing.get(_sentence(change.before[0]), ()) if id(line) not in touched]
    shared = [len(words_of.intersection(words.words(line.text))) for line in waiting]
    return waiting[shared.index(max(shared))] if any(shared) else None


def _carry_on(lines: Sequence[_Line], touched: set[int], alignment: Alignment) -> None:
    """Move every line that this revision did not touch to where its sentence stands now."""
    here, there = alignment.before_places, alignment.after_places
    onward: dict[Sentence, Sentence] = {}
    for link in alignment.links:
        for a, b in link.pairs:
            onward.setdefault(here[a], there[b])
    for line in lines:
        if line.place is not None and id(line) not in touched:
            line.place = onward.get(line.place)


def _standing(lines: Sequence[_Line]) -> dict[Sentence, list[_Line]]:
    found: defaultdict[Sentence, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.place is not None:
            found[line.place].append(line)
    return found


def _sentence(place: Place) -> Sentence:
    return place.paragraph, place.sentence


def _joined(places: Sequence[Place]) -> str:
    return " ".join(place.text for place in places)


def _first(change: ClaimChange) -> tuple[bool, Place]:
    """Claims of the later text in its order, then those that are gone."""
    return not change.after, (change.after or change.before)[0]
