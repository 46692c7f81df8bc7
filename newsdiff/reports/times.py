"""A time of publication goes in, what a reader sees comes out: in the story's own zone, never in this machine's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.reports.strings import say

if TYPE_CHECKING:
    from datetime import datetime

# not strftime: it would follow the locale of this machine
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown(time: datetime | None) -> str:
    """`3 Nov 2017, 18:20 UTC+02:00`; says where the text gives no zone or no time. A midnight without a zone is a day alone."""
    if time is None:
        return say("no_time")
    if time.tzinfo is None and time.time() == time.min.time():
        return day(time)
    zone = f"UTC{_offset(time)}" if time.utcoffset() is not None else say("no_zone")
    return f"{day(time)}, {time:%H:%M} {zone}"


def day(time: datetime) -> str:
    """`3 Nov 2017`."""
    return f"{time.day} {_MONTHS[time.month - 1]} {time.year}"


def _offset(time: datetime) -> str:
    minutes = int((time.utcoffset() or time - time).total_seconds()) // 60
    if not minutes:
        return ""
    return f"{'+' if minutes > 0 else '−'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
