"""Characters that a terminal or a page would obey, or hide, turned into marks that can be read."""

from __future__ import annotations

from newsdiff.words.marks import UNSEEN
from newsdiff.words.patterns import lazy

# Zero-width joiners are spelling inside Persian and Indic words and inside emoji, FE0E and FE0F choose an emoji's dress.
_JOINING = "\u0600-\u0dff\u2600-\u27bf\ufe0f\U0001f300-\U0001faff"
_HIDDEN = lazy(
    f"(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])|[\ufe0e\ufe0f]|(?P<told>[{UNSEEN}\x0b-\x0d\x1c-\x1f\x85\u2028\u2029\ud800-\udfff])",
)


def visible(text: str) -> str:
    """Show control, bidi, zero-width and tag characters and lone surrogates as ‹U+202E›; line feeds and tabs stay."""
    return _HIDDEN.sub(lambda hidden: f"‹U+{ord(hidden[0]):04X}›" if hidden["told"] else hidden[0], text)
