"""The page of the command line is what the command line says of itself."""

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("cli_reference", Path(__file__).parent / "cli_reference.py")
cli_reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(cli_reference)


def test_the_page_of_the_command_line_is_current():
    assert cli_reference.PAGE.read_text(encoding="utf-8") == cli_reference.page()
