"""A kill goes in, the names come out by which a desk knows the story that it withdraws: the headlines that the kill quotes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import blake2b
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.grouping.moments import seconds, withdrawn
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Version

BY_HEADLINE = "killed by its headline"
DAY = 24.0  # hours from a story to its kill: the daily notice of the same headline is a day older
WORDS = 4  # of a headline that names one story: fewer are a rubric (`Stocks to watch`)
_PARAGRAPHS = 6  # of a kill are looked at: what it withdraws stands at its top
_QUOTED = lazy(r'"([^"]{12,240})"')
_STAMP = lazy(r"(?:(?:(?:BULLETIN|MANDATORY|STORY) )?(?:KILL(?:ED)?|WITHDRAWN|WITHDRAWAL|REMOVED|DELETED?))\b\W+")


def headings(version: Version) -> Iterator[str]:
    """Names by which a kill may call a text: its headline, with and without the desk's tags, on its day (UTC)."""
    if not withdrawn(version):
        for headline in {_key(version.headline), _key(version.title)} - {""}:
            yield _name(_day(version), headline)


def killed(version: Version) -> Iterator[str]:
    """What a withdrawn text calls the story it withdraws: its own headline less its stamp, and what it quotes; of its day or the one before."""
    if withdrawn(version):
        day = _day(version)
        for headline in sorted({*map(_key, _quoted(version))} - {""}):
            yield from (_name(some, headline) for some in ((day,) if day is None else (day, day - 1)))


def kills(one: Version, other: Version) -> bool:
    """Whether a text is a kill that names the headline of the other, which went out no more than a `DAY` before."""
    if not withdrawn(one) or withdrawn(other):
        return False
    if one.published and other.published and not 0 <= seconds(one.published) - seconds(other.published) <= DAY * 3600:
        return False
    return not set(killed(one)).isdisjoint(headings(other))


def surety(link: str | None, apart: float | None) -> float:
    """How sure a declared link is: a kill belongs to the nearer of two texts of one headline; 0 without a link."""
    if link != BY_HEADLINE:
        return float(bool(link))
    return round(1 - (DAY if apart is None else apart) / 1000, 4)


def _quoted(version: Version) -> Iterator[str]:
    headline = version.headline
    if headline:
        yield headline
        yield version.title or headline
        yield _STAMP.sub("", headline, count=1)
    for paragraph in version.paragraphs[:_PARAGRAPHS]:
        yield from (match[1] for match in _QUOTED.finditer(words.key(paragraph.text)))


def _key(headline: str | None) -> str:
    """The words of a headline; none where they are too few to name one story."""
    found = words.words(words.key(headline)) if headline else []
    return " ".join(found) if len(found) >= WORDS else ""


def _day(version: Version) -> int | None:
    return None if version.published is None else int(seconds(version.published) // 86400)


def _name(day: int | None, headline: str) -> str:
    """A short name that no format gives: an archive keeps one for each text."""
    made = blake2b(f"{day} {headline}".encode("utf-8", "surrogatepass"), digest_size=8)
    return f"#{b64encode(made.digest()).decode().rstrip('=')}"
