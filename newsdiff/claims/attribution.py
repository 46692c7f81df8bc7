"""Tokens go in, who says what comes out: the speaker, the verb, and whether the source is named.

A speaker who is only pointed at (`he`, `the company`) could be anyone: compared with a name the answer is `unknown`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdiff.claims.held import held
from newsdiff.claims.lexicon import GLOSSED, phrases, table
from newsdiff.claims.marks import Mark, longest, stem
from newsdiff.claims.romance import forms, speech
from newsdiff.claims.subjects import FRONT, grammar, manner, past, phrase_before, phrase_behind, subject
from newsdiff.claims.times import dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Run
    from newsdiff.model import Value

_NOUNS_TOO = frozenset({"report", "reports", "state", "states", "claim", "claims", "note", "notes", "estimate", "estimates", "comment", "comments", "quote", "quotes", "forecast", "forecasts", "promise", "promises", "pledge", "pledges", "complaint", "reply", "replies", "warn", "add", "adds", "added", "maintained", "maintain", "remark", "remarks", "tweet", "tweets"})  # fmt: skip
_MASS = frozenset({"management", "people", "staff", "men", "women", "children", "media", "data", "leadership", "research", "evidence", "industry", "labor", "congress", "nobody", "everybody", "everyone", "someone", "somebody", "nothing"})  # fmt: skip
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
_DEFINITE = frozenset({"the", "this", "that", "one", "his", "her", "its", "their"})


@dataclass(frozen=True)
class Speaker(Mark):
    """Who says it.

    Attributes:
        head: stems of the words that name the speaker: of a name, or of the noun (`sources`).
        verb: class of the verb of speech.
        noun: class or stem of the noun that describes the speaker, "" for a name.
        stands: for whom the noun may stand, a column of `speakers.tsv`, or `any` (`the gold miner`); "" for nobody but
            itself.
        last: class or stem of the noun that the words end in, of a body's name too (`ministry` of `the Interior Ministry`);
            "" for any other name.
        whose: stems of the other words, that tell which of its noun it is; none of rank, and none where letters stand for it.
        possessor: the pronoun it begins with: `her` of `her family`.
        language: of whose lists its nouns are.
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
    last: str = ""
    whose: frozenset[str] = frozenset()
    possessor: str = ""
    language: str = "en"

    @property
    def named(self) -> bool:
        """Whether the speaker has a name of its own."""
        return not self.noun

    @held
    def letters(self) -> str:
        """The first letters of its words with a capital, without its legal form."""
        words = [
            word for word in self.plain.split() if word[0].isupper() and word.casefold() not in table("en", "legal")
        ]
        return "".join(word.replace(".", "") if "." in word else word[0] for word in words if word.casefold() != "the")

    @property
    def land(self) -> bool:
        """Whether its name is that of a country, or of a capital that may stand for its government."""
        plain = self.plain.casefold().removeprefix("the ")
        names = table("en", "demonyms") | table("en", "capitals")
        return names.get(plain, ("u.n.",))[0] != "u.n."

    @property
    def value(self) -> Value:
        """The speaker and the class of the verb, as shown."""
        kind = "named" if self.named else "unnamed" if self.unnamed else "pointing" if self.pointing else "described"
        return (("speaker", self.plain), ("verb", self.verb), ("source", kind))


