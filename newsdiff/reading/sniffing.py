"""The first bytes of an input go in, the name of its format comes out."""

from __future__ import annotations

import re

from newsdiff.errors import ReadError
from newsdiff.reading import jsonl, table
from newsdiff.reading.streams import decode
from newsdiff.words.patterns import lazy

_UNREAD = (
    (b"%PDF-", "PDF"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"SQLite format 3\0", "sqlite"),
    (b"WARC/", "warc"),
    (b"filedesc://", "warc"),
)
_WIRE = lazy(rb"[\r\n\0]{0,8}(?:\x16{1,4}\x01?|\x01)[\x20-\x7e\x11-\x14\x1e\x1f]")
_PROLOG = lazy(
    rb"\s*(?:<\?[^>]{0,2000}?>\s*|<!--.{0,20000}?-->\s*|<!DOCTYPE\s[^<>\[]{0,2000}(?:\[.{0,20000}?\]\s*)?>\s*)*",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = lazy(rb"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_ROOTS = {
    "nitf": "nitf", "newsitem": "newsml-g2", "newsmessage": "newsml-g2", "packageitem": "newsml-g2", "conceptitem": "newsml-g2",
    "knowledgeitem": "newsml-g2", "planningitem": "newsml-g2", "catalogitem": "newsml-g2", "newsml": "newsml-1",
    "rss": "feed", "feed": "feed", "rdf": "feed", "html": "html",
}  # fmt: skip
_PAGE = frozenset(
    "head body div article section main p h1 h2 span meta title table script style link header center font".split()
)
_DOCTYPE = lazy(rb"\s*(?:<!--.{0,2000}?-->\s*)*<!doctype\s{1,9}html", re.IGNORECASE | re.DOTALL)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a")) + b"\x7f"
_JSON_NAME = lazy(r"\.(?:json|jsonl|ndjson)(?:\.(?:gz|bz2|xz))?$", re.IGNORECASE)
_TABLE_NAME = lazy(r"\.(?:csv|tsv)(?:\.(?:gz|bz2|xz))?$", re.IGNORECASE)
_JSON = lazy(r"\s*(?:\{\s*[\"}]|\[\s*[{\[\]\"])")


def sniff(head: bytes, name: str) -> str:
    """Name of the reader for an input, told from its bytes; its name decides only where they leave it open.

    Args:
        head: the first `HEAD` bytes, unpacked and in UTF-8 where a byte order mark said otherwise.
        name: path or URL.

    Raises:
        ReadError: it is binary, or in a format that is not read.
    """
    unread = next((form for magic, form in _UNREAD if head.startswith(magic)), None)
    if unread:
        raise ReadError(name, f"{unread}, which is not read", "give its text as plain text, HTML, JSON or CSV")
    form = next((form for magic, form in _MAGIC if head.startswith(magic)), None)
    if form or (form := "anpa" if _WIRE.match(head) else _markup(head, name)):
        return form
    if _binary(head):
        raise ReadError(name, "binary, not text", "give a text file")
    text = decode(head)
    if "\n" not in text:
        text = text.replace("\r", "\n")
    if _JSON_NAME.search(name) or _JSON.match(text):
        return _json(text, name)
    if _TABLE_NAME.search(name) or _table(text):
        return "csv"
    return "text"


def _markup(head: bytes, name: str) -> str | None:
    """Name of the reader for what begins with a tag; None for what does not."""
    if _DOCTYPE.match(head):
        return "html"
    start = _PROLOG.match(head)
    root = _ROOT.match(head, start.end() if start else 0)
    if root is None:
        if head.lstrip()[:9].lower().startswith((b"<?xml", b"<!doctype")):
            raise ReadError(name, "XML whose root element is not found", "give a file of news copy")
        return None
    tag = root[1].decode("latin-1").lower()
    if tag in _ROOTS:
        return _ROOTS[tag]
    if tag in _PAGE and not _is_xml(start):
        return "html"
    closed = b"</" + root[1] in head or head.rstrip().endswith(b">")
    page = re.search(rb"<(?:p|div|body|br)\b", head, re.IGNORECASE)
    if _is_xml(start) or b"xmlns" in head[root.end() : root.end() + 400] or (closed and not page):
        what = (
            "a sitemap, which lists pages and holds no text"
            if tag in {"urlset", "sitemapindex"}
            else f"XML of a kind that is not read (<{tag}>)"
        )
        raise ReadError(name, what, "NITF, NewsML 1 and G2, RSS, Atom and XHTML are")
    return "html" if page else None


def _is_xml(start: re.Match[bytes] | None) -> bool:
    """Whether what stands before the root element says that it is XML."""
    return start is not None and b"<?xml" in start.group()


def _binary(head: bytes) -> bool:
    """More than one byte in a hundred is NUL, or more than one in twenty is a control character."""
    return head.count(b"\0") * 100 > len(head) or (len(head) - len(head.translate(None, _CONTROL))) * 20 > len(head)


def _json(text: str, name: str) -> str:
    """JSON by lines where the first line is an object of its own; else where only the name can tell."""
    first, _, rest = text.lstrip().partition("\n")
    lined = not name.lower().endswith(".json")
    try:
        return "jsonl" if isinstance(jsonl.parsed(first, name, ""), dict) and (rest.strip() or lined) else "json"
    except ReadError:
        return "jsonl" if _by_lines(text, name) else "json"


def _by_lines(text: str, name: str) -> bool:
    named = re.search(r"\.(?:jsonl|ndjson)\b", name, re.IGNORECASE) is not None
    return named or len(re.findall(r"^\{\s*\"", text, re.MULTILINE)) > 1


def _table(text: str) -> bool:
    """Whether the first line is a header row: short names, one of them a column for the text."""
    first, _, rest = text.partition("\n")
    if not rest.partition("\n")[0].strip() or len(first) > 1000 or ", " in first:
        return False
    names = table.columns(first.rstrip("\r"))
    return len(names) > 1 and table.names_text(names) and all(len(name) < 40 for name in names)
