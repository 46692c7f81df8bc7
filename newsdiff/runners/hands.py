"""Work and its parts go in, the results come out in the order of the parts, from as many processes as the machine has cores."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import warnings
from multiprocessing import current_process, get_all_start_methods, get_context
from typing import TYPE_CHECKING, Any, TypeVar

from newsdiff.errors import NewsdiffError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

Part = TypeVar("Part")
Result = TypeVar("Result")

VARIABLE = "NEWSDIFF_PROCESSES"
"""The environment variable that says how many processes share the work; 1 for none beside the first."""

_ENDING = (signal.SIGTERM, signal.SIGINT)


def processes() -> int:
    """How many processes share the work: what `VARIABLE` says, else as many as there are cores for this process.

    One where processes cannot be forked: another start would read the caller's script anew.

    Raises:
        UsageError: `VARIABLE` holds no whole number above 0.
    """
    told = os.environ.get(VARIABLE, "")
    if told and not (told.isascii() and told.isdigit() and int(told) > 0):
        raise UsageError(VARIABLE, f"'{told}' is no number of processes", "set it to 1, 2, 3 …")
    forks = "fork" in get_all_start_methods() and sys.platform != "darwin"  # a Mac's own libraries break in a fork
    if not forks or current_process().daemon:  # one of a pool may start no others
        return 1
    return int(told) if told else len(os.sched_getaffinity(0))


def each(work: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
    """What `map` gives, made by several processes where there are several parts.

    Each process is a copy of this one and sees all that `work` holds; parts are dealt out in turn, and only the results
    travel. What `work` remembers from part to part it remembers in each process for itself. An error is raised where its
    part stands in the order.
    """
    dealt = list(parts)
    count = min(processes(), len(dealt))
    if count < 2:
        yield from map(work, dealt)
        return
    with contextlib.ExitStack() as stack:
        ends = [stack.enter_context(_hand(work, dealt[first::count])) for first in range(count)]
        for place in range(len(dealt)):
            try:
                done, found = ends[place % count].recv()
            except EOFError as error:
                now = f"see whether there is memory enough, or set {VARIABLE}=1"
                raise NewsdiffError("a process that shared the work", "was ended from outside", now) from error
            if not done:
                raise found
            yield found


@contextlib.contextmanager
def _hand(work: Callable[[Part], Any], parts: list[Part]) -> Iterator[Connection]:
    """A process that does these parts; where its results come out."""
    context = get_context("fork")
    out, into = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(work, parts, into), daemon=True)
    gc.freeze()  # else a collection in the copy would touch, and so copy, all that is shared
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # until the copy has handlers of its own
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # numpy's own threads are no trouble: none runs while we fork
            process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        gc.unfreeze()
    into.close()
    try:
        yield out
    except BaseException:
        process.terminate()  # nobody waits for the rest
        raise
    finally:
        out.close()
        process.join()


def _serve(work: Callable[[Part], Any], parts: list[Part], into: Connection) -> None:
    gc.disable()
    for told in _ENDING:  # what the first process does about them is its own matter
        signal.signal(told, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    with contextlib.suppress(BrokenPipeError):
        for part in parts:
            try:
                found = (True, work(part))
            except Exception as error:  # noqa: BLE001 - it is raised where the result is awaited
                found = (False, error)
            into.send(found)
