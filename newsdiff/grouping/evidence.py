"""Two texts without a mark of time go in; out comes which the texts themselves show to be the earlier, or nothing.

The evidence must be one-sided: where anything speaks for the other order, none is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.alignment import align
from newsdiff.grouping.signs import Sign
from newsdiff.grouping.telling import Texts, tells

if TYPE_CHECKING:
    from newsdiff.model import Version


def weighed(a: Version, b: Version) -> tuple[bool, Sign] | None:
    """(True where `a` is the earlier, the sign that says so); None where the texts say nothing or both.

    Swapping the two swaps the answer. Sure where two rules or more agree. Cost: one alignment.
    """
    alignment = align(a.paragraphs, b.paragraphs)
    forward, backward = tells(Texts(a, b, alignment)), tells(Texts(b, a, alignment.swapped()))
    if bool(forward) == bool(backward):
        return None
    found = forward or backward
    more = {0: "", 1: "; one more sign agrees"}.get(len(found) - 1, f"; {len(found) - 1} more signs agree")
    note = f"No mark of time decides, but {found[0].why}{more}."
    return bool(forward), Sign("evidence", sure=len(found) > 1, note=note)
