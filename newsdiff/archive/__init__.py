"""Versions go in for years, and none is lost: one SQLite file that holds them, where each was seen, and their stories.

with Archive("wire.db") as archive:
    archive.add(versions)
    for story in archive.stories():
        ...
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from types import NoneType
from typing import TYPE_CHECKING, Self

from newsdiff.archive import facts, figures, keeping, searching, telling
from newsdiff.archive.looking import versions
from newsdiff.archive.opening import connect, made_by_these_rules, reading, told, writing
from newsdiff.archive.storing import Moment
from newsdiff.errors import ArchiveError, UsageError, expect
from newsdiff.model import Rule, Version
from newsdiff.model.archived import Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Any

    from newsdiff.archive.placing.room import Room
    from newsdiff.model import Comparison, Pair, Story
    from newsdiff.model.archived import Added, Finding, Found, Hit, Listed


class Archive:
    """An open archive; a context manager, and to be closed.

    Args:
        path: the file. Where there is none, it is made.
        write: False opens a file only to be read: nothing is made or changed, and others may write meanwhile.

    Several processes may read and write one archive at once; a writer waits for its turn.

    Raises:
        ArchiveError: it is no archive, a newer newsdiff made it, or it cannot be opened; from any method, where the disk
            fails. What was stored before stays stored.
    """

    def __init__(self, path: str | os.PathLike[str], *, write: bool = True) -> None:
        self.path = os.fspath(path)
        self._connection = connect(self.path, write=write)
        self._write = write
        self._room: Room | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what is not stored yet never will be."""
        with told(self.path):
            self._connection.close()

    def add(
        self,
        versions: Iterable[Version],
        *,
        seen: datetime | None = None,
        rules: Iterable[Rule] = (),
        batch: int = keeping.BATCH,
        on_stored: Callable[[Added], None] | None = None,
    ) -> Added:
        """Store versions, each text once, each place and time of seeing it once, and place each in its story.

        The stories are those that `group` finds in all that is stored, whatever the order in which it came.

        Args:
            versions: in any order; an id that two texts claim is marked as `read` does it.
            seen: when they were seen; None takes the clock's word, which decides nothing.
            rules: an archivist's decisions; those on versions that are not stored yet wait for them.
            batch: how many versions one transaction stores. What it stored is durable when `on_stored` is called.
            on_stored: called after each transaction with the sum so far.

        Raises:
            UsageError: a version, a rule or the time is none.
        """
        expect(seen, (datetime, NoneType), "seen", "give a datetime")
        moment = Moment(seen.isoformat() if seen else "", datetime.now(UTC).isoformat(timespec="seconds"))
        with told(self.path):
            ruled = list(rules)
            for rule in ruled:
                expect(rule, Rule, "rules", 'write newsdiff.Rule("join", "one id", "another")')
            if ruled:
                keeping.overrule(self._placing(), ruled)
            return keeping.add(self._placing(), versions, moment, size=batch, on_stored=on_stored)

    def find(self, version: Version) -> Found:
        """Which stories a version would join, with the evidence; nothing is stored."""
        from newsdiff.archive.finding import find  # noqa: PLC0415 - numpy is loaded only where texts are placed

        expect(version, Version, "version", keeping.VERSIONS)
        with told(self.path):
            return find(self._looking(), version)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The versions that hold all words of a query, the best first; `"a phrase"`, `begin*`. 0 finds all."""
        with told(self.path), reading(self._connection):
            return searching.search(self._connection, query, limit)

    def list(self, wish: Wish | None = None) -> Iterator[Listed]:
        """Stories in a line each, the latest first."""
        wish = wish or Wish()
        if wish.changed:
            self.facts()
        with told(self.path), reading(self._connection):
            yield from searching.listed(self._connection, wish)

    def stories(self) -> Iterator[Story]:
        """All stories, by their ids: equal to what `group` makes of all that is stored."""
        with told(self.path), reading(self._connection):
            yield from telling.stories(self._connection)

    def pairs(self) -> Iterator[Pair]:
        """Every judged pair, by the ids of its versions."""
        with told(self.path), reading(self._connection):
            yield from telling.pairs(self._connection)

    def story(self, name: str) -> Story:
        """The story with this id, or the one in which the version with this id stands."""
        with told(self.path), reading(self._connection):
            return next(iter(telling.stories(self._connection, [self._story(name)])))

    def version(self, name: str) -> Version | None:
        """The version with this id; None where there is none."""
        with told(self.path), reading(self._connection):
            number = telling.version_number(self._connection, name)
            return None if number is None else versions(self._connection, [number])[number]

    def history(self, name: str) -> tuple[Story, tuple[str, ...]]:
        """A story, and for each of its revisions what changed, in a sentence."""
        with told(self.path), reading(self._connection):
            number = self._story(name)
            ((_, steps),) = facts.steps(self._connection, [number])
            return next(iter(telling.stories(self._connection, [number]))), tuple(
                facts.verdicts(self._connection, steps)
            )

    def facts(self) -> int:
        """Compare the consecutive versions whose claim changes are not kept yet; how many revisions that were."""
        with told(self.path):
            lacking = facts.lacking(self._connection)
            if lacking and not self._write:
                with Archive(self.path) as kept:
                    return kept.facts()
            for start in range(0, len(lacking), facts.AT_ONCE):
                made = list(facts.made(self._connection, lacking[start : start + facts.AT_ONCE]))
                with writing(self._connection):
                    for step, comparison in made:
                        facts.write(self._connection, step, comparison)
            return len(lacking)

    def comparisons(self) -> Iterator[Comparison]:
        """Each revision of each story, compared."""
        from newsdiff.comparison import compare  # noqa: PLC0415 - loaded where it is asked for

        for story in self.stories():
            for before, after in story.revisions():
                yield compare(before, after, order=story.order)

    def changes(self) -> Iterator[dict[str, Any]]:
        """Rows of the table `claim_changes`; those that are not kept yet are made first."""
        self.facts()
        with told(self.path), reading(self._connection):
            yield from facts.changes(self._connection)

    def stats(self) -> Iterator[dict[str, Any]]:
        """A row a source and day: versions, stories, hours between versions, share of revisions that changed each facet."""
        with told(self.path), reading(self._connection):
            yield from figures.stats(self._connection)

    @property
    def current(self) -> bool:
        """Whether its stories were made by the rules of this newsdiff; where they were not, `regroup` makes them so."""
        with told(self.path):
            return made_by_these_rules(self._connection)

    def regroup(self) -> None:
        """Make all that is derived again from the texts; equal to what stood."""
        with told(self.path):
            keeping.regroup(self._placing())

    def remove(self, name: str) -> int:
        """Take out a version, or a story with all its versions; how many versions went."""
        return self._remove(name, "")

    def forget(self, name: str, *, seen: datetime | None = None) -> int:
        """Take down a version, or a whole story: no trace of the texts stays, and they are not taken in again."""
        expect(seen, (datetime, NoneType), "seen", "give a datetime")
        return self._remove(name, (seen or datetime.now(UTC)).isoformat(timespec="seconds"))

    def merge(self, other: str | os.PathLike[str], *, batch: int = keeping.BATCH) -> Added:
        """Take in all that another archive holds."""
        from newsdiff.archive.merging import merge  # noqa: PLC0415 - as above

        theirs = connect(os.fspath(other), write=False)
        try:
            with told(self.path):
                return merge(self._placing(), theirs, batch)
        finally:
            theirs.close()

    def check(self, *, share: float = 1.0, full: bool = False) -> Iterator[Finding]:
        """What is wrong with the archive, a finding at a time; nothing for a sound one, and nothing is repaired.

        Args:
            share: of the versions whose text and signature are computed anew, above 0 to 1, spread evenly.
            full: make all that is derived again in memory, and compare.
        """
        from newsdiff.archive.checking import check  # noqa: PLC0415 - as above

        if not 0 < share <= 1:
            raise UsageError(f"share={share}", "no share of the versions", "give more than 0, and 1 at most")
        with reading(self._connection):
            yield from check(self._connection, share=share, full=full)

    def _placing(self) -> Room:
        if not self._write:
            raise ArchiveError(self.path, "was opened to be read", "open it to be written")
        return self._looking()

    def _looking(self) -> Room:
        from newsdiff.archive.placing.room import Room, bounds  # noqa: PLC0415 - as above

        if self._room is None:
            self._room = Room(self._connection, *bounds(self._connection))
        return self._room

    def _story(self, name: str) -> int:
        found = telling.story_number(self._connection, name)
        if found is None:
            raise UsageError(name, "no story and no version has this id", "`newsdiff list` and `search` show the ids")
        return found

    def _remove(self, name: str, forgotten: str) -> int:
        with told(self.path):
            number = telling.version_number(self._connection, name)
            if number is not None:
                return keeping.remove(self._placing(), [number], forgotten=forgotten)
            rows = self._connection.execute("SELECT version FROM member WHERE story = ?", (self._story(name),))
            return keeping.remove(self._placing(), [row[0] for row in rows.fetchall()], forgotten=forgotten)
