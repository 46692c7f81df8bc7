"""What the page of a comparison shows, read out of its markup."""

import base64
import hashlib
import json
import re
from itertools import pairwise

import pytest

from newsdiff.comparison import compare
from newsdiff.model import Findings, Label, Notice, Order
from newsdiff.reports import report
from newsdiff.reports.html import asset
from newsdiff.reports.page import Place, pair_page
from newsdiff.reports.rows import every
from newsdiff.reports.strings import ENGLISH
from tests.reports.columns import Columns, columns
from tests.reports.ferry import EARLIER, LATER, compared, ferry, paragraph, version

PAGE = report(ferry(), "html", command="newsdiff compare a.txt b.txt --format html")


def texts(side):
    return [p.text for p in side.paragraphs]


def test_both_columns_give_the_two_texts_back_to_the_byte():
    earlier, later, _ = columns(PAGE)
    assert earlier == texts(EARLIER)
    assert later == texts(LATER)


def test_the_inline_view_without_what_was_taken_out_is_the_later_text():
    _, _, inline = columns(PAGE)
    assert inline
    assert all(text == LATER.paragraphs[n].text for n, text in inline.items())


def test_every_paragraph_of_both_sides_stands_in_exactly_one_row():
    rows = every(pair_page(ferry(), Place()).parts)
    assert sorted(shown.number for row in rows for shown in row.before) == list(range(12))
    assert sorted(shown.number for row in rows for shown in row.after) == list(range(12))


def test_relations_are_told_in_words():
    rows = {row.id: row for row in every(pair_page(ferry(), Place()).parts)}
    assert rows["p4"].notes == ("moved up from ¶11",)
    assert rows["p7"].notes == ("split from ¶5",)
    assert rows["p9"].notes == ("merged from ¶6 and ¶7",)
    assert rows["p11"].word == "Typography only"
    assert rows["p1"].word == "Headline changed"
    assert rows["e10"].word == "Removed"
    assert rows["p6"].word == "Added"


def test_a_move_down_is_called_so():
    before = version("a", *(paragraph(f"Paragraph number {n} says its own thing.") for n in range(4)))
    after = version("b", *(before.paragraphs[n] for n in (1, 2, 3, 0)))
    links = [([n], [(n - 1) % 4], n == 0) for n in range(4)]
    rows = every(pair_page(compared(before, after, links), Place()).parts)
    assert [row.notes for row in rows if row.group == "moved"] == [("moved down from ¶1",)]


def test_what_was_replaced_stands_one_under_the_other():
    before, after = (
        version("a", paragraph("He declined to comment.")),
        version("b", paragraph("She set a date in May.")),
    )
    (row,) = every(pair_page(compared(before, after, [([0], [0], False, True)]), Place()).parts)
    assert (row.word, row.inline) == ("Replaced in place", None)


def test_a_sentence_that_came_from_elsewhere_is_told_on_both_rows():
    before = version(
        "a",
        paragraph("One long first sentence that stays where it stood.", "It snowed."),
        paragraph("B stays as well."),
    )
    after = version("b", paragraph(before.paragraphs[0].sentences[0]), paragraph("B stays as well.", "It snowed."))
    comparison = compared(before, after, [([0], [0], False), ([1], [2], True), ([2], [1], False)])
    notes = [row.notes for row in every(pair_page(comparison, Place()).parts)]
    told = [note for row in notes for note in row]
    if any("merged" in note or "from ¶1 and ¶2" in note for note in told):
        pytest.skip("not measured: the relation joins the two paragraphs")
    assert told == ["1 sentence went to ¶2", "1 sentence came from ¶1"]


def test_a_change_of_nothing_but_unseen_characters_is_named():
    comparison = compared(
        version("a", paragraph("The toll rose.")), version("b", paragraph("The toll\u200b rose.")), [([0], [0], False)]
    )
    (row,) = every(pair_page(comparison, Place()).parts)
    assert row.word == "Only characters that can’t be seen"
    assert "‹U+200B›" in report(comparison, "html")


def test_a_space_that_became_another_space_is_marked():
    comparison = compared(
        version("a", paragraph("It stood 40 km out.")),
        version("b", paragraph("It stood 40\u00a0km out.")),
        [([0], [0], False)],
    )
    assert 'data-u="A0"' in report(comparison, "html")


def test_facts_come_weightiest_first_once_and_doubtful_last():
    groups = pair_page(ferry(), Place()).facts
    kinds = [group.kind for group in groups]
    assert kinds == ["headline", "figure", "attribution", "hedge", "doubtful", "removed", "added"]
    (figure,) = groups[1].lines
    assert figure.where == (("¶3", "#p3"), ("¶1", "#p1"))
    assert [run.text for run in figure.before if run.look == "out"] == ["12 people"]
    assert groups[4].lines[0].kind == "time"


def test_a_carried_statement_is_no_line_of_the_facts():
    assert all(
        "crane" not in run.text for g in pair_page(ferry(), Place()).facts for line in g.lines for run in line.after
    )


