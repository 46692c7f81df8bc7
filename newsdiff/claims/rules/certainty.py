"""How sure it is and whether it happened, in two linked stretches: hedges, turning words, verbs; only where the clause is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from newsdiff.claims import hedges
from newsdiff.claims.lexicon import table, vocabulary
from newsdiff.claims.marks import Shift, Spot, lone, spot, stem
from newsdiff.claims.turns import ALONE, opposed, poles

if TYPE_CHECKING:
    from newsdiff.claims.index import Index
    from newsdiff.claims.marks import Mark
    from newsdiff.claims.sides import Side, Unit

Sure = Literal["high", "low"]


_HEADING = frozenset({"possibility", "likelihood", "report", "appearance"})
"""Classes of hedge that weigh in a headline, however it was rewritten: two headlines are about one thing."""


def of_hedges(unit: Unit, _: Index) -> list[Shift]:
    """Hedges in hunks whose clause is kept: one put for another, dropped, put on."""
    if unit.loose.isdisjoint(vocabulary(unit.before.language, "hedges")) and not hedges.believed(unit.loose):
        return []
    left = [h for h in unit.before.hedges if unit.fresh(0, h) and unit.free(0, h)]
    right = [h for h in unit.after.hedges if unit.fresh(1, h) and unit.free(1, h)]
    found: list[Shift] = []
    for one in list(left):
        two = next((h for h in right if unit.hunk(0, one) == unit.hunk(1, h)), None)
        if two is None:
            continue
        kept = unit.kept(unit.hunk(0, one))
        if not kept and one.kind != two.kind:
            continue
        left.remove(one)
        right.remove(two)
        unit.take(0, one)
        unit.take(1, two)
        if (one.kind, one.strength) != (two.kind, two.strength):
            sure: Sure = "high" if kept else "low"
            found.append(
                Shift("hedge", spot(one), spot(two), hedges.shift(one, two), "one qualifier stands for another", sure)
            )
    for side, rest in ((0, left), (1, right)):
        for hedge in rest:
            found += _new_hedge(unit, side, hedge)
    return found


def _new_hedge(unit: Unit, side: int, hedge: hedges.Hedge) -> list[Shift]:
    hunk = unit.hunk(side, hedge)
    others = [other for other in unit.sides()[1 - side].hedges if unit.fresh(1 - side, other)]
    if any((other.kind, other.strength) == (hedge.kind, hedge.strength) for other in others):
        return []
    if _otherwise(unit, side, hedge):
        return []
    heads = unit.before.headline and unit.after.headline and hedge.kind in _HEADING and _announces(unit, 1 - side)
    told = unit.kept(hunk) and (unit.matched.likeness >= 0.5 or unit.whole) and _governs(unit, side, hedge)
    if not told and not heads:
        return []
    unit.take(side, hedge)
    how = hedges.shift(*((hedge, None) if side == 0 else (None, hedge)))
    why = "a qualifier was put on or taken off a statement that is kept"
    sure: Sure = "high" if unit.matched.likeness >= 0.65 or unit.whole else "low"
    instead = _auxiliary(unit, 1 - side, hunk)
    ends = (spot(hedge), instead) if side == 0 else (instead, spot(hedge))
    return [Shift("hedge", ends[0], ends[1], how, why, sure)]


def _otherwise(unit: Unit, side: int, hedge: hedges.Hedge) -> bool:
    """Whether the other side says as much in another word, or the word is no hedge here."""
    here, there = unit.sides()[side], unit.sides()[1 - side]
    if hedge.kind == "limit" and not here.turns:
        return True  # `immediately` softens only a denial
    denied = any(token.norm == "not" for token in here.run[hedge.end : hedge.end + 1])
    if denied and any(token.norm == "can" for token in there.run):
        return True  # `could not`, `cannot`
    owner = unit.owners()[1 - side]
    fresh = {t.norm for t, number in zip(there.run, unit.owners()[1 - side], strict=True) if number >= 0}
    alleged = hedge.word.startswith("alleg") and any(word.startswith("accus") for word in fresh)
    if alleged or (hedge.word == "could" and "can" in fresh):
        return True
    believes = any(unit.fresh(1 - side, other) for other in unit.sides()[1 - side].hedges)
    believes = believes or any(t.norm in _MODAL and owner[at] >= 0 for at, t in enumerate(there.run))
    expects = hedge.kind in {"likelihood", "plan"} and _expects(unit, 1 - side)
    return believes or expects or any(_slip(hedge.word, token.norm) for token in there.run)


_MODAL = frozenset({"should", "would", "ought", "due", "seen"})
"""Words that leave it as open as a hedge does: `is planned to rise`, `should rise`."""


def _announces(unit: Unit, side: int) -> bool:
    """Whether a headline says flatly what will be: `ROSEN TO STAY`."""
    here = unit.sides()[side]
    return any(
        t.norm in {"to", "will"} and u.norm not in table(here.language, "function")
        for t, u in zip(here.run, here.run[1:], strict=False)
    )


def _expects(unit: Unit, side: int) -> bool:
    """Whether a word of belief differs on a side: `anticipates` says as little for sure as `expects to`."""
    owner, here = unit.owners()[side], unit.sides()[side]
    listed = vocabulary(here.language, "hedges")
    return any(
        owner[at] >= 0 and token.norm.startswith(_BELIEFS) and token.norm not in listed
        for at, token in enumerate(here.run)
    )


_BELIEFS = (
    "anticipat",
    "expect",
    "foresee",
    "foresaw",
    "forecast",
    "predict",
    "project",
    "envisag",
    "estimat",
    "believ",
)


def _slip(words: str, other: str) -> bool:
    """Whether a word is a slip of the first of a hedge: `intented to`."""
    word = words.split(" ", maxsplit=1)[0]
    return len(word) > 5 and word != other and word[0] == other[:1] and fuzz.ratio(word, other) >= SLIP


SLIP = 86
"""Similarity (Indel, 0 to 100) from which a long word is taken for a slip of another."""


def _auxiliary(unit: Unit, side: int, number: int) -> Spot | None:
    """The auxiliary that stands where a hedge stood: `will` for `may`."""
    hunk = unit.matched.hunks[number]
    here = unit.sides()[side]
    atoms = here.atoms[slice(*(hunk.before, hunk.after)[side])]
    function = table(here.language, "function")
    if len(atoms) != 1 or function.get(here.run[atoms[0].start].norm, ("",))[0] != "auxiliary":
        return None
    unit.taken[side].add(atoms[0].start)
    return Spot(atoms[0].start, atoms[0].end)


def of_turns(unit: Unit, _: Index) -> list[Shift]:
    """Polarity, only where the clause is kept and the text has more turning words on one side."""
    found: list[Shift] = []
    if unit.loose.isdisjoint(vocabulary(unit.before.language, "negation")):
        return found
    hard = [len([t for t in side.turns if not t.soft]) for side in unit.sides()]
    if unit.matched.likeness < 0.5 or hard[0] == hard[1]:
        return found  # as many on both sides: they only moved
    for number in range(len(unit.matched.hunks)):
        turn = _turned(unit, number, 0 if hard[0] > hard[1] else 1)
        if turn is not None:
            found.append(turn)
    return found


def _turned(unit: Unit, number: int, side: int) -> Shift | None:
    """The word in a hunk of one side that turns its statement round, if nothing on the other side does."""
    sides = [
        [t for t in here.turns if unit.hunk(n, t) == number and unit.free(n, t)] for n, here in enumerate(unit.sides())
    ]
    hard = [t for t in sides[side] if not t.soft and not _idle(unit, side, t)]
    # `will stop` says what `will no longer` says
    if len(hard) <= len(sides[1 - side]) or not unit.kept(number) or not _governs(unit, side, hard[0]):
        return None
    unit.take(side, hard[0])
    why = "a word that turns the statement round stands in one version only"
    return lone("negation", side, spot(hard[0]), "polarity", why)


def _idle(unit: Unit, side: int, turn: hedges.Turn) -> bool:
    """Whether a turning word turns nothing: `not only`, `or not`; where `only` is kept, the `not` before it turns it."""
    here, owner = unit.sides()[side], unit.owners()[side]
    last = turn.end == len(here.run)
    after = "" if last else here.run[turn.end].norm
    before = here.run[turn.start - 1].norm if turn.start else ""
    return (
        (after in {"only", "just", "least", "less", "more"} and owner[turn.end] >= 0)
        or before in {"or", "if", "whether"}
        or (
            any(t.norm == "since" for t in here.run[turn.end : turn.end + 4])
            and "last" in {t.norm for t in unit.sides()[1 - side].run}
        )
        or (after == "," and here.run[turn.start].text == "No")
    )


def _governs(unit: Unit, side: int, mark: Mark) -> bool:
    """Whether the word of content that a mark stands before is kept: else it belongs to a clause that is new itself."""
    here, owner = unit.sides()[side], unit.owners()[side]
    sentence = here.run[mark.start].sentence
    content = [a for a in here.atoms if a.content and a.start not in unit.taken[side]]  # not what another rule has told
    after = [a for a in content if a.start >= mark.end and here.run[a.start].sentence == sentence]
    before = [a for a in content if a.end <= mark.start and here.run[a.start].sentence == sentence]
    near = after[0] if after else before[-1] if before else None
    return near is None or owner[near.start] < 0 or stem(here.run[near.start].norm) in unit.sides()[1 - side].roots


ENOUGH = 0.4
"""Likeness from which two statements are one that a verb turns: `the plane landed safely`, `the plane crashed`."""
PHRASE = 2
"""Words of content that a predicate may have: `reached a deal`."""
_FUTURE = frozenset({"will", "shall"})
_DONE = frozenset({"has", "have", "had", "did", "was", "were"})


def of_verbs(unit: Unit, _: Index) -> list[Shift]:
    """The verb of a kept clause: one that turns it round in its place, or what will be against what has been."""
    found: list[Shift] = []
    if unit.likeness < ENOUGH:
        return found
    for number, hunk in enumerate(unit.matched.hunks):
        left = _loose(unit, 0, hunk.before, number)
        right = _loose(unit, 1, hunk.after, number)
        if not left or not right or not unit.kept(number):
            continue
        one, two = unit.before.run[left[0]], unit.after.run[right[0]]
        words = {one.norm}, {two.norm}
        tenses = (words[0] <= _FUTURE and words[1] <= _DONE) or (words[1] <= _FUTURE and words[0] <= _DONE)
        if tenses and _helps(unit.before, left[0]) and _helps(unit.after, right[0]):
            found.append(
                _verbs(unit, left[:1], right[:1], "tense", "what will be in one version has been in the other")
            )
            continue
        first, second = _contents(unit.before, left), _contents(unit.after, right)
        turned = [(m, n) for m in first for n in second if _turns(unit, number, m, n)]
        if len(turned) == 1 and max(len(first), len(second)) <= PHRASE:
            why = "a verb that turns the statement stands in its place"
            spans = [_whole(side, at) for side, at in zip(unit.sides(), turned[0], strict=True)]
            found.append(_verbs(unit, spans[0], spans[1], "predicate", why))
    return found


def _helps(here: Side, at: int) -> bool:
    """Whether an auxiliary helps a verb here, and is no verb of its own: `have voted`, but not `have the vote`."""
    after = here.run[at + 1].norm if at + 1 < len(here.run) else ""
    return table(here.language, "function").get(after, ("",))[0] not in {
        "article",
        "possessive",
        "preposition",
        "determiner",
    }


def _turns(unit: Unit, number: int, one: int, two: int) -> bool:
    """Whether two words are two verbs of which one turns the other round, with as many words of negation beside them."""
    both = _verbish(unit.before, one) and _verbish(unit.after, two) and not _again(unit, number, one, two)
    if not both or unit.turned(number) or not _one_object(unit, one, two):
        return False
    sides = (unit.before, one), (unit.after, two)
    words, after = zip(*((side.run[at].norm, _next(side, at)) for side, at in sides), strict=True)
    if not opposed(words[0], words[1], unit.before.language, (after[0], after[1])):
        return False
    suffers = [_undergone(side, at) for side, at in sides]
    if suffers[0] == suffers[1]:
        return True
    does = suffers.index(False)  # `resigned`, `was dismissed`: what becomes of its subject
    return not ALONE.isdisjoint(poles(words[does], unit.before.language, after[does]))


def _whole(side: Side, at: int) -> list[int]:
    """The tokens of a verb: with the word behind it where both are one, `fell ill`."""
    word, after = side.run[at].norm, _next(side, at)
    return [at, at + 1] if poles(word, side.language, after) != poles(word, side.language) else [at]


def _next(side: Side, at: int) -> str:
    """The word behind a verb, "" at the end."""
    return side.run[at + 1].norm if at + 1 < len(side.run) else ""


def _one_object(unit: Unit, one: int, two: int) -> bool:
    """Whether two verbs of headlines have one object: a headline told anew has another."""
    if not (unit.before.headline and unit.after.headline):
        return True
    near = [
        [a.key for a in here.atoms if a.content and a.start > at][:NEAR]
        for here, at in zip(unit.sides(), (one, two), strict=True)
    ]
    return near[0][:1] == near[1][:1] or {*near[0]} == {*near[1]}


NEAR = 2
"""Words of content behind a verb of a headline that name its object: `recalls envoy to Velden`, `expels Velden's envoy`."""


def _undergone(side: Side, at: int) -> bool:
    """Whether a verb tells what was done to its subject: `was rejected`."""
    near = [token.norm for token in side.run[max(0, at - 2) : at]]
    if side.run[at].norm.endswith("ing"):
        return False
    return bool(_BEING & {*near[-1:]}) or (bool(_BEING & {*near[:1]}) and near[-1] in {"not", "also", "been", "being"})


_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _again(unit: Unit, number: int, one: int, two: int) -> bool:
    """Whether one side says the other's verb as a noun: `agreed`, `concluded an agreement`."""
    hunk = unit.matched.hunks[number]
    spans = hunk.before, hunk.after
    words = [[s.run[a.start].norm for a in s.atoms[slice(*span)]] for s, span in zip(unit.sides(), spans, strict=True)]
    roots = stem(unit.before.run[one].norm), stem(unit.after.run[two].norm)
    return any(
        len(root) > 3 and word.startswith(root)
        for root, there in zip(roots, reversed(words), strict=True)
        for word in there
    )


