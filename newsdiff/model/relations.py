"""Sentence links go in, paragraph relations come out: which paragraph became which, split, merged or moved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from newsdiff.model.alignments import Link, ParagraphLink
from newsdiff.model.pairs import hanging_together, keeping_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newsdiff.model.alignments import Alignment
    from newsdiff.model.pairs import Pair
    from newsdiff.model.texts import Paragraph, Role

STAYING_SHARE = 0.05
"""Share of the words of either paragraph that a link in order must hold to relate the two."""
WANDERING_SHARE = 0.4
"""The same for links that moved: below it a sentence has moved and the paragraphs stay apart."""
MOVING: frozenset[Role] = frozenset({"body", "summary", "bullet", "table", "crosshead"})
"""Roles that can move: the place of the others is set by what they are, or by the layout."""
LONGEST = 20
"""Mean length of a word from which on a text is taken to be written without spaces."""
BELOW_EQUAL = 0.9999
"""The highest similarity of what is not equal to the byte."""

L = TypeVar("L", Link, ParagraphLink)
R = TypeVar("R")


def in_reading_order(links: Iterable[L]) -> list[L]:
    """Links in the order of the later text; a removed sentence follows what preceded it in the earlier one.

    Takes paragraph links too. What was removed before anything else stands first. O(n log n).
    """
    links = list(links)
    told = sorted((link for link in links if link.after), key=lambda link: link.after[0])
    gone = sorted((link for link in links if not link.after), key=lambda link: link.before[0])
    home = {number: place for place, link in enumerate(told) for number in link.before}
    following: defaultdict[int, list[L]] = defaultdict(list)
    for link in gone:
        place = home.get(link.before[0] - 1, -1)
        home[link.before[-1]] = place
        following[place].append(link)
    ordered = list(following[-1])
    for place, link in enumerate(told):
        ordered.append(link)
        ordered.extend(following[place])
    return ordered


class Once(dict[str, R]):
    """What is made from each text, made when it is first asked for: most sentences stand in both versions."""

    def __init__(self, made: Callable[[str], R]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, text: str) -> R:
        found = self[text] = self._made(text)
        return found


def weight(text: str) -> int:
    """Words of a text, at least 1; characters where it is not written with spaces."""
    count = len(text.split())
    return max(1, count if len(text) < LONGEST * count else len(text))


def forward(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> bool:
    """Whether two sides stand in their canonical order, by their texts alone.

    Whatever ties are left are broken in this order, and the answer turned: so swapping the sides swaps the answer.
    """
    for left, right in zip(before, after, strict=False):
        if left != right:
            return (left.text, left.role, left.spans) <= (right.text, right.role, right.spans)
    return len(before) <= len(after)


def relate(alignment: Alignment) -> tuple[ParagraphLink, ...]:
    """Derive the paragraph relations of an alignment; every paragraph of both sides stands in exactly one.

    Two paragraphs are related where the sentences linked between them make up a share of the words of either; what
    hangs together is one relation. It has moved where most of its words stand outside the heaviest set of paragraph
    pairs that keeps the order. In the order of the later text. O(n log n) in the number of links.
    """
    ties = _Ties(alignment)
    pairs = sorted(pair for pair in ties.found if ties.related(pair))
    moving = [pair for pair in pairs if ties.moving(pair)]
    turned = moving if forward(alignment.before, alignment.after) else [(b, a) for a, b in moving]
    kept = keeping_order(turned, [ties.precedence(pair) for pair in moving])
    stayers = set(pairs).difference(moving).union(moving[index] for index in kept)
    relations = [ties.relation(group, stayers) for group in hanging_together(pairs)]
    relations += _empty(alignment)
    linked = set(chain.from_iterable(link.before for link in relations))
    relations += [_single((p,), ()) for p in range(len(alignment.before)) if p not in linked]
    linked = set(chain.from_iterable(link.after for link in relations))
    relations += [_single((), (q,)) for q in range(len(alignment.after)) if q not in linked]
    return tuple(in_reading_order(relations))


def _empty(alignment: Alignment) -> list[ParagraphLink]:
    """Paragraphs without a sentence, which no link can tie: the first to the first, as far as both sides have them."""
    here, there = ([n for n, p in enumerate(side) if not p.spans] for side in (alignment.before, alignment.after))
    return [
        ParagraphLink((p,), (q,), float(alignment.before[p].text == alignment.after[q].text) or BELOW_EQUAL,
                      moved=False, replaced=False, pairs=((p, q),))
        for p, q in zip(here, there, strict=False)
    ]  # fmt: skip


def _single(before: tuple[int, ...], after: tuple[int, ...]) -> ParagraphLink:
    return ParagraphLink(before, after, 0.0, moved=False, replaced=False, pairs=())


@dataclass(slots=True)
class _Tie:
    """What the sentence links tie between two paragraphs, in words of both; the sentences they hold on either side."""

    words: int = 0
    still: int = 0
    similar: int = 0  # ten-thousandths: whole, so that no order of summing matters
    told: bool = False
    held: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))


class _Ties:
    """The ties between each two paragraphs, and what follows from them."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        sizes = Once(weight)
        self.sizes = tuple(
            [[sizes[sentence] for sentence in paragraph.sentences] for paragraph in side]
            for side in (alignment.before, alignment.after)
        )
        self.totals = tuple([sum(sentences) for sentences in side] for side in self.sizes)
        self.found: defaultdict[Pair, _Tie] = defaultdict(_Tie)
        for link in alignment.links:
            for pair in link.pairs:
                self._tie(link, pair)

    def _tie(self, link: Link, pair: Pair) -> None:
        (p, s), (q, t) = self.alignment.before_places[pair[0]], self.alignment.after_places[pair[1]]
        both = self.sizes[0][p][s] + self.sizes[1][q][t]
        tie = self.found[p, q]
        tie.words += both
        tie.still += 0 if link.moved else both
        tie.similar += both * round(link.similarity * 10_000)
        tie.told = tie.told or not link.replaced
        tie.held[0].add(s)
        tie.held[1].add(t)

    def share(self, pair: Pair) -> float:
        """The larger of the two shares of words that a pair of paragraphs holds in common."""
        return max(
            sum([self.sizes[side][number][s] for s in held]) / self.totals[side][number]
            for side, (number, held) in enumerate(zip(pair, self.found[pair].held, strict=True))
        )

    def related(self, pair: Pair) -> bool:
        """Whether enough is shared to call the two paragraphs related."""
        tie = self.found[pair]
        return self.share(pair) >= (STAYING_SHARE if 2 * tie.still > tie.words else WANDERING_SHARE)

    def moving(self, pair: Pair) -> bool:
        """Whether both paragraphs have a role that can move."""
        return self.alignment.before[pair[0]].role in MOVING and self.alignment.after[pair[1]].role in MOVING

    def precedence(self, pair: Pair) -> int:
        """What a pair weighs: its words, then those whose sentences stayed, then nearness to the diagonal."""
        return (self.found[pair].words << 48) + (self.found[pair].still << 24) - abs(pair[0] - pair[1])

    def relation(self, pairs: list[Pair], stayers: set[Pair]) -> ParagraphLink:
        """The relation of paragraphs that hang together."""
        before, after = (tuple(sorted({pair[side] for pair in pairs})) for side in (0, 1))
        total = sum(self.found[pair].words for pair in pairs)
        moved = 2 * sum(self.found[pair].words for pair in pairs if pair in stayers) < total
        replaced = not any(self.found[pair].told for pair in pairs)
        similarity = self._similarity(pairs, before, after)
        return ParagraphLink(before, after, similarity, moved=moved, replaced=replaced, pairs=tuple(pairs))

    def _similarity(self, pairs: list[Pair], before: tuple[int, ...], after: tuple[int, ...]) -> float:
        """Mean similarity of the words, those without a partner counting as 0; 1.0 only for two equal texts."""
        if len(before) == len(after) == 1:
            left, right = self.alignment.before[before[0]], self.alignment.after[after[0]]
            if left.text == right.text:
                return 1.0
        whole = sum(self.totals[side][n] for side, numbers in enumerate((before, after)) for n in numbers)
        return min(BELOW_EQUAL, round(sum(self.found[pair].similar for pair in pairs) / (10_000 * whole), 4))