def test_a_desk_s_tag_before_the_headline_is_no_line_of_the_facts():
    before = version("a", paragraph("Mill closes", role="headline"), paragraph("It rained."))
    after = version(
        "b",
        paragraph("UPDATE 1-Mill closes", role="headline"),
        paragraph("It rained."),
        label=Label("update", 1, ("UPDATE 1",)),
    )
    links = [([0], [0], False), ([1], [1], False)]
    assert pair_page(compared(before, after, links), Place()).facts == ()
    other = version("c", paragraph("UPDATE 1-Mill burns", role="headline"), paragraph("It rained."), label=after.label)
    assert [group.kind for group in pair_page(compared(before, other, links), Place()).facts] == ["headline"]


@pytest.mark.parametrize(
    ("before", "tags", "after", "marked"),
    [
        ("Storm shuts port, three missing", (), "UPDATE 2-Storm shuts port, one found", "+UPDATE 2-+Storm shuts port,+ one found+"),
        ("UPDATE 1-Dam kills 12", ("UPDATE 1",), "UPDATE 2-Dam kills 19", "+UPDATE 2-+Dam kills+ 19+"),
        ("UPDATE 2-Dam kills 12", ("UPDATE 2",), "UPDATE 2-Dam kills 19", "UPDATE 2-Dam kills+ 19+"),
        ("Mayor resigns after vote on harbour", (), "UPDATE 2-Council wants new quays for ferry", "+UPDATE 2-Council wants new quays for ferry+"),
    ],
)  # fmt: skip
def test_a_headline_is_marked_title_against_title(before, tags, after, marked):
    one, other = (
        version(name, paragraph(head, role="headline"), paragraph("It rained."), label=Label("update", None, tag))
        for name, head, tag in (("a", before, tags), ("b", after, ("UPDATE 2",)))
    )
    (row, _) = pair_page(compared(one, other, [([0], [0], False), ([1], [1], False)]), Place()).parts
    told = "".join(run.text if run.look == "same" else f"+{run.text}+" for run in row.after[0].runs)
    assert told == marked
    assert "".join(run.text for run in row.before[0].runs) == before


def test_a_passage_of_a_headline_begins_with_its_title():
    one, other = (
        version(
            f"v{n}", paragraph(f"UPDATE {n}-Dam burst kills at least {n + 18} in Ostrane", role="headline"),
            paragraph(f"A dam burst and killed at least {n + 18} people in Ostrane, the police said."),
            label=Label("update", n, (f"UPDATE {n}",)),
        )
        for n in (2, 3)
    )  # fmt: skip
    for group in pair_page(compare(one, other), Place()).facts:
        for line in group.lines if group.kind != "headline" else ():
            for side in (line.before, line.after):
                assert not "".join(run.text for run in side).startswith(("2-", "3-", "UPDATE"))


def test_what_was_removed_stands_where_it_stood_also_behind_a_paragraph_that_moved():
    before = version("a", *(paragraph(f"Paragraph number {n} says its own thing.") for n in range(4)))
    after = version("b", *(before.paragraphs[n] for n in (2, 0, 1)))
    rows = every(
        pair_page(compared(before, after, [([0], [1], False), ([1], [2], False), ([2], [0], True)]), Place()).parts
    )
    assert [row.id for row in rows] == ["p1", "p2", "p3", "e4"]


def test_a_notice_stands_beside_the_change_it_names():
    (notice,) = pair_page(ferry(), Place()).notices
    (clause,) = notice.clauses
    assert (notice.head, clause.says, clause.found) == ("Note to editors", "", "Found in the text")
    assert "19 people" in "".join(run.text for run in clause.claims[0])


@pytest.mark.parametrize("form", ["html", "text", "markdown"])
def test_a_notice_of_several_clauses_is_shown_once_with_what_was_found_of_each(form):
    text = "UPDATES toll, adds coast guard, clarifies cause"
    clauses = (("updates toll", "matched"), ("adds coast guard", "contradicted"), ("clarifies cause", "unmatched"))
    after = version("b", paragraph(text, role="advisory"), paragraph("It rained."))
    notices = tuple(Notice("advisory", "after", 0, text, says, found) for says, found in clauses)
    comparison = compared(
        version("a", paragraph("It rained.")), after, [([0], [1], False)], Findings((), notices), verdict="Nothing."
    )
    (line,) = pair_page(comparison, Place()).notices
    assert [clause.says for clause in line.clauses] == ["Updates toll", "Adds coast guard", "Clarifies cause"]
    told = " ".join(report(comparison, form).replace("\\", "").split())
    facts = told.partition("Every paragraph")[0]
    assert facts.count(text) == 1
    places = [facts.index(f) for f in ("Found in the text", "The text says otherwise", "Not found among the changes")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("“Yes,” he said.", "“Yes,” she said.", "The one quotation of the earlier version"),
        ("“Yes,” he said. “We go on.”", "“Yes”, said he. We go on.", "1 of the 2 quotations of the earlier version stands "),
        ("“A.” “B.” “C.”", "“A.” “B.” “D.”", "2 of the 3 quotations of the earlier version stand "),
        ("“Yes,” he said.", "He spoke.", "The one quotation of the earlier version does not"),
        ("“Yes.” “No.”", "“Now.” “Never.”", "Neither quotation of the earlier version stands "),
        ("“A.” “B.” “C.”", "“D.”", "None of the 3 quotations of the earlier version stands "),
        ("“Yes.” “No way.”", '"Yes." "No way."', "Both quotations"),
        ("Nobody spoke.", "“Now,” she said.", ""),
        ("“We did it,” he said. “The sea was high.”", "“We did it. The sea was high,” he said.", "Both quotations"),
        ("“We did it. The sea was high,” he said.", "“We did it,” he said. “The sea was high.”", "The one quotation of the earlier version stands"),
        ("“We did it.”", "“We did it alone. The sea was high.”", "The one quotation of the earlier version does not"),
    ],
)  # fmt: skip
def test_identical_quotations_are_counted(before, after, told):
    page = pair_page(
        compared(version("a", paragraph(before)), version("b", paragraph(after)), [([0], [0], False)]), Place()
    )
    assert page.quotations.startswith(told)
    assert bool(page.quotations) == bool(told)


