"""Headlines, slugs and desk notes go in, the label comes out: what the desk called this version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.model import KINDS, Label
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsdiff.model import Kind

_NAMES: Mapping[Kind, str] = {
    "withdrawal": "STORY WITHDRAWN|STORY REMOVED|WITHDRAWN|WITHDRAWAL|KILLED|KILL|DELETED",
    "correction": "CORRECTED|CORRECTION|CORRECTS|CORRECTING|CORRECTIVE|CLARIFICATION|KORREKTUR|KORR|BERICHTIGUNG|RECTIFICATIF",
    "update": "UPDATED|UPDATES|UPDATE|AKTUALISIERT|ACTUALISATION",
    "wrapup": "WRAPUP|ROUNDUP|ZUSAMMENFASSUNG",
    "lead": "LEAD",
    "take": "TAKE",
    "alert": "NEWSALERT|APNEWSALERT|ALERT|NEWS FLASH|FLASH|SNAP|URGENT|BULLETIN|BREAKING|EILMELDUNG|EIL",
    "abridged": "ABRIDGED",
    "refile": "REFILED|REFILES|REFILE",
    "repeat": "RPT|REPEATS|REPEAT|WIEDERHOLUNG|WDH",
}
_KIND: Mapping[str, Kind] = {name: kind for kind, names in _NAMES.items() for name in names.split("|")}
_WORDS = "|".join(sorted(_KIND, key=len, reverse=True))
_LD = r"(?:\d{1,2}(?:ST|ND|RD|TH) (?:LD|LEAD|NET)(?:-WRITETHRU)?(?!-WRITETHRU)|WRITETHRU)"
_ORDINAL_UPDATE = r"\d{1,2}(?:ST|ND|RD|TH) UPDATE"
_TAG = lazy(rf"(?:{_WORDS})(?: \d{{1,3}})?|UPDATE\d{{1,3}}|{_LD}|{_ORDINAL_UPDATE}|TAKE \d", re.IGNORECASE)
_STACK = lazy(rf"({_TAG.pattern})(\s?[-–—:/]\s?|\s(?=[A-Z“\"'‘]))", re.IGNORECASE)
_DESK = lazy(r"[A-Z][A-Z0-9&. ]{1,24}-(?=[A-Z]{2,12}(?: \d{1,3})?-)")
_BRACKET = lazy(r"[(\[]([^()\[\]]{2,60})[)\]]")
_SLUG_LD = lazy(rf"[,\s-]({_LD}|ABRIDGED)(?=[,<\s-]|$)", re.IGNORECASE)
_TRAILING = lazy(r"\s[-–—]\s?(CORRECTED|CORRECTION|REFILED|UPDATED?(?: \d{1,3})?|WITHDRAWN)$")
_TRAILS = ("CORRECT", "REFILED", "UPDATE", "WITHDRAWN")
_SUFFIX = lazy(rf",\s?({_LD}|\d(?:ST|ND|RD|TH) TAKE|ABRIDGED)$", re.IGNORECASE)
_REPLACING = lazy(r"CORRECTING and REPLACING\b")  # Business Wire's, with nothing behind it
_TAKES = lazy(r"\s=(\d)\s*$")
_NUMBER = lazy(r"\d+")
_TAG_HEADS = frozenset(name[:2].lower() for name in _KIND) | {"wr"}
_LONGEST = 24  # characters that no single tag has
_PLAIN = frozenset({"CORRECTED", "REFILE", "RPT", "WRAPUP", "UPDATE", "CORRECTION", "KORREKTUR", "WDH"})

_VERBS: Mapping[Kind, str] = {
    "correction": "corrects?|corrected|correcting",
    "writethru": "writes? through|writethru",
    "update": "adds?|updates?|recasts?|rewrites?|releads?",
    "refile": "refiles?|refiled|refiling",
    "repeat": "repeats?|repeated",
}
_ADVISORY = tuple(
    (
        kind,
        re.compile(rf"\(?(?:Eds:\s*)?(?:In [^()]{{2,60}}?,? )?(?:{verbs})\b", re.IGNORECASE),
    )
    for kind, verbs in _VERBS.items()
)
_KILL = lazy(
    r"\(?(?:(?:BULLETIN |MANDATORY )?KILL\b(?!-)|STORY WITHDRAWN|STORY REMOVED\b|WITHDRAWN\b"
    r"|(?i:(?:attention |note to )?(?:eds|editors|clients|subscribers)\b.{0,200}\b(?:kill|withdrawn|withdraws?|disregard)\b)"
    r"|(?i:please (?:kill|disregard)\b)"
    r"|(?i:(?:the|this|our|an?) .{0,160}\b(?:story|item|alert|report|article)\b.{0,80}"
    r"\b(?:headlined|slugged|(?:is|was) wrong|(?:sent|published|transmitted) in error)\b.{0,200}\bwithdrawn\b)"
    r"|(?i:th(?:e|is) (?:\S{1,40} ){0,12}(?:story|item|alert) (?:has been|is|was) (?:withdrawn\b(?! from| by)|removed because\b)))",
    re.DOTALL,
)

_NONE = Label()  # one for all the texts that have none
_KILLS = ("kill", "withdr", "disregard", "remove")
KILL_HEADS = frozenset("ki bu ma st wi at no ed cl su pl th ou an".split()) | {"a "}
"""The first two letters of a notice that kills a story, where it begins with letters of ASCII."""


def label(
    headlines: Iterable[str],
    slugs: Iterable[str],
    advisories: Iterable[str],
    given: Label | None,
) -> Label:
    """The label of a version: tags as they stand, the weightiest kind of them, the first number in them.

    Args:
        headlines: headline paragraphs; tags stand stacked before them (`CORRECTED-UPDATE 2-`) or in brackets.
        slugs: slug lines (`TOPIC/ (UPDATE 1, PIX)`, `BC-Topic, 1st Ld-Writethru`).
        advisories: the desk's notes; a kill counts always, the others tell the kind only where no tag does.
        given: what the format itself said.

    A tag is never read out of a hyphenated word (`F-16`, `Flash-flood`), nor out of a lead that is not a tag.
    """
    found = [*given.tags] if given else []
    for headline in headlines:
        found += (tag for tag in tags(headline) if tag not in found)
    for slug in slugs:
        found += (tag for tag in _slug_tags(slug) if tag not in found)
    notes = list(advisories)
    if not found and not notes and given is None:
        return _NONE
    told = [*map(kind_of, found), given.kind if given else None]
    kinds: set[Kind] = {kind for kind in told if kind is not None}
    kinds -= {"original"}
    if any(map(is_kill, notes)):
        kinds.add("withdrawal")
    if not kinds:
        kinds = {kind for note in notes for kind, verb in _ADVISORY if verb.match(note)}
    numbers = (int(number) for tag in found if "=" not in tag for number in _NUMBER.findall(tag))
    number = given.number if given and given.number is not None else next(numbers, None)
    if not kinds and number is None and not found:
        return _NONE
    return Label(min(kinds, key=KINDS.index, default="original"), number, tuple(found))


def tags(headline: str) -> list[str]:
    """Tags of a headline, as they stand, without the hyphens between them."""
    looks = _looks(headline, 0)
    if looks and len(headline) <= _LONGEST and _TAG.fullmatch(headline):
        return [headline] if headline.isupper() or headline[0].isdigit() else []
    found = _stacked(headline) if looks or "-" in headline else []
    if looks and (replacing := _REPLACING.match(headline)):
        found.append(replacing.group())
    if headline.endswith((")", "]")) or headline.startswith(("(", "[")):
        found += _bracketed(headline)
    trailing = _TRAILING.search(headline) if any(map(headline[-_LONGEST:].__contains__, _TRAILS)) else None
    if trailing and trailing[1] not in found:
        found.append(trailing[1])
    suffix = _SUFFIX.search(headline) if "," in headline else None
    if suffix and suffix[1] not in found:
        found.append(suffix[1])
    takes = _TAKES.search(headline) if "=" in headline else None
    return [*found, f"={takes[1]}"] if takes else found


def _stacked(headline: str) -> list[str]:
    """The tags before a headline."""
    found: list[str] = []
    at = 0
    while (match := _tag(headline, at) or _tag(headline, _after_desk(headline, at))) and _is_tag(match, headline):
        found.append(match[1])
        at = match.end()
    return found


def _tag(headline: str, at: int) -> re.Match[str] | None:
    """What looks like a tag before the rest of a headline."""
    return _STACK.match(headline, at) if _looks(headline, at) else None


def _looks(headline: str, at: int) -> bool:
    """A first look: few headlines begin as a tag does."""
    head = headline[at : at + 2]
    return head.lower() in _TAG_HEADS or head[:1].isdigit() or not head.isascii()


def kind_of(tag: str) -> Kind | None:
    """The kind that a tag names; None where it is none that is known, as a format may have tags of its own."""
    plain = tag.upper()
    if plain.startswith("CORRECTING"):
        return "correction"
    if "WRITETHRU" in plain:
        return "writethru"
    if plain[:1].isdigit():
        return "take" if plain.endswith("TAKE") else "update" if plain.endswith("UPDATE") else "lead"
    return "take" if plain[:1] == "=" else _KIND.get(plain.rstrip("0123456789 "))


def is_kill(text: str) -> bool:
    """Whether a paragraph at the top says that the story is withdrawn."""
    if text.isascii():  # most paragraphs, and those that cost most, begin like none or hold no word of one
        if text[:1] != "(" and text[:2].lower() not in KILL_HEADS:
            return False
        if not any(map(text.lower().__contains__, _KILLS)):
            return False
    return _KILL.match(text) is not None


def _after_desk(headline: str, at: int) -> int:
    """Where a desk's name (`GLOBAL MARKETS-`) ends that stands before a tag."""
    desk = _DESK.match(headline, at) if "-" in headline else None
    return desk.end() if desk else at


def _is_tag(match: re.Match[str], headline: str) -> bool:
    """Whether what looks like a tag is one, and no first half of a hyphenated word."""
    tag, joint = match[1], match[2]
    numbered = any(character.isdigit() for character in tag)
    if not joint.strip():  # `1ST LEAD Headline` alone goes without a hyphen
        return tag[0].isdigit() and tag.isupper()
    if numbered or ":" in joint:
        return True
    if not tag.isupper():
        return False
    return tag in _PLAIN or any(character.islower() for character in headline[match.end() :])


def _bracketed(text: str) -> list[str]:
    parts = (part.strip() for match in _BRACKET.finditer(text) for part in match[1].split(","))
    return [part for part in parts if _TAG.fullmatch(part) and (part.isupper() or part.istitle() or part[0].isdigit())]


def _slug_tags(slug: str) -> list[str]:
    if _TAG.fullmatch(slug):  # a line of its own above the headline (dpa)
        return [slug]
    return [*(match[1] for match in _SLUG_LD.finditer(slug)), *_bracketed(slug)]
