"""The pages in a browser: layout, views and filters, keys, links, print, accessibility."""

import os
import re
import shutil
import subprocess

import pytest

from tests.browser.large import live_blog, many_stories
from tests.reports.ferry import EARLIER, LATER, compared, paragraph, version

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280, 2560)
READ = """(side) => [...document.querySelectorAll(`[data-${side}]`)]
  .sort((a, b) => a.dataset[side] - b.dataset[side])
  .map((p) => {
    const copy = p.cloneNode(true);
    copy.querySelectorAll("[data-u]").forEach((mark) => mark.replaceWith(String.fromCodePoint(parseInt(mark.dataset.u, 16))));
    return copy.textContent;
  })"""


def visible(page, selector):
    """How many elements that a selector finds are laid out."""
    return page.evaluate(
        "(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length", selector
    )


@pytest.mark.parametrize("kind", ["pair", "kill", "story", "index"])
def test_no_page_scrolls_sideways_at_any_width(opened, pages, kind):
    found = opened(pages[kind])
    for width in WIDTHS:
        found.page.set_viewport_size({"width": width, "height": 900})
        assert found.widths() == [width, width], (kind, width)


def test_side_by_side_and_later_only_do_not_scroll_sideways_either(opened, pages):
    found = opened(pages["pair"])
    for width in WIDTHS:
        found.page.set_viewport_size({"width": width, "height": 900})
        for view in ("v-sides", "v-later"):
            found.page.check(f"#{view}")
            assert found.widths() == [width, width], (view, width)


def test_a_word_longer_than_the_screen_is_broken(opened, tmp_path):
    from newsdiff.reports import report

    before, after = (
        version("a" * 300, paragraph("x" * 900)),
        version("b", paragraph("y" * 900), paragraph("z" * 40, role="table")),
    )
    path = tmp_path / "long.html"
    path.write_text(report(compared(before, after, [([0], [0], False)]), "html", command="newsdiff " + "c" * 400))
    for width in (320, 1280):
        for view in ("v-inline", "v-sides"):
            found = opened(path, width=width)
            found.page.check(f"#{view}")
            assert found.widths() == [width, width]


def test_both_columns_give_the_two_texts_back_from_the_dom(opened, pages):
    found = opened(pages["pair"])
    assert found.page.evaluate(READ, "earlier") == [p.text for p in EARLIER.paragraphs]
    assert found.page.evaluate(READ, "later") == [p.text for p in LATER.paragraphs]


@pytest.mark.parametrize("scripts", [True, False])
def test_views_and_filters_work_with_and_without_scripts(opened, pages, scripts):
    page = opened(pages["pair"], scripts=scripts).page
    assert visible(page, ".inline") > 0
    page.check("#v-sides")
    assert visible(page, ".inline") == 0
    assert visible(page, ".row.laid .left") == visible(page, ".row.laid")
    page.check("#v-later")
    assert visible(page, ".left, .inline, .removed") == 0
    assert visible(page, ".row .right [data-later]") == 12 - 3  # three stand in folds
    page.check("#v-inline")
    for group in ("edited", "moved", "added", "removed", "unchanged"):
        assert visible(page, f".row.{group}") > 0
        page.uncheck(f"#f-{group}")
        assert visible(page, f".row.{group}") == 0
        page.check(f"#f-{group}")
    page.check("#f-facts")
    assert visible(page, ".row:not(.fact)") == 0
    assert visible(page, ".row.fact") > 0


def test_without_scripts_nothing_stands_there_that_only_scripts_can_do(opened, pages):
    assert visible(opened(pages["pair"], scripts=False).page, "button") == 0
    assert visible(opened(pages["index"], scripts=False).page, "input") == 0


def test_unchanged_paragraphs_unfold_without_scripts(opened, pages):
    page = opened(pages["pair"], scripts=False).page
    page.click("details.fold >> nth=0 >> summary")
    assert visible(page, "details.fold[open] .right [data-later]") == 1


