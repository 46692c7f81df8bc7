"""Sentence links go in, paragraph relations come out: which paragraph became which, split, merged or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.model.alignments import Alignment, Link, ParagraphLink


def in_reading_order(links: Iterable[Link]) -> list[Link]:
    """Links in the order of the later text; a removed sentence follows what preceded it in the earlier one."""
    raise NotImplementedError


def relate(alignment: Alignment) -> tuple[ParagraphLink, ...]:
    """Derive the paragraph relations of an alignment."""
    raise NotImplementedError
