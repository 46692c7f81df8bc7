"""What the steps of placing share: the open transaction, the bounds of the window, and texts already read."""

from __future__ import annotations

import contextlib
import gc
import math
from typing import TYPE_CHECKING

from newsdiff.archive.looking import versions
from newsdiff.archive.opening import reading, writing
from newsdiff.archive.placing.days import Days
from newsdiff.grouping.corpus import corpus, cut, gathered
from newsdiff.grouping.cutting import Cutter
from newsdiff.grouping.leaves import effective, numbers
from newsdiff.grouping.moments import when
from newsdiff.grouping.vocabulary import Vocabulary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from newsdiff.grouping.corpus import Corpus
    from newsdiff.model import Version

_KEPT = 20_000  # texts kept as they were read: several days of a busy wire, some 100 MB
_TERMS = 500_000  # different terms kept with their numbers: some 100 MB
_FEW = 100  # texts that are read anew each time: cheaper than to say what each of many terms says
_SLACK = 0.01  # hours: above what rounding does to a difference of two times
UNDATED = math.inf  # hours of a text without a time: behind all others, as grouping has it


class Room:
    """The state of one open archive while texts are placed.

    Attributes:
        connection: where everything is stored; a transaction is open while texts are placed.
        window: hours that two texts may lie apart.
        reach: a little more, for what is only looked at: the exact bound is grouping's own.
        cap: texts that may share a bucket, or a paragraph, before it says nothing.
        days: the signatures, for a text that is only asked about.
    """

    def __init__(self, connection: sqlite3.Connection, window: float, cap: int) -> None:
        self.connection = connection
        self.window = window
        self.reach = window + _SLACK
        self.cap = cap
        self.days = Days(connection)
        self._seen = 0
        self._versions: dict[int, Version] = {}
        self._moments: dict[int, tuple[float, str]] = {}
        self._terms: dict[int, tuple[bytes, int]] = {}
        self._cutter = Cutter(Vocabulary())

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Store all of it or nothing. What was read before another process wrote is read anew."""
        try:
            with writing(self.connection), _uncollected():
                self._look()
                self.days.forget()
                yield
        except BaseException:
            self.forget()  # what was read may be what was not stored
            raise

    @contextlib.contextmanager
    def looking(self) -> Iterator[None]:
        """One look at the archive, which writes nothing. What was read before another process wrote is read anew."""
        with reading(self.connection), _uncollected():
            self._look()
            yield

    def _look(self) -> None:
        (seen,) = self.connection.execute("PRAGMA data_version").fetchone()
        if seen != self._seen:
            self.forget()
            self._seen = seen

    def forget(self, some: Iterable[int] | None = None) -> None:
        """Read these versions anew when they are next asked for; all of them where none are named."""
        if some is None:
            self.days.forget()
        for number in list(self._versions) if some is None else some:
            self._versions.pop(number, None)
            self._moments.pop(number, None)
            self._terms.pop(number, None)

    def versions(self, numbers: Iterable[int]) -> Mapping[int, Version]:
        """The versions of these numbers."""
        wanted = set(numbers)
        here = {number: self._versions[number] for number in wanted & self._versions.keys()}
        lacking = versions(self.connection, wanted - here.keys())
        self.keep(lacking)
        return here | lacking

    def keep(self, some: Mapping[int, Version]) -> None:
        """Versions as they were just stored, so that they need not be read again."""
        if len(self._versions) + len(some) > _KEPT:
            self.forget()
        self._versions |= some

    def texts(
        self, dropped: Mapping[int, frozenset[int]], also: Mapping[int, Version] | None = None
    ) -> tuple[list[int], Corpus]:
        """Texts as grouping reads them, each less some paragraphs (their hashes), and their numbers: by time, then by id.

        `also` holds those of them that are not stored.
        """
        given = also or {}
        found = {**self.versions(dropped.keys() - given.keys()), **given}
        moments = {
            number: self._moments.get(number) or (when(version), version.id) for number, version in found.items()
        }
        self._moments |= {number: moment for number, moment in moments.items() if number not in given}
        ordered = sorted(moments, key=moments.__getitem__)
        few = len(ordered) < _FEW and not given  # what is asked about stands beside the same texts again and again
        whole = corpus(found[number] for number in ordered) if few else self._read(ordered, found)
        for number in given:
            self._terms.pop(number, None)
        less = {
            place: numbers(found[number], effective(found[number], dropped[number]))
            for place, number in enumerate(ordered)
            if dropped[number]
        }
        return ordered, whole.without({place: some for place, some in less.items() if some})

    def _read(self, ordered: list[int], found: Mapping[int, Version]) -> Corpus:
        """Many texts, each read once as long as it is kept."""
        if len(self._cutter.vocabulary.numbers) > _TERMS:
            self._terms.clear()
            self._cutter = Cutter(Vocabulary())
        lacking = [number for number in ordered if number not in self._terms]
        self._terms |= zip(lacking, cut([found[number] for number in lacking], self._cutter), strict=True)
        return gathered([found[n] for n in ordered], [self._terms[n] for n in ordered], self._cutter.vocabulary)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Let no cycles be looked for while texts are placed: that makes none, and the search takes a sixth of all time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def bounds(connection: sqlite3.Connection) -> tuple[float, int]:
    """The window and the cap of an archive."""
    found: dict[str, str] = dict(connection.execute("SELECT name, value FROM setting").fetchall())
    return float(found["window"]), int(found["cap"])
