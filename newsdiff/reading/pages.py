"""An HTML page goes in, one `Document` comes out: its main text by trafilatura, its facts by JSON-LD and meta elements."""

from __future__ import annotations

import json
import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError
from newsdiff.model import Declared, Document, Source
from newsdiff.reading import notices, schema_org, trimming
from newsdiff.reading.objects import unwrapped
from newsdiff.reading.streams import RECORD, SINGLE, decode, whole
from newsdiff.reading.unwrapping import joined
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsdiff.model import Block
    from newsdiff.reading.streams import Intake

DEPTH = 512
"""Most elements within one another."""
ATTRIBUTES = 1000
"""Most attributes of one element."""

_CHARSET = lazy(rb"<meta[^<>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)
_TAG = lazy(
    r"<(/?)(?:div|span|section|article|table|ul|ol|font|b|i|em|strong|a|blockquote|center|form|main|figure|small)\b",
    re.IGNORECASE,
)
_NAMED = lazy(
    r"(?:(?:By|by|Von|Par|Por|Di) )?[^\W\d_a-z][\w.'’-]{0,30}(?:,? (?:and|und|et|y|e|de|van|von|der|al|[^\W\d_a-z][\w.'’-]{0,30})){1,9}$"
)
_NO_TEXT = "script style link meta svg iframe canvas map object embed video audio source track template applet area param".split()
_GIANT = 2000  # characters that no paragraph has
_STEP = 2000  # characters
_LONG_TAG = 4000  # characters: in less a thousand attributes have no room
_PIP = "install what reads it: pip install 'newsdiff[html]'"


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """The one document of a page."""
    yield page(whole(intake, RECORD), Source(intake.name, "html"))


def page(raw: bytes, source: Source, *, charset: str | None = None, address: str | None = None) -> Document:
    """Understand one page.

    Args:
        raw: its bytes, in UTF-8 where a byte order mark said otherwise.
        source: where it stands.
        charset: the encoding that HTTP said.
        address: where it was fetched from; the page's own canonical address goes before it.

    The story's id is its address without query; its time is what the page itself says (JSON-LD, then meta).

    Raises:
        ReadError: the `html` extra is missing, there is no text on it, or it is nested or attributed as no page is.
    """
    text = decoded(raw, charset)
    _bounded(text, source.name)
    tree = _tree(text, source.name)
    facts = _facts(tree, address)
    _lighten(tree)
    swept, printed = notices.swept(tree, text), trimming.printed(tree)
    found = _main_text(tree, text, source.name)
    blocks = notices.woven(trimming.trimmed(found, printed, facts.headline), swept)
    if not blocks:
        raise ReadError(source.name, "an HTML page without a story on it", "give it a page with a story")
    return Document(source, tuple(blocks), facts)


def _tree(text: str, where: str) -> Any:
    try:
        from lxml import etree, html  # noqa: PLC0415 - a heavy import, for pages only
    except ImportError as error:
        raise ReadError(where, "an HTML page, which needs an optional library", _PIP) from error
    raw = text.encode("utf-8", "replace")
    try:
        parser = _parser(huge=False)
        tree = html.document_fromstring(raw, parser=parser)
        if any("Excessive depth" in entry.message for entry in parser.error_log):  # libxml2 stops at 256 elements
            if _depth(text) > DEPTH:
                raise ReadError(where, f"nested deeper than {DEPTH} elements", "no page needs that")
            tree = html.document_fromstring(raw, parser=_parser(huge=True))
    except (ValueError, etree.LxmlError, AssertionError) as error:
        raise ReadError(where, "an HTML page with nothing on it", "give it a page with a story") from error
    return tree


@lru_cache
def _parser(*, huge: bool) -> Any:
    """A parser as trafilatura's own, but that each element is of one class: to look up which costs a tenth of an extraction."""
    from lxml import etree, html  # noqa: PLC0415 - as above

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=huge)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


def _lighten(tree: Any) -> None:
    """Take out what is no text, as the extractor would, one by one and in several copies; what JSON-LD says it looks at."""
    from lxml import etree  # noqa: PLC0415 - as above

    linked = [script for script in tree.iter("script") if "ld+json" in (script.get("type") or "")]
    for script in linked:
        script.tag = "linked"
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    for script in linked:
        script.tag = "script"


def _depth(text: str) -> int:
    """About how many elements stand within one another at most; those that need no end tag do not count."""
    depth = most = 0
    for match in _TAG.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + 1
        most = max(most, depth)
    return most


