"""French and Spanish tokens go in, the time that begins at one of them comes out: its kind, its parts, where it begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token

Found = tuple[int, int, str, tuple[str | int, ...]]
"""(first token, one past the last, kind, parts)."""
Words = dict[str, tuple[str, ...]]
_CLOCK = lazy(r"\d{1,2}:[0-5]\d")
_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_FIRST = frozenset({"er", "o", "°"})
_LEADS = frozenset({"to", "vers", "hacia", "since", "until", "before", "after"})
_LEADING = frozenset({"the", "this", "of", "in", "by", "during", "to"})


def time(run: Sequence[Token], at: int, language: str) -> Found | None:  # noqa: PLR0911 - one rule a line
    """The time that begins at a token, None where none does."""
    words = table(language, "times")
    token = run[at]
    if _CLOCK.fullmatch(token.norm):
        return at, at + 1, "clock", (token.norm,)
    if _spelled(run, at, language):
        number = table(language, "numbers").get(token.norm, (token.norm,))[0]
        return at, at + 1 + (language == "fr"), "clock", (f"{number}:00",)
    if token.kind == "n":
        return _numbered(run, at, words, language)
    kind, value = words.get(token.norm) or ("", "")
    if kind == "lean":
        return _leaning(run, at, value, words)
    if kind == "period":
        return _period(run, at, value, words)
    if kind == "weekday":
        return at, at + 1 + _lean(run, at + 1, words)[1], "weekday", (int(value),)
    if kind == "month":
        return _month(run, at, at, int(value), ())
    if kind == "part" or token.norm == "manana":
        return _part(run, at, kind, value, words)
    if kind == "day":
        return at, at + 1, "day", (int(value),)
    return (at, at + 1, "clock", (value,)) if kind == "clock" else None


def _spelled(run: Sequence[Token], at: int, language: str) -> bool:
    """Whether a number is an hour by the words round it: `à cinq heures`, `a las cinco de la tarde`."""
    number = table(language, "numbers").get(run[at].norm, ("", ""))
    if at == 0 or not (number[1] in {"unit", "score"} or (run[at].norm.isdigit() and len(run[at].norm) < 3)):
        return False
    if language == "es":
        return run[at - 1].text.lower() == "las" and at > 1 and run[at - 2].norm in _LEADS
    return run[at - 1].norm in _LEADS and at + 1 < len(run) and run[at + 1].norm in {"heure", "heures"}


def _numbered(run: Sequence[Token], at: int, words: Words, language: str) -> Found | None:
    """`3 mars 2031`, `1er juin`, `3 de marzo de 2031`, `en 2014`."""
    end = at + 1
    end += end < len(run) and run[end].norm in _FIRST and run[end].glued
    end += end < len(run) and run[end].norm == "of"
    kind, value = words.get(run[end].norm, ("", ""))[:2] if end < len(run) else ("", "")
    day = int(run[at].norm) if run[at].norm.isdigit() and len(run[at].norm) < 3 else 0
    if kind == "month" and 1 <= day <= 31:
        return _month(run, at, end, int(value), (day,))
    return (at, at + 1, "year", (int(run[at].norm),)) if _year(run, at, words, language) else None


def _year(run: Sequence[Token], at: int, words: Words, language: str) -> bool:
    """Whether four digits name a year: nothing is counted behind them, or a word that dates stands before them."""
    if not _YEAR.fullmatch(run[at].norm):
        return False
    before, after = run[at - 1] if at else None, run[at + 1] if at + 1 < len(run) else None
    if before is not None and (before.norm in {"in", "since"} or words.get(before.norm, ("",))[0] == "dating"):
        return after is None or after.norm not in table(language, "units")
    plain = after is None or after.kind in "pq" or after.norm in table(language, "function")
    return plain and (after is None or after.norm not in {"of", "other"})


def _month(run: Sequence[Token], start: int, at: int, month: int, day: tuple[int, ...]) -> Found:
    """A month with its day before it and its year behind it."""
    end = at + 1
    year = end + (end < len(run) and run[end].norm == "of")
    if year < len(run) and _YEAR.fullmatch(run[year].norm):
        return start, year + 1, "date" if day else "month", (month, *day, int(run[year].norm))
    return start, end, "date" if day else "month", (month, *day)


def _lean(run: Sequence[Token], at: int, words: Words) -> tuple[str, int]:
    """(where a time lies, tokens that say so) behind it: `dernière`, `que viene`."""
    that = at < len(run) and run[at].norm == "que"
    known = words.get(run[at + that].norm) if at + that < len(run) else None
    return (known[1], 1 + that) if known and known[0] == "lean" and known[1] != "this" else ("", 0)


def _period(run: Sequence[Token], at: int, name: str, words: Words) -> Found | None:
    """`la semaine prochaine`, `la semana que viene`."""
    lean, size = _lean(run, at + 1, words)
    return (at, at + 1 + size, "period", (lean, name)) if lean else None


def _leaning(run: Sequence[Token], at: int, lean: str, words: Words) -> Found | None:
    """`cette semaine`, `el próximo lunes`, `este año`."""
    kind, value = (words.get(run[at + 1].norm) or ("", ""))[:2] if at + 1 < len(run) else ("", "")
    if kind == "period" or (kind == "part" and lean == "this"):
        return at, at + 2, "period", (lean, value)
    if kind == "weekday":
        return at, at + 2, "weekday", (int(value),)
    return None


def _part(run: Sequence[Token], at: int, kind: str, value: str, words: Words) -> Found | None:
    """A part of the day: behind a weekday or a word that leads to it; `mañana` alone is tomorrow."""
    before = run[at - 1].norm if at else ""
    led = before in _LEADING or words.get(before, ("",))[0] in {"weekday", "day"}
    if run[at].norm == "manana":
        return (at, at + 1, "part", ("morning",)) if before in {"the", "this"} else (at, at + 1, kind, (int(value),))
    return (at, at + 1, kind, (value,)) if led else None
