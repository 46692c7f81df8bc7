"""The command line: words in, words out. The only room that prints."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `newsdiff`; whatever happens ends in one line and an exit code (0, 1, 2, 130, 143), never in a traceback."""
    try:
        from newsdiff.cli.app import app  # noqa: PLC0415 - an interrupt while loading is caught here too

        app()
    except KeyboardInterrupt:
        sys.exit(130)
