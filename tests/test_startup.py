"""What a command loads is what it costs to start: nothing heavy where it is not used."""

import json
import subprocess
import sys

PROBE = """
import contextlib, io, json, sys
sys.argv = ["newsdiff", *json.loads({arguments!r})]
from newsdiff.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
print(json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments):
    code = PROBE.format(arguments=json.dumps(arguments))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_help_loads_nothing_heavy():
    found = loaded("--help")
    assert not found & {"numpy", "scipy", "datasketch", "jinja2", "rapidfuzz", "rich", "newsdiff.model"}


def test_compare_loads_neither_scipy_nor_datasketch(tmp_path):
    (tmp_path / "earlier.txt").write_text("Storm kills 12\n\nHARBOUR TOWN (MW) - A storm killed 12 people on Friday.\n")
    (tmp_path / "later.txt").write_text("Storm kills 21\n\nHARBOUR TOWN (MW) - A storm killed 21 people on Friday.\n")
    for form in ("text", "html", "json"):
        found = loaded("compare", str(tmp_path / "earlier.txt"), str(tmp_path / "later.txt"), "--format", form)
        assert "newsdiff.comparison" in found
        assert not found & {"scipy", "datasketch", "numpy", "rich"}, form


def test_comparing_the_two_versions_of_one_file_loads_no_index(tmp_path):
    alert = "Storm kills {0}\n\nHARBOUR TOWN (MW) - A storm killed {0} people on Friday.\n\n(Reporting by Ida Holm)\n"
    (tmp_path / "both.txt").write_text(f"{alert.format(12)}\n\n{alert.format(21)}")
    found = loaded("compare", str(tmp_path / "both.txt"))
    assert "newsdiff.grouping.ordering" in found
    assert not found & {"scipy", "datasketch", "numpy", "rich"}


def test_importing_newsdiff_loads_no_room():
    code = "import json, sys, newsdiff; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = set(json.loads(run.stdout))
    assert not found & {"numpy", "rapidfuzz", "typer", "newsdiff.model"}
