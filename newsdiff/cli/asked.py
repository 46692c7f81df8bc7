"""The commands that ask an archive and leave it as it is; each imports what it needs when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from newsdiff.cli import TROUBLE
from newsdiff.cli.adding import app
from newsdiff.cli.app import (
    STDOUT,
    Colored,
    Encoding,
    Fields,
    Folder,
    Format,
    Output,
    Paths,
    Quiet,
    Repair,
    Verbose,
    deliver_lines,
)
from newsdiff.cli.door import door
from newsdiff.cli.inputs import how, last_moment_of, moment_of, versions_of
from newsdiff.cli.opened import File, Name, standing
from newsdiff.cli.screen import Screen
from newsdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

__all__ = ["app"]
Lines = Annotated[Literal["text", "jsonl"], typer.Option("--format", help="jsonl: one a line.")]
FACETS = Literal["figure", "time", "name", "attribution", "quote", "hedge", "negation", "action", "wording"]


@app.command()
@door
def find(
    paths: Paths,
    archive: File,
    form: Lines = "text",
    output: Output = "",
    from_: Format = None,
    fields: Fields = None,
    encoding: Encoding = "",
    repair: Repair = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Say which story each text would join, and why; nothing is stored.

    Example: newsdiff find today.txt --archive wire.db
    """
    from newsdiff.reports import archives as shown  # noqa: PLC0415

    screen = Screen(quiet=quiet, verbose=verbose)
    versions, refused = versions_of(paths, how(from_, fields, encoding, repair=repair), screen)
    with standing(archive) as kept:
        found = [(version, kept.find(version)) for version in versions]
    deliver_lines(shown.found(found, form), output, screen, form)
    return TROUBLE if refused else 0


@app.command()
@door
def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY", help='Words, "a phrase", or begin* of a word; all must be there.')
    ],
    archive: File,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many; 0 for all.")] = 20,
    form: Lines = "text",
    output: Output = "",
    verbose: Verbose = False,
) -> int:
    """Search headlines and texts; rare words and those of a headline weigh more.

    Example: newsdiff search '"coast guard" ferr*' --archive wire.db
    """
    from newsdiff.reports import archives as shown  # noqa: PLC0415

    with standing(archive) as kept:
        hits = kept.search(" ".join(query), limit)
    screen = Screen(verbose=verbose)
    deliver_lines(_or_note(shown.hits(hits, form), screen, "no version holds all of that"), output, screen, form)
    return 0


