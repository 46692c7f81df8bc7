"""A comparison goes in, the lines of “What changed in the facts” come out: grouped by kind, the weightiest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports.facing import facing
from newsdiff.reports.rows import untagged
from newsdiff.reports.shown import LONG, Run, merged, plain
from newsdiff.reports.strings import say
from newsdiff.wording import edits
from newsdiff.words import key, sentences, visible
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdiff.model import ClaimChange, Comparison, Facet, FacetChange, Notice, Place, Version
    from newsdiff.reports.facing import Side
    from newsdiff.reports.rows import Row
    from newsdiff.reports.shown import Look
    from newsdiff.words import Span

FEW = 3
"""Words that are shown beside those they stand for: more are a phrase told otherwise."""
KINDS = ("figure", "quote", "attribution", "hedge", "negation", "time", "name", "action")
"""Kinds of fact, in the order in which an editor asks for them."""
TELLING = ("figure", "quote", "attribution")
"""Kinds of fact under which a statement that came or went is told; the others stand in statements on their own."""
WINDOW = 70
"""Characters shown on either side of what changed."""
_QUOTE = lazy(r"“[^“”]{1,3000}”|(?<!\w)\"[^\"]{1,3000}\"|„[^„“”]{1,3000}[“”]|«[^«»]{1,3000}»")


@dataclass(frozen=True)
class FactLine:
    """One change of a fact.

    Attributes:
        before: what the earlier text says, the part that changed marked; () where it says nothing of it.
        after: the same of the later text.
        where: (`¶9`, `#p9`, side) of every place of it; those that only repeat it (`same_as`) come last.
        notes: more about it, each in a word: other kinds of fact in it, within a quotation.
        why: the rule and its evidence.
    """

    kind: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    where: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class FactGroup:
    """Lines of one kind. Whole statements that came or went, and mere words, are `folded`: the paragraphs below show them."""

    kind: str
    head: str
    lines: tuple[FactLine, ...]
    folded: bool = False

    @property
    def worded(self) -> bool:
        """Lines of words alone, which no rule calls a fact."""
        return self.kind == "wording"

    @property
    def doubtful(self) -> bool:
        """Lines of every kind, none of which is sure."""
        return self.kind == "doubtful"


@dataclass(frozen=True)
class Announced:
    """One clause of a notice: what it says was changed, what was found, and the changes it names.

    `says` is empty where the clause is the whole notice, which stands above it anyway.
    """

    says: str
    found: str
    claims: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class NoticeLine:
    """What the desk says it changed, its text once, each clause of it beside what was found."""

    head: str
    text: tuple[Run, ...]
    where: tuple[tuple[str, str], ...]
    clauses: tuple[Announced, ...]


def groups(comparison: Comparison, rows: Sequence[Row]) -> tuple[FactGroup, ...]:
    """Every change of a fact, once: a headline that changed first, then by kind, what is doubtful, and whole statements.

    Last come a few words that others stand for, of which no rule can say whether they are another fact (`lantern`, `umbrella`).
    """
    lines = _Lines(comparison)
    sure: dict[str, list[FactLine]] = {"headline": _headlines(comparison, rows)}
    doubtful: list[FactLine] = []
    for claim in comparison.distinct:
        for kind, line, low in lines.of(claim):
            (doubtful if low else sure.setdefault(kind, [])).append(line)
    order = ("headline", *KINDS, "removed", "added")
    doubtful.sort(key=lambda line: order.index(line.kind))
    sure["doubtful"] = doubtful
    sure["wording"] = _exchanged(comparison, lines)
    return tuple(
        FactGroup(kind, say(f"kind_{kind}"), tuple(sure[kind]), folded=kind in {"removed", "added", "wording"})
        for kind in ("headline", *KINDS, "doubtful", "removed", "added", "wording")
        if sure.get(kind)
    )


def _exchanged(comparison: Comparison, lines: _Lines) -> list[FactLine]:
    """A word or a few that stand where others stood, each once, in the order of the text."""
    found: dict[tuple[str, str], FactLine] = {}
    for claim in comparison.claims:
        for facet in claim.facets if claim.change == "changed" else ():
            if facet.kind == "wording" and facet.before and facet.after:
                words = facet.before.text.casefold(), facet.after.text.casefold()
                if all(len(side.split()) <= FEW for side in words):
                    found.setdefault(words, lines.facet(claim, facet))
    return list(found.values())


def notices(comparison: Comparison) -> tuple[NoticeLine, ...]:
    """Advisories and correction notices, in the order of the text, each clause with the changes it names."""
    lines = _Lines(comparison)
    by_id = {claim.id: claim for claim in comparison.claims}
    whole: dict[tuple[str, int], list[Notice]] = {}
    for notice in comparison.findings.notices:
        whole.setdefault((notice.side, notice.paragraph), []).append(notice)
    return tuple(_notice(clauses, lines, by_id) for clauses in whole.values())


def quotations(comparison: Comparison) -> str:
    """How many quotations of the earlier version stand word for word in the later one; empty where it has none.

    Equal means equal comparison keys, without a comma or full stop at the end; a tag of speech may stand in another place
    between the sentences of a quotation.
    """
    earlier, later = ([*_quoted(version)] for version in (comparison.before, comparison.after))
    whole = {quote for quote, _ in later}
    parts = {part for _, said in later for part in said}
    same = sum(quote in whole or parts.issuperset(said) for quote, said in earlier)
    if not earlier:
        return ""
    if 0 < same < len(earlier):
        return say("quotes_some_one" if same == 1 else "quotes_some_many", same=same, n=len(earlier))
    number = {1: "one", 2: "two"}.get(len(earlier), "many")
    return say(f"quotes_{'all' if same else 'none'}_{number}", n=len(earlier))


def _quoted(version: Version) -> Iterator[tuple[str, list[str]]]:
    """Every quotation, and its sentences."""
    for _, text in version.body():
        for match in _QUOTE.finditer(text):
            quote = match.group()[1:-1]
            yield _bare(quote), [_bare(quote[slice(*span)]) for span in sentences(quote)]


def _bare(quote: str) -> str:
    return key(quote).rstrip(",.").strip()


def _headlines(comparison: Comparison, rows: Sequence[Row]) -> list[FactLine]:
    """The headline's row where its words changed; a desk's tag before them (`UPDATE 1-`) is none of them."""
    before, after = (untagged(version) for version in (comparison.before, comparison.after))
    if key(before) == key(after):
        return []
    return [
        FactLine("headline", row.before[0].runs, row.after[0].runs, ((row.number, f"#{row.id}"),))
        for row in rows
        if row.role == "headline" and row.before and row.after and not row.same
    ]


def _notice(clauses: Sequence[Notice], lines: _Lines, by_id: dict[str, ClaimChange]) -> NoticeLine:
    first = clauses[0]
    return NoticeLine(
        say(f"notice_{first.role}"),
        plain(first.text),
        (lines.anchor(first.side, first.paragraph),),
        tuple(_announced(notice, lines, by_id, alone=len(clauses) == 1) for notice in clauses),
    )


def _announced(notice: Notice, lines: _Lines, by_id: dict[str, ClaimChange], *, alone: bool) -> Announced:
    named = [by_id[name] for name in notice.claims if name in by_id and by_id[name].same_as not in notice.claims]
    says = "" if alone else visible(notice.says[:1].upper() + notice.says[1:])
    return Announced(says, say(f"notice_{notice.found}"), tuple(lines.passage(claim) for claim in named))


class _Lines:
    """Makes lines of the claims of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.repeats: dict[str, list[ClaimChange]] = {}
        for claim in comparison.claims:
            if claim.same_as is not None:
                self.repeats.setdefault(claim.same_as, []).append(claim)

    def of(self, claim: ClaimChange) -> Iterable[tuple[str, FactLine, bool]]:
        """(kind, line, doubtful): a line a facet where the claim changed, one line where it came or went.

        A statement that came or went with a figure, a quotation or a source is told under that kind.
        """
        facets = [facet for facet in claim.facets if facet.kind != "wording"]
        if claim.change == "changed" and facets:
            for facet in facets:
                yield facet.kind, self.facet(claim, facet), facet.sure == "low"
            return
        told = [facet for kind in TELLING for facet in facets if facet.kind == kind and facet.sure == "high"]
        low = bool(facets) and all(facet.sure == "low" for facet in facets)
        kind = told[0].kind if told else claim.change
        yield kind, self.whole(claim, kind, facets), low

    def facet(self, claim: ClaimChange, facet: FacetChange) -> FactLine:
        """A facet within the clauses it stands in."""
        notes = (say("inside_quote"),) if facet.inside else ()
        before = self.side("before", claim.before, facet.before, facet.after)
        after = self.side("after", claim.after, facet.after, facet.before)
        return FactLine(facet.kind, before, after, self.where(claim, facet), notes, facet.why)

    def whole(self, claim: ClaimChange, kind: str, facets: Sequence[FacetChange]) -> FactLine:
        """A statement that is only on one side; under a kind of fact, only the facts of that kind are marked in it."""
        kinds = sorted({facet.kind for facet in facets} - {kind}, key=KINDS.index)
        looks: tuple[tuple[Side, Sequence[Place], Look], ...] = (
            ("before", claim.before, "out"),
            ("after", claim.after, "put"),
        )
        sides = [
            tuple(
                _joined(
                    places, look, [f for f in (getattr(facet, name) for facet in facets if facet.kind == kind) if f]
                )
            )
            for name, places, look in looks
        ]
        notes = tuple(say(f"tag_{other}") for other in kinds)
        why = "; ".join(dict.fromkeys(facet.why for facet in facets))
        return FactLine(kind, sides[0], sides[1], self.where(claim, None), notes, why)

    def passage(self, claim: ClaimChange) -> tuple[Run, ...]:
        """Earlier and later clause of a claim, one after the other; its first fact marked where it has one."""
        facet = next((facet for facet in claim.facets if facet.kind != "wording"), None)
        if facet and claim.change == "changed":
            before = self.side("before", claim.before, facet.before, facet.after)
            after = self.side("after", claim.after, facet.after, facet.before)
            return (*before, Run("same", " → "), *after)
        gap = (Run("same", " → "),) if claim.before and claim.after else ()
        return (*_joined(claim.before, "out"), *gap, *_joined(claim.after, "put"))

    def side(self, name: Side, places: Sequence[Place], facet: Facet | None, other: Facet | None) -> tuple[Run, ...]:
        """One side of a facet: the clause round it, shortened, the facet marked.

        A side that has no such facet shows the place that faces the other side's, unmarked.
        """
        version = self.comparison.before if name == "before" else self.comparison.after
        if facet is None:
            point = other and facing(
                self.comparison, "after" if name == "before" else "before", other.paragraph, other.start
            )
            place = point and next(
                (p for p in places if p.paragraph == point[0] and p.start <= point[1] <= p.end), None
            )
            if not point or not place:
                return plain(shortened("".join(run.text for run in _joined(places, "same"))))
            left, right = _around(version, point[0], (place.start, place.end), (point[1], point[1]))
            return plain(left + right)
        home = next((p for p in places if p.paragraph == facet.paragraph and p.start <= facet.start < p.end), None)
        spans = version.paragraphs[facet.paragraph].spans
        whole = next((span for span in spans if span[0] <= facet.start < span[1]), (facet.start, facet.end))
        start, end = (home.start, home.end) if home else whole
        left, right = _around(version, facet.paragraph, (start, max(end, facet.end)), (facet.start, facet.end))
        return merged([Run("same", left), *_differing(facet, other, name), Run("same", right)])

    def where(self, claim: ClaimChange, facet: FacetChange | None) -> tuple[tuple[str, str], ...]:
        """Links to the paragraphs: the later side where there is one, else the earlier; then those of its repeats."""
        places = [self.anchor("after", p.paragraph) for p in claim.after]
        if facet and facet.after:
            places = [self.anchor("after", facet.after.paragraph)]
        places = places or [self.anchor("before", p.paragraph) for p in claim.before]
        for other in self.repeats.get(claim.id, ()):
            places += [self.anchor("after", p.paragraph) for p in other.after]
            places += [self.anchor("before", p.paragraph) for p in other.before if not other.after]
        return tuple(dict.fromkeys(places))

    def anchor(self, side: str, paragraph: int) -> tuple[str, str]:
        """(label, link): an earlier paragraph is reached through the row it stands in."""
        if side == "after":
            return f"¶{paragraph + 1}", f"#p{paragraph + 1}"
        relation = next(r for r in self.comparison.alignment.paragraphs if paragraph in r.before)
        label = say("earlier_number", number=f"¶{paragraph + 1}")
        return label, f"#p{relation.after[0] + 1}" if relation.after else f"#e{relation.before[0] + 1}"


