"""What a person sees: results on standard output, notes and errors on standard error, colours where they are wanted."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from dataclasses import dataclass
from typing import Literal

from newsdiff.words import visible

Color = Literal["auto", "always", "never"]


@dataclass(frozen=True)
class Screen:
    """How to speak: with colour or without, how loud."""

    color: Color = "auto"
    quiet: bool = False
    verbose: bool = False

    @property
    def colored(self) -> bool:
        """Colours on standard output: as asked; else on a terminal that can show them and did not decline (NO_COLOR)."""
        if self.color != "auto":
            return self.color == "always"
        declined = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return sys.stdout.isatty() and not declined

    @property
    def width(self) -> int:
        """Columns to wrap to: the terminal's, at most 100, as longer lines are hard to read; 80 where there is none."""
        return min(shutil.get_terminal_size((80, 24)).columns, 100) if sys.stdout.isatty() else 80

    def result(self, text: str) -> None:
        """Print a result. What cannot be encoded is shown escaped, never raised."""
        encoding = sys.stdout.encoding or "utf-8"
        safe = text.encode(encoding, "backslashreplace").decode(encoding)
        print(safe, end="" if safe.endswith("\n") else "\n")

    def data(self) -> None:
        """From here on results are data (JSON, CSV, a page): UTF-8 whatever the locale, the same bytes as in a file."""
        if isinstance(sys.stdout, io.TextIOWrapper):  # a notebook has another
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

    def error(self, error: object) -> None:
        """Print an error in one line on standard error, unseen characters made visible."""
        _say(f"newsdiff: {error}")

    def note(self, text: str, *, always: bool = False) -> None:
        """Print a note on standard error: on a terminal, or where more was asked for (`-v`); elsewhere only what is always due; never when quiet."""
        if not self.quiet and (always or self.verbose or sys.stderr.isatty()):
            _say(text)


def _say(text: str) -> None:
    """Print a line on standard error; where nobody can hear it, that is no trouble of its own."""
    with contextlib.suppress(OSError):
        print(one_line(text), file=sys.stderr, flush=True)


def one_line(text: str) -> str:
    """A text of the input in one line that a terminal will not obey."""
    return visible(text).replace("\n", "‹U+000A›").replace("\t", " ").encode("utf-8", "backslashreplace").decode()
