"""The nouns of a text: where it came from, its paragraphs and their roles, one published version.

All are frozen. What follows from a field is derived from it, so no two facts about one text can disagree.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, get_args

from newsdiff import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from newsdiff.words import Span

Role = Literal[
    "headline", "slug", "byline", "caption", "crosshead", "summary", "bullet", "body", "table",
    "advisory", "correction", "note", "signoff", "boilerplate",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
WHOLE: frozenset[Role] = frozenset({"headline", "slug", "byline", "crosshead", "table", "signoff"})
"""Roles whose paragraphs are one sentence whatever their full stops say."""
CONTENT: frozenset[Role] = frozenset({"headline", "caption", "crosshead", "summary", "bullet", "body", "table"})
"""Roles that tell the story; the others are the desk's words about it."""

Kind = Literal[
    "withdrawal", "correction", "writethru", "lead", "update", "wrapup",
    "take", "alert", "abridged", "refile", "repeat", "original",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Kinds of label, the weightiest first."""

State = Literal["usable", "withheld", "embargoed", "withdrawn"]
Hint = Literal["heading", "para", "caption", "note"]
Noun = TypeVar("Noun")


def made(noun: type[Noun], /, **given: Any) -> Noun:
    """A noun with these fields, the others at their plain defaults: for those that a run makes one of a text.

    The `__init__` of a frozen dataclass sets every field by a call of its own, which is five times as dear.
    """
    found = object.__new__(noun)
    found.__dict__.update(given)
    return found


def lean(noun: type[Noun], /, **given: Any) -> Noun:
    """What `made` makes in a third of the memory, at seven times the time: for those that stay while many others are made."""
    found = object.__new__(noun)
    for name, value in given.items():  # one by one, so that all of them share the table of their names
        object.__setattr__(found, name, value)
    return found


@dataclass(frozen=True)
class Source:
    """Where a text was found: a file or URL, its format, and the record in it.

    Attributes:
        uri: path or URL as the user named it; `-` for standard input.
        format: name of the reader that read it (`text`, `json`, `csv` …).
        offset: byte offset (WARC), entry number (feed) or line number from 1 (JSONL, CSV); None where there is one record.
        fetched: when it was fetched, ISO 8601, as the format says it; never the clock.
    """

    uri: str
    format: str
    offset: int | None = None
    fetched: str | None = None

    @property
    def name(self) -> str:
        """The source in one word: `feed.jsonl:7`, or the path alone."""
        return self.uri if self.offset is None else f"{self.uri}:{self.offset}"


class Block(NamedTuple):
    """One block of text as the format gave it, after unwrapping and trimming.

    `role` and `sentences` (spans of the text) are set only where the input itself said so.
    """

    text: str
    hint: Hint = "para"
    role: Role | None = None
    sentences: tuple[Span, ...] | None = None
    joint: str | None = None


@dataclass(frozen=True)
class Declared:
    """What the format itself said about a text. Nothing here is inferred, nothing is trusted as a path.

    Attributes:
        id: the record's own id, as given.
        story_id: the id of the story where the format has one (guid, item id, URL).
        version: the version as given, number or opaque id, as text.
        label: what the format calls this version (a signal, a status), where it does.
        dateline: the dateline in the format's own field, in its words; the text may lack it.
        replaces: ids of the texts that this one says it succeeds.
        take: name and number of a part, where the format says that the text is one of several.
        listing: the format carries only a summary here (a feed's entry), not the text.
    """

    id: str | None = None
    story_id: str | None = None
    version: str | None = None
    slug: str | None = None
    url: str | None = None
    ednote: str | None = None
    provider: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    state: State | None = None
    language: str | None = None
    label: Label | None = None
    replaces: tuple[str, ...] = ()
    take: tuple[str, int] | None = None
    listing: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The contract's `declared` object; `dateline`, `replaces` and `listing` only where there is something to say."""
        names = ("story_id", "version", "slug", "url", "ednote", "provider")
        found = {name: getattr(self, name) for name in names}
        if self.dateline:
            found["dateline"] = self.dateline
        if self.replaces:
            found["replaces"] = list(self.replaces)
        return found | ({"listing": True} if self.listing else {})


@dataclass(frozen=True)
class Document:
    """What a reader hands over: one record of one source, not yet understood.

    `whole` is True where the blocks are the input's own paragraphs, to be kept one to one; `repaired` where mojibake in
    them was put right, as was asked for. `kept` is the version itself, where newsdiff wrote it there: nothing is left to understand.
    """

    source: Source
    blocks: tuple[Block, ...]
    declared: Declared = field(default_factory=Declared)
    whole: bool = False
    repaired: bool = False
    kept: Version | None = None


@dataclass(frozen=True)
class Dateline:
    """`BEIRUT/ERBIL, Nov 3 (Reuters) –`: where and when a story was filed.

    `paragraph` and `span` say where it stands, so that it can be left out of shingles and claims.
    """

    places: tuple[str, ...]
    agency: str | None
    date: str | None
    paragraph: int
    span: Span

    def as_dict(self) -> dict[str, Any]:
        """The contract's `dateline` object, with its place."""
        return {
            "places": list(self.places), "agency": self.agency, "date": self.date,
            "paragraph": self.paragraph, "span": list(self.span),
        }  # fmt: skip


@dataclass(frozen=True)
class Label:
    """What the desk called this version: kind, number, and the tags as they stood (`CORRECTED`, `UPDATE 2`)."""

    kind: Kind = "original"
    number: int | None = None
    tags: tuple[str, ...] = ()

    def title(self, headline: str) -> Span:
        """Where a headline stands without the tags before it (`UPDATE 1-`) and after it (`, 1st Ld-Writethru`)."""
        start, end = 0, len(headline)
        for tag in self.tags:
            lead = start + len(headline[start:end]) - len(headline[start:end].lstrip("([^* "))
            if headline[lead:end].casefold().startswith(tag.casefold()):
                start = lead + len(tag)
                start += len(headline[start:end]) - len(headline[start:end].lstrip(" -–—:/*)]"))
            elif headline[start:end].rstrip(")] ").casefold().endswith(tag.casefold()):
                end = start + len(headline[start:end].rstrip(")] ")) - len(tag)
                end = start + len(headline[start:end].rstrip(" -–—,([/"))
        return (start, end) if start < end else (0, len(headline))

    def as_dict(self) -> dict[str, Any]:
        """The contract's `label` object."""
        return {"kind": self.kind, "number": self.number, "tags": list(self.tags)}


@dataclass(frozen=True, init=False)
class Paragraph:
    """A paragraph with its role in the story.

    Attributes:
        text: the decoded characters after unwrapping and trimming, never normalised.
        role: what it is for.
        given: sentence spans that the input itself gave; else they are found by rule, when first asked for.
        joint: the white space between this paragraph and the one before, where both were cut out of one block
            (a sign-off at a paragraph's tail); None where a block begins.
        rule: name of the rule that gave the role, for `read --explain`.
    """

    text: str
    role: Role = "body"
    given: tuple[Span, ...] | None = None
    joint: str | None = None
    rule: str = field(default="", compare=False)

    def __init__(
        self,
        text: str,
        role: Role = "body",
        given: tuple[Span, ...] | None = None,
        joint: str | None = None,
        rule: str = "",
    ) -> None:
        fields = self.__dict__  # a run makes millions: the `__init__` of a frozen dataclass takes twice as long
        fields["text"], fields["role"], fields["given"], fields["joint"], fields["rule"] = (
            text,
            role,
            given,
            joint,
            rule,
        )

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Sentences as spans of the text, in order; between them stands white space only."""
        if self.given is not None:
            return self.given
        return ((0, len(self.text)),) if self.role in WHOLE and self.text else words.sentences(self.text)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences themselves."""
        return tuple(self.text[start:end] for start, end in self.spans)

    def as_dict(self) -> dict[str, Any]:
        """The contract's paragraph object."""
        found = {
            "role": self.role, "text": self.text,
            "sentences": list(self.sentences), "spans": [list(span) for span in self.spans],
        }  # fmt: skip
        return found if self.joint is None else found | {"joint": self.joint}


@dataclass(frozen=True)
class Version:
    """One published text of a story.

    Attributes:
        id: names the record (see `parsing.identity`).
        paragraphs: all of them, in the order of the text, headline and sign-off included.
        published: what the text or its format says; never the clock, a file's time or a poll. May lack a zone.
        sources: every place it was found; not part of what the version is.
        repaired: the text is not as it came: mojibake in it was put right, as was asked for.
    """

    id: str
    paragraphs: tuple[Paragraph, ...]
    dateline: Dateline | None = None
    label: Label = field(default_factory=Label)
    published: datetime | None = None
    state: State = "usable"
    language: str | None = None
    declared: Declared = field(default_factory=Declared)
    sources: tuple[Source, ...] = field(default=(), compare=False)
    repaired: bool = False

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the raw blocks joined by blank lines: what a rule cut apart is joined again first."""
        return digest(self.paragraphs)

    @cached_property
    def headline(self) -> str | None:
        """Text of the first headline paragraph, as it stands there."""
        return next((p.text for p in self.paragraphs if p.role == "headline"), self.declared.headline)

    @cached_property
    def title(self) -> str | None:
        """The headline without the tags that the desk put before or behind it (`CORRECTED-UPDATE 2-`, `(REFILE)`, `=2`)."""
        text, before = self.headline, None
        while text and text != before:
            before = text
            for tag in self.label.tags:
                if text.startswith(tag) and text[len(tag) : len(tag) + 2].strip()[:1] in {"-", "–", "—", ":", "/"}:
                    text = text[len(tag) :].lstrip(" -–—:/")
                text = (
                    text.removesuffix(f"({tag})")
                    .removesuffix(f"[{tag}]")
                    .removesuffix(f" {tag}" if tag[:1] == "=" else f" - {tag}")
                    .rstrip()
                )
        return text or self.headline

    @cached_property
    def byline(self) -> str | None:
        """Text of the first byline, else the byline that the format declared."""
        return next((p.text for p in self.paragraphs if p.role == "byline"), self.declared.byline)

    @cached_property
    def words(self) -> int:
        """How many words stand in the paragraphs that tell the story."""
        return sum(len(words.words(p.text)) for p in self.paragraphs if p.role in CONTENT)

    @cached_property
    def mojibake(self) -> bool:
        """Whether the text was decoded wrongly before it came here: UTF-8 read as Windows-1252."""
        return any(words.mojibake(p.text) for p in self.paragraphs)

    def shelved(self, later: Callable[[], tuple[Paragraph, ...]]) -> Version:
        """The same version without its paragraphs: `later` gives them each time they are asked for. Headline and digest stay at hand."""
        kept = self.__dict__ | {"headline": self.headline, "digest": self.digest, "_later": later}
        kept.pop("paragraphs", None)
        return made(Version, **kept)

    @property
    def is_shelved(self) -> bool:
        """Whether the paragraphs are elsewhere."""
        return "paragraphs" not in self.__dict__

    @property
    def later(self) -> Callable[[], tuple[Paragraph, ...]] | None:
        """What gives the paragraphs that are elsewhere; None where they are at hand."""
        return self.__dict__.get("_later")

    def opened(self) -> Version:
        """The same version with its paragraphs at hand, for whoever asks for them more than once."""
        if not self.is_shelved:
            return self
        kept = {name: value for name, value in self.__dict__.items() if name != "_later"}
        return made(Version, **kept, paragraphs=self.paragraphs)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """The paragraphs of a shelved version: Python asks here for what is not at hand."""
            if name == "paragraphs" and "_later" in self.__dict__:
                return self._later()
            raise AttributeError(f"a Version has no {name}", name=name, obj=self)

    def body(self) -> Iterable[tuple[int, str]]:
        """Paragraphs that tell the story, headline first where it stands first, less the dateline: (number, text)."""
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.role not in CONTENT:
                continue
            text = paragraph.text
            if self.dateline and self.dateline.paragraph == number:
                text = text[: self.dateline.span[0]] + text[self.dateline.span[1] :]
            yield number, text

    def as_dict(self, *, paragraphs: bool = True) -> dict[str, Any]:
        """The contract's version object; `paragraphs=False` leaves the text out."""
        found: dict[str, Any] = {
            "id": self.id, "digest": self.digest,
            "source": self.sources[0].name if self.sources else None,
            "sources": [source.name for source in self.sources],
            "headline": self.headline, "title": self.title, "byline": self.byline,
            "dateline": self.dateline.as_dict() if self.dateline else None,
            "published": self.published.isoformat() if self.published else None,
            "label": self.label.as_dict(), "state": self.state, "language": self.language,
            "declared": self.declared.as_dict(),
        }  # fmt: skip
        if self.mojibake:
            found["mojibake"] = True
        if self.repaired:
            found["repaired"] = True
        return found | {"paragraphs": [p.as_dict() for p in self.paragraphs]} if paragraphs else found


def digest(paragraphs: Iterable[Paragraph | Block]) -> str:
    """SHA-256 (hex) of the blocks joined by blank lines; what a rule cut apart is joined again first."""
    blocks: list[str] = []
    for paragraph in paragraphs:
        if paragraph.joint is not None and blocks:
            blocks[-1] += paragraph.joint + paragraph.text
        else:
            blocks.append(paragraph.text)
    return hashlib.sha256("\n\n".join(blocks).encode("utf-8", "surrogatepass")).hexdigest()
