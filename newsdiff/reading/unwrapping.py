"""A text with line breaks goes in, its paragraphs come out: hard-wrapped lines joined, indented and marked ones begun anew."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from newsdiff.model import Block
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_BLANK = lazy(r"\n\s*\n")
_TERMINAL = lazy(r"[.!?…:][\"'”’)\]]*$")
_GAPS = lazy(r"\S(?:\t| {3,}|  +\S+  )")
_SIGN_OFF = r"\((?:(?:additional|further|with) )?(?:reporting|writing|editing|compiled|edited|written) (?:and \w+ )?by "
_MARKED = lazy(
    r"[*•▪◦‣] "
    rf"|(?i:{_SIGN_OFF})"
    r"|\((?:Adds|Updates|Corrects|Recasts|Rewrites|Refiles|Repeats) "
    r"|Eds: "
)
_MARKS = frozenset("*•▪◦‣(E")
_LOOKED = _MARKS | frozenset(" \t")
_BYLINE = lazy(r"(?:By|BY)(?: (?:and|de|van|von|der|al|[A-Z][\w.'’-]{0,30},?)){1,12}$")
_DATELINE = lazy(r"[A-Z][^()\n]{0,60}\((?:[A-Z][A-Za-z ]{1,30}|dpa)\) {0,2}(?:[-–—_]|\.-)")
_END_MARK = lazy(r"[-=]{0,2}\s?(?:reuters?|afp|ap|dpa|upi|kyodo|enditem|ends?|\d?0|#{3})\s?-?\W{0,5}$", re.IGNORECASE)
_SLUG = lazy(r"(?:BC|AP|AM|PM)-[A-Z0-9-]{3,40}$")

_PLAIN = Block("")[1:]
_new = tuple.__new__  # a run makes millions: what a named tuple does itself takes three times as long

_WRAP_LEAST, _WRAP_MOST = 50, 132  # columns: no desk wraps narrower or wider
_TOP = 12  # lines in which a byline or dateline may stand


def blocks(text: str, *, titled: bool = False) -> tuple[Block, ...]:
    """The paragraphs of a text as blocks; none where it holds white space only. `titled`: its headline stands elsewhere."""
    return tuple([_new(Block, (found, *_PLAIN)) for found in paragraphs(text, titled=titled)])


def paragraphs(text: str, *, titled: bool = False) -> list[str]:
    """Paragraphs of a text, in order, each unwrapped and trimmed; every character but white space is kept.

    Blank lines part them (a line of no-break spaces is blank), as do indents of three spaces or a tab, and lines that
    can only begin one: bullets, bylines, datelines, desk notes, sign-offs, rows of a table. Any other line break
    is a wrap where the copy is hard-wrapped, else it parts too: see `_wrapped`. Time is linear in the length.
    """
    text = _lined(text)
    chunks = text.split("\n\n")
    if "\n" not in "".join(chunks):  # all line feeds stand in pairs
        return [paragraph for chunk in chunks if (paragraph := chunk.strip())]
    return _unwrapped(_BLANK.split(text), titled=titled)


def joined(text: str) -> str:
    """One paragraph in one line: each line break with the white space around it becomes one space."""
    if text.isprintable():  # no line end is
        return text.strip()
    text = _lined(text)
    if "\n" not in text:
        return text.strip()
    return " ".join(line for line in (part.strip() for part in text.split("\n")) if line)


def _lined(text: str) -> str:
    """The text with every kind of line end as a line feed; a look for one character costs next to nothing."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    for end in _ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return text


def _unwrapped(chunks: Sequence[str], *, titled: bool) -> list[str]:
    """The paragraphs of blocks of lines that blank lines part."""
    lines: list[str] = []
    bare: list[str] = []
    begins: list[bool] = []
    for chunk in chunks:
        some = [line for every in chunk.split("\n") if (line := every.rstrip())]
        inner = [line.lstrip() for line in some]
        begins += _beginnings(some, inner)
        lines += some
        bare += inner
    free = [at for at, begin in enumerate(begins) if not begin]
    for at in _parting(lines, bare, free, titled=titled) if free else ():
        begins[at] = not _open(bare[at - 1])
    starts = [at for at, begin in enumerate(begins) if begin]
    join = _join if "-" in [line[-1] for line in bare] else " ".join
    return [join(bare[start:end]) for start, end in pairwise([*starts, len(bare)])]


