"""A line above the lead goes in; where it is nothing but a time, the time it tells comes out in ISO 8601."""

from __future__ import annotations

import re

from newsdiff.words.patterns import lazy

LONGEST = 100
"""Characters of a line that may be a line of time."""
_DIGIT = lazy(r"\d")
_WORDS = (
    r"(?:first |last |originally )?(?:published|updated|posted|created|filed|issued|modified|date|time|veröffentlicht|aktualisiert"
    r"|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|publicerad|uppdaterad|oppdatert|opdateret|gepubliceerd|bijgewerkt)"
)
_SAYS = rf"(?:{_WORDS}(?: on| at| am| le| el| il)?\s?[:,]?\s)?"
_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mar|mer|jeu|ven|dim|mié|jue|vie|sáb|dom|gio)[^\W\d_]{0,8}"
    r"\.?,?\s)?(?:le |el |il |am |den )?"
)
_HOUR = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,6})?)?)?\s?(?P<half>[ap]\.?m\.?)?(?:\s?Uhr)?"
_ZONE = r"(?P<zone>Z|(?:GMT|UTC)?[+-]\d{2}:?\d{2}|\(?[A-Z]{2,4}\)?)?"
_CLOCK = rf"(?:\s?[,/|·•T–—-]?\s?(?:at |um |à |a las |alle )?{_HOUR}\s?{_ZONE})?"
_END = r"(?:\s?[/|·•]\s?(?:updated )?.{1,24} ago)?\.?"
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_ORDER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_MONTH = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s(?:de )?{_MONTH},?\s(?:de )?(?P<year>\d{{4}})"
_FORMS = tuple(
    lazy(form, re.IGNORECASE)
    for form in (
        rf"{_SAYS}(?P<year>\d{{4}})(?P<mark>[-/.])(?P<number>\d{{2}})(?P=mark)(?P<day>\d{{2}}){_CLOCK}{_END}",
        rf"{_SAYS}{_DAY}{_MONTH}\s{_ORDER},?\s(?P<year>\d{{4}}){_CLOCK}{_END}",
        rf"{_SAYS}{_DAY}{_DAY_MONTH}{_CLOCK}{_END}",
        rf"{_SAYS}{_DAY}{_MONTH}\s{{1,2}}{_ORDER}\s{_HOUR}\s?(?:{_ZONE}\s)?(?P<year>\d{{4}})",  # as C's ctime writes it
        rf"{_SAYS}{_HOUR}\s?{_ZONE}\s?[,/|·•–—-]?\s?(?:on )?{_DAY}{_DAY_MONTH}",
        rf"{_SAYS}{_HOUR}\s?{_ZONE}\s?[,/|·•–—-]?\s?(?:on )?{_DAY}{_MONTH}\s{_ORDER},?\s(?P<year>\d{{4}})",
        rf"{_SAYS}{_DAY}(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?(?P<year>\d{{4}}){_CLOCK}{_END}",
        rf"{_SAYS}(?P<year>\d{{4}})年(?P<number>\d{{1,2}})月(?P<day>\d{{1,2}})日\s?{_CLOCK}",
    )
)
_SLASHED = lazy(
    rf"{_SAYS}{_DAY}(?P<one>\d{{1,2}})(?P<mark>[/-])(?P<other>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_CLOCK}{_END}",
    re.IGNORECASE,
)
_UNREAD = lazy(  # the line says that it tells a time, and of which day it is nobody knows
    rf"{_WORDS}(?: on| at)?\s?:?\s(?:\d{{1,2}}[:/h]\d|\d{{1,3}} (?:sec|min|hour|day)\w{{0,5}} ago|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
    r"[^!?]{0,40}$",
    re.IGNORECASE,
)
_YEAR = lazy(r"\d{4}")
_MORE = lazy(r"\d\D+\d{4}|\d{4}\D+\d")  # a day beside the year
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

    Read are `2026-05-03 10:00 UTC`, `May 3, 2026 / 10:00 AM`, `Updated: 3 May 2026 10:00 GMT`, `10:00 GMT 3 May 2026`,
    `Sun May 3 10:00:00 2026`, `3.5.2026, 10.00 Uhr` and the like, months in six languages; `13/05/2026` where one of the
    two can be no month. A day without an hour is that day alone; a zone that is not known is left out.
    """
    line = _line(text)
    if line is None or _YEAR.search(line) is None or _MORE.search(line) is None:
        return None
    for form in _FORMS:
        match = form.fullmatch(line)
        found = _iso(match.groupdict()) if match else None
        if found:
            return found
    slashed = _SLASHED.fullmatch(line)
    return _iso(_sorted(slashed.groupdict())) if slashed else None


def is_unread(text: str) -> bool:
    """Whether a line tells a time that cannot be read for sure: `03/05/2026 10:00` is a day in March or in May."""
    line = _line(text)
    if line is None:
        return False
    told = ("/" in line or "-" in line) and _SLASHED.fullmatch(line) is not None
    return (told or _UNREAD.match(line) is not None) and stamp(text) is None


def _line(text: str) -> str | None:
    """A text that may be a line of time, without its brackets."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return None
    return " ".join(text.split()).strip("()[]* ")


def is_update(text: str) -> bool:
    """Whether a line of time says that it is the time of an update."""
    return _UPDATED.match(text.strip("()[]* ")) is not None


def _sorted(parts: dict[str, str | None]) -> dict[str, str | None]:
    """The day and the month of `13/05/2026` or `05/13/2026`; neither where both could be the month and they differ."""
    one, other = int(parts["one"] or 0), int(parts["other"] or 0)
    if one == other or one > 12 or other > 12:
        parts |= {"day": str(max(one, other)), "number": str(min(one, other))}
    return parts


def _iso(parts: dict[str, str | None]) -> str | None:
    number = parts.get("number")
    month = int(number) if number else _month(parts.get("month") or "")
    day, hour = int(parts.get("day") or 0), _hour(parts["hour"], parts["half"])
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
    offset = zone.upper().removeprefix("GMT").removeprefix("UTC")
    if offset[:1] in {"+", "-"}:
        return offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    return _ZONES.get(zone.strip("()").upper(), "")
