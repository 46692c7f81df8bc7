"""Wire text with its control characters (ANPA 1312, IPTC 7901) goes in, a `Document` a message comes out.

A message begins with SOH, its text with STX, its trailer with ETX (IPTC 7901, 1984; ANPA 84-2). What stands before STX is
the header, what follows ETX says when it was sent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError
from newsdiff.model import Block, Declared, Document, Source
from newsdiff.reading.streams import decode, whole
from newsdiff.reading.unwrapping import joined, paragraphs
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Role
    from newsdiff.reading.streams import Intake

_START = lazy(rb"(?:\x16*\x01)+")
_ANPA = lazy(r"[\x11-\x14][\x11-\x14]")  # the two format characters of an ANPA header
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_TABULAR = {0x08: "", 0x10: " ", 0x1E: " ", 0x1F: "\t"}  # quads and spaces of tabular copy
_CODES = lazy(r"^\s*([A-Za-z]{1,4})\s{0,3}(\d{3,5})")
_WRITTEN = lazy(r"\b(\d{1,2})-(\d{1,2})-(\d{2,4})[ .](\d{2})(\d{2})\s?(GMT|UTC|EDT|EST)?")
_SENT = lazy(r"\b(\d{2})(\d{2})(\d{2})\s?(?:GMT|UTC|Z)?\s{1,3}([A-Za-zä]{3})[A-Za-z]{0,6}\.?\s{1,3}(\d{2,4})\b")
_LD = lazy(r",\s?(\d{1,2})(?:st|nd|rd|th)[ -](?:Ld|Lead|NL)", re.IGNORECASE)
_SLUG = lazy(r"(.{3,120}?)(?:,\s{0,2}(\d{0,5}))?$")
_SLUG_START = lazy(r"(?:[*]\d{3,5}\s*)?(?:BC|AP|AM|PM|US|EU)-\S")
_KEYLINE = lazy(r"[A-Z].{1,80}/\s*$|[A-Z].{0,80}/[A-Za-z].{0,60}$")
_TAG = lazy(
    r"\(?(?:REFILE|EXTRA|URGENT|FLASH|BULLETIN|ACHTUNG|CORRECTION|CORRECTED|REPEAT|RPT|ADVISORY|UPDATE ?\d{0,2}|KILL"
    r"|\d{1,2}(?:ST|ND|RD|TH) (?:LEAD|LD|NET|ADD)(?:-WRITETHRU)?)\)?:?$",
    re.IGNORECASE,
)
_ALERT = lazy(r"NewsAlert|Advisory|Digest|Budget", re.IGNORECASE)
_BYLINE = lazy(r"(?:By|Von|Par|Por) \S")
_NOTEBOOK = lazy(r"#{1,2} ?(?:dpa )?note ?book|\* \* \* \*$", re.IGNORECASE)
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTHS |= {"mrz": 3, "mär": 3, "mai": 5, "okt": 10, "dez": 12}
_GAP = lazy(r"\t| {3,}")


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document for every message; `Source.offset` is the byte at which it begins, where it is not the first."""
    raw = whole(intake)
    starts = [match.span() for match in _START.finditer(raw)] or [(0, 0)]
    ends = [begin for begin, _ in starts[1:]] + [len(raw)]
    for (begin, start), end in zip(starts, ends, strict=True):
        message = raw[start:end]
        if not message.strip(b"\0\r\n\x04\x7f\x0c\x16 "):
            continue
        source = Source(intake.name, "anpa", begin or None)
        found = _document(decode(message), source)
        if found.blocks:
            yield found
        else:
            yield ReadError(source.name, "a message without text", "the other messages are read")


def _document(text: str, source: Source) -> Document:
    header, mark, rest = text.partition("\x02")
    if not mark:  # no STX: the header is the first two lines
        lines = text.split("\n", 2)
        header, rest = "\n".join(lines[:2]), lines[2] if len(lines) > 2 else ""
    copy, _, trailer = rest.partition("\x03")
    wire = _ANPA.search(header) is not None or copy.lstrip("\r\n").startswith("^")
    return _wired(header, copy, trailer, source) if wire else _filed(header, copy, trailer, source)


