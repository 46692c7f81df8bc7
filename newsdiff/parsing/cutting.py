"""The blocks of one text go in; where it holds several versions, the blocks of each come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.model import Block
from newsdiff.parsing import notices
from newsdiff.parsing.datelines import dateline
from newsdiff.parsing.roles import is_byline, is_headline

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 5  # blocks in which a byline or dateline follows its headline
_LONG = 80  # characters that only a paragraph of the story has
_CLOSING = 3  # blocks that may stand between a sign-off and the next headline


def severed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a sign-off at the tail of one cut off as a block of its own; `joint` is the white space between."""
    found: list[Block] = []
    for block in blocks:
        closed = ")" in block.text and block.text.rstrip(".").endswith(")")
        at = notices.signoff_at(block.text) if closed else None
        if not at:
            found.append(block)
            continue
        body = block.text[:at].rstrip()
        found += [Block(body, block.hint), Block(block.text[at:], joint=block.text[len(body) : at])]
    return found


def cut(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The versions in one text, in its order; almost always the one.

    A version begins at a headline that follows a sign-off and is itself followed by a byline or dateline, or by a story
    with a sign-off of its own. Where the texts have no sign-off, a headline over a dateline begins one if the dateline
    names the places of the first, or the headline shares half its words with the first. The first version must have
    the same marks, so a story with two datelines, or with links after its sign-off, stays whole.
    """
    if len(blocks) < 6:
        return [blocks]
    starts = [0]
    for number in range(2, len(blocks) - 1):
        if number - starts[-1] > 2 and is_headline(blocks[number].text) and _begins(blocks, starts[-1], number):
            starts.append(number)
    ends = [
        number - notices.is_ornament(blocks[number - 1].text) for number in starts[1:]
    ]  # a rule between two is of none
    return [blocks[start:end] for start, end in zip(starts, [*ends, len(blocks)], strict=True)]


def _begins(blocks: Sequence[Block], first: int, number: int) -> bool:
    """Whether the headline-like block begins a version, the one before having begun at `first`."""
    if any(_signed(block.text) for block in blocks[max(first + 2, number - _CLOSING) : number]):
        return (_filed(blocks[first:number]) and _filed(blocks[number:])) or _signed_later(blocks, number)
    return _repeats(blocks, first, number)


def _signed(text: str) -> bool:
    return notices.is_signoff(text) or notices.is_end_mark(text)


def _filed(blocks: Sequence[Block]) -> bool:
    """Whether a dateline follows the first block soon, or a byline with a story under it, not only a teaser."""
    near = [block.text for block in blocks[1 : _NEAR + 1]]
    if any(dateline(text, lead=False) for text in near):
        return True
    return any(map(is_byline, near)) and sum(len(block.text) > _LONG for block in blocks[1 : 2 * _NEAR]) > 1


def _signed_later(blocks: Sequence[Block], number: int) -> bool:
    """Whether at least two long paragraphs and then a sign-off follow."""
    long = 0
    for block in blocks[number + 1 :]:
        if _signed(block.text):
            return long > 1
        long += len(block.text) > 80 and block.text[-1:] in '.”"'
    return False


def _repeats(blocks: Sequence[Block], first: int, number: int) -> bool:
    """Whether headline and dateline stand in for those that the text began with."""
    if blocks[number].text.isupper() and not blocks[first].text.isupper():
        return False
    earlier, later = _places(blocks[first : first + _NEAR]), _places(blocks[number + 1 : number + _NEAR])
    if not earlier or not later:
        return False
    one, other = set(words.words(blocks[first].text)), set(words.words(blocks[number].text))
    return earlier == later or 2 * len(one & other) >= min(len(one), len(other)) > 2


def _places(blocks: Sequence[Block]) -> tuple[str, ...]:
    found = (dateline(block.text, lead=False) for block in blocks)
    return next((line.places for line in found if line), ())
