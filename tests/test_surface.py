"""What users hold on to: the names of the facade, and what the help says."""

import subprocess
import sys

import pytest

import newsdiff


def test_the_facade_offers_what_the_contract_names():
    assert set(newsdiff.__all__) == {
        "Alignment", "Archive", "Comparison", "History", "Link", "NewsdiffError", "Paragraph", "ReadError", "Rule", "Story", "Version",
        "align", "compare", "group", "history", "read", "report",
    }  # fmt: skip


def test_every_name_of_the_facade_is_there_and_says_what_it_is():
    for name in newsdiff.__all__:
        assert getattr(newsdiff, name).__doc__, name


def test_a_wrong_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="dif"):
        newsdiff.dif  # noqa: B018 - asking for it is the test


def test_dir_lists_the_facade():
    assert set(newsdiff.__all__) <= set(dir(newsdiff))


def test_the_module_runs_as_the_command():
    run = subprocess.run([sys.executable, "-m", "newsdiff", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"newsdiff {newsdiff.__version__}\n"
