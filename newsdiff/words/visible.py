"""Characters that a terminal or a page would obey, or hide, turned into marks that can be read."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]",
)


def visible(text: str) -> str:
    """Show control, bidi and zero-width characters and lone surrogates as ‹U+202E›; line feeds and tabs stay."""
    return _UNSEEN.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text)
