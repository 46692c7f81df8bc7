"""What the command line was given, as versions: paths, field maps, ids, rules; trouble is told at once."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Any

from newsdiff.errors import Remark, Skipped, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from newsdiff.cli.screen import Screen
    from newsdiff.errors import ReadError
    from newsdiff.model import Order, Version


_REMARKS = 5
"""Most remarks that are told unasked: a table of a million rows may have one a row."""


def how(reader: str | None, fields: Sequence[str] | None, encoding: str, *, repair: bool) -> dict[str, Any]:
    """How inputs are to be read, as `local.read` has it, from what stands on the command line."""
    return {"format": reader, "fields": field_map(fields), "encoding": encoding or None, "repair": repair}


class Told:
    """Tells errors and remarks as they come, and keeps the errors in `refused`; `close` says how many remarks it kept back."""

    def __init__(self, screen: Screen) -> None:
        self.refused: list[Any] = []
        self._screen = screen
        self._remarks = 0

    def __call__(self, error: object) -> None:
        """Tell one of them."""
        if not isinstance(error, Remark):
            self.refused.append(error)
            self._screen.error(error)
            return
        self._remarks += not isinstance(error, Skipped)
        if isinstance(error, Skipped) or self._remarks <= _REMARKS or self._screen.verbose:
            self._screen.note(str(error))

    def close(self) -> None:
        """Say how many remarks were not told."""
        if self._remarks > _REMARKS and not self._screen.verbose:
            self._screen.note(f"{self._remarks - _REMARKS:,} more remarks of this kind; -v tells them all")


def versions_of(paths: Sequence[str], wanted: dict[str, Any], screen: Screen) -> tuple[list[Version], list[ReadError]]:
    """All versions of the paths, and what could not be read, each already named on standard error.

    Args:
        paths: files, folders, addresses.
        wanted: what `how` gives.
        screen: where errors and remarks are told.
    """
    from newsdiff.parsing import joined, settle  # noqa: PLC0415
    from newsdiff.runners.calm import calm  # noqa: PLC0415

    told = Told(screen)
    with calm():
        return settle(joined(_read(paths, wanted, screen, told))), told.refused


def streamed(paths: Sequence[str], wanted: dict[str, Any], screen: Screen, told: Told) -> Iterator[Version]:
    """The versions of the paths, one by one: what has not had its turn waits on disk. `told` knows afterwards what was refused."""
    from newsdiff.runners.settling import settled  # noqa: PLC0415

    return settled(_read(paths, wanted, screen, told))


def _read(paths: Sequence[str], wanted: dict[str, Any], screen: Screen, told: Told) -> Iterator[Version]:
    """The versions as they are read, progress and trouble told on the way."""
    from newsdiff.cli.progress import Progress  # noqa: PLC0415
    from newsdiff.runners import local  # noqa: PLC0415

    progress = Progress(screen, paths)

    def heard(error: ReadError) -> None:
        progress.clear()
        told(error)

    for version in local.stream(*paths, **wanted, on_error=heard, seen=progress.seen):
        yield version
        progress.text()
    progress.clear()
    told.close()


def two_versions(
    earlier: str, later: str | None, wanted: dict[str, Any], *, swap: bool = False
) -> tuple[Version, Version, Order]:
    """The two versions to compare and how their order is known; trouble with either is raised. `wanted`: what `how` gives."""
    from newsdiff.runners import local  # noqa: PLC0415

    if later is not None:
        before, after = (_one(path, list(local.read(path, **wanted))) for path in (earlier, later))
    else:
        found = list(local.read(earlier, **wanted))
        if len(found) != 2:
            now = "name two files, or one that holds exactly two versions"
            raise UsageError(earlier, f"{_count(len(found))} where two are needed", now)
        from newsdiff.grouping.ordering import order  # noqa: PLC0415

        (before, after), how = order(found)
        if not swap:
            return before, after, how
    if swap:
        before, after = after, before
    return before, after, _as_argued(before, after, swap=swap)


def _as_argued(before: Version, after: Version, *, swap: bool) -> Order:
    """The order that the user gave; where the versions' own marks say the opposite, it is not sure and says so."""
    from newsdiff.comparison import ARGUMENT  # noqa: PLC0415
    from newsdiff.model import Order  # noqa: PLC0415

    given = "The order was turned round by --swap." if swap else ARGUMENT.note
    against = _against(before, after)
    if not against:
        return Order("argument", sure=True, note=given)
    now = "leave --swap out" if swap else "use --swap"
    return Order("argument", sure=False, note=f"{given[:-1]}, but {against}; {now} to turn it round.")


