"""The main text that an extractor found goes in; out come its blocks, without teasers and links, with what it cut out of the middle."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.model import Block
from newsdiff.reading.unwrapping import paragraphs
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsdiff.model import Hint

_HINTS: Mapping[str, Hint] = {"head": "heading", "figure": "caption"}
_BREAK = "\u2028"
_TEASER = lazy(
    r"(?:related(?: (?:stor(?:y|ies)|articles?|content|links?|coverage|video))?|read (?:more|also|next|this)|also read|see also|more(?: on this(?: story)?)?|watch(?: now)?|listen|don['’]t miss"
    r"|you may(?: also)? like|recommended|trending|most read|advertisement|lesen sie(?: auch)?|mehr zum thema|lire aussi|à lire|leia (?:também|mais)|lee también|leer más)\b[^:|]{0,30}[:|»>]?\s*",
    re.IGNORECASE,
)
_TAIL = lazy(
    r"(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved|\d* ?comments?\b.{0,20}$|share (?:this|on)\b|follow us\b|subscribe\b|sign up\b|newsletter|tags?:|topics?:|categor(?:y|ies):"
    r"|you may also like|have a tip\b|get (?:the latest|access|all the|more\b)|registration on or use|click here\b|email .{3,40} at \S+@|advertisement|related (?:posts|articles|stories)|tell us what you think|read more\b|more from\b|print this|email this|leave a (?:reply|comment)|you (?:have|'ve) \d+ free|already a (?:subscriber|member)|(?:log|sign) ?in\b|register (?:now|to)\b|.{0,40}\bto continue reading\b|loading\b|source:\s)",
    re.IGNORECASE,
)
_STAMP = lazy(  # a line above the text that says when the page was made, or how long it takes to read
    r"(?=.{6,70}$)(?:(?:published|updated|posted|last (?:updated|modified)|by .{3,30}[|•·])?.{0,30}(?:\b\d{1,2}[:h.]\d{2}\b|\b(?:19|20)\d{2}\b).{0,20}"
    r"|.{0,25}\b\d{1,2} (?:min(?:ute)?s?|minutos?)(?: read)?)\]?$",
    re.IGNORECASE,
)
_FOLLOW = lazy(r"\b(?:follow (?:him|her|them|us|me|@\w)|on (?:twitter|facebook|instagram)(?: at)? @?\w)", re.IGNORECASE)
_STOP = lazy(r"[.!?…。][\"'”’»)\]]*$")
_SECTION = lazy(  # a label over what is no more of the story
    r"(?:top|latest|more|other|related|recent|popular|partner|sponsored|most (?:read|popular|viewed|shared)|recommended|trending)"
    r"(?: (?:for you|now|news|stories|articles|posts|content|videos?|headlines|reading|today|from .{2,30}))?:?$",
    re.IGNORECASE,
)
_LETTER = lazy(r"\w")
_MARKS = lazy(r"[\W_]+")
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "dd"})
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "br", "font", "u", "img"})
_SENTENCE = 40  # characters
_LEAD = 20  # characters of a link that is a headline
_OPENING = 30  # characters by which a paragraph is known


class Printed(NamedTuple):
    """What stands on a page: the texts of its links (without white space), and its paragraphs in order with where each stands."""

    links: frozenset[str]
    lengths: tuple[int, ...]  # of the links that a teaser may run on behind, the shortest first
    paragraphs: tuple[
        tuple[str, int, bool], ...
    ]  # text, number of the element it stands in, whether most of it is links


def printed(tree: Any) -> Printed:
    """What the page holds, before an extractor takes it apart."""
    links, linked = set[str](), dict[Any, int]()
    for link in tree.iter("a"):
        text = str(link.text_content()) if len(link) else link.text
        if not text or text.isspace():
            continue
        length = len(text)
        if length > 14:
            text = " ".join(text.split())
            if 14 < (length := len(text)) < 300:
                links.add(_solid(text))
        above = link.getparent()
        if above.tag not in _LINES:
            above = above.getparent()
        if above is not None and above.tag in _LINES:
            linked[above] = linked.get(above, 0) + length
    for element, length in linked.items():
        if (
            length > 14
            and element.tag != "p"
            and 14 < len(text := _printed(element)) < 300
            and length > 0.8 * len(text)
        ):
            links.add(_solid(text))
    paragraphs, homes = [], dict[Any, int]()  # elements are kept: lxml makes new ones for the same place otherwise
    lines = [*tree.iter("p")]
    for element in lines if len(lines) > 2 else [*lines, *filter(_is_line, tree.iter("div", "td", "span"))]:
        text = _printed(element)
        if text:
            length, above = linked.get(element, 0), element.getparent()
            home = homes.setdefault((above.tag, above.get("class")) if above.get("class") else above, len(homes))
            paragraphs.append((text, home, 2 * length > len(text)))
            if length and 14 < len(text) < 300 and length > 0.8 * len(text):
                links.add(_solid(text))
    lengths = sorted({len(link) for link in links if len(link) > _LEAD})
    return Printed(frozenset(links), tuple(lengths), tuple(paragraphs))


def _is_line(element: Any) -> bool:
    """Whether an element that need not be a paragraph is one, on a page that has next to none: text, and no blocks in it."""
    return len(element.text or "") > 2 * _SENTENCE and all(child.tag in _INLINE for child in element)


def blocks(body: Any) -> list[Block]:
    """The blocks of trafilatura's body. A cell that holds paragraphs is layout, not a table; a line break ends a block."""
    found: list[Block] = []
    if body is not None:
        _place(body, found)
    return found


