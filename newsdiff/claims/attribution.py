"""Tokens go in, who says what comes out: the speaker, the verb, and whether the source is named.

A speaker who is only pointed at (`he`, `the company`) could be anyone: compared with a name the answer is `unknown`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from newsdiff.claims.lexicon import phrases, table
from newsdiff.claims.marks import Mark, longest, match, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.marks import Same
    from newsdiff.model import Value

_NOUNS_TOO = frozenset({"report", "reports", "state", "states", "claim", "claims", "note", "notes", "estimate", "estimates", "comment", "comments", "quote", "quotes", "forecast", "forecasts", "promise", "promises", "pledge", "pledges", "complaint", "reply", "replies", "warn", "add", "adds", "added", "maintained", "maintain", "remark", "remarks", "tweet", "tweets"})  # fmt: skip
_NO_SPEAKER = frozenset(
    ["to", "the", "a", "an", "his", "her", "its", "their", "of", "by", "be", "been", "being", "was", "were", "is", "are", "as", "than", "'s", "this", "that", "no"]
)
_BEFORE = frozenset(
    {"or", "but", "nor", "yet", "after", "before", "as", "than", "like", "despite", "following", "during"}
)
_DEFINITE = frozenset({"the", "this", "that", "one", "his", "her", "its", "their"})


@dataclass(frozen=True)
class Speaker(Mark):
    """Who says it.

    Attributes:
        head: stems of the words that name the speaker: of a name, or of the noun (`sources`).
        verb: class of the verb of speech.
        named: a proper name stands in it.
        pointing: a pronoun or `the company`: somebody named elsewhere.
        unnamed: the desk says that the source would not be named.
        speech: token number of the verb.
        plain: the words as they stand.
    """

    head: frozenset[str]
    verb: str
    named: bool
    pointing: bool
    unnamed: bool
    speech: int
    plain: str
    denied: bool = False

    @property
    def value(self) -> Value:
        """The speaker and the class of the verb, as shown."""
        kind = "named" if self.named else "unnamed" if self.unnamed else "pointing" if self.pointing else "described"
        return (("speaker", self.plain), ("verb", self.verb), ("source", kind))


def speakers(run: Sequence[Token], capitals: frozenset[str], language: str = "en") -> list[Speaker]:
    """The acts of speech of a run of tokens, in order."""
    verbs = table(language, "speech")
    found: list[Speaker] = _headed(run, capitals, language)
    for at, token in enumerate(run):
        if token.quote >= 0 or token.kind != "w":
            continue
        if token.norm == "according" and match(run, at + 1, ("to",)):
            span = _after(run, at + 2)
            found += _speaker(run, span, at, "neutral", capitals, language)
        elif token.norm in verbs and _speaks(run, at, neutral=verbs[token.norm][0] == "neutral"):
            span = _subject(run, at)
            found += _speaker(run, span, at, verbs[token.norm][0], capitals, language)
    return found


def _headed(run: Sequence[Token], capitals: frozenset[str], language: str) -> list[Speaker]:
    """The source that a headline names behind a dash, `Town falls - ministry`; it stands last."""
    dash = next(
        (at for at in range(len(run) - 1, max(len(run) - 6, 2), -1) if run[at].norm == "-" and not run[at].glued), 0
    )
    if not dash or any(token.kind != "w" for token in run[dash + 1 :]) or dash + 1 == len(run):
        return []
    if run[-1].norm not in table(language, "speakers") and not run[-1].text[0].isupper():
        return []
    found = _speaker(run, (dash + 1, len(run)), dash, "neutral", capitals, language)
    return [replace(speaker, pointing=False) for speaker in found]


def _speaks(run: Sequence[Token], at: int, *, neutral: bool) -> bool:
    """Whether a form is a verb of speech here and no noun, participle or infinitive.

    A verb that judges what is said (`warned`, `denied`) may also have a plain object: it speaks only before a clause.
    """
    before = run[at - 1] if at else None
    if before is None:
        return False
    if before.norm in _NO_SPEAKER:
        return run[at].norm == "said" and before.norm == "that"
    if before.norm == "-" or _participle(run, at):
        return False
    if neutral and (run[at].norm not in _NOUNS_TOO or _function(before) == "pronoun"):
        return True
    after = run[at + 1] if at + 1 < len(run) else None
    return after is not None and (
        after.norm in {"that", ":", "on"} or after.kind == "q" or before.kind == "q" or before.norm == ","
    )


def _participle(run: Sequence[Token], at: int) -> bool:
    """`their previously announced merger`: a form that stands before a noun as an adjective does."""
    first = at
    while first and run[first - 1].norm.endswith("ly"):
        first -= 1
    return first > 0 and _function(run[first - 1]) in {"article", "possessive", "determiner", "preposition"}


def _function(token: Token) -> str:
    return table("en", "function").get(token.norm, ("",))[0]


def _subject(run: Sequence[Token], at: int) -> tuple[int, int]:
    """The span of the speaker of the verb at `at`: before it, or after it in `," said X`."""
    before = run[at - 1]
    if before.kind == "q" or (before.norm == "," and _inverted(run, at)):
        return _after(run, at + 1)
    end = at
    times = table("en", "times")
    while end and (
        _function(run[end - 1]) in {"adverb", "auxiliary", "negation"}
        or run[end - 1].norm.endswith("ly")
        or run[end - 1].norm in times
    ):
        end -= 1
    while end < at and end and run[end - 1].norm in {"on", "in"}:
        end -= 1
    if end and run[end - 1].norm == ",":
        end = _apposed(run, end - 1)
    return _np(run, end)


def _inverted(run: Sequence[Token], at: int) -> bool:
    """Whether the speaker follows the verb after a comma, as in `…, said Mary Sole`."""
    if run[at - 2].kind == "q" or not _apposed(run, at - 1):
        return True
    start, end = _after(run, at + 1)
    ends = end == len(run) or run[end].norm in {",", ".", ";"}
    return ends and end > start and run[at].norm != "told"


def _apposed(run: Sequence[Token], comma: int) -> int:
    """Where the comma stands that opens the phrase closed by this one: `officials, who asked …, said`; 0 for none."""
    for at in range(comma - 1, max(comma - 26, 0), -1):
        if run[at].kind == "q" or run[at].sentence != run[comma].sentence:
            return 0
        if run[at].norm == ",":
            return at
    return 0


def _np(run: Sequence[Token], end: int) -> tuple[int, int]:
    """The noun phrase that ends before `end`."""
    start = end
    while start:
        token = run[start - 1]
        if token.sentence != run[min(end, len(run) - 1)].sentence or token.quote >= 0 or end - start > 14:
            break
        if token.kind == "q" or (token.kind == "p" and token.norm not in {"-", ".", "&", "/"}):
            break
        kind = _function(token)
        if kind in {"relative", "subordinator", "auxiliary", "negation"} or token.norm in _BEFORE:
            break
        start -= 1
    while start < end and (_function(run[start]) == "conjunction" or run[start].norm in {"-", "."}):
        start += 1
    return start, end


def _after(run: Sequence[Token], start: int) -> tuple[int, int]:
    """The noun phrase that begins at `start`."""
    end = start
    while end < len(run) and end - start < 12:
        token = run[end]
        if token.kind == "q" or (
            token.kind == "p"
            and token.norm not in {"-", "&", "/"}
            and not (token.norm == "." and token.glued and len(run[end - 1].text) <= 3)
        ):
            break
        if _function(token) in {"relative", "subordinator", "auxiliary", "negation"} or (
            end > start and _function(token) == "pronoun"
        ):
            break
        if token.norm in table("en", "times") and token.text[0].isupper() and len(token.norm) > 3:
            break
        if _function(token) == "preposition" and token.norm not in {"of", "for", "at", "from", "with", "in", "close"}:
            break
        end += 1
    return start, end


def _speaker(
    run: Sequence[Token], span: tuple[int, int], verb: int, kind: str, capitals: frozenset[str], language: str
) -> list[Speaker]:
    start, end = span
    while end > start and (run[end - 1].kind != "w" or _function(run[end - 1]) in {"preposition", "conjunction"}):
        end -= 1
    if start >= end:
        return []
    words = list(range(start, end))
    core = _core(run, words)
    proper = [
        n
        for n in core
        if run[n].text[0].isupper()
        and not _function(run[n])
        and (
            (n > 0 and run[n - 1].sentence == run[n].sentence)
            or run[n].norm in capitals
            or (end - start > 1 and n + 1 < end and run[n + 1].text[0].isupper())
        )
    ]
    known = table(language, "speakers")
    last = run[core[-1]] if core else run[start]
    head = {stem(run[n].norm) for n in proper} - {stem(title) for title in table("en", "titles")}
    described = known.get(last.norm, ("",))[0]
    named = bool(head) and (not described or (len(proper) > 1 and last.text[0].isupper()))
    if not named:
        head = {described if described not in {"", "open"} else stem(last.norm)} | (
            head if described != "open" else set()
        )
    definite = run[start].norm in _DEFINITE or (start > 0 and run[start - 1].norm == "the")
    pointing = _function(run[core[-1]] if core else run[start]) in {"pronoun", "relative", "determiner"} or (
        not named and (described == "open" or definite)
    )
    anonymous = phrases("en", "anonymous")
    unnamed = any(longest(run, at, anonymous) for at in range(max(0, start - 2), min(len(run), verb + 14)))
    plain = "".join(("" if n == start or run[n].glued else " ") + run[n].text for n in words)
    denied = any(run[n].norm == "not" for n in range(max(0, verb - 3), verb))
    return [Speaker(start, end, frozenset(head), kind, named, pointing, unnamed, verb, plain, denied)]


def _core(run: Sequence[Token], words: list[int]) -> list[int]:
    """The words of a phrase before its first preposition: `officials` of `officials in the region`."""
    core: list[int] = []
    for n in words:
        if _function(run[n]) == "preposition" and core:
            break
        if run[n].kind == "w" and _function(run[n]) not in {"article", "possessive", "adverb"}:
            core.append(n)
    return core


def same(left: Speaker, right: Speaker) -> Same:
    """Compare two speakers: one word of the head in common is the same one; a pronoun beside a name is `unknown`."""
    if left.head & right.head:
        # two whole names that share a title or the first part of a body are two
        apart = min(len(left.head - right.head), len(right.head - left.head)) > 1 and left.named and right.named
        return "different" if apart else "same" if left.head == right.head else "variant"
    if left.pointing or right.pointing:
        return "unknown"
    if any(fuzz.ratio(a, b) >= 80 for a in left.head for b in right.head):
        return "variant"
    return "different"
