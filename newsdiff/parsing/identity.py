"""Versions go in, the same versions with settled ids come out.

An id names a record: `ID@VERSION`, else `ID@PUBLISHED` where the format's id names the story (a guid, a URL), else `ID`
as given, else the first 16 hex of the digest. An id that already ends in its version, as newsdiff writes it, is kept.
A second, different text that claims an id already used: both get `#` and 8 hex of their digest, whichever came first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from newsdiff.model import Declared, Source, Version

_LENGTHS = (8, 16, 32, 64)  # of hex behind an id: more only where fewer collide
_SUFFIX = lazy(r"(?:#[0-9a-f]{8,64})+$")


def identify(declared: Declared, published: datetime | None) -> str | None:
    """The id that the format's words make; None where it has none."""
    name = declared.id or declared.story_id or declared.url
    if name is None:
        return None
    names_story = declared.id is None or declared.id == declared.story_id
    mark = declared.version or (published.isoformat() if published and names_story else None)
    if mark is None or _SUFFIX.sub("", name).endswith(f"@{mark}"):
        return name
    return f"{name}@{mark}"


def settle(versions: Iterable[Version]) -> list[Version]:
    """Settle the ids of a set of versions, in the order in which each was first given.

    Equal id and equal digest are one version with all their sources; of what else they say, the record with the
    earliest time and then the first source by name counts. Equal id and different digests: each gets `#` and 8 hex of
    its digest. Different ids stay apart, equal text or not. The same set gives the same versions in whatever order it
    comes. Digests are made only where an id comes twice.
    """
    return [version for _, version in placed(versions)]


def placed(versions: Iterable[Version]) -> list[tuple[int, Version]]:
    """The settled versions as `settle` has them, each with the place among those given of the first record that it is."""
    found = list(versions)
    for length in _LENGTHS:
        shared = {name: same for name, same in _by_id(found).items() if len(same) > 1}
        twice = {name for name, same in shared.items() if len({version.digest for version in same}) > 1}
        if not twice:
            break
        found = [_marked(version, length) if version.id in twice else version for version in found]
    places = {version.id: place for place, version in reversed([*enumerate(found)])}
    return [(places[name], _merged(same)) for name, same in _by_id(found).items()]


def claims(version: Version) -> list[str]:
    """Every id that a version may come to have: its own, and those with hex of its digest where another text has it, too."""
    return [version.id, *(f"{version.id}#{version.digest[:length]}" for length in _LENGTHS)]


def _by_id(versions: Iterable[Version]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for version in versions:
        found.setdefault(version.id, []).append(version)
    return found


def _marked(version: Version, length: int) -> Version:
    return replace(version, id=f"{version.id}#{version.digest[:length]}")


def _merged(same: Sequence[Version]) -> Version:
    """Records of one version as one, with the sources of all."""
    if len(same) == 1:
        return same[0]
    sources = sorted({source for version in same for source in version.sources}, key=_place)
    return replace(min(same, key=_precedence), sources=tuple(sources))


def _precedence(version: Version) -> tuple[bool, str, list[tuple[str, int, str]]]:
    published = version.published.isoformat() if version.published else ""
    return not published, published, [_place(source) for source in version.sources]


def _place(source: Source) -> tuple[str, int, str]:
    return source.uri, source.offset or 0, source.format
