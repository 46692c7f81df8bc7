"""The commands and their options. Each imports what it needs when it runs, so `--help` stays quick."""

from __future__ import annotations

import contextlib
import shlex
import sys
from collections.abc import Generator
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from newsdiff import __version__
from newsdiff.cli import TROUBLE
from newsdiff.cli.door import door
from newsdiff.cli.inputs import Told, field_map, how, streamed, text_of, two_versions, version_named, versions_of
from newsdiff.cli.output import write_file, write_folder
from newsdiff.cli.screen import Color, Screen
from newsdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.errors import ReadError
    from newsdiff.model import Comparison, Grouping

app = typer.Typer(
    name="newsdiff",
    rich_markup_mode=None,  # plain help: a third of the start-up, and no text of an input is read as markup
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, addresses (http, https), or - for standard input."),
]
Format = Annotated[
    Optional[str],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option("--from", metavar="FORMAT", help="Read as this format; else it is told from the bytes."),
]
Fields = Annotated[
    Optional[list[str]],  # noqa: UP045 - as above
    typer.Option("--map", metavar="FIELD=NAME,…", help="Where the input names its fields otherwise: headline=title."),
]
Encoding = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="The encoding of the inputs, whatever they declare: cp1251.")
]
Repair = Annotated[
    bool, typer.Option("--repair", help="Put text right that was decoded wrongly before it came here: Ã© for é.")
]


def _named(context: typer.Context, option: typer.CallbackParam, value: str) -> str:
    """Refuse `-o ""`: a variable of a script that holds nothing is no wish for standard output."""
    source = context.get_parameter_source(option.name or "")
    if not value and source is not None and source.name == "COMMANDLINE":
        raise typer.BadParameter("it names nothing; name a file or folder, or - for standard output")
    return value


Output = Annotated[
    str,
    typer.Option("-o", "--output", metavar="FILE", callback=_named, help="Write there instead of standard output."),
]
STDOUT = ("", "-", "/dev/stdout")
"""What `-o` may say for standard output."""
Folder = Annotated[str, typer.Option("-o", "--output", metavar="DIR", callback=_named, help="The folder to write.")]
Colored = Annotated[Color, typer.Option("--color", help="Colours on standard output.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No notes on standard error.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more; show the traceback of an internal error.")]
Swap = Annotated[bool, typer.Option("--swap", help="Take the later version for the earlier one.")]
Open = Annotated[bool, typer.Option("--open", help="Open what was written in the browser.")]


def _version(wanted: bool) -> None:
    if wanted:
        Screen().result(f"newsdiff {__version__}")
        raise typer.Exit


@app.callback()
def newsdiff(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave."),
    ] = False,
) -> None:
    """Find the versions of one news story, and see which claims changed between them."""


