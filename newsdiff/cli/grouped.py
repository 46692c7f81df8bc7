"""A grouping as tables in a folder, made on this machine or on a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.cli import TROUBLE
from newsdiff.errors import Remark, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.cli.screen import Screen
    from newsdiff.errors import ReadError
    from newsdiff.model import Grouping


def wanted(runner: str | None, master: str, output: str, *, lines: bool) -> str:
    """The folder for the tables, or "" where lines are wanted.

    A folder it is where a runner is named, and where `output` ends in a slash or stands as a folder.

    Raises:
        UsageError: options that do not go together; `lines` says that one of those was given which print lines.
    """
    if master and runner != "spark":
        raise UsageError("--master", "only a cluster has a master", "add --runner spark")
    folder = bool(runner) or output.endswith("/") or (bool(output) and Path(output).is_dir())
    if not folder:
        return ""
    where = f"--runner {runner}" if runner else output
    if output in {"", "-"}:
        raise UsageError(where, "tables need a folder", "add -o DIR")
    if lines:
        now = "leave out --keep, --explain, --pairs and --format, or name a file"
        raise UsageError(where, "a folder takes tables, not lines", now)
    return output


def on_cluster(paths: Sequence[str], folder: str, screen: Screen, **options: Any) -> int:
    """Group on a Spark cluster; what could not be read is told as on this machine."""
    from newsdiff.runners import spark  # noqa: PLC0415 - loads the steps
    from newsdiff.runners.spark import SHOWN  # noqa: PLC0415 - as above

    outcome = spark.group(paths, folder, **options)
    for error in outcome.refused:
        if isinstance(error, Remark):
            screen.note(str(error))
        else:
            screen.error(error)
    if outcome.missed > SHOWN:
        screen.error(f"{outcome.missed} inputs could not be read in all; the first {SHOWN} were named")
    screen.result(_summary(outcome.versions, outcome.stories, outcome.pairs, folder))
    return TROUBLE if outcome.missed else 0


def here(grouping: Grouping, folder: str, screen: Screen, refused: Sequence[ReadError]) -> int:
    """Write the tables of a grouping made on this machine."""
    from newsdiff.cli.tables import write_table  # noqa: PLC0415 - an extra
    from newsdiff.runners import local  # noqa: PLC0415 - loads the steps

    for name, rows in local.tables(grouping).items():
        write_table(folder, name, rows, "parquet")
    versions = sum(len(story.versions) for story in grouping)
    screen.result(_summary(versions, len(grouping), len(grouping.pairs), folder))
    return TROUBLE if refused else 0


def _summary(versions: int, stories: int, pairs: int, folder: str) -> str:
    from newsdiff.reports.strings import many  # noqa: PLC0415 - only for words

    return f"{many(versions, 'version')} in {many(stories, 'story')}, {many(pairs, 'pair')} judged: tables in {folder}"
