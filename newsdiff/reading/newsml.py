"""NewsML 1.x (IPTC) goes in, a `Document` a news item comes out; pictures and other components are passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.errors import Skipped
from newsdiff.model import Block, Declared, Document, Source
from newsdiff.reading import nitf, states
from newsdiff.reading.markup import attribute, elements, fragment, line
from newsdiff.reading.setting import html_blocks, set_blocks
from newsdiff.reading.unwrapping import blocks as text_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from newsdiff.errors import ReadError
    from newsdiff.reading.streams import Intake

_OTHER_ROLES = frozenset(
    "stylesheet headline logo caption photo picture quicklook thumbnail preview graphic video audio keyword abstract summary".split()
)


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document for every `NewsItem` with text; `Source.offset` counts the items, the others are told at the end."""
    passed = 0
    for number, item in enumerate(elements(intake, frozenset({"NewsItem"})), start=1):
        found = _document(item, Source(intake.name, "newsml-1", number))
        if found.blocks or found.declared.state == "withdrawn":
            yield found
        else:
            passed += 1
    if passed:
        yield Skipped(
            intake.name, f"passed over: {Skipped.counted({'item{s} without text': passed})}", "only text is read"
        )


def _document(item: Element, source: Source) -> Document:
    declared = _declared(item)
    for content in _texts(item):
        found, article = _content(content)
        if not found:
            continue
        if article is not None:
            inner = nitf.document(article, source).declared
            names = ("headline", "byline", "dateline", "language", "take")
            missing = {name: getattr(inner, name) for name in names if getattr(declared, name) is None}
            declared = replace(declared, **missing)
        second = _line(item, "SubHeadLine")
        if second and second != declared.headline and all(second != block.text for block in found[:3]):
            found = (Block(second, role="summary"), *found)
        return Document(source, found, declared)
    return Document(source, (), declared)


def _declared(item: Element) -> Declared:
    identifier, management = item.find("Identification/NewsIdentifier"), item.find("NewsManagement")
    revised = line(management, "ThisRevisionCreated") or line(management, "FirstCreated")
    instruction = attribute(management, "Instruction", "FormalName") or ""
    state = states.state(attribute(management, "Status", "FormalName"), embargo=_embargo(management), issued=revised)
    return Declared(
        story_id=_identity(identifier),
        version=line(identifier, "RevisionId"),
        slug=_line(item, "SlugLine") or line(item, "Identification/NameLabel"),
        ednote=_note(item),
        provider=_provider(item) or line(identifier, "ProviderId"),
        headline=_line(item, "HeadLine"),
        byline=_line(item, "ByLine"),
        dateline=_line(item, "DateLine"),
        published=revised or line(item, "Identification/DateLabel"),
        state="withdrawn" if instruction.lower() in {"delete", "kill", "cancel"} else state,
        language=_language(item),
    )


def _identity(identifier: Element | None) -> str | None:
    """`urn:newsml:PROVIDER:DATE:ITEM`: what all revisions of an item share."""
    parts = [line(identifier, tag) for tag in ("ProviderId", "DateId", "NewsItemId")]
    if all(parts):
        return "urn:newsml:" + ":".join(filter(None, parts))
    public, revision = line(identifier, "PublicIdentifier"), line(identifier, "RevisionId")
    return public.removesuffix(f":{revision}") if public else None


def _line(item: Element, name: str) -> str | None:
    """The first line of that name above the text, outside components that are no text."""
    for lines in item.iter("NewsLines"):
        if found := line(lines, name):
            return found
    return None


def _embargo(management: Element | None) -> str | None:
    """When an item that is embargoed becomes usable."""
    future = attribute(management, "StatusWillChange/FutureStatus", "FormalName") or ""
    return line(management, "StatusWillChange/DateAndTime") if future.lower() == "usable" else None


def _note(item: Element) -> str | None:
    notes = [line(note) for note in item.iterfind("NewsManagement/Instruction/Comment")]
    kept = [
        line(lines, "NewsLineText")
        for lines in item.iter("NewsLine")
        if "note" in (attribute(lines, "NewsLineType", "FormalName") or "").lower()
    ]
    return "\n".join(dict.fromkeys(filter(None, [*notes, *kept]))) or None


def _provider(item: Element) -> str | None:
    found = (attribute(provider, "Party", "FormalName") for provider in item.iter("Provider"))
    return next(filter(None, found), None)


def _language(item: Element) -> str | None:
    for language in item.iter("Language"):
        if found := (language.get("FormalName") or "").strip():
            return found.lower() if len(found) == 2 else found
    return item.get("lang")


def _texts(item: Element) -> Iterator[Element]:
    """The content items that may be text, in order, main text before what names no role."""
    found = [
        (component, content)
        for component in item.iter("NewsComponent")
        for content in component.iterfind("ContentItem")
    ]
    plain = [content for component, content in found if _role(component) not in _OTHER_ROLES and _is_text(content)]
    main = [content for component, content in found if _role(component).startswith("main") and content in plain]
    yield from main
    yield from (content for content in plain if content not in main)


def _role(component: Element) -> str:
    return (attribute(component, "Role", "FormalName") or "").lower()


def _is_text(content: Element) -> bool:
    media = (attribute(content, "MediaType", "FormalName") or "text").lower()
    mime = (attribute(content, "MimeType", "FormalName") or "text").lower()
    return "text" in media and ("text" in mime or "xml" in mime or "html" in mime) and "css" not in mime


def _content(content: Element) -> tuple[tuple[Block, ...], Element | None]:
    """The paragraphs of a content item, and its NITF element where it is NITF."""
    data = content.find("DataContent")
    if data is None:
        return (), None
    article = data.find(".//nitf")
    if article is not None:
        return nitf.blocks(article, line(article, "body/body.head/hedline/hl1")), article
    if len(data):
        bodies = [*data.iter("body.content")] or [*data.iter("body")] or [data]
        return set_blocks(bodies), None
    text = "".join(data.itertext())
    start = text.lstrip()[:400].lower()
    if "<nitf" in start and (article := fragment(text, "")) is not None:
        return nitf.blocks(article, None), article
    return (html_blocks(text) if start.startswith("<") else text_blocks(text, titled=True)), None