def _joined(places: Sequence[Place], look: Look, facets: Sequence[Facet] = ()) -> Iterable[Run]:
    """The stretches of a clause, an ellipsis between two of them; marked whole, or only its facets where they are given."""
    for index, place in enumerate(places):
        if index:
            yield Run("same", " … ")
        inside = [(f.start - place.start, f.end - place.start) for f in facets if _within(f, place)]
        yield from _marked(place.text, sorted(inside), look) if facets else (Run(look, place.text),)


def _differing(facet: Facet, other: Facet | None, side: Side) -> Iterable[Run]:
    """A facet marked: whole where it is short or stands alone, else only the words that differ from its other side."""
    look: Look = "out" if side == "before" else "put"
    if other is None or len(facet.text.split()) <= LONG:
        return [Run(look, facet.text)]
    if side == "before":
        return [
            Run("out" if e.operation == "-" else "same", facet.text[slice(*e.before)])
            for e in edits(facet.text, other.text)
        ]
    return [
        Run("put" if e.operation == "+" else "same", facet.text[slice(*e.after)]) for e in edits(other.text, facet.text)
    ]


def _within(facet: Facet, place: Place) -> bool:
    return facet.paragraph == place.paragraph and place.start <= facet.start and facet.end <= place.end


def _marked(text: str, spans: Sequence[Span], look: Look) -> Iterable[Run]:
    end = 0
    for left, right in spans:
        yield Run("same", text[end:left])
        yield Run(look, text[max(end, left) : right])
        end = max(end, right)
    yield Run("same", text[end:])