def _main_text(tree: Any, text: str, where: str) -> list[Block]:
    """The blocks that trafilatura finds, the quick way; once more where it took the whole page for one paragraph."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - as above
    except ImportError as error:
        raise ReadError(where, "an HTML page, which needs an optional library", _PIP) from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it would write what a page says
    extract: Any = bare_extraction
    try:
        found = extract(tree, options=_wanted(recall=False))
        blocks = trimming.blocks(found.body if found is not None else None)
        if len(blocks) == 1 and len(blocks[0].text) > _GIANT:
            found = extract(text, options=_wanted(recall=True)) or found
            blocks = trimming.blocks(found.body)
        if len(blocks) == 1:
            blocks = trimming.lined(found.body) or blocks
    except (ValueError, TypeError, RecursionError, AttributeError, LookupError, AssertionError) as error:
        what = f"its main text cannot be told ({type(error).__name__})"
        raise ReadError(where, what, "save its text as .txt") from error
    return blocks


@lru_cache
def _wanted(*, recall: bool) -> Any:
    """What trafilatura shall do; to read its settings file for every page would cost a thirtieth of it."""
    from trafilatura.settings import Extractor  # noqa: PLC0415 - as above

    return Extractor(output_format="python", fast=True, recall=recall, comments=False, tables=True)


def declares(raw: bytes) -> bool:
    """Whether a page says what its encoding is."""
    return _CHARSET.search(_near_charset(raw)) is not None


def _near_charset(raw: bytes) -> bytes:
    """Where a page may say what its encoding is; the pattern by itself would cost a hundredth of the extraction."""
    head = raw[:4096]
    at = head.lower().find(b"charset")
    return head[max(0, at - 400) :] if at >= 0 else b""


def charset(kind: str) -> str | None:
    """The encoding that a content type names; None where it names none."""
    _, mark, rest = kind.lower().partition("charset=")
    return rest.split(";")[0].strip("\"' ") or None if mark else None


def decoded(raw: bytes, stated: str | None) -> str:
    """A page's characters: what HTTP or its meta element declares, else UTF-8, else cp1252; without NULs."""
    match = None if stated else _CHARSET.search(_near_charset(raw))
    name = stated or (match[1].decode("latin-1") if match else "utf-8")
    name = name.lower().replace("_", "-")
    try:
        plain = name in SINGLE or name.startswith(("utf", "unicode"))
        text = decode(raw) if plain else raw.decode(name, "newsdiff")
    except (LookupError, UnicodeError, AssertionError):
        text = decode(raw)
    return text.replace("\0", "")


def _bounded(text: str, where: str) -> None:
    """Refuse what makes parsers slow and stands in no page."""
    for tag in _long_tags(text):
        if len(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag).split()) > ATTRIBUTES:
            raise ReadError(where, f"an element has more than {ATTRIBUTES} attributes", "no page needs them")


def _long_tags(text: str) -> Iterator[str]:
    """Tags that fill a stretch of text in which no `>` stands, without the `<`: such stretches are few, and looked for by the step."""
    at = 0
    while at < len(text):
        if text.find(">", at, at + _STEP) >= 0:
            at += _STEP
            continue
        start, end = text.rfind(">", max(0, at - _STEP), at) + 1, text.find(">", at + _STEP)
        end = len(text) if end < 0 else end
        yield from (
            part
            for part in text[start or max(0, at - _STEP) : end].split("<")[1:]
            if len(part) > _LONG_TAG and part[0].isalpha()
        )
        at = end


def _facts(tree: Any, address: str | None) -> Declared:
    """What the page says of itself: JSON-LD first, then meta elements, then its title."""
    meta = _meta(tree)
    linked = _linked(tree)
    said = schema_org.declared(linked) if linked else Declared()
    url = _canonical(tree, meta) or said.url or address
    url = re.split(r"[?#]", url, maxsplit=1)[0] if url else None
    title = said.headline or _title(tree, meta)
    return Declared(
        story_id=url,
        version=said.version,
        url=url,
        provider=said.provider or meta.get("og:site_name"),
        headline=title,
        byline=said.byline or meta.get("author") or meta.get("byl") or _byline(tree),
        dateline=said.dateline,
        published=said.published
        or meta.get("article:modified_time")
        or meta.get("og:updated_time")
        or meta.get("article:published_time")
        or meta.get("date")
        or _time(tree),
        state=said.state,
        language=said.language or tree.get("lang") or None,
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _byline(tree: Any) -> str | None:
    """The names in the first element that is called an author or a byline."""
    for element in tree.iter("a", "span", "p", "div", "address"):
        called = f"{element.get('class')} {element.get('rel')} {element.get('itemprop')}"
        if "byline" in called or "author" in called:
            line = re.split(r" ?[|•·] ?| [-–—] ", joined(str(element.text_content())))[0].strip()
            if len(line) < 160 and _NAMED.match(line):
                return line
    return None


def _time(tree: Any) -> str | None:
    """The time of the page: that of an element that says so, else the one that all of them tell."""
    told = [element for element in tree.iter("time") if element.get("datetime")]
    named = {element.get("itemprop"): element.get("datetime") for element in told}
    alone = {element.get("datetime") for element in told}
    return named.get("dateModified") or named.get("datePublished") or (alone.pop() if len(alone) == 1 else None)


def _canonical(tree: Any, meta: Mapping[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    return next((url for url in (*links, meta.get("og:url")) if url and url.startswith(("http://", "https://"))), None)


def _linked(tree: Any) -> Mapping[str, Any] | None:
    """The first article in the page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            value = json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for record in unwrapped(value):
            if isinstance(record, dict) and schema_org.fits(record):
                return record
    return None


def _title(tree: Any, meta: Mapping[str, str]) -> str | None:
    heads = [line for line in (joined(str(head.text_content())) for head in tree.iter("h1")) if len(line) > 10]
    title = meta.get("og:title") or joined(str(tree.findtext(".//title") or "")) or None
    if title is None:
        return heads[0] if heads else None
    plain = trimming.plain(title)
    return next((head for head in heads if trimming.plain(head) in plain or plain in trimming.plain(head)), title)