_MARKS = {
    "declared": "the ids they replace", "published": "the times they carry",
    "version": "their version numbers", "label": "the desk's labels",
}  # fmt: skip


def _against(before: Version, after: Version) -> str:
    """What the versions' own marks say against an order, in a clause; empty where they say nothing against it.

    They are read with care only where a glance finds them the wrong way round: loading that takes 20 ms of CPU.
    """
    glances = zip(_glance(before), _glance(after), strict=True)
    if not any(a is not None and b is not None and a > b for a, b in glances):
        return ""
    from newsdiff.grouping.ordering import order  # noqa: PLC0415

    ordered, how = order((before, after))
    if ordered[0] is before or how.by not in _MARKS:
        return ""
    detail = how.note.partition(": ")[2].rstrip(".")
    return f"{_MARKS[how.by]} say the opposite{f' ({detail})' if detail else ''}"


def _glance(version: Version) -> tuple[float | None, int | None, int]:
    """Time (without a zone it counts as UTC), version number and rank of the label, as far as they can be compared."""
    time, number, label = version.published, version.declared.version or "", version.label
    if time and time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    return (
        time.timestamp() if time else None,
        int(number) if number.isascii() and number.isdigit() and len(number) < 9 else None,
        label.number or int(label.kind != "original"),
    )


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


def field_map(texts: Sequence[str] | None) -> dict[str, str]:
    """`headline=title,text=body`, in one text or several, as a mapping from our names to the input's."""
    if not texts:
        return {}
    from newsdiff.reading.records import NAMES  # noqa: PLC0415 - only where a map is given

    pairs = [pair.partition("=") for text in texts for pair in text.split(",") if pair.strip()]
    for ours, sign, theirs in pairs:
        if not (ours.strip() and sign and theirs.strip()):
            raise UsageError("--map", f"'{ours}{sign}{theirs}' is no FIELD=NAME", "write headline=title,text=body")
        if ours.strip() not in {*NAMES, "table"}:  # of a database
            raise UsageError("--map", f"there is no field '{ours.strip()}'", f"take one of: {' '.join(NAMES)}")
    found = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
    if len(found) < len(pairs):
        raise UsageError("--map", "one field is named twice", "name each field once")
    return found


def last_moment_of(text: str, option: str) -> datetime | None:
    """As `moment_of`; a day alone means its last moment."""
    found = moment_of(text, option)
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return found
    return found and found + timedelta(days=1, microseconds=-1)


def moment_of(text: str, option: str = "--seen") -> datetime | None:
    """A time that the user named, in UTC where it has no zone; None for none."""
    from newsdiff.parsing.times import published  # noqa: PLC0415 - few commands take a time

    if not text:
        return None
    found = published(text)
    if found is None:
        raise UsageError(option, f"'{text}' is no time", "write it as 2026-11-03T18:20:00+00:00, or the day alone")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def text_of(path: str) -> str:
    """The text of a small file that the user named (rules); raises UsageError where it cannot be read."""
    try:
        with open(path, encoding="utf-8-sig") as file:  # noqa: PTH123 - the path is the user's own word
            return file.read()
    except UnicodeDecodeError as error:
        raise UsageError(path, "is no UTF-8 text", "name a text file") from error
    except OSError as error:
        raise UsageError(path, (error.strerror or "cannot be read").lower(), "name a text file") from error
