"""What a whole version holds, asked by both sides: does this figure, name, day or speaker stand anywhere in the other one?

Nothing is read before it is asked for, and then once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from newsdiff.claims import attribution, figures, names, times
from newsdiff.claims.canon import canonical, flat
from newsdiff.claims.held import held
from newsdiff.claims.lexicon import phrases, table
from newsdiff.claims.marks import stem
from newsdiff.model.relations import Once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from newsdiff.claims.attribution import Speaker
    from newsdiff.claims.figures import Figure
    from newsdiff.claims.names import Name
    from newsdiff.claims.page import Page, Sentence
    from newsdiff.claims.sides import Side
    from newsdiff.claims.times import When

NEAREST = 32
"""How many figures on either side of one by size are asked whether they are that one in another writing."""
MANY = 400
"""How many speakers of a version are asked whether one is one of them, how many sentences whether they carry a clause."""
_EQUAL = frozenset({"same", "variant"})
CARRIED = 0.7
"""Share of the content of a clause that must stand in one sentence of the other version for it to be carried there."""


PHRASED = 0.6
"""The same where four of them in a row, half of the clause, stand there in a row too."""


def _phrase(words: list[str], there: Sentence, language: str) -> bool:
    """Whether four words of content in a row, and half of all, stand in a row in a sentence."""
    function = table(language, "function")
    held = f" {' '.join(stem(word) for word in flat(there.text) if word not in function)} "
    size = max(4, (len(words) + 1) // 2)
    return any(f" {' '.join(words[at : at + size])} " in held for at in range(len(words) - size + 1))


def dates_or_counts(page: Page, language: str) -> Callable[[Sentence], bool]:
    """Tells whether a sentence of a version can hold a figure or a time at all: a digit, or a word of those lists."""
    if language == "de":
        return lambda _: True
    telling = {word for sentence in page.sentences for word in flat(sentence.text) if word[0].isdigit()} | _counting(
        language
    )
    return lambda sentence: not telling.isdisjoint(flat(sentence.text))


def speaks(language: str) -> Callable[[Sentence], bool]:
    """Tells whether somebody may speak in a sentence: it holds a word of speech, or a dash with a source behind it."""
    words = table(language, "speech").keys() | phrases(language, "according").keys()
    return lambda sentence: "-" in canonical(sentence.text)[0] or not words.isdisjoint(flat(sentence.text))


@cache
def _counting(language: str) -> frozenset[str]:
    """The words that a figure or a time needs: those that only lead to one (`a`, `in`, `since`) tell nothing alone."""
    lists = table(language, "numbers") | table(language, "times")
    return frozenset(word for word, columns in lists.items() if not {"article", "dating", "when", "zone"} & {*columns})


@dataclass(frozen=True, eq=False)
class Told:
    """What one version tells: in its stretches that differ, and in what both share.

    `kept` are the shared sentences that may hold a figure or a time, `rest` those in which somebody may speak.
    """

    page: Page
    language: str
    sides: Sequence[Side]
    kept: Side
    rest: Side

    @held
    def figures(self) -> list[Figure]:
        """Every figure of the version."""
        return [figure for side in (*self.sides, self.kept) for figure in side.figures]

    @held
    def values(self) -> frozenset[tuple[float, float, str, bool]]:
        """The values of its figures, for asking fast."""
        return frozenset(figure.key for figure in self.figures)

    @held
    def by_size(self) -> tuple[list[float], list[Figure]]:
        """Its figures by their lower value, and those values, for asking which are near another."""
        ordered = sorted(self.figures, key=lambda figure: figure.low)
        return [figure.low for figure in ordered], ordered

    def near(self, figure: Figure) -> list[Figure]:
        """The figures that can be this one in another writing."""
        lows, ordered = self.by_size
        least, most = figure.low * (1 - figures.SPREAD), figure.low / (1 - figures.SPREAD)
        first, last = bisect_left(lows, least), bisect_right(lows, most)
        at = bisect_left(lows, figure.low)
        return ordered[max(first, at - NEAREST) : min(last, at + NEAREST)]

    @held
    def times(self) -> Counter[tuple[str, tuple[str | int, ...]]]:
        """How often each time is told."""
        return Counter((when.kind, when.parts) for side in (*self.sides, self.kept) for when in side.times)

    @held
    def speakers(self) -> list[Speaker]:
        """Everybody who says something in the version."""
        found = {(s.head, s.noun, s.stands): s for side in (*self.sides, self.rest) for s in side.speakers}
        return list(found.values())[:MANY]

    @held
    def where(self) -> dict[str, list[int]]:
        """The sentences that each stem of a content word stands in."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for sentence in self.page.sentences:
            if sentence.told:
                for word in self._stems(sentence):
                    found[word].append(sentence.number)
        return dict(found)

    def _stems(self, sentence: Sentence) -> set[str]:
        return {*map(self._stem.__getitem__, flat(sentence.text))} - {""}

    @held
    def _stem(self) -> Once[str]:
        function = table(self.language, "function")
        return Once(lambda word: "" if word in function else stem(word))

    def best(self, words: list[str]) -> tuple[float, Sentence | None]:
        """The sentence that holds most of these different stems: the share that it holds, and the sentence; the first of equals.

        None that holds less than `PHRASED` of them. Such a sentence holds one of the rarest that the others do not make
        up for, so only those are looked up, as long as that gives no more than `MANY` sentences.
        """
        near: set[int] = set()
        for postings in sorted((self.where.get(word, []) for word in words), key=len)[
            : len(words) - int(PHRASED * len(words)) + 1
        ]:
            if len(near) + len(postings) > MANY:
                break
            near.update(postings)
        sought = {*words}
        counts = {number: len(sought & self._stems(self.page.sentences[number])) for number in near}
        number = min(near, key=lambda n: (-counts[n], n), default=None)
        return (0.0, None) if number is None else (counts[number] / len(words), self.page.sentences[number])