@app.command("list")
@door
def list_(
    archive: File,
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="Published then or later.")] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="TIME", help="Published then or earlier; a day alone is all of it.")
    ] = "",
    source: Annotated[
        str, typer.Option("--source", metavar="PART", help="Seen at a place whose name has this part.")
    ] = "",
    label: Annotated[
        str, typer.Option("--label", metavar="KIND", help="With a version so labelled: correction, update …")
    ] = "",
    versions: Annotated[
        int, typer.Option("--versions", min=1, metavar="N", help="With at least so many versions.")
    ] = 1,
    changed: Annotated[
        Optional[FACETS],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option("--changed", help="With a revision that changed such a facet."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many; 0 for all.")] = 0,
    form: Lines = "text",
    output: Output = "",
    verbose: Verbose = False,
) -> int:
    """List stories, the latest first.

    Example: newsdiff list --archive wire.db --versions 2 --changed figure
    """
    from newsdiff.model import KINDS  # noqa: PLC0415
    from newsdiff.model.archived import Wish  # noqa: PLC0415
    from newsdiff.reports import archives as shown  # noqa: PLC0415

    if label and label not in KINDS:
        raise UsageError("--label", f"there is no label '{label}'", f"take one of: {' '.join(KINDS)}")
    first, last = _hours(moment_of(since, "--since")), _hours(last_moment_of(until, "--until"))
    wish = Wish(first, last, source, label, versions, changed or "", limit)
    screen = Screen(verbose=verbose)
    with standing(archive) as kept:
        lines = _or_note(shown.listed(kept.list(wish), form), screen, "no story is like that")
        deliver_lines(lines, output, screen, form)
    return 0


@app.command()
@door
def show(
    name: Name,
    archive: File,
    form: Lines = "text",
    output: Output = "",
    color: Colored = "auto",
    verbose: Verbose = False,
) -> int:
    """Show a story with its pairs, or a version with its text.

    Example: newsdiff show s-0123456789ab --archive wire.db
    """
    from newsdiff.model import Grouping  # noqa: PLC0415
    from newsdiff.reports import groups  # noqa: PLC0415
    from newsdiff.reports import versions as shown  # noqa: PLC0415

    screen = Screen(color, verbose=verbose)
    colored = screen.colored and output in STDOUT
    with standing(archive) as kept:
        version = kept.version(name)
        if version and form == "text":
            lines: Iterable[str] = shown.as_text([version], width=screen.width, color=colored)
        elif version:
            lines = shown.as_jsonl([version])
        else:
            story = kept.story(name)
            grouping = Grouping((story,), story.joins)
            lines = groups.story_text(story, color=colored) if form == "text" else groups.as_jsonl(grouping)
    deliver_lines(lines, output, screen, form)
    return 0


@app.command()
@door
def history(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story (s-…), or a version of it.")],
    archive: File,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="json: every comparison in full.")] = "text",
    output: Output = "",
    verbose: Verbose = False,
) -> int:
    """Show the versions of a story in order, and what changed between each two in a line.

    Example: newsdiff history s-0123456789ab --archive wire.db
    """
    from newsdiff.reports import archives as shown  # noqa: PLC0415
    from newsdiff.reports import report as reported  # noqa: PLC0415

    with standing(archive) as kept:
        if form == "json":
            lines: Iterable[str] = [reported(kept.story(story), "json").rstrip("\n")]
        else:
            lines = shown.history(*kept.history(story))
    deliver_lines(lines, output, Screen(verbose=verbose), form)
    return 0


@app.command()
@door
def stats(
    archive: File,
    form: Annotated[
        Literal["text", "jsonl", "csv"], typer.Option("--format", help="jsonl, csv: a row a line.")
    ] = "text",
    output: Output = "",
    verbose: Verbose = False,
) -> int:
    """Show figures per source and day: versions, stories, hours between versions, what revisions changed.

    Example: newsdiff stats --archive wire.db --format csv -o stats.csv
    """
    from newsdiff.reports import archives as shown  # noqa: PLC0415

    with standing(archive) as kept:
        kept.facts()
        deliver_lines(shown.stats(kept.stats(), form), output, Screen(verbose=verbose), form)
    return 0


@app.command()
@door
def export(
    archive: File,
    output: Folder,
    form: Annotated[
        Literal["jsonl", "csv", "parquet"], typer.Option("--format", help="parquet needs pyarrow.")
    ] = "jsonl",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the tables versions, pairs, links and claim_changes, to be loaded into pandas, DuckDB or a spreadsheet.

    Example: newsdiff export --archive wire.db -o tables --format parquet
    """
    from newsdiff.cli.tables import write_table  # noqa: PLC0415
    from newsdiff.reports.strings import many  # noqa: PLC0415
    from newsdiff.tables import link_rows, pair_row, version_row  # noqa: PLC0415

    screen = Screen(quiet=quiet, verbose=verbose)
    with standing(archive) as kept:
        tables = {
            "versions": (
                version_row(version, story.id, place, story.rules)
                for story in kept.stories()
                for place, version in enumerate(story.versions)
            ),
            "pairs": (pair_row(pair) for pair in kept.pairs()),
            "links": (row for comparison in kept.comparisons() for row in link_rows(comparison)),
            "claim_changes": kept.changes(),
        }
        for name, rows in tables.items():
            count = write_table(output, name, rows, form)
            screen.result(f"{output}/{name}.{form}: {many(count, 'row')}")
    return 0


def _or_note(lines: Iterable[str], screen: Screen, text: str) -> Iterator[str]:
    """The lines; where there are none, a note."""
    none = True
    for line in lines:
        none = False
        yield line
    if none:
        screen.note(text)


def _hours(found: datetime | None) -> float | None:
    return None if found is None else found.timestamp() / 3600
