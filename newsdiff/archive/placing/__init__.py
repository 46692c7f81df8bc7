"""Versions come and go; their places in the index, their pairs and their stories are written.

The result follows from the set of stored versions alone: it is what `grouping` gives for all of them at once. Each step says
what another may be by its change, and only that is done again:

    leave, enter     wordings touched  → which texts stand, which paragraphs are boilerplate, whose signature changed
    candidates       signatures changed → candidate pairs that came or went, within a window of the change
    judge            candidates changed → pairs judged anew where the change lies in their window
    link             names changed → declared pairs
    tell             joins changed → the stories that hang together with them
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.archive.looking import chunks
from newsdiff.archive.placing import links, stories
from newsdiff.archive.placing.beside import candidates
from newsdiff.archive.placing.pairs import REPEAT, drop, write
from newsdiff.archive.placing.standing import Places, boilerplate, enter, families, leave, signatures
from newsdiff.archive.placing.verdicts import judge

if TYPE_CHECKING:
    from newsdiff.archive.placing.room import Room
    from newsdiff.grouping.verifying import Verdict


def place(room: Room, come: set[int], gone: set[int], beyond: set[int]) -> int:
    """Place versions inside an open transaction; how many stories grew.

    Args:
        room: the archive.
        come: numbers of versions to be placed.
        gone: numbers of versions whose place no longer holds; those that do not come again are no longer told of at all.
        beyond: numbers of versions whose stories are to be told anew for another reason (a rule).
    """
    touched = come | beyond | stories.beside(room, gone)
    places = Places()
    leave(room, gone, places)
    dirty = links.leave(room, gone)
    _unjudge(room, gone, touched)
    texts = room.versions(come)
    enter(room, come, places)
    up, members, repeats = families(room, places)
    _chain(room, members, repeats, touched)
    signatures(room, up | boilerplate(room, places), places)
    came, went = candidates(room, places)
    judge(room, came, went, places.out, touched)
    links.link(room, dirty | links.enter(room, texts), touched)
    return stories.tell(room, touched, gone - come)


def _unjudge(room: Room, gone: set[int], touched: set[int]) -> None:
    """Drop the pairs of versions whose place no longer holds, but those of wording: they go with their candidates."""
    for marks, some in chunks(gone):
        for left, right in room.connection.execute(
            f'DELETE FROM pair WHERE source <= ? AND ("left" IN ({marks}) OR "right" IN ({marks}))'
            ' RETURNING "left", "right"',
            (REPEAT, *some, *some),
        ).fetchall():
            touched.update((left, right))


def _chain(room: Room, members: set[int], repeats: dict[tuple[int, int], Verdict], touched: set[int]) -> None:
    """Write the pairs that chain equal texts."""
    before: set[tuple[int, int]] = set()
    for marks, some in chunks(members):
        before.update(
            room.connection.execute(
                f'SELECT "left", "right" FROM pair WHERE source = ? AND "left" IN ({marks})',
                (REPEAT, *some),
            )
        )
    now = {(min(pair), max(pair)) for pair in repeats}
    drop(room, before - now, REPEAT, touched)
    write(room, [(*pair, found, None) for pair, found in repeats.items()], REPEAT, touched)
