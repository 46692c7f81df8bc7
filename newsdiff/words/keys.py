"""The comparison key: what two texts must share to be called the same, whatever their typography.

NFKC lives here only; a text that is shown keeps its characters. Nothing that can change a fact is folded:
digits and negation words stay.
"""

from __future__ import annotations

import re
import unicodedata

_SINGLE = "‘’‚‛′´`ʼʹ"
_DOUBLE = "“”„‟″«»〝〞"
_DASHES = "‐‑‒–—―−"
_GONE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TABLE = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_GONE),
)
_DOUBLED = re.compile(r"''|``")
_DASH = re.compile(r" _ |--+")
_ELLIPSIS = re.compile(r"…|\.(?: ?\.){2,}")
_UNIT = re.compile(r"(?<=\d) (?=(?:km|kg|cm|mm|mph|kph|bpd|bn|mln|m|g|%)\b|%)")
_SPACE = re.compile(r"\s+")


def key(text: str) -> str:
    """Fold a text to its comparison key; equal keys mean that only typography differs.

    In this order: NFKC (UAX #15), quotes and dashes to ASCII, invisible characters out, ellipses to one token,
    spaces collapsed, case folded (Unicode default case folding), `40 km` joined to `40km`.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_TABLE)
    folded = _ELLIPSIS.sub("...", _DASH.sub(" - ", _DOUBLED.sub('"', folded)))
    return _UNIT.sub("", _SPACE.sub(" ", folded).strip().casefold())
