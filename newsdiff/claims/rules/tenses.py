"""What is to be in one version and has been in the other, of one verb: `would arrive`, `arrived`; `are to sign`, `signed`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims import german
from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.marks import Mark, Shift, spot
from newsdiff.claims.romance import tenses

if TYPE_CHECKING:
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit

LIKE = 0.4
"""Likeness from which two statements are of one event."""
READ = GLOSSED | {"de", "en"}
"""The languages whose verbs are read for when."""
_WILL = frozenset({"will", "shall", "would", "'ll"})
_BE = frozenset({"is", "are", "was", "were"})
_HAVE = frozenset({"has", "have", "had"})
_SET = frozenset({"due", "scheduled", "slated", "about", "planned"})
_BETWEEN = frozenset({"not", "also", "then", "soon", "already", "now", "never", "later"})


@dataclass(frozen=True)
class Act(Mark):
    """A verb with what tells when: the verbs it may be, and whether it is passive."""

    verbs: frozenset[str]
    passive: bool


def of_tenses(unit: Unit, _: Index) -> list[Shift]:
    """A verb that is to come on one side and is past on the other, in one hunk that no word of negation turns."""
    found: list[Shift] = []
    if unit.likeness < LIKE or unit.before.language not in READ:
        return found
    for side in (0, 1):
        for plan in _planned(unit.sides()[side]):
            if not unit.free(side, plan):
                continue
            done = next((act for act in _done(unit.sides()[1 - side]) if _came(unit, side, plan, act)), None)
            if done is not None:
                unit.take(side, plan)
                unit.take(1 - side, done)
                ends = (spot(plan), spot(done)) if side == 0 else (spot(done), spot(plan))
                found.append(Shift("action", *ends, "tense", "what is to be in one version has been in the other"))
    return found


def _came(unit: Unit, side: int, plan: Act, done: Act) -> bool:
    """Whether what was to be has been: one verb, in one hunk, with as many words of negation."""
    number = _hunk(unit, side, plan)
    if plan.passive != done.passive or plan.verbs.isdisjoint(done.verbs) or not unit.free(1 - side, done):
        return False
    counts = [sum(_hunk(unit, n, turn) == number for turn in here.turns) for n, here in enumerate(unit.sides())]
    together = number == _hunk(unit, 1 - side, done) or _kept(unit, (plan, done) if side == 0 else (done, plan))
    return number >= 0 and together and counts[0] == counts[1]


def _kept(unit: Unit, acts: tuple[Act, Act]) -> bool:
    """Whether two verbs are one to us in either form, so that only what tells when differs: `would stop`, `stopped`."""
    return any((one.start, two.start) == (acts[0].end - 1, acts[1].end - 1) for one, two in unit.matched.kept)


def _hunk(unit: Unit, side: int, act: Mark) -> int:
    """The hunk in which words stand, their stems on the other side too or not; -1 for none."""
    for number, hunk in enumerate(unit.matched.hunks):
        atoms = unit.sides()[side].atoms[slice(*(hunk.before, hunk.after)[side])]
        if any(act.start <= atom.start < act.end for atom in atoms):
            return number
    return -1


def _planned(here: Side) -> list[Act]:
    """What is to be: `will sign`, `would be signed`, `are to sign`, `was due to sign`."""
    if here.language in GLOSSED:
        return [Act(*told) for told in tenses.planned(here.run, here.language)]
    if here.language == "de":
        return [Act(*told) for told in german.planned(here.run)]
    found = []
    for at, token in enumerate(here.run):
        verb = at + 1 if token.norm in _WILL else _infinitive(here, at)
        while 0 < verb < len(here.run) and here.run[verb].norm in _BETWEEN:
            verb += 1
        passive = 0 < verb < len(here.run) and here.run[verb].norm == "be"
        verb += passive
        if 0 < verb < len(here.run) and here.run[verb].kind == "w":
            word = here.run[verb].norm
            found.append(Act(at, verb + 1, _bases(word) if passive else frozenset({word}), passive))
    return found


def _infinitive(here: Side, at: int) -> int:
    """Where the verb stands behind `is to`, `were due to`; 0 for none."""
    if here.run[at].norm not in _BE:
        return 0
    at += 1
    at += at < len(here.run) and here.run[at].norm in _SET
    return at + 1 if at < len(here.run) and here.run[at].norm == "to" else 0


def _done(here: Side) -> list[Act]:
    """What has been: `signed`, `had signed`, `was signed`; no `the signed pact`."""
    if here.language in GLOSSED:
        return [Act(*told) for told in tenses.done(here.run, here.language)]
    if here.language == "de":
        return [Act(*told) for told in german.done(here.run)]
    found = []
    function = table("en", "function")
    for at, token in enumerate(here.run):
        verbs = _bases(token.norm) if token.kind == "w" else frozenset()
        if not verbs or (at and function.get(here.run[at - 1].norm, ("",))[0] in {"article", "possessive"}):
            continue
        start = at
        while start and here.run[start - 1].norm in _BETWEEN | _BE | _HAVE | {"been"}:
            start -= 1
        lead = {word.norm for word in here.run[start:at]}
        if start and here.run[start - 1].norm in _WILL | {"to", "be"}:
            continue
        found.append(Act(start, at + 1, verbs, bool(lead & (_BE | {"been"}))))
    return found


def _bases(word: str) -> frozenset[str]:
    """The verbs that a word may be the past of: `signed` of `sign`, `stopped` of `stop`, `met` of `meet`."""
    known = table("en", "irregular").get(word)
    if known:
        return frozenset(known)
    if not word.endswith("ed") or len(word) < 4:
        return frozenset()
    root = word[:-2]
    doubled = {root[:-1]} if len(root) > 2 and root[-1] == root[-2] else set()
    return frozenset({root, root + "e", *doubled, *({root[:-1] + "y"} if root.endswith("i") else ())})
