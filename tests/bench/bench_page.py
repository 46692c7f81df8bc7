"""What large pages cost in Chromium, in processor time: opening a live blog of 5,000 posts, searching 10,000 stories.

    python tests/bench/bench_page.py [RUNS]

Prints the median of the runs for each. It needs Debian's chromium. The time is the page's own process; the clock would count the
work of others.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # the pages are those of the browser tests

from tests.browser.large import live_blog, many_stories  # noqa: E402

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TYPED = """() => {
  const box = document.getElementById("filter");
  for (const n of [1, 2, 3, 4, 5]) {
    box.value = `council 7${n} figure`;
    box.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
  }
}"""


class Watched:
    """A page in a browser of its own context, and the processor time it has taken."""

    def __init__(self, browser, path):
        self.page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        self.session = self.page.context.new_cdp_session(self.page)
        self.session.send("Performance.enable")
        self.page.goto(path.as_uri())

    def seconds(self):
        """Processor seconds of the page's process so far."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in metrics if one["name"] == "ProcessTime")


def opening(browser, path):
    """Seconds to open a page."""
    watched = Watched(browser, path)
    taken = watched.seconds()
    watched.page.context.close()
    return taken


def searching(browser, path):
    """Milliseconds that one of five searches takes."""
    watched = Watched(browser, path)
    before = watched.seconds()
    watched.page.evaluate(TYPED)
    taken = 1000 * (watched.seconds() - before) / 5
    watched.page.context.close()
    return taken


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        blog, index = Path(folder) / "live.html", Path(folder) / "index.html"
        blog.write_text(live_blog(), encoding="utf-8")
        index.write_text(many_stories(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        opened = statistics.median(opening(browser, blog) for _ in range(runs))
        print(f"5,000 paragraphs ({blog.stat().st_size / 1e6:.1f} MB): opened with {opened:.2f} s of processor time")
        searched = statistics.median(searching(browser, index) for _ in range(runs))
        print(
            f"10,000 stories ({index.stat().st_size / 1e6:.1f} MB): a search takes {searched:.0f} ms of processor time"
        )
        browser.close()


if __name__ == "__main__":
    main()
