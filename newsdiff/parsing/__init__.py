"""A `Document` goes in, its `Version`s come out: every paragraph with its role, ids settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.model import CONTENT, Block, Dateline, Version, digest, made
from newsdiff.parsing.cutting import cut, severed
from newsdiff.parsing.datelines import opening
from newsdiff.parsing.datelines import stated as stated_dateline
from newsdiff.parsing.identity import identify, settle
from newsdiff.parsing.labels import label
from newsdiff.parsing.mending import mended
from newsdiff.parsing.notices import held_back
from newsdiff.parsing.roles import HELD, TIME, UNREAD, cast
from newsdiff.parsing.stamps import is_update, stamp
from newsdiff.parsing.takes import joined, take
from newsdiff.parsing.times import published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.model import Document, Paragraph, State
    from newsdiff.parsing.roles import Cast

_TOLD = CONTENT - {"headline"}
_LOOKED = 2000  # characters that tell the language

__all__ = ["doubts", "joined", "mended", "parse", "settle", "take"]


def parse(document: Document) -> list[Version]:
    """The versions of a document: one, or several where one text holds several.

    A headline that the format gave and no paragraph carries becomes the first one. Paragraphs of a `whole` document are
    kept one to one; in other text a sign-off at a paragraph's tail is cut off, and texts of several versions that no
    record keeps apart are cut at their repeated headlines. Sentences are not split here.
    """
    if document.kept is not None:
        return [document.kept]
    blocks: Sequence[Block] = _headed(document)
    if document.whole:
        return [_version(document, blocks)]
    blocks = severed(blocks)
    declared = document.declared
    if declared.id or declared.story_id or declared.url or declared.headline:
        return [_version(document, blocks)]
    return [_version(document, piece) for piece in cut(blocks)]


def doubts(version: Version) -> Iterator[str]:
    """What could not be read of a version for sure, each in a few words: its time."""
    if version.published is not None:
        return
    if stated := version.declared.published:
        yield f"its time '{stated[:60]}' cannot be read"
    for paragraph in version.paragraphs:
        if paragraph.rule == UNREAD:
            yield f"the time in '{paragraph.text[:60]}' is not sure"


def _headed(document: Document) -> Sequence[Block]:
    """The blocks with the given headline: the first ones may carry it in other typography, any may to the letter."""
    blocks, headline = document.blocks, document.declared.headline
    if headline is None:
        return blocks
    length = len(headline)
    room = 12 + length // 5  # no typography adds or takes more
    for number, block in enumerate(blocks[:5]):
        near = abs(len(block.text) - length) < room
        if near and _same(block.text, headline) and block.role in {None, "headline"}:
            carried = Block(block.text, "heading", "headline", block.sentences, block.joint)
            return (*blocks[:number], carried, *blocks[number + 1 :])
    if headline in [block.text for block in blocks]:
        return blocks
    return (Block(headline, "heading", "headline"), *blocks)


def _version(document: Document, blocks: Sequence[Block]) -> Version:
    declared = document.declared
    found = cast(blocks)
    paragraphs = found.paragraphs
    desk = [paragraph for paragraph in paragraphs if paragraph.role not in _TOLD]
    when = published(declared.published or _stamped(desk))
    called = label(
        _texts(desk, "headline"),
        [*_texts(desk, "slug"), *([declared.slug] if declared.slug else [])],
        [*_texts(desk, "advisory"), *([declared.ednote] if declared.ednote else [])],
        declared.label,
    )
    withdrawn = called.kind == "withdrawal"
    return made(
        Version,
        id=identify(declared, when) or digest(paragraphs)[:16],
        paragraphs=paragraphs,
        dateline=_dateline(found, declared.dateline),
        label=called,
        published=when,
        state="withdrawn" if withdrawn else declared.state or _state(desk),
        language=declared.language or _language(paragraphs),
        declared=declared,
        sources=(document.source,),
        repaired=document.repaired,
    )


def _state(paragraphs: Sequence[Paragraph]) -> State:
    """What a line above the lead says about the use of the text; usable where none says anything."""
    told = (held_back(paragraph.text) for paragraph in paragraphs if paragraph.rule == HELD)
    return next(filter(None, told), "usable")


def _same(text: str, headline: str) -> bool:
    """Equal but for typography; texts of other first letters need no key (it is the dearest step of reading)."""
    return text == headline or (not _begin_apart(text, headline) and words.key(text) == words.key(headline))


def _begin_apart(one: str, other: str) -> bool:
    """Whether two texts begin with letters or figures of ASCII that no comparison key makes equal."""
    first, second = one[:1], other[:1]
    return (first + second).isascii() and first.isalnum() and second.isalnum() and first.lower() != second.lower()


def _language(paragraphs: Sequence[Paragraph]) -> str | None:
    """The language of the story's first 2,000 characters; plainly English ones need no closer look."""
    text = "\n".join([paragraph.text for paragraph in paragraphs if paragraph.role in CONTENT])[:_LOOKED]
    top = text[: _LOOKED // 2]
    articles = top.count(" the ")
    if articles > 3 or (articles and articles + sum(map(top.count, (" of ", " and ", " said "))) > 3):
        return "en"
    return words.language(text)


def _stamped(paragraphs: Sequence[Paragraph]) -> str | None:
    """The time that a line above the lead tells: that of an update before that of the first publication."""
    lines = [paragraph.text for paragraph in paragraphs if paragraph.rule == TIME]
    return next((stamp(line) for line in sorted(lines, key=is_update, reverse=True)), None)


def _texts(paragraphs: Sequence[Paragraph], role: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs if paragraph.role == role]


def _dateline(found: Cast, stated: str | None) -> Dateline | None:
    """The dateline that stands in the text; else the one that the format states: where the story begins with its words, else at no width."""
    if found.dateline is not None:
        number, line = found.dateline
        return Dateline(line.places, line.agency, line.date, number, line.span)
    if not stated:
        return None
    told = [number for number, paragraph in enumerate(found.paragraphs) if paragraph.role in CONTENT - {"headline"}]
    first = next((number for number in told if found.paragraphs[number].role == "body"), next(iter(told), None))
    line_ = stated_dateline(stated) if first is not None else None
    if line_ is None or first is None:
        return None
    return Dateline(line_.places, line_.agency, line_.date, first, (0, opening(found.paragraphs[first].text, stated)))
