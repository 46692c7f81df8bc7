"""The commands of the archive and their options; each imports what it needs when it runs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from newsdiff.cli import TROUBLE
from newsdiff.cli.app import (
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
    app,
    deliver_lines,
)
from newsdiff.cli.door import door
from newsdiff.cli.inputs import Told, how, moment_of, text_of, versions_of
from newsdiff.cli.screen import Screen
from newsdiff.errors import UsageError
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdiff.archive import Archive
    from newsdiff.model import Grouping
    from newsdiff.model.archived import Added

File = Annotated[
    str, typer.Option("--archive", envvar="NEWSDIFF_ARCHIVE", metavar="FILE", help="The archive, one SQLite file.")
]
Seen = Annotated[
    str,
    typer.Option(
        "--seen", metavar="TIME", help="When it was seen, ISO 8601; else the clock says it, and it decides nothing."
    ),
]
Lines = Annotated[Literal["text", "jsonl"], typer.Option("--format", help="jsonl: one a line.")]
Name = Annotated[str, typer.Argument(metavar="ID", help="A story (s-…) or a version.")]
__all__ = ["app"]
FACETS = Literal["figure", "time", "name", "attribution", "quote", "hedge", "negation", "action", "wording"]


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
    fields: Fields = "",
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

    screen = Screen(quiet=quiet, verbose=verbose)
    ruled = parse_rules(text_of(rules), rules) if rules else ()
    moment = moment_of(seen)
    told = Told(screen)
    total = None

    def stored(sofar: Added) -> None:
        nonlocal total
        total = sofar
        screen.note(f"{many(sofar.new + sofar.known, 'version')} stored", always=verbose)

    with Archive(archive) as kept:
        try:
            versions = local.stream(*paths, **how(from_, fields, encoding, repair=repair), on_error=told)
            done = kept.add(versions, seen=moment, rules=ruled, batch=batch, on_stored=stored)
            if facts:
                kept.facts()
        except BaseException:
            sofar = total.new + total.known if total else 0
            screen.note(f"stopped; {many(sofar, 'version')} stored, run it again for the rest", always=True)
            raise
    for name in done.refused:
        told(f"{name}: was taken down (`newsdiff forget`); it is not taken in again")
    told.close()
    screen.result(
        f"{many(done.new, 'version')} new, {done.known:,} known; {many(done.grown, 'story')} grew; "
        f"{many(len(told.refused), 'input')} refused"
    )
    return TROUBLE if told.refused else 0


@app.command()
@door
def find(
    paths: Paths,
    archive: File,
    form: Lines = "text",
    output: Output = "",
    from_: Format = None,
    fields: Fields = "",
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
    deliver_lines(shown.found(found, form), output, screen)
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
    deliver_lines(shown.hits(hits, form), output, Screen(verbose=verbose))
    return 0


@app.command("list")
@door
def list_(
    archive: File,
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="Published then or later.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="TIME", help="Published then or earlier.")] = "",
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
    from newsdiff.model.archived import Wish  # noqa: PLC0415
    from newsdiff.reports import archives as shown  # noqa: PLC0415

    first, last = (_hours(time, option) for time, option in ((since, "--since"), (until, "--until")))
    wish = Wish(first, last, source, label, versions, changed or "", limit)
    with standing(archive) as kept:
        deliver_lines(shown.listed(kept.list(wish), form), output, Screen(verbose=verbose))
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
    colored = screen.colored and not output
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
    deliver_lines(lines, output, screen)
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
    deliver_lines(lines, output, Screen(verbose=verbose))
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
        deliver_lines(shown.stats(kept.stats(), form), output, Screen(verbose=verbose))
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
                version_row(version, story.id, place)
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
    from newsdiff.reports.strings import many  # noqa: PLC0415

    with standing(archive, write=True) as kept:
        Screen(verbose=verbose).result(f"{many(kept.remove(name), 'version')} removed")
    return 0


@app.command()
@door
def forget(name: Name, archive: File, seen: Seen = "", verbose: Verbose = False) -> int:
    """Take a version or a story down: the text is gone from the file for good, and is not taken in again.

    Example: newsdiff forget s-0123456789ab --archive wire.db
    """
    from newsdiff.reports.strings import many  # noqa: PLC0415

    with standing(archive, write=True) as kept:
        Screen(verbose=verbose).result(f"{many(kept.forget(name, seen=moment_of(seen)), 'version')} taken down")
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
        screen.error(f"{name}: was taken down (`newsdiff forget`); it is not taken in again")
    screen.result(f"{many(done.new, 'version')} new, {done.known:,} known; {many(done.grown, 'story')} grew")
    return TROUBLE if done.refused else 0


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


def grouping_of(archive: str, names: Sequence[str]) -> Grouping:
    """The named stories of an archive with their pairs; all of it where none are named."""
    from newsdiff.model import Grouping  # noqa: PLC0415

    with standing(archive) as kept:
        if not names:
            return Grouping(tuple(kept.stories()), tuple(kept.pairs()))
        stories = {story.id: story for story in map(kept.story, names)}
        return Grouping(
            tuple(stories[name] for name in sorted(stories)), tuple(p for s in stories.values() for p in s.joins)
        )


def share_of(text: str) -> float:
    """`5%` as 0.05; all where nothing is named."""
    try:
        found = float(text.strip().removesuffix("%")) / 100 if text else 1.0
    except ValueError:
        found = 0.0
    if not 0 < found <= 1:
        raise UsageError("--sample", f"'{text}' is no share", "write it as 5%")
    return found


def _hours(time: str, option: str) -> float | None:
    found = moment_of(time, option)
    return None if found is None else found.timestamp() / 3600
