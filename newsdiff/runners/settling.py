"""Versions go in as they are read, the same come out with takes joined and ids settled; those that are shelved wait on disk whole."""

from __future__ import annotations

import tempfile
from array import array
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from newsdiff.model.packing import shell, unshelled
from newsdiff.parsing import take
from newsdiff.parsing.identity import claims, placed
from newsdiff.parsing.takes import complete, whole
from newsdiff.runners.calm import calm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsdiff.model import Paragraph, Version
    from newsdiff.parsing.takes import Parts


def settled(versions: Iterable[Version]) -> Iterator[Version]:
    """The same as `settle(joined(versions))`, in the same order, one by one.

    Of a version whose paragraphs are shelved, only where it stands and hashes of 16 bytes stay in memory. Records that may claim one id are read
    again together, all others by themselves.
    """
    with _Shells() as shelf:
        with calm():
            ids = _gathered(versions, shelf)
        yield from _given(shelf, ids)


def taken(versions: Iterable[Version]) -> Iterator[Version]:
    """The same as `joined(versions)` in another order: what can be no take passes at once, the rest when all have come.

    A later one may be the next take of any version that names a slug or a series, so these wait as in `settled`.
    """
    with _Shells() as shelf:
        for version in versions:
            if version.declared.slug or version.declared.take:
                shelf.put(version)
            else:
                yield version
        yield from map(shelf.get, shelf.places())


def _gathered(versions: Iterable[Version], shelf: _Shells) -> dict[bytes, int | array[int]]:
    """Shelve all versions; for each id, shortened, the place of its record, or the places where several have it."""
    ids: dict[bytes, int | array[int]] = {}
    for version in versions:
        shelf.put(version)
    for place in shelf.places():
        _note(ids, shelf.names[place], place)
    return ids


def _given(shelf: _Shells, ids: dict[bytes, int | array[int]]) -> Iterator[Version]:
    """The versions in order; what a family of records comes to is made when its first place is reached."""
    families = _families(shelf, ids)
    waiting: dict[int, Version] = {}
    for place in shelf.places():
        family = families.get(place)
        if family is None:
            yield shelf.get(place)
        elif place == family[0]:
            waiting |= {family[at]: version for at, version in placed(map(shelf.get, family))}
        if place in waiting:
            yield waiting.pop(place)


def _families(shelf: _Shells, ids: dict[bytes, int | array[int]]) -> dict[int, list[int]]:
    """For each place whose record is not alone with its ids, the places of its family."""
    found: dict[int, list[int]] = {}
    for place in shelf.places():
        if place not in found and isinstance(ids[shelf.names[place]], array):
            family = _family(shelf, ids, place)
            found |= dict.fromkeys(family, family)
    return found


def _family(shelf: _Shells, ids: dict[bytes, int | array[int]], place: int) -> list[int]:
    """The places of all records whose ids may touch, directly or through another, that of the record at a place."""
    found: set[int] = set()
    waiting = [place]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        for name in claims(shelf.get(one)):
            others = ids.get(_short(name))
            waiting += [] if others is None else [others] if isinstance(others, int) else others
    return sorted(found)


def _note(ids: dict[bytes, int | array[int]], name: bytes, place: int) -> None:
    known = ids.setdefault(name, place)
    if isinstance(known, array):
        known.append(place)
    elif known != place:
        ids[name] = array("q", (known, place))


def _short(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class _Shells:
    """Versions by their place: those with their paragraphs at hand in memory, of the others what gives them; and which are takes of one."""

    def __init__(self) -> None:
        self.names: list[bytes] = []
        self._parts: Parts[bytes] = {}
        self._held: list[Version | Callable[[], tuple[Paragraph, ...]]] = []
        self._ends = array("q", [0])
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, version: Version) -> None:
        """Keep one more version, at the next place."""
        if (told := take(version)) is not None:
            self._parts.setdefault(_short(repr(told[0])), {}).setdefault(told[1], []).append(len(self.names))
        self.names.append(_short(version.id))
        raw = shell(version) if version.later else b""
        self._held.append(version.later or version)
        self._file.write(raw)
        self._ends.append(self._ends[-1] + len(raw))

    @cached_property
    def _plan(self) -> dict[int, list[int]]:
        """Where the first take of a story stands, and where the others; asked for when all versions are kept."""
        return complete(self._parts)

    def places(self) -> Iterator[int]:
        """The places in order, without those of takes that another one takes in."""
        gone = {place for rest in self._plan.values() for place in rest}
        return (place for place in range(len(self.names)) if place not in gone)

    def get(self, place: int) -> Version:
        """The version at a place, its takes joined."""
        first = self._get(place)
        rest = self._plan.get(place)
        return whole([first, *map(self._get, rest)]) if rest else first

    def _get(self, place: int) -> Version:
        held = self._held[place]
        if not callable(held):
            return held
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return unshelled(self._file.read(end - start), held)
