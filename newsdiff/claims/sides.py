"""Two linked stretches of text go in, each read once by every extractor and matched word by word."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdiff.claims import attribution, figures, hedges, hunks, names, times
from newsdiff.claims.canon import Run
from newsdiff.claims.clause import clauses
from newsdiff.claims.held import held
from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.attribution import Speaker
    from newsdiff.claims.figures import Figure
    from newsdiff.claims.hedges import Hedge, Turn
    from newsdiff.claims.marks import Mark, Spot
    from newsdiff.claims.names import Case, Name
    from newsdiff.claims.page import Page
    from newsdiff.claims.times import When
    from newsdiff.words import Span


@dataclass(frozen=True, eq=False)
class Side:
    """Some sentences of a version with what each extractor finds in them, found when first asked for."""

    page: Page
    numbers: tuple[int, ...]
    case: Case
    language: str

    @held
    def run(self) -> Run:
        """Its tokens; none of a sentence that does not tell the story."""
        page = self.page
        return Run([token for number in self.numbers for token in page.tokens(page.sentences[number])])

    def only(self, number: int) -> Side:
        """One sentence of the stretch."""
        return Side(self.page, (number,), self.case, self.language)

    @property
    def headline(self) -> bool:
        """Whether it is a headline."""
        return all(self.page.sentences[number].role == "headline" for number in self.numbers)

    @held
    def times(self) -> list[When]:
        """Its times."""
        return times.times(self.run, self.language)

    @held
    def figures(self) -> list[Figure]:
        """Its figures."""
        return figures.figures(self.run, self.times, self.language)

    @held
    def names(self) -> list[Name]:
        """Its names."""
        return names.names(self.run, self.case, self.times, self.language)

    @held
    def speakers(self) -> list[Speaker]:
        """Who says what in it."""
        return attribution.speakers(self.run, self.case.capitals, self.language)

    @held
    def hedges(self) -> list[Hedge]:
        """Its hedges; a word that makes a figure vague is that figure's."""
        vague = {at for figure in self.figures if figure.qualifier for at in range(figure.begins, figure.start)}
        return [hedge for hedge in hedges.hedges(self.run, self.language) if hedge.start not in vague]

    @held
    def turns(self) -> list[Turn]:
        """Its words that turn a statement round; `no more than 5` is the figure's."""
        vague = {at for figure in self.figures if figure.qualifier for at in range(figure.begins, figure.start)}
        return [turn for turn in hedges.turns(self.run, self.language) if turn.start not in vague]

    @held
    def atoms(self) -> list[hunks.Atom]:
        """Its words by value."""
        return hunks.atoms(self.run, self.figures, self.language)

    @held
    def clauses(self) -> list[Span]:
        """Its clauses."""
        return clauses(self.run, self.language)

    @held
    def stems(self) -> list[str]:
        """Of each token its stem, "" for one without content."""
        function = table(self.language, "function")
        return [stem(t.norm) if t.kind in "wn" and t.norm not in function else "" for t in self.run]

    @held
    def roots(self) -> frozenset[str]:
        """Stems of its content words."""
        return frozenset(stem(self.run[a.start].norm) for a in self.atoms if a.content)

    @held
    def tags(self) -> frozenset[int]:
        """The tokens of its tags of speech."""
        spans = ((min(s.start, s.speech), max(s.end, s.speech + 1)) for s in self.speakers)
        return frozenset(at for span in spans for at in range(*span))

    def speaking(self, mark: Mark) -> bool:
        """Whether a mark belongs to the words for who speaks: `three sources` are a source, and no figure of the story."""
        return any(s.noun and s.start <= mark.start < s.end for s in self.speakers)

    def content(self, start: int, end: int) -> list[str]:
        """Stems of the content words between two tokens."""
        return [*filter(None, self.stems[start:end])]


