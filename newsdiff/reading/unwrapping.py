"""A text with line breaks goes in, its paragraphs come out: hard-wrapped lines joined, indented and marked ones begun anew."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newsdiff.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile(r"\n\s*\n")
_TERMINAL = re.compile(r"[.!?…:][\"'”’)\]]*$")
_GAPS = re.compile(r"\S(?:\t| {3,}|  +\S+  )")
_SIGN_OFF = r"\((?:(?:additional|further|with) )?(?:reporting|writing|editing|compiled|edited|written) (?:and \w+ )?by "
_MARKED = re.compile(
    r"[*•▪◦‣] "
    rf"|(?i:{_SIGN_OFF})"
    r"|\((?:Adds|Updates|Corrects|Recasts|Rewrites|Refiles|Repeats) "
    r"|Eds: "
)
_MARKS = frozenset("*•▪◦‣(E")
_BYLINE = re.compile(r"(?:By|BY)(?: (?:and|de|van|von|der|al|[A-Z][\w.'’-]{0,30},?)){1,12}$")
_DATELINE = re.compile(r"[A-Z][^()\n]{0,60}\((?:[A-Z][A-Za-z ]{1,30}|dpa)\) {0,2}(?:[-–—_]|\.-)")
_END_MARK = re.compile(r"-?\s?(?:reuters?|afp|ap|dpa|ends|30)\s?-?\W{0,5}$", re.IGNORECASE)

_WRAP_LEAST, _WRAP_MOST = 50, 132  # columns: no desk wraps narrower or wider
_TOP = 12  # lines in which a byline or dateline may stand


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text as blocks; none where it holds white space only."""
    return tuple(map(Block, paragraphs(text)))


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a text, in order, each unwrapped and trimmed; every character but white space is kept.

    Blank lines part them (a line of no-break spaces is blank), as do indents of three spaces or a tab, and lines that
    can only begin one: bullets, bylines, datelines, desk notes, sign-offs, rows of a table. Any other line break
    is a wrap where the copy is hard-wrapped, else it parts too: see `_wrapped`. Time is linear in the length.
    """
    lined = _ENDS.sub("\n", text)
    chunks = [chunk.split("\n") for chunk in _BLANK.split(lined)]
    if all(len(chunk) == 1 for chunk in chunks):
        return [paragraph for chunk in chunks if (paragraph := chunk[0].strip())]
    return list(_unwrapped([_trimmed(chunk) for chunk in chunks]))


def joined(text: str) -> str:
    """One paragraph in one line: each line break with the white space around it becomes one space."""
    if "\n" not in text and "\r" not in text:
        return text.strip()
    return " ".join(line for line in (part.strip() for part in _ENDS.sub("\n", text).split("\n")) if line)


def _trimmed(chunk: list[str]) -> list[str]:
    return [line.rstrip() for line in chunk if line.strip()]


def _unwrapped(chunks: Sequence[list[str]]) -> Iterator[str]:
    chunks = [chunk for chunk in chunks if chunk]
    begun = [[True, *(_begins(before, line) for before, line in pairwise(chunk))] for chunk in chunks]
    free = [
        pair
        for chunk, begins in zip(chunks, begun, strict=True)
        for pair, begin in zip(pairwise(chunk), begins[1:], strict=True)
        if not begin
    ]
    width = max((len(line) for chunk in chunks for line in chunk), default=0)
    parted = len(chunks) > 1 or any(any(begins[1:]) for begins in begun)
    wrapped = _wrapped(free, width, parted=parted)
    number = 0
    for chunk, begins in zip(chunks, begun, strict=True):
        start = 0
        for at in range(1, len(chunk)):
            if not wrapped or begins[at] or _parts(chunk[at - 1], chunk[at], number + at, width, parted=parted):
                yield _join(chunk[start:at])
                start = at
        if wrapped and len(chunk) - start > 1 and chunk is chunks[-1] and _END_MARK.match(chunk[-1].lstrip()):
            yield _join(chunk[start:-1])
            start = len(chunk) - 1
        yield _join(chunk[start:])
        number += len(chunk)


def _parts(before: str, line: str, number: int, width: int, *, parted: bool) -> bool:
    """Whether hard-wrapped copy begins a paragraph with this line, which neither indent nor mark begins."""
    stripped = line.lstrip()
    if number <= _TOP and (_BYLINE.match(stripped) or _BYLINE.match(before.lstrip()) or _DATELINE.match(stripped)):
        return True
    if number > 1 and parted:
        return False
    # a headline over its text, or copy whose paragraphs nothing else parts
    return _TERMINAL.search(before[-8:]) is not None and not stripped[:1].islower() and _short(before, stripped, width)


def _begins(before: str, line: str) -> bool:
    """Whether a line can only begin a paragraph: indented, marked, or a row of a table."""
    if line[0] in " \t":
        indent = len(line) - len(line.lstrip())
        if "\t" in line[:indent] or indent >= 3 + len(before) - len(before.lstrip()):
            return True
        line = line[indent:]
    if line[0] in _MARKS and _MARKED.match(line):
        return True
    return ("  " in line or "\t" in line or "  " in before or "\t" in before) and (
        _GAPS.search(line.lstrip()) is not None or _GAPS.search(before.lstrip()) is not None
    )


def _wrapped(pairs: Sequence[tuple[str, str]], width: int, *, parted: bool) -> bool:
    """Whether line breaks within a block are wraps: a good part of them stand in mid-sentence.

    Where blank lines or indents part the paragraphs already, lines that are merely full are wraps as well.
    """
    if not pairs:
        return True
    inner = sum(after.lstrip()[:1].islower() or before[-1] == "," for before, after in pairs)
    if inner * 4 >= len(pairs):
        return True
    if not parted or not _WRAP_LEAST <= width <= _WRAP_MOST:
        return False
    return sum(_short(before, after.lstrip(), width) for before, after in pairs) * 2 < len(pairs)


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
