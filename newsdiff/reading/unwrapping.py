"""A text with line breaks goes in, its paragraphs come out: hard-wrapped lines joined, indented and marked ones begun anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.model import Block
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
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
_BYLINE = lazy(r"(?:By|BY)(?: (?:and|de|van|von|der|al|[A-Z][\w.'’-]{0,30},?)){1,12}$")
_DATELINE = lazy(r"[A-Z][^()\n]{0,60}\((?:[A-Z][A-Za-z ]{1,30}|dpa)\) {0,2}(?:[-–—_]|\.-)")
_END_MARK = lazy(r"[-=]{0,2}\s?(?:reuters?|afp|ap|dpa|upi|kyodo|enditem|ends?|\d?0|#{3})\s?-?\W{0,5}$", re.IGNORECASE)
_SLUG = lazy(r"(?:BC|AP|AM|PM)-[A-Z0-9-]{3,40}$")

_WRAP_LEAST, _WRAP_MOST = 50, 132  # columns: no desk wraps narrower or wider
_TOP = 12  # lines in which a byline or dateline may stand


def blocks(text: str, *, titled: bool = False) -> tuple[Block, ...]:
    """The paragraphs of a text as blocks; none where it holds white space only. `titled`: its headline stands elsewhere."""
    return tuple(map(Block, paragraphs(text, titled=titled)))


def paragraphs(text: str, *, titled: bool = False) -> list[str]:
    """Paragraphs of a text, in order, each unwrapped and trimmed; every character but white space is kept.

    Blank lines part them (a line of no-break spaces is blank), as do indents of three spaces or a tab, and lines that
    can only begin one: bullets, bylines, datelines, desk notes, sign-offs, rows of a table. Any other line break
    is a wrap where the copy is hard-wrapped, else it parts too: see `_wrapped`. Time is linear in the length.
    """
    text = _lined(text)
    if text.count("\n") == 2 * text.count("\n\n"):  # all line feeds stand in pairs
        return [paragraph for chunk in text.split("\n\n") if (paragraph := chunk.strip())]
    chunks = [chunk.split("\n") for chunk in _BLANK.split(text)]
    return list(_unwrapped(chunks, titled=titled))


def joined(text: str) -> str:
    """One paragraph in one line: each line break with the white space around it becomes one space."""
    if text.isprintable():  # no line end is
        return text.strip()
    text = _lined(text)
    if "\n" not in text:
        return text.strip()
    return " ".join(line for line in (part.strip() for part in text.split("\n")) if line)


def _lined(text: str) -> str:
    """The text with every kind of line end as a line feed; seven looks are quicker than one regular expression."""
    for end in _ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return text


def _unwrapped(chunks: Sequence[list[str]], *, titled: bool) -> Iterator[str]:
    trimmed = [[line.rstrip() for line in chunk if line.strip()] for chunk in chunks]
    lines = [line for chunk in trimmed for line in chunk]
    begins = [begins for chunk in trimmed if chunk for begins in _beginnings(chunk)]
    free = [(lines[at - 1], lines[at]) for at in range(1, len(lines)) if not begins[at]]
    width = max(map(len, lines), default=0)
    parted = any(begins[1:])
    wrapped = _wrapped(free, width, parted=parted)
    # the first line may be a headline; copy whose paragraphs are indented indents the first one under it, too
    titled = titled or any(begin and line[0] in " \t" for begin, line in zip(begins[1:], lines[1:], strict=True))
    start = 0
    for at in range(1, len(lines)):
        if begins[at] or (
            (not wrapped or _parts(lines, at, width, parted=parted, titled=titled)) and not _open(lines[at - 1])
        ):
            yield _join(lines[start:at])
            start = at
    if lines:
        yield _join(lines[start:])


def _tops(before: str, line: str) -> bool:
    """Whether a byline stands on either side of a line break, a dateline behind it, or a slug line before it."""
    return (
        (line[0] == "B" and _BYLINE.match(line) is not None)
        or (before[0] == "B" and _BYLINE.match(before) is not None)
        or ("(" in line and _DATELINE.match(line) is not None)
        or (before[2:3] == "-" and _SLUG.match(before) is not None)
    )


def _parts(lines: Sequence[str], at: int, width: int, *, parted: bool, titled: bool) -> bool:
    """Whether hard-wrapped copy begins a paragraph with a line that neither indent nor mark begins."""
    if parted and _TOP < at < len(lines) - 1:
        return False
    before, line = lines[at - 1].lstrip(), lines[at].lstrip()
    if at <= _TOP and _tops(before, line):
        return True
    if at == len(lines) - 1 and _END_MARK.match(line):
        return True
    headline = at == 1 and not titled
    last = not parted and _TERMINAL.search(before[-8:]) is not None  # of a paragraph, in copy that nothing else parts
    return (headline or last) and not line[0].islower() and _short(before, line, width)


def _beginnings(chunk: Sequence[str]) -> list[bool]:
    """Which lines of a block can only begin a paragraph: the first, and those indented, marked, or rows of a table."""
    bare = [line.lstrip() for line in chunk]
    rows = [("  " in line or "\t" in line) and _GAPS.search(line) is not None for line in bare]
    found = [True]
    for at in range(1, len(chunk)):
        line, text = chunk[at], bare[at]
        indent = len(line) - len(text) if line[0] in " \t" else 0
        deep = indent and ("\t" in line[:indent] or indent >= 3 + len(chunk[at - 1]) - len(bare[at - 1]))
        marked = line[indent] in _MARKS and _MARKED.match(line, indent) is not None
        found.append(bool(deep) or marked or rows[at] or rows[at - 1])
    return found


def _wrapped(pairs: Sequence[tuple[str, str]], width: int, *, parted: bool) -> bool:
    """Whether line breaks within a block are wraps: a good part of them stand in mid-sentence.

    Where blank lines or indents part the paragraphs already, lines that are merely full are wraps as well.
    """
    if not pairs:
        return True
    inner = 0
    for before, after in pairs:
        inner += after.lstrip()[:1].islower() or before[-1] == "," or _open(before)
        if inner * 4 >= len(pairs):
            return True
    if not parted or not _WRAP_LEAST <= width <= _WRAP_MOST:
        return False
    return sum(_short(before, after.lstrip(), width) for before, after in pairs) * 2 < len(pairs)


def _open(line: str) -> bool:
    """Whether a line opens a bracket that it does not close."""
    return line.rfind("(") > line.rfind(")")


def _short(before: str, after: str, width: int) -> bool:
    """Whether the next line's first word would well have fitted on this line."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) < width * 0.85


def _join(lines: Sequence[str]) -> str:
    parts = [lines[0].strip()]
    for line in lines[1:]:
        before, stripped = parts[-1], line.strip()
        broken = before[-1] == "-" and before[-2:-1].isalpha() and stripped[:1].islower()  # long-/term
        parts += [stripped] if broken else [" ", stripped]
    return "".join(parts)