@dataclass(frozen=True, eq=False)
class Unit:
    """Two linked stretches. `here[t]` and `there[t]` say which hunk a token lies in: -1 kept, -2 only moved."""

    before: Side
    after: Side
    taken: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    """Tokens of either side whose difference is told already."""
    settled: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    """Tokens of sources that are judged: they are no clause of their own."""
    counted: dict[Span, int] = field(default_factory=dict)

    @held
    def matched(self) -> hunks.Matched:
        """The two sides matched word by word."""
        return hunks.compare(self.before.atoms, self.after.atoms, (len(self.before.run), len(self.after.run)))

    @held
    def likeness(self) -> float:
        """Share of the content that is kept, 0 to 1, the words for who says it left out."""
        kept = sum(
            one.content and one.start not in self.before.tags and two.start not in self.after.tags
            for one, two in self.matched.kept
        )
        total = sum(a.content and a.start not in side.tags for side in self.sides() for a in side.atoms)
        return 2 * kept / total if total else 1.0

    @held
    def whole(self) -> bool:
        """Whether one side stands whole in the other, which only says more: `the march was peaceful`, and what came after."""
        sizes = [sum(a.content for a in side.atoms) for side in self.sides()]
        return 1 < min(sizes) <= sum(one.content for one, _ in self.matched.kept)

    def sides(self) -> tuple[Side, Side]:
        """Both sides, the earlier one first."""
        return self.before, self.after

    def owners(self) -> tuple[Sequence[int], Sequence[int]]:
        """The hunk of every token, of both sides."""
        return self.matched.before, self.matched.after

    @held
    def loose(self) -> frozenset[str]:
        """Every word that differs, of both sides, as it is compared."""
        pairs = zip(self.owners(), self.sides(), strict=True)
        return frozenset([t.norm for owner, s in pairs for o, t in zip(owner, s.run, strict=True) if o >= 0])

    def fresh(self, side: int, mark: Mark) -> bool:
        """Whether any of a mark's words differ."""
        owner = self.owners()[side]
        return any(owner[at] >= 0 for at in range(mark.start, mark.end))

    def hunk(self, side: int, mark: Mark) -> int:
        """The hunk that a mark lies in, -1 for none: the first of its words that differ."""
        owner = self.owners()[side]
        return next((owner[at] for at in range(mark.start, mark.end) if owner[at] >= 0), -1)

    def new(self, side: int, number: int) -> int:
        """How many words of content a hunk has on a side that neither moved nor stand on the other side."""
        key = (side, number)
        if key not in self.counted:
            self.counted[key] = self._new(side, number)
        return self.counted[key]

    def _new(self, side: int, number: int) -> int:
        here, other = self.sides()[side], self.sides()[1 - side]
        span = (self.matched.hunks[number].before, self.matched.hunks[number].after)[side]
        owner = self.owners()[side]
        atoms = here.atoms[slice(*span)]
        return sum(a.content and owner[a.start] >= 0 and stem(here.run[a.start].norm) not in other.roots for a in atoms)

    @held
    def news(self) -> tuple[list[int], list[int]]:
        """Of both sides the words of content that neither moved nor stand on the other, neutral verbs of speech left out."""
        return self._news(0), self._news(1)

    def _news(self, side: int) -> list[int]:
        here, other, owner = self.sides()[side], self.sides()[1 - side], self.owners()[side]
        new = [
            a.start
            for a in here.atoms
            if a.content and owner[a.start] >= 0 and stem(here.run[a.start].norm) not in other.roots
        ]
        speech = {speaker.speech for speaker in here.speakers if speaker.verb == "neutral"} if new else set()
        return [at for at in new if at not in speech]

    def kept(self, number: int) -> bool:
        """Whether the clause round a hunk is kept: then a word in it that turns or softens it was put in or taken out."""
        if number < 0:
            return True
        fewer, more = sorted((self.new(0, number), self.new(1, number)))
        return fewer <= 2 and more <= 3

    def turned(self, number: int) -> bool:
        """Whether a hunk has more words of negation on one side than on the other."""
        counts = [sum(self.hunk(side, turn) == number for turn in here.turns) for side, here in enumerate(self.sides())]
        return counts[0] != counts[1]

    def take(self, side: int, mark: Mark) -> None:
        """Tell that a mark's difference is reported."""
        self.taken[side].update(range(mark.start, mark.end))

    def free(self, side: int, mark: Mark) -> bool:
        """Whether nothing of a mark is reported yet."""
        return self.taken[side].isdisjoint(range(mark.start, mark.end))

    def anchor(self, side: int, at: int) -> int:
        """The token of the other side that stands where token `at` of this side does."""
        run, starts = self.sides()[side].run, self._starts
        after = bisect_left(starts[side], at)
        near = range(max(0, after - 1), min(after + 1, len(starts[side])))
        if not near:
            return 0
        here, sentence = starts[side], run[at].sentence
        return starts[1 - side][min(near, key=lambda n: (run[here[n]].sentence != sentence, abs(here[n] - at), -n))]

    @held
    def _starts(self) -> tuple[list[int], list[int]]:
        """The first tokens of what is kept, of both sides."""
        return [one.start for one, _ in self.matched.kept], [two.start for _, two in self.matched.kept]


KIN = 1 / 3
"""Two clauses are about one thing where more than this of the content of the shorter one is shared, names left out."""


def akin(unit: Unit, side: int, where: Spot, numbers: Span) -> int:
    """The clause of the other side that says most of what the clause round a facet says; -1 where none says enough.

    `numbers` are that clause of this side and the one that stands in its place on the other, which comes first.
    """
    here, other = unit.sides()[side], unit.sides()[1 - side]
    number, near = numbers
    mine = _said(here, here.clauses[number], where)
    if not mine:
        return near  # a tag of speech: what it says stands beside it
    shares = {n: _shared(mine, _said(other, span)) for n, span in enumerate(other.clauses)}
    best = max(shares, key=lambda n: (shares[n], n == near, -n), default=-1)
    return best if best >= 0 and shares[best] > KIN else -1


def related(unit: Unit, one: int, two: int) -> bool:
    """Whether a clause of either side are about one thing; so are two of which one says nothing but figures."""
    mine, other = (_said(side, side.clauses[n]) for side, n in zip(unit.sides(), (one, two), strict=True))
    return not mine or not other or _shared(mine, other) > KIN


def _said(side: Side, span: Span, but: Spot | None = None) -> set[str]:
    """Stems of the content of a clause, less tags of speech, a facet and names; with its names where it has nothing else."""
    own = range(but.start, but.end) if but else ()
    function = table(side.language, "function")
    said = [
        side.run[at]
        for at in range(*span)
        if at not in side.tags and at not in own and side.run[at].kind == "w" and side.run[at].norm not in function
    ]
    plain = [t for t in said if side.run.loud or not t.text[0].isupper() or t.norm in side.case.lower]
    return {stem(token.norm) for token in plain or said}


def _shared(one: set[str], two: set[str]) -> float:
    return len(one & two) / max(1, min(len(one), len(two)))
