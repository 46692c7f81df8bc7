"""The comparison key: what two texts must share to be called the same, whatever their typography.

NFKC lives here only; a text that is shown keeps its characters. Nothing that can change a fact is folded:
digits and negation words stay, `1½` does not become `11/2`, nor `10²` `102`.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from newsdiff.words.marks import UNSEEN
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    import re

_SINGLE = "‘’‚‛‹›′‵´ʼʹʹʻ｀＇"
_DOUBLE = "“”„‟″‶«»〝〞〟ʺ"
_DASHES = "‐‑‒–−﹣－⁻₋︲"
_LONG = "—―⸺⸻﹘︱"
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_POWERS = "²³¹⁰⁴⁵⁶⁷⁸⁹"
_GONE_ASCII = dict.fromkeys([*range(9), *range(14, 28), 127]) | {ord("`"): "'"}
_FOLDED = (
    dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_LONG, " - ")
    | {"‴": "\"'", "⁗": '""', "‷": "\"'", "ŉ": "'n"}
)
_ODD = lazy(
    f"(?P<sign>[{''.join(_FOLDED)}])|[{UNSEEN}]|(?<=\\d)(?:(?P<fraction>[{_FRACTIONS}])|(?P<power>[{_POWERS}]))"
)
_DASH = lazy(r" ?--+ ?| _ ")
_ELLIPSIS = lazy(r" ?\.(?: ?\.){2,}+ ?")
_PERCENT = lazy(r"per ?cent\b(?<![^\W\d_]percent)(?<![^\W\d_]per cent)|pct\b(?<![^\W\d_]pct)")
UNITS = "km|kg|cm|mm|nm|mg|ml|cl|ha|m|g|l|k|ft|lbs?|oz|mph|kph|kmh|bpd|bn|mln|mn|tn|hp|[kmgt]wh?|[kmgt]b|[kmg]?hz|[cf]|[ap]m|[%°€£¥$]"
_FIGURE = lazy(r"[0-9]")
_WRITTEN_TO = lazy(rf" (?:(?<=[0-9] )(?=(?:{UNITS})(?!\w))|(?<=[$€£¥] )(?=[0-9]))")  # spaces before units, behind signs
_GROUP = lazy(r"[0-9] [0-9]{3}(?![0-9])")
_GROUPED = lazy(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})++(?![0-9])")


def key(text: str) -> str:
    """Fold a text to its comparison key; equal keys mean that only typography differs.

    Quotes, dashes and ellipses have one form each, characters without a shape are out, NFKC (UAX #15), Unicode default
    case folding, single spaces, `40 km` = `40km`, `1 000` = `1000`, `percent` = `pct` = `%`. The key of a key is itself.
    Lone surrogates stay as they are. Cost: linear; ASCII takes a shorter way.
    """
    if text.isascii():
        folded = " ".join(text.split()).lower()
        if folded.isprintable() and "`" not in folded:  # as most texts are; a table costs five times as much
            return _spaced(_shaped(folded))
        folded = folded.translate(_GONE_ASCII)
    else:
        folded = (
            unicodedata.normalize("NFKC", _ODD.sub(_fold, text))
            .replace("`", "'")
            .replace("⁄", "/")
            .replace("∕", "/")
            .casefold()
        )
        folded = unicodedata.normalize("NFKC", folded)
    return _spaced(_shaped(" ".join(folded.split())))


def _fold(odd: re.Match[str]) -> str:
    if odd["sign"]:
        return _FOLDED[odd["sign"]]
    if odd["fraction"]:
        return " " + odd["fraction"]
    return "^" + odd["power"] if odd["power"] else ""


def _shaped(text: str) -> str:
    """One form for doubled quotes, dashes and ellipses; each search for a literal spares a slower one."""
    if "''" in text:
        text = text.replace("''", '"')
    if "--" in text or " _ " in text:
        text = _DASH.sub(" - ", text).strip()
    if ".." in text or ". ." in text:
        text = _ELLIPSIS.sub(" ... ", text).strip()
    return text


def _spaced(text: str) -> str:
    """One spacing for numbers with their units and thousands."""
    if "pct" in text or "cent" in text:
        text = _PERCENT.sub("%", text)
    if " " in text and _FIGURE.search(text):  # looking for a figure costs a quarter of the two below
        text = _WRITTEN_TO.sub("", text)
        if _GROUP.search(text):  # a search that starts at a digit costs a fifth of one that starts at a look-behind
            text = _GROUPED.sub(lambda number: number[0].replace(" ", ""), text)
    return text
