"""Follow the claims of two versions along their alignment: the passes, in their order.

The two versions are read in an order that their texts decide, and the result is turned round where that was not the
order asked for: so swapping the versions swaps every answer, whatever a tie was broken by.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.claims import drafts
from newsdiff.claims.canon import canonical, fold
from newsdiff.claims.carrying import Spread
from newsdiff.claims.drafts import Draft
from newsdiff.claims.findings import findings
from newsdiff.claims.index import Index, Told
from newsdiff.claims.inserts import Insert, inserts
from newsdiff.claims.lexicon import ANYWHERE, GLOSSED, KINDS, language_of
from newsdiff.claims.loose import facets
from newsdiff.claims.marks import Shift, Spot
from newsdiff.claims.names import Case
from newsdiff.claims.page import Page
from newsdiff.claims.rules import shifts
from newsdiff.claims.rules.scope import of_scopes
from newsdiff.claims.rules.steps import of_steps
from newsdiff.claims.rules.wording import of_words
from newsdiff.claims.shared import Shared
from newsdiff.claims.sides import Side, Unit, akin
from newsdiff.claims.voices import quotations
from newsdiff.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.hunks import Atom
    from newsdiff.model import Alignment, FacetChange, Findings, Version
    from newsdiff.words import Span

Numbers = tuple[int, ...]
Places = tuple[Place, ...]


@dataclass(eq=False)
class _Reading:
    """Both versions while they are followed, the drafts so far, and what was seen and is no change."""

    pages: tuple[Page, Page]
    links: Sequence[tuple[Numbers, Numbers]]
    sides: tuple[Sequence[Side], Sequence[Side]]
    language: str
    kinds: tuple[str, ...]
    index: Index
    drafts: list[Draft] = field(default_factory=list)
    long: bool = False
    ignored: Counter[str] = field(default_factory=Counter)


def follow(before: Version, after: Version, alignment: Alignment) -> Findings:
    """Follow the claims of two versions along their alignment.

    Returns the claim changes in the order of the later text, the desk's notices beside them, what was seen and is no
    change of fact, and the kinds that were not looked for, with the reason. Identical versions give nothing. Sentences
    linked letter for letter are not taken apart. Cost: linear in the text that differs, with one flat reading of all of it.
    """
    turned = _text(before) > _text(after)
    pages = (Page(after), Page(before)) if turned else (Page(before), Page(after))
    differ = [(link.before, link.after) for link in alignment.links if link.change != "unchanged"]
    links = sorted((b, a) for a, b in differ) if turned else sorted(differ)
    told = (
        language_of((before.language, after.language), (word for page in pages for word in page.flat))
        if links
        else "en"
    )
    if told in GLOSSED or told == "de":
        pages = Page(pages[0].version, language=told), Page(pages[1].version, language=told)
    reading = _open(pages, links, told)
    for number in range(len(links)):
        _follow(reading, number)
    _scopes(reading)
    reading.drafts = quotations(pages, links, reading.drafts)
    drafted = [draft.turned() for draft in reading.drafts] if turned else reading.drafts
    return findings(before, after, alignment, drafted, reading.ignored, _missing(before, after, told, reading))


def _text(version: Version) -> list[tuple[str, str]]:
    return [(paragraph.text, paragraph.role) for paragraph in version.paragraphs]


def _open(pages: tuple[Page, Page], links: Sequence[tuple[Numbers, Numbers]], told: str | None) -> _Reading:
    language = told if told in KINDS else "en"
    case = Case(pages)
    differ = {number for link in links for number in link[0]}
    shared = Shared(pages[0], [s for s in pages[0].sentences if s.number not in differ], case, language)
    sides = (
        [Side(pages[0], link[0], case, language) for link in links],
        [Side(pages[1], link[1], case, language) for link in links],
    )
    told_by = Told(pages[0], sides[0], shared), Told(pages[1], sides[1], shared)
    index = Index(told_by, Spread(pages, language))
    return _Reading(pages, links, sides, language, KINDS.get(told or "", ANYWHERE), index)


def _missing(before: Version, after: Version, told: str | None, reading: _Reading) -> tuple[tuple[str, str], ...]:
    """The kinds of facet that were not looked for, with the reason."""
    why = f"language {told}"
    if told is None:
        named = sorted({name for name in (before.language, after.language) if name})
        why = f"languages {' and '.join(named)}" if len(named) > 1 else "language not told"
    missing = [(kind, why) for kind in KINDS["en"] if kind not in reading.kinds]
    if reading.long:
        missing += [(kind, "a passage is too long to be taken apart") for kind in reading.kinds]
    return tuple(missing)


def _follow(reading: _Reading, number: int) -> None:
    """One link: compared where both sides tell the story, else carried, added or removed."""
    unit = Unit(reading.sides[0][number], reading.sides[1][number])
    if len(unit.before.run) + len(unit.after.run) > LONGEST:
        _long(reading, unit)
        return
    if unit.before.run and unit.after.run:
        _edited(reading, unit)
        return
    for which, side in enumerate(unit.sides()):
        for sentence in side.numbers:
            _alone(reading, which, side if len(side.numbers) == 1 else side.only(sentence))


LONGEST = 1200
"""Tokens of both sides up to which a linked stretch is taken apart: beyond that it is no sentence, and rules that pair
what they find would cost its square."""


def _long(reading: _Reading, unit: Unit) -> None:
    """A stretch too long for the rules: told as one claim that differs in words, and that no kind was looked for in it."""
    reading.long = True
    whole = [
        tuple(place for n in side.numbers for place in drafts.whole(side.page, side.page.sentences[n]))
        for side in unit.sides()
    ]
    spots = [Spot(0, len(side.run)) if side.run else None for side in unit.sides()]
    why = "too long to be taken apart"
    told = drafts.change(Shift("wording", spots[0], spots[1], "words", why), unit.before, unit.after)
    reading.drafts.append(Draft(whole[0], whole[1], (told,)))


def _edited(reading: _Reading, unit: Unit) -> None:
    """Two linked stretches: clauses put in or taken out, and the facets that differ in what is kept."""
    _ignore(reading, unit)
    if not unit.matched.hunks:
        return
    found = shifts(unit, reading.index, reading.kinds)
    put_in = inserts(unit, found, reading.index)
    new: list[Insert] = []
    for insert in put_in:
        if insert.carried is None:
            found = [shift for shift in found if shift not in insert.shifts]
            new.append(replace(insert, shifts=_lacking(reading, unit, insert)))
            continue
        there = drafts.whole(reading.pages[1 - insert.side], insert.carried)
        reading.drafts.append(_draft(insert.side, _places(unit, insert.side, insert.span), there, carried=True))
    found += of_words(unit, [(insert.side, insert.span) for insert in put_in])
    new, changed = _each_once(reading, unit, found, new)
    for insert in new:
        told = tuple(drafts.change(shift, unit.before, unit.after) for shift in insert.shifts)
        reading.drafts.append(_draft(insert.side, _places(unit, insert.side, insert.span), (), told))
    reading.drafts += changed


def _each_once(
    reading: _Reading, unit: Unit, found: Sequence[Shift], new: list[Insert]
) -> tuple[list[Insert], list[Draft]]:
    """The clauses that one side has and the claims of both, of which no two tell the same clause."""
    groups = [(group, _spans(unit, group)) for group in _grouped(unit, found)]
    for group, spans in groups:
        new += [Insert(side, span, None, tuple(group)) for side, span in enumerate(spans) if span and None in spans]
    changed: list[Draft] = []
    for group, spans in groups:
        if None in spans:
            continue
        twice = [insert for insert in new if _told_by(insert, spans)]
        if all(shift.kind == "wording" for shift in group):
            gone = _replaced(reading, unit, spans, twice)
            new += gone
            changed += [] if gone or _covered(group, twice) else [_changed(unit, group, spans)]
            continue
        twice = twice if any(shift.kind != "wording" and shift.sure == "high" for shift in group) else []
        new = [insert for insert in new if insert not in twice]
        changed.append(_changed(unit, [*group, *(shift for insert in twice for shift in insert.shifts)], spans))
    return new, changed


def _covered(group: Sequence[Shift], by: Sequence[Insert]) -> bool:
    """Whether clauses told as put in or taken out hold all the words of a group, on every side that has some."""
    sides = {insert.side for insert in by}
    return all((s.before is None or 0 in sides) and (s.after is None or 1 in sides) for s in group)


def _places(unit: Unit, side: int, span: Span) -> Places:
    """Where the tokens of a stretch stand in their version."""
    here = unit.sides()[side]
    return drafts.places(here.page, here.run[slice(*span)])


def _lacking(reading: _Reading, unit: Unit, insert: Insert) -> tuple[Shift, ...]:
    """The facets of a clause that only one side has, those that its version tells elsewhere or that are told left out."""
    mine = list(insert.shifts)
    own = {at for shift in mine for at in range(_spot(shift).start, _spot(shift).end)}
    known = {(shift.kind, _spot(shift).start) for shift in mine}
    settled = unit.taken[insert.side] - own
    lacking = facets(unit.sides()[insert.side], insert.span, reading.index, insert.side, reading.kinds)
    mine += [s for s in lacking if _spot(s).start not in settled and (s.kind, _spot(s).start) not in known]
    return tuple(mine)


def _told_by(insert: Insert, spans: tuple[Span | None, Span | None]) -> bool:
    """Whether a clause that only one side has is the clause of a claim of both: nothing is told twice."""
    own = spans[insert.side]
    if own is None:
        return False
    shared = min(own[1], insert.span[1]) - max(own[0], insert.span[0])
    return shared >= SAME * (max(own[1], insert.span[1]) - min(own[0], insert.span[0]))


SAME = 0.8
"""Share of the tokens of two stretches of one side that both hold, from which they are one clause."""


def _replaced(
    reading: _Reading, unit: Unit, spans: tuple[Span | None, Span | None], by: Sequence[Insert]
) -> list[Insert]:
    """The clause that stood where a new one stands which says nothing that it said: `who denies it`, `who resigned`."""
    found = []
    for side in {0, 1} - {insert.side for insert in by} if by else ():
        here, span = unit.sides()[side], spans[side]
        words = [at for at in range(*span) if here.stems[at] and here.run[at].text[0].islower()] if span else []
        if span and len(words) > 1 and not here.headline and {*words} <= {*unit.news[side]}:
            gone = Insert(side, span, None, ())
            found.append(replace(gone, shifts=_lacking(reading, unit, gone)))
    return found


def _draft(
    side: int, here: Places, there: Places, told: tuple[FacetChange, ...] = (), *, carried: bool = False
) -> Draft:
    before, after = (there, here) if side else (here, there)
    return Draft(before, after, told, carried)


def _spot(shift: Shift) -> Spot:
    found = shift.before or shift.after
    return found if found is not None else Spot(0, 0)


def _ignore(reading: _Reading, unit: Unit) -> None:
    """Count kept words that are written otherwise: typography where only its characters differ, else spelling."""
    texts = [side.page.texts for side in unit.sides()]
    for one, two in _written_otherwise(unit, texts):
        mine, other = _raw(unit.before.run, one, one, texts[0]), _raw(unit.after.run, two, two, texts[1])
        if mine == other:
            continue
        if words.key(mine) == words.key(other):
            reading.ignored["typography"] += mine.casefold() != other.casefold()
        elif fold(canonical(mine)[0]) == fold(canonical(other)[0]):
            reading.ignored["spelling"] += 1
    if not unit.matched.hunks:
        marks = [[t.text for t in side.run if t.kind in "pq"] for side in unit.sides()]
        reading.ignored["typography"] += marks[0] != marks[1]


def _written_otherwise(unit: Unit, texts: Sequence[Sequence[str]]) -> Iterator[tuple[Atom, Atom]]:
    """What is kept, less the stretches that stand in both paragraphs letter for letter."""
    for spans in unit.matched.stretches:
        atoms = [side.atoms[slice(*span)] for side, span in zip(unit.sides(), spans, strict=True)]
        raw = [_raw(s.run, a[0], a[-1], t) for s, a, t in zip(unit.sides(), atoms, texts, strict=True)]
        if not raw[0] or raw[0] != raw[1]:
            yield from zip(*atoms, strict=True)


def _raw(run: Sequence[Token], begin: Atom, end: Atom, texts: Sequence[str]) -> str:
    """The characters from one atom to another; "" where they stand in two paragraphs."""
    first, last = run[begin.start], run[end.end - 1]
    return texts[first.paragraph][first.start : last.end] if first.paragraph == last.paragraph else ""


def _grouped(unit: Unit, found: Sequence[Shift]) -> list[list[Shift]]:
    """Shifts of one clause on both sides belong to one claim."""
    groups: dict[tuple[int, int], list[Shift]] = {}
    for shift in found:
        groups.setdefault(_clauses(unit, shift), []).append(shift)
    return [groups[key] for key in sorted(groups)]


def _clauses(unit: Unit, shift: Shift) -> tuple[int, int]:
    """The clause of either side that a shift lies in; of a side that has nothing, the one akin to it, -1 for none."""
    if shift.before and shift.after:
        return _clause(unit.before, shift.before.start), _clause(unit.after, shift.after.start)
    side = 0 if shift.before else 1
    here = _clause(unit.sides()[side], _spot(shift).start)
    there = _clause(unit.sides()[1 - side], unit.anchor(side, _spot(shift).start))
    if shift.kind in {"figure", "time", "name"}:  # the other kinds are told only of a statement that is kept
        there = akin(unit, side, _spot(shift), (here, there))
    return (there, here) if side else (here, there)


def _clause(side: Side, at: int) -> int:
    return next((n for n, (start, end) in enumerate(side.clauses) if start <= at < end), 0)


def _spans(unit: Unit, group: Sequence[Shift]) -> tuple[Span | None, Span | None]:
    """The tokens of either side that tell one group of shifts; None where no clause there is akin."""
    found: list[Span | None] = []
    for side, number, spots in zip(
        unit.sides(), _clauses(unit, group[0]), zip(*((s.before, s.after) for s in group), strict=True), strict=True
    ):
        if number < 0:
            found.append(None)
            continue
        start, end = side.clauses[number]
        # a facet over the edge of its clause takes the next one with it
        start = min([start, *(side.clauses[_clause(side, s.start)][0] for s in spots if s)])
        end = max([end, *(side.clauses[_clause(side, s.end - 1)][1] for s in spots if s)])
        found.append((start, end))
    return found[0], found[1]


def _changed(unit: Unit, group: Sequence[Shift], spans: tuple[Span | None, Span | None]) -> Draft:
    """The claim of one clause of both sides."""
    before, after = (_places(unit, side, span) if span else () for side, span in enumerate(spans))
    return Draft(before, after, tuple(drafts.change(shift, unit.before, unit.after) for shift in group))


def _alone(reading: _Reading, which: int, here: Side) -> None:
    """A sentence that nothing is linked with: carried elsewhere, or added or removed, with what the other version lacks."""
    size = len(here.run)
    if not here.content(0, size):
        return
    places = drafts.places(here.page, here.run)
    carried = reading.index.carried(1 - which, here, 0, size)
    if carried is not None:
        there = drafts.whole(reading.pages[1 - which], carried)
        reading.drafts.append(_draft(which, places, there, carried=True))
        return
    found = facets(here, (0, size), reading.index, which, reading.kinds)
    reading.drafts.append(_draft(which, places, (), tuple(drafts.change(shift, here, here) for shift in found)))


def _scopes(reading: _Reading) -> None:
    """What is followed over the whole text, wherever the sentences went: shares of something else, things that moved on.

    None that a link has told already.
    """
    found = of_scopes(*reading.sides) if "figure" in reading.kinds else []
    found += of_steps(*reading.sides) if "action" in reading.kinds else []
    for scoped in found:
        told = tuple(drafts.change(shift, *scoped.sides) for shift in scoped.shifts)
        if not _told(reading, told[0]):
            places = [
                drafts.places(s.page, s.run[slice(*c)]) for s, c in zip(scoped.sides, scoped.clauses, strict=True)
            ]
            gone = [(places[0], ()), ((), places[1])]  # the clauses themselves, told as gone or new
            reading.drafts = [d for d in reading.drafts if d.facets or d.carried or (d.before, d.after) not in gone]
            reading.drafts.append(Draft(places[0], places[1], told))


def _told(reading: _Reading, told: FacetChange) -> bool:
    """Whether a link has told a change of either side of a facet."""
    known = [f for draft in reading.drafts for f in draft.facets if f.kind == told.kind and f.before and f.after]
    if told.kind == "action":
        return any(f.before == told.before or f.after == told.after for f in known)
    return any(f.before == told.before for f in known)
