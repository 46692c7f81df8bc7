"""Two versions go in, an `Alignment` comes out: which sentence and paragraph became which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.model import Alignment, Paragraph


def align(before: Sequence[Paragraph | str], after: Sequence[Paragraph | str]) -> Alignment:
    """Align two versions; a plain string is a paragraph of one sentence."""
    raise NotImplementedError(before, after)
