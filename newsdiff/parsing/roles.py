"""The blocks of one text go in, its paragraphs come out, each with its role and the rule that gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from newsdiff.model import Paragraph
from newsdiff.parsing import notices
from newsdiff.parsing.datelines import dateline
from newsdiff.parsing.labels import KILL_HEADS, is_kill
from newsdiff.parsing.stamps import LONGEST, is_unread, stamp
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from newsdiff.model import Block, Role
    from newsdiff.parsing.datelines import Found

_CLOSERS = "\"'”’»)]"
_FULL_STOPS, _STOPS = frozenset(".!?…"), frozenset(".!?…:;,")
_BULLET = lazy(r"[*•▪◦‣·]\s*(?=[^\s*])")
_DASHED = lazy(r"(?:--?|[–—])\s+\S")
_NAME = r"(?:[dlo]['’])?[^\W\d_a-z][\w.'’-]{0,30}"
_BYLINE = lazy(
    r"\^?(?:(?:By|BY|Von|Par|Por|Written by|Reported by|(?:by|Di|Av|Af|Door)(?= \S+ \S))(?!:))"
    r"(?! (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)\b"
    r"(?! [^\W\d_a-z]))"
    r"(?: (?:and|und|et|y|e|och|og|&|of|in|for|de|la|del|di|van|von|der|den|al|el|bin|staff|writers?|reporters?|correspondents?"
    rf"|Editing by|Additional reporting by|{_NAME}(?: ?[|/] ?{_NAME})?)[,;]?){{1,24}}[=<]?$"
)
_OUTLET = (
    r"(?:(?i:writers?|staff|correspondents?|reporters?|editors?|bureau|service|columnist|analyst)|[\w-]{0,20}(?i:press|presse|news|newswire|wire|post|times|herald"
    r"|media|agency|agence|agentur|agencia|agenzia|zeitung|radio|tribune|journal|gazette|telegraph))"
)
_DESK = lazy(rf"\^?(?:[\w.&'’/-]{{1,20}} ){{0,3}}{_OUTLET}[=<]?$")
_SIGNED = lazy(  # `Hana Reith, Nordpress`: a byline without By
    rf"{_NAME}(?: {_NAME}){{1,3}}(?: (?:and|und|et|y|e|og|och|&) {_NAME}(?: {_NAME}){{1,3}})?\s?[,|·•–—]\s?(?:[\w.&'’/-]{{1,20}} ){{0,3}}{_OUTLET}$"
)
_SLUG = lazy(
    r"[A-Z][A-Z0-9-]{2,40}/[A-Z0-9 -]{0,40}(?:\([^()]{2,60}\))?$|\^?(?:BC|AP)-[A-Z]{2,4}-?-.{2,80}$|(?:BC|AP|AM|PM)-[A-Z0-9-]{3,40}$"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATED = lazy(rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\b\d{{1,2}} {_MONTH} \d{{4}})\.?$")
_CREDITED = lazy(
    r"(?:REUTERS/|Reuters/|AFP/|EPA/|Getty Images|\((?:AP|AFP|EPA) Photo|Photo(?:graph)?: ?|Photo by |Picture: ?|Image: ?)[^.]{0,80}\.?\)?$"
)
_PICTURE = lazy(
    r"(?:FILE PHOTO|File photo|PHOTO|Photo|\^?AP Photo|CAPTION|Caption|Picture)s?\s?[:(–—]|\^?AP Photo [A-Z]{2}"
)
_ABBREVIATED = lazy(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Co|Corp|Ltd|St|Jr|Sr)\.$|\.\.\.$")
_GAP = lazy(r"\t| {3,}|\S {2,}\S+ {2,}\S")
_VERSUS = lazy(r"\bvs\b")

_MARKS = frozenset("*•▪◦‣·-–—([_=#~")
_BULLETS, _DASHES = frozenset("*•▪◦‣·"), frozenset("-–—")
_BYLINE_FIRST, _PICTURE_FIRST = frozenset("^BVPWRbDA"), frozenset("FPCA^")
_TELLING = _MARKS | frozenset("^")
"""What those paragraphs of a story begin with that need a closer look, as do those of which the first two letters are these."""
_HEADS = notices.HEADS | notices.CREDIT_HEADS | frozenset("fi ph ca pi ap".split())
_DESK_HEADS = KILL_HEADS | frozenset("em un ho he up re ad co".split())
"""The first two letters of an advisory, where it begins with letters of ASCII."""
_CREDIT = 120  # characters of a text's end that name who made its picture, or contributed

HELD = "held back"
"""The rule that finds a line above the lead which says that the text may not be used yet."""
TIME = "line of time"
"""The rule that finds a line above the lead which tells the time of the text and nothing else."""
UNREAD = "line of time that is not sure"
"""The rule that finds a line above the lead which tells a time that cannot be read for sure."""
_HEADLINE_MOST = 200
_SHORT = 90
_LINE = 160  # characters that a byline, a line of time or a slug line has at most
_SIGNED_MOST = 4  # blocks above which a byline without By stands
_CAPTION = 400
_TOP = 12
_BODY: tuple[Role, str] = ("body", "body")
_SUMMARY: tuple[Role, str] = ("summary", "above the lead")


class Cast(NamedTuple):
    """The paragraphs of one text with their roles, and the dateline with the number of its paragraph."""

    paragraphs: tuple[Paragraph, ...]
    dateline: tuple[int, Found] | None


def cast(blocks: Sequence[Block]) -> Cast:
    """Give every block its role, one paragraph a block, in order.

    A role that the input gave is kept. The others are tested in the order of the wire: what stands above the lead
    (headline, slug, advisory, bullets, byline, caption), the lead with its dateline, the body (crossheads, tables,
    notices), the sign-off, and what follows it.
    """
    plain = _plain(blocks)
    end = _end(blocks, plain)
    headline = _headline(blocks)
    tops = [block.text for block in blocks[:_TOP]]
    bylines = {number for number, text in enumerate(tops) if text[:1] in _BYLINE_FIRST and is_byline(text)}
    filed = _filed(blocks, headline, bylines, end)
    lead = filed[0] if filed else _lead(blocks, headline, bylines, end)
    paragraphs = []
    for number, block in enumerate(blocks):
        role, rule = _BODY if plain[number] and lead < number < end else _role(blocks, number, headline, lead, end)
        paragraphs.append(Paragraph(block.text, role, block.sentences, block.joint, rule))
    if filed is None:
        first = next((number for number, paragraph in enumerate(paragraphs[:end]) if paragraph.role == "body"), None)
        opens = first is not None and all(paragraph.role != "table" for paragraph in paragraphs[:first])
        found = dateline(paragraphs[first].text) if opens and first is not None else None
        filed = (first, found) if first is not None and found else None
    return Cast(tuple(paragraphs), filed)


def _plain(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks neither close a story nor can be taken, within it, for anything but its paragraphs: see `_end` and `_within`.

    Most are, by how they begin and end.
    """
    return [
        (len(text) > _SHORT or text[-1:] in _STOPS)
        and role is None
        and hint == "para"
        and text[0] not in _TELLING
        and (head := text[:2]).isascii()
        and (begins := head.lower()) not in _HEADS
        and (begins != "th" or not notices.names_itself(text))
        and ")" not in text[-3:]
        and (len(text) > _CAPTION or not _may_credit(text))
        for text, hint, role, _, _ in blocks
    ]


