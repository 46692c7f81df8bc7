"""Two versions and their alignment go in, what changed in the facts comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.model import Alignment, Findings, Version


def follow(before: Version, after: Version, alignment: Alignment) -> Findings:
    """Follow the claims of two versions along their alignment."""
    raise NotImplementedError(before, after, alignment)
