"""Write docs/reference/cli.md from what `--help` says: `python tests/docs/cli_reference.py`."""

import os
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
COMMANDS = (
    "", "compare", "report", "read", "group", "add", "find", "search", "list", "show", "history", "stats", "export", "regroup",
    "remove", "forget", "merge", "check",
)  # fmt: skip
HEAD = """# The command line

Made from `newsdiff --help` by `python tests/docs/cli_reference.py`; a test holds the two against each other.

A PATH is a file, a folder (walked in the order of its names, links not followed) or `-` for standard input.
The format is told from the bytes; `--from` forces it.

**Exit codes.** `compare`: 0 not one byte of the text differs, 1 it does, 2 trouble. The others: 0 done, 2 trouble: an input that
cannot be read is named on standard error (where, what, what now), everything else is done. 130 after an interrupt, 143 after SIGTERM.

**Manners.** Results go to standard output, errors to standard error, notes (what was passed over,
what may have been read wrongly) there too, but only on a terminal or with `-v`; `-q` hides them. `NO_COLOR` and `TERM=dumb` are heeded.
Control and bidirectional characters of the input are shown as marks (`‹U+202E›`), never sent to the terminal. A file is written whole
or not at all and keeps its mode; a device or a named pipe is written through, a link out of its folder is refused. JSON, CSV, Markdown
and pages are UTF-8 whatever the locale. The same input gives the same bytes.
"""


def page() -> str:
    """The whole page, as it should stand."""
    parts = [HEAD]
    for command in COMMANDS:
        words = ["newsdiff", *([command] if command else []), "--help"]
        run = subprocess.run(
            [sys.executable, "-m", *words],
            capture_output=True, text=True, check=True,
            env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "TERMINAL_WIDTH": "100"},
        )  # fmt: skip
        text = run.stdout.replace("python -m newsdiff", "newsdiff").rstrip()
        parts.append(f"\n## {' '.join(words[:-1])}\n\n```text\n{text}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"written: {PAGE.name}")
