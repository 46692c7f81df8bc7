"""A path as the user named it goes in, the files it stands for come out, in name order."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = tuple(
    ".txt .text .json .jsonl .ndjson .csv .tsv .xml .nitf .newsml .anpa .tst .htm .html .xhtml .rss .atom .warc .arc .wacz .zip .parquet"
    " .db .sqlite .sqlite3".split()
)
"""Names that a walk through a folder reads, beside names without a suffix."""
_REPORT = b'"schema": "newsdiff/report-'
_SUFFIX = lazy(r"\.[a-z0-9]{1,5}$")  # `tag_reuters.com_2031_newsml_X` has none
_PACKED = (".gz", ".bz2", ".xz")


def files(path: str) -> Iterator[str | ReadError]:
    """The files of a path: itself, or those below a folder.

    A folder is walked in name order, links are not followed, hidden names, names with a suffix that no reader knows and
    folders that hold a report of ours are passed over. In place of what is no file that can be read stands an error.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a path may hold what pathlib would fold
    except (OSError, ValueError) as error:
        yield ReadError(shown(path), _trouble(error), "check the path")
        return
    if stat.S_ISDIR(mode):
        yield from _walked(path)
    else:
        yield _file(path, mode)


def shown(path: str) -> str:
    """A path in one line of characters that can be written: line breaks and undecodable bytes escaped."""
    plain = os.fsencode(path).decode("utf-8", "backslashreplace")
    return plain.replace("\r", "\\r").replace("\n", "\\n") or "''"


def _file(path: str, mode: int) -> str | ReadError:
    if not stat.S_ISREG(mode):
        return ReadError(shown(path), f"{_sort(mode)}, not a file", "give a file, a folder or -")
    if "\n" in path or "\r" in path:
        return ReadError(shown(path), "has a line break in its name", "rename it")
    return path


def _walked(folder: str) -> Iterator[str | ReadError]:
    waiting: list[str | os.DirEntry[str]] = [folder]  # the next one last: folders may be nested deeper than calls
    while waiting:
        place = waiting.pop()
        if isinstance(place, str) or place.is_dir(follow_symlinks=False):
            try:
                if not _is_report(os.fspath(place)):
                    waiting += reversed(_entries(os.fspath(place)))
            except OSError as error:
                yield ReadError(shown(os.fspath(place)), _trouble(error), "check who may read it")
        elif known(place.name):
            yield _file(place.path, place.stat(follow_symlinks=False).st_mode)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name, without what is hidden and without links."""
    with os.scandir(folder) as entries:
        seen = [entry for entry in entries if not entry.name.startswith(".") and not entry.is_symlink()]
    return sorted(seen, key=lambda entry: entry.name)


def _is_report(folder: str) -> bool:
    """Whether a folder holds a report that newsdiff wrote: its pages tell what was read before, and are no news."""
    try:
        with open(os.path.join(folder, "report.json"), "rb") as file:  # noqa: PTH118, PTH123 - as above
            return _REPORT in file.read(200)
    except OSError:
        return False


def known(name: str) -> bool:
    """Whether a file's name is one that a walk through a folder reads."""
    plain = name.lower()
    for packed in _PACKED:
        plain = plain.removesuffix(packed)
    return plain.endswith(SUFFIXES) or _SUFFIX.search(plain) is None


def _trouble(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read ({reason.lower()})"


def _sort(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for test, name in kinds if test(mode)), "a device")
