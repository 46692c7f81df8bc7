"""Text cut into words, numbers, quotes and punctuation, each a whole token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.words.keys import key
from newsdiff.words.marks import JOINERS, MARKS, UNSPACED

if TYPE_CHECKING:
    from newsdiff.words.spans import Span

_ASCII = "[A-Za-z0-9]++"
_MANY = f"(?:[^\\W_{UNSPACED}]++[{MARKS}{JOINERS}]*+)++"

# Tried in this order; `run` is a run of letters and digits with their marks. Nothing is given back, so the cost is linear.
_SHAPES = r"""
      (?:(?<!\w)[-−+](?=[$€£¥₹]?[0-9]))? [$€£¥₹]? [0-9](?:[.,:/]?[0-9])*+  # -3  $1,500  10:30
      (?:[\u00a0\u2009\u202f][0-9]{{3}}(?![0-9]))*+ (?:[-‐‑–][0-9]++(?:[.,:][0-9]++)*+)*+  # 1 500 000  2-1
      (?:['’\-‐‑]?{run})*+ [%°]?+  # 3rd  40km  1980's  5-year-old  5%
    | (?:[A-Za-zÀ-ɏ]{{1,2}}\.){{2,}}+ (?![A-Za-z0-9]) (?:[-‐‑]{run})*+  # U.S.  a.m.  Ph.D.  U.S.-led
    | {run} (?:(?:['’&@\-‐‑]|\.(?![A-Z])) {run})*+  # don't  al-Hadi  AT&T  paper.example
    | \.{{2,}}+ | -{{2,}}+ | '' | ``
"""
_ASCII_TOKEN = re.compile(_SHAPES.format(run=_ASCII) + r"| \S", re.VERBOSE | re.ASCII)
_MANY_TOKEN = re.compile(_SHAPES.format(run=_MANY) + rf"| \S [{MARKS}{JOINERS}]*+", re.VERBOSE)

_WORD = r"{run} (?:(?:['.&@\-]|(?<=[0-9])[,:/](?=[0-9])) {run})*+ %?+ | %"
_ASCII_WORD = re.compile(_WORD.format(run="[a-z0-9]++"), re.VERBOSE | re.ASCII)
_MANY_WORD = re.compile(_WORD.format(run=_MANY) + rf"| [{UNSPACED}](?<=\w) [{MARKS}]*+", re.VERBOSE)


def tokens(text: str) -> list[Span]:
    """Spans of the tokens of a text, in order; between them stands white space only, or nothing.

    Whole are: words with inner apostrophes and hyphens, numbers with their signs, separators and what is written to
    them (`$1,500`, `3rd`, `40km`, `5%`), dotted abbreviations, ellipses and doubled quotes. Other punctuation is a token
    a character, as is each character of a script without spaces (UAX #29 needs a dictionary there); marks stay with
    their base. Cost: linear.
    """
    pattern = _ASCII_TOKEN if text.isascii() else _MANY_TOKEN
    return [match.span() for match in pattern.finditer(text)]


def words(text: str) -> list[str]:
    """The words of a text's comparison key, in order, without punctuation; `%` counts as one, joined to its number."""
    folded = key(text)
    return (_ASCII_WORD if folded.isascii() else _MANY_WORD).findall(folded)
