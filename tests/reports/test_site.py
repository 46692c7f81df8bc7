"""A whole report: its files, their names, its JSON, what leads."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsdiff.errors import ReadError
from newsdiff.model import Grouping, Order, Pair, Story
from newsdiff.reports import names, report
from newsdiff.reports.site import site, summary
from newsdiff.runners import local
from tests.reports.ferry import EARLIER, LATER, paragraph, version
from tests.reports.test_formats import validator

SAMPLES = Path(__file__).parent.parent.parent / "samples"
TIMES = Order("published", sure=True, note="By the times that the texts carry.")
THIRD = replace(LATER, id="ferry-3", paragraphs=(*LATER.paragraphs[:5], *LATER.paragraphs[6:]))
ATTACKS = [
    "../../etc/passwd", "..\\..\\x", "/etc/shadow", "C:\\x", "a/b", "a\0b", ".", "..", "~root", "con", "nul.html", "x" * 400,
    "é漢字", "%2e%2e%2f", "|rm -rf", "$(x)", "`x`", "-rf", "index", "\u202egnp.html",
]  # fmt: skip


def single(name, text):
    return Story(f"s-{name:0>12}", (version(name, paragraph(text, role="headline")),), (), TIMES)


@pytest.fixture(scope="module")
def grouping():
    why = Pair("ferry-1", "ferry-2", "version", 0.8, 0.6, 0.5, 3.0, None, "Eight of ten runs of words are shared.")
    story = Story("s-0123456789ab", (EARLIER, LATER, THIRD), (why,), TIMES)
    near = (
        Pair("aa", "ferry-1", "related", 0.2, 0.1, 0.0, None, None, "Same lake, another boat."),
        Pair("aa", "bb", "template", 0.9, 0.9, 0.0, None, None, "One form."),
    )
    return Grouping((single("aa", "A yacht sinks off Orrin"), single("bb", "Share notice"), story), (why, *near))


def walked(grouping, **options):
    whole = site(grouping, command="newsdiff report wire", **options)
    return whole, dict(whole.files())


def test_a_story_gets_consecutive_pairs_and_first_to_last_and_a_page(grouping):
    _, files = walked(grouping)
    assert sum(name.startswith("pairs/") for name in files) == 3
    assert "stories/s-0123456789ab.html" in files
    assert list(files)[-2:] == ["index.html", "report.json"]


def test_all_pairs_gives_each_two_versions_a_page():
    versions = (EARLIER, LATER, THIRD, replace(THIRD, id="ferry-4", paragraphs=THIRD.paragraphs[:8]))
    story = Story("s-0123456789ab", versions, (), TIMES)
    _, few = walked(Grouping((story,), ()))
    _, every = walked(Grouping((story,), ()), all_pairs=True)
    assert sum(name.startswith("pairs/") for name in few) == 4
    assert sum(name.startswith("pairs/") for name in every) == 6


def test_singles_stand_by_their_headlines_on_the_front_page():
    names = ["zebra found", "Yacht sinks", "Apples rot"]
    alone = tuple(single(f"{n}{n}", name) for n, name in zip("abc", names, strict=True))
    page = walked(Grouping(alone, ()))[1]["index.html"]
    assert sorted(map(page.index, names)) == [page.index(name) for name in ("Apples rot", "Yacht sinks", "zebra found")]


def test_what_is_near_a_single_stands_in_one_order_however_the_pairs_came(grouping):
    turned = Grouping(grouping.stories, grouping.pairs[::-1])
    both = [json.loads(walked(found)[1]["report.json"])["singles"] for found in (grouping, turned)]
    assert both[0] == both[1]


def test_report_json_fits_its_schema_and_lists_its_files(grouping):
    refused = [ReadError("feed.jsonl, line 7", "not JSON", "the other lines were read")]
    whole, files = walked(grouping, refused=refused)
    found = json.loads(files["report.json"])
    validator("report.schema.json").validate(found)
    assert sorted(found["files"]) == sorted(files)
    assert found["refused"] == [
        {"source": "feed.jsonl", "where": "feed.jsonl, line 7", "what": "not JSON", "now": "the other lines were read"}
    ]
    assert found["counts"] == {"stories": 1, "versions": 5, "pairs": 3, "singles": 2, "refused": 1}
    assert [one["near"] for one in found["singles"]] == [
        [{"id": "ferry-1", "relation": "related"}, {"id": "bb", "relation": "template"}],
        [{"id": "aa", "relation": "template"}],
    ]
    assert all(pair["page"] in files for story in found["stories"] for pair in story["pairs"])
    assert list(summary(whole, "out"))[-1] == "out/index.html"


def test_the_front_page_lists_stories_near_pairs_singles_and_what_was_refused(grouping):
    _, files = walked(grouping, refused=[ReadError("feed.jsonl, line 7", "not JSON", "the other lines were read")])
    page = files["index.html"]
    for text in (
        "Two dead, 19 hurt",
        "Same lake, another boat.",
        "Share notice",
        "feed.jsonl, line 7",
        "3 versions",
        "s-0123456789ab.html",
    ):
        assert text in page


def test_what_changed_most_stands_first(grouping):
    quiet = Story(
        "s-00000000000f", (EARLIER, replace(EARLIER, id="ferry-9", paragraphs=EARLIER.paragraphs[:-1])), (), TIMES
    )
    _, files = walked(Grouping((quiet, *grouping.stories), ()))
    pages = [story["page"] for story in json.loads(files["report.json"])["stories"]]
    assert pages == ["stories/s-0123456789ab.html", "stories/s-00000000000f.html"]
    assert files["index.html"].index(pages[0]) < files["index.html"].index(pages[1])


def test_the_sentence_under_a_story_says_which_versions_it_compares(grouping):
    whole, files = walked(grouping)
    (story,) = json.loads(files["report.json"])["stories"]
    last = next(pair for pair in story["pairs"] if (pair["before"], pair["after"]) == ("ferry-1", "ferry-3"))
    (line,) = whole.lines
    assert (line.step, line.verdict) == ("1 → 3", last["summary"]["verdict"])
    assert "<b>1 → 3:</b>" in files["index.html"]
    assert any(f"{THIRD.headline} (1 → 3): " in told for told in summary(whole, "out"))


def test_swapping_turns_every_story_round(grouping):
    _, files = walked(grouping, swap=True)
    (story,) = json.loads(files["report.json"])["stories"]
    assert [one["id"] for one in story["versions"]] == ["ferry-3", "ferry-2", "ferry-1"]
    assert "--swap" in story["order"]["note"]


def test_the_same_grouping_gives_the_same_files(grouping):
    assert walked(grouping)[1] == walked(grouping)[1]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_input_chooses_a_path(attack):
    before, after = (replace(side, id=f"{attack}{n}", paragraphs=(paragraph(attack, role="headline"), *side.paragraphs[1:]))
                     for n, side in enumerate((EARLIER, LATER)))  # fmt: skip
    for name in (names.pair_page(before, after), names.story_page(Story(attack, (before, after), (), TIMES))):
        assert re.fullmatch(r"(pairs|stories)/[a-z0-9-]*\.html", name), name
        assert len(name.encode()) <= 120


def test_a_page_s_name_outlives_a_version_that_comes_between():
    story = Story("s-0123456789ab", (EARLIER, LATER), (), TIMES)
    longer = Story("s-0123456789ab", (EARLIER, THIRD, LATER), (), TIMES)
    short, long = (set(walked(Grouping((one,), ()))[1]) for one in (story, longer))
    assert short <= long


def test_the_report_of_the_samples_fits_its_schema():
    _, files = walked(local.group(list(local.read(str(SAMPLES)))))
    validator("report.schema.json").validate(json.loads(files["report.json"]))


@pytest.mark.parametrize("form", ["text", "html", "json", "markdown", "csv"])
def test_a_story_shows_itself_in_every_format(grouping, form):
    text = report(grouping.stories[-1], form, command="newsdiff report wire")
    assert ("s-0123456789ab" if form in {"json", "csv"} else "Two dead, 19 hurt") in text
    assert text == report(grouping.stories[-1], form, command="newsdiff report wire")


def test_a_story_of_many_versions_tells_in_a_line_what_a_column_each_could_not(grouping):
    told = [replace(LATER if number % 2 else EARLIER, id=f"ferry-{number:03}") for number in range(60)]
    _, files = walked(Grouping((Story("s-0123456789ab", tuple(told), (), TIMES),), ()))
    page = files["stories/s-0123456789ab.html"]
    assert "Any two versions" not in page
    assert page.count('<th scope="col"') < 20
    assert re.search(r"<td>1–60: ¶1</td>", page), "what became of a paragraph, in a line"


def test_the_page_of_a_story_follows_its_claims(grouping):
    _, files = walked(grouping)
    page = files["stories/s-0123456789ab.html"]
    assert "Claims from version to version" in page
    assert re.search(r"in version 2: [^<]*→", page)


def test_every_two_versions_of_a_story_are_measured(grouping):
    _, files = walked(grouping)
    matrix = files["stories/s-0123456789ab.html"].partition('id="matrix"')[2].partition("</table>")[0]
    assert len(re.findall(r">\d+%<", matrix)) == 3