def speakers(run: Run, capitals: frozenset[str], language: str = "en") -> list[Speaker]:
    """The acts of speech of a run of tokens, in order."""
    verbs, according = table(language, "speech"), phrases(language, "according")
    found: list[Speaker] = _headed(run, capitals, language)
    if language in GLOSSED:
        told = speech.acts(run, language)
        return found + [s for at, span, kind in told for s in _speaker(run, span, at, kind, capitals, language)]
    for at in [n for n, token in enumerate(run) if token.norm in verbs or token.norm in according]:
        token = run[at]
        if token.quote >= 0 or token.kind != "w":
            continue
        phrase = longest(run, at, according) if token.norm in according else None
        if phrase is not None:
            ends = at + phrase[0]
            span = phrase_behind(run, ends, language) if phrase[1][0] == "before" else phrase_before(run, at, language)
            found += _speaker(run, span, at, "neutral", capitals, language)
        elif token.norm in verbs and _impersonal(run, at):
            found.append(_hearsay(run, at))
        elif token.norm in verbs and _speaks(run, at, language, neutral=verbs[token.norm][0] == "neutral"):
            span = subject(run, at, capitals, language)
            found += _speaker(run, span, at, verbs[token.norm][0], capitals, language)
    return found


def _headed(run: Run, capitals: frozenset[str], language: str) -> list[Speaker]:
    """The source that a headline names last, `Town falls - ministry`, `Town falls: ministry`, or first: `Ministry: town falls`."""
    marks = [n for n, token in enumerate(run) if (token.norm == "-" and not token.glued) or token.norm == ":"]
    if not marks:
        return []
    first, last = marks[0], marks[-1]
    spans = [(last, (last + 1, len(run)))] if last > 1 else []
    if run[first].norm == ":":
        spans.append((first, (0, first)))
    for mark, (start, end) in spans:
        words = run[start:end]
        if not 0 < len(words) < 6 or any(token.kind != "w" for token in words):
            continue
        telling = words if language in GLOSSED else words[-1:]
        if any(_listed(word.norm, language)[0] for word in telling) or (
            run[mark].norm == "-" and words[-1].text[0].isupper()
        ):
            found = _speaker(run, (start, end), mark, "neutral", capitals, language)
            return [replace(speaker, pointing=False) for speaker in found]
    return []


def _impersonal(run: Run, at: int) -> bool:
    """Whether nobody is told to say it: `it was reported`, `it has been said`."""
    first = at - 1
    while first > 0 and run[first].norm in {"was", "is", "been", "has", "had"}:
        first -= 1
    return 0 <= first < at - 1 and run[first].norm == "it" and run[at].norm.endswith("ed") | (run[at].norm == "said")


def _hearsay(run: Run, at: int) -> Speaker:
    """The source of what is only told to be said: a report of nobody."""
    first = next(n for n in range(at, -1, -1) if run[n].norm == "it")
    plain = " ".join(token.text for token in run[first : at + 1])
    return Speaker(first, at + 1, frozenset({"report"}), "report", "", "neutral", True, False, at, plain, "report")


def _speaks(run: Run, at: int, language: str, *, neutral: bool) -> bool:
    """Whether a form is a verb of speech here and no noun, participle or infinitive."""
    before = run[at - 1] if at else None
    if before is None:
        return False
    if any(token.norm == "not" for token in run[max(0, at - 3) : at]):
        return False  # `did not say` tells of no speech
    if before.norm in _NO_SPEAKER:
        return run[at].norm == "said" and before.norm == "that"
    if before.norm == "-" or _participle(run, at, language) or (run[at].text[0].isupper() and not run.loud):
        return False
    if neutral and (run[at].norm not in _NOUNS_TOO or grammar(before, language) == "pronoun"):
        return not (
            run[at].norm.endswith("ing") and before.norm == ","
        )  # `it sued, saying that`: who stands far before
    return _opens_speech(run, at, language, neutral=neutral)


def _opens_speech(run: Run, at: int, language: str, *, neutral: bool) -> bool:
    """Whether what follows tells that a form speaks which may be a noun, or may have a plain object.

    A verb that judges what is said (`warned`, `denied`) speaks only before a clause.
    """
    before, after = run[at - 1], run[at + 1] if at + 1 < len(run) else None
    if after is None or after.norm in table(language, "speech"):
        return False  # `reports said`
    return (
        after.norm in {"that", ":", "on"}
        or after.kind == "q"
        or (not neutral and before.kind == "w" and _of_an_act(run, at, language))
        or (run[at].norm.endswith(("s", "ed")) and (before.kind == "q" or before.norm == ","))
    )


