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
    Python looks through all of them again and again as they grow: a fifth of what reading and grouping cost. Behind it they
    count as old, or Python would look through all of them at once: a twenty-fifth of reading. What somebody froze stays frozen.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # into the oldest generation, whatever their age
            gc.enable()
