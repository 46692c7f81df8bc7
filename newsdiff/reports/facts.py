"""A comparison goes in, the lines of “What changed in the facts” come out: grouped by kind, the weightiest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports.shown import Run, merged, plain
from newsdiff.reports.strings import say
from newsdiff.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.model import ClaimChange, Comparison, Facet, FacetChange, Notice, Place, Version
    from newsdiff.reports.rows import Row

KINDS = ("figure", "quote", "attribution", "hedge", "negation", "time", "name", "action")
"""Kinds of fact, in the order in which an editor asks for them."""
WINDOW = 70
"""Characters shown on either side of what changed."""
_QUOTE = re.compile(r"“[^“”]{1,3000}”|(?<!\w)\"[^\"]{1,3000}\"|„[^„“”]{1,3000}[“”]|«[^«»]{1,3000}»")


@dataclass(frozen=True)
class FactLine:
    """One change of a fact.

    Attributes:
        before: what the earlier text says, the part that changed marked; () where it says nothing of it.
        after: the same of the later text.
        where: (`¶9`, `#p9`, side) of every place of it; those that only repeat it (`same_as`) come last.
        note: more about it in words: other kinds of fact in it, within a quotation.
        why: the rule and its evidence.
    """

    kind: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    where: tuple[tuple[str, str], ...]
    note: str = ""
    why: str = ""


@dataclass(frozen=True)
class FactGroup:
    """Lines of one kind; the last group holds the doubtful ones of every kind."""

    kind: str
    head: str
    lines: tuple[FactLine, ...]
    doubtful: bool = False


@dataclass(frozen=True)
class NoticeLine:
    """What the desk says it changed, beside what was found."""

    head: str
    text: tuple[Run, ...]
    found: str
    where: tuple[tuple[str, str], ...]
    claims: tuple[tuple[Run, ...], ...]


def groups(comparison: Comparison, rows: Sequence[Row]) -> tuple[FactGroup, ...]:
    """Every change of a fact, once. A headline that changed comes first, what is doubtful last."""
    lines = _Lines(comparison)
    sure: dict[str, list[FactLine]] = {"headline": _headlines(rows)}
    doubtful: list[FactLine] = []
    for claim in comparison.distinct:
        for kind, line, low in lines.of(claim):
            (doubtful if low else sure.setdefault(kind, [])).append(line)
    order = ("headline", *KINDS, "removed", "added")
    found = [FactGroup(kind, say(f"kind_{kind}"), tuple(sure[kind])) for kind in order if sure.get(kind)]
    if doubtful:
        doubtful.sort(key=lambda line: order.index(line.kind))
        found.append(FactGroup("doubtful", say("doubtful_head"), tuple(doubtful), doubtful=True))
    return tuple(found)


def notices(comparison: Comparison) -> tuple[NoticeLine, ...]:
    """Advisories and correction notices, each with the changes it names."""
    lines = _Lines(comparison)
    by_id = {claim.id: claim for claim in comparison.claims}
    return tuple(_notice(notice, lines, by_id) for notice in comparison.findings.notices)


def quotations(comparison: Comparison) -> str:
    """How many quotations of the earlier version stand word for word in the later one; empty where it has none.

    Equal means equal comparison keys, without a comma or full stop at the end.
    """
    earlier = _quotes(comparison.before)
    later = set(_quotes(comparison.after))
    same = sum(quote in later for quote in earlier)
    if not earlier:
        return ""
    if same < len(earlier):
        return say("quotes_some", same=same, n=len(earlier))
    return say("quotes_all_one") if same == 1 else say("quotes_all_many", n=same)


def _quotes(version: Version) -> list[str]:
    return [
        key(match.group()[1:-1]).rstrip(",.").strip() for _, text in version.body() for match in _QUOTE.finditer(text)
    ]


def _headlines(rows: Sequence[Row]) -> list[FactLine]:
    """The headline's row where its words changed."""
    return [
        FactLine("headline", row.before[0].runs, row.after[0].runs, ((row.number, f"#{row.id}"),))
        for row in rows
        if row.role == "headline" and row.before and row.after and row.word != say("typography_only") and not row.same
    ]


