"""The door: every command leaves through here, with one line and an exit code, never with a traceback."""

from __future__ import annotations

import functools
import signal
import sys
from typing import TYPE_CHECKING, ParamSpec

import typer

from newsdiff.cli import INTERRUPTED, PIPE, TERMINATED, TROUBLE, Terminated
from newsdiff.cli.screen import Screen
from newsdiff.errors import NewsdiffError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

P = ParamSpec("P")

_QUIET: dict[type[BaseException], int] = {
    BrokenPipeError: PIPE,
    KeyboardInterrupt: INTERRUPTED,
    Terminated: TERMINATED,
}


def door(command: Callable[P, int]) -> Callable[P, None]:
    """Turn a command that returns its exit code into one that leaves with it, whatever happens inside."""

    @functools.wraps(command)
    def inner(*args: P.args, **kwargs: P.kwargs) -> None:
        signal.signal(signal.SIGTERM, _terminate)
        raise typer.Exit(_run(lambda: command(*args, **kwargs)))

    return inner


def _run(command: Callable[[], int]) -> int:
    screen = Screen()
    try:
        return command()
    except typer.Exit:
        raise
    except BaseException as error:  # noqa: BLE001 - a crash must never look like "different"
        for kind, code in _QUIET.items():
            if isinstance(error, kind):
                return code
        if isinstance(error, NewsdiffError):
            screen.error(error)
        elif isinstance(error, OSError) and error.filename is None:  # no file of ours: a standard stream
            screen.error(f"standard output: {(error.strerror or str(error)).lower()}; nothing more could be written")
        elif isinstance(error, MemoryError):
            screen.error("out of memory; give it fewer files at once")
        elif {"-v", "--verbose"} & set(sys.argv):
            _traceback(error)
        else:
            screen.error(
                f"internal error: {type(error).__name__}: {error}; run again with -v and report what it prints"
            )
        return TROUBLE


def _traceback(error: BaseException) -> None:
    import traceback  # noqa: PLC0415 - only when something broke

    for line in "".join(traceback.format_exception(error)).splitlines():
        Screen().note(line, always=True)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise Terminated
