"""What office somebody holds, in two linked stretches: a coach who became an assistant coach, the governor the former one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot, lone, stem

if TYPE_CHECKING:
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit

LIKE = 0.5
"""Likeness from which two statements are of one person."""
REACH = 4
"""Words behind a rank among which the office stands: `former central bank governor`."""
_POSTS = frozenset(
    "officer inspector superintendent author manager executive leader champion adviser advisor envoy editor economist "
    "strategist captain partner owner founder correspondent member candidate architect designer producer".split()
)
"""Offices that neither the list of titles nor that of persons has."""
_TITLED = frozenset({"officer", "inspector", "superintendent", "executive", "economist", "strategist", "secretary"})
"""Offices that a rank belongs to and that are none without it: `Chief Inspector`, `head of state` is none."""


def of_offices(unit: Unit, _: Index) -> list[Shift]:
    """A rank before an office that is kept: one put for another, one put on, one taken off; and what an officer is for."""
    if unit.matched.likeness < LIKE or unit.before.language != "en":
        return []
    differ = not unit.loose.isdisjoint(table("en", "ranks"))
    spots = [_ranks(unit, side) if differ else [] for side in (0, 1)]
    found: list[Shift] = []
    for number in range(len(unit.matched.hunks)):
        one, two = (next((s for n, s in here if n == number), None) for here in spots)
        if one and two and one.value != two.value:
            found.append(Shift("name", _take(unit, 0, one), _take(unit, 1, two), "role", "another rank in one office"))
        elif one is None and two is None:
            found += _portfolio(unit, number)
        elif one is None or two is None:
            side, rank = (0, one) if one else (1, two)
            if rank and not _held(unit.sides()[1 - side], rank):
                _take(unit, side, rank)
                found.append(_put_on(unit, side, rank))
    return found


def _put_on(unit: Unit, side: int, rank: Spot) -> Shift:
    """The office with its rank against the office alone; the rank alone where the office stands elsewhere."""
    why = "a rank that makes another office stands in one version only"
    office = _office(unit.sides()[side], rank.start)
    there = unit.anchor(side, office)
    if unit.sides()[side].run[office].norm != unit.sides()[1 - side].run[there].norm:
        return lone("name", side, rank, "role", why)
    spots = Spot(rank.start, office + 1), Spot(there, there + 1)
    return Shift("name", spots[side], spots[1 - side], "role", why)


def _take(unit: Unit, side: int, where: Spot) -> Spot:
    unit.taken[side].update(range(where.start, where.end))
    return where


def _ranks(unit: Unit, side: int) -> list[tuple[int, Spot]]:
    """The ranks of a side that differ and are told nowhere yet, before an office of both sides: the hunk of each, and where."""
    here, other, owner = unit.sides()[side], unit.sides()[1 - side], unit.owners()[side]
    listed = table("en", "ranks")
    found = []
    for at, token in enumerate(here.run):
        known = listed.get(token.norm)
        if known is None or owner[at] < 0 or at in unit.taken[side]:
            continue
        office = _office(here, at)
        if office and stem(here.run[office].norm) in other.roots and (known[0] != "chief" or _chief(here, at, office)):
            found.append((owner[at], Spot(at, at + 1, (("rank", known[0]),))))
    return found


def _chief(here: Side, at: int, office: int) -> bool:
    """Whether `chief` is a rank here, and no noun: `Chief Inspector`, but not `chief of police`."""
    return office - at <= 2 and here.run[office].norm in _TITLED


def _office(here: Side, at: int) -> int:
    """Where the office stands that a rank belongs to, 0 for none: of several in lower case the last, `coast guard captain`."""
    found = 0
    for n in range(at + 1, min(at + 2 + REACH, len(here.run))):
        token = here.run[n]
        if token.norm == "-" and token.glued and n == at + 1:
            continue  # `co-author`
        if token.kind != "w" or token.norm in table("en", "function") or (found and token.text[0].isupper()):
            break
        if token.norm in _offices():
            found = n
    return found


@cache
def _offices() -> frozenset[str]:
    """Every noun for an office or a calling."""
    titles = {word for word, columns in table("en", "titles").items() if len(columns) == 1 and columns[0]}
    plural = {f"{word}s" for word in _POSTS}
    return _POSTS | plural | titles | table("en", "persons").keys()


def _held(there: Side, rank: Spot) -> bool:
    """Whether a stretch has the same rank somewhere: behind the name, `Ada Quarrel, the former governor`."""
    listed, (_, mine) = table("en", "ranks"), (rank.value or (("", ""),))[0]
    return any(listed.get(token.norm, ("",))[0] == mine for token in there.run)


def _portfolio(unit: Unit, number: int) -> list[Shift]:
    """One word between a rank and an office that stands for another: the chief medical officer, the chief scientific one."""
    hunk, found = unit.matched.hunks[number], []
    for side, span in enumerate((hunk.before, hunk.after)):
        here = unit.sides()[side]
        atoms = here.atoms[slice(*span)]
        at = atoms[0].start if len(atoms) == 1 and atoms[0].content else 0
        between = 0 < at < len(here.run) - 1 and here.run[at - 1].norm in table("en", "ranks")
        if not between or here.run[at + 1].norm not in _offices() or at in unit.taken[side]:
            return []
        found.append(Spot(at, at + 1))
    for side, where in enumerate(found):
        _take(unit, side, where)
    return [Shift("name", found[0], found[1], "role", "one rank, of another office")]
