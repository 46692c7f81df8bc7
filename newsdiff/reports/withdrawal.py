"""A comparison with a withdrawn side goes in, what the desk says of it comes out: nothing of it is told as an edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.reports.shown import plain
from newsdiff.reports.strings import many, say

if TYPE_CHECKING:
    from newsdiff.model import Comparison, Version
    from newsdiff.reports.shown import Run

_ABOUT = ("advisory", "correction", "note")
_FRAME = ("headline", "slug", "byline", "signoff", "boilerplate")
MOST = 3
"""Paragraphs of a withdrawn text that are taken for its reason."""


@dataclass(frozen=True)
class Kept:
    """One of the two texts, as it stood: its name, its size, its paragraphs under their numbers."""

    side: str
    name: str
    size: str
    paragraphs: tuple[tuple[int, str, tuple[Run, ...]], ...]


@dataclass(frozen=True)
class Withdrawal:
    """What is shown of a kill: which version it took back, the desk's words, and both texts."""

    head: str
    reason: tuple[tuple[Run, ...], ...]
    texts: tuple[Kept, ...]


def withdrawal(comparison: Comparison) -> Withdrawal | None:
    """What to show where a side was withdrawn; None where both stand."""
    if comparison.withdrawn is None:
        return None
    return Withdrawal(
        say("withdrawn_earlier" if comparison.withdrawn == "before" else "withdrawn_story"),
        tuple(plain(text) for text in reason(comparison)),
        tuple(
            _kept(side, name, version)
            for side, name, version in (
                ("earlier", say("withdrawn_withheld"), comparison.before),
                ("later", say("withdrawn_left"), comparison.after),
            )
            if version.paragraphs
        ),
    )


def reason(comparison: Comparison) -> tuple[str, ...]:
    """Why a side was withdrawn, in the desk's words: its note to editors, else what the withdrawn text alone says."""
    before, after = comparison.before, comparison.after
    gone, other = (after, before) if comparison.withdrawn == "after" else (before, after)
    if gone.declared.ednote and gone.declared.ednote.strip():
        return (gone.declared.ednote.strip(),)
    stood = {paragraph.text for paragraph in other.paragraphs}
    own = [paragraph for paragraph in gone.paragraphs if paragraph.text not in stood]
    about = [paragraph.text for paragraph in own if paragraph.role in _ABOUT]
    if gone.dateline:  # the story itself under the headline of a kill: nothing of it is the desk's word
        return tuple(about[:MOST])
    return tuple((about or [paragraph.text for paragraph in own if paragraph.role not in _FRAME])[:MOST])


def _kept(side: str, name: str, version: Version) -> Kept:
    size = f"{many(len(version.paragraphs), 'paragraph')}, {many(version.words, 'word')}"
    paragraphs = tuple((number, p.role, plain(p.text)) for number, p in enumerate(version.paragraphs))
    return Kept(side, name, size, paragraphs)
