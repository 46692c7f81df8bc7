"""Results on disk: every file is written whole or not at all, and only what is ours is replaced."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.cli.whole import whole
from newsdiff.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OURS = re.compile(r"(?:stories|pairs)/[a-z0-9-]{1,120}\.html")
_OWN = ("report.json", "index.html")


def write_file(path: str, text: str | Iterable[str]) -> None:
    """Write a text, whole or in pieces, to a file that is put in place in one step; a device or a pipe is written through.

    Raises:
        OutputError: the file cannot be written; what stood there before stands there still.
    """
    with whole(Path(path)) as file:
        for piece in (text,) if isinstance(text, str) else text:
            file.write(piece.encode("utf-8", "backslashreplace"))


def write_folder(folder: str, files: Iterable[tuple[str, str]], *, force: bool = False) -> int:
    """Write a report into a folder that may exist; returns how many files it has.

    All files are made in a hidden folder first. Then they are put in place, `report.json` first and `index.html` last;
    pages of the report that stood there before, and are not in this one, are removed. Any other file stays.

    Raises:
        OutputError: the folder cannot be written, or a file that is not ours stands where one of ours would.
    """
    root = Path(folder)
    blocked = next((str(path) for path in (root, *root.parents) if path.exists() and not path.is_dir()), None)
    if blocked:
        raise OutputError(blocked, "is a file", "name a folder")
    before = _standing(root)
    _refuse_foreign(root, _OWN, before, force=force)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _staged(root) as stage:
            names = []
            for name, text in files:
                (stage / name).parent.mkdir(parents=True, exist_ok=True)
                (stage / name).write_bytes(text.encode("utf-8", "backslashreplace"))
                names.append(name)
            _refuse_foreign(root, names, before, force=force)
            for name in sorted(names, key=lambda name: (name == "index.html", name != "report.json", name)):
                (root / name).parent.mkdir(exist_ok=True)
                (stage / name).replace(root / name)
            for name in sorted((before or set()) - set(names)):
                (root / name).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(folder, _reason(error), "the report there may be incomplete: write it again") from error
    return len(names)


def _refuse_foreign(root: Path, names: Iterable[str], before: set[str] | None, *, force: bool) -> None:
    """Raise for the first file that would be replaced and that no report lists; force or not, for a device and for a folder that is a link."""
    for name in names:
        target = root / name
        if target.parent != root and target.parent.is_symlink():
            raise OutputError(str(target.parent), "a link to another place", "choose another folder")
        if target.exists() and not target.is_file():
            raise OutputError(str(target), "is no ordinary file", "choose another folder")
        if not force and name not in (before or ()) and target.exists():
            now = "choose another folder, or pass --force to replace it"
            raise OutputError(str(target), "not written by newsdiff", now)


@contextlib.contextmanager
def _staged(root: Path) -> Iterator[Path]:
    stage = Path(tempfile.mkdtemp(dir=root, prefix=".newsdiff-"))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _standing(root: Path) -> set[str] | None:
    """Names of the pages that the report in a folder lists as its own; None where no report stands there.

    A name is never trusted as a path: only those that look as ours do are looked at.
    """
    try:
        found = json.loads((root / "report.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("schema") != "newsdiff/report-1":
        return None
    listed = found.get("files")
    names = listed if isinstance(listed, list) else []
    return {name for name in names if isinstance(name, str) and _OURS.fullmatch(name)} | set(_OWN)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
