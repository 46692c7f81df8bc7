"""A form of a French or Spanish word goes in, what it can be a form of comes out: verbs with their tense, nouns, adjectives.

Regular forms follow from their endings, the others are listed; a form may be one of several words (`signe`, `avance`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsdiff.claims.canon import fold
from newsdiff.claims.lexicon import GLOSSED, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHORT = 2
"""Letters that are left of a word without its ending at least."""


@lru_cache(maxsize=16384)
def bases(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """(base form, tense) of all that a folded word can be a form of; the tense of a noun or adjective is `noun`."""
    listed = table(language, "irregular").get(word)
    found = [(listed[0], listed[1])] if listed else []
    for end, base, tense in _endings(language):
        if word.endswith(end) and len(word) - len(end) >= SHORT:
            found.append((fold(word[: len(word) - len(end)] + base), tense))
    return tuple(dict.fromkeys(found))


@cache
def _endings(language: str) -> tuple[tuple[str, str, str], ...]:
    """(ending of a form, ending of the base form, tense), the longest first."""
    found = []
    for key, (ends,) in table(language, "endings").items():
        base, tense = key.split(" ")
        found += [("" if e == "-" else e, "" if base == "-" else base, tense) for e in ends.split(" ")]
    return tuple(sorted(found, key=lambda ending: -len(ending[0])))


def listed(words: Mapping[str, tuple[str, ...]], word: str, language: str) -> tuple[str, ...]:
    """The columns of a word in a list, by itself or, in a language listed by one form of each word, by what it is a form of."""
    if word in words or language not in GLOSSED:
        return words.get(word, ())
    return next((words[base] for base, _ in bases(word, language) if base in words), ())


def verbs(word: str, language: str, *tenses: str) -> Iterator[str]:
    """The infinitives that a word can be a form of in one of these tenses."""
    return (base for base, tense in bases(word, language) if tense in tenses)


@lru_cache(maxsize=16384)
def agreeing(word: str, language: str) -> str:
    """What a verb form is compared by, one for all that it agrees with: `blessé`, `blessées`; `murió`, `murieron`."""
    base, tense = next(((base, tense) for base, tense in bases(word, language) if tense != "noun"), (word, ""))
    return f"{base} {_ONE.get(tense, tense)}" if tense and len(word) > LONG else word


LONG = 3
"""Letters of a word that may be a verb form at least, less one."""
_ONE = {"participle": "present"}
"""Tenses that no accent tells apart once it is folded: `blesse`, `blessé`."""
