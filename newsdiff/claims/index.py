"""What a whole version holds, asked by both sides: does this figure, name, day or speaker stand anywhere in the other one?

Nothing is read before it is asked for, and then once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims import days, figures, identity
from newsdiff.claims.carrying import CARRIED, PHRASED, agrees, phrased
from newsdiff.claims.held import held
from newsdiff.claims.sources import same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from newsdiff.claims.attribution import Speaker
    from newsdiff.claims.carrying import Spread
    from newsdiff.claims.days import Place
    from newsdiff.claims.figures import Figure
    from newsdiff.claims.names import Name
    from newsdiff.claims.page import Page, Sentence
    from newsdiff.claims.shared import Shared
    from newsdiff.claims.sides import Side
    from newsdiff.claims.times import When

NEAREST = 32
"""How many figures on either side of one by size are asked whether they are that one in another writing."""
MANY = 400
"""How many speakers of a version are asked whether one is one of them."""
_EQUAL = frozenset({"same", "variant"})


@dataclass(frozen=True, eq=False)
class Told:
    """What one version tells: in its stretches that differ, and in what both share."""

    page: Page
    sides: Sequence[Side]
    shared: Shared

    @held
    def figures(self) -> list[Figure]:
        """Every figure of the version."""
        return [figure for side in (*self.sides, self.shared.counting) for figure in side.figures]

    @held
    def values(self) -> Counter[tuple[float, float, str, bool]]:
        """How often each value is told by its figures."""
        return Counter(figure.key for figure in self.figures)

    @held
    def by_size(self) -> tuple[list[float], list[Figure]]:
        """Its figures by their lower value, and those values, for asking which are near another."""
        ordered = sorted(self.figures, key=lambda figure: figure.low)
        return [figure.low for figure in ordered], ordered

    def near(self, figure: Figure) -> list[Figure]:
        """The figures that can be this one in another writing."""
        lows, ordered = self.by_size
        least, most = sorted((figure.low * (1 - figures.SPREAD), figure.low / (1 - figures.SPREAD)))
        first, last = bisect_left(lows, least), bisect_right(lows, most)
        at = bisect_left(lows, figure.low)
        return ordered[max(first, at - NEAREST) : min(last, at + NEAREST)]

    @held
    def day(self) -> date | None:
        """The day it was published, where it says so."""
        published = self.page.version.published
        return published.date() if published else None

    @held
    def times(self) -> Counter[When]:
        """How often each time is told, wherever it stands."""
        told = (when for side in (*self.sides, self.shared.counting) for when in side.times)
        return Counter(replace(when, start=0, end=0) for when in told)

    @held
    def dated(self) -> dict[Place, set[When]]:
        """Its times by the places at which they stand among times."""
        found: dict[Place, set[When]] = {}
        for when in self.times:
            for place in days.places(when, self.day):
                found.setdefault(place, set()).add(when)
        return found

    def like(self, when: When, day: date | None) -> set[When]:
        """Its times that can be this one, told in a version of some day, in another writing."""
        return set().union(*(self.dated.get(place, ()) for place in days.sought(when, day)))

    @held
    def speakers(self) -> list[Speaker]:
        """Everybody who says something in the version."""
        found = {
            (s.head, s.noun, s.stands, s.whose): s
            for side in (*self.sides, self.shared.speaking)
            for s in side.speakers
        }
        return list(found.values())[:MANY]

    @held
    def speaking(self) -> dict[int, list[Speaker]]:
        """Who says something in each of its sentences, by their numbers."""
        found: dict[int, list[Speaker]] = {}
        for side in (*self.sides, self.shared.speaking):
            for speaker in side.speakers:
                found.setdefault(side.run[speaker.speech].sentence, []).append(speaker)
        return found


@dataclass(frozen=True, eq=False)
class Index:
    """Both versions, earlier first; a `side` is the version that is asked: 0 the earlier, 1 the later."""

    told_by: tuple[Told, Told]
    spread: Spread

    @held
    def days(self) -> tuple[date | None, date | None]:
        """The day each version was published, where it says so."""
        return self.told_by[0].day, self.told_by[1].day

    def figure(self, side: int, figure: Figure) -> bool:
        """Whether a version holds this figure: value and unit, in whatever writing."""
        told = self.told_by[side]
        return figure.key in told.values or any(figures.same(figure, f) in _EQUAL for f in told.near(figure))

    def replaced(self, one: Figure, two: Figure) -> bool:
        """Whether a value of the earlier version is told less often in the later one, and one of the later more often.

        A value that is told as often as before was not put for another: it went to another sentence.
        """
        values = [told.values for told in self.told_by]
        return values[1][one.key] < values[0][one.key] and values[0][two.key] < values[1][two.key]

    def told(self, side: int, when: When, of: int) -> int:
        """How often a version tells a time of version `of`, in whatever writing that can be compared."""
        told, day = self.told_by[side], self.days[of]
        return sum(
            told.times[other] for other in told.like(when, day)
            if days.same(when, other, day, told.day) in _EQUAL
        )  # fmt: skip

    def named(self, side: int, name: Name) -> bool:
        """Whether a name stands anywhere in a version, in whatever form."""
        return identity.stands(name, self.told_by[side].page, self.told_by[1 - side].page)

    def introduced(self, side: int, name: Name) -> bool:
        """Whether a name stands in a version by an abbreviation that either of them introduces, or the reverse."""
        return identity.introduced(name, self.told_by[side].page, self.told_by[1 - side].page)

    def has_word(self, side: int, word: str) -> bool:
        """Whether a word stands in a version, written so."""
        return word in self.told_by[side].page.words

    def mentions(self, side: int, stems: Iterable[str]) -> bool:
        """Whether words of these stems all stand in a version."""
        return self.spread.mentions(side, stems)

    def speaks(self, side: int, speaker: Speaker) -> bool:
        """Whether a speaker, or one that may be the same, speaks in a version."""
        return any(same_speaker(speaker, other) in {"same", "variant"} for other in self.told_by[side].speakers)

    def goes_on(self, side: int, speaker: Speaker, numbers: Sequence[int]) -> bool:
        """Whether somebody who may be this speaker says something in these sentences of a version or right beside them."""
        speaking = self.told_by[side].speaking
        near = [other for n in range(min(numbers) - 1, max(numbers) + 2) for other in speaking.get(n, ())]
        return any(same_speaker(speaker, other) != "different" for other in near)

    def may_speak(self, side: int, speaker: Speaker) -> bool:
        """Whether somebody speaks in a version who could be this speaker, pronouns left out."""
        others = [other for other in self.told_by[side].speakers if other.stands != "pronoun"]
        return any(same_speaker(speaker, other) != "different" for other in others)

    def carried(self, side: int, here: Side, start: int, end: int) -> Sentence | None:
        """The sentence of a version that holds the content of a clause: from three words on, and no figure or time that it lacks.

        Fewer of them are enough where they stand there as one phrase.
        """
        words = sorted(set(here.content(start, end)))
        share, sentence = self.spread.best(side, words) if len(words) > 2 else (0.0, None)
        if sentence is None or share < PHRASED:
            return None
        if share < CARRIED and not phrased(here.content(start, end), sentence, here.language):
            return None
        inside = [f for f in here.figures if start <= f.start < end and not f.weak]
        if any(not self.figure(side, figure) for figure in inside):
            return None
        if any(not self.told(side, when, 1 - side) for when in here.times if start <= when.start < end):
            return None
        return sentence if agrees([t.norm for t in here.run[start:end]], sentence, here.language) else None
