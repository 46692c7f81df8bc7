"""French and Spanish tokens go in, the verbs that tell what is to be or what has been come out: `signeront`, `ont signé`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.romance.forms import verbs
from newsdiff.claims.subjects import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token

Told = tuple[int, int, frozenset[str], bool]
"""(first token, one past the last, infinitives, whether it is passive)."""
_HAVE = frozenset({"has", "have", "had"})
_PAST = frozenset({"was", "were"})
_TO_BE = frozenset({"sera", "seront", "seran"})
_MOVING = frozenset(
    "aller arriver decoller devenir entrer mourir naiter partir rester retourner revenir sortir tomber venir".split()
)
"""Verbs whose past is told with `être`."""
_BETWEEN = frozenset({"also", "already", "then", "not", "never", "itself", "definitivement", "officiellement"})


def planned(run: Sequence[Token], language: str) -> list[Told]:
    """What is to be: `signera`, `va signer`, `sera signé`, `firmarán`."""
    found: list[Told] = []
    for at, token in enumerate(run):
        if token.norm == "will":
            verb = _next(run, at + 1)
            passive = run[verb].norm in {"be", "etre", "ser"} if verb < len(run) else False
            found += _acting(run, at, _next(run, verb + 1) if passive else verb, language, passive=passive)
        elif token.norm in _TO_BE:
            found += _acting(run, at, _next(run, at + 1), language, passive=True)
        elif token.kind == "w" and token.norm not in table(language, "function"):
            bases = frozenset(verbs(token.norm, language, "future"))
            found += [(at, at + 1, bases, False)] if bases else []
    return found


def _acting(run: Sequence[Token], start: int, verb: int, language: str, *, passive: bool) -> list[Told]:
    """The verb behind a word that tells when; none where no verb stands there."""
    if verb >= len(run) or run[verb].kind != "w":
        return []
    word = run[verb].norm
    bases = frozenset(verbs(word, language, "participle")) if passive else frozenset({word})
    return [(start, verb + 1, bases, passive)] if bases else []


def _next(run: Sequence[Token], at: int) -> int:
    while at < len(run) and run[at].norm in _BETWEEN:
        at += 1
    return at


def done(run: Sequence[Token], language: str) -> list[Told]:
    """What has been: `a signé`, `a été signé`, `fue firmado`, `firmó`; no noun and no adjective."""
    found: list[Told] = []
    for at, token in enumerate(run):
        if token.kind != "w" or not at:
            continue
        start = at
        while start and run[start - 1].norm in _BETWEEN | _HAVE | _PAST | {"been", "is"}:
            start -= 1
        lead = {word.norm for word in run[start:at]}
        bases = frozenset(verbs(token.norm, language, "participle"))
        moved = "is" in lead and bool(bases & _MOVING or "itself" in lead)  # `est arrivé`, `s'est rendu`
        if bases and (lead & (_HAVE | _PAST) or moved):
            found.append((start, at + 1, bases, not moved and bool(lead & (_PAST | {"been"}))))
        elif language == "es" and token.norm not in table(language, "function") and not _noun(run, at, language):
            bases = frozenset(verbs(token.norm, language, "past"))
            found += [(at, at + 1, bases, False)] if bases else []
    return found


def _noun(run: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word that may be a verb is a noun here: `el anuncio`."""
    before = grammar(run[at - 1], language)
    return before in {"article", "possessive", "preposition", "determiner"}
