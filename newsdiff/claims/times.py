"""Tokens go in, the times that they name come out: days, dates, years, clock times, and words such as `last week`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.marks import Mark
from newsdiff.claims.romance import dating
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.model import Value

_DAYS = frozenset({"weekday", "month", "day", "clock", "part"})
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
_ORDINALS |= {word: word for word in _ORDINALS.values()}
_UNCLEAR = {"may", "march", "sun", "sat", "mon", "wed", "mar", "jan", "second", "august"}
YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_NEAR = lazy(r"(?:19|20)\d\d")
_HOURS = lazy(r"[012]\d[0-5]\d")
_CLOCK = lazy(r"\d{1,2}:\d\d")


@dataclass(frozen=True)
class When(Mark):
    """A time: its kind, and its parts (a month and a day, a weekday number, words)."""

    kind: str
    parts: tuple[str | int, ...]

    @property
    def value(self) -> Value:
        """Kind and parts, as shown."""
        return (("time", self.kind), ("value", " ".join(str(part) for part in self.parts)))


Words = dict[str, tuple[str, ...]]


def times(run: Sequence[Token], language: str = "en") -> list[When]:
    """The times of a run of tokens, in order, none inside another."""
    if language in GLOSSED:
        return _told(run, language)
    words = table(language, "times")
    found: list[When] = []
    end = 0
    for at, token in enumerate(run):
        norm = token.norm
        if at < end or not (token.kind == "n" or norm in words or norm in _ORDINALS or ":" in norm or language == "de"):
            continue
        when = _at(run, at, words, language)
        if when is not None:
            found.append(when)
            end = when.end
            if when.kind == "date" and (until := _until(run, when)) is not None:
                found.append(until)
                end = until.end
    return found


def _told(run: Sequence[Token], language: str) -> list[When]:
    """The times of French or Spanish tokens."""
    found: list[When] = []
    for at in range(len(run)):
        time = dating.time(run, at, language) if not found or at >= found[-1].end else None
        if time is not None:
            found.append(When(*time))
    return found


def _until(run: Sequence[Token], when: When) -> When | None:
    """The last day of `April 8-16`, `April 8 to 16`."""
    at = when.end + 1
    if at >= len(run) or run[when.end].norm not in {"-", "to"} or run[at].kind != "n":
        return None
    if run[when.end].norm == "-" and not run[at].glued:
        return None
    day = _day(run, at)
    return When(at, at + 1, "date", (when.parts[0], day)) if day is not None else None


def dated(norm: str, language: str) -> bool:
    """Whether a word names a day, a month or a part of the day."""
    known = table(language, "times").get(norm)
    return known is not None and known[0] in _DAYS


def _at(run: Sequence[Token], at: int, words: Words, language: str) -> When | None:  # noqa: PLR0911 - one rule a line
    token = run[at]
    if token.kind == "n":
        return _numbered(run, at, words, language)
    if _CLOCK.fullmatch(token.norm):
        return _clock(run, at, at + 1, words)
    if token.norm in _ORDINALS and at + 1 < len(run) and run[at + 1].norm in {"quarter", "qtr", "half"}:
        return When(at, at + 2, "period", (_ORDINALS[token.norm], run[at + 1].norm.replace("qtr", "quarter")))
    kind, value = words.get(token.norm) or _compound(token, words) or ("", "")
    if (
        kind == "period"
        and at
        and run[at - 1].norm == "a"
        and at + 1 < len(run)
        and run[at + 1].norm in {"ago", "earlier"}
    ):
        return When(at - 1, at + 2, "period", ("last", value if value != "=" else token.norm))  # `a year ago`
    if kind == "lean":
        return _leaning(run, at, value, words)
    if kind not in _DAYS or not _clear(run, at, words, language):
        return None
    if kind == "month":
        return _month(run, at, int(value))
    return When(at, at + 1, kind, (int(value) if kind in {"weekday", "day"} else value,))


def _compound(token: Token, words: Words) -> tuple[str, ...] | None:
    """The weekday in `Mittwochabend`."""
    if token.kind != "w" or len(token.norm) < 9:
        return None
    for part in ("abend", "morgen", "vormittag", "nachmittag", "mittag", "nacht"):
        known = words.get(token.norm.removesuffix(part)) if token.norm.endswith(part) else None
        if known and known[0] == "weekday":
            return known
    return None


def _clear(run: Sequence[Token], at: int, words: Words, language: str) -> bool:
    """Whether `may`, `march`, `sun` … are a month or a day here: a capital, and a number or a word of time beside it."""
    token = run[at]
    if language == "de":
        return token.norm != "morgen" or token.text[0].islower()
    short = len(token.norm) <= 4 and words[token.norm][0] in {"weekday", "month"}
    if not short and token.norm not in _UNCLEAR:
        return True
    if not token.text[0].isupper():
        return False
    before = run[at - 1] if at else None
    after = run[at + 1] if at + 1 < len(run) else None
    if before is not None and before.norm == "-" and at > 1 and run[at - 2].norm in {"mid", "early", "late"}:
        return True
    number = any(t is not None and (t.kind == "n" or t.norm in table("en", "numbers")) for t in (before, after))
    if number or (after is not None and after.norm == "." and after.glued):
        return True
    doubtful = {"to", "for", "this", "of", "on", "from"} if token.norm == "may" else set()
    leads = before is not None and (words.get(before.norm, ("",))[0] in {"dating", "lean"} or before.norm == "on")
    return leads and before is not None and before.norm not in doubtful


def _leaning(run: Sequence[Token], at: int, lean: str, words: Words) -> When | None:
    if at + 1 >= len(run):
        return None
    after = run[at + 1]
    kind, value = words.get(after.norm) or ("", "")
    if kind == "period" or (kind == "part" and after.norm != "overnight"):
        return When(at, at + 2, "period", (lean, after.norm if value == "=" else value))
    if kind == "weekday" and len(after.norm) > 3:
        return When(at, at + 2, "weekday", (int(value),))
    if kind == "month" and after.text[0].isupper() and len(after.norm) > 3:
        return _month(run, at + 1, int(value), start=at)
    return None


def _month(run: Sequence[Token], at: int, month: int, start: int | None = None) -> When:
    """A month with what stands beside it: `Nov. 3`, `November 3, 2017`, `3 November`, `November 2017`."""
    begin = at if start is None else start
    end = at + 1
    if end < len(run) and run[end].norm == "." and run[end].glued and end + 1 < len(run) and run[end + 1].kind == "n":
        end += 1
    day = _day(run, end)
    if day is not None and not YEAR.fullmatch(run[end].norm):
        return _year(run, begin, end + 1, (month, day))
    if start is None and at and (before := _day(run, at - 1)) is not None:
        return _year(run, at - 1, at + 1, (month, before))
    found = _year(run, begin, end, (month,))
    return found if found.end > end else When(begin, at + 1, "month", (month,))


def _day(run: Sequence[Token], at: int) -> int | None:
    """A day of the month: `3`, `3rd`, in wire copy `May four`."""
    if at >= len(run):
        return None
    worded = table("en", "numbers").get(run[at].norm)
    if worded and worded[1] in {"unit", "tens"} and 1 <= int(worded[0]) <= 31:
        return int(worded[0])
    text = run[at].norm.rstrip("stndrh")
    return int(text) if text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31 else None


def _year(run: Sequence[Token], start: int, end: int, parts: tuple[int, ...]) -> When:
    at = end + 1 if end < len(run) and run[end].norm == "," else end
    if at < len(run) and run[at].kind == "n" and YEAR.fullmatch(run[at].norm):
        return When(start, at + 1, "date" if len(parts) > 1 else "month", (*parts, int(run[at].norm)))
    return When(start, end, "date" if len(parts) > 1 else "month", parts)


def _numbered(run: Sequence[Token], at: int, words: Words, language: str) -> When | None:  # noqa: PLR0911 - one rule a line
    """A number that is a time: `3 November`, `3. März`, `3 p.m.`, `1100 hrs GMT`, `in 2014`, `1986/87`."""
    after = run[at + 1] if at + 1 < len(run) else None
    plain = (
        run[at].norm.replace(",", "").replace(" ", "").replace("\u2063", "")
        if at and run[at - 1].norm == "year"
        else run[at].norm
    )  # `the year 2,000`
    if (after is None or plain != run[at].norm) and _NEAR.fullmatch(plain):
        return When(at, at + 1, "year", (int(plain),))
    if after is None:
        return None
    if not YEAR.fullmatch(run[at].norm) or after.norm in {"hrs", "hours"} or words.get(after.norm, ("",))[0] == "zone":
        return _placed(run, at, words)
    if after.norm == "/" and after.glued and at + 2 < len(run) and run[at + 2].kind == "n":
        return When(at, at + 3, "season", (run[at].norm, run[at + 2].norm[-2:]))
    before = run[at - 1].norm if at else ""
    if before in {"$", "£", "€", "¥"}:
        return None
    led = words.get(before, ("",))[0] in {"dating", "when"}
    if after.kind != "w" or (led and language != "de") or not _counts(run[at].norm, after, language):
        return When(at, at + 1, "year", (int(run[at].norm),))
    return _placed(run, at, words)


def _counts(number: str, after: Token, language: str) -> bool:
    """Whether a number without a comma counts what follows: wire copy writes 1,985, so near our time it is a year."""
    if after.norm in {"year", "month", "quarter", "qtr", "period"}:
        return False  # `1986 year net` of a table
    if after.norm in table(language, "units") or after.norm in table(language, "numbers") or after.norm == "people":
        return True
    noun = after.text[0].isupper() if language == "de" else after.norm.endswith("s")
    return noun and (language == "de" or not "1900" <= number <= "2099")


def _placed(run: Sequence[Token], at: int, words: Words) -> When | None:
    """A day before its month, or an hour before its zone."""
    nearest = at + 1
    if run[nearest].norm == "." and run[nearest].glued and nearest + 1 < len(run):
        nearest += 1
    kind, value = words.get(run[nearest].norm) or ("", "")
    if kind == "month" and _day(run, at) and run[nearest].text[0].isupper():
        return replace(
            _month(run, nearest, int(value)), start=at, kind="date", parts=_dayed(run, at, nearest, int(value))
        )
    if run[at + 1].norm == "hrs" and _HOURS.fullmatch(run[at].norm):
        return _clock(run, at, at + 1, words)
    hours = run[at + 1].norm in {"hrs", "hours"} and at + 2 < len(run)
    zone = run[at + 1 + hours].norm
    return _clock(run, at, at + 1, words) if words.get(zone, ("",))[0] == "zone" else None


def _dayed(run: Sequence[Token], at: int, month_at: int, month: int) -> tuple[int, ...]:
    found = _month(run, month_at, month)
    year = found.parts[-1:] if found.kind == "month" and len(found.parts) > 1 else ()
    return (month, _day(run, at) or 0, *(int(part) for part in year))


def _clock(run: Sequence[Token], at: int, end: int, words: Words) -> When:
    text = run[at].norm.replace(".", ":")
    end += end < len(run) and run[end].norm in {"hrs", "hours"}
    zone = run[end].norm if end < len(run) else ""
    half = zone.replace(".", "")
    if half in {"am", "pm"}:
        hour, _, minute = text.partition(":")
        shifted = int(hour) % 12 + (12 if half == "pm" else 0) if hour.isdigit() else 0
        text, end = f"{shifted}:{minute or '00'}", end + 1
    elif words.get(zone, ("",))[0] == "zone":
        end += 1
    if len(text) == 4 and text.isdigit():
        text = f"{int(text[:2])}:{text[2:]}"
    return When(at, end, "clock", (text,))
