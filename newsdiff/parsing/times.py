"""A time as a format wrote it goes in, a `datetime` comes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsdiff.parsing.stamps import stamp

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def published(stated: str | None) -> datetime | None:
    """Read ISO 8601, RFC 2822, Unix seconds (9 or 10 digits, with a fraction or not) or milliseconds (12 or 13), or a line of time (`stamps`).

    None where it is none of them. A time without a zone stays without one.
    """
    if not stated:
        return None
    stated = stated.strip()
    if stated.isdecimal() and len(stated) in {9, 10, 12, 13}:
        return _EPOCH + timedelta(seconds=int(stated) / (1000 if len(stated) > 10 else 1))
    seconds, point, rest = stated.partition(".")
    if point and rest.isdecimal() and seconds.isdecimal() and len(seconds) in {9, 10}:
        return _EPOCH + timedelta(seconds=float(stated[:20]))
    try:
        return datetime.fromisoformat(stated)
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - loads sockets and more, and few times are written so

    try:
        return parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _told(stated)


def _told(stated: str) -> datetime | None:
    """A time in words, as desks write it above a text."""
    line = stamp(stated)
    try:
        return datetime.fromisoformat(line) if line else None
    except ValueError:
        return None
