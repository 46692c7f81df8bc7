"""A paragraph goes in, the spans of its sentences come out.

A stop ends a sentence unless the word before it is an abbreviation, or what follows cannot begin one. Made for English
wire copy, with the cheap cases of German, French and Spanish, and the stops of scripts without capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.words.abbreviations import (
    AFTER_HOUR,
    ARTICLES,
    FIRMS,
    MAYBE,
    MONTHS,
    NEVER,
    NOUNS,
    NUMBERED,
    SAYING,
    STARTERS,
    TITLES,
    VERBS,
    WHEN,
)
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    import re

    from newsdiff.words.spans import Span

# A stop begins only where none stands before it, and gives nothing back: 100,000 dots are tried once, not 100,000 times.
_STOP = lazy(
    r"(?<![.!?…؟۔।॥።။])[.!?…؟۔।॥።။]++(?:\ \.{1,3}(?![.\w])){0,3}+"  # . !? ... . . .
    r"(?P<closed>['\"’”»)\]}*]*+(?:[\ \u00a0\u202f]»(?=\s))?+(?:\s?\[\d{1,3}\]){0,3}+)(?P<gap>\s++)"  # .” .'' .) . » .[3]
    r"|[。！？｡]++(?P<shut>[」』”’）〕】》〉\"']*+)(?P<none>\s*+)",  # stops without a space after them
)
_OPEN = lazy(r"[\s\"'“‘„‚«»`(\[{<¿¡*•#@$£€¥+–—-]*")
_QUOTES = tuple("\"'“‘„«`")
_REFERENCE = lazy(r"\[\d{1,3}\]")
_NUMBER = lazy(r"\d|[IVX]+$")
_JOINED = lazy(r"[\s\"“„«(\[/—–-]")
_NEXT = lazy(r"[^\W_]+(?:['’][^\W\d_]+)*")
_BRAND = lazy(r"[a-z]{1,2}[A-Z]|[ae]l-[A-Z]")
_INITIALS = lazy(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_DEGREES = lazy(r"\d\s?°?[CFKm]$")
_SPEAKER = lazy(r"(?:[^\W\d_a-z][\w.'’-]{0,30}\s){1,5}?(?P<verb>[a-z]{1,12})\b")
_ZONE = lazy(r"[A-Z]{2,5}\b|(?:\w+\s){1,2}time\b")
_VERB = lazy(r"\s([a-z]{2,5})\b")
_UNDOTTED = lazy(rf"\b(?:{'|'.join(sorted(FIRMS))})\b(?![.>])")
_LOOK = 24  # characters looked at before a stop: the longest abbreviation with its hyphen


def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph, in order; between them stands white space only, or nothing (CJK).

    Closing quotes and brackets go with the sentence that they close. An empty text has none. Cost: linear.
    """
    found: list[Span] = []
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, start, stop):
            found.append((start, stop.start("none" if stop["gap"] is None else "gap")))
            start = stop.end()
    return (*found, (start, end)) if start < end else tuple(found)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a stop within the text ends the sentence that began at `start`."""
    after = stop.end()
    if stop["none"] is not None:
        # 「…。」と述べた: a particle after a closing bracket goes on
        return after < len(text) and not (stop["shut"] and "぀" <= text[after] <= "ゟ")
    opened = _OPEN.match(text, after, after + 8)
    first = opened.end() if opened else after
    if not _may_begin(text, first) or _REFERENCE.match(text, after):
        return False
    if text[stop.start()] != "." or text.startswith("..", stop.start()):
        return _exclaimed_ends(text, start, stop, first)
    return _dot_ends(text, start, stop, first)


def _may_begin(text: str, first: int) -> bool:
    """Whether a sentence can begin with the character at `first`: no small letter, unless of iPhone or al-Arabiya."""
    letter = text[first : first + 1]
    return letter.isalnum() and (not letter.islower() or bool(_BRAND.match(text, first)))


def _exclaimed_ends(text: str, start: int, stop: re.Match[str], first: int) -> bool:
    """`!`, `?`, `…` end one, but not as its opening (“… I know), in E! Online, or before a speaker (“Why?” Hill asked)."""
    if not any(map(str.isalnum, text[max(start, stop.start() - _LOOK) : stop.start()])):
        return False
    if text[stop.start()] == "!" and len(_word_before(text, start, stop.start())) == 1:
        return False
    speaker = _SPEAKER.match(text, first) if stop["closed"] else None
    return not (speaker and speaker["verb"] in SAYING)


def _dot_ends(text: str, start: int, stop: re.Match[str], first: int) -> bool:
    """A single dot: by the word before it, and where that leaves it open by what follows."""
    dot = stop.start()
    following = _NEXT.match(text, first)
    after = following[0] if following else ""
    word = _word_before(text, start, dot)
    if len(word) > 1 and word.isupper() and len(after) > 1 and after.isupper():
        word = word.title()  # GEN. ADA BROOK, but: told the SEC. Ada
    if not word or word.isdigit():
        return not _is_ordinal(text, start, dot, word, after)
    if word in NUMBERED and _NUMBER.match(after):
        return False
    starts = _is_starter(text, first, after)
    if word in NEVER or word in TITLES:
        return bool(stop["closed"]) or (word in MAYBE and starts and _is_street(text, start, dot))
    if len(word) == 1:
        return starts or _is_closed_letter(text, start, dot, first)
    if starts or not (word in MAYBE or _INITIALS.fullmatch(word)) or _quote_or_hour_ends(text, start, stop, first):
        return True
    return word in MAYBE and text[first - 1] != "(" and _firm_ends(text, dot, word, first + len(after))


def _firm_ends(text: str, dot: int, word: str, end: int) -> bool:
    """After `Inc.`, `Calif.`: one word and its verb; and any word, where the paragraph writes such firms without a dot."""
    verb = _VERB.match(text, end)
    return bool(verb and verb[1] in VERBS) or (
        word in FIRMS and bool(_UNDOTTED.search(text, max(0, dot - 400), dot + 200))
    )


def _word_before(text: str, start: int, dot: int) -> str:
    """The word that a stop stands on, less what is joined to its front (`D-Ariz` gives `Ariz`); "" after a space."""
    before = text[max(start, dot - _LOOK) : dot]
    word = _JOINED.split(before)[-1].lstrip("'‘’")
    tail = word.rpartition(".")[2]
    return word if not tail or _INITIALS.fullmatch(word) or word in NEVER or word in MAYBE else tail


def _is_starter(text: str, first: int, after: str) -> bool:
    """Whether the word at `first` begins sentences; `A-10` and `No. 2` are other words than `A` and `No`."""
    end = first + len(after)
    if after in NOUNS:
        return text[end : end + 1] == "," or text[end : end + 2].strip().islower()
    return after.replace("’", "'") in STARTERS and text[end : end + 1] not in {".", "-"}


def _is_ordinal(text: str, start: int, dot: int, number: str, after: str) -> bool:
    """`3. November`, `die 2. Liga`, and the `1.` that numbers a list."""
    if not number or len(number) > 2:
        return False
    lead = text[max(start, dot - _LOOK) : dot - len(number)].split()
    return not lead or after in MONTHS or lead[-1] in ARTICLES


def _is_street(text: str, start: int, dot: int) -> bool:
    """`Elm St.` against `St. Louis`, `Ken Marsh Sr.` against `Sr. Pérez`: a name stands before it."""
    lead = text[max(start, dot - 2 * _LOOK) : dot].split()
    return len(lead) > 1 and lead[-2][0].isupper() and lead[-2][-1].isalpha()


def _is_closed_letter(text: str, start: int, dot: int, first: int) -> bool:
    """Whether a single letter may end a sentence: not as an initial, nor in `z. B.`, but in `47 C.` and `page b.`."""
    if text[dot - 1].isupper():
        return bool(_DEGREES.search(text, max(start, dot - 4), dot))
    return text[first + 1 : first + 2] != "."


def _quote_or_hour_ends(text: str, start: int, stop: re.Match[str], first: int) -> bool:
    """After `Inc.` or `U.S.` an opening quote; after an hour whatever is not its day or zone."""
    dot = stop.start()
    if text.startswith(_QUOTES, stop.end()):
        return True
    return text[max(start, dot - 3) : dot].lower() in {"a.m", "p.m"} and _hour_ends(text, start, dot, first)


def _hour_ends(text: str, start: int, dot: int, first: int) -> bool:
    """`at 2 a.m. Protests followed` against `9 a.m. Monday`, `9 a.m. EST`, `By 3 p.m. Israeli forces`."""
    opening = text[start : min(dot, start + 60)]
    if dot - start < 60 and "," not in opening and opening.split(maxsplit=1)[0].lstrip("“\"'") in WHEN:
        return False
    after = _NEXT.match(text, first)
    return not (text[first].isdigit() or (after and after[0] in AFTER_HOUR) or _ZONE.match(text, first))