def _loose(unit: Unit, side: int, span: tuple[int, int], number: int) -> list[int]:
    """First tokens of the atoms of a hunk that no other rule has told."""
    owner = unit.owners()[side]
    atoms = unit.sides()[side].atoms[slice(*span)]
    return [a.start for a in atoms if owner[a.start] == number and a.start not in unit.taken[side]]


def _contents(side: Side, at: list[int]) -> list[int]:
    return [n for n in at if side.run[n].kind == "w" and side.run[n].norm not in table(side.language, "function")]


def _verbish(side: Side, at: int) -> bool:
    """Whether a word can be the verb here, and is no noun or adjective: a subject stands before it."""
    token = side.run[at]
    before = side.run[at - 1] if at else None
    after = side.run[at + 1] if at + 1 < len(side.run) else None
    function = table(side.language, "function")
    if (
        before
        and after
        and token.norm.endswith("ed")
        and function.get(after.norm, ("",))[0] in {"article", "possessive"}
    ):
        return before.norm not in {"the", "a", "an"}
    if before is None or before.norm in {"the", "a", "an", "of", "'s", "this", "that", "his", "her", "its", "their"}:
        return False
    return token.text[0].islower() or side.headline


def _verbs(unit: Unit, left: list[int], right: list[int], how: str, why: str) -> Shift:
    unit.taken[0].update(left)
    unit.taken[1].update(right)
    return Shift("action", Spot(left[0], left[-1] + 1), Spot(right[0], right[-1] + 1), how, why)