def _wired(header: str, copy: str, trailer: str, source: Source) -> Document:
    """ANPA 1312: lines above the text begin with a caret and end with `<` or `=`; paragraphs are indented."""
    lines = [line.rstrip() for line in copy.translate(_TABULAR).replace("\r", "").split("\n")]
    top = 0
    while top < len(lines) and (
        not lines[top].strip() or lines[top].lstrip().startswith("^") or _SLUG_START.match(lines[top])
    ):
        top += 1
    above = [mark for line in lines[:top] if (mark := _marked(line))]
    slug = next((line for line, _ in above if _SLUG_START.match(line)), None) or _keyword(header)
    told = slug and _SLUG.match(slug.rpartition("^")[2])
    slug = told[1].rstrip(", ") if told else slug
    when = _written(trailer) or _written(copy[-200:])
    plain = [(line, end) for line, end in above if _is_headline(line)]
    headline = next((line for line, end in plain if end != "="), None) or next((line for line, _ in plain), None)
    blocks = [Block(line, role=_above(line, end, headline)) for line, end in above if not _SLUG_START.match(line)]
    blocks += _body(lines[top:])
    ld = _LD.search(f",{slug}") if slug else None
    day = when[:10] if when else None
    base = (
        re.sub(r"(?:-ABRIDGED)?(?:, ?\d{1,2}(?:st|nd|rd|th)[ -](?:Ld|Lead).*|, ?Writethru.*)?$", "", slug)
        if slug
        else None
    )
    codes = _CODES.match(header)
    identity = f"{codes[1]}{codes[2]}" if codes else None
    named = base and day and not _ALERT.search(base)
    return Document(
        source,
        tuple(blocks),
        Declared(
            id=None if named else "-".join(filter(None, [identity, day])) or None,
            story_id=f"{base}/{day}" if named else None,
            version=ld[1] if ld else None,
            slug=slug,
            ednote=next((line for line, _ in above if line.lstrip("(").startswith(("Eds:", "EDS:"))), None),
            provider="AP" if "AP-" in trailer[:12] or (slug and slug.startswith(("AP-", "BC-"))) else None,
            headline=headline,
            byline=next((line for line, _ in above if _BYLINE.match(line)), None),
            published=when,
        ),
    )


def _marked(line: str) -> tuple[str, str] | None:
    """A line above the text without its caret and end mark, and the mark; None where nothing is left."""
    text = line.strip().removeprefix("^").translate(_CONTROLS).strip()
    end = text[-1:] if text[-1:] in {"<", "="} else ""
    text = text.removesuffix(end).strip() if end else text
    if "<" in text and "^" in text:  # a number before the slug
        text = text.rpartition("^")[2]
    return (text, end) if text else None


def _is_headline(line: str) -> bool:
    return not (
        _SLUG_START.match(line) or _BYLINE.match(line) or line.startswith(("AP Photo", "AP Graphic", "AP Video", "AP Audio"))
        or line.lstrip("(").startswith(("Eds:", "EDS:", "EDITOR'S NOTE", "Attn ", "ATTN ")) or _is_row(line) or _GAP.search(line)
    )  # fmt: skip


def _above(line: str, end: str, headline: str | None) -> Role | None:
    if line == headline:
        return "headline"
    if end == "=" and not _BYLINE.match(line) and line.count("\t") < 2:
        return "byline" if line.endswith(("Press", "Writer", "Editor", "Writers", "Correspondent")) else None
    if line.startswith(("AP Photo", "AP Graphic", "AP Video", "AP Audio")):
        return "note"
    return "table" if _is_row(line) else None


def _is_row(line: str) -> bool:
    """Whether a line is a row of tabular copy: its cells are parted by tabs or semicolons."""
    return line.count("\t") > 1 or (line.count(";") > 3 and "; " not in line)


