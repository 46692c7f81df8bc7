"""NewsML-G2 (IPTC) goes in, a `Document` a news item comes out; packages, pictures and other items are counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError, Skipped
from newsdiff.model import Block, Declared, Document, Label, Source
from newsdiff.reading import nitf, states
from newsdiff.reading.markup import attribute, elements, fragment, line
from newsdiff.reading.setting import html_blocks, set_blocks
from newsdiff.reading.unwrapping import blocks as text_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from newsdiff.model import Kind
    from newsdiff.reading.streams import Intake

_OTHERS = frozenset({"packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
_ITEMS = _OTHERS | {"newsItem"}
_SUCCEEDS = frozenset(
    {"derivedFrom", "evolvedFrom", "previousVersion", "replaces", "supersedes", "updateOf", "correctionOf"}
)
_SIGNALS: dict[str, Kind] = {
    "update": "update", "correction": "correction", "repeat": "repeat", "kill": "withdrawal", "delete": "withdrawal",
    "withdraw": "withdrawal",
}  # fmt: skip
_EDITED: dict[str, Kind] = {"U": "update", "C": "correction", "D": "withdrawal"}  # edStat: of Reuters


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """A document for every `newsItem` that is text, alone or in a `newsMessage`; `Source.offset` counts the items.

    What is not text is passed over and counted in one `Skipped` at the end.
    """
    passed: dict[str, int] = {}
    for number, item in enumerate(elements(intake, _ITEMS), start=1):
        source = Source(intake.name, "newsml-g2", number)
        kind = _kind(item)
        if kind != "text":
            passed[f"{kind}{{s}}"] = passed.get(f"{kind}{{s}}", 0) + 1
            continue
        found = _document(item, source)
        if found.blocks or found.declared.headline or found.declared.state == "withdrawn":
            yield found
        else:
            yield ReadError(source.name, "an item without text", "the others are read")
    if passed:
        yield Skipped(intake.name, f"passed over: {Skipped.counted(passed)}", "only text is read")


def _kind(item: Element) -> str:
    """What an item holds: `text`, or a word for what else."""
    if item.tag in _OTHERS:
        return item.tag.removesuffix("Item") + (" item" if item.tag != "packageItem" else "")
    qcode = attribute(item, "itemMeta/itemClass", "qcode") or attribute(item, "itemMeta/itemClass", "uri") or ""
    named = qcode.rpartition(":")[2].rpartition("/")[2].lower()
    if named == "composite" and item.find("contentSet/inlineXML") is not None:
        return "text"
    return named if named.isalpha() else "text"


def _document(item: Element, source: Source) -> Document:
    declared = _declared(item)
    found, inner = _content(item)
    if inner is not None:
        declared = _filled(declared, inner)
    second = [
        Block(text, role="summary")
        for headline in item.iterfind("contentMeta/headline")
        if _is_second(headline) and (text := line(headline)) and text != declared.headline
        and all(text != block.text for block in found[:3])
    ]  # fmt: skip
    if not found and item.find("contentSet/remoteContent") is not None:
        declared = replace(declared, listing=True)
    return Document(source, (*second, *found), declared)


def _declared(item: Element) -> Declared:
    meta, content = item.find("itemMeta"), item.find("contentMeta")
    times = (
        "itemMeta/versionCreated",
        "contentMeta/contentModified",
        "contentMeta/contentCreated",
        "itemMeta/firstCreated",
    )
    published = next(filter(None, (line(item, path) for path in times)), None)
    guid = (item.get("guid") or "").strip() or None
    status = attribute(meta, "pubStatus", "qcode") or attribute(meta, "pubStatus", "uri")
    label = _label(meta)
    state = states.state(status, embargo=line(meta, "embargoed"), issued=published)
    return Declared(
        story_id=guid,
        version=(item.get("version") or "").strip() or None,
        slug=line(content, "slugline"),
        ednote=_note(meta),
        provider=_named(meta, "provider"),
        headline=_headline(content) or line(meta, "title"),
        byline=(line(content, "by") or "").strip(" ,") or None,
        dateline=line(content, "dateline"),
        published=published,
        state="withdrawn" if label and label.kind == "withdrawal" else state,
        language=attribute(content, "language", "tag") or item.get("lang"),
        label=label,
        replaces=_replaced(meta, guid),
    )


def _headline(content: Element | None) -> str | None:
    headlines = [] if content is None else content.findall("headline")
    first = [headline for headline in headlines if not _is_second(headline)]
    return next(filter(None, map(line, first or headlines)), None)


def _is_second(headline: Element) -> bool:
    role = (headline.get("role") or "").rpartition(":")[2].lower()
    return role.startswith(("sub", "second")) or role in {"deck", "kicker", "overline", "teaser"}


def _named(parent: Element | None, tag: str) -> str | None:
    """Who is meant: the literal, the name, or the end of the code."""
    code = (attribute(parent, tag, "qcode") or "").rpartition(":")[2]
    return attribute(parent, tag, "literal") or line(parent, f"{tag}/name") or code or attribute(parent, tag, "uri")


def _note(meta: Element | None) -> str | None:
    """The desk's notes, each once; contacts and what a longer one repeats are left out."""
    if meta is None:
        return None
    notes = [note for note in meta.iterfind("edNote") if not note.get("pubconstraint")]
    plain = [note for note in notes if len(note) == 0 and "closingline" not in (note.get("role") or "")]
    if not plain:
        kept = (block.text for block in set_blocks(notes))
        return "\n".join(kept) or None
    return "\n".join(dict.fromkeys(filter(None, map(line, plain)))) or None


