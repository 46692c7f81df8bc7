"""The plan of the house holds: arrows point down only, and only the shell touches the world."""

import ast
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "newsdiff"

# The lowest floor first; rooms on one floor never import each other.
FLOORS = (
    {"errors", "release", "words"},
    {"model"},
    {"reading", "parsing", "sketching", "indexing", "wording", "verdict"},
    {"claims"},
    {"alignment"},
    {"grouping", "comparison"},
    {"history", "tables"},
    {"archive", "runners", "reports"},
    {"newsdiff"},  # the facade, newsdiff/__init__.py
    {"cli"},
)
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}
SHELL = {"reading", "archive", "runners", "cli"}  # who may touch files, clock, network and processes
WORLD = {
    "asyncio", "glob", "http", "multiprocessing", "os", "pathlib", "random", "select", "shutil", "signal",
    "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib", "webbrowser",
}  # fmt: skip
FILES = sorted(HOUSE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room a file belongs to: the first part of its name below newsdiff/."""
    first = path.relative_to(HOUSE).parts[0]
    return "newsdiff" if first == "__init__.py" else "cli" if first == "__main__.py" else first.removesuffix(".py")


def imports(path: Path) -> list[tuple[str, int]]:
    """Every module a file imports, at run time or for its types, with the line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(name.name, node.lineno) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: write imports in full"
            found += [
                (f"{node.module}.{name.name}" if node.module == "newsdiff" else node.module, node.lineno)
                for name in node.names
            ]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_arrows_point_down(path):
    room = room_of(path)
    assert room in FLOOR, f"{room} has no floor in the plan"
    for module, line in imports(path):
        parts = module.split(".")
        if parts[0] != "newsdiff":
            continue
        other = parts[1] if len(parts) > 1 and parts[1] in FLOOR else "newsdiff"
        if other != room:
            assert FLOOR[other] < FLOOR[room], f"{path.name}:{line}: {room} imports {other}, which is not below it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_the_shell_touches_the_world(path):
    if room_of(path) in SHELL:
        return
    for module, line in imports(path):
        first = module.split(".")[0]
        assert first not in WORLD, f"{path.name}:{line}: {first} belongs into {sorted(SHELL)}"
        assert first in sys.stdlib_module_names or first in {
            "newsdiff", "rapidfuzz", "datasketch", "numpy", "jinja2", "markupsafe",
        }, f"{path.name}:{line}: {first} is not one of the core libraries"  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_the_command_line_prints(path):
    if room_of(path) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        calls = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        assert not (calls and node.func.id in {"print", "open", "input", "eval", "exec"} and room_of(path) not in SHELL)