def _body(lines: list[str]) -> list[Block]:
    """The paragraphs: each indented line begins one, what is not indented runs on."""
    found: list[list[str]] = []
    open_ = False
    for line in lines:
        text = line.translate(_CONTROLS).rstrip().removesuffix("<").removesuffix("=").rstrip()
        plain = text.strip().removeprefix("^").strip()
        if not plain or (_WRITTEN.search(plain) and len(plain) < 40):
            open_ = False
        elif open_ and line[:1] not in {" ", "\t", "^"} and "\t" not in plain:
            found[-1].append(plain)
        else:
            found.append([plain])
            open_ = True
    texts = [" ".join(parts) for parts in found]
    return [Block(text, role="table" if _is_row(text) else None) for text in texts]


def _keyword(header: str) -> str | None:
    """The keyword in an ANPA header, after its format characters."""
    rest = re.split(r"[\x11-\x14]{2}", header)[-1].strip() if _ANPA.search(header) else ""
    return re.split(r"\s{2,}|\s\d{2}-\d{2}\b", rest)[0].strip() or None


def _filed(header: str, copy: str, trailer: str, source: Source) -> Document:
    """IPTC 7901: a keyword line in the header, headlines up to a line that ends in `=`, then hard-wrapped text."""
    lines = [line.translate(_CONTROLS).strip() for line in header.replace("\r", "").split("\n")]
    filled = [line for line in lines if line]
    slug = next((line for line in filled[1:] if line), None)
    above, mark, body = copy.replace("\r", "").partition("=\n")
    if not mark or len(above) > 1500:
        above, _, body = copy.replace("\r", "").lstrip("\n").partition("\n\n")
    heads = [line.translate(_CONTROLS).strip(" =") for line in above.split("\n")]
    blocks = list(_heads([line for line in heads if line]))
    headline = next((block.text for block in blocks if block.role == "headline"), None)
    clean = body.translate(_CONTROLS)
    closed = False
    for paragraph in paragraphs(clean, titled=True):
        closed = closed or _NOTEBOOK.match(paragraph) is not None
        blocks.append(Block(paragraph, role="boilerplate" if closed else None))
    when = _sent(trailer) or _sent(copy[-200:])
    codes = _CODES.match(filled[0]) if filled else None
    day = when[:10] if when else None
    byline = next((block.text for block in blocks if block.role == "byline"), None)
    return Document(
        source,
        tuple(blocks),
        Declared(
            id="-".join(filter(None, [f"{codes[1]}{codes[2]}" if codes else None, day])) or None,
            slug=slug,
            provider=_provider(filled[0]) if filled else None,
            headline=headline,
            byline=byline,
            published=when,
        ),
    )


def _heads(lines: list[str]) -> Iterator[Block]:
    """The lines above the text: tags of the desk, the headline (wrapped or not), bylines."""
    plain: list[str] = []
    late: list[Block] = []
    for line in lines:
        if _TAG.match(line) and not plain:
            yield Block(line.strip("()") if line.strip("()").isupper() else line, role="slug")
        elif _BYLINE.match(line) and plain:
            late.append(Block(line, role="byline"))
        else:
            plain.append(line)
    if plain:
        yield Block(joined("\n".join(plain)), role="headline")
    yield from late


def _provider(first: str) -> str | None:
    match = re.search(r"\b([a-z]{2,5})(?:-[a-z]{2,4})?\s+\d{2,5}\s*$", first)
    return match[1] if match else None


def _written(text: str) -> str | None:
    """`11-13-13 1509GMT` as ISO 8601; American times without daylight are five hours behind."""
    match = _WRITTEN.search(text)
    if match is None:
        return None
    month, day, year, hour, minute = (int(match[n]) for n in range(1, 6))
    zone = {"EST": "-05:00", "EDT": "-04:00", None: ""}.get(match[6], "+00:00")
    return _stamp(year, month, day, hour, minute, zone)


def _sent(text: str) -> str | None:
    """`131137 GMT Nov 13` (day, hour, minute, month, year) as ISO 8601."""
    match = _SENT.search(text)
    month = match[4].lower() if match else ""
    if match is None or month not in _MONTHS:
        return None
    return _stamp(int(match[5]), _MONTHS[month], int(match[1]), int(match[2]), int(match[3]), "+00:00")


def _stamp(year: int, month: int, day: int, hour: int, minute: int, zone: str) -> str | None:
    year += 0 if year > 99 else 1900 if year >= 80 else 2000
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60):
        return None
    return f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00{zone}"
