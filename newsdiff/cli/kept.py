"""The commands that change an archive or verify it; each imports what it needs when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from newsdiff.cli import TROUBLE
from newsdiff.cli.app import Quiet, Verbose
from newsdiff.cli.asked import app
from newsdiff.cli.door import door
from newsdiff.cli.inputs import moment_of
from newsdiff.cli.opened import File, Name, Seen, standing
from newsdiff.cli.screen import Screen
from newsdiff.errors import UsageError
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdiff.archive import Archive

__all__ = ["app"]


@app.command()
@door
def regroup(archive: File, quiet: Quiet = False, verbose: Verbose = False) -> int:
    """Make index, pairs and stories again from the texts; equal to what stood.

    Example: newsdiff regroup --archive wire.db
    """
    with standing(archive, write=True) as kept:
        kept.regroup()
    Screen(quiet=quiet, verbose=verbose).result("regrouped")
    return 0


@app.command()
@door
def remove(name: Name, archive: File, verbose: Verbose = False) -> int:
    """Take a version out, or a story with all its versions; it may be added again.

    Example: newsdiff remove s-0123456789ab --archive wire.db
    """
    return _without(archive, lambda kept: kept.remove(name), "removed", Screen(verbose=verbose))


@app.command()
@door
def forget(name: Name, archive: File, seen: Seen = "", verbose: Verbose = False) -> int:
    """Take a version or a story down: the text is gone from the file for good, and is not taken in again.

    Example: newsdiff forget s-0123456789ab --archive wire.db
    """
    moment = moment_of(seen)
    return _without(archive, lambda kept: kept.forget(name, seen=moment), "taken down", Screen(verbose=verbose))


def _without(archive: str, take: Callable[[Archive], int], word: str, screen: Screen) -> int:
    """Take versions out of an archive, and say how many."""
    from newsdiff.reports.strings import many  # noqa: PLC0415

    with standing(archive, write=True) as kept:
        screen.result(f"{many(take(kept), 'version')} {word}")
    return 0


@app.command()
@door
def merge(
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another archive; it is only read.")],
    archive: File,
    verbose: Verbose = False,
) -> int:
    """Take in all that another archive holds: versions, sightings, rules, and what was taken down.

    Example: newsdiff merge other.db --archive wire.db
    """
    from newsdiff.archive import Archive  # noqa: PLC0415
    from newsdiff.reports.strings import many  # noqa: PLC0415

    screen = Screen(verbose=verbose)
    with Archive(archive) as kept:
        done = kept.merge(other)
    for name in done.refused:
        screen.note(f"{name}: was taken down (`newsdiff forget`); it is not taken in again")
    screen.result(f"{many(done.new, 'version')} new, {done.known:,} known; {many(done.grown, 'story')} grew")
    return 0


@app.command()
@door
def check(
    archive: File,
    sample: Annotated[
        str, typer.Option("--sample", metavar="SHARE", help="Read this share of the texts, evenly: 5%.")
    ] = "",
    full: Annotated[
        bool, typer.Option("--full", help="Make all that is derived again in memory, and compare.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Verify an archive: the file, each text against its hash, each signature, the stories; nothing is repaired.

    Leaves with 2 where something is wrong, and a line for each.

    Example: newsdiff check --archive wire.db --sample 5%
    """
    screen = Screen(quiet=quiet, verbose=verbose)
    count = 0
    with standing(archive) as kept:
        for finding in kept.check(share=share_of(sample), full=full):
            count += 1
            screen.result(visible(str(finding)))
    if not count and not quiet:
        screen.result("sound")
    return TROUBLE if count else 0


def share_of(text: str) -> float:
    """`5%` as 0.05; all where nothing is named."""
    try:
        found = float(text.strip().removesuffix("%")) / 100 if text else 1.0
    except ValueError:
        found = 0.0
    if not 0 < found <= 1:
        raise UsageError("--sample", f"'{text}' is no share", "write it as 5%")
    return found