@app.command()
@door
def compare(
    earlier: Annotated[
        str,
        typer.Argument(
            metavar="EARLIER", help="The earlier version, or one file that holds exactly two; - reads standard input."
        ),
    ],
    later: Annotated[
        Optional[str],  # noqa: UP045 - as above
        typer.Argument(metavar="LATER", help="The later version."),
    ] = None,
    form: Annotated[
        Literal["text", "html", "json", "markdown", "csv"],
        typer.Option("--format", help="How to show it; csv lists the claim changes."),
    ] = "text",
    output: Output = "",
    swap: Swap = False,
    opened: Open = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Leave with 0 also where the versions differ.")
    ] = False,
    from_: Format = None,
    fields: Fields = None,
    encoding: Encoding = "",
    repair: Repair = False,
    color: Colored = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Compare two versions of a story.

    Leaves with 0 where not one byte of the text differs, 1 where it does, 2 in trouble.

    Example: newsdiff compare monday.txt tuesday.txt --format html -o diff.html
    """
    from newsdiff.comparison import compare as compared  # noqa: PLC0415
    from newsdiff.reports import report as reported  # noqa: PLC0415

    screen = Screen(color, quiet, verbose)
    if earlier == later == "-":
        raise UsageError("-", "standard input can be one side only", "name a file for the other")
    if opened and form != "html":
        raise UsageError("--open", "only a page can be opened", "add --format html")
    if form == "html" and output in STDOUT and not opened and sys.stdout.isatty():
        raise UsageError("--format html", "a page is not for the terminal", "add -o FILE or --open")
    before, after, order = two_versions(earlier, later, how(from_, fields, encoding, repair=repair), swap=swap)
    comparison = compared(before, after, order=order)
    words = ["compare", earlier, *([later] if later else []), *(["--swap"] if swap else []), "--format", form]
    plain = form != "text" or output not in STDOUT
    text = reported(comparison, form, color=not plain and screen.colored, width=screen.width, command=_command(words))
    _deliver(text, output, screen, form, opened=opened)
    return 0 if exit_zero or _same(comparison) else 1


@app.command()
@door
def report(
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045 - as above
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, or - for standard input; with --archive stories (s-…), none for all.",
        ),
    ] = None,
    output: Folder = "",
    archive: Annotated[
        str, typer.Option("--archive", metavar="FILE", help="Report on stories of an archive instead of files.")
    ] = "",
    all_pairs: Annotated[bool, typer.Option("--all-pairs", help="A page for each two versions of a story.")] = False,
    swap: Swap = False,
    opened: Open = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an index.html that newsdiff did not write.")] = False,
    from_: Format = None,
    fields: Fields = None,
    encoding: Encoding = "",
    repair: Repair = False,
    color: Colored = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Read news copy, group the versions of each story, and write pages that show what changed.

    Example: newsdiff report samples -o report
    """
    from newsdiff.reports.site import site, summary  # noqa: PLC0415
    from newsdiff.reports.strings import many  # noqa: PLC0415
    from newsdiff.runners import local  # noqa: PLC0415

    screen = Screen(color, quiet, verbose)
    paths = paths or []
    refused: list[ReadError] = []
    told = Told(screen)
    if not output:
        raise UsageError("report", "no folder to write", "add -o DIR")
    if archive:
        from newsdiff.cli.opened import grouping_of  # noqa: PLC0415

        grouping = grouping_of(archive, paths, told)
        if not grouping.stories and told.refused:
            return TROUBLE  # each was named; nothing is written
    elif not paths:
        raise UsageError("report", "nothing to report on", "name files with news copy, or --archive FILE")
    else:
        versions, refused = versions_of(paths, how(from_, fields, encoding, repair=repair), screen)
        if not versions and refused:
            return TROUBLE  # each was named; nothing is written
        if not versions:
            raise UsageError(", ".join(paths), "no story was found", "nothing was written; name files with news copy")
        screen.note(f"{many(len(versions), 'text')} read; grouping them")
        grouping = local.group(versions)
    place = ["--archive", archive] if archive else []
    words = ["report", *paths, *place, *(["--all-pairs"] if all_pairs else []), *(["--swap"] if swap else [])]
    whole = site(grouping, refused=refused, command=_command(words), all_pairs=all_pairs, swap=swap)
    write_folder(output, whole.files(), force=force)
    for line in summary(whole, output):
        screen.result(line)
    if opened:
        _open(f"{output}/index.html")
    return TROUBLE if refused or told.refused else 0


