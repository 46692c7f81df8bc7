"""Tokens go in, the words that say how sure a text is come out: hedges, and the particles that turn it round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import GLOSSED, phrases, table
from newsdiff.claims.marks import Mark, longest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.model import Value

# Adverbs of belief share a few endings (reputedly, arguably, conceivably, seemingly): so none has to be listed.
_DATING = frozenset(
    {"in", "of", "on", "since", "by", "mid", "early", "late", "last", "next", "for", "from", "until", "to"}
)
_ENDINGS = ("edly", "ably", "ibly", "ingly")
_CONDITIONAL = ("erait", "eraient")
"""Endings of French verbs that tell what is only reported, `transporterait`; not of the imperfect, `opérait`."""


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
    end = 0
    endings = _CONDITIONAL if language == "fr" else _ENDINGS
    hits = [at for at, token in enumerate(run) if token.norm in forms or token.norm.endswith(endings)]
    for at in hits:
        if at < end:
            continue
        token = run[at]
        known = longest(run, at, forms) if token.norm in forms and not _month(run, at) else None
        if known is not None:
            end = at + known[0]
            kind, strength = known[1]
            if (kind == "plan" and at and run[at - 1].norm == "no") or _none(run, at) or _less(run, end):
                continue  # `no plans to`
            found.append(Hedge(at, end, kind, int(strength), _text(run, at, known[0], language)))
        elif language == "fr" and token.norm not in table("fr", "function") and _reported(token):
            found.append(Hedge(at, at + 1, "report", 4, token.text.lower()))
        elif language == "en" and token.norm.endswith(_ENDINGS) and _believes(run, at):
            found.append(Hedge(at, at + 1, "belief", 0, token.norm))
    return found


def _none(run: Sequence[Token], at: int) -> bool:
    """Whether a hedge is none: what somebody was able to do (`could not be reached`, `could see the sea`), `preliminary talks`."""
    after = run[at + 1].norm if at + 1 < len(run) else ""
    early = run[at].norm in {"preliminary", "tentative"} and after in {"talks", "negotiations", "discussions"}
    return early or (run[at].norm == "could" and (after == "not" or after in _SENSES))


def _less(run: Sequence[Token], end: int) -> bool:
    """Whether `all but` only leaves some out: `all but two flights`."""
    counts = end < len(run) and (run[end].kind == "n" or run[end].norm in table("en", "numbers"))
    return counts and run[end - 1].norm == "but"


_SENSES = frozenset({"see", "hear", "feel", "smell", "afford", "barely", "hardly"})


def _month(run: Sequence[Token], at: int) -> bool:
    """Whether `May` is the month: a capital inside a sentence, in capitals after a word that dates (`IN MID-MAY`)."""
    if run[at].norm != "may" or not run[at].text[0].isupper() or not at:
        return False
    before = run[at - 1]
    if at + 1 < len(run) and run[at + 1].kind == "n":
        return True
    return before.text[0].islower() or before.norm in _DATING or (before.norm == "-" and before.glued)


def believed(words: Iterable[str]) -> bool:
    """Whether one of these words may be an adverb of belief, or a French conditional."""
    return any(word.endswith(_ENDINGS + _CONDITIONAL) for word in words)


def _reported(token: Token) -> bool:
    return len(token.norm) > 6 and token.text.lower().endswith(_CONDITIONAL)


def _believes(run: Sequence[Token], at: int) -> bool:
    """Whether an adverb can be one of belief: none of manner, and none that joins sentences (`Accordingly, …`)."""
    word = run[at].norm
    joins = run[at].text[0].isupper() and at + 1 < len(run) and run[at + 1].norm == ","
    return len(word) > 6 and not joins and word not in table("en", "manner")


def turns(run: Sequence[Token], language: str = "en") -> list[Turn]:
    """The words of a run that turn a statement round, in order."""
    forms = phrases(language, "negation")
    found: list[Turn] = []
    end = 0
    for at in [n for n, token in enumerate(run) if token.norm in forms]:
        known = longest(run, at, forms) if at >= end else None
        if known is not None and run[at + known[0] - 1].norm == "to" and at + known[0] < len(run):
            known = None if run[at + known[0]].kind == "n" else known  # `declined to 216,987`
        if known is not None:
            end = at + known[0]
            found.append(Turn(at, end, _text(run, at, known[0], language), soft=known[1][0] == "soft"))
    return found


def _text(run: Sequence[Token], at: int, length: int, language: str) -> str:
    """Some words as they are told: as they stand where they are compared by English ones."""
    return " ".join(token.text.lower() if language in GLOSSED else token.norm for token in run[at : at + length])


def shift(before: Hedge | None, after: Hedge | None) -> str:
    """How the certainty moved: `dropped`, `put on`, `weaker`, `stronger`, or `other`."""
    if before is None:
        return "put on"
    if after is None:
        return "dropped"
    if not before.strength or not after.strength or before.strength == after.strength:
        return "other"
    return "stronger" if after.strength > before.strength else "weaker"