def shortened(text: str) -> str:
    """A text cut to two windows' length, at a word."""
    return text if len(text) <= 2 * WINDOW else _cut_end(text, 2 * WINDOW)


def _around(version: Version, paragraph: int, clause: Span, inner: Span) -> tuple[str, str]:
    """What stands before and after a stretch within its clause, at most a window on either side; in a headline none of the desk's tags."""
    text = version.paragraphs[paragraph].text
    title = version.label.title(text) if version.paragraphs[paragraph].role == "headline" else (0, len(text))
    left, right = inner
    start = min(max(clause[0] - _inside(text, clause[0], -1), title[0]), left)
    end = max(min(clause[1] + _inside(text, clause[1], 1), title[1]), right)
    before, after = text[start:left], text[right:end]
    if len(before) > WINDOW:
        before = "… " + before[-WINDOW:].partition(" ")[2]
    return before, after if len(after) <= WINDOW else _cut_end(after, WINDOW)


def _inside(text: str, place: int, step: int) -> int:
    """How many characters a cut at `place` must give way so as not to go through a word or a hyphened compound."""
    wide = 0
    if 0 < place < len(text) and (text[place - 1].isalnum() or text[place - 1] in "-’'"):
        while wide < WINDOW and 0 <= place + wide * step - (step < 0) < len(text):
            character = text[place + wide * step - (step < 0)]
            if not (character.isalnum() or character in "-’'"):
                break
            wide += 1
    return wide


def _cut_end(text: str, limit: int) -> str:
    return text[:limit].rpartition(" ")[0] + " …"
