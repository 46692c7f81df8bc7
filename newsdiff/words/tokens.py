"""Text cut into words, numbers, quotes and punctuation, each a whole token."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsdiff.words.keys import key
from newsdiff.words.marks import JOINERS, MARKS, UNSPACED
from newsdiff.words.patterns import lazy

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
_TOKEN_REST = {"ascii": r"| \S", "plain": r"| \S", "many": rf"| \S [{MARKS}{JOINERS}]*+"}
_WORD = r"(?={letter}) (?: (?:['.&@\-]|(?<=[0-9])[,:/](?=[0-9]))?+ {run} )++ %?+ | %"
_WORD_REST = {"ascii": "", "plain": "", "many": rf"| [{UNSPACED}](?<=\w) [{MARKS}]*+"}
_CLASSES = {"ascii": ("[A-Za-z0-9]", _ASCII), "plain": (r"[^\W_]", r"[^\W_]++"), "many": (_LETTER, _MANY)}

# Most text holds no mark, joiner or script without spaces: it is spared the classes that take 10 ms to compile.
_RARE = lazy("[\u00ad\u0300-\u036f\u0483-\u1dff\u200b-\u200f\u2060\u20d0-\u20f0\u2c00-\uffff\U00010000-\U0010ffff]")


def tokens(text: str) -> list[Span]:
    """Spans of the tokens of a text, in order; between them stands white space only, or nothing.

    Whole are: words with inner apostrophes and hyphens, numbers with their signs, separators and what is written to
    them (`$1,500`, `3rd`, `40km`, `5%`), dotted abbreviations, ellipses and doubled quotes. Other punctuation is a token
    a character, as is each character of a script without spaces (UAX #29 needs a dictionary there); marks stay with
    their base. Cost: linear.
    """
    return [match.span() for match in _token(_kind(text)).finditer(text)]


def words(text: str) -> list[str]:
    """The words of a text's comparison key, in order, without punctuation; `%` counts as one, joined to its number."""
    folded = key(text)
    return _word(_kind(folded)).findall(folded)


def _kind(text: str) -> str:
    """Which of three patterns a text needs; where two would do they find the same."""
    if text.isascii():
        return "ascii"
    return "many" if _RARE.search(text) else "plain"


@cache
def _token(kind: str) -> re.Pattern[str]:
    return _compiled(_SHAPES, _TOKEN_REST[kind], kind)


@cache
def _word(kind: str) -> re.Pattern[str]:
    return _compiled(_WORD, _WORD_REST[kind], kind)


def _compiled(shapes: str, rest: str, kind: str) -> re.Pattern[str]:
    letter, run = _CLASSES[kind]
    return re.compile(shapes.format(letter=letter, run=run) + rest, re.VERBOSE | (re.ASCII if kind == "ascii" else 0))
