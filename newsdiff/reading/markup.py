"""XML bytes go in, its elements come out one by one, without namespaces; what only an attack needs is refused.

Entities are never declared, files never fetched, XInclude is never followed; depth and attributes are bounded.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from newsdiff.errors import ReadError
from newsdiff.reading.streams import RECORD, SINGLE, peek
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.reading.streams import Intake

DEPTH = 256
"""Most elements within one another."""
ATTRIBUTES = 1000
"""Most attributes of one element."""

_DECLARED = lazy(r"\s*<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"']")
_NOW = "what stood before was read; ask the sender for it again"


class _Tree(ET.TreeBuilder):
    """Builds elements without their namespaces; the outermost ones of the wanted names are kept apart as they end."""

    def __init__(self, wanted: frozenset[str], where: str) -> None:
        super().__init__()
        self.done: list[ET.Element] = []
        self.root: ET.Element | None = None
        self._wanted = wanted
        self._where = where
        self._depth = 0
        self._open = 0  # the depth at which a wanted element is open

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._depth += 1
        if self._depth > DEPTH:
            raise ReadError(self._where, f"nested deeper than {DEPTH} elements", _NOW)
        if len(attrs) > ATTRIBUTES:
            raise ReadError(self._where, f"an element has more than {ATTRIBUTES} attributes", _NOW)
        tag = tag.rpartition("}")[2]
        if attrs and any(name[0] == "{" for name in attrs):
            attrs = {name.rpartition("}")[2]: value for name, value in attrs.items()}
        element = super().start(tag, attrs)
        if self.root is None:
            self.root = element
        if not self._open and tag in self._wanted:
            self._open = self._depth
        return element

    def end(self, tag: str, /) -> ET.Element:
        element = super().end(tag.rpartition("}")[2])
        if self._depth == self._open:
            self._open = 0
            self.done.append(element)
        self._depth -= 1
        return element


def elements(intake: Intake, wanted: frozenset[str]) -> Iterator[ET.Element]:
    """The outermost elements of these names in a document, each whole when it is handed over and emptied after it.

    Names carry no namespace, neither do attributes. Holds one element at a time.

    Raises:
        ReadError: it is not well-formed (with line and column), declares an entity, is nested deeper than `DEPTH`, has
            an element of more than `ATTRIBUTES` attributes or one larger than `RECORD`; elements before it were yielded.
    """
    tree = _Tree(wanted, intake.name)
    parser = ET.XMLParser(target=tree)  # noqa: S314 - as above
    guard: _Guard | None = _Guard(intake.name)
    held = 0
    for text in _texts(intake):
        guard = guard.passed(text) if guard else None
        held += len(text)
        try:
            parser.feed(text)
        except ET.ParseError as error:
            yield from _handed(tree)
            raise _broken(intake.name, error) from error
        except ReadError:
            yield from _handed(tree)
            raise
        if tree.done:
            held = 0
            yield from _handed(tree)
        if held > RECORD:
            raise ReadError(intake.name, f"an element is larger than {RECORD >> 20} MB", _NOW)
    try:
        parser.close()
    except ET.ParseError as error:
        raise _broken(intake.name, error) from error


def fragment(text: str, where: str) -> ET.Element | None:
    """The element of an XML text that stands within another format; None where it is not well-formed or hostile."""
    tree = _Tree(frozenset(), where)
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate is no character of XML
    try:
        _Guard(where).passed(text)
        parser = ET.XMLParser(target=tree)  # noqa: S314 - as above
        parser.feed(text.lstrip())
        parser.close()
    except (ET.ParseError, ReadError):
        return None
    return tree.root


def guarded(raw: bytes, where: str) -> None:
    """Refuse an XML document that declares entities, before another library reads it.

    Raises:
        ReadError: it does.
    """
    _Guard(where).passed(raw.decode("utf-8", "replace"))


def line(element: ET.Element | None, path: str = ".") -> str | None:
    """The text at a path below an element, in one line; None where there is none."""
    found = None if element is None else element.find(path)
    if found is None:
        return None
    return " ".join("".join(found.itertext()).split()) or None


def attribute(element: ET.Element | None, path: str, name: str) -> str | None:
    """An attribute of the element at a path, trimmed; None where there is none."""
    found = None if element is None else element.find(path)
    return None if found is None else (found.get(name) or "").strip() or None


def _handed(tree: _Tree) -> Iterator[ET.Element]:
    for element in tree.done:
        yield element
        element.clear()
    tree.done.clear()


def _texts(intake: Intake) -> Iterator[str]:
    """The characters of the document: declared encoding, else UTF-8, bytes that are none as cp1252.

    What is declared as Latin-1 is read so, too: each of the real files that declared it and held UTF-8 meant UTF-8.
    """
    head, chunks = peek(intake.chunks, 1024)
    match = _DECLARED.match(head[:1024].decode("latin-1"))
    name = match[1].lower() if match else "utf-8"
    decoder = codecs.getincrementaldecoder(_known(name))(errors="newsdiff")
    try:
        yield from map(decoder.decode, chunks)
    except UnicodeError as error:
        raise ReadError(intake.name, f"its bytes are not the {name} that it declares", _NOW) from error


def _known(name: str) -> str:
    """The encoding if it is one of text; UTF-8 for any other, and for UTF-16 and 32, which were undone by their mark."""
    try:
        found = codecs.lookup(name)
    except LookupError:
        return "utf-8"
    other = found.name.startswith(("utf-16", "utf-32")) or name in SINGLE
    return found.name if getattr(found, "_is_text_encoding", True) and not other else "utf-8"


class _Guard:
    """Reads the part of a document that stands before its root element, and refuses one that declares entities."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._started = False
        self._parser = expat.ParserCreate()
        self._parser.EntityDeclHandler = self._entity
        self._parser.StartElementHandler = self._start

    def passed(self, text: str) -> _Guard | None:
        """Itself while the root element has not begun, then None."""
        try:
            self._parser.Parse(text)
        except expat.ExpatError:  # the tree's parser names it
            return None
        return None if self._started else self

    def _entity(self, *_: object) -> None:
        if not self._started:
            raise ReadError(self._where, "declares entities, which no news copy needs", "take the declarations out")

    def _start(self, *_: object) -> None:
        self._started = True
        self._parser.StartElementHandler = None


def _broken(where: str, error: ET.ParseError) -> ReadError:
    row, column = error.position
    what = re.sub(r": line \d+, column \d+$", "", str(error))
    return ReadError(f"{where}:{row}", f"not well-formed XML at column {column}: {what}", _NOW)
