"""ninjs (IPTC, 1.0 to 3.1; also as Superdesk writes it) goes in, a `Document` comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError, Skipped
from newsdiff.model import Declared, Document, Label
from newsdiff.reading import nitf, states
from newsdiff.reading.markup import fragment
from newsdiff.reading.setting import html_blocks
from newsdiff.reading.unwrapping import blocks as text_blocks
from newsdiff.reading.unwrapping import joined
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Block, Source

_SIGNS = frozenset(
    "versioncreated versionCreated pubstatus pubStatus firstcreated firstCreated body_html body_text body_xhtml bodies headlines"
    " renditions associations representationtype representationType contentCreated contentcreated eventDetails"
    " description_text descriptions groups".split()
)
_OTHERS = frozenset("picture photo image audio video graphic animation composite event planning".split())
_ORDER = ("html", "xhtml", "nitf", "xml", "text")
_FULL = ("main", "", "body")
_MARKUP = lazy(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


def fits(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object is ninjs: it names an item, and has one of the standard's own fields."""
    named = (
        isinstance(record.get("uri"), str) or isinstance(record.get("guid"), str) or isinstance(record.get("_id"), str)
    )
    standard = record.get("standard")
    if isinstance(standard, Mapping) and str(standard.get("name", "")).lower() == "ninjs":
        return named
    return named and not _SIGNS.isdisjoint(record) and "paragraphs" not in record


def document(record: Mapping[str, Any], source: Source) -> Document:
    """One item. Of several bodies the one with the most markup counts; a description only where there is no body.

    Raises:
        Skipped: it is no text.
        ReadError: it has neither text nor headline.
    """
    kind = str(record.get("type") or ("event" if "eventDetails" in record else "text"))
    if kind in _OTHERS and not (kind == "composite" and _bodies(record)):
        raise Skipped(source.name, f"passed over: 1 {kind}", "only text is read")
    declared = _declared(record)
    found = next((blocks for body in _bodies(record) if (blocks := _set(*body))), ())
    listing = False
    if not found:
        found = next((blocks for body in _descriptions(record) if (blocks := _set(*body))), ())
        listing = bool(found)
    if not found and declared.state != "withdrawn" and not declared.headline:
        raise ReadError(source.name, "an item without text", "the others are read")
    return Document(source, found, _listed(declared) if listing else declared)


def _listed(declared: Declared) -> Declared:
    from dataclasses import replace  # noqa: PLC0415 - few items have a description alone

    return replace(declared, listing=True)


def _declared(record: Mapping[str, Any]) -> Declared:
    published = _first(
        record,
        "versioncreated",
        "versionCreated",
        "contentcreated",
        "contentCreated",
        "firstcreated",
        "firstCreated",
        "_updated",
        "firstpublished",
    )
    embargo = _first(record, "embargoed", "embargoedUntil", "embargoeduntil")
    replaced = [_first(record, "evolvedfrom", "evolvedFrom"), _first(record, "rewrite_of")]
    identity = _first(record, "uri", "guid", "_id")
    version = record.get("version")
    return Declared(
        story_id=identity,
        version=str(version)
        if isinstance(version, str | int) and not isinstance(version, bool) and version != ""
        else None,
        slug=_first(record, "slugline", "slug"),
        url=identity if identity and identity.startswith(("http://", "https://")) else None,
        ednote=_first(record, "ednote", "edNote"),
        provider=_provider(record),
        headline=_main(record.get("headlines")) or _line(record.get("headline")) or _line(record.get("title")),
        byline=_byline(record),
        dateline=_dateline(record.get("dateline")),
        published=published,
        state=states.state(_first(record, "pubstatus", "pubStatus"), embargo=embargo, issued=published),
        language=_first(record, "language"),
        label=_label(record),
        replaces=tuple(dict.fromkeys(name for name in replaced if name and name != identity)),
    )


def _first(record: Mapping[str, Any], *names: str) -> str | None:
    return next((value.strip() for name in names if isinstance(value := record.get(name), str) and value.strip()), None)


def _line(value: Any) -> str | None:
    """A headline in one line; the markup that services leave in it is no part of it."""
    if not isinstance(value, str):
        return None
    if _MARKUP.search(value):
        value = " ".join(block.text for block in html_blocks(value))
    return joined(value) or None


