"""A line above the lead goes in; where it is nothing but a time, the time it tells comes out in ISO 8601."""

from __future__ import annotations

import re

from newsdiff.words.patterns import lazy

_LONGEST = 100
_SAYS = (
    r"(?:(?:first |last |originally )?(?:published|updated|posted|created|filed|issued|modified|date|time|veröffentlicht|aktualisiert"
    r"|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato)(?: on| at| am| le| el| il)?\s?[:,]?\s)?"
)
_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mar|mer|jeu|ven|dim|mié|jue|vie|sáb|dom|gio)[^\W\d_]{0,8}"
    r"\.?,?\s)?(?:le |el |il |am |den )?"
)
_CLOCK = (
    r"(?:\s?[,/|·T–—-]?\s?(?:at |um |à |a las |alle )?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,6})?)?)?"
    r"\s?(?P<half>[ap]\.?m\.?)?(?:\s?Uhr)?\s?(?P<zone>Z|[+-]\d{2}:?\d{2}|\(?[A-Z]{2,4}\)?)?)?"
)
_END = r"(?:\s?[/|·]\s?(?:updated )?.{1,24} ago)?\.?"
_ISO = lazy(rf"{_SAYS}(?P<year>\d{{4}})-(?P<number>\d{{2}})-(?P<day>\d{{2}}){_CLOCK}{_END}", re.IGNORECASE)
_MONTH_FIRST = lazy(
    rf"{_SAYS}{_DAY}(?P<month>[^\W\d_]{{3,10}})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}}){_CLOCK}{_END}",
    re.IGNORECASE,
)
_DAY_FIRST = lazy(
    rf"{_SAYS}{_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s(?:de )?(?P<month>[^\W\d_]{{3,10}})\.?,?\s(?:de )?(?P<year>\d{{4}}){_CLOCK}{_END}",
    re.IGNORECASE,
)
_UPDATED = lazy(r"(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato)", re.IGNORECASE)
_NAMES = (  # how the months of six languages begin
    "jan gen ene", "feb fév", "mar mär mrz", "apr avr abr", "may mai mag", "jun juin giu", "jul juil lug", "aug aoû ago", "sep set",
    "oct okt ott", "nov", "dec dez déc dic",
)  # fmt: skip
_MONTHS = {start: number for number, starts in enumerate(_NAMES, 1) for start in starts.split()}
_ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "MEZ": "+01:00", "MESZ": "+02:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip


def stamp(text: str) -> str | None:
    """The time that a line tells and nothing else, as ISO 8601; None for any other line.

    Read are `2026-05-03 10:00 UTC`, `May 3, 2026 / 10:00 AM`, `Updated: 3 May 2026 10:00 GMT` and the like, months in six
    languages. A day without an hour is that day alone; a zone that is not known is left out.
    """
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return None
    line = " ".join(text.split()).strip("()[]* ")
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST):
        match = pattern.fullmatch(line)
        found = _iso(match) if match else None
        if found:
            return found
    return None


def is_update(text: str) -> bool:
    """Whether a line of time says that it is the time of an update."""
    return _UPDATED.match(text.strip("()[]* ")) is not None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    day, hour = int(parts["day"]), _hour(parts["hour"], parts["half"])
    if month is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    date = f"{parts['year']}-{month:02}-{day:02}"
    if hour is None or (parts["minute"] is None and parts["half"] is None):
        return date if parts["hour"] is None else None
    return f"{date}T{hour:02}:{parts['minute'] or '00'}:{parts['second'] or '00'}{_zone(parts['zone'])}"


def _month(name: str) -> int | None:
    plain = name.casefold()
    return _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3])


def _hour(hour: str | None, half: str | None) -> int | None:
    if hour is None:
        return None
    if half is None:
        return int(hour) if int(hour) < 24 else None
    return int(hour) % 12 + (12 if half[0] in "pP" else 0) if 1 <= int(hour) <= 12 else None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] in "+-":
        return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return _ZONES.get(zone.strip("()").upper(), "")
