"""The command line: words in, words out. The only room that prints."""

from __future__ import annotations

import gc
import sys

RARELY = 50_000
"""New objects between two looks for cycles: Python's own 700 costs a comparison 6 % of its CPU and finds nothing."""


def main() -> None:
    """Run `newsdiff`; whatever happens ends in one line and an exit code (0, 1, 2, 130, 143), never in a traceback."""
    gc.set_threshold(RARELY, 20, 20)
    try:
        from newsdiff.cli.archived import run  # noqa: PLC0415 - an interrupt while loading is caught here too

        run()
    except KeyboardInterrupt:
        sys.exit(130)
