"""The steps on this machine: paths in, versions out; versions in, stories out."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError, Remark, UsageError, expect
from newsdiff.model import Grouping, Rule, Version
from newsdiff.parsing import doubts
from newsdiff.reading import documents
from newsdiff.reading.records import NAMES
from newsdiff.runners.calm import calm
from newsdiff.runners.exported import exported, table_in
from newsdiff.runners.hands import each, processes
from newsdiff.runners.settling import settled
from newsdiff.runners.sharing import is_shared, parsed, shared
from newsdiff.runners.shelf import Shelf
from newsdiff.tables import claim_rows, link_rows, pair_row, signature_rows, version_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from newsdiff.tables import Row

_VERSIONS = "give what newsdiff.read makes of a path"
_HELD = 16 << 20  # characters whose paragraphs stay in memory; those of later texts wait in a file


def read(
    *paths: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002 - the word of the contract
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    repair: bool = False,
    on_error: Callable[[ReadError], None] | None = None,
    seen: Callable[[int], None] | None = None,
) -> Iterator[Version]:
    """Read versions from files, folders or `-`, in the order in which they stand there.

    Args:
        paths: files, folders (walked in name order, links not followed) or `-` for standard input.
        format: name of a reader; None sniffs it from the bytes.
        fields: where a table or JSON names its columns otherwise: `{"headline": "title"}`.
        encoding: of text, JSON, tables, XML and pages, whatever they declare; None goes by what they are.
        repair: put text right that was decoded wrongly before it came here (`Ã©` for é); else it stays as it came.
        on_error: called with each input that cannot be read, and the rest is still read; None raises the first one.
            A `Remark` (a time that cannot be read, an encoding that may be another) is handed over, too, never raised.
        seen: called with the number of bytes that were read of a file, piece by piece.

    Ids are settled over all that one call reads, so the first version comes when the last text has been read; what is not at hand
    until then waits in a file that is thrown away, so memory hardly grows with the input.

    Raises:
        ReadError: an input cannot be read and no `on_error` was given.
    """
    found = stream(
        *paths,
        format=format,
        fields=fields,
        encoding=encoding,
        repair=repair,
        on_error=on_error,
        seen=seen,
    )
    yield from settled(found)


def stream(
    *paths: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002 - as above
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    repair: bool = False,
    on_error: Callable[[ReadError], None] | None = None,
    seen: Callable[[int], None] | None = None,
) -> Iterator[Version]:
    """Read as `read` does, each version when its turn comes: ids are as they were given, and not settled among each other."""
    _asked(fields, seen)
    shelf, room = Shelf(), _HELD
    for path in [table_in(os.fspath(path)) for path in paths]:
        if is_shared(path, format, encoding):
            found = _shared(path, shelf, fields, repair=repair, seen=seen)
        else:
            known = exported(path) or documents([path], format=format, fields=fields, encoding=encoding, seen=seen)
            found = parsed(known, repair=repair)
        for version in found:
            if isinstance(version, Version):
                if on_error is not None:
                    _remark(version, on_error)
                if room > 0 and not version.is_shelved:
                    room -= sum([len(paragraph.text) for paragraph in version.paragraphs])
                    yield version
                else:
                    yield shelf.put(version)
            elif on_error is not None:
                on_error(version)
            elif not isinstance(version, Remark):
                raise version


def _asked(fields: Mapping[str, str] | None, seen: Callable[[int], None] | None) -> None:
    """Refuse what cannot be meant, before anything is read.

    Raises:
        UsageError: there is no such field, `seen` cannot be called, or the variable of processes holds no number.
    """
    for name in fields or ():
        if name not in {*NAMES, "table"}:  # of a database
            raise UsageError("fields", f"there is no field '{name}'", f"take one of: {' '.join(NAMES)}")
    if seen is not None and not callable(seen):
        raise UsageError("seen", "is called with the bytes that were read", "tell Archive.add when texts were seen")
    processes()


def _shared(
    path: str,
    shelf: Shelf,
    fields: Mapping[str, str] | None,
    *,
    repair: bool,
    seen: Callable[[int], None] | None,
) -> Iterator[Version | ReadError]:
    """The versions of a large file, read by several processes."""
    none = True
    for found in shared(path, fields=fields, repair=repair, seen=seen):
        none = False
        yield found if isinstance(found, ReadError) else shelf.stand(*found)
    if none:
        yield ReadError(path, "holds no story", "give it a text")


def _remark(version: Version, told: Callable[[ReadError], None]) -> None:
    for doubt in doubts(version):
        told(Remark(version.sources[0].name, doubt, "`published` stays empty"))


def group(
    versions: Iterable[Version],
    *,
    window: float = 72.0,
    cap: int = 20,
    rules: Sequence[Rule] = (),
) -> Grouping:
    """Group versions into stories; iterate over what comes back for the stories, or read its `pairs`.

    Args:
        versions: with distinct ids, as `read` gives them; their order decides nothing but ties within a story.
        window: how many hours two texts may lie apart to be held against each other for their wording alone.
        cap: how many texts may share a word's bucket before it counts as boilerplate.
        rules: what an archivist decided (`grouping.rules.parse_rules`).

    Raises:
        UsageError: a rule names an id that no version has, the rules contradict each other, or a bound is none.
    """
    if not window >= 0:
        raise UsageError(f"window={window}", "no number of hours", "give hours, or inf for no limit")
    if cap < 1:
        raise UsageError(f"cap={cap}", "no bucket holds so few", "give 1 or more")
    from newsdiff.grouping.pairing import pairs  # noqa: PLC0415 - numpy is loaded only where something is grouped
    from newsdiff.grouping.stories import stories  # noqa: PLC0415 - as above
    from newsdiff.runners.filed import Filed  # noqa: PLC0415 - as above

    with calm():
        found = tuple(versions)
        for version in found:
            expect(version, Version, "versions", _VERSIONS)
        for rule in rules:
            expect(rule, Rule, "rules", 'write newsdiff.Rule("join", "one id", "another")')
        judged = pairs(found, window=window, cap=cap, each=each if processes() > 1 else map, keep=Filed)
        return Grouping(stories(found, judged, rules), judged)


def tables(grouping: Grouping) -> Mapping[str, Iterable[Row]]:
    """The rows of the tables, made as they are asked for: versions, pairs, links, claim changes, signatures.

    Each two consecutive versions of a story are compared once, when `links` or `claim_changes` are asked for; the rows of
    the one that is not asked for yet are kept until it is.
    """
    from newsdiff.grouping.corpus import SCHEMES  # noqa: PLC0415 - reading pays for none of these
    from newsdiff.grouping.leaves import leaves  # noqa: PLC0415 - as above

    versions = [version for story in grouping for version in story.versions]
    links, claims = _compared((story.id, *step) for story in grouping for step in story.revisions())
    return {
        "versions": (
            version_row(v, story.id, n, story.rules) for story in grouping for n, v in enumerate(story.versions)
        ),
        "pairs": map(pair_row, grouping.pairs),
        "links": links,
        "claim_changes": claims,
        "signatures": (
            row
            for version, leaf in zip(versions, leaves(versions), strict=True)
            for row in signature_rows(version.id, leaf.bands.tolist(), SCHEMES)
        ),
    }


def _compared(
    steps: Iterator[tuple[str, Version, Version]],
) -> tuple[Iterator[Row], Iterator[Row]]:
    """The rows of `links` and of `claim_changes`, whichever is read first, or both by turns."""
    from newsdiff.comparison import compare  # noqa: PLC0415 - grouping alone pays for none

    waiting: tuple[deque[list[Row]], deque[list[Row]]] = deque(), deque()

    def rows(table: int) -> Iterator[Row]:
        while True:
            while waiting[table]:
                yield from waiting[table].popleft()
            if (step := next(steps, None)) is None:
                return
            story, before, after = step
            comparison = compare(before, after)
            waiting[0].append(list(link_rows(comparison)))
            waiting[1].append(list(claim_rows(comparison, story)))

    return rows(0), rows(1)
