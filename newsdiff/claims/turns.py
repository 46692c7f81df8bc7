"""Two verbs go in, whether one turns the other round comes out: `rose` and `fell`, `planned` and `signed`.

Two verbs of which the list knows nothing may be one act in other words, so they are never a turn.
"""

from __future__ import annotations

from functools import lru_cache

from newsdiff.claims.lexicon import table

_ENDINGS = (("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"))
MUTUAL = ("trade:", "loan:", "contest:")
"""Scales whose poles tell one affair from either side: what one sold another bought."""


@lru_cache(maxsize=4096)
def poles(word: str, language: str = "en") -> tuple[str, ...]:
    """What a verb says on each scale that it belongs to, as `scale:pole`; () for a verb that no list knows."""
    listed = table(language, "turns")
    forms = (word, *(word[: -len(end)] + plain for end, plain in _ENDINGS if word.endswith(end)))
    return next((listed[form] for form in forms if form in listed), ())


def opposed(one: str, two: str, language: str = "en") -> bool:
    """Whether two verbs share a scale and stand on different poles of every scale that they share."""
    return _apart(poles(one, language), poles(two, language))


_DENYING = ("un", "non", "in", "im", "il", "ir", "dis")
_ADJECTIVES = ("able", "ible", "al", "ent", "ant", "ive", "ous", "ic", "ary", "ate")


def contrary(one: str, two: str, language: str = "en") -> bool:
    """Whether two words of any kind are opposed: by the list of opposites, or as one is the other denied (`unknown`)."""
    listed = table(language, "opposites")
    if one in listed and two in listed:
        return _apart(listed[one], listed[two])
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
