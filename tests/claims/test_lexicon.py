"""The word lists: every one is documented, and every line of one has the columns that it needs."""

from pathlib import Path

import pytest

from newsdiff import claims
from newsdiff.claims.lexicon import LANGUAGES, table

LISTS = sorted({path.stem for path in (Path(claims.__file__).parent / "lexicon").rglob("*.tsv")})
PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "claims.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_documented(name):
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert any(f"`{name}`" in row.split("|")[1] for row in rows)


@pytest.mark.parametrize(
    ("name", "columns"),
    [("numbers", 2), ("units", 2), ("quantities", 2), ("hedges", 2), ("qualifiers", 1), ("times", 2), ("persons", 1)],
)
def test_every_line_has_its_columns(name, columns):
    for language in LANGUAGES:
        for form, values in table(language, name).items():
            assert len([value for value in values if value]) >= columns, f"{language}/{name}: {form}"


def test_a_source_may_speak_for_one_that_is_documented():
    stands = {columns[1] for columns in table("en", "speakers").values() if len(columns) > 1}
    assert all(f"`{name}`" in PAGE for name in stands)


def test_two_poles_are_of_one_scale():
    poles = {pole for columns in table("en", "turns").values() for pole in columns}
    scales = {}
    for pole in poles:
        scales.setdefault(pole.split(":")[0], set()).add(pole)
    assert all(len(found) > 1 for found in scales.values()), "a scale with one pole turns nothing"