def lined(body: Any) -> list[Block]:
    """The blocks of a body that is all the text of a page in one paragraph, a line a block; none of any other."""
    text = body[0].text or "" if len(body) == 1 and len(body[0]) == 0 else ""
    if text.count("\n") < 3:
        return []
    return [Block(line) for line in paragraphs(text, titled=True) if len(line) > _SENTENCE]


def trimmed(told: Sequence[Block], page: Printed, headline: str | None) -> list[Block]:
    """The blocks without the headline, teasers, and links that stand alone.

    Paragraphs that the extractor dropped from among their siblings are put back; where it found nothing at all, the
    page's paragraphs that are no links are its text.
    """
    if not told:
        told = [Block(text) for text, _, linked in page.paragraphs if not linked and len(text) > _SENTENCE]
    title = plain(headline or "")
    top = told[: max(5, len(told) // 2)]
    start = next((number for number, block in enumerate(top) if _is_title(block.text, title)), 0)
    told = told[start:]  # what stands above the headline is about the site
    kept = [
        block
        for block in told
        if _LETTER.search(block.text) and not (_is_teaser(block.text, page) or _is_title(block.text, title))
    ]
    kept = _completed(_ended(kept), page)
    while len(kept) > 1 and _STAMP.match(kept[0].text):
        del kept[0]
    while len(kept) > 2 and (kept[-1].hint == "heading" or _closes(kept[-1].text)):
        kept.pop()
    return kept


def _is_title(text: str, title: str) -> bool:
    """Whether a block is the headline, whose letters and digits are given."""
    return 0 < len(title) <= len(text) < 2 * len(title) + 20 and plain(text) == title


def _closes(text: str) -> bool:
    """Whether a block at the end is about the page or its publisher."""
    if len(text) < 250 and (_TAIL.match(text) or _FOLLOW.search(text)):
        return True
    return len(text) < 600 and ("©" in text or "ll rights reserved" in text or "registered trademark" in text)


def _ended(told: Sequence[Block]) -> list[Block]:
    """The blocks up to a label in the later half that opens a list of other stories."""
    for number in range(len(told) // 3, len(told)):
        if number > 2 and len(told[number].text) < 50 and _SECTION.match(told[number].text):
            return list(told[:number])
    return list(told)


def _is_teaser(text: str, page: Printed) -> bool:
    """Whether a block is a link, a link and its teaser run together, or words that point to another story."""
    links = page.links
    if len(text) < 300:
        solid = _solid(text)
        if solid in links or (not _STOP.search(text) and any(solid[:length] in links for length in page.lengths)):
            return True
    lead = _TEASER.match(text)
    if lead is None:
        return False
    rest = text[lead.end() :].strip()
    return not rest or _solid(rest) in links


def _completed(kept: list[Block], page: Printed) -> list[Block]:
    """The blocks with the long paragraphs between them that stand beside them on the page and that they lack."""
    places = {text: number for number, (text, _, _) in enumerate(page.paragraphs)}
    known = {number: at for at, block in enumerate(kept) if (number := places.get(block.text)) is not None}
    homes: dict[int, int] = {}
    for number in known:
        home = page.paragraphs[number][1]
        homes[home] = homes.get(home, 0) + 1
    solid = [_solid(block.text) for block in kept]
    whole, at = "".join(solid), accumulate(map(len, solid), initial=0)
    openings = {whole[start : start + _OPENING] for start in at}  # a paragraph with line breaks is several blocks
    after: dict[int, list[Block]] = {}
    last = -1
    for number, (text, home, linked) in enumerate(page.paragraphs):
        if number in known:
            last = known[number]
        elif (
            last >= 0
            and homes.get(home, 0) > 2
            and not linked
            and len(text) > 60
            and not (_solid(text)[:_OPENING] in openings or _closes(text))
        ):
            after.setdefault(last, []).append(Block(text))
    if not after:
        return kept
    return [block for at, told in enumerate(kept) for block in (told, *after.get(at, ()))]


def _place(element: Any, found: list[Block]) -> None:
    """Take in a container: its own text and its children's, each a block."""
    _add(element.text, found)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "row" and not _is_layout(child):
            text = "\t".join(_text(cell) for cell in child).strip()
            if text:
                found.append(Block(text, role="table" if "\t" in text else None))
        elif tag in {"list", "table", "row", "cell", "div", "quote"} and len(child):
            _place(child, found)
        elif tag == "quote" and "\n" in (child.text or ""):  # what was set as it was typed
            found += (Block(text) for text in paragraphs(child.text, titled=True))
        else:
            for line_break in child.iter("lb"):
                line_break.tail = _BREAK + (line_break.tail or "")
            for part in "".join(child.itertext()).split(_BREAK):
                _add(part, found, _HINTS.get(tag, "para"))
        _add(child.tail, found)


def _add(text: str | None, found: list[Block], hint: Hint = "para") -> None:
    line = " ".join(text.split()) if text else ""
    if line:
        found.append(Block(line, hint))


def _is_layout(row: Any) -> bool:
    return any(cell.find("p") is not None or cell.find("head") is not None or len(_text(cell)) > 400 for cell in row)


def _printed(element: Any) -> str:
    """The text of an element of the page, in one line; libxml2 gathers it, five times as quick as Python."""
    return " ".join((str(element.text_content()) if len(element) else element.text or "").split())


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _solid(text: str) -> str:
    return "".join(text.split())


def plain(text: str) -> str:
    """The letters and digits of a text, case aside: what two typings of one headline share."""
    return _MARKS.sub("", text.casefold())
