"""The elements of a body (NITF, XHTML, HTML) go in, its paragraphs come out as blocks: wraps joined, tables by the row."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from newsdiff.model import Block
from newsdiff.reading.markup import ATTRIBUTES, DEPTH
from newsdiff.reading.unwrapping import joined, paragraphs
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.model import Hint, Role

_SKIPPED = frozenset(
    "script style head title noscript template iframe object form button input select svg video audio map nav"
    " media-reference media-metadata media-producer media-object".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 hl1 hl2 hedline".split())
_STANDING = _HEADINGS | frozenset(
    "p li dt dd pre blockquote bq td th tr caption media-caption figcaption div section article main block body body.head"
    " body.content body.end ul ol dl table tbody thead tfoot media figure note fn footnote header footer aside center hr"
    " tagline bibliography datasource address abstract nitf html lead byline".split()
)
"""Elements that stand by themselves; all others are part of the line they are in."""
_NAMED: dict[str, tuple[Hint, Role | None]] = {
    "media-caption": ("caption", None), "figcaption": ("caption", None), "caption": ("caption", None), "byline": ("para", "byline"),
    "li": ("para", "bullet"), "tagline": ("para", "signoff"), "bibliography": ("para", "boilerplate"),
}  # fmt: skip
_CLASSES: dict[str, tuple[Hint, Role | None]] = {
    "teaser": ("para", "summary"), "summary": ("para", "summary"), "ingress": ("para", "summary"), "standfirst": ("para", "summary"),
    "byline": ("para", "byline"), "caption": ("caption", None), "crosshead": ("heading", None), "subhead": ("heading", None),
    "genre": ("para", "slug"), "np-nonpublic": ("para", "boilerplate"),
}  # fmt: skip
_HEADER_SKIPPED = frozenset({"ul", "ol", "time"})
_VOID = frozenset("br hr img input meta link area base col embed source track wbr".split())
_TOKEN = lazy(
    r"<!--|<!\[CDATA\[|<(/?)([A-Za-z][A-Za-z0-9.:-]{0,40})((?:[^<>\"']|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}')*)>|<[!?][^<>]*>"
)
_ATTRIBUTE = lazy(r"([\w:-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_BREAK = "\x0b"


def set_blocks(bodies: Iterable[ET.Element]) -> tuple[Block, ...]:
    """The paragraphs of these elements, in order; empty ones are left out."""
    setter = _Setter()
    for body in bodies:
        setter.stand(body, "para", None)
        setter.flush("para", None)
    return tuple(setter.blocks)


def html_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a piece of HTML that stands within another format, read without a library; never fails."""
    return set_blocks([html_element(text)])


def html_element(text: str) -> ET.Element:
    """A piece of HTML as elements. Tags that do not match are let go; nesting beyond `DEPTH` is flattened."""
    root = ET.Element("body")
    builder = _Tags(root)
    at = 0
    while (match := _TOKEN.search(text, at)) is not None:
        builder.text(html.unescape(text[at : match.start()]))
        mark, at = match.group(), match.end()
        if mark in {"<!--", "<![CDATA["}:
            end = text.find("-->" if mark == "<!--" else "]]>", at)
            if mark != "<!--":
                builder.text(text[at : end if end >= 0 else len(text)])
            at = len(text) if end < 0 else end + 3
        elif match[2]:
            builder.tag(match[2].lower().rpartition(":")[2], match[3], closing=bool(match[1]))
    builder.text(html.unescape(text[at:]))
    return root


class _Tags:
    """Puts tags and text into a tree as they come."""

    def __init__(self, root: ET.Element) -> None:
        self._stack = [root]
        self._last: ET.Element | None = None  # the child that was closed last: text after it is its tail

    def text(self, text: str) -> None:
        if not text:
            return
        if self._last is None:
            self._stack[-1].text = (self._stack[-1].text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text

    def tag(self, name: str, rest: str, *, closing: bool) -> None:
        if closing:
            self._close(name)
            return
        if name == "p" and self._stack[-1].tag == "p":  # a paragraph ends where the next one begins
            self._close("p")
        if name in {"li", "tr"} and self._stack[-1].tag == name:
            self._close(name)
        element = ET.SubElement(self._stack[-1], name, _attributes(rest))
        if name in _VOID or rest.rstrip().endswith("/") or len(self._stack) >= DEPTH:
            self._last = element
        else:
            self._stack.append(element)
            self._last = None

    def _close(self, name: str) -> None:
        for depth in range(len(self._stack) - 1, max(0, len(self._stack) - 12), -1):
            if self._stack[depth].tag == name:
                self._last = self._stack[depth]
                del self._stack[depth:]
                return


def _attributes(rest: str) -> dict[str, str]:
    if "=" not in rest or rest.count("=") > ATTRIBUTES:
        return {}
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(rest)
    }


