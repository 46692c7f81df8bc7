"""The whole of Reuters-21578 added in an order, against grouping it at once: `python -m tests.bench.archive_orders forward reverse 1 2`.

An order is `forward`, `reverse`, the seed of a shuffle, or `together`: two processes at once, each with a shuffled half. Prints
how many pairs and stories differ, which must be none.
"""

import multiprocessing
import os
import random
import sys
import tempfile
from pathlib import Path

from newsdiff.archive import Archive
from tests.archive.dump import grouped, held
from tests.eval.reuters import stories


def add(path, versions):
    with Archive(path) as archive:
        archive.add(versions)


def together(path, versions):
    """Let two processes add a half each, at once."""
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=add, args=(path, versions[half::2])) for half in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0


def main(orders):
    versions = list(stories(Path(os.environ["NEWSDIFF_DATA"]) / "reuters21578").values())
    wished = [set(map(repr, some)) for some in grouped(versions)]
    for order in orders:
        some = list(versions)
        if order == "reverse":
            some.reverse()
        elif order != "forward":
            random.Random(0 if order == "together" else int(order)).shuffle(some)  # noqa: S311 - an order, no secret
        with tempfile.TemporaryDirectory() as folder:
            (together if order == "together" else add)(Path(folder) / "wire.db", some)
            found = [set(map(repr, one)) for one in held(Path(folder) / "wire.db")]
        differ = [len(mine ^ theirs) for mine, theirs in zip(found, wished, strict=True)]
        print(f"{order}: {len(versions)} versions, {differ[0]} stories and {differ[1]} pairs differ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["forward", "reverse", "0", "1", "2", "3", "4", "together"])
