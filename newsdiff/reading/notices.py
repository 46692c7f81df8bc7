"""The elements of a page go in, its correction notices come out, which extractors of main text drop with their label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.model import Block
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 1200
"""Characters of the longest notice."""
_LABEL = lazy(
    r"(?:corrections?|clarifications?|corrected|editor['’]?s['’]? note|korrektur|berichtigung|rectificatif|corrección)\s?(?:\([^()]{1,40}\)\s?)?[:—–.]?",
    re.IGNORECASE,
)
_SAYS = lazy(
    r"(?:corrections?|clarifications?|editor['’]?s['’]? note|korrektur|berichtigung|rectificatif|corrección)\s?(?:\([^()]{1,40}\)\s?)?[:—–]\s?\S"
    r"|(?:corrections?|clarifications?)\s?(?:\([^()]{1,40}\))?\s*$"
    r"|(?:an?|the) (?:earlier|previous|original) version of this (?:article|story|post|report|column|page)\b"
    r"|this (?:article|story|post|report|column|page|headline) (?:has been|was) (?:corrected|updated|amended|revised)\b"
    r"|because of an (?:editing|reporting) error\b",
    re.IGNORECASE,
)
_CALLED = lazy(r"(?:^|[\s_-])(?:corrections?|clarifications?|editors?-?notes?|erratum)(?:$|[\s_-])", re.IGNORECASE)
_HINTS = (
    "correction", "clarification", "editor's note", "editor’s note", "editors' note", "editors’ note", "earlier version of this",
    "previous version of this", "original version of this", "been corrected", "been updated", "been amended", "been revised", "was corrected",
    "was amended", "was revised", "editing error", "reporting error", "korrektur", "berichtigung", "rectificatif", "correcci",
)  # fmt: skip
_NAMES = ("orrection", "larification", "ditor-note", "ditors-note", "ditorsnote")  # of elements
_BOXES = frozenset(
    {"p", "div", "section", "aside", "footer", "header", "article", "ul", "ol", "table", "nav", "figure", "img"}
)
_APART = _BOXES | {"h2", "h3", "h4", "h5", "h6", "br"}
_FIRST = frozenset("cCeEkKbBrRaAtT")
_BLOCKS = ("p", "div", "section", "aside", "footer", "em", "i", "li", "span", "h4", "h5", "h6", "strong", "b")


class Notice(NamedTuple):
    """A notice, and whether it stands above the text or below it."""

    text: str
    above: bool


def swept(tree: Any, source: str) -> list[Notice]:
    """The correction notices on a page, in its order, each once; the label of a notice is part of it.

    Its text and its source tell at a glance whether there can be any: to look at each element costs a tenth of the extraction.
    """
    told = str(tree.text_content()).lower()
    if not (any(hint in told for hint in _HINTS) or any(name in source for name in _NAMES)):
        return []
    found: dict[str, Notice] = {}
    paragraphs = 0
    for element in tree.iter(*_BLOCKS):
        if element.tag == "p":
            paragraphs += 1
        called = element.get("class") or element.get("id") or ""
        named = bool(called) and len(called) < 200 and _CALLED.search(called) is not None
        if not (named or _says(element)) or (named and not _ends(element)):
            continue
        text = _lined(element)
        if _LABEL.fullmatch(text):  # a label in an element of its own: the notice is in the next one
            following = element.getnext()
            text = f"{text} {_lined(following)}" if following is not None else text
        if 20 < len(text) <= _MOST and (_SAYS.match(text) or named) and not any(text in known for known in found):
            found[text] = Notice(text, paragraphs <= 2)
    return list(found.values())


def woven(blocks: Sequence[Block], found: Sequence[Notice]) -> list[Block]:
    """The blocks of the main text with the notices that it lacks, and with the labels that were cut off theirs."""
    told = list(blocks)
    for notice in found:
        bare = _LABEL.sub("", notice.text, count=1).strip() if _LABEL.match(notice.text) else notice.text
        at = next(
            (
                number
                for number, block in enumerate(told)
                if len(bare) > 15 and (bare in block.text or (block.text in bare and len(block.text) > 40))
            ),
            None,
        )
        if at is None:
            told.insert(0 if notice.above else len(told), Block(notice.text))
        elif notice.text not in told[at].text and told[at].text in notice.text:
            told[at] = Block(notice.text)
    return told


def _lined(element: Any) -> str:
    """The text of an element in one line; what stands in blocks of their own is parted by a space."""
    if all(child.tag not in _APART for child in element):
        return " ".join(str(element.text_content()).split())
    return " ".join(" ".join(" ".join(part.split()) for part in element.itertext()).split())


def _says(element: Any) -> bool:
    """Whether an element's text begins as a notice does; its first letter rules most out, or that it begins with a block."""
    own = (element.text or "").lstrip()
    if own[0] not in _FIRST if own else len(element) == 0 or element[0].tag in _BOXES:
        return False
    return _SAYS.match(_start(element)) is not None


def _start(element: Any) -> str:
    """The first characters of an element's text, at most 120."""
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > 120:
            break
    return "".join(parts).strip()[:120]


def _ends(element: Any) -> bool:
    """Whether an element that is called a notice holds little enough to be one."""
    length = 0
    for part in element.itertext():
        length += len(part)
        if length > 2 * _MOST:
            return False
    return True
