"""The whole of Reuters-21578 added in an order, against grouping it at once: `python -m tests.bench.archive_orders forward reverse 1 2`.

An order is `forward`, `reverse` or the seed of a shuffle. Prints how many pairs and stories differ, which must be none.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

from newsdiff.archive import Archive
from tests.archive.dump import grouped, held
from tests.eval.reuters import stories


def main(orders):
    versions = list(stories(Path(os.environ["NEWSDIFF_DATA"]) / "reuters21578").values())
    wished = [set(map(repr, some)) for some in grouped(versions)]
    for order in orders:
        some = list(versions)
        if order == "reverse":
            some.reverse()
        elif order != "forward":
            random.Random(int(order)).shuffle(some)  # noqa: S311 - an order, no secret
        with tempfile.TemporaryDirectory() as folder:
            with Archive(Path(folder) / "wire.db") as archive:
                archive.add(some)
            found = [set(map(repr, one)) for one in held(Path(folder) / "wire.db")]
        differ = [len(mine ^ theirs) for mine, theirs in zip(found, wished, strict=True)]
        print(f"{order}: {len(versions)} versions, {differ[0]} stories and {differ[1]} pairs differ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["forward", "reverse", "0", "1", "2", "3", "4"])
