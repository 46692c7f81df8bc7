"""Two verbs go in, whether one turns the other round comes out: `rose` and `fell`, `planned` and `signed`.

Two verbs of which the list knows nothing may be one act in other words, so they are never a turn.
"""

from __future__ import annotations

from functools import cache, lru_cache

from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.romance import forms

_ENDINGS = (("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"))
MUTUAL = ("trade:", "loan:", "contest:")
"""Scales whose poles tell one affair from either side: what one sold another bought."""

ALONE = frozenset({"job:left", "life:lost", "life:kept", "fate:lost", "fate:safe"})
"""Poles of verbs that tell what becomes of their subject by itself, as others tell it of what they are done to."""


@lru_cache(maxsize=4096)
def poles(word: str, language: str = "en", after: str = "") -> tuple[str, ...]:
    """What a verb says on each scale that it belongs to, as `scale:pole`; () for a verb that no list knows.

    `after` is the word behind it, with which it may be a verb of its own: `stepped down`.
    """
    listed = table(language, "turns")
    if language in GLOSSED:
        return forms.listed(listed, word, language)
    written = [word, *(word[: -len(end)] + plain for end, plain in _ENDINGS if word.endswith(end))]
    if after in _particles(language):
        written += table(language, "irregular").get(word, ())
        written = [*(f"{form} {after}" for form in written if f"{form} {after}" in listed), *written]
    return next((listed[form] for form in written if form in listed), ())


@cache
def _particles(language: str) -> frozenset[str]:
    """The words that make another verb of the one before them."""
    return frozenset(form.split(" ")[1] for form in table(language, "turns") if " " in form)


def opposed(one: str, two: str, language: str = "en", after: tuple[str, str] = ("", "")) -> bool:
    """Whether two verbs share a scale and stand on different poles of every scale that they share.

    `after` are the words behind the two.
    """
    return _apart(*(poles(word, language, behind) for word, behind in zip((one, two), after, strict=True)))


_DENYING = ("un", "non", "in", "im", "il", "ir", "dis")
_ADJECTIVES = ("able", "ible", "al", "ent", "ant", "ive", "ous", "ic", "ary", "ate")


def contrary(one: str, two: str, language: str = "en") -> bool:
    """Whether two words of any kind are opposed: by the list of opposites, or as one is the other denied (`unknown`)."""
    listed = table(language, "opposites")
    if language in GLOSSED:
        return _apart(*(forms.listed(listed, word, language) for word in (one, two)))
    if one in listed and two in listed:
        return _apart(listed[one], listed[two])
    if one in listed or two in listed:  # `rose`, `were down`: the scales of both lists are the same
        left, right = (listed.get(word) or poles(word, language) for word in (one, two))
        if left and right:
            return _apart(left, right)
    short, long = sorted((one, two), key=len)
    lead = long.removesuffix(short)
    if language != "en" or len(short) < DENIED or not long.endswith(short):
        return False
    return lead in {"un", "non"} or (lead in _DENYING and short.endswith(_ADJECTIVES))


DENIED = 4
"""Letters that a word has at least that is denied by what stands before it."""


def _apart(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    one, two = ({pole for pole in poles if ":" in pole} for poles in (left, right))
    scales = {pole.split(":")[0] for pole in one} & {pole.split(":")[0] for pole in two}
    return bool(scales) and one.isdisjoint(two)