class _Setter:
    """Gathers the text of elements, and closes a block wherever one that stands by itself begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._run: list[str] = []

    def stand(self, element: ET.Element, hint: Hint, role: Role | None) -> None:
        """Take in an element that stands by itself."""
        tag = _tag(element)
        if tag in _SKIPPED:
            return
        hint, role = _meant(element, tag, hint, role)
        if tag == "tr":
            self._row(element)
            return
        self._gather(element, hint, role, kept=tag == "pre")
        self.flush(hint, role, kept=tag == "pre")

    def _gather(self, element: ET.Element, hint: Hint, role: Role | None, *, kept: bool) -> None:
        self._run.append(element.text or "")
        header = _tag(element) == "header"
        for child in element:
            tag = _tag(child)
            if header and tag in _HEADER_SKIPPED:
                pass
            elif tag in _STANDING:
                self.flush(hint, role, kept=kept)
                self.stand(child, hint, role)
            elif tag == "br":
                self._run.append(_BREAK)
            elif tag not in _SKIPPED:
                self._gather(child, hint, role, kept=kept)
            self._run.append(child.tail or "")

    def _row(self, element: ET.Element) -> None:
        """A row of a table as one block, its cells parted by tabs."""
        cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
        text = "\t".join(cells).strip()
        if text:
            self.blocks.append(Block(text, role="table" if "\t" in text else None))

    def flush(self, hint: Hint, role: Role | None, *, kept: bool = False) -> None:
        """Close the block that is open."""
        text = "".join(self._run)
        self._run.clear()
        if text and not text.isspace():
            self.blocks += (Block(part, hint, role) for part in _unwrapped(text, kept=kept))


def _tag(element: ET.Element) -> str:
    return element.tag if isinstance(element.tag, str) else "script"  # a comment or instruction


def _meant(element: ET.Element, tag: str, hint: Hint, role: Role | None) -> tuple[Hint, Role | None]:
    """What an element's name, type or class says of its text."""
    if tag in _HEADINGS:
        return "heading", role
    if tag == "note":
        return "note", _noted(element) or role
    if tag in _NAMED:
        return _NAMED[tag]
    for name in (element.get("class") or "").lower().split()[:20]:
        if name in _CLASSES:
            return _CLASSES[name]
    return hint, role


def _noted(element: ET.Element) -> Role | None:
    """The role of a NITF note: a publishable or non-publishable advisory, or an editor's note."""
    if element.get("type") in {"npa", "pa"}:
        return "advisory"
    return "note" if element.get("noteclass") == "editorsnote" else None


def _unwrapped(text: str, *, kept: bool) -> Sequence[str]:
    """The paragraphs in the text of one element.

    A line break in the source is white space, unless the copy shows paragraphs by indents or blank lines (Reuters puts a
    whole story into one `<p>`); a `<br>` is a wrap or an end, as the copy shows.
    """
    if kept:
        return paragraphs(text.replace(_BREAK, "\n"), titled=True)
    if _BREAK in text:
        lined = "\n".join(joined(part) if part.strip() else "" for part in text.split(_BREAK))
        return paragraphs(lined, titled=True)
    return paragraphs(text, titled=True) if _laid_out(text) else [joined(text)]


def _laid_out(text: str) -> bool:
    """Whether line breaks of the source show paragraphs: some lines stand out by their indent, most are full."""
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) < 4:
        return False
    filled = [line for line in lines[1:] if line.strip()]
    indents = [len(line) - len(line.lstrip()) for line in filled]
    least = min(indents, default=0)
    out = sum(indent >= least + 3 for indent in indents)
    return 0 < out < len(filled) and sum(map(len, filled)) > 30 * len(filled)