def is_headline(text: str) -> bool:
    """Whether a block by itself may be a headline: short, without a final stop, nothing else."""
    return (
        0 < len(text) <= _HEADLINE_MOST
        and (not _stops(text) or _ABBREVIATED.search(text) is not None or text[-1] in "?!")
        and not _desk_line(text)
    )


def is_byline(text: str) -> bool:
    """Whether a block is `By A and B`."""
    if len(text) > _LINE or text[:1] not in _BYLINE_FIRST:
        return False
    return _BYLINE.match(text if text.isascii() else normalize("NFC", text)) is not None


def _is_bullet(text: str) -> bool:
    return text[:1] in _BULLETS and _BULLET.match(text) is not None


def _is_dashed(text: str) -> bool:
    return text[:1] in _DASHES and _DASHED.match(text) is not None


def _desk_line(text: str) -> bool:
    return (
        is_byline(text)
        or _is_bullet(text)
        or notices.is_advisory(text)
        or notices.is_note(text)
        or notices.is_ornament(text)
        or notices.is_signoff(text)
        or _is_slug(text)
        or _timed(text) is not None
        or notices.held_back(text) is not None
        or dateline(text, lead=False) is not None
    )


def _is_slug(text: str) -> bool:
    """Whether a block is a slug line; a headline in capitals (`MINE/STRIKE TALKS END`) has spaces before any bracket."""
    marked = "/" in text or "-" in text[:4]  # no slug is without
    return (
        marked
        and _SLUG.match(text) is not None
        and (text[:3] in {"BC-", "AP-", "^BC"} or " " not in text.partition("(")[0].rstrip())
    )


