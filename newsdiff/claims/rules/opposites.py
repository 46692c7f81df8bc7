"""Words of any kind that say the contrary, in two linked stretches: murder that became manslaughter, north that became south."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot
from newsdiff.claims.romance.forms import listed
from newsdiff.claims.turns import contrary

if TYPE_CHECKING:
    from newsdiff.claims.hunks import Atom
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Unit

LIKE = 0.5
"""Likeness from which two statements are one that a word in its place turns."""
FEW = 2
"""Words of a hunk of either side among which the two may stand: more are a phrase told otherwise."""


def of_opposites(unit: Unit, _: Index) -> list[Shift]:
    """A word that stands where its contrary stood, in a kept clause that no more or fewer words of negation turn."""
    found: list[Shift] = []
    if unit.likeness < LIKE:
        return found
    for number in range(len(unit.matched.hunks)):
        left, right = (_words(unit, side, number) for side in (0, 1))
        if not (0 < len(left) <= FEW and 0 < len(right) <= FEW) or not unit.kept(number) or unit.turned(number):
            continue
        pairs = [(one, two) for one in left for two in right if _opposed(unit, one, two)]
        if len(pairs) == 1:
            found.append(_shift(unit, *pairs[0]))
    return found


def _words(unit: Unit, side: int, number: int) -> list[Atom]:
    """What differs of a hunk on a side and no rule has told: words of content, and one of grammar that stands alone.

    Where few words stand there one may be told elsewhere on the other side too: `rebel shelling, the army said`, and
    `government shelling, rebels said`.
    """
    here, owner = unit.sides()[side], unit.owners()[side]
    hunk = unit.matched.hunks[number]
    atoms = here.atoms[slice(*(hunk.before, hunk.after)[side])]
    if sum(a.content for a in atoms) > FEW:
        atoms = [a for a in atoms if owner[a.start] >= 0]
    free = [a for a in atoms if a.start not in unit.taken[side] and here.run[a.start].kind == "w"]
    if len(atoms) == 1:
        return free
    return [a for a in free if a.content or here.run[a.start].norm in _MOVES]


_MOVES = frozenset({"up", "down"})
"""Words of grammar that tell where a figure went: `rose 4 percent`, `were down 2 percent`."""


def _opposed(unit: Unit, one: Atom, two: Atom) -> bool:
    left, right = unit.before.run[one.start], unit.after.run[two.start]
    nouns = unit.before.language == "de"  # which have a capital all
    names = not nouns and any(t.text[0].isupper() and at and not s.run.loud for t, at, s in ((left, one.start, unit.before), (right, two.start, unit.after)))  # fmt: skip
    moved = unit.matched.before[one.start] < 0 and unit.matched.after[two.start] < 0
    return not names and not moved and contrary(left.norm, right.norm, unit.before.language)


def _shift(unit: Unit, one: Atom, two: Atom) -> Shift:
    for side, atom in ((0, one), (1, two)):
        unit.taken[side].update(range(atom.start, atom.end))
    language = unit.before.language
    known = listed(table(language, "opposites"), unit.before.run[one.start].norm, language)
    ends, why = (Spot(one.start, one.end), Spot(two.start, two.end)), "the contrary stands in its place"
    if "hedge" in known:
        return Shift("hedge", *ends, "other", "another word for how likely it is stands in its place")
    return Shift("name", *ends, "descriptor", why) if "name" in known else Shift("action", *ends, "state", why)