def _dateline(value: Any) -> str | None:
    """The dateline in its words; Superdesk has an object for it, whose place alone counts where it has no words."""
    if isinstance(value, Mapping):
        located = value.get("located")
        value = value.get("text") or (located.get("city") if isinstance(located, Mapping) else None)
    return joined(value) or None if isinstance(value, str) else None


def _parts(value: Any) -> Iterator[tuple[str, str, str]]:
    """(role, content type, text) of the entries in one of the arrays of ninjs 2 and 3."""
    for part in value if isinstance(value, list) else ():
        if isinstance(part, Mapping) and isinstance(part.get("value"), str):
            kind = part.get("contenttype") or part.get("contentType") or ""
            yield str(part.get("role") or "").lower(), str(kind).lower(), part["value"]


def _main(headlines: Any) -> str | None:
    found = [(role, text) for role, _, text in _parts(headlines)]
    found.sort(key=lambda part: part[0] not in _FULL)  # stable: the first of the main ones, else the first
    return next((line for _, text in found if (line := _line(text))), None)


def _byline(record: Mapping[str, Any]) -> str | None:
    if plain := _first(record, "byline", "by"):
        return plain
    for field in ("bylines", "authors"):
        people = [person for person in _listed_in(record, field) if isinstance(person, Mapping | str)]
        names = [
            person if isinstance(person, str) else person.get("by") or person.get("byline") or person.get("name")
            for person in people
        ]
        if found := " and ".join(dict.fromkeys(name for name in names if isinstance(name, str) and name.strip())):
            return found
    return None


def _listed_in(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []


def _provider(record: Mapping[str, Any]) -> str | None:
    provider = record.get("provider")
    if isinstance(provider, Mapping):
        provider = provider.get("name") or provider.get("literal")
    sources = [
        part.get("name")
        for field in ("infosources", "infoSources", "infosource")
        for part in _listed_in(record, field)
        if isinstance(part, Mapping)
    ]
    named = [provider, *sources, record.get("source"), record.get("copyrightholder"), record.get("copyrightHolder")]
    return next((name.strip() for name in named if isinstance(name, str) and name.strip()), None)


def _label(record: Mapping[str, Any]) -> Label | None:
    """What AP's `signals` and `editorialtypes` call this version."""
    words = [word for name in ("signals", "editorialtypes") for word in record.get(name) or () if isinstance(word, str)]
    told = {word.lower() for word in words}
    if told & {"kill", "withdrawal", "withhold", "elimination"}:
        return Label("withdrawal")
    if told & {"correction", "corrective"}:
        return Label("correction")
    return Label("alert") if told & {"newsalert", "apnewsalert", "flash", "bulletin"} else None


def _bodies(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(kind, text) of every body, the one with the most markup first."""
    found = [(_sort(kind, role), text) for role, kind, text in _parts(record.get("bodies"))]
    for name, value in record.items():
        if name.startswith("body_") and isinstance(value, str):
            found.append((_sort("", name.removeprefix("body_")), value))
    if isinstance(value := record.get("body"), str):
        found.append(("html" if value.lstrip().startswith("<") else "text", value))
    return sorted(found, key=lambda body: _ORDER.index(body[0]))


def _descriptions(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [(_sort(kind, role), text) for role, kind, text in _parts(record.get("descriptions"))]
    names = ("description_html", "description_text", "description")
    return found + [(_sort("", name), value) for name in names if isinstance(value := record.get(name), str)]


def _sort(kind: str, role: str) -> str:
    """Which of `_ORDER` a body is, by its content type, else by its role or the end of its name."""
    for word in (kind, role):
        for sort in ("nitf", "xhtml", "html"):
            if sort in word:
                return sort
        if "xml" in word:
            return "xml"
        if word and ("plain" in word or word.endswith("text")):
            return "text"
    return "text"


def _set(sort: str, text: str) -> tuple[Block, ...]:
    if sort == "text" and not text.lstrip()[:20].lower().startswith(("<p", "<div", "<html", "<body")):
        return text_blocks(text, titled=True)
    if sort in {"nitf", "xml"}:
        article = fragment(text, "")
        article = article if article is None or article.tag == "nitf" else article.find(".//nitf")
        return () if article is None else nitf.blocks(article, None)
    return html_blocks(text)
