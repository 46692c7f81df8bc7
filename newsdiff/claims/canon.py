"""A paragraph goes in, its words come out as tokens that forget typography and spelling but not where they stood.

Every extractor reads these tokens and nothing else, so a curly quote, a no-break space or a decomposed accent can never
be a change of fact; each token keeps the characters of the *paragraph* that it was cut from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.claims.held import held
from newsdiff.claims.lexicon import table
from newsdiff.words.patterns import lazy

_SINGLE = "‘’‚‛′´`ʼʹ"
_DOUBLE = "“”„‟″«»〝〞"
_DASHES = "‐‑‒–—―−"
_SPACES = "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_GONE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TABLE = str.maketrans(
    dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    # Invisible characters become a mark of their own, so that positions stay as they are.
    | dict.fromkeys(_GONE, "\u00ad"),
)
_GROUP = "\u2063"
"""A thin space between the groups of a number: it holds them together where a row of a table has numbers side by side."""
_THIN = lazy("(?<=\\d)[\u2009\u202f](?=\\d{3}(?!\\d))")
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Letters of writings that put no space between words: Thai, Lao, Burmese, Khmer, kana, Chinese, Hangul beside digits."""
_KEPT = lazy(rf"[^\x00-\x7f{_FRACTIONS}…°£¥€]")
_TOKEN = rf"""
    \x20*+(?:
    (?P<plain>(?![Cc]annot)[A-Za-z][a-z]++(?=[\x20,]))               # most words, tried first
    |(?P<gone><(?:[A-Z\d]{{1,8}}(?:\ [A-Z]{{1,2}})?|[A-Z][A-Za-z]{{0,4}}[A-Z])(?:\.[A-Z]{{1,3}})?>|\xad+)  # <DXNS.L>: a ticker tells no fact
    |(?P<word>\d{{1,2}}:\d\d\b                                       # 10:30
        |\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b
        |(?:[^\W\d_]\.){{2,}}                                        # U.S. a.m.
        |(?:[A-Z]\.){{1,4}}[A-Z](?![\w.'])                             # U.S, its last dot lost
        |[{_SPACELESS}]+                                             # no space keeps 造成 from 12人
        |'(?:[sS]|re|ve|ll|d|m)\b
        |[^\W\d_][^\W_]*(?:~[^\W_]+|'(?!(?:[sS]|re|ve|ll|d|m)\b)[^\W_]+)*)  # Shi'ite, don't, a slip of the wire: Af~filiates
    |(?P<number>\d{{1,3}}(?:\u2063\d{{3}})+(?!\d)(?:\.\d+)?|(?<!\d\ )\d{{1,3}}(?:\ \d{{3}}){{1,4}}(?!\ ?[.,/]?\d)            # 1 500
        |\d+(?:[.,]\d+)*[{_FRACTIONS}]?|[{_FRACTIONS}])
    |(?P<quote>"|``|''|'|`)
    |(?P<mark>\.{{3}}|\.\ \.\ \.|--+|[^\w\s]|_)
    )"""
_ASCII, _ANY = lazy(_TOKEN, re.VERBOSE | re.ASCII), lazy(_TOKEN, re.VERBOSE)
_KINDS = {"number": "n", "quote": "q", "mark": "p"}


@dataclass(slots=True, eq=False)
class Token:
    """One word, number, quotation mark or other mark.

    Attributes:
        norm: what it is compared by: case, accents, spelling and contractions folded.
        text: its characters in the canonical text.
        start: first character in the paragraph; `end` is one past its last.
        kind: `w` word, `n` number, `q` quotation mark, `p` other mark.
        glued: no space stands before it.
        sentence: number of its sentence, counted through the version.
        paragraph: number of its paragraph.
        quote: number of the quotation that it stands in, counted through the paragraph; -1 for none.
    """

    norm: str
    text: str
    start: int
    end: int
    kind: str
    glued: bool
    sentence: int = -1
    paragraph: int = -1
    quote: int = -1


class Run(list[Token]):
    """Tokens in order, with what is asked of all of them: worked out once."""

    @held
    def loud(self) -> bool:
        """Whether this is a headline in capitals, or one that capitalises every word: then letters tell nothing."""
        words = [token.text for token in self if token.kind == "w"]
        if len(words) > 3 and all(map(str.isupper, words)):
            return True
        long = [word for word in words if len(word) > 3]
        return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


