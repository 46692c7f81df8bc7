"""Chromium for the browser tests, and the pages they open: a report of the samples, and pages on copy made by hand."""

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-sync", "--no-first-run",
]  # fmt: skip
ROOT = Path(__file__).parent.parent.parent


def chromium_missing():
    return None if shutil.which(CHROMIUM) else f"not measured: {CHROMIUM} is not installed (apt-get install chromium)"


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole session; without it the tests skip, and fail where CI says they must run."""
    missing = chromium_missing()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Opened:
    """A page that was opened, with everything it asked for and complained about."""

    def __init__(self, page):
        self.page = page
        self.requests, self.complaints, self.dialogs = [], [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def widths(self):
        return self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")


@pytest.fixture
def opened(browser):
    """Opens a file: opened(path, width=…, dark=…, scripts=…)."""
    contexts = []

    def open_(path, *, width=1280, height=900, dark=False, scripts=True, fragment="", **more):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            **more,
        )
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.goto(f"file://{path}{fragment}")
        return found

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def report_folder(tmp_path_factory):
    """The report of samples/."""
    from newsdiff.reports.site import site
    from newsdiff.runners import local

    folder = tmp_path_factory.mktemp("report")
    grouping = local.group(list(local.read(str(ROOT / "samples"))))
    for name, text in site(grouping, command="newsdiff report samples").files():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def pair_page(tmp_path_factory):
    """The page of a pair that has every kind of row."""
    from newsdiff.reports import report
    from tests.reports.ferry import ferry

    path = tmp_path_factory.mktemp("pair") / "pair.html"
    path.write_text(report(ferry(), "html", command="newsdiff compare a.txt b.txt --format html"), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def pages(report_folder, pair_page):
    """One page of each kind, and that of a kill: the story is the one with the most versions."""
    stories = sorted(
        (report_folder / "stories").iterdir(), key=lambda path: (-path.read_text().count("card stop"), path.name)
    )
    kill = min(path for path in (report_folder / "pairs").iterdir() if "withdrawn" in path.name)
    return {"pair": pair_page, "kill": kill, "story": stories[0], "index": report_folder / "index.html"}
