"""One sentence in two texts: what differs between the two gives away which was written first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.grouping.telling.sides import Tell, quoted
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.grouping.telling.sides import Texts

_DAYS = {"tomorrow": 0, "today": 1, "tonight": 1, "yesterday": 2, "last night": 2}
_DAYS |= dict.fromkeys(("this morning", "this afternoon", "this evening"), 1)
_DAY = lazy(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)
_NIGHT = lazy(r"\b(?:last night|overnight)\b", re.IGNORECASE)
_SPEECH = lazy(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")


def days(texts: Texts) -> Iterator[Tell]:
    """A day has passed: what one sentence dates today, the same sentence dates yesterday (or tomorrow, then today).

    Else the first text, outside quotations, knows only today and the second only yesterday; else the second says
    `last night` in a sentence that has no day in the first, and the first knows of no night.
    """
    for match in texts.matches:
        if turned := _turned(list(_DAY.finditer(match.first)), list(_DAY.finditer(match.second))):
            yield turned
    first, second = (list(_DAY.finditer(_SPEECH.sub(" ", " ".join(told)))) for told in texts.told)
    if first and min(map(_rank, first)) == 1 and (turned := _turned(first, second)):  # tomorrow is told of any event
        yield turned
    for match in texts.matches:
        night = _NIGHT.search(match.second)
        if night and not _DAY.search(match.first) and not any(map(_names_the_night, texts.told[0])):
            yield Tell("days", f"the later one says {quoted(night)} of what the earlier does not yet date")


def _turned(first: list[re.Match[str]], second: list[re.Match[str]]) -> Tell | None:
    if first and second and max(map(_rank, first)) < min(map(_rank, second)):
        return Tell("days", f"{quoted(first[0])} in the earlier has become {quoted(second[0])} in the later")
    return None


def _rank(match: re.Match[str]) -> int:
    return _DAYS[match[0].lower()]


def _names_the_night(text: str) -> bool:
    return bool(_NIGHT.search(text)) or "yesterday" in text.lower()


_STILL, _NOW = (re.compile(rf"(\S{{1,40}}) {word} (?=(\S{{1,40}}))", re.IGNORECASE) for word in ("still", "now"))


def superseded(texts: Texts) -> Iterator[Tell]:
    """`are still about` in one sentence is `are now about` in the other: the state went on, then was told anew."""
    for match in texts.matches:
        now = {(m[1].lower(), m[2].lower()): m for m in _NOW.finditer(match.second)}
        for still in _STILL.finditer(match.first):
            if other := now.get((still[1].lower(), still[2].lower())):
                yield Tell("superseded", f"{quoted(still)} in the earlier is {quoted(other)} in the later")


_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6}|[a-z]+(?:-[a-z]+)?)"
_FLOOR = r"(?P<floor>at least |more than |over )?"
_TOLLS = (
    re.compile(
        rf"\b{_FLOOR}{_NUMBER}(?: (?!and\b)[a-z]+){{0,2}} (?P<what>dead|deaths|died|killed|bodies|injured|wounded|hurt)\b"
    ),
    re.compile(rf"\b(?P<what>kill|kills|killed|killing|injures|injured|injuring|wounded|wounding) {_FLOOR}{_NUMBER}\b"),
)
_HURT = lazy(r"injur|wound|hurt")
Toll = tuple[int, bool, "re.Match[str]"]


def tolls(texts: Texts) -> Iterator[Tell]:
    """The same sentence counts more dead or more hurt, or names the number of which the first knew only the least."""
    for match in texts.matches:
        first, second = _toll(match.first), _toll(match.second)
        for what in sorted(first.keys() & second.keys()):
            (few, least, phrase), (many, floor, grown) = first[what], second[what]
            if few < many or (few == many and least and not floor):
                yield Tell("tolls", f"{quoted(phrase)} in the earlier has become {quoted(grown)} in the later")


def _toll(text: str) -> dict[str, Toll]:
    """Dead and hurt of a sentence, each where it names just one number: (number, told as the least, the phrase)."""
    found: dict[str, list[Toll]] = {}
    for match in (match for pattern in _TOLLS for match in pattern.finditer(text.lower())):
        if (count := _count(match["number"])) is not None:
            what = "hurt" if _HURT.search(match["what"]) else "dead"
            found.setdefault(what, []).append((count, bool(match["floor"]), match))
    return {what: tolls[0] for what, tolls in found.items() if len({toll[0] for toll in tolls}) == 1}


def _count(number: str) -> int | None:
    if number[0].isdigit():
        return int(number.replace(",", ""))
    value, kind = table("en", "numbers").get(number, ("", ""))
    return int(value) if kind in {"unit", "tens"} else None


_CLOCK = lazy(r"\b(\w+) ([01]?\d|2[0-3])[:.]?([0-5]\d) (GMT|UTC|EST|EDT|CET|BST)\b")


def clocks(texts: Texts) -> Iterator[Tell]:
    """`at 0815 GMT` in one sentence is `at 1140 GMT` in the other, each the only time of day there."""
    for match in texts.matches:
        first, second = list(_CLOCK.finditer(match.first)), list(_CLOCK.finditer(match.second))
        if len(first) == len(second) == 1:
            (at, *early, zone), (there, *late, other) = first[0].groups(), second[0].groups()
            if (at, zone) == (there, other) and [int(n) for n in early] < [int(n) for n in late]:
                yield Tell("clocks", f"{quoted(first[0])} in the earlier has become {quoted(second[0])} in the later")
