"""Names of two linked stretches: one put for another, another title or legal form, and names that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from newsdiff.claims.identity import same_name
from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot, lone, spot, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.index import Index
    from newsdiff.claims.names import Name
    from newsdiff.claims.sides import Unit

Sure = Literal["high", "low"]


def of_names(unit: Unit, index: Index) -> list[Shift]:
    """Names: one put for another in a small hunk, then those that stand nowhere in the other version.

    Two that both stand elsewhere in the other version changed places, or are one subject (a minister, his country).
    """
    if not any(_naming(unit, side) for side in (0, 1)):
        return []
    left = [n for n in unit.before.names if unit.free(0, n)]
    right = [n for n in unit.after.names if unit.free(1, n)]
    found = _forms(unit, left, right)
    for one in list(left):
        two = next((n for n in right if _replaces(unit, one, n)), None)
        if two is None:
            continue
        left.remove(one)
        right.remove(two)
        sure, why = _known(unit, one, two, index), "another name stands in the same place"
        if (word := _put_right(one, two, index)) is not None:
            sure, why = word, "one word of a name is another, which the other version has nowhere"
        elif same_name(one, two) != "different":
            sure = None
        if sure is not None:
            unit.take(0, one)
            unit.take(1, two)
            found.append(Shift("name", spot(one), spot(two), "value", why, sure))
    for side, rest in ((0, left), (1, right)):
        for name in rest:
            new = not name.loud and unit.fresh(side, name) and unit.free(side, name)
            new = new and not _hears(unit.sides()[side].run, name) and not _fuller(unit, 1 - side, name)
            if new and index.introduced(1 - side, name):
                unit.settled[side].update(range(name.start, name.end))
            elif new and not index.named(1 - side, name):
                unit.take(side, name)
                found.append(lone("name", side, spot(name), "value", "this name stands nowhere in the other version"))
    return found


def _put_right(one: Name, two: Name, index: Index) -> Sure | None:
    """How sure a name of several words was put right in one of them: neither word stands in the other version.

    None where it was not. A letter of a long word may be a slip of the wire, so that is doubtful.
    """
    words = [(a, b) for a, b in zip(one.words, two.words, strict=False) if a != b]
    if len(one.words) != len(two.words) or len(one.words) < 2 or len(words) != 1 or one.loud or two.loud:
        return None
    ((old, new),) = words
    short, long = sorted(words[0], key=len)
    if len(short) < 3 or long.removeprefix(short) in _ENDINGS or stem(old) == stem(new):
        return None  # an initial, an ending: `J. Orman`, `Saudis`
    if index.has_word(1, old) or index.has_word(0, new):
        return None
    return "low" if len(short) > SLIP and fuzz.ratio(old, new) >= ALIKE else "high"


_ENDINGS = frozenset({"s", "es", "n", "an", "ian", "ic", "i", "ish", "ese"})
SLIP = 6
"""Letters up to which a word of a name in other letters is surely another."""
ALIKE = 80
"""Similarity (Indel, 0 to 100) from which two long words are one in other letters."""


def _naming(unit: Unit, side: int) -> bool:
    """Whether any word of a side that is not kept can be part of a name or stand beside it, as a title or a legal form."""
    here = unit.sides()[side]
    lists = table(here.language, "titles"), table(here.language, "legal")
    return any(
        owner != -1 and (token.text[0].isupper() or any(token.norm in words for words in lists))
        for owner, token in zip(unit.owners()[side], here.run, strict=True)
    )


def _fuller(unit: Unit, side: int, name: Name) -> bool:
    """Whether a long name only tells in full what the other stretch names: `the Orman market system`."""
    held = sum(stem(word) in unit.sides()[side].roots for word in name.words)
    return len(name.words) > 2 and 3 * held >= 2 * len(name.words)


def _hears(run: Sequence[Token], name: Name) -> bool:
    """Whether a name is of whom a source told it: the wire that has the story, no name of the story."""
    return name.start > 0 and run[name.start - 1].norm in {"tell", "tells", "told", "telling"}


def _known(unit: Unit, one: Name, two: Name, index: Index) -> Sure | None:
    """How sure one name stands for another; None where either text names both: then another of the two is named here.

    A headline that differs in nothing but its actor is told all the same, for it is read alone.
    """
    if not (index.named(1, one) and index.named(0, two)):
        return "high"
    hunk = unit.matched.hunks[unit.hunk(0, one)]
    words = [side.atoms[slice(*span)] for side, span in zip(unit.sides(), (hunk.before, hunk.after), strict=True)]
    alone = all(
        name.start <= atom.start < name.end for name, some in zip((one, two), words, strict=True) for atom in some
    )
    return "low" if alone and unit.before.headline and unit.after.headline else None


def _forms(unit: Unit, left: list[Name], right: list[Name]) -> list[Shift]:
    """Names of the same words whose legal form or title is of another class."""
    found = []
    for one in left:
        two = next((n for n in right if n.words == one.words), None)
        if two is None:
            continue
        if one.legal and two.legal and one.legal != two.legal:
            ends = (Spot(one.start, one.end + 1, one.value), Spot(two.start, two.end + 1, two.value))
            found.append(Shift("name", *ends, "legal form", "one name, two legal forms"))
            unit.taken[0].add(one.end)
            unit.taken[1].add(two.end)
        elif one.title and two.title and one.title != two.title and unit.matched.likeness >= 0.5:
            ends = (Spot(one.begins, one.end, one.value), Spot(two.begins, two.end, two.value))
            for side, name in ((0, one), (1, two)):
                unit.taken[side].update(range(name.begins, name.end))
            found.append(Shift("name", *ends, "role", "one name, two titles"))
    return found


LIKE = 0.5
"""Likeness under which a headline was told anew, and who stands first in it did not take the place of another."""
LOOSE = 0.35
"""The same of a sentence."""


def _of_unit(run: Sequence[Token], name: Name) -> bool:
    """Whether a name only says whose unit it is: `QUILLAN UNIT LIFTS LOCKOUT`."""
    return name.end < len(run) and run[name.end].norm in {"unit", "units", "subsidiary", "affiliate"}


def _replaces(unit: Unit, one: Name, two: Name) -> bool:
    """Whether one name stands where the other stood, and little else differs there."""
    if one.gloss or two.gloss or not (unit.fresh(0, one) and unit.fresh(1, two)):
        return False
    hunk = unit.hunk(0, one)
    if hunk < 0 or hunk != unit.hunk(1, two):
        return False
    if len(one.words) == len(two.words) > 1 and sum(a != b for a, b in zip(one.words, two.words, strict=True)) == 1:
        return True  # `Karl Ash`, `Karl Asher`: one of the parts
    heads = unit.before.headline
    units = heads and (_of_unit(unit.before.run, one) or _of_unit(unit.after.run, two))
    if units or unit.matched.likeness < (LIKE if heads else LOOSE):
        return False
    roots = [{stem(word) for word in name.words} for name in (one, two)]
    if roots[0] & unit.after.roots or roots[1] & unit.before.roots:
        return False
    left = unit.new(0, hunk) - len(one.words)
    right = unit.new(1, hunk) - len(two.words)
    return left <= 1 and right <= 1