@lru_cache(maxsize=2048)
def canonical(text: str) -> tuple[str, list[int] | None]:
    """One kind of quote, dash and space, accents composed; and where each character came from (None: where it stands).

    The map has one entry more than there are characters: the length of the text.
    """
    if "\u202f" in text or "\u2009" in text:
        text = _THIN.sub(_GROUP, text)
    plain = _apostrophes(text.translate(_TABLE))
    if plain.isascii() or not any(
        unicodedata.combining(c) or c != unicodedata.normalize("NFKC", c) for c in _KEPT.findall(plain)
    ):
        return plain, None
    out: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(plain):
        end = at + 1
        while end < len(plain) and unicodedata.combining(plain[end]):
            end += 1
        cluster = plain[at:end]
        folded = unicodedata.normalize("NFKC", cluster) if _KEPT.search(cluster) else cluster
        out.append(folded)
        origin += [at] * len(folded)
        at = end
    return "".join(out), [*origin, len(text)]


def _apostrophes(plain: str) -> str:
    """`Sole"s` is `Sole's` where no quotation is open, `don"t` is `don't` anywhere: marks garbled on the wire."""
    for match in _GARBLED.finditer(plain) if '"' in plain else ():
        if not plain.startswith("s", match.end()) or plain.count('"', 0, match.start()) % 2 == 0:
            plain = f"{plain[: match.start()]}'{plain[match.end() :]}"
    return plain


def tokens(text: str) -> Run:
    """The tokens of one paragraph, in order; `don't` and `cannot` are two."""
    plain, origin = canonical(text)
    found = Run()
    put = found.append
    last = -1
    for match in (_ASCII if plain.isascii() else _ANY).finditer(plain):
        group = match.lastgroup or "mark"
        if group == "gone":
            continue
        shown = match[group]
        start, end = match.span(group)
        if group == "plain":
            put(Token(fold(shown), shown, start, end, "w", start == last))
        elif group != "word":
            put(Token(_MARKS.get(shown, shown), shown, start, end, _KINDS[group], start == last))
        elif end - start > 3 and (shown[-3:] in _NOT or shown.lower() == "cannot"):
            put(Token(fold(shown[:-3]), shown[:-3], start, end - 3, "w", start == last))
            put(Token(fold(shown[-3:]), shown[-3:], end - 3, end, "w", glued=True))
        else:
            put(Token(fold(shown), shown, start, end, "w", start == last))
        last = end
    if origin is not None:
        for token in found:
            token.start, token.end = origin[token.start], origin[token.end]
    return found


_NOT = frozenset({"n't", "N'T"})
_MARKS = {"``": '"', "''": '"', "…": "...", ". . .": "...", "`": "'"} | {"-" * n: "-" for n in range(1, 6)}
_WORD = lazy(r"(?:[^\W\d_]\.){2,}|(?:[A-Z]\.){1,4}[A-Z](?![\w.'])|\d+(?:[.,]\d+)*|[^\W_]+")
_GARBLED = lazy(r'(?<=[a-z])"(?=(?:s|t|re|ve|ll) )')
_UNDOTTED = lazy(r"(?:[A-Z]\.)+[A-Z]")
_ISE = lazy(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_NEVER_IZE = frozenset(
    "adv advert appra appr bru chast circumc compr comprom cru desp dev disgu enterpr exc exerc expert franch improv mall "
    "merchand parad pra prec prem prom rev superv surpr telev".split()
)
_OUR = lazy(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able|ful|ite|ites|hood|ly)?$)")
_RE = lazy(r"(?<=[a-z]{2}[tb])re(?=s?$)")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """What a word is compared by: `Organisation` and `Organization` are one, `n't` is `not`, `São` is `Sao`."""
    if word == "US":
        return "u.s."
    folded = word.casefold().replace("~", "")
    if len(word) < 10 and _UNDOTTED.fullmatch(word):
        folded += "."
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    known = table("en", "spelling").get(folded) or table("de", "spelling").get(folded)
    if known is not None:
        return known[0]
    if len(folded) > 5:
        if (ends := _ISE.search(folded)) and folded[: ends.start()] not in _NEVER_IZE:
            folded = f"{folded[: ends.start()]}iz{folded[ends.end() :]}"
        folded = _RE.sub("er", _OUR.sub("or", folded))
    return folded


@lru_cache(maxsize=8192)
def flat(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded: the cheapest reading, for asking whether something stands in it."""
    return tuple(map(fold, _WORD.findall(canonical(text)[0])))
