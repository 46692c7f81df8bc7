"""In a notebook a comparison and a story show their page."""

import json
import subprocess
import sys
from html.parser import HTMLParser

import newsdiff as nd
from newsdiff.model import Order, Story
from newsdiff.reports import report
from tests.reports.columns import columns
from tests.reports.ferry import EARLIER, LATER, ferry, pair


class Frame(HTMLParser):
    """The elements of a piece of HTML, with their attributes."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def frame(shown):
    parser = Frame()
    parser.feed(shown)
    ((tag, attributes),) = parser.found
    assert tag == "iframe"
    return attributes


def test_a_comparison_and_a_story_show_their_page_in_one_frame():
    assert nd.Comparison
    story = Story("s-0123456789ab", (EARLIER, LATER), (), Order("label", sure=True, note="By label."))
    for subject in (ferry(), story, nd.history(story)):
        attributes = frame(subject._repr_html_())
        page = attributes["srcdoc"].replace("about:srcdoc#", "#")
        assert page == report(subject, "html")
        assert attributes["sandbox"] == "allow-scripts"


def test_no_text_breaks_out_of_the_frame():
    hostile = '" href="#p1"></iframe><script>alert(1)</script>\' &quot;'
    shown = pair(hostile, hostile + "!")._repr_html_()
    assert shown.count("<") == 2
    earlier, later, _ = columns(frame(shown)["srcdoc"])
    assert (earlier, later) == ([hostile], [hostile + "!"])


def test_what_compare_gives_shows_itself_and_loads_the_pages_only_then():
    code = """
import json, sys
import newsdiff as nd
found = nd.compare(nd.Version("a", (nd.Paragraph("It rained."),)), nd.Version("b", (nd.Paragraph("It poured."),)))
light = "jinja2" not in sys.modules and "newsdiff.reports" not in sys.modules
print(json.dumps([light, found._repr_html_()[:8]]))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(run.stdout) == [True, "<iframe "]


def test_history_is_the_verb_also_where_a_report_has_loaded_its_module():
    code = "import newsdiff.reports.site; import newsdiff as nd; from newsdiff.history import history; print(nd.history is history)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout == "True\n"
