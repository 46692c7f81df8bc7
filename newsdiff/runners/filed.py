"""Numbers go in piece by piece and wait in a file without a name; any range of them comes out, here and in copies of this process."""

from __future__ import annotations

import os
import tempfile
import weakref
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_SIZE = 4  # bytes


class Filed:
    """Numbers in a file that is gone with this object. Nothing moves along the file, so that copies of this process may read it."""

    def __init__(self, pieces: Iterable[NDArray[np.int32]]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this object
        weakref.finalize(self, self._file.close)
        for piece in pieces:
            self._file.write(piece.data)
        self._file.flush()

    def __getitem__(self, part: slice) -> NDArray[np.int32]:
        """The numbers from `part.start` to `part.stop`, which must be there."""
        found = np.empty(part.stop - part.start, np.int32)
        left, at = found.data.cast("B"), part.start * _SIZE
        while left:
            count = os.preadv(self._file.fileno(), [left], at)
            if not count:
                raise EOFError("a temporary file was cut short")
            left, at = left[count:], at + count
        return found
