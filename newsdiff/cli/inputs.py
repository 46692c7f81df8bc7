"""What the command line was given, as versions: paths, field maps, ids, rules; trouble is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.cli.screen import Screen
    from newsdiff.errors import ReadError
    from newsdiff.model import Order, Version


def versions_of(
    paths: Sequence[str],
    reader: str | None,
    fields: dict[str, str],
    screen: Screen,
) -> tuple[list[Version], list[ReadError]]:
    """All versions of the paths, and what could not be read, each already named on standard error."""
    from newsdiff.runners import local  # noqa: PLC0415

    refused: list[ReadError] = []

    def told(error: ReadError) -> None:
        refused.append(error)
        screen.error(error)

    return list(local.read(*paths, format=reader, fields=fields, on_error=told)), refused


def two_versions(
    earlier: str, later: str | None, reader: str | None, fields: dict[str, str]
) -> tuple[Version, Version, Order]:
    """The two versions to compare and how their order is known; trouble with either is raised."""
    from newsdiff.comparison import ARGUMENT  # noqa: PLC0415
    from newsdiff.runners import local  # noqa: PLC0415

    if later is not None:
        before, after = (_one(path, list(local.read(path, format=reader, fields=fields))) for path in (earlier, later))
        return before, after, ARGUMENT
    found = list(local.read(earlier, format=reader, fields=fields))
    if len(found) != 2:
        now = "name two files, or one that holds exactly two versions"
        raise UsageError(earlier, f"{_count(len(found))} where two are needed", now)
    from newsdiff.grouping.ordering import order  # noqa: PLC0415

    (before, after), how = order(found)
    return before, after, how


def _one(path: str, found: list[Version]) -> Version:
    if len(found) == 1:
        return found[0]
    now = "name a file with one version a side, or give the file alone if it holds exactly two"
    raise UsageError(path, f"{_count(len(found))} where one is needed", now)


def _count(number: int) -> str:
    return "one version" if number == 1 else f"{number or 'no'} versions"


def version_named(versions: Sequence[Version], name: str) -> Version:
    """The version with this id; raises UsageError where there is none."""
    found = next((version for version in versions if version.id == name), None)
    if found is None:
        raise UsageError(name, "no version has this id", "`newsdiff read PATH` shows the ids")
    return found


def field_map(text: str) -> dict[str, str]:
    """`headline=title,text=body` as a mapping from our names to the input's."""
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    for ours, sign, theirs in pairs:
        if not (ours.strip() and sign and theirs.strip()):
            raise UsageError("--map", f"'{ours}{sign}{theirs}' is no FIELD=NAME", "write headline=title,text=body")
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def text_of(path: str) -> str:
    """The text of a small file that the user named (rules); raises UsageError where it cannot be read."""
    try:
        with open(path, encoding="utf-8-sig") as file:  # noqa: PTH123 - the path is the user's own word
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(path, f"cannot be read ({error})", "name a text file") from error
