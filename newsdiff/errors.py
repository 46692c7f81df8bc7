"""What can go wrong, each told as a small story: where, what, what now.

    NewsdiffError
    ├── UsageError     the call asks for what cannot be done (one version where two are needed)
    ├── ReadError      an input cannot be read: a file, a record, a line of it
    │   └── Remark     it can, and something about it is worth a word (a time that is not sure); no trouble
    │       └── Skipped    it holds no news text (a picture, a package): told and counted
    ├── SchemeError    two signatures of different schemes were compared
    ├── MissingExtra   a format needs an optional dependency that is not installed
    ├── ArchiveError   the archive cannot be opened, written or trusted
    └── OutputError    a result cannot be written where it was asked for

An error is raised near its cause and caught at the door (`cli`), where it becomes one line and an exit code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class NewsdiffError(Exception):
    """Base of every error that newsdiff raises on purpose.

    Args:
        where: the file, and the record or line in it.
        what: what is wrong there, in a few words.
        now: what the reader can do about it, or what was done instead.
    """

    def __init__(self, where: str, what: str, now: str) -> None:
        super().__init__(where, what, now)
        self.where = where
        self.what = what
        self.now = now

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.now}"


class UsageError(NewsdiffError):
    """The call asks for what cannot be done with what it was given."""


def expect(found: object, kind: type | tuple[type, ...], where: str, now: str) -> None:
    """Refuse what a caller handed over that is of another type, before anything is done with it.

    Raises:
        UsageError: it is; `where` names the argument, `now` what to give instead.
    """
    if not isinstance(found, kind):
        raise UsageError(where, f"is of the type {type(found).__name__}", now)


class ReadError(NewsdiffError):
    """An input, or one record of it, cannot be read."""


class Remark(ReadError):  # noqa: N818 - as below
    """An input was read, and something about it is worth a word; it is told as a note and is no trouble."""


class Skipped(Remark):
    """What was passed over because it is no news text, counted; it is told as a note and is no trouble."""

    @staticmethod
    def counted(kinds: Mapping[str, int]) -> str:
        """`2 packages, 1 page without a story` of `{"package{s}": 2, "page{s} without a story": 1}`, in the order given."""
        return ", ".join(
            f"{number} {kind.replace('{s}', '' if number == 1 else 's')}" for kind, number in kinds.items()
        )


class SchemeError(NewsdiffError):
    """Signatures of two schemes cannot be compared."""


class MissingExtra(NewsdiffError):  # noqa: N818 - named for what it says, like ModuleNotFound
    """A format needs an optional dependency that is not installed."""


class ArchiveError(NewsdiffError):
    """The archive cannot be opened, written or trusted."""


class OutputError(NewsdiffError):
    """A result cannot be written where it was asked for."""