def _end(blocks: Sequence[Block], plain: Sequence[bool]) -> int:
    """The number of the first block that follows the story: its sign-off, or what only closes the page."""
    for number, block in enumerate(blocks):
        if plain[number]:
            continue
        if block.role == "signoff":
            return number
        if not number or block.role is not None or not notices.may_close(block.text):
            continue
        if notices.is_signoff(block.text):
            tail = notices.signoff_at(block.text)
            if number > 1 or tail:
                return number + bool(tail)
        if number > 1 and notices.is_notebook(block.text):
            return number
    number = len(blocks)
    while number > 2 and blocks[number - 1].role is None and _closes(blocks[number - 1].text):
        number -= 1
    return number


def _closes(text: str) -> bool:
    return notices.is_end_mark(text) or notices.is_boilerplate(text) or notices.is_ornament(text)


def _headline(blocks: Sequence[Block]) -> int | None:
    """The number of the block that is the headline by rule; None where there is none or one was given."""
    if any(block.role == "headline" for block in blocks):
        return None
    for number, block in enumerate(blocks[:4]):
        if block.role is None and (block.hint == "heading" or is_headline(block.text)):
            return number
        if not (
            _is_slug(block.text)
            or _timed(block.text)
            or notices.is_ornament(block.text)
            or notices.is_advisory(block.text)
            or notices.held_back(block.text)
        ):
            follows = any(
                is_byline(after.text) or dateline(after.text, lead=False) for after in blocks[number + 1 : number + 3]
            )
            plain = block.role is None and 0 < len(block.text) <= _HEADLINE_MOST and not _desk_line(block.text)
            return number if plain and follows else None
    return None


def _filed(
    blocks: Sequence[Block], headline: int | None, bylines: AbstractSet[int], end: int
) -> tuple[int, Found] | None:
    """The first dateline that names an agency, above the third long paragraph."""
    long = 0
    for number, block in enumerate(blocks[: min(_TOP, end)]):
        if number == headline or block.role not in {None, "body"}:
            continue
        found = dateline(block.text, lead=False)
        if found:
            return number, found
        long = 0 if number in bylines else long + (len(block.text) > _SHORT and not _is_bullet(block.text))
        if long > 2:
            break
    return None


def _lead(blocks: Sequence[Block], headline: int | None, bylines: AbstractSet[int], end: int) -> int:
    """The number of the first paragraph of the story itself, where no dateline marks it."""
    first = 0 if headline is None else headline + 1
    first = max((number + 1 for number in bylines if number < min(8, end)), default=first)
    for number in range(first, end):
        if _above(blocks, number, dated=False) == _SUMMARY:
            return number
    return end


def _role(blocks: Sequence[Block], number: int, headline: int | None, lead: int, end: int) -> tuple[Role, str]:
    block = blocks[number]
    if block.role:
        return block.role, "given"
    if number == headline:
        return "headline", "heading" if block.hint == "heading" else "first line"
    if block.hint == "caption":
        return "caption", "hint"
    if number >= end:
        return _below(block.text)
    if number < lead:
        return _above(blocks, number, dated=True)
    return ("body", "lead") if number == lead else _within(blocks, number, end)


def _above(blocks: Sequence[Block], number: int, *, dated: bool) -> tuple[Role, str]:
    """The role of a block above the lead."""
    text = blocks[number].text
    before = blocks[number - 1].text if number else ""
    head = text[:2]
    if not head.isalpha() or not head.isascii() or head.lower() in _DESK_HEADS:
        held = notices.held_back(text) is not None
        if held or notices.is_advisory(text) or is_kill(text):
            return "advisory", HELD if held else "desk's verb"
        if _is_bullet(text) or (_is_dashed(text) and _is_dashed(before)):
            return "bullet", "bullet mark"
    short = len(text) <= _LINE
    if short and (rule := _byline(text, before, number)):
        return "byline", rule
    if short and (rule := _timed(text)):
        return "note", rule
    if _credited(text) or (dated and _DATED.search(text[-40:])):
        return "caption", "ends in a date or credit"
    return _notice(text) or (("slug", "slug line") if short and _is_slug(text) else _SUMMARY)


def _byline(text: str, before: str, number: int) -> str | None:
    """The rule by which a line names who wrote the text, or whose they are under their names."""
    if is_byline(text):
        return "By and names"
    if len(text) >= 60:
        return None
    if number < _SIGNED_MOST and _is_signed(text):
        return "names and whose they are"
    return "whose the names are" if (is_byline(before) or _is_signed(before)) and _DESK.match(text) else None


