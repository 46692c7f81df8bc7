"""Tokens go in, the words that say how sure a text is come out: hedges, and the particles that turn it round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import phrases, table
from newsdiff.claims.marks import Mark, longest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.model import Value

# Adverbs of belief share a few endings (reputedly, arguably, conceivably, seemingly): so none has to be listed.
_ENDINGS = ("edly", "ably", "ibly", "ingly")


@dataclass(frozen=True)
class Hedge(Mark):
    """A hedge: its class, and how sure it is of what it stands before, from 1 (weak) to 9; 0 where no list says."""

    kind: str
    strength: int
    word: str

    @property
    def value(self) -> Value:
        """Class and strength, as shown."""
        return (("class", self.kind), ("strength", self.strength or None))


@dataclass(frozen=True)
class Turn(Mark):
    """A word that turns a statement round: `not`, `no longer`, `failed to`."""

    word: str
    soft: bool = False
    """A verb such as `stop`, which turns a statement only against another that does."""

    @property
    def value(self) -> Value:
        """The words, as shown."""
        return (("words", self.word),)


def hedges(run: Sequence[Token], language: str = "en") -> list[Hedge]:
    """The hedges of a run of tokens, in order."""
    forms = phrases(language, "hedges")
    found: list[Hedge] = []
    at = 0
    while at < len(run):
        known = longest(run, at, forms) if run[at].kind == "w" else None
        if known is not None and not (
            run[at].norm == "may" and run[at].text[0].isupper() and at and run[at - 1].text[0].islower()
        ):
            length, (kind, strength) = known
            found.append(Hedge(at, at + length, kind, int(strength), _text(run, at, length)))
            at += length
            continue
        if (
            language == "en"
            and run[at].norm.endswith(_ENDINGS)
            and run[at].norm not in table(language, "manner")
            and len(run[at].norm) > 6
        ):
            found.append(Hedge(at, at + 1, "belief", 0, run[at].norm))
        at += 1
    return found


def turns(run: Sequence[Token], language: str = "en") -> list[Turn]:
    """The words of a run that turn a statement round, in order."""
    forms = phrases(language, "negation")
    found: list[Turn] = []
    at = 0
    while at < len(run):
        known = longest(run, at, forms) if run[at].kind == "w" else None
        if known is None:
            at += 1
            continue
        found.append(Turn(at, at + known[0], _text(run, at, known[0]), soft=known[1][0] == "soft"))
        at += known[0]
    return found


def _text(run: Sequence[Token], at: int, length: int) -> str:
    return " ".join(token.norm for token in run[at : at + length])


def shift(before: Hedge | None, after: Hedge | None) -> str:
    """How the certainty moved: `dropped`, `put on`, `weaker`, `stronger`, or `other`."""
    if before is None:
        return "put on"
    if after is None:
        return "dropped"
    if not before.strength or not after.strength or before.strength == after.strength:
        return "other"
    return "stronger" if after.strength > before.strength else "weaker"
