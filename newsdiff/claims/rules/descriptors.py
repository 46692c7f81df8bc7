"""What a person is called by, in two linked stretches: a nurse who became a teacher, a man who became a woman."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.marks import Shift, Spot
from newsdiff.claims.romance.forms import listed

if TYPE_CHECKING:
    from newsdiff.claims.hunks import Atom
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit

_ENOUGH = 0.5


def of_descriptors(unit: Unit, _: Index) -> list[Shift]:
    """One noun for a person put for another in a kept clause: both listed, or both in apposition to one name."""
    if unit.matched.likeness < _ENOUGH:
        return []
    found: list[Shift] = []
    for number in range(len(unit.matched.hunks)):
        one, two = (_noun(unit, side, number) for side in (0, 1))
        if one is None or two is None or not unit.kept(number):
            continue
        if (
            _portfolios(unit, one, two)
            or _persons(unit, one, two)
            or (_apposed(unit.before, one.start) and _apposed(unit.after, two.start))
        ):
            for side, atom in ((0, one), (1, two)):
                unit.taken[side].update(range(atom.start, atom.end))
            why = "another noun for a person stands in the same place"
            found.append(Shift("name", Spot(one.start, one.end), Spot(two.start, two.end), "descriptor", why))
    return found


def _noun(unit: Unit, side: int, number: int) -> Atom | None:
    """The only word of content that a hunk has on a side, where no rule has told it."""
    here, owner = unit.sides()[side], unit.owners()[side]
    hunk = unit.matched.hunks[number]
    atoms = [a for a in here.atoms[slice(*(hunk.before, hunk.after)[side])] if a.content and owner[a.start] >= 0]
    one = atoms[0] if len(atoms) == 1 else None
    return one if one and one.start not in unit.taken[side] and here.run[one.start].kind == "w" else None


def _portfolios(unit: Unit, one: Atom, two: Atom) -> bool:
    """Whether two words say what a minister is minister of, before that word: `the prime minister, Anna Petri`."""
    titles = table("en", "titles")
    words = [
        (side.run[a.start].norm, side.run[a.start + 1 : a.start + 2])
        for side, a in ((unit.before, one), (unit.after, two))
    ]
    return words[0][0] != words[1][0] and all(
        word in titles and after and after[0].norm in {"minister", "ministers", "secretary"} for word, after in words
    )


def _persons(unit: Unit, one: Atom, two: Atom) -> bool:
    language = unit.before.language
    persons = table(language if language in GLOSSED else "en", "persons")
    words = unit.before.run[one.start].norm, unit.after.run[two.start].norm
    left, right = (listed(persons, word, language) for word in words)
    return bool(left and right) and left != right


def _apposed(here: Side, at: int) -> bool:
    """Whether a noun says what a name is: `Mira Docsek, a nurse,`."""
    run = here.run
    ends = at + 1 == len(run) or run[at + 1].norm in {",", "."}
    leads = at > 2 and run[at - 1].norm in {"a", "an", "the"} and run[at - 2].norm == ","
    return ends and leads and run[at - 3].text[0].isupper()