def test_a_permalink_opens_the_fold_it_points_into(opened, pages):
    for scripts in (True, False):
        page = opened(pages["pair"], fragment="#p5", scripts=scripts).page
        assert page.evaluate("document.querySelector('#p5').closest('details').open"), scripts


def test_a_permalink_to_a_row_that_is_filtered_out_brings_it_back(opened, pages):
    page = opened(pages["pair"]).page
    page.uncheck("#f-removed")
    page.evaluate("location.hash = '#e10'")
    page.wait_for_function("document.querySelector('#e10').checkVisibility()")


def test_keys_walk_the_changes_and_switch_the_views(opened, pages):
    found = opened(pages["pair"])
    page, press = found.page, found.page.keyboard.press
    press("j")
    assert page.inner_text("#position") == "Change 1 of 9"
    press("j")
    press("k")
    press("k")
    assert page.inner_text("#position") == "Change 9 of 9"
    assert page.evaluate("document.activeElement.classList.contains('row')")
    for key, box in (("s", "v-sides"), ("l", "v-later"), ("i", "v-inline"), ("f", "f-facts")):
        press(key)
        assert page.is_checked(f"#{box}"), key
    press("f")
    press("u")
    assert not page.is_checked("#f-unchanged")
    press("?")
    assert page.is_visible("#keys")
    page.uncheck("#keys-on")
    press("Escape")
    assert not page.is_visible("#keys")
    press("s")
    assert page.is_checked("#v-inline")
    assert not found.complaints


def test_no_page_asks_for_anything_or_complains(opened, pages, report_folder):
    found = opened(pages["pair"])
    for path in sorted(report_folder.rglob("*.html")):
        found.requests.clear()
        found.page.goto(path.as_uri())
        assert found.requests == [path.as_uri()]
        assert found.complaints == [], path.name


def test_links_between_pages_of_a_report_lead_somewhere(report_folder):
    for path in report_folder.rglob("*.html"):
        for href in re.findall(r'href="([^"#]+)"', path.read_text(encoding="utf-8")):
            assert (path.parent / href).resolve().is_file(), (path.name, href)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", ["pair", "kill", "story", "index"])
def test_axe_finds_no_violation(opened, pages, kind, dark):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(pages[kind], dark=dark, bypass_csp=True).page
    for view in ("v-inline", "v-sides") if kind == "pair" else ("",):
        if view:
            page.check(f"#{view}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = Axe().run(page)
        told = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found.response["violations"]]
        assert told == [], (kind, dark, view)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_texts_of_a_kill_unfold_and_nothing_there_needs_a_script(opened, pages, scripts):
    found = opened(pages["kill"], scripts=scripts)
    assert visible(found.page, "button, input, ins, del, .row") == 0
    assert visible(found.page, "[data-earlier]") == 0
    found.page.click("details >> nth=0 >> summary")
    assert visible(found.page, "[data-earlier]") > 5
    assert found.complaints == []


def test_what_can_be_pressed_is_24_px_tall(opened, pages):
    script = """() => [...document.querySelectorAll("button, label, summary, .way a, .where a, .no, .one h3 a")]
      .filter((one) => one.checkVisibility()).map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
      .filter(([, height]) => height < 24)"""
    for kind, path in pages.items():
        page = opened(path).page
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(script) == [], (kind, width)


@pytest.mark.parametrize("width", [390, 1280])
def test_why_a_fact_is_told_hides_no_passage(opened, pages, width):
    found = opened(pages["pair"], width=width)
    reasons = found.page.locator("details.why > summary")
    assert reasons.count() > 2
    for place in range(reasons.count()):
        reasons.nth(place).click()
        hidden = found.page.evaluate(
            """() => {
              const one = document.querySelector("details.why[open] p").getBoundingClientRect();
              return [...document.querySelectorAll(".lines .said")].map((td) => td.getBoundingClientRect()).filter(
                (two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom
              ).length;
            }"""
        )
        assert (hidden, found.widths()) == (0, [width, width])
        reasons.nth(place).click()


