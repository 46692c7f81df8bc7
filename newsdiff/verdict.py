"""A comparison goes in, the one sentence an editor reads first comes out: made from the facts, not from percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.model import Comparison


def verdict(comparison: Comparison) -> str:
    """Say what changed, weightiest first; doubtful facets stay out."""
    raise NotImplementedError(comparison)
