"""One known fact changed in a story at a time: what a claims gate must find, and nothing beside it.

A story goes in as its paragraphs, `Case`s come out: the paragraphs after one edit, the kind of fact that was changed, and
where. Written before the rules that it tests: most of its names, hedges and verbs stand in no lexicon of ours
(`test_claims.py` counts them).
"""

import random
import re
from dataclasses import dataclass

PEOPLE = (
    "Orla Venhuis", "Tadeo Brackwater", "Ingmar Sollis", "Pela Ostrander", "Corwin Abernally", "Mirela Dunst",
    "Fenella Quoyle", "Anselm Teague", "Ysolde Marchetti", "Dagny Hurrell", "Bartho Linsk", "Zuzana Prewitt",
)  # fmt: skip
PLACES = ("Karvonia", "Ostmere", "Velden Sound", "Lower Thessby", "Marrowgate", "Quillan", "Tarn Hollow", "Brisedal")
HEDGES = (
    "ostensibly", "supposedly", "conceivably", "presumably", "arguably", "assertedly", "reputedly", "seemingly",
    "probably", "apparently", "reportedly", "allegedly", "possibly", "perhaps", "nearly", "largely",
)  # fmt: skip
VERBS = (
    "dismantled", "welcomed", "rebuffed", "halted", "inspected", "abandoned", "endorsed", "postponed", "mothballed",
    "overturned", "widened", "flooded", "approved", "rejected", "cancelled",
)  # fmt: skip
TURNED = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "will": "has", "has": "will", "approved": "rejected",
    "rejected": "approved", "opened": "closed", "closed": "opened", "won": "lost", "lost": "won",
    "accepted": "refused", "arrived": "departed", "hired": "sacked", "gained": "shed", "joined": "quit",
    "backed": "opposed", "raised": "lowered", "cut": "lifted", "began": "ended",
}  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "eleven", "twelve", "fifteen", "twenty")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FIGURE = re.compile(r"(?<![\w.,:/$£€<(-])\d+(?:,\d{3})*(?:\.\d+)?(?= (?:[a-z]+)\b)")
_DATED = re.compile(rf"{_MONTH} $")
_COUNTED = re.compile(rf"\b({'|'.join(WORDS)})(?= [a-z]+s\b)")
_FINITE = re.compile(
    r"(?<=[a-z] )(is|was|were|are|will|would|could|has|had)(?= (?!not\b|n't|to\b|no\b|never\b|said\b)[a-z]{3,})"
)
_SPEAKER = re.compile(
    r"(?<=[\"”,;] )([A-Z][a-z]+ [A-Z][a-z]{3,})(?= said\b)|(?<=[\"”] said )([A-Z][a-z]+ [A-Z][a-z]{3,})(?=[.,])"
)
_OPENING = re.compile(r"^([A-Z][a-z]+ [A-Z][a-z]{3,})(?= said\b)")
_QUOTED = re.compile(r"(?<![^\s(])[\"“](?! )([^\"“”]{25,300})(?<! )[\"”](?!\w)")
_DAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_DATE = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b(?!,? \d{{2,3}}\b|\.\d)")
_PLACE = re.compile(r"(?<= in )([A-Z][a-z]{3,})(?=[ ,.](?![A-Z]))")
_TURNED = re.compile(
    rf"(?<=[a-z] )((?:will|has)(?= bee?n?\b)|(?:{'|'.join(sorted(TURNED.keys() - {'will', 'has'}))})"
    r"(?= (?:to|by|the|a|an|from|on|in|its|their)\b))"
)
_PAST = re.compile(r"(?<=[a-z]{3} )([a-z]{3,}ed)(?= (?:the|a|an|its|their|his|her)\b)")
_NO_NAMES = frozenset((*WEEKDAYS, *_MONTH[3:-1].split("|"), "The", "But", "Reuters"))


@dataclass(frozen=True)
class Case:
    """A story with one fact changed: `start` and `end` are where the later text differs, in its paragraph."""

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    paragraph: int
    start: int
    end: int
    quoted: bool


