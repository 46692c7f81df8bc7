"""Text cut into words, numbers, quotes and punctuation, each a whole token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.words.keys import key
from newsdiff.words.marks import JOINERS, MARKS, UNSPACED

if TYPE_CHECKING:
    from newsdiff.words.spans import Span

_ASCII = "[A-Za-z0-9]++"
_LETTER = f"[^\\W_{UNSPACED}]"
_MANY = f"(?:{_LETTER}++[{MARKS}{JOINERS}]*+)++"

# A head (number, dotted abbreviation, or nothing) and its runs of letters and digits with their marks, each behind a joiner at
# most. The class of a run stands once: compiling it takes 3 ms. Nothing is given back, so the cost is linear.
_SHAPES = r"""
    (?: (?:(?<!\w)[-−+](?=[$€£¥₹]?[0-9]))? [$€£¥₹]? [0-9](?:[.,:/]?[0-9])*+  # -3  $1,500  10:30
        (?:[\u00a0\u2009\u202f][0-9]{{3}}(?![0-9]))*+ (?:[-‐‑–][0-9]++(?:[.,:][0-9]++)*+)*+  # 1 500 000  2-1
      | (?:[A-Za-zÀ-ɏ]{{1,2}}\.){{2,}}+ (?![A-Za-z0-9])  # U.S.  a.m.  Ph.D.
      | (?={letter})
    )
    (?: (?:['’&@\-‐‑]|\.(?![A-Z]))?+ {run} )*+ [%°]?+  # don't  al-Hadi  AT&T  paper.example  40km  3rd  U.S.-led  5%
    | \.{{2,}}+ | -{{2,}}+ | '' | ``
"""
_ASCII_TOKEN = re.compile(_SHAPES.format(letter="[A-Za-z0-9]", run=_ASCII) + r"| \S", re.VERBOSE | re.ASCII)
_MANY_TOKEN = re.compile(_SHAPES.format(letter=_LETTER, run=_MANY) + rf"| \S [{MARKS}{JOINERS}]*+", re.VERBOSE)

_WORD = r"(?={letter}) (?: (?:['.&@\-]|(?<=[0-9])[,:/](?=[0-9]))?+ {run} )++ %?+ | %"
_ASCII_WORD = re.compile(_WORD.format(letter="[a-z0-9]", run="[a-z0-9]++"), re.VERBOSE | re.ASCII)
_MANY_WORD = re.compile(_WORD.format(letter=_LETTER, run=_MANY) + rf"| [{UNSPACED}](?<=\w) [{MARKS}]*+", re.VERBOSE)


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