def test_the_order_is_told_with_its_certainty_and_the_way_out():
    assert "The order is not sure." in PAGE
    assert "<code>--swap</code>" in PAGE
    sure = report(ferry(order=Order("published", sure=True, note="By their times.")), "html")
    assert "The order is sure." in sure


def test_the_foot_names_command_hashes_ignored_and_not_looked_for():
    for text in (
        "newsdiff compare a.txt b.txt --format html",
        EARLIER.digest,
        LATER.digest,
        "1 × typography",
        "too few verbs",
    ):
        assert text in PAGE


def test_times_are_shown_in_their_own_zone():
    assert '<time datetime="2026-03-03T18:20:00+02:00">3 Mar 2026, 18:20 UTC+02:00</time>' in PAGE


def test_no_word_that_accuses_stands_in_the_table_of_strings():
    for text in ENGLISH.values():
        words = re.sub(r"\{\w+\}", "", text.lower())
        assert not re.search(r"\b(old|before|after|stealth|error|deleted)\b", words), text


def test_no_key_of_the_table_hides_behind_a_method_of_dict():
    assert not set(ENGLISH) & set(dir(dict))


def test_the_page_carries_only_what_its_policy_knows_by_hash():
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', PAGE)[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert policy.endswith("base-uri 'none'; form-action 'none'")


def test_no_element_has_a_handler_a_style_or_a_source():
    parser = Columns()
    parser.feed(PAGE)
    for tag, name in parser.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in {"style", "src", "srcset", "action", "background"}, (tag, name)
    assert not set(parser.tags) & {"img", "link", "iframe", "object", "embed", "form", "base"}


def test_headings_stand_in_order():
    levels = [int(tag[1]) for tag in re.findall(r"<(h\d)[ >]", PAGE)]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert levels.count(1) == 1


def test_ids_are_unique_and_every_link_in_the_page_has_its_target():
    ids = re.findall(r'\bid="([^"]+)"', PAGE)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in re.findall(r'href="(#[^"]+)"', PAGE)} <= set(ids)


def test_the_json_in_the_page_is_the_comparison_without_its_texts():
    (text,) = re.findall(r'id="newsdiff-data">(.*?)</script>', PAGE, re.DOTALL)
    assert not set(text) & set("<>&\u2028\u2029")
    found, whole = json.loads(text), ferry().as_dict()
    assert found["claims"] == whole["claims"]
    assert found["summary"] == whole["summary"]
    assert "paragraphs" not in found["before"]


def test_the_same_comparison_gives_the_same_bytes():
    assert report(ferry(), "html", command="newsdiff compare a.txt b.txt --format html") == PAGE


def test_the_fixed_part_of_a_page_stays_under_20_kb():
    page = report(compared(version("a"), version("b"), [], Findings(), verdict=""), "html")
    empty = re.sub(r"(newsdiff-data\">).*?(</script>)", r"\1\2", page)  # the data are the comparison, not the page
    print(f"fixed part of a pair page: {len(empty.encode()):,} bytes")
    assert len(empty.encode()) <= 20_000
    assert len(asset("page.css").encode()) <= 16_000


def test_a_page_is_at_most_twelve_times_its_texts():
    paragraphs = [
        paragraph(
            *(f"Sentence {n}.{m} of a long report says that {n * 7 + m} boats came in on the tide." for m in range(4))
        )
        for n in range(30)
    ]
    later = [
        paragraph(*(s.replace("boats", "ships") if n % 2 else s for s in p.sentences)) for n, p in enumerate(paragraphs)
    ]  # fmt: skip
    comparison = compared(version("a", *paragraphs), version("b", *later), [([n], [n], False) for n in range(120)])
    size = sum(len(p.text.encode()) for p in (*paragraphs, *later))
    page = len(report(comparison, "html").encode())
    print(f"pair page: {page:,} bytes for {size:,} bytes of text: {page / size:.1f} times")
    assert page <= 12 * size
