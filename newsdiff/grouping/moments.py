"""Versions and times go in, hours come out; a time without zone is read as UTC, whatever the zone of the machine."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from newsdiff.model import Version


def hours(left: datetime | None, right: datetime | None) -> float | None:
    """Hours apart, never below 0; None where a time is unknown."""
    if left is None or right is None:
        return None
    return abs(seconds(left) - seconds(right)) / 3600


def seconds(when: datetime) -> float:
    """Seconds since 1970."""
    return when.timestamp() if when.tzinfo else when.replace(tzinfo=UTC).timestamp()


def when(version: Version) -> float:
    """Seconds since 1970; the undated come last."""
    return float("inf") if version.published is None else seconds(version.published)


def withdrawn(version: Version) -> bool:
    """Whether a version was taken back: it is linked by declaration only."""
    return version.state == "withdrawn" or version.label.kind == "withdrawal"
