"""Versions go in, the pairs come out that their formats declare: one story id or address, and what replaces what."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from newsdiff.grouping.relations import names, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.model import Version


def families(version: Version) -> tuple[tuple[str, str], ...]:
    """What a version is declared to belong to, as (kind, name): its story id, its address."""
    declared = version.declared
    return tuple((kind, name) for kind, name in (("story", declared.story_id), ("address", declared.url)) if name)


def linked(versions: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Each text with the one before it of its story or address, and with what it replaces.

    `versions` stand in the order of time and id, the undated last.
    """
    members: defaultdict[tuple[str, str], list[Version]] = defaultdict(list)
    successors = [(version, found) for version in versions if (found := replaced(version))]
    called = {name for _, found in successors for name in found}
    named: defaultdict[str, list[Version]] = defaultdict(list)
    for version in versions:
        for family in families(version):
            members[family].append(version)
        for name in names(version) & called if called else ():
            named[name].append(version)
    for together in members.values():
        yield from pairwise(together)
    for version, found in successors:
        for name in found:
            yield from ((other, version) for other in named[name] if other is not version)