@app.command()
@door
def read(
    paths: Paths,
    form: Annotated[Literal["text", "jsonl"], typer.Option("--format", help="jsonl: a version a line.")] = "text",
    explain: Annotated[bool, typer.Option("--explain", help="Say which rule gave each paragraph its role.")] = False,
    output: Output = "",
    from_: Format = None,
    fields: Fields = None,
    encoding: Encoding = "",
    repair: Repair = False,
    color: Colored = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Show what was understood of each text: roles, dateline, label, time.

    Example: newsdiff read wire/ --explain
    """
    from newsdiff.reports import versions as shown  # noqa: PLC0415

    screen = Screen(color, quiet, verbose)
    told = Told(screen)
    versions = streamed(paths, how(from_, fields, encoding, repair=repair), screen, told)
    lines = (
        shown.as_jsonl(versions)
        if form == "jsonl"
        else shown.as_text(versions, width=screen.width, explain=explain, color=screen.colored and output in STDOUT)
    )
    deliver_lines(lines, output, screen, form)
    return TROUBLE if told.refused else 0


@app.command()
@door
def group(
    paths: Paths,
    form: Annotated[
        Literal["text", "jsonl", "csv"], typer.Option("--format", help="jsonl, csv: a version a line.")
    ] = "text",
    pairs: Annotated[
        str, typer.Option("--pairs", metavar="FILE", help="Write every judged pair there, a line each.")
    ] = "",
    explain: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045 - as above
        typer.Option("--explain", metavar="LEFT RIGHT", help="Show the verdict on two ids, and what both texts share."),
    ] = None,
    keep: Annotated[
        Optional[Literal["first", "last", "longest"]],  # noqa: UP045 - as above
        typer.Option("--keep", help="One version a story and every single, each with what was dropped for it."),
    ] = None,
    rules: Annotated[
        str, typer.Option("--rules", metavar="FILE", help="Lines `join L R` and `apart L R` overrule.")
    ] = "",
    window: Annotated[
        float, typer.Option("--window", min=0, metavar="HOURS", help="How far apart versions may be.")
    ] = 72.0,
    cap: Annotated[
        int, typer.Option("--cap", min=1, metavar="N", help="Texts a bucket may hold before it says nothing.")
    ] = 20,
    runner: Annotated[
        Optional[Literal["local", "spark"]],  # noqa: UP045 - as above
        typer.Option(
            "--runner", help="Write tables (Parquet) into the folder of -o: made here, or on a Spark cluster."
        ),
    ] = None,
    master: Annotated[
        str, typer.Option("--master", metavar="URL", help="The cluster: local[2,4], spark://host:7077, yarn, k8s://…")
    ] = "",
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE|DIR", callback=_named, help="Write there; tables, where it is a folder."
        ),
    ] = "",
    from_: Format = None,
    fields: Fields = None,
    encoding: Encoding = "",
    repair: Repair = False,
    color: Colored = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Find which texts are versions of one story, and say why.

    Example: newsdiff group feed.jsonl --keep last -o deduplicated.jsonl
    """
    from newsdiff.cli import grouped  # noqa: PLC0415
    from newsdiff.grouping.explaining import explain as passages  # noqa: PLC0415
    from newsdiff.grouping.keeping import keep as kept  # noqa: PLC0415
    from newsdiff.grouping.rules import parse_rules  # noqa: PLC0415
    from newsdiff.grouping.verifying import judge  # noqa: PLC0415
    from newsdiff.reports import groups as shown  # noqa: PLC0415
    from newsdiff.reports.writing import line  # noqa: PLC0415
    from newsdiff.runners import local  # noqa: PLC0415

    screen = Screen(color, quiet, verbose)
    if window != window:  # noqa: PLR0124 - NaN is not itself
        raise UsageError("--window nan", "no number of hours", "give hours, or inf for no limit")
    if keep and form == "csv":
        raise UsageError("--keep", "the deduplicated feed is JSON, a version a line", "leave out --format csv")
    if explain and (keep or form != "text"):
        raise UsageError("--explain", "shows one pair, in words", "leave out --keep and --format")
    overruled = parse_rules(text_of(rules), rules) if rules else ()
    folder = grouped.wanted(runner, master, output, lines=bool(explain or keep or pairs or form != "text"))
    if folder and runner == "spark" and (encoding or repair):
        raise UsageError("--encoding, --repair", "a cluster reads its inputs as they are", "read them here first")
    if folder and runner == "spark":
        return grouped.on_cluster(
            paths, folder, screen, master=master or None, format=from_, fields=field_map(fields), window=window, cap=cap,
            rules=overruled,
        )  # fmt: skip
    versions, refused = versions_of(paths, how(from_, fields, encoding, repair=repair), screen)
    grouping = local.group(versions, window=window, cap=cap, rules=overruled)
    if folder:
        return grouped.here(grouping, folder, screen, refused)
    if pairs:
        deliver_lines((line(pair.as_dict()) for pair in grouping.pairs), pairs, screen, "jsonl")
    lines: Iterable[str]
    if explain:
        left, right = (version_named(versions, name) for name in explain)
        lines, form = shown.explained(left, right, judge(left, right), passages(left, right), overruled), "text"
    elif keep:
        lines, form = shown.kept(kept(grouping, keep)), "jsonl"
    else:
        lines = _group_view(grouping, form, color=screen.colored and output in STDOUT)
    deliver_lines(lines, output, screen, form)
    return TROUBLE if refused else 0


def _group_view(grouping: Grouping, form: str, *, color: bool) -> Iterable[str]:
    from newsdiff.reports import groups as shown  # noqa: PLC0415

    if form == "text":
        return shown.as_text(grouping, color=color)
    return shown.as_jsonl(grouping) if form == "jsonl" else shown.as_csv(grouping)


def _same(comparison: Comparison) -> bool:
    before, after = comparison.before, comparison.after
    return (before.digest, before.state, before.byline) == (after.digest, after.state, after.byline)


def _command(words: Sequence[str]) -> str:
    """The command to print under a page: what decides its content, not where it was written."""
    return shlex.join(["newsdiff", *words])


def deliver_lines(lines: Iterable[str], output: str, screen: Screen, form: str = "text") -> None:
    """Print lines, or write them to a file; what makes them is closed at once where nobody takes the rest."""
    with contextlib.ExitStack() as stack:
        if isinstance(lines, Generator):
            stack.enter_context(contextlib.closing(lines))
        if output not in STDOUT:
            write_file(output, (f"{line}\n" for line in lines))
            return
        if form != "text":
            screen.data()
        for line in lines:
            screen.result(line or "\n")


def _deliver(text: str, output: str, screen: Screen, form: str, *, opened: bool) -> None:
    if output not in STDOUT or not opened:
        deliver_lines([text.removesuffix("\n")], output, screen, form)
    if opened:
        _open(_kept_aside(text) if output in STDOUT else output)


def _kept_aside(text: str) -> str:
    import tempfile  # noqa: PLC0415 - only for --open without -o

    path = f"{tempfile.mkdtemp(prefix='newsdiff-')}/comparison.html"
    write_file(path, text)
    return path


def _open(path: str) -> None:
    import webbrowser  # noqa: PLC0415 - only for --open
    from pathlib import Path  # noqa: PLC0415

    webbrowser.open(Path(path).resolve().as_uri())
