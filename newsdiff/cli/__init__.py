"""The command line: words in, words out. The only room that prints."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

RARELY = 50_000
"""New objects between two looks for cycles: Python's own 700 costs a comparison 6 % of its CPU and finds nothing."""
TROUBLE, INTERRUPTED, PIPE, TERMINATED = 2, 130, 141, 143


class Terminated(BaseException):
    """SIGTERM came; raised so that what was half-written is cleared away on the way out."""


def main() -> None:
    """Run `newsdiff`; whatever happens ends in one line and an exit code (0, 1, 2, 130, 143), never in a traceback."""
    gc.set_threshold(RARELY, 20, 20)
    shut = _filled()
    code = _closed() if "stdout" in shut else _run()
    for late in (signal.SIGINT, signal.SIGTERM):  # nothing is left to clear away, and nothing to say
        if callable(signal.getsignal(late)):
            signal.signal(late, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        code = _flushed(stream, code)
    sys.exit(code)


def _filled() -> list[str]:
    """Put the null device in the place of standard streams that are closed (`>&-`), so that no file takes it; names them."""
    shut = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    for name in shut:
        number = os.open(os.devnull, os.O_RDWR)
        setattr(sys, name, open(number, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - kept to the end
    return shut


def _run() -> int:
    """The exit code of the command; what the command itself did not catch is told here."""
    try:
        from typer.main import get_command  # noqa: PLC0415 - an interrupt while loading is caught here too

        from newsdiff.cli.kept import app  # noqa: PLC0415

        code = get_command(app)(standalone_mode=False)  # else an OSError anywhere would leave with 1
        return code if isinstance(code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Terminated:  # between the command's end and here
        return TERMINATED
    except SystemExit as left:  # click leaves with 1 where the reader of a pipe went away; a command returns its code
        return PIPE if left.code == 1 else left.code if isinstance(left.code, int) else TROUBLE
    except Exception as error:  # noqa: BLE001 - a crash must never look like "different"
        return _refused(error)


def _refused(error: Exception) -> int:
    """A call that can't be taken is shown with its usage, and a stream that can't be written is named."""
    try:
        if isinstance(error, BrokenPipeError):
            return PIPE
        if isinstance(error, OSError):
            return _told("standard output", error)
        show = getattr(error, "show", None)  # of click's ClickException, which typer carries under another name
        if show is None:
            raise error
        show()
    except OSError:
        pass  # nobody can hear it
    return TROUBLE


def _flushed(stream: TextIO, code: int) -> int:
    """Write out what is left; a stream that can't take it is let go of, so that leaving does not try again."""
    try:
        stream.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stream is sys.stderr:
            return code
        return PIPE if isinstance(error, BrokenPipeError) else _told("standard output", error)
    return code


def _told(where: str, error: OSError) -> int:
    from newsdiff.cli.screen import Screen  # noqa: PLC0415

    Screen().error(f"{where}: {(error.strerror or str(error)).lower()}; nothing more could be written")
    return TROUBLE


def _closed() -> int:
    from newsdiff.cli.screen import Screen  # noqa: PLC0415

    Screen().error("standard output is closed; name a file with -o and give it a place to write to")
    return TROUBLE
