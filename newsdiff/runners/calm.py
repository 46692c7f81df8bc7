"""A stretch of work without the collector of cycles, for work that makes none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def calm() -> Iterator[None]:
    """Leave the collector off within, and put it back as it was.

    Texts, pairs and stories hang in no cycles: what is dropped is freed at once. But they are many objects that stay, and
    Python looks through all of them again and again as they grow: a fifth of what reading and grouping cost.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
