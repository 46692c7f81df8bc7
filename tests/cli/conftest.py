"""Invented copy and a way to run the command as a user does: as a process."""

import os
import subprocess
import sys

import pytest

EARLIER = """Ferry with 212 aboard runs aground off Port Amsel

By Ilse Marrow

PORT AMSEL (Meridian) – A ferry with 212 people aboard ran aground off Port Amsel on Tuesday, the coast guard said.

"We have no reports of injuries," harbour master Joren Vask told reporters.

The ship, the Lady Maren, is 40km from the mainland.

(Reporting by Ilse Marrow; Editing by Tom Oakes)
"""
LATER = """Ferry with 219 aboard refloated off Port Amsel

By Ilse Marrow

PORT AMSEL (Meridian) – A ferry with 219 people aboard was refloated off Port Amsel on Tuesday, the coast guard said.

"We have no reports of injuries," harbour master Joren Vask told reporters.

The ship, the Lady Maren, is 40 km from the mainland.

Divers found no damage to the hull, the owner said.

(Reporting by Ilse Marrow; Editing by Tom Oakes)
"""


@pytest.fixture
def copy(tmp_path):
    """A folder with an earlier and a later version."""
    (tmp_path / "earlier.txt").write_text(EARLIER, encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def newsdiff(tmp_path):
    """Run `newsdiff` in a folder; returns the finished process."""

    def run(*words, stdin="", cwd=tmp_path, **environment):
        return subprocess.run(
            [sys.executable, "-m", "newsdiff", *words],
            input=stdin.encode() if isinstance(stdin, str) else stdin, capture_output=True, cwd=cwd, check=False,
            env={k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS"}} | environment,
        )  # fmt: skip

    return run
