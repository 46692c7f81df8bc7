"""The command that stores news copy; it imports what it needs when it runs."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsdiff.cli import TROUBLE
from newsdiff.cli.app import Encoding, Fields, Format, Paths, Quiet, Repair, Verbose, app
from newsdiff.cli.door import door
from newsdiff.cli.inputs import Told, how, moment_of, text_of
from newsdiff.cli.opened import File, Seen
from newsdiff.cli.screen import Screen

if TYPE_CHECKING:
    from newsdiff.model.archived import Added

__all__ = ["app"]


@app.command()
@door
def add(
    paths: Paths,
    archive: File,
    seen: Seen = "",
    rules: Annotated[
        str, typer.Option("--rules", metavar="FILE", help="Lines `join L R` and `apart L R` overrule, from now on.")
    ] = "",
    facts: Annotated[bool, typer.Option("--facts", help="Find the claim changes now, not at first need.")] = False,
    batch: Annotated[
        int, typer.Option("--batch", min=1, metavar="N", help="Versions that one transaction stores.")
    ] = 2_000,
    from_: Format = None,
    fields: Fields = None,
    encoding: Encoding = "",
    repair: Repair = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Store news copy for good: each text once, each place and time it was seen, each in its story.

    Adding twice is adding once. Stop it at any time and run it again.

    Example: newsdiff add wire/ --archive wire.db
    """
    from newsdiff.archive import Archive  # noqa: PLC0415
    from newsdiff.grouping.rules import parse_rules  # noqa: PLC0415
    from newsdiff.reports.strings import many  # noqa: PLC0415
    from newsdiff.runners import local  # noqa: PLC0415
    from newsdiff.runners.settling import taken  # noqa: PLC0415

    screen = Screen(quiet=quiet, verbose=verbose)
    ruled = parse_rules(text_of(rules), rules) if rules else ()
    moment = moment_of(seen)
    told = Told(screen)
    total = None
    versions = taken(local.stream(*paths, **how(from_, fields, encoding, repair=repair), on_error=told))
    first = () if ruled or Path(archive).exists() else tuple(islice(versions, 1))
    if told.refused and not first and not Path(archive).exists():
        return TROUBLE  # each was named; no archive is made for nothing

    def stored(sofar: Added) -> None:
        nonlocal total
        total = sofar
        screen.note(f"{many(sofar.new + sofar.known, 'version')} stored")

    with Archive(archive) as kept:
        if not kept.current:
            screen.error(
                f"{archive}: its stories were made by the rules of another newsdiff; `newsdiff regroup` makes them by those of this one"
            )
        try:
            done = kept.add(chain(first, versions), seen=moment, rules=ruled, batch=batch, on_stored=stored)
            if facts:
                kept.facts()
        except BaseException:
            sofar = total.new + total.known if total else 0
            screen.note(f"stopped; {many(sofar, 'version')} stored, run it again for the rest", always=True)
            raise
    for name in done.refused:
        screen.note(f"{name}: was taken down (`newsdiff forget`); it is not taken in again")
    told.close()
    screen.result(
        f"{many(done.new, 'version')} new, {done.known:,} known; {many(done.grown, 'story')} grew; "
        f"{many(len(told.refused) + len(done.refused), 'input')} refused"
    )
    return TROUBLE if told.refused else 0