def _figure(match, pick):
    number = match.group()
    if re.fullmatch(r"(?:19|20)\d\d", number) or _DATED.search(match.string[: match.start()]):
        return None
    at = pick.choice([n for n, c in enumerate(number) if c.isdigit()][: max(1, len(number) - 1)])
    digit = pick.choice([d for d in "123456789" if d != number[at]])
    changed = number[:at] + digit + number[at + 1 :]
    return None if changed.replace(",", "") == "1" or number in {"1", "0"} else changed


def _other(choices):
    def swap(match, pick):
        return pick.choice([c for c in choices if c != match.group()])

    return swap


def _trim(match, pick):
    words = match.group().split(" ")
    if len(words) < 7:
        return None
    at = pick.randrange(2, len(words) - 2)
    plain = re.fullmatch(r"[a-z]{4,}", words[at])
    return " ".join(words[:at] + words[at + 1 :]) if plain and words[at] != words[at - 1] else None


def _date(match, pick):
    day = pick.choice([d for d in range(1, 29) if str(d) != match.group(1)])
    return match.group().rsplit(" ", 1)[0] + f" {day}"


def _name(pool):
    def swap(match, pick):
        return None if set(match.group().split()) & _NO_NAMES else pick.choice(pool)

    return swap


EDITS = {
    "figure": ("figure", (_FIGURE,), _figure),
    "number word": ("figure", (_COUNTED,), _other(WORDS)),
    "not": ("negation", (_FINITE,), lambda m, _: m.group() + " not"),
    "n't": ("negation", (_FINITE,), lambda m, _: {"will": "won't"}.get(m.group(), m.group() + "n't")),
    "speaker": ("attribution", (_SPEAKER, _OPENING), _name(PEOPLE)),
    "quote": ("quote", (_QUOTED,), _trim),
    "weekday": ("time", (_DAY,), _other(WEEKDAYS)),
    "date": ("time", (_DATE,), _date),
    "hedge": ("hedge", (_FINITE,), lambda m, pick: f"{m.group()} {pick.choice(HEDGES)}"),
    "place": ("name", (_PLACE,), _name(PLACES)),
    "verb turned": ("action", (_TURNED,), lambda m, _: TURNED[m.group()]),
    "verb": ("action", (_PAST,), _other(VERBS)),
}


def cases(story: tuple[str, ...], kind: str, pick: random.Random, most: int = 3) -> list[Case]:
    """Up to `most` cases of one kind of edit in one story, at places drawn at random; none where it has no place for it."""
    facet, patterns, change = EDITS[kind]
    places = [(n, match) for n, text in enumerate(story) for pattern in patterns for match in pattern.finditer(text)]
    pick.shuffle(places)
    found = []
    for number, match in places:
        if len(found) == most:
            break
        if number == 0 or (changed := change(match, pick)) is None:  # headlines have a grammar of their own
            continue
        text = story[number]
        after = text[: match.start()] + changed + text[match.end() :]
        opened = sum(text[: match.start()].count(mark) for mark in '"“”') % 2 == 1
        end = match.start() + len(changed)
        later = (*story[:number], after, *story[number + 1 :])
        found.append(Case(facet, story, later, number, match.start(), end, opened))
    return found


def swapped(case: Case) -> Case:
    """The same case with the fact taken out instead of put in: the edited text is the earlier one."""
    text, other = case.after[case.paragraph], case.before[case.paragraph]
    end = len(other) - (len(text) - case.end)
    return Case(case.kind, case.after, case.before, case.paragraph, case.start, max(end, case.start), case.quoted)


# What a desk's fonts and editors do to a text without changing a fact in it.
NOISE = (
    lambda text: re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’"),
    lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    lambda text: re.sub(r"“([^”]*)”|\"([^\"]*)\"", lambda m: f"``{m[1] or m[2] or ''}''", text),
    lambda text: text.replace(" - ", " – ").replace(" -- ", " — "),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: re.sub(r"(?<=\d) (?=km\b|kg\b|mm\b)", "", text),
    lambda text: re.sub(r"(?<=\d)(?=km\b|kg\b|mm\b)", " ", text),
    lambda text: re.sub(r"(?<=\d) (?:pct|percent|per cent)\b", "%", text),
    lambda text: re.sub(r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d,.])", "\\1\u202f\\2", text),
    lambda text: re.sub(r"(?<=[a-z])-(?=[a-z])", "\u2011", text),
    lambda text: text.replace("...", "…"),
    lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", "  ", text, count=2),
)
