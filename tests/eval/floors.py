"""The measured quality that may only rise: `floors.json`, read by every gate."""

import json
import os
from pathlib import Path

import pytest

_FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def floor(name: str) -> float:
    """The pinned figure of a gate."""
    return _FLOORS[name]


def data(*parts: str) -> Path:
    """A path below the folder of real copy; skips the test, and says so, where it is absent."""
    root = os.environ.get("NEWSDIFF_DATA")
    path = Path(root or "", *parts)
    if not root or not path.exists():
        pytest.skip(f"not measured: {'/'.join(parts)} (set NEWSDIFF_DATA to the folder of real copy)")
    return path