def _parting(lines: Sequence[str], bare: Sequence[str], free: Sequence[int], *, titled: bool) -> Iterable[int]:
    """Of the lines that may either go on or begin a paragraph (`free`), those that begin one. `bare` are the lines without indents."""
    parted = len(free) < len(lines) - 1
    if not _wrapped(lines, bare, free, parted=parted):
        return free
    if (
        not titled
    ):  # the first line may be a headline; copy whose paragraphs are indented indents the first one under it, too
        begins = {*range(1, len(lines))}.difference(free)
        titled = any(lines[at][0] in " \t" for at in begins)
    return chain(_tops(bare, free), _ends(lines, bare, free, parted=parted, titled=titled))


def _beginnings(lines: Sequence[str], bare: Sequence[str]) -> list[bool]:
    """Which lines of a block can only begin a paragraph: the first, and those indented, marked, or rows of a table.

    `bare` are the same lines without their indents.
    """
    found = [not at or (line[0] in _LOOKED and _begins(lines, bare, at)) for at, line in enumerate(lines)]
    text = "\n".join(bare)
    if "\t" in text or "  " in text:
        rows = [("  " in line or "\t" in line) and _GAPS.search(line) is not None for line in bare]
        found[1:] = [any(told) for told in zip(found[1:], rows[1:], rows[:-1], strict=True)]
    return found


def _begins(lines: Sequence[str], bare: Sequence[str], at: int) -> bool:
    """Whether a line is indented deeper than the one before, or marked."""
    line, text = lines[at], bare[at]
    if line[0] in " \t":
        indent = len(line) - len(text)
        if indent >= 3 + len(lines[at - 1]) - len(bare[at - 1]) or "\t" in line[:indent]:
            return True
        line = text
    return line[0] in _MARKS and _MARKED.match(line) is not None


def _wrapped(lines: Sequence[str], bare: Sequence[str], free: Sequence[int], *, parted: bool) -> bool:
    """Whether line breaks within a block are wraps: a good part of them stand in mid-sentence. `free` may be either.

    Where blank lines or indents part the paragraphs already, lines that are merely full are wraps as well.
    """
    inner = 0
    for at in free:
        before = bare[at - 1]
        inner += bare[at][0].islower() or before[-1] == "," or ("(" in before and _open(before))
        if inner * 4 >= len(free):
            return True
    width = max(map(len, lines))
    if not parted or not _WRAP_LEAST <= width <= _WRAP_MOST:
        return False
    return sum(_short(lines[at - 1], bare[at], width) for at in free) * 2 < len(free)


def _tops(bare: Sequence[str], free: Sequence[int]) -> Iterator[int]:
    """The first lines that have a byline on either side of their line break, a dateline behind it, or a slug line before it."""
    for at in free:
        if at > _TOP:
            return
        before, line = bare[at - 1], bare[at]
        if (
            (line[0] == "B" and _BYLINE.match(line))
            or (before[0] == "B" and _BYLINE.match(before))
            or ("(" in line and _DATELINE.match(line))
            or (before[2:3] == "-" and _SLUG.match(before))
        ):
            yield at


def _ends(
    lines: Sequence[str], bare: Sequence[str], free: Sequence[int], *, parted: bool, titled: bool
) -> Iterator[int]:
    """The lines of hard-wrapped copy that begin a paragraph by what ends before them, and an end mark."""
    last = len(bare) - 1
    if free[-1] == last and _END_MARK.match(bare[last]):
        yield last
    if parted and titled:
        return
    width = max(map(len, lines))
    for at in free[: 1 if parted else None]:
        before, line = bare[at - 1], bare[at]
        ended = (at == 1 and not titled) or (not parted and _TERMINAL.search(before[-8:]) is not None)
        if ended and not line[0].islower() and _short(before, line, width):
            yield at


def _open(line: str) -> bool:
    """Whether a line opens a bracket that it does not close."""
    return line.rfind("(") > line.rfind(")")


def _short(before: str, after: str, width: int) -> bool:
    """Whether the next line's first word would well have fitted on this line."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) < width * 0.85


def _join(lines: Sequence[str]) -> str:
    """A paragraph of its lines, which have no white space around them, some of them broken at a hyphen."""
    parts = [lines[0]]
    for line in lines[1:]:
        before = parts[-1]
        broken = before[-1] == "-" and before[-2:-1].isalpha() and line[0].islower()  # long-/term
        parts += [line] if broken else [" ", line]
    return "".join(parts)
