"""Tokens go in, who says what comes out: the speaker, the verb, and whether the source is named.

A speaker who is only pointed at (`he`, `the company`) could be anyone: compared with a name the answer is `unknown`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims.held import held
from newsdiff.claims.lexicon import phrases, table
from newsdiff.claims.marks import Mark, longest, stem
from newsdiff.claims.times import dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Run, Token
    from newsdiff.model import Value

_NOUNS_TOO = frozenset({"report", "reports", "state", "states", "claim", "claims", "note", "notes", "estimate", "estimates", "comment", "comments", "quote", "quotes", "forecast", "forecasts", "promise", "promises", "pledge", "pledges", "complaint", "reply", "replies", "warn", "add", "adds", "added", "maintained", "maintain", "remark", "remarks", "tweet", "tweets"})  # fmt: skip
_NO_SPEAKER = frozenset(
    [
        "to",
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "of",
        "by",
        "be",
        "been",
        "being",
        "was",
        "were",
        "is",
        "are",
        "as",
        "than",
        "'s",
        "this",
        "that",
        "no",
    ]
)
_BEFORE = frozenset(
    {"or", "but", "nor", "yet", "after", "before", "as", "than", "like", "despite", "following", "during"}
)
_PARTICLES = frozenset({"do", "as", "dos", "das"})
_BINDING = frozenset({"of", "for", "at", "from", "with", "in", "close", "von"})
_DEFINITE = frozenset({"the", "this", "that", "one", "his", "her", "its", "their"})


@dataclass(frozen=True)
class Speaker(Mark):
    """Who says it.

    Attributes:
        head: stems of the words that name the speaker: of a name, or of the noun (`sources`).
        verb: class of the verb of speech.
        noun: class or stem of the noun that describes the speaker, "" for a name.
        stands: for whom a noun may stand: `pronoun`, `body`, `state`, `office`, `voice`, `any` (`the gold miner`); "" for
            nobody but itself.
        pointing: `he`, `the company`, `the witness`: it may be somebody named elsewhere.
        unnamed: the desk says that the source would not be named.
        speech: token number of the verb.
        plain: the words as they stand.
    """

    head: frozenset[str]
    noun: str
    stands: str
    verb: str
    pointing: bool
    unnamed: bool
    speech: int
    plain: str

    @property
    def named(self) -> bool:
        """Whether the speaker has a name of its own."""
        return not self.noun

    @held
    def letters(self) -> str:
        """The first letters of its words with a capital."""
        return "".join(word[0] for word in self.plain.split() if word[0].isupper() and word.casefold() != "the")

    @property
    def value(self) -> Value:
        """The speaker and the class of the verb, as shown."""
        kind = "named" if self.named else "unnamed" if self.unnamed else "pointing" if self.pointing else "described"
        return (("speaker", self.plain), ("verb", self.verb), ("source", kind))


def speakers(run: Run, capitals: frozenset[str], language: str = "en") -> list[Speaker]:
    """The acts of speech of a run of tokens, in order."""
    verbs, according = table(language, "speech"), phrases(language, "according")
    found: list[Speaker] = _headed(run, capitals, language)
    for at in [n for n, token in enumerate(run) if token.norm in verbs or token.norm in according]:
        token = run[at]
        if token.quote >= 0 or token.kind != "w":
            continue
        phrase = longest(run, at, according) if token.norm in according else None
        if phrase is not None:
            ends = at + phrase[0]
            span = _after(run, ends, language) if phrase[1][0] == "before" else _np(run, at, language)
            found += _speaker(run, span, at, "neutral", capitals, language)
        elif token.norm in verbs and _speaks(run, at, language, neutral=verbs[token.norm][0] == "neutral"):
            span = _subject(run, at, capitals, language)
            found += _speaker(run, span, at, verbs[token.norm][0], capitals, language)
    return found


def _headed(run: Run, capitals: frozenset[str], language: str) -> list[Speaker]:
    """The source that a headline names behind a dash, `Town falls - ministry`; it stands last."""
    dash = next(
        (at for at in range(len(run) - 1, max(len(run) - 6, 1), -1) if run[at].norm == "-" and not run[at].glued), 0
    )
    if not dash or any(token.kind != "w" for token in run[dash + 1 :]) or dash + 1 == len(run):
        return []
    if run[-1].norm not in table(language, "speakers") and not run[-1].text[0].isupper():
        return []
    found = _speaker(run, (dash + 1, len(run)), dash, "neutral", capitals, language)
    return [replace(speaker, pointing=False) for speaker in found]


def _speaks(run: Run, at: int, language: str, *, neutral: bool) -> bool:
    """Whether a form is a verb of speech here and no noun, participle or infinitive.

    A verb that judges what is said (`warned`, `denied`) may also have a plain object: it speaks only before a clause.
    """
    before = run[at - 1] if at else None
    if before is None:
        return False
    if any(token.norm == "not" for token in run[max(0, at - 3) : at]):
        return False  # `did not say` tells of no speech
    if before.norm in _NO_SPEAKER:
        return run[at].norm == "said" and before.norm == "that"
    if before.norm == "-" or _participle(run, at, language) or (run[at].text[0].isupper() and not run.loud):
        return False
    if neutral and (run[at].norm not in _NOUNS_TOO or _function(before, language) == "pronoun"):
        return True
    after = run[at + 1] if at + 1 < len(run) else None
    return after is not None and (
        after.norm in {"that", ":", "on"}
        or after.kind == "q"
        or (run[at].norm.endswith(("s", "ed")) and (before.kind == "q" or before.norm == ","))
    )


def _participle(run: Run, at: int, language: str) -> bool:
    """`their previously announced merger`: a form that stands before a noun as an adjective does."""
    first = at
    while first and _manner(run[first - 1]):
        first -= 1
    return first > 0 and _function(run[first - 1], language) in {"article", "possessive", "determiner", "preposition"}


def _acts(run: Run, start: int, end: int, language: str) -> bool:
    """Whether a phrase holds a verb with its object: then it is a clause, and nobody who speaks."""
    pairs = zip(run[start : end - 1], run[start + 1 : end], strict=True)
    return any(_past(one) and _function(two, language) in {"article", "possessive"} for one, two in pairs)


def _past(token: Token) -> bool:
    """Whether a word is a participle after its noun: `published`."""
    return token.norm.endswith("ed") and token.text[0].islower()


def _manner(token: Token) -> bool:
    """Whether a word is an adverb of manner: `officially`, but not `Vesely`."""
    return token.norm.endswith("ly") and token.text[0].islower()


def _function(token: Token, language: str) -> str:
    return table(language, "function").get(token.norm, ("",))[0]


def _subject(run: Run, at: int, capitals: frozenset[str], language: str) -> tuple[int, int]:
    """The span of the speaker of the verb at `at`: before it, or after it in `," said X`."""
    before = run[at - 1]
    if before.kind == "q" or (before.norm == "," and _inverted(run, at, capitals, language)):
        return _after(run, at + 1, language)
    end = at
    while end and (
        _function(run[end - 1], language) in {"adverb", "auxiliary", "negation"}
        or _manner(run[end - 1])
        or dated(run[end - 1].norm, language)
    ):
        end -= 1
    while end < at and end and run[end - 1].norm in {"on", "in"}:
        end -= 1
    if end and run[end - 1].norm == ",":
        whole = _np(run, _apposed(run, end - 1), language)
        if whole[0] > 1 and run[whole[0] - 1].norm == "," and _past(run[whole[0]]):
            whole = _np(run, whole[0] - 1, language)  # `the firm, based in Orrin, Karv., said`
        fronted = whole[0] < whole[1] and _function(run[whole[0]], language) in {"preposition", "adverb"}
        return _np(run, end - 1, language) if fronted else whole  # `on the other hand, members, said`
    return _np(run, end, language)


def _inverted(run: Run, at: int, capitals: frozenset[str], language: str) -> bool:
    """Whether the speaker follows the verb after a comma, as in `…, said Mary Sole`."""
    if language == "en" and run.loud:
        last = run[_after(run, at + 1, language)[1] - 1].norm
        return last in capitals or last in table(language, "speakers") or last in table(language, "titles")
    comma = _apposed(run, at - 1)
    if run[at - 2].kind == "q" or not comma:
        return True
    start, end = _after(run, at + 1, language)
    relative = _function(run[comma + 1], language) in {"relative", "article", "preposition"}
    if start < end and not _somebody(run, start, end, language):
        return False  # `the firm, Silt & Sons, denied wrongdoing`
    if relative or run[at].norm == "told" or start == end or _function(run[start], language) == "pronoun":
        return False
    return end == len(run) or run[end].norm in {",", ".", ";"}


def _somebody(run: Run, start: int, end: int, language: str) -> bool:
    """Whether a phrase can name who speaks: an article, a capital, or a noun for a source."""
    lists = table(language, "speakers"), table(language, "titles")
    kind = _function(run[start], language)
    return kind in {"article", "determiner", "possessive", "pronoun"} or any(
        token.text[0].isupper() or token.kind == "n" or any(token.norm in words for words in lists)
        for token in run[start:end]
    )


def _apposed(run: Run, comma: int) -> int:
    """Where the comma stands that opens the phrase closed by this one: `officials, who asked …, said`; 0 for none."""
    for at in range(comma - 1, max(comma - 26, 0), -1):
        if run[at].kind == "q" or run[at].sentence != run[comma].sentence:
            return 0
        if run[at].norm == ",":
            return at
    return 0


def _np(run: Run, end: int, language: str) -> tuple[int, int]:
    """The noun phrase that ends before `end`."""
    start = end
    while start:
        token = run[start - 1]
        if token.sentence != run[min(end, len(run) - 1)].sentence or token.quote >= 0 or end - start > 14:
            break
        if token.kind == "q" or (token.kind == "p" and token.norm not in {"-", ".", "&", "/"}):
            break
        kind = _function(token, language)
        if start < end and token.text[0].islower() and dated(token.norm, language):
            break  # `after the news yesterday officials said`
        joins = token.norm in _PARTICLES and start < end and run[start].text[0].isupper()  # `Banco do Brasil`
        if not joins and (kind in {"relative", "subordinator", "auxiliary", "negation"} or token.norm in _BEFORE):
            who = _relative(run, start - 1, language)
            if who:
                return _np(run, who, language)  # `a group which has been digging here said`
            break
        start -= 1
    while start < end and (_function(run[start], language) == "conjunction" or run[start].norm in {"-", "."}):
        start += 1
    return start, end


def _relative(run: Run, at: int, language: str) -> int:
    """Where the relative pronoun stands whose clause the auxiliary at `at` opens; 0 for none."""
    for n in range(at, max(at - 4, 0), -1):
        if _function(run[n], language) == "relative" and run[n - 1].kind == "w":
            return n
    return 0


def _after(run: Run, start: int, language: str) -> tuple[int, int]:
    """The noun phrase that begins at `start`."""
    end = start
    while end < len(run) and end - start < 12 and not _closes(run, start, end, language):
        end += 1
    return start, end


def _closes(run: Run, start: int, at: int, language: str) -> bool:
    """Whether a token can no longer belong to the noun phrase that began at `start`."""
    token = run[at]
    if token.kind in "qp":
        initial = token.norm == "." and token.glued and at > start and len(run[at - 1].text) <= 3
        return not (initial or token.norm in {"-", "&", "/"})
    kind = _function(token, language)
    if kind in {"relative", "subordinator", "auxiliary", "negation"} or (at > start and kind == "pronoun"):
        return True
    if language == "de" and at > start and not kind and token.text[0].islower() and run[at - 1].text[0].isupper():
        return True  # the verb after its noun: every noun has a capital
    if dated(token.norm, language) and token.text[0].isupper() and len(token.norm) > 3:
        return True
    return kind == "preposition" and token.norm not in _BINDING


def _speaker(
    run: Run, span: tuple[int, int], verb: int, kind: str, capitals: frozenset[str], language: str
) -> list[Speaker]:
    """The speaker that a noun phrase names; none where the phrase is empty."""
    start, end = span
    while end > start and (
        run[end - 1].kind != "w" or _function(run[end - 1], language) in {"preposition", "conjunction"}
    ):
        end -= 1
    core = _core(run, range(start, end), language)
    if len(core) > 1 and run[core[-1]].norm in table(language, "legal") and run[core[-2]].text[0].isupper():
        core.pop()  # `Quillan Mills corp`
    while len(core) > 1 and (dated(run[core[-1]].norm, language) or _past(run[core[-1]])):
        core.pop()  # `a poll published yesterday`
    if start >= end or _acts(run, start, end, language):
        return []
    last = run[core[-1]] if core else run[start]
    proper = _proper(run, (start, end), core, capitals, language)
    described, *kinds = table(language, "speakers").get(last.norm, ("",))
    alone = len(proper) > 1 if language == "de" else bool(proper)
    named = alone and bool(core) and core[-1] in proper and (not described or len(proper) > 1)
    noun = "" if named else described if described not in {"", "open"} else stem(last.norm)
    head = {stem(run[n].norm) for n in proper} | ({noun} if noun else set())
    definite = run[start].norm in _DEFINITE or (start > 0 and run[start - 1].norm == "the")
    vague = _function(last, language) in {"pronoun", "relative", "determiner"}
    stands = kinds[0] if kinds else "pronoun" if vague else ""
    if language == "en" and run.loud and not stands and last.norm in table(language, "titles"):
        stands = "office"
    if (
        (definite or (last.text[0].isupper() and last.norm not in table("en", "persons")))
        and not stands
        and not described
    ):
        stands = "any"  # `the gold miner`, or a name at the start of its sentence
    pointing = vague or (not named and (definite or stands != ""))
    anonymous = phrases(language, "anonymous")
    near = range(max(0, start - 2), min(len(run), verb + 14))
    unnamed = any(longest(run, at, anonymous) for at in near if run[at].norm in anonymous)
    plain = "".join(("" if n == start or run[n].glued else " ") + run[n].text for n in range(start, end))
    return [Speaker(start, end, frozenset(head), noun, "" if named else stands, kind, pointing, unnamed, verb, plain)]


def _proper(run: Run, span: tuple[int, int], core: Sequence[int], capitals: frozenset[str], language: str) -> list[int]:
    """The words of a noun phrase that are a name, less titles: a capital that no beginning of a sentence explains."""
    titles = table(language, "titles")
    loud = run.loud
    found = []
    for n in core:
        token = run[n]
        if loud and token.norm not in capitals:
            continue
        if not token.text[0].isupper() or _function(token, language) or token.norm in titles:
            continue
        inner = n > 0 and run[n - 1].sentence == token.sentence
        follows = span[1] - span[0] > 1 and n + 1 < span[1] and run[n + 1].text[0].isupper()
        if inner or token.norm in capitals or follows:
            found.append(n)
    return found


def _core(run: Run, words: Sequence[int], language: str) -> list[int]:
    """The words of a phrase before its first preposition: `officials` of `officials in the region`."""
    core: list[int] = []
    for n in words:
        if _function(run[n], language) == "preposition" and core:
            break
        if run[n].kind == "w" and _function(run[n], language) not in {"article", "possessive", "adverb"}:
            core.append(n)
    return core