def _of_an_act(run: Run, at: int, language: str) -> bool:
    """Whether a verb that judges tells of an act: `denied shelling the town`, `accused rebels of shelling it`."""
    if run[at + 1].norm.endswith("ing"):
        return True
    if table(language, "speech")[run[at].norm][0] != "accuse" or grammar(run[at - 1], language):
        return False
    return any(
        run[n].norm == "of" and run[n + 1].norm.endswith("ing") for n in range(at + 2, min(at + 9, len(run) - 1))
    )


def _participle(run: Run, at: int, language: str) -> bool:
    """`their previously announced merger`: a form that stands before a noun as an adjective does."""
    if language == "de" and run[at - 1].norm in FRONT:
        return False
    first = at
    while first and manner(run[first - 1]):
        first -= 1
    return first > 0 and grammar(run[first - 1], language) in {"article", "possessive", "determiner", "preposition"}


def _acts(run: Run, start: int, end: int, language: str) -> bool:
    """Whether a phrase holds a verb with its object: then it is a clause, and nobody who speaks."""
    pairs = zip(run[start : end - 1], run[start + 1 : end], strict=True)
    return any(past(one) and grammar(two, language) in {"article", "possessive"} for one, two in pairs)


def _speaker(
    run: Run, span: tuple[int, int], verb: int, kind: str, capitals: frozenset[str], language: str
) -> list[Speaker]:
    """The speaker that a noun phrase names; none where the phrase is empty."""
    start, end = span
    while end > start and (
        run[end - 1].kind != "w" or grammar(run[end - 1], language) in {"preposition", "conjunction"}
    ):
        end -= 1
    core = (speech.core if language in GLOSSED else _core)(run, range(start, end), language)
    if len(core) > 1 and run[core[-1]].norm in table(language, "legal") and run[core[-2]].text[0].isupper():
        core.pop()  # `Quillan Mills corp`
    while len(core) > 1 and (dated(run[core[-1]].norm, language) or past(run[core[-1]])):
        core.pop()  # `a poll published yesterday`
    if start >= end or _acts(run, start, end, language):
        return []
    last = run[core[-1]] if core else run[start]
    proper = _proper(run, (start, end), core, capitals, language)
    described, *kinds = _listed(last.norm, language)
    if language in GLOSSED and described:
        proper = [n for n in proper if n != core[-1] and run[n].norm not in table(language, "grades")]
    alone = len(proper) > 1 or _surname(run, (start, end), verb) if language == "de" else bool(proper)
    named = alone and bool(core) and core[-1] in proper and (not described or len(proper) > 1)
    noun = "" if named else described if described not in {"", "open"} else stem(last.norm)
    own = proper if named or not described else [n for n in proper if n != core[-1]]
    head = {stem(run[n].norm) for n in own} | ({noun} if noun else set())
    definite = run[start].norm in _DEFINITE or (start > 0 and run[start - 1].norm == "the")
    vague = grammar(last, language) in {"pronoun", "relative", "determiner"}
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
    possessor = run[start].norm if grammar(run[start], language) == "possessive" else ""
    stands = stands if described or not named else ""
    whose = _whose(run, core, end, language)
    which = (_root(last.norm, language) if described or not named else "", whose, possessor)
    return [Speaker(start, end, frozenset(head), noun, stands, kind, pointing, unnamed, verb, plain, *which, language)]


def _listed(word: str, language: str) -> tuple[str, ...]:
    """Class of a noun for a source, and for whom it stands; ("",) for one that no list knows.

    A German noun is what it ends in: `Innenministerium`.
    """
    listed = table(language, "speakers")
    if language in GLOSSED:
        return forms.listed(listed, word, language) or ("",)
    if language == "de" and word not in listed:
        return listed[word[cut:]] if (cut := _compound(word)) else ("",)
    return listed.get(word, ("",))


