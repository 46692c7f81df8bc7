"""Write what is found now as what is expected: `python -m tests.golden.accept [case ...]`, then read the difference."""

import sys

from tests.golden.cases import HERE, TRICKY, as_json, folders, found, page


def main(names):
    for case in [HERE / name for name in names] or folders():
        (case / "expected.json").write_text(as_json(found(case)), encoding="utf-8")
    TRICKY.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
