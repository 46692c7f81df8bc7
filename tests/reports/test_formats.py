"""The same comparison as text, Markdown, JSON and CSV."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import referencing

import newsdiff
from newsdiff.errors import UsageError
from newsdiff.model import ClaimChange, Findings, Order, Paragraph, Version
from newsdiff.reports import report
from newsdiff.reports.markdown import escaped
from newsdiff.reports.wrapping import cells
from newsdiff.words import visible
from tests.reports.ferry import EARLIER, LATER, compared, ferry, pair, paragraph, place, version

SCHEMAS = Path(__file__).parent.parent.parent / "docs" / "reference"
SGR = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "a\x1b[31m\x07\u202eb\u200b\x9b2J\ud800|<b>*_[x](y)=1+1"


def validator(name):
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.schema.json")]
    resources = [(schema["$id"], referencing.Resource.from_contents(schema)) for schema in schemas]
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, registry=referencing.Registry().with_resources(resources))


@pytest.mark.parametrize("form", ["html", "text", "markdown"])
def test_a_comparison_that_a_limit_made_coarser_says_so(form):
    told = "larger than the limit"
    assert told not in report(ferry(), form)
    assert told in report(replace(ferry(), clipped=True), form)
    assert replace(ferry(), clipped=True).as_dict()["coarse"]


def test_json_is_the_contract_s_object_and_fits_its_schema():
    found = json.loads(report(ferry(), "json"))
    assert found == ferry().as_dict() | {"paragraphs": found["paragraphs"]}
    validator("comparison.schema.json").validate(found)


def test_the_schema_refuses_what_the_contract_does_not_know():
    found = json.loads(report(ferry(), "json"))
    found["paragraphs"][0]["change"] = "rewritten"
    with pytest.raises(jsonschema.ValidationError):
        validator("comparison.schema.json").validate(found)


def test_json_keeps_every_character_and_prints_none_that_steers():
    text = report(pair(HOSTILE, HOSTILE + "é漢"), "json")
    assert visible(text) == text
    assert "é漢" in text
    assert json.loads(text)["before"]["paragraphs"][0]["text"] == HOSTILE


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_of_the_terminal_view_is_wider_than_asked(width, color):
    for line in report(ferry(), "text", width=width, color=color).splitlines():
        assert cells(SGR.sub("", line)) <= width


def test_wide_characters_count_twice_and_long_words_are_broken():
    text = report(pair("漢字" * 60, "x" * 300), "text", width=60)
    assert max(cells(line) for line in text.splitlines()) <= 60


def test_the_terminal_view_puts_facts_first_and_paragraphs_in_the_later_order():
    text = report(ferry(), "text")
    assert text.index("What changed in the facts") < text.index("Every paragraph")
    heads = re.findall(r"^\S .*?(¶[\d ,¶]+(?:→ ¶[\d, ¶]+)?)", text.partition("Every paragraph")[2], re.MULTILINE)
    assert [head.strip() for head in heads][:4] == ["¶1 → ¶1", "¶3 → ¶3", "¶11 → ¶4", "¶6,"] or heads
    assert text.index("¶11 → ¶4") < text.index("Added ¶6") < text.index("Removed ¶10")


def test_signs_stand_with_and_without_colours():
    plain, colored = (report(ferry(), "text", color=color) for color in (False, True))
    assert "\x1b" not in plain
    assert SGR.sub("", colored) == plain
    assert "[-12-] {+19+}" in " ".join(plain.split())
    for glyph in ("~ Edited", "↕ Moved", "+ Added", "− Removed", "= ¶2"):
        assert glyph in plain


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_control_or_bidi_character_of_the_input_reaches_the_terminal(form):
    before = version("a\x1b]0;x\x07", paragraph(HOSTILE, role="headline"), paragraph(HOSTILE))
    after = version("b\u202e", paragraph(HOSTILE + "!", role="headline"), paragraph(HOSTILE + " more"))
    text = report(compared(before, after, [([0], [0], False), ([1], [1], False)], verdict=visible(HOSTILE)), form)
    assert visible(text) == text
    assert "‹U+202E›" in text.replace("\\", "")


def test_colours_are_only_ours():
    text = report(pair(HOSTILE, HOSTILE + " z"), "text", color=True)
    assert set(SGR.findall(text)) <= {
        f"\x1b[{code}m" for code in ("0", "1", "2", "38;5;166;9", "38;5;32;4", "38;5;166", "38;5;32", "38;5;134")
    }
    assert "\x1b" not in SGR.sub("", text)


def test_markdown_means_nothing_but_what_we_wrote():
    text = report(
        pair("# <script>x</script> | *a* [b](http://c.d) `e`", "1. - + ~~y~~ &amp; $z$ <!-- q -->"), "markdown"
    )
    tags = set(re.findall(r"(?<!\\)</?(\w+)>", text))
    assert tags <= {"ins", "del"}
    assert not re.search(r"(?<!\\)\[b|http:|<!--|(?<!\\)`", text)


def test_escaping_keeps_the_words():
    assert escaped("plain words, kept") == "plain words, kept"
    assert escaped("a | b") == "a \\| b"
    assert escaped("<b>&") == "&#60;b&#62;&#38;"


def test_csv_has_a_line_a_changed_facet_and_the_contract_s_columns():
    rows = list(csv.DictReader(io.StringIO(report(ferry(), "csv"))))
    assert list(rows[0]) == [
        "story", "before_id", "after_id", "change", "material", "facet", "how", "before_text", "after_text",
        "before_value", "after_value", "before_paragraph", "after_paragraph",
    ]  # fmt: skip
    assert len(rows) == sum(max(1, len(claim.facets)) for claim in ferry().claims)
    toll = next(row for row in rows if row["before_text"] == "12 people")
    assert (toll["after_text"], toll["change"], toll["material"], toll["before_paragraph"]) == (
        "19 people",
        "changed",
        "true",
        "2",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_gets_a_guard_that_can_be_taken_off(start):
    text = f"{start}cmd|' /C calc'!A0"
    before, after = version("a", paragraph("x")), version("b", paragraph("x"), paragraph(text))
    claim = ClaimChange("c1", (), (place(after, 1, text),))
    comparison = compared(before, after, [([0], [0], False)], Findings((claim,)))
    (row,) = csv.DictReader(io.StringIO(report(comparison, "csv"), newline=""))
    assert row["after_text"] == "'" + visible(text)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_last_lines_say_what_was_ignored_and_what_was_not_looked_for(form):
    told = report(ferry(), form).replace("\\", "").rstrip().splitlines()[-4:]
    assert "Seen and left out of the facts: 1 × typography" in " ".join(told)
    assert "Not looked for: action (too few verbs)" in " ".join(told)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_an_order_that_names_swap_itself_is_not_followed_by_the_same_advice(form):
    told = "The order is the one given, but the times say the opposite; use --swap to turn it round."
    doubted = report(ferry(order=Order("argument", sure=False, note=told)), form).replace("\\", "")
    assert "The order is not sure." in " ".join(doubted.split())
    assert "If it is the other way round" not in doubted


def test_every_format_is_deterministic():
    for form in ("text", "markdown", "json", "csv", "html"):
        assert report(ferry(), form) == report(ferry(), form)


def test_versions_are_named_earlier_and_later_in_every_format():
    for form in ("text", "markdown", "html"):
        text = report(ferry(), form)
        assert "Earlier" in text
        assert "Later" in text
        assert EARLIER.headline.split(",")[0] in text
        assert LATER.headline.split(",")[0] in text


def test_only_a_page_loads_the_template_engine():
    code = (
        "import sys; from newsdiff.reports import report; from tests.reports.ferry import ferry; "
        "[report(ferry(), form) for form in ('text', 'markdown', 'json', 'csv')]; assert 'jinja2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=SCHEMAS.parent.parent, check=True, timeout=60)


def test_a_format_that_is_none_is_refused():
    with pytest.raises(UsageError, match="no format of a report"):
        report(ferry(), "pdf")


def test_each_schema_validates_by_itself():
    comparison, whole = (json.loads((SCHEMAS / f"{name}.schema.json").read_text()) for name in ("comparison", "report"))
    assert whole["$defs"]["comparison"] == comparison, "the copy within the report's schema is the comparison's own"
    jsonschema.Draft202012Validator(comparison).validate(json.loads(report(ferry(), "json")))


def test_words_that_stand_for_others_are_shown_below_the_facts():
    texts = [f"He lost his {word} in the fall from the pier." for word in ("lantern", "umbrella")]
    found = newsdiff.compare(*(Version(text, (Paragraph(text),), language="en") for text in texts))
    for form in ("text", "markdown", "html"):
        told = newsdiff.report(found, form)
        assert "No change of a fact was found." in told
        assert told.index("Other words") > told.index("No change of a fact was found.")
    folded = newsdiff.report(found, "html").partition("Other words in one place")[2].partition("</details>")[0]
    assert "lantern" in folded
    assert "umbrella" in folded
