"""NITF (IPTC, 2.5 to 3.6) goes in, a `Document` an article comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.errors import ReadError
from newsdiff.model import Block, Declared, Document, Source
from newsdiff.reading import states
from newsdiff.reading.markup import attribute, elements, line
from newsdiff.reading.setting import set_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from newsdiff.reading.streams import Intake

_TIMES = (
    ("head/docdata/date.issue", "norm"), ("head/docdata/date.release", "norm"), ("head/pubdata", "date.publication"),
    ("body/body.head/dateline/story.date", "norm"),
)  # fmt: skip
_SLUGS = ("slugline", "anpa-keyword", "NTBStikkord", "slug")


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document for every `nitf` element; `Source.offset` counts them where there are several."""
    for number, element in enumerate(elements(intake, frozenset({"nitf"})), start=1):
        source = Source(intake.name, "nitf", number if number > 1 else None)
        found = document(element, source)
        if not found.blocks and found.declared.state != "withdrawn" and not found.declared.headline:
            yield ReadError(source.name, "an article without text", "the others are read")
        else:
            yield found


def document(element: Element, source: Source) -> Document:
    """One article: `head/docdata` says what it is, `body.head` names it, `body.content` and `body.end` are its text."""
    declared = _declared(element)
    return Document(source, blocks(element, declared.headline), declared)


def blocks(element: Element, headline: str | None) -> tuple[Block, ...]:
    """The text of an article: a second headline, then the body; the abstract only where there is no body."""
    head, content = element.find("body/body.head"), element.find("body/body.content")
    bodies = [content] if content is not None else [] if head is not None else element.findall("body")
    notes = [] if head is None else head.findall("note")
    found = set_blocks([*notes, *bodies, *element.findall("body/body.end")])
    second = line(head, "hedline/hl2")
    if second and headline and second != headline and all(second != block.text for block in found[:2]):
        found = (Block(second, role="summary"), *found)
    if not found and head is not None:
        found = tuple(block._replace(role="summary") for block in set_blocks(head.findall("abstract")))
    return found


def byline(element: Element | None) -> str | None:
    """A byline without the title of who is named; words that the source glued together are parted."""
    if element is None:
        return None
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.tag == "byttl" else " " + "".join(child.itertext()), child.tail or ""]
    return " ".join("".join(parts).split()) or None


def dateline(element: Element | None) -> str | None:
    """The words of a dateline; the date of a `story.date` that is only a number is none of them."""
    if element is None:
        return None
    parts = []
    for part in element.iter():
        if part.tag != "story.date":
            parts.append(part.text or "")
        elif sum(map(str.isalpha, part.text or "")) > 2:  # `May 4`, not `20310504T091500Z`
            parts.append(f" {part.text}")
        if part is not element:
            parts.append(part.tail or "")
    return " ".join("".join(parts).split()).strip(" ,") or None


def _declared(element: Element) -> Declared:
    docdata, head = element.find("head/docdata"), element.find("body/body.head")
    identity = attribute(docdata, "doc-id", "id-string")
    due = attribute(docdata, "du-key", "key")
    times = (attribute(element, path, name) for path, name in _TIMES)
    release = attribute(docdata, "date.release", "norm")
    replaced = (docdata.get("management-doc-idref") if docdata is not None else None) or ""
    issued = next(filter(None, times), None)
    return Declared(
        story_id=identity or due,
        version=attribute(docdata, "du-key", "version"),
        slug=_slug(element) or (due if due != identity else None),
        ednote=_note(element),
        provider=attribute(docdata, "doc.copyright", "holder") or line(head, "distributor") or attribute(docdata, "doc-id", "regsrc"),
        headline=line(head, "hedline/hl1") or line(head, "hedline") or line(head, "headline") or line(element, "head/title"),
        byline=byline(head.find("byline")) if head is not None else None,
        dateline=dateline(head.find("dateline")) if head is not None else None,
        published=issued,
        state=states.state(docdata.get("management-status") if docdata is not None else None, embargo=release, issued=issued),
        language=element.get("baselang") or element.get("lang"),
        replaces=(replaced,) if replaced else (),
        take=_take(docdata),
    )  # fmt: skip


def _slug(element: Element) -> str | None:
    named = {meta.get("name"): (meta.get("content") or "").strip() for meta in element.iterfind("head/meta")}
    return next((named[name] for name in _SLUGS if named.get(name)), None)


def _note(element: Element) -> str | None:
    notes = [(note.get("info") or "".join(note.itertext())).strip() for note in element.iterfind("head/docdata/ed-msg")]
    changes = [(entry.get("comment") or "").strip() for entry in element.iterfind("head/revision-history")]
    return "\n".join(filter(None, [*notes, *changes[-1:]])) or None


def _take(docdata: Element | None) -> tuple[str, int] | None:
    """Name and number of a part, where the article says it is one of several."""
    name, part = attribute(docdata, "series", "series.name"), attribute(docdata, "series", "series.part")
    total = attribute(docdata, "series", "series.totalpart")
    if not name or not part or not part.isdecimal() or total == "1":
        return None
    return name, int(part)
