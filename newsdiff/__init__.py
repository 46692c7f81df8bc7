"""newsdiff finds the versions of one news story and shows which claims changed between them.

    import newsdiff as nd

    versions = list(nd.read("wire/"))
    for story in nd.group(versions):
        for before, after in story.revisions():
            print(nd.report(nd.compare(before, after), "text"))

The facade is lazy: a name is imported when it is first used, so `import newsdiff` loads nothing heavy.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from newsdiff.release import VERSION

if TYPE_CHECKING:
    from newsdiff.alignment import align
    from newsdiff.archive import Archive
    from newsdiff.comparison import compare
    from newsdiff.errors import NewsdiffError, ReadError
    from newsdiff.history import history
    from newsdiff.model import Alignment, Comparison, History, Link, Paragraph, Rule, Story, Version
    from newsdiff.reports import report
    from newsdiff.runners.local import group, read

_HOMES = {
    "Archive": "newsdiff.archive",
    "Alignment": "newsdiff.model",
    "Comparison": "newsdiff.model",
    "History": "newsdiff.model",
    "Link": "newsdiff.model",
    "NewsdiffError": "newsdiff.errors",
    "Paragraph": "newsdiff.model",
    "ReadError": "newsdiff.errors",
    "Rule": "newsdiff.model",
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
    "Archive",
    "Comparison",
    "History",
    "Link",
    "NewsdiffError",
    "Paragraph",
    "ReadError",
    "Rule",
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
    if _HOMES[name] != "newsdiff.errors":
        _show_in_notebooks()
    return found


def _show_in_notebooks() -> None:
    """Give the nouns that have a page their `_repr_html_`: the model stands below the reports and can't name them."""
    from newsdiff.model import Comparison, History, Story  # noqa: PLC0415 - loaded by the name that was asked for

    for noun in (Comparison, History, Story):
        noun._repr_html_ = _framed  # type: ignore[union-attr]  # looked for by this name


def _framed(subject: Comparison | History | Story) -> str:
    from newsdiff.reports.notebook import framed  # noqa: PLC0415 - only where something is shown

    return framed(subject)


class _Facade(ModuleType):
    """This module: `newsdiff.history` stays the verb, also after the module of that name was loaded by another room."""

    def __setattr__(self, name: str, value: Any) -> None:
        verb = name == "history" and isinstance(value, ModuleType)
        super().__setattr__(name, value.history if verb else value)


sys.modules[__name__].__class__ = _Facade


def __dir__() -> list[str]:
    return sorted({*__all__, "__version__"})
