"""The first bytes of an input go in, the name of its format comes out."""

from __future__ import annotations

import re

from newsdiff.errors import ReadError
from newsdiff.reading import jsonl, table
from newsdiff.reading.streams import decode
from newsdiff.words.patterns import lazy

HEAD = 64 * 1024
"""Bytes that are looked at."""

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"WARC/", "a WARC"),
    (b"filedesc://", "an ARC"),
    (b"\x16\x16\x01", "ANPA 1312"),
    (b"\x01", "IPTC 7901"),
)
_MARKUP = lazy(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:(?P<html>!doctype html|html|head|body)|\?xml|!doctype|rss|feed|nitf|newsml|newsitem"
    rb"|newsmessage|[a-z:]{1,40}\s[^<>]{0,200}xmlns)[\s>:]",
    re.IGNORECASE | re.DOTALL,
)
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
        ReadError: it is binary, or in a format that is not read yet.
    """
    form = next((form for magic, form in _MAGIC if head.startswith(magic)), None) or _markup(head)
    if form:
        raise ReadError(name, f"{form}, which is not read yet", "give its text as plain text, JSON, JSONL or CSV")
    if _binary(head):
        raise ReadError(name, "binary, not text", "give a text file")
    text = decode(head)
    if _JSON_NAME.search(name) or _JSON.match(text):
        return _json(text, name)
    if _TABLE_NAME.search(name) or _table(text):
        return "csv"
    return "text"


def _markup(head: bytes) -> str | None:
    match = _MARKUP.match(head)
    return ("HTML" if match["html"] else "XML") if match else None


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
