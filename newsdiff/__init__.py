"""newsdiff finds the versions of one news story and shows which claims changed between them.

    import newsdiff as nd

    versions = list(nd.read("wire/"))
    for story in nd.group(versions):
        for before, after in story.revisions():
            print(nd.report(nd.compare(before, after), "text"))

The facade is lazy: a name is imported when it is first used, so `import newsdiff` loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsdiff.release import VERSION

if TYPE_CHECKING:
    from newsdiff.alignment import align
    from newsdiff.comparison import compare
    from newsdiff.errors import NewsdiffError, ReadError
    from newsdiff.history import history
    from newsdiff.model import Alignment, Comparison, History, Link, Paragraph, Story, Version
    from newsdiff.reports import report
    from newsdiff.runners.local import group, read

_HOMES = {
    "Alignment": "newsdiff.model",
    "Comparison": "newsdiff.model",
    "History": "newsdiff.model",
    "Link": "newsdiff.model",
    "NewsdiffError": "newsdiff.errors",
    "Paragraph": "newsdiff.model",
    "ReadError": "newsdiff.errors",
    "Story": "newsdiff.model",
    "Version": "newsdiff.model",
    "align": "newsdiff.alignment",
    "compare": "newsdiff.comparison",
    "group": "newsdiff.runners.local",
    "history": "newsdiff.history",
    "read": "newsdiff.runners.local",
    "report": "newsdiff.reports",
}

__all__ = [
    "Alignment",
    "Comparison",
    "History",
    "Link",
    "NewsdiffError",
    "Paragraph",
    "ReadError",
    "Story",
    "Version",
    "align",
    "compare",
    "group",
    "history",
    "read",
    "report",
]
__version__ = VERSION


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'newsdiff' has no attribute '{name}'")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*__all__, "__version__"})
