"""An input goes in, a file that can be read from any place comes out: the user's own, or a copy of the stream that is thrown away."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from newsdiff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdiff.reading.streams import Intake

SPOOLED = 8 * 1024 * 1024 * 1024
"""Most bytes of a stream that are copied to disk."""
_IN_MEMORY = 16 * 1024 * 1024


@contextmanager
def seekable(intake: Intake) -> Iterator[BinaryIO]:
    """The input as a file: opened again where it is one on this machine, else copied."""
    if intake.path is not None:
        with open(intake.path, "rb") as file:  # noqa: PTH123 - as in paths
            yield file
        return
    with spooled(intake.chunks, intake.name) as copy:
        yield copy


@contextmanager
def spooled(chunks: Iterable[bytes], where: str) -> Iterator[BinaryIO]:
    """A copy of a stream: in memory while it is small, then on disk, and gone afterwards.

    Raises:
        ReadError: it is larger than `SPOOLED`.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        length = 0
        for chunk in chunks:
            length += len(chunk)
            if length > SPOOLED:
                raise ReadError(where, f"unpacks to more than {SPOOLED >> 30} GB", "unpack it first if it is sound")
            copy.write(chunk)
        copy.seek(0)
        yield cast("BinaryIO", copy)
