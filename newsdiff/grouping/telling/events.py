"""An event that one text tells as news stands in the other as past: the other was written after it.

So a plan in one is done in the other, what one announces the other puts `earlier today` or `hours after`, and a lede
sinks into the background with its tense set back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.claims.lexicon import table
from newsdiff.grouping.telling.sides import Tell, quoted
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.grouping.telling.sides import Texts

_ANCHORED = lazy(
    r"\b(?:said|says|told|added)\b(?: \w+)? (?:shortly |just )?before the (\w{3,})[^.,;]{0,40}", re.IGNORECASE
)
_PRESENT = lazy(r"\bnow (?:has|have|is|are)\b|\b(?:has|have|is|are) now\b", re.IGNORECASE)
_PAST = lazy(r"\b(?:had|was|were)\b", re.IGNORECASE)
_STATE = lazy(r"\b(?:now|currently)\b", re.IGNORECASE)


def anchored(texts: Texts) -> Iterator[Tell]:
    """A speaker's words in the first are, in the second, words said before an event that the first does not know.

    Else `now has` in one sentence is `had` in the other, which also says when: before, earlier, at the time.
    """
    for match in texts.matches:
        found = _ANCHORED.search(match.second)
        if found and not any(found[1].lower() in text.lower() for text in texts.told[0]):
            yield Tell("anchored", f"the later one looks back: {quoted(found)}")
    for match in texts.matches:
        present, back = _PRESENT.search(match.first), _BACK.search(match.second)
        if not (present and back) or _BACK.search(match.first) or _STATE.search(match.second):
            continue
        if len(_PAST.findall(match.second)) > len(_PAST.findall(match.first)):
            yield Tell("anchored", f"{quoted(present)} in the earlier is past in the later: {quoted(back)}")


_BACK = lazy(r"\b(?:before the|earlier|previously|at the time)(?: \S+){1,4}", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = rf"(?:today|(?:on )?{_WEEKDAY}|in the day|this (?:morning|afternoon|evening))"
_EARLIER = lazy(rf"\bearlier {_PART}(?:,? \S+){{0,6}}", re.IGNORECASE)
_AFTER = lazy(
    r"\b(?:(?:hours?|minutes|days?|weeks?|shortly|soon|moments|immediately|just) after|"
    rf"earlier {_PART},?)(?P<event> [^.,;]{{3,120}})",
    re.IGNORECASE,
)
_SAYING = frozenset({"say", "tell", "announc", "report"})


def recalled(texts: Texts) -> Iterator[Tell]:
    """What a sentence of the first tells as news, the second recalls further down with `earlier on Friday`.

    Else the second tells an event only as past (`hours after troops entered it`), which the first tells as news: two
    sentences share the verb and two more words of their own, and the first knows of no such clause.
    """
    for match in texts.matches:
        found = _EARLIER.search(match.second)
        if found and "earlier" not in match.first.lower() and match.first_at < match.second_at:
            yield Tell("recalled", f"the later one recalls what the earlier tells as news: {quoted(found)}")
    first, second = texts.told
    looks_back = [text for text in second if _AFTER.search(text)]
    if not looks_back or any(_AFTER.search(text) for text in first):
        return
    news = [(_happened(text), _content(text)) for text in first]
    foreground = {verb for text in second for verb in _happened(_AFTER.sub(" ", text))}
    for text in looks_back:
        own = _content(text)
        for clause in _AFTER.finditer(text):
            events = _happened(clause["event"]) - _SAYING - foreground
            if any(events & verbs and len(own & content) >= 3 for verbs, content in news):  # the verb and two more
                yield Tell("recalled", f"the later one recalls what the earlier tells as news: {quoted(clause)}")


_HAD = lazy(r"\bhad (?:also |already )?(\w+)(?: \S+){0,4}", re.IGNORECASE)


def sunk(texts: Texts) -> Iterator[Tell]:
    """The lede of the first stands further down in the second, with the same verb set back to `had …`."""
    for match in texts.matches:
        if match.first_at == 0 < match.second_at:
            verbs = _happened(match.first) if not _HAD.search(match.first) else frozenset()
            for found in _HAD.finditer(match.second):
                if _past(found[1].lower()) in verbs:
                    yield Tell("sunk", f"the earlier one's lede is background in the later: {quoted(found)}")


_PLAN = lazy(
    r"\b(?:will|plans? to|(?:is|are) to|due to|set to|scheduled to|expected to|about to|prepar(?:es|ing) to|intends? to|"
    r"aims? to|aimed at)(?: be)? (\w{4,})(?: \S+){0,3}",
    re.IGNORECASE,
)
_STANDING = frozenset({"report", "increas", "expect", "own", "say", "tell", "us", "need", "cost", "continu", "remain"})


def done(texts: Texts) -> Iterator[Tell]:
    """A plan in one sentence is done in the other, which plans it no more."""
    for match in texts.matches:
        if not (planned := {_stem(plan[1].lower()): plan for plan in _PLAN.finditer(match.first)}):
            continue
        open_still = {_stem(plan[1].lower()) for plan in _PLAN.finditer(match.second)}
        happened = _happened(match.second) - _happened(match.first) - open_still - _STANDING
        for verb in sorted(planned.keys() & happened):
            yield Tell("done", f"{quoted(planned[verb])} in the earlier has happened in the later")


_NOT_PAST = frozenset(
    ("to", "be", "will", "would", "by", "of", "the", "a", "an", "its", "their", "newly", "previously", "are", "is"),
)


def _happened(text: str) -> frozenset[str]:
    """Stems of the verbs that a sentence tells as past; participles before a noun and passives of the present stay out."""
    found = words.words(text)
    pairs = zip(["", *found], found, strict=False)
    return frozenset(stem for before, word in pairs if before not in _NOT_PAST and (stem := _past(word)))


def _past(word: str) -> str | None:
    """The stem of a past form, None for any other word."""
    if row := table("en", "irregular").get(word):
        return _stem(row[0])
    return _stem(word) if word.endswith("ed") and len(word) > 4 else None


def _stem(word: str) -> str:
    """A verb without its ending: enters, entered, entering → enter; planned → plan."""
    word = table("en", "irregular").get(word, (word,))[0]
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl" else word


def _content(text: str) -> frozenset[str]:
    """Words of a sentence that carry content: no function words, no speech."""
    return frozenset(
        word
        for word in words.words(text)
        if len(word) > 2 and word not in table("en", "function") and word not in table("en", "speech")
    )
