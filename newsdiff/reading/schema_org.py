"""A schema.org NewsArticle (JSON-LD) goes in, a `Document` comes out; the HTML reader takes its facts from here, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError
from newsdiff.model import Block, Declared, Document
from newsdiff.reading.setting import html_blocks
from newsdiff.reading.unwrapping import blocks as text_blocks
from newsdiff.reading.unwrapping import joined

if TYPE_CHECKING:
    from newsdiff.model import Source

_KINDS = ("BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting")


def fits(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an article of schema.org."""
    kinds = record.get("@type") or record.get("type") if "@context" in record or "@type" in record else None
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and (name.rpartition("/")[2].endswith("Article") or name in _KINDS) for name in names
    )


def document(record: Mapping[str, Any], source: Source) -> Document:
    """One article: `articleBody`, and what the page says of it.

    Raises:
        ReadError: it has neither a body nor a description.
    """
    body = _text(record.get("articleBody")) or ""
    blocks = (
        html_blocks(body)
        if body.lstrip()[:20].lower().startswith(("<p", "<div", "<h"))
        else text_blocks(body, titled=True)
    )
    listing = not blocks
    if not blocks:
        blocks = text_blocks(_text(record.get("description")) or "", titled=True)
    if not blocks:
        raise ReadError(source.name, "an article without articleBody", "the others are read")
    notices = [text for text in corrections(record) if all(text not in block.text for block in blocks)]
    blocks += tuple(Block(text, role="correction") for text in notices)
    return Document(source, blocks, declared(record, listing=listing))


def declared(record: Mapping[str, Any], *, listing: bool = False) -> Declared:
    """What an article's fields say of it."""
    url = address(record)
    version = record.get("version")
    return Declared(
        story_id=_address(record.get("@id")) or url,
        version=str(version) if isinstance(version, str | int | float) and not isinstance(version, bool) else None,
        url=url,
        provider=_name(record.get("publisher")) or _name(record.get("sourceOrganization")),
        headline=_line(record.get("headline")) or _line(record.get("name")),
        byline=_names(record.get("author")) or _names(record.get("creator")),
        dateline=_line(record.get("dateline")),
        published=_line(record.get("dateModified"))
        or _line(record.get("datePublished"))
        or _line(record.get("dateCreated")),
        language=_language(record.get("inLanguage")),
        state="withdrawn" if "retracted" in str(record.get("creativeWorkStatus", "")).lower() else None,
        listing=listing,
    )


def address(record: Mapping[str, Any]) -> str | None:
    """Where the article says that it stands."""
    return _address(record.get("url")) or _address(record.get("mainEntityOfPage"))


def corrections(record: Mapping[str, Any]) -> list[str]:
    """The notices in `correction`: texts, or CorrectionComments."""
    given = record.get("correction")
    found = []
    for one in given if isinstance(given, list) else [given]:
        text = _text(one.get("text") or one.get("description")) if isinstance(one, Mapping) else _text(one)
        if text and not text.startswith(("http://", "https://")):
            line = joined(text)
            found.append(line if "orrect" in line or "larif" in line else f"Correction: {line}")
    return found


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _line(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    return joined(value) or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url")
    return (
        value.strip() if isinstance(value, str) and value.startswith(("http://", "https://", "urn:", "tag:")) else None
    )


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    return _line(value.get("name")) if isinstance(value, Mapping) else _line(value)


def _names(value: Any) -> str | None:
    names = [_name(one) for one in (value if isinstance(value, list) else [value])]
    return " and ".join(dict.fromkeys(filter(None, names))) or None


def _language(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("alternateName") or value.get("name")
    return _line(value)
