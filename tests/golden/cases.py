"""Golden cases: two short texts in a folder, and what newsdiff makes of them.

`before.txt`, `after.txt`: paragraphs parted by a blank line; `[crosshead] ` before a paragraph gives its role.
`note.md`: a heading, then what is wished. `expected.json`: what is found now; `python -m tests.golden.accept` rewrites it.
"""

import json
import re
from pathlib import Path

from newsdiff.alignment import align
from newsdiff.model import Paragraph

HERE = Path(__file__).parent
TRICKY = HERE.parent.parent / "docs" / "tricky-cases.md"
_ROLE = re.compile(r"\[([a-z]+)\] ")
HEAD = """# Tricky cases

What makes other differs fail, as they came up: the earlier text, the later text, what is wished, and what newsdiff does now.
Paragraphs and sentences are counted from 0; `2.1` is the second sentence of the third paragraph. The copy is invented.
This page is written by `python -m tests.golden.accept` from `tests/golden/`, and a test holds it to what the code does.
"""


def folders():
    """The cases with a text, by name."""
    return sorted(path.parent for path in HERE.glob("*/before.txt"))


def paragraphs(path):
    """The paragraphs of one side, with their roles."""
    found = []
    for block in path.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        role = _ROLE.match(block)
        found.append(Paragraph(block[role.end() :], role[1]) if role else Paragraph(block))
    return found


def alignment(case):
    """The alignment of a case."""
    return align(paragraphs(case / "before.txt"), paragraphs(case / "after.txt"))


def found(case):
    """What is found in a case, in a form that can be read."""
    aligned = alignment(case)
    here, there = aligned.before_places, aligned.after_places

    def places(numbers, of):
        return [".".join(map(str, of[number])) for number in numbers]

    return {
        "paragraphs": [
            {"change": link.change, "moved": link.moved, "before": list(link.before), "after": list(link.after)}
            for link in aligned.paragraphs
        ],
        "sentences": [
            {
                "change": link.change,
                "moved": link.moved,
                "before": places(link.before, here),
                "after": places(link.after, there),
                "similarity": link.similarity,
            }
            for link in aligned.links
        ],
    }


def as_json(told):
    """One link a line."""
    parts = [f'"{key}": [\n  ' + ",\n  ".join(map(json.dumps, links)) + "\n]" for key, links in told.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def page():
    """The page of tricky cases."""
    return HEAD + "".join(_section(case) for case in folders())


def _section(case):
    heading, _, wished = (case / "note.md").read_text(encoding="utf-8").strip().removeprefix("# ").partition("\n")
    told = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    lines = [f"\n## {heading}\n"]
    for name, title in (("before", "Earlier"), ("after", "Later")):
        quoted = (case / f"{name}.txt").read_text(encoding="utf-8").strip("\n").replace("\n", "\n> ")
        lines.append(f"**{title}**\n\n> {quoted}\n".replace("> \n", ">\n"))
    now = "; ".join(_told(link) for link in told["sentences"] if link["change"] != "unchanged" or link["moved"])
    lines.append(f"**Wished.** {wished.strip()}\n\n**Now.** {now or 'all unchanged'}.\n")
    return "\n".join(lines)


def _told(link):
    sides = [", ".join(link[side]) or "–" for side in ("before", "after")]
    moved = ", moved" if link["moved"] else ""
    return (
        f"{sides[0]} → {sides[1]} {link['change']}{moved} ({link['similarity']})"
        if all(map(link.get, ("before", "after")))
        else f"{sides[0]} → {sides[1]} {link['change']}"
    )
