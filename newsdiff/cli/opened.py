"""How the commands of the archive name it and open it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from newsdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsdiff.archive import Archive
    from newsdiff.model import Grouping

File = Annotated[
    str, typer.Option("--archive", envvar="NEWSDIFF_ARCHIVE", metavar="FILE", help="The archive, one SQLite file.")
]
Seen = Annotated[
    str,
    typer.Option(
        "--seen", metavar="TIME", help="When it was seen, ISO 8601; else the clock says it, and it decides nothing."
    ),
]
Name = Annotated[str, typer.Argument(metavar="ID", help="A story (s-…) or a version.")]


@contextmanager
def standing(path: str, *, write: bool | None = None) -> Iterator[Archive]:
    """An archive that stands already: to be written, or to be read and, where it may be, completed with its claim changes."""
    from newsdiff.archive import Archive  # noqa: PLC0415

    with Archive(path, write=False) as kept:
        if write is None:
            yield kept
            return
    with Archive(path) as kept:
        yield kept


def grouping_of(archive: str, names: Sequence[str], told: Callable[[UsageError], None]) -> Grouping:
    """The named stories of an archive with their pairs, all of it where none are named; a name of none is told."""
    from newsdiff.model import Grouping  # noqa: PLC0415

    with standing(archive) as kept:
        if not names:
            return Grouping(tuple(kept.stories()), tuple(kept.pairs()))
        stories = {}
        for name in names:
            try:
                story = kept.story(name)
            except UsageError as error:
                told(error)
            else:
                stories[story.id] = story
        return Grouping(
            tuple(stories[name] for name in sorted(stories)), tuple(p for s in stories.values() for p in s.joins)
        )
