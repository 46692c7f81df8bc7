"""Laws of the reports: whatever the texts hold, the page gives them back as text, and nothing else."""

import csv
import io
import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.reports import report
from newsdiff.reports.shown import Run
from newsdiff.reports.wrapping import cells, fragments, wrap
from newsdiff.words import visible
from tests.reports.columns import Columns, columns
from tests.reports.ferry import compared, pair, paragraph, version

SPECIAL = "<>&\"'`=/\\{}[]()!-#%;:\x00\x07\x1b\r\n\t \xa0\u200b\u200d\u202e\u2066\u2028\u2029\ufeff\ud800\udfffé漢אا\U0001f6a2\U000e0041"
TEXTS = st.text(st.one_of(st.sampled_from(SPECIAL), st.characters()), min_size=1, max_size=60)
SENTENCES = st.lists(
    st.text(st.sampled_from("abc <&>\u202e\u00a0.“”"), min_size=1, max_size=12), min_size=1, max_size=4
)
laws = settings(max_examples=60)
# a page's own elements; whatever else appeared would have come from the input
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "div", "section", "span", "bdi", "time",
    "b", "code", "main", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ul", "li", "fieldset", "legend",
    "label", "input", "button", "ins", "del", "aside", "svg", "text", "path", "rect", "footer", "dl", "dt", "dd", "br", "dialog",
    "kbd", "script",
}  # fmt: skip


@laws
@given(TEXTS, TEXTS)
def test_both_columns_of_a_page_are_the_two_texts(before, after):
    page = report(pair(before, after), "html")
    earlier, later, inline = columns(page)
    assert (earlier, later) == ([before], [after])
    assert all(text == after for text in inline.values())


@laws
@given(SENTENCES, SENTENCES, st.randoms(use_true_random=False))
def test_whatever_is_linked_the_columns_and_the_inline_text_hold(before, after, chance):
    half = len(before) // 2
    sides = [
        version("a", *(paragraph(*part, gap="  ") for part in (before[:half], before[half:]) if part)),
        version("b", paragraph(*after)),
    ]
    free = list(range(len(after)))
    chance.shuffle(free)
    links = [([n], [free.pop()], False) for n in range(len(before)) if free and chance.random() < 0.7]
    earlier, later, inline = columns(report(compared(*sides, links), "html"))
    assert earlier == [p.text for p in sides[0].paragraphs]
    assert later == [p.text for p in sides[1].paragraphs]
    assert all(text == sides[1].paragraphs[n].text for n, text in inline.items())


@laws
@given(TEXTS, TEXTS)
def test_no_text_becomes_an_element_or_an_attribute(before, after):
    parser = Columns()
    parser.feed(report(pair(before, after), "html", command=after))
    assert set(parser.tags) <= KNOWN
    assert not {name for _, name in parser.attributes if name.startswith("on") or name in {"style", "src"}}


@laws
@given(TEXTS, TEXTS)
def test_the_page_is_utf8_and_holds_no_unseen_character(before, after):
    page = report(pair(before, after), "html", command=before)
    page.encode()
    assert visible(page) == page


@laws
@given(TEXTS, TEXTS)
def test_json_reads_back_and_csv_has_as_many_cells_in_every_line(before, after):
    comparison = pair(before, after)
    assert json.loads(report(comparison, "json")) == json.loads(json.dumps(comparison.as_dict()))
    rows = list(csv.reader(io.StringIO(report(comparison, "csv"))))
    assert {len(row) for row in rows} == {13}


@laws
@given(
    st.lists(st.builds(Run, st.sampled_from(["same", "out", "put"]), TEXTS), max_size=5),
    st.integers(40, 100),
    st.booleans(),
)
def test_wrapping_loses_no_word_and_keeps_to_the_width(runs, width, color):
    parts = fragments(runs)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in wrap(parts, width, "  - ", "    ", color=color)]
    assert all(cells(line) <= width for line in lines)
    told = "".join("".join(text for _, text in parts).split())
    assert "".join("".join(lines)[4:].split()) == told