def _is_signed(text: str) -> bool:
    """Whether a line is a byline without By: names, a comma or another such mark, and whose they are."""
    return ("," in text or "|" in text or not text.isascii()) and _SIGNED.match(text) is not None


def _timed(text: str) -> str | None:
    """The rule by which a line tells a time and nothing else."""
    if len(text) > LONGEST:
        return None
    return TIME if stamp(text) else UNREAD if is_unread(text) else None


def _within(blocks: Sequence[Block], number: int, end: int) -> tuple[Role, str]:
    """The role of a block between the lead and the sign-off."""
    text = blocks[number].text
    if not text:
        return "body", "empty"
    if text[0] in _MARKS:
        return _marked(blocks, number)
    if len(text) < _CAPTION and _credited(text):
        return "caption", "ends in a date or credit"
    if blocks[number].hint == "heading":
        return "crosshead", "heading"
    notice = _notice(text)
    if notice is None and len(text) <= _SHORT and not _stops(text, _STOPS):
        return _line(blocks, number, end)
    return notice or _BODY


def _marked(blocks: Sequence[Block], number: int) -> tuple[Role, str]:
    """The role of a block that begins with a bullet, a dash or a bracket."""
    text = blocks[number].text
    near = (blocks[number - 1], *blocks[number + 1 : number + 2])
    if notices.is_ornament(text):
        return "boilerplate", "rule"
    if _is_bullet(text) or (_is_dashed(text) and any(_is_dashed(block.text) for block in near)):
        return "bullet", "bullet mark"
    if notices.signoff_at(text) == 0:
        return "signoff", "credits"
    if number < 4 and notices.is_advisory(text):
        return "advisory", "desk's verb"
    return _notice(text) or ("body", "body")


def _line(blocks: Sequence[Block], number: int, end: int) -> tuple[Role, str]:
    """The role of a short block without a final stop."""
    text = blocks[number].text
    before = blocks[number - 1].text
    after = blocks[number + 1].text if number + 1 < end else ""
    if notices.is_ornament(text):
        return "boilerplate", "rule"
    if number in {1, 2, 3, end - 1} and notices.is_advisory(text):
        return "advisory", "desk's verb"
    figures = any(map(str.isdigit, text))
    gaps = ("\t" in text or "  " in text) and _GAP.search(text) is not None
    if figures and (gaps or ("vs" in text and _VERSUS.search(text))):
        return "table", "columns"
    if _told(before) and _told(after) and not text[0].islower() and (text.isupper() or len(text.split()) <= 8):
        return "crosshead", "short line between paragraphs"
    if figures or gaps:
        return "table", "short lines with figures"
    return ("crosshead", "capitals") if text.isupper() and _told(after) else ("body", "body")


def _stops(text: str, stops: AbstractSet[str] = _FULL_STOPS) -> bool:
    """Whether a text ends in one of the stops, closing quotes and brackets aside."""
    last = text[-1:]
    if last and last in _CLOSERS:
        last = text.rstrip(_CLOSERS)[-1:]
    return bool(last) and last in stops


def _credited(text: str) -> bool:
    """Whether a text is a caption by its credit or by how it begins."""
    if text[:1] in _PICTURE_FIRST and _PICTURE.match(text):
        return True
    return _may_credit(text) and _CREDITED.search(text[-_CREDIT:]) is not None


def _may_credit(text: str) -> bool:
    """Whether a text may end in a credit, of a picture or of who contributed: searching each for one would be slow."""
    end = text[-_CREDIT:]
    return "/" in end or "hoto" in end or "icture" in end or "mage" in end or " contribut" in end


def _told(text: str) -> bool:
    """Whether a block is a paragraph of the story, not a heading or a row."""
    return _stops(text) or len(text) > _SHORT


def _below(text: str) -> tuple[Role, str]:
    """The role of a block at or after the sign-off."""
    if notices.is_signoff(text):
        return "signoff", "credits"
    if notices.is_end_mark(text):
        return "signoff", "end mark"
    return _notice(text) or ("boilerplate", "after the sign-off")


def _notice(text: str) -> tuple[Role, str] | None:
    if not notices.may_notify(text):
        return None
    if notices.is_note(text):
        return ("correction", "note that admits an error") if notices.admits_error(text) else ("note", "editor's note")
    return ("correction", "says what was wrong") if notices.is_correction(text) else None