def _label(meta: Element | None) -> Label | None:
    """What the signals call this version, the weightiest kind first."""
    if meta is None:
        return None
    kinds: set[Kind] = set()
    for signal in meta.iterfind("signal"):
        scheme, _, code = (
            signal.get("qcode") or (signal.get("uri") or "").replace("/signal/", "/sig:").rpartition("/")[2]
        ).rpartition(":")
        kind = (
            _EDITED.get(code)
            if scheme == "edStat"
            else _SIGNALS.get(code.lower())
            if scheme in {"sig", "signal"}
            else None
        )
        if kind:
            kinds.add(kind)
    order: tuple[Kind, ...] = ("withdrawal", "correction", "update", "repeat")
    first = next((kind for kind in order if kind in kinds), None)
    return Label(first) if first else None


def _replaced(meta: Element | None, guid: str | None) -> tuple[str, ...]:
    links = [] if meta is None else meta.findall("link")
    named = (
        (link.get("residref") or link.get("guidref") or "").strip()
        for link in links
        if (link.get("rel") or "").rpartition(":")[2].rpartition("/")[2] in _SUCCEEDS
    )
    return tuple(dict.fromkeys(name for name in named if name and name != guid))


def _content(item: Element) -> tuple[tuple[Block, ...], Element | None]:
    """The paragraphs of the first rendition that has any, and its NITF element where it is NITF."""
    for inline in item.iterfind("contentSet/inlineXML"):
        article = inline.find(".//nitf")
        if article is not None:
            found = nitf.blocks(article, line(article, "body/body.head/hedline/hl1"))
        elif len(inline):
            found = set_blocks(_bodies(inline))
        else:
            found = _quoted("".join(inline.itertext()), inline.get("contenttype") or "")
        if found:
            return found, article
    for data in item.iterfind("contentSet/inlineData"):
        if not data.get("encoding") and (found := _quoted("".join(data.itertext()), data.get("contenttype") or "")):
            return found, None
    return (), None


def _bodies(inline: Element) -> Iterable[Element]:
    bodies = [body for root in inline for body in ([root] if root.tag == "body" else root.findall("body"))]
    return bodies or list(inline)


def _quoted(text: str, kind: str) -> tuple[Block, ...]:
    """The paragraphs of text that stands in the item as characters: markup, or plain."""
    start = text.lstrip()[:400].lower()
    if "<nitf" in start and (article := fragment(text, "")) is not None:
        return nitf.blocks(article, None)
    if start.startswith("<") or ("html" in kind and "<" in text):
        return html_blocks(text)
    return text_blocks(text, titled=True)


def _filled(declared: Declared, article: Element) -> Declared:
    """What the item leaves out, from the head of the NITF article in it."""
    inner = nitf.document(article, Source("", "nitf")).declared
    names = ("headline", "byline", "dateline", "slug", "ednote", "language", "take")
    missing = {name: getattr(inner, name) for name in names if getattr(declared, name) is None}
    return replace(declared, **missing)