@lru_cache(maxsize=8192)
def _compound(word: str) -> int:
    """Where the noun for a source begins that a German word ends in, 0 for none: 5 in `innenministerium`."""
    listed = table("de", "speakers")
    return next((cut for cut in range(3, len(word) - 3) if word[cut:] in listed), 0)


def _root(word: str, language: str) -> str:
    """What a word of a source is compared by: its class, its country, or its stem."""
    described = _listed(word, language)[0]
    if described not in {"", "open"}:
        return described
    land = table("en", "demonyms").get(word) or table("en", "capitals").get(word)
    return land[0] if land else stem(word)


def _whose(run: Run, core: Sequence[int], end: int, language: str) -> frozenset[str]:
    """The words that tell which source of its noun one is, before the noun or behind `of`, `for` and `from`."""
    behind = max(core) + 1 if core else end
    if behind < end and run[behind].norm not in {"of", "for", "from"}:
        behind = end
    plain = table("en", "grades").keys() | table(language, "grades").keys() | table(language, "numbers").keys()
    words = [
        run[n]
        for n in (*core[:-1], *range(behind, end))
        if run[n].kind == "w" and not grammar(run[n], language) and run[n].norm not in plain
    ]
    if any(token.text.isupper() and _root(token.norm, language) == stem(token.norm) for token in words):
        return frozenset()  # first letters may stand for any words
    own = {_root(token.norm, language) for token in words if not dated(token.norm, language)}
    cut = _compound(run[core[-1]].norm) if language == "de" and core else 0
    return frozenset(own | {_root(run[core[-1]].norm[:cut].removesuffix("s"), language)} if cut else own)


def _proper(run: Run, span: tuple[int, int], core: Sequence[int], capitals: frozenset[str], language: str) -> list[int]:
    """The words of a noun phrase that are a name, less titles: a capital that no beginning of a sentence explains."""
    titles = table(language, "titles")
    loud = run.loud
    found = []
    for n in core:
        token = run[n]
        if loud and token.norm not in capitals:
            continue
        if not token.text[0].isupper() or grammar(token, language) or token.norm in titles:
            continue
        inner = n > 0 and run[n - 1].sentence == token.sentence
        follows = span[1] - span[0] > 1 and n + 1 < span[1] and run[n + 1].text[0].isupper()
        if inner or token.norm in capitals or follows or (language == "en" and _stands_alone(run, span, n)):
            found.append(n)
    return found


def _surname(run: Run, span: tuple[int, int], verb: int) -> bool:
    """Whether one German word is a name: no article stands before it, and one person speaks (`sagte Ruloff`)."""
    singular = run[verb].norm in table("de", "speech") and not run[verb].norm.endswith("n")
    return singular and span[1] - span[0] == 1 and not _listed(run[span[0]].norm, "de")[0]


def _stands_alone(run: Run, span: tuple[int, int], at: int) -> bool:
    """Whether one word that begins a sentence is a name: no article stands before it, and it is no plural or mass noun."""
    word = run[at].norm
    if span[1] - span[0] > 1 or _listed(word, "en")[0] or word in table("en", "persons") or word in _MASS:
        return False
    return not word.endswith("s") or word.endswith(("is", "us", "ss"))


def _core(run: Run, words: Sequence[int], language: str) -> list[int]:
    """The words of a phrase before its first preposition: `officials` of `officials in the region`."""
    core: list[int] = []
    for n in words:
        if grammar(run[n], language) == "preposition" and core:
            break
        if run[n].kind == "w" and grammar(run[n], language) not in {"article", "possessive", "adverb"}:
            core.append(n)
    noun = max((at for at, n in enumerate(core) if _listed(run[n].norm, language)[0]), default=len(core))
    if core and core[-1] != words[-1] and all(run[n].text[0].islower() for n in core[noun + 1 :]):
        return core[: noun + 1]  # `people familiar with the matter`
    return core