@dataclass(frozen=True, eq=False)
class Index:
    """Both versions, earlier first; a `side` is the version that is asked: 0 the earlier, 1 the later."""

    told_by: tuple[Told, Told]

    @held
    def days(self) -> tuple[date | None, date | None]:
        """The day each version was published, where it says so."""
        first, second = (told.page.version.published for told in self.told_by)
        return (first.date() if first else None, second.date() if second else None)

    def figure(self, side: int, figure: Figure) -> bool:
        """Whether a version holds this figure: value and unit, in whatever writing."""
        told = self.told_by[side]
        return figure.key in told.values or any(figures.same(figure, f) in _EQUAL for f in told.near(figure))

    def told(self, side: int, when: When, of: int) -> int:
        """How often a version tells a time of version `of`, in whatever writing that can be compared."""
        days = self.days[of], self.days[side]
        return sum(
            count for (kind, parts), count in self.told_by[side].times.items()
            if times.same(when, times.When(0, 0, kind, parts), *days) in {"same", "variant"}
        )  # fmt: skip

    def named(self, side: int, name: Name) -> bool:
        """Whether a name stands anywhere in a version, in whatever form."""
        return names.stands(name, self.told_by[side].page, self.told_by[1 - side].page)

    def mentions(self, side: int, stems: frozenset[str]) -> bool:
        """Whether words of these stems all stand in a version."""
        return stems <= self.told_by[side].where.keys()

    def speaks(self, side: int, speaker: Speaker) -> bool:
        """Whether a speaker, or one that may be the same, speaks in a version."""
        return any(attribution.same(speaker, other) in {"same", "variant"} for other in self.told_by[side].speakers)

    def may_speak(self, side: int, speaker: Speaker) -> bool:
        """Whether somebody speaks in a version who could be this speaker, pronouns left out."""
        others = [other for other in self.told_by[side].speakers if other.stands != "pronoun"]
        return any(attribution.same(speaker, other) != "different" for other in others)

    def carried(self, side: int, here: Side, start: int, end: int) -> Sentence | None:
        """The sentence of a version that holds the content of a clause: from three words on, and no figure that it lacks.

        Fewer of them are enough where they stand there as one phrase.
        """
        words = sorted(set(here.content(start, end)))
        share, sentence = self.told_by[side].best(words)
        if sentence is None or len(words) < 3 or share < PHRASED:
            return None
        if share < CARRIED and not _phrase(here.content(start, end), sentence, here.language):
            return None
        inside = [f for f in here.figures if start <= f.start < end and not f.weak]
        return None if any(not self.figure(side, figure) for figure in inside) else sentence
