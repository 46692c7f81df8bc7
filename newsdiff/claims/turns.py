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
    left, right = poles(one, language), poles(two, language)
    scales = {pole.split(":")[0] for pole in left} & {pole.split(":")[0] for pole in right}
    return bool(scales) and not set(left) & set(right)
