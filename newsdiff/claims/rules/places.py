"""Figures of two linked stretches that changed places: what they count, the source that tells them, `from` with `to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.figures import Figure
    from newsdiff.claims.sides import Unit


def crossed(unit: Unit, pairs: list[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """Two equal pairs that have changed what they count, or `from` with `to`, are two changed figures."""
    found = list(pairs)
    for m, (one, two) in enumerate(found):
        for n, (three, four) in enumerate(found[m + 1 :], m + 1):
            if one.unit != three.unit or one.key == three.key:
                continue
            nouns = one.noun and three.noun and not one.noun & two.noun and not three.noun & four.noun
            if nouns and one.noun & four.noun and three.noun & two.noun:
                found[m], found[n] = (one, four), (three, two)
            roles = {one.role, three.role} == {"from", "to"} and (one.role, three.role) == (four.role, two.role)
            if roles and not any(_spread(run, f) for run, f in ((unit.before.run, one), (unit.after.run, two))):
                found[m], found[n] = (one, four), (three, two)
    return found


def moved_on(pairs: list[tuple[Figure, Figure]], unit: Unit) -> list[tuple[Figure, Figure]]:
    """`To 750 from 700` and `to 800 from 750`: 750 became 800; what it was before that is no news, and taken."""
    found = list(pairs)
    left = [f for f in unit.before.figures if not any(f is one for one, _ in pairs)]
    right = [f for f in unit.after.figures if not any(f is two for _, two in pairs)]
    for n, (one, two) in enumerate(pairs):
        if {one.role, two.role} != {"from", "to"} or _spread(unit.before.run, one) or _spread(unit.after.run, two):
            continue
        was = next((f for f in left if f.role == two.role and _like(f, one)), None)
        now = next((f for f in right if f.role == one.role and _like(f, two)), None)
        if was and now:
            found[n] = (one, now) if one.role == "to" else (was, two)
            unit.take(0, was if one.role == "to" else one)
            unit.take(1, two if one.role == "to" else now)
            left.remove(was)
            right.remove(now)
    return found


def places(unit: Unit) -> list[tuple[Figure, Figure]]:
    """Figures that stand between the same words: nothing else differs there."""
    if not (unit.before.figures and unit.after.figures):
        return []
    starts = [{f.start: f for f in side.figures} for side in unit.sides()]
    found = []
    for hunk in unit.matched.hunks:
        atoms = [side.atoms[slice(*span)] for side, span in zip(unit.sides(), hunk, strict=True)]
        if len(atoms[0]) == len(atoms[1]) == 1:
            one, two = (known.get(some[0].start) for known, some in zip(starts, atoms, strict=True))
            if one and two and one.unit == two.unit:
                found.append((one, two))
    return found


def passed_on(pairs: list[tuple[Figure, Figure]], unit: Unit) -> list[tuple[Figure, Figure]]:
    """`Police said 800, unions 3,000` and `police said 3,000, unions 9,000`: each source tells another figure than before."""
    found, standing = list(pairs), places(unit) if len(pairs) < len(unit.before.figures) else []
    for one, two in pairs:
        now = next((pair for pair in standing if pair[0] is one and pair[1] is not two), None)
        was = next((pair for pair in standing if pair[1] is two and pair[0] is not one), None)
        if now and was and not any(f is was[0] or g is now[1] for f, g in found):
            found[next(n for n, pair in enumerate(found) if pair[0] is one)] = now
            found.append(was)
    return found


def _like(one: Figure, two: Figure) -> bool:
    return one.unit == two.unit or "" in {one.unit, two.unit}


def _spread(run: Sequence[Token], figure: Figure) -> bool:
    """Whether a figure is an end of a spread, whose ends may stand either way: `ranged from 0.64 to 0.50`."""
    return any(
        token.norm.startswith(("rang", "vary", "vari")) for token in run[max(0, figure.begins - 6) : figure.begins]
    )
