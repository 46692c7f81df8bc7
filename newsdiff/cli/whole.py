"""A path goes in, a file to write to comes out that takes its place in one step, once all of it is there."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from newsdiff.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write a result to; what stood at the path stands there still where that fails.

    It is made beside its target, made durable, and put in its place. A file that is replaced keeps its mode and owner. What is
    no ordinary file (a device, a pipe) is written through: it is never replaced. A link to a file of its folder stays, and that
    file is replaced.

    Raises:
        OutputError: it cannot be written, or it is a link that leads out of its folder.
        BrokenPipeError: the reader of a pipe went away.
    """
    try:
        before = path.stat() if path.exists() else None
        if before and not stat.S_ISREG(before.st_mode) and not stat.S_ISDIR(before.st_mode):
            with path.open("wb") as file:
                yield file
            return
        with _beside(_followed(path), before) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(str(path), (error.strerror or str(error)).lower(), "nothing was written there") from error


@contextlib.contextmanager
def _beside(target: Path, before: os.stat_result | None) -> Iterator[BinaryIO]:
    """A file beside its target that replaces it in the end."""
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".newsdiff-", delete=False) as file:
            temporary = Path(file.name)
            yield cast("BinaryIO", file)
            file.flush()
            os.fsync(file.fileno())
        if before and hasattr(os, "chown"):  # Windows has none
            with contextlib.suppress(PermissionError):  # only root gives a file to another
                os.chown(temporary, before.st_uid, before.st_gid)
        temporary.chmod(stat.S_IMODE(before.st_mode) & 0o777 if before else 0o666 & ~_umask())
        temporary.replace(target)
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _followed(path: Path) -> Path:
    """Where a path leads: a link stays within its folder, as another may have laid it."""
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.parent != path.parent.resolve() or target.is_symlink():
        raise OutputError(str(path), f"is a link to {target}", "name that file itself")
    return target


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