def _notice(notice: Notice, lines: _Lines, by_id: dict[str, ClaimChange]) -> NoticeLine:
    return NoticeLine(
        say(f"notice_{notice.role}"),
        plain(notice.text),
        say(f"notice_{notice.found}"),
        (lines.anchor(notice.side, notice.paragraph),),
        tuple(lines.passage(by_id[name]) for name in notice.claims if name in by_id),
    )


class _Lines:
    """Makes lines of the claims of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.repeats: dict[str, list[ClaimChange]] = {}
        for claim in comparison.claims:
            if claim.same_as is not None:
                self.repeats.setdefault(claim.same_as, []).append(claim)

    def of(self, claim: ClaimChange) -> Iterable[tuple[str, FactLine, bool]]:
        """(kind, line, doubtful): a line a facet where the claim changed, one line where it came or went."""
        facets = [facet for facet in claim.facets if facet.kind != "wording"]
        if claim.change == "changed" and facets:
            for facet in facets:
                yield facet.kind, self.facet(claim, facet), facet.sure == "low"
            return
        low = bool(facets) and all(facet.sure == "low" for facet in facets)
        yield claim.change, self.whole(claim, facets), low

    def facet(self, claim: ClaimChange, facet: FacetChange) -> FactLine:
        """A facet within the clauses it stands in."""
        note = say("inside_quote") if facet.inside else ""
        before = self.side("before", claim.before, facet.before, "out")
        after = self.side("after", claim.after, facet.after, "put")
        return FactLine(facet.kind, before, after, self.where(claim, facet), note, facet.why)

    def whole(self, claim: ClaimChange, facets: Sequence[FacetChange]) -> FactLine:
        """A statement that is only on one side."""
        kinds = sorted({facet.kind for facet in facets}, key=KINDS.index)
        note = ", ".join(say(f"tag_{kind}") for kind in kinds)
        before = tuple(_joined(claim.before, "out"))
        after = tuple(_joined(claim.after, "put"))
        return FactLine(claim.change, before, after, self.where(claim, None), note, "; ".join(f.why for f in facets))

    def passage(self, claim: ClaimChange) -> tuple[Run, ...]:
        """Earlier and later clause of a claim, one after the other."""
        gap = (Run("same", " → "),) if claim.before and claim.after else ()
        return (*_joined(claim.before, "out"), *gap, *_joined(claim.after, "put"))

    def side(self, name: str, places: Sequence[Place], facet: Facet | None, look: str) -> tuple[Run, ...]:
        """One side of a facet: the clause round it, shortened, with the facet marked; the bare clause where it is not."""
        version = self.comparison.before if name == "before" else self.comparison.after
        if facet is None:
            return merged(_short(_joined(places, "same")))
        home = next((p for p in places if p.paragraph == facet.paragraph and p.start <= facet.start < p.end), None)
        text = version.paragraphs[facet.paragraph].text
        start, end = (home.start, max(home.end, facet.end)) if home else (facet.start, facet.end)
        left, right = _around(text, start, facet.start, facet.end, end)
        mark = Run("out", text[facet.start : facet.end]) if look == "out" else Run("put", text[facet.start : facet.end])
        return merged([Run("same", left), mark, Run("same", right)])

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


def _joined(places: Sequence[Place], look: str) -> Iterable[Run]:
    """The stretches of a clause, an ellipsis between two of them."""
    for index, place in enumerate(places):
        if index:
            yield Run("same", " … ")
        yield Run("out" if look == "out" else "put" if look == "put" else "same", place.text)


def _short(runs: Iterable[Run]) -> list[Run]:
    """Unmarked text cut to two windows' length, at a word."""
    text = "".join(run.text for run in runs)
    return [Run("same", text if len(text) <= 2 * WINDOW else _cut_end(text, 2 * WINDOW))]


def _around(text: str, start: int, left: int, right: int, end: int) -> tuple[str, str]:
    """What stands before and after text[left:right] within text[start:end], at most a window on either side."""
    before, after = text[start:left], text[right:end]
    if len(before) > WINDOW:
        before = "… " + before[-WINDOW:].partition(" ")[2]
    return before, after if len(after) <= WINDOW else _cut_end(after, WINDOW)


def _cut_end(text: str, limit: int) -> str:
    return text[:limit].rpartition(" ")[0] + " …"
