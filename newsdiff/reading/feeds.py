"""A feed (RSS, Atom, RDF) goes in, a `Document` an entry comes out: its text where the feed carries it, else a listing."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError
from newsdiff.model import Declared, Document, Source
from newsdiff.reading.markup import guarded
from newsdiff.reading.setting import html_blocks
from newsdiff.reading.streams import RECORD, whole
from newsdiff.reading.unwrapping import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Block
    from newsdiff.reading.streams import Intake

_PIP = "install what reads it: pip install 'newsdiff[feeds]'"
_TRACKING = re.compile(r"(?:utm_[a-z]+|fbclid|gclid|cmpid|ref|rss)=[^&#]*&?")
_FULL = 1000  # characters of a description that is the text itself


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document an entry, in the feed's order; `Source.offset` counts the entries from 1.

    An entry's id is its guid or Atom id, else its link; its time is `updated`, else `published`, never that of the poll.
    The text is `content`; a description stands for it where it is long and in paragraphs, else the entry is a listing.
    """
    try:
        import feedparser  # noqa: PLC0415 - for feeds only
    except ImportError as error:
        raise ReadError(intake.name, "a feed, which needs an optional library", _PIP) from error
    raw = whole(intake, RECORD)
    guarded(raw, intake.name)
    try:
        feed = feedparser.parse(io.BytesIO(raw), resolve_relative_uris=False)
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError, AssertionError) as error:
        raise ReadError(
            intake.name, f"a feed that cannot be read ({type(error).__name__})", "fetch it again"
        ) from error
    for number, entry in enumerate(feed.entries, start=1):
        source = Source(intake.name, "feed", number)
        found = _document(entry, feed.feed, source)
        if found.blocks or found.declared.headline:
            yield found
        else:
            yield ReadError(source.name, "an entry without title and text", "the others are read")
    damage = feed.get("bozo_exception")
    if feed.bozo and not isinstance(damage, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType):
        what = "not a feed that can be read" if not feed.entries else f"damaged after entry {len(feed.entries)}"
        yield ReadError(intake.name, f"{what} ({' '.join(str(damage).split())[:100]})", "fetch it again")


def _document(entry: Any, feed: Any, source: Source) -> Document:
    blocks = _content(entry)
    listing = not blocks
    if listing:
        blocks = _set(entry.get("summary") or "")
        listing = len(blocks) < 3 or sum(len(block.text) for block in blocks) < _FULL
    link = _link(entry.get("link"))
    return Document(
        source,
        blocks,
        Declared(
            story_id=(entry.get("id") or "").strip() or link,
            url=link,
            provider=(feed.get("title") or "").strip() or None,
            headline=joined(_plain(entry.get("title") or "")) or None,
            byline=_byline(entry),
            published=dict.get(entry, "updated") or dict.get(entry, "published"),  # its own get() mixes the two
            language=feed.get("language"),
            listing=listing,
        ),
    )


def _byline(entry: Any) -> str | None:
    """All authors of an entry: feedparser's `author` is the last of them."""
    names = [(author.get("name") or "").strip() for author in entry.get("authors") or ()]
    return " and ".join(dict.fromkeys(filter(None, names))) or (entry.get("author") or "").strip() or None


def _content(entry: Any) -> tuple[Block, ...]:
    found = [_set(part.get("value") or "") for part in entry.get("content") or ()]
    return max(found, key=lambda blocks: sum(len(block.text) for block in blocks), default=())


def _set(text: str) -> tuple[Block, ...]:
    return html_blocks(text) if text.strip() else ()


def _plain(text: str) -> str:
    return " ".join(block.text for block in html_blocks(text)) if "<" in text or "&" in text else text


def _link(link: str | None) -> str | None:
    """An address without what only counts who came by which feed."""
    if not link or not link.startswith(("http://", "https://")):
        return None
    return _TRACKING.sub("", link.partition("#")[0]).rstrip("?&")
