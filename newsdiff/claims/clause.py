"""A run of tokens goes in, its clauses come out: stretches that say one thing each.

Cut before relative and subordinate clauses, before `and` with a verb of its own, at semicolons and spaced dashes, and
round a tag of speech; never inside a figure, and no piece has fewer than two words of content.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.words import Span

_RELATIVE = frozenset({"who", "which", "whose", "whom", "where"})
_SUBORDINATE = frozenset({"while", "whereas", "although", "though", "because", "unless", "if", "when", "until", "since", "as", "after", "before", "so", "with", "despite", "following"})  # fmt: skip
_OPENERS = _RELATIVE | _SUBORDINATE | {"and", "but", "or", "nor", "saying", "adding", "including", "leaving", "making"}
_JOINS = frozenset({"and", "but", "or", "nor"})


def clauses(run: Sequence[Token], language: str = "en") -> list[Span]:
    """Spans of the clauses of a run, in order; together they are the run."""
    if not run:
        return []
    function = table(language, "function")
    edges = [at for at in range(1, len(run)) if _edge(run[at], run[at - 1])]
    cuts = [0, *(at for at in edges if _cut(run, at, function, language)), len(run)]
    found: list[Span] = []
    last = 0
    for start, end in itertools.pairwise(cuts):
        size = _content(run, start, end, function)
        if found and min(size, last) < 2 and run[found[-1][0]].sentence == run[start].sentence:
            found[-1] = (found[-1][0], end)
            last += size
        else:
            found.append((start, end))
            last = size
    return found


def _edge(token: Token, before: Token) -> bool:
    """Whether a clause can begin here at all: the cheap question first."""
    return token.sentence != before.sentence or before.kind != "w" or token.norm in _WITHIN


_WITHIN = _RELATIVE | _JOINS | {"while", "whereas", "although", "because", "unless"}


def _cut(run: Sequence[Token], at: int, function: dict[str, tuple[str, ...]], language: str) -> bool:  # noqa: PLR0911 - one rule a line
    token, before = run[at], run[at - 1]
    if token.sentence != before.sentence:
        return True
    if token.kind == "n" or (before.kind == "n" and token.norm in {"-", ","} and token.glued):
        return False
    if before.norm in {";", ":"} or (before.norm == "-" and not token.glued):
        return True
    if token.quote != before.quote and token.kind != "q" and before.kind == "q":
        return before.quote < 0 and token.quote < 0
    if before.norm == "," and not before.quote >= 0:
        return language == "de" or token.norm in _OPENERS or _participle(token) or _opens(run, at, function)
    if token.norm in _RELATIVE | {"while", "whereas", "although", "because", "unless"}:
        return before.kind == "w" and function.get(before.norm, ("",))[0] != "preposition"
    if token.norm in _JOINS and at + 1 < len(run):
        return before.norm not in {"all", "nothing", "both"} and _verb(run[at + 1], function)
    return False


def _participle(token: Token) -> bool:
    return token.text[0].islower() and token.norm.endswith("ing") and len(token.norm) > 5


def _opens(run: Sequence[Token], at: int, function: dict[str, tuple[str, ...]]) -> bool:
    """Whether a subject and its verb follow a comma: a clause of its own, or a tag of speech."""
    verbs = table("en", "speech")
    for token in run[at : at + 8]:
        if token.norm == "," or token.kind == "q":
            return False
        if token.norm in verbs or function.get(token.norm, ("",))[0] == "auxiliary":
            return True
    return False


def _verb(token: Token, function: dict[str, tuple[str, ...]]) -> bool:
    if function.get(token.norm, ("",))[0] in {"auxiliary", "negation"} or token.norm in table("en", "speech"):
        return True
    return token.text[0].islower() and token.norm.endswith("ed") and len(token.norm) > 4


def _content(run: Sequence[Token], start: int, end: int, function: dict[str, tuple[str, ...]]) -> int:
    return sum(1 for token in run[start:end] if token.kind in "wn" and token.norm not in function)
