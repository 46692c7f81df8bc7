"""Who did it and to whom, in two linked stretches: `the army shelled the rebels`, `the rebels shelled the army`.

The words are the same and only their order differs, so no other rule sees it. What was done may be told either way round
(`the train was hit by the bus`), and where both do the same to one another (they met, they married) there is nothing to turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Mark, Shift, spot, stem
from newsdiff.claims.subjects import grammar
from newsdiff.claims.times import dated

if TYPE_CHECKING:
    from newsdiff.claims.canon import Token
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit
    from newsdiff.words import Span

LIKE = 0.6
"""Share of their words of content that two statements have in common from which they are one, told in another order."""
MOVED = -2
"""The hunk of a word that only moved."""
REACH = 14
"""Tokens before a verb in which who did it is looked for."""
_MUTUAL = frozenset(
    map(
        stem,
        "meet marry wed divorce fight face play resemble join border merge equal date accompany collide clash cross "
        "become remain mean contain versus rival like tie draw share".split(),
    )
)
"""Verbs that say the same of both, and those that only say what a thing is."""
_TO = frozenset({"to", "into", "against", "from", "on", "at", "over", "than", "behind", "for"})
"""Prepositions between a verb and whom it is done to; not `with`, which says the same of both."""
_LEAD = frozenset({"article", "possessive", "determiner"})


@dataclass(frozen=True)
class Deed(Mark):
    """What somebody does to somebody: the words of all three, who does it, what, and to whom, by their last words."""

    verb: str
    doer: str
    other: str
    who: Span


def of_roles(unit: Unit, _: Index) -> list[Shift]:
    """A verb of both sides whose doer on one is whom it is done to on the other; none where a side tells it both ways."""
    owners = unit.owners()
    if unit.before.language != "en" or not (MOVED in owners[0] and MOVED in owners[1]) or _shared(unit) < LIKE:
        return []
    left, right = (_deeds(side, unit) for side in unit.sides())
    found: list[Shift] = []
    for one in left:
        two = next((deed for deed in right if _turned(one, deed)), None)
        if two is None or any(_turned(one, deed) for deed in left) or any(_turned(two, deed) for deed in right):
            continue
        if all(unit.taken[side].isdisjoint(range(*deed.who)) for side, deed in enumerate((one, two))):
            for side, deed in enumerate((one, two)):
                unit.take(side, deed)
            why = "who does it and to whom it is done have changed places"
            found.append(Shift("action", spot(one), spot(two), "roles", why))
    return found


def _shared(unit: Unit) -> float:
    """Share of the words of content of both sides, wherever they stand."""
    one, two = unit.before.roots, unit.after.roots
    return 2 * len(one & two) / max(1, len(one) + len(two))


def _turned(one: Deed, two: Deed) -> bool:
    return (one.verb, one.doer, one.other) == (two.verb, two.other, two.doer)


def _deeds(here: Side, unit: Unit) -> list[Deed]:
    """What is done by somebody to somebody, in words that stand on both sides; `of` and its like tell no doing."""
    both = (unit.before.roots & unit.after.roots) - _MUTUAL
    found = []
    for at, token in enumerate(here.run):
        root = here.stems[at]
        if root not in both or token.kind != "w" or not (token.text[0].islower() or here.run.loud):
            continue
        deed = _deed(here, at)
        if deed is not None and {deed.doer, deed.other} <= both and deed.doer != deed.other:
            found.append(deed)
    return found


def _deed(here: Side, at: int) -> Deed | None:
    """The doing that the word at `at` tells, if phrases stand on both sides of it."""
    after = here.run[at + 1].norm if at + 1 < len(here.run) else ""
    link = after if after in _TO or after == "by" else ""
    behind = _behind(here, at + 1 + bool(link))
    before = _before(here, at) if behind else None
    if before is None or behind is None:
        return None
    start, end, who, whom = before[0], behind[1], before, behind
    if link == "by":
        who, whom, link = behind, before, ""
    heads = [_head(here, span) for span in (who, whom)]
    return Deed(start, end, f"{here.stems[at]} {link}", heads[0], heads[1], who)


def _head(here: Side, span: Span) -> str:
    """The last word of a phrase: a surname, or the noun itself; the people of a country are the country."""
    word = here.run[span[1] - 1].norm
    return table("en", "demonyms").get(word, (stem(word),))[0]


def _before(here: Side, at: int) -> Span | None:
    """The phrase before a verb: what leads its clause, up to the first preposition; before `who`, what that stands for."""
    run, end = here.run, at
    while end and (grammar(run[end - 1], "en") in {"auxiliary", "adverb"} or run[end - 1].norm.endswith("ly")):
        end -= 1
    start = end
    while start > max(0, at - REACH) and run[start - 1].sentence == run[at].sentence and not _edge(run[start - 1]):
        start -= 1
    if start == end:
        leads = run[start - 1].norm in {"who", "which", "that"} if start else False
        return _phrase(here, start - 1 - (start > 1 and run[start - 2].norm == ",")) if leads else None
    first = next((n for n in range(start, end) if grammar(run[n], "en") == "preposition"), end)
    return _phrase(here, end if first == start else first)


def _edge(token: Token) -> bool:
    """Whether a clause cannot reach back over a token: a mark, a word that joins clauses, a verb of speech."""
    if token.kind in "pq":
        return token.norm not in {"-", "."} or not token.glued
    return grammar(token, "en") in {"relative", "subordinator", "conjunction", "speech"} or token.norm == "that"


def _phrase(here: Side, end: int) -> Span | None:
    """The words in a row that end before a token: at least one of content."""
    run, start = here.run, end
    while start and _part(run[start - 1], run[end - 1]):
        start -= 1
    return (start, end) if start < end else None


def _behind(here: Side, start: int) -> Span | None:
    """The phrase behind a verb: what leads it left out, up to a preposition, a mark, a number or a participle."""
    run = here.run
    while start < len(run) and (grammar(run[start], "en") in _LEAD or here.run[start].norm in table("en", "numbers")):
        start += 1
    end = start
    while end < len(run) and _part(run[end], run[start]) and not (end > start and _says_more(run[end])):
        end += 1
    return (start, end) if start < end else None


def _says_more(token: Token) -> bool:
    """Whether a word goes on after a phrase that is whole: a participle, a day."""
    participle = len(token.norm) > 4 and token.norm.endswith(("ing", "ed"))  # not `seed`
    return token.text[0].islower() and (participle or dated(token.norm, "en"))


def _part(token: Token, other: Token) -> bool:
    """Whether a word belongs to one phrase of names and nouns with another."""
    if token.sentence != other.sentence or token.quote != other.quote:
        return False
    return token.kind == "w" and not grammar(token, "en") and not (token.text[0].isupper() and dated(token.norm, "en"))