def test_focus_is_seen(opened, pages):
    page = opened(pages["pair"]).page
    for _ in range(6):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
        )
        assert style == "solid3px"


def test_the_story_map_is_no_stop_for_the_keyboard(opened, pages):
    page = opened(pages["pair"]).page
    assert page.evaluate("[...document.querySelectorAll('svg a')].every((one) => one.tabIndex === -1)")
    page.evaluate(
        "document.querySelector('svg a[href=\"#p6\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    assert page.evaluate("location.hash") == "#p6"


def test_added_and_removed_differ_without_colours(opened, pages):
    page = opened(pages["pair"], forced_colors="active", reduced_motion="reduce").page
    lines = page.evaluate(
        "['ins', 'del'].map((tag) => getComputedStyle(document.querySelector(`.inline ${tag}:not(.g)`)).textDecorationLine)"
    )
    assert lines == ["underline", "line-through"]
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_screen_reader_hears_what_was_added_and_removed(opened, pages):
    page = opened(pages["pair"]).page
    for tag, word in (("ins", "added"), ("del", "removed")):
        told = page.evaluate(f"getComputedStyle(document.querySelector('.inline {tag}:not(.g)'), '::before').content")
        assert told == f'" [{word}: "'


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_print_shows_every_paragraph_and_no_control(opened, pages, tmp_path, paper, scripts):
    if not shutil.which("pdftotext") and os.environ.get("CI") != "true":
        pytest.skip("not measured: print to PDF (apt-get install poppler-utils)")
    path = tmp_path / "page.pdf"
    opened(pages["pair"], scripts=scripts).page.pdf(path=str(path), format=paper)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    flat = " ".join(text.split())
    for one in LATER.paragraphs:
        if one.role in {"byline", "signoff"}:  # in folds
            assert one.text in flat, one.text
    assert "We heard a long scraping noise" in flat
    assert "Later text only" not in flat
    assert "Story map" not in flat


def test_facts_of_one_kind_are_printed_over_several_pages(opened, tmp_path):
    if not shutil.which("pdftotext") and os.environ.get("CI") != "true":
        pytest.skip("not measured: print to PDF (apt-get install poppler-utils)")
    from newsdiff import compare, report

    def told(more):
        lines = (f"Mine number {n} sold {n + more} tonnes of tin to the smelter at Lorn." for n in range(20, 50))
        return version(f"v{more}", paragraph("Mines report", role="headline"), *map(paragraph, lines))

    page, path = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(report(compare(told(200), told(300)), "html"), encoding="utf-8")
    opened(page).page.pdf(path=str(path), format="A4")
    first = subprocess.run(["pdftotext", "-layout", "-l", "1", path, "-"], capture_output=True, text=True, check=True)
    assert first.stdout.count("sold") > 8


def test_a_page_of_five_thousand_paragraphs_stays_under_15_mb_and_lays_out_what_is_on_the_screen(opened, tmp_path):
    path = tmp_path / "live.html"
    path.write_text(live_blog(), encoding="utf-8")
    size = path.stat().st_size / 1e6
    print(f"5,000 paragraphs: {size:.1f} MB")
    assert size < 15
    style = "getComputedStyle(document.querySelector('.row')).contentVisibility"
    assert opened(path).page.evaluate(style) == "auto"


def test_a_search_in_ten_thousand_stories_shows_those_that_fit(opened, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(many_stories(), encoding="utf-8")
    page = opened(path).page
    page.fill("#filter", "council 7777 figure")
    assert page.inner_text("#shown") == "1 shown of 1 that fit; 10000 in all"
    assert page.evaluate("[...document.querySelectorAll('.one')].filter((one) => !one.hidden).length") == 1
    page.fill("#filter", "wall 7 figure")
    (shown, fit, every) = map(int, re.findall(r"\d+", page.inner_text("#shown")))
    assert (shown, every) == (100, 10_000)
    assert fit > 1000
    assert visible(page, ".one") == 100
    page.click("#more")
    assert page.evaluate("[...document.querySelectorAll('.one')].filter((one) => !one.hidden).length") == fit
