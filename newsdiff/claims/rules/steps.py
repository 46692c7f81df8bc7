"""What was done to one thing, in the earlier version and in the later: its state moved on, wherever the sentences went.

`Troops entered the town of Orrin` and, two paragraphs on, `forces had captured Orrin`: two verbs on one scale whose next
named thing is the same. Only what is told as done counts: no plan, no infinitive, no passive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot
from newsdiff.claims.rules.scope import Scoped, clause
from newsdiff.claims.turns import MUTUAL, opposed, poles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.names import Name
    from newsdiff.claims.sides import Side

REACH = 8
"""Tokens between a verb and the name of what it was done to."""
_OPEN = frozenset({"to", "will", "would", "may", "might", "could", "should", "can", "not", "never", "if", "was", "were", "been", "being"})  # fmt: skip
Acts = dict[tuple[str, ...], list[tuple["Side", int]]]
"""Where verbs stand, by the words of the name that each was done to."""


def of_steps(before: Sequence[Side], after: Sequence[Side]) -> list[Scoped]:
    """Things whose state moved on between the two versions, each told once; in sentences that differ alone."""
    left, right = _acts(before), _acts(after)
    return [step for name in sorted(left.keys() & right.keys()) for step in _step(left[name], right[name], name)]


def _step(left: list[tuple[Side, int]], right: list[tuple[Side, int]], name: tuple[str, ...]) -> list[Scoped]:
    """The step of one thing: none where either version tells both states, for then neither is the news."""
    (here, one), (there, two) = left[0], right[0]
    verbs = [{side.run[at].norm for side, at in some} for some in (left, right)]
    if not all(opposed(a, b, here.language) for a in verbs[0] for b in verbs[1]):
        return []
    why = f"done to one thing ({' '.join(name)}): {here.run[one].norm} against {there.run[two].norm}"
    shift = Shift("action", Spot(one, one + 1), Spot(two, two + 1), "predicate", why)
    return [Scoped((here, there), (clause(here, one), clause(there, two)), (shift,))]


def _acts(sides: Sequence[Side]) -> Acts:
    found: Acts = {}
    for side in sides:
        if side.headline or not any(poles(token.norm, side.language) for token in side.run):
            continue
        for name in side.names:
            at = _verb(side, name)
            if at is not None:
                found.setdefault(name.words, []).append((side, at))
    return found


def _verb(side: Side, name: Name) -> int | None:
    """The verb that something was done with to what is named: before it, with nothing between but words of its description."""
    function = table(side.language, "function")
    for at in range(name.start - 1, max(name.start - REACH, 0) - 1, -1):
        token = side.run[at]
        if token.kind == "p" and token.norm == "-":  # `al-Orrin`
            continue
        if known := poles(token.norm, side.language):
            mutual = any(pole.startswith(MUTUAL) for pole in known)
            return at if _done(side, at) and not mutual else None
        if token.kind != "w" or (token.text[0].isupper() and at < name.begins - 1):
            return None
        if token.norm != "of" and function.get(token.norm, ("article",))[0] not in {
            "article",
            "possessive",
            "determiner",
        }:
            return None
    return None


def _done(side: Side, at: int) -> bool:
    """Whether a verb tells what was done: in the past, and not open, denied or passive."""
    token = side.run[at]
    if token.norm.endswith("ing") or not (token.norm.endswith("ed") or token.norm in table(side.language, "irregular")):
        return False
    before = side.run[max(0, at - 3) : at]
    return not any(word.norm in _OPEN for word in before) and (
        at == 0 or side.run[at - 1].norm not in {"the", "a", "an"}
    )
