"""Makes docs/pictures/*.png from samples/: one picture of each kind of page, for the README and the docs.

Run it from the top of the repository: `python tests/browser/pictures.py`. It needs Debian's chromium.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--font-render-hinting=none",
]
LARGEST = 250_000


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "newsdiff", "report", "samples", "-o", folder], cwd=ROOT, check=True, timeout=120
        )
        report = Path(folder)
        rewrite = next(page for page in sorted((report / "pairs").iterdir()) if "rail-crews" in page.name)
        stories = sorted(
            (report / "stories").iterdir(), key=lambda page: (-page.read_text().count("card stop"), page.name)
        )
        shots = [
            ("pair", rewrite, 1280, 1280, False, ""),
            ("pair-dark", rewrite, 1280, 1000, True, "v-sides"),
            ("pair-phone", rewrite, 390, 1400, False, ""),
            ("story", stories[0], 1280, 1450, False, ""),
            ("index", report / "index.html", 1280, 1100, False, ""),
        ]
        PICTURES.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
            for name, page, width, height, dark, view in shots:
                path = PICTURES / f"{name}.png"
                take(browser, page, path, width, height, dark=dark, view=view)
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes, of {re.sub('-.*', '', page.name)}")
            browser.close()


def take(browser, page, path, width, height, *, dark, view):
    """One picture; where a side-by-side view is asked for, of the paragraphs."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    tab = context.new_page()
    tab.goto(page.as_uri())
    if view:
        tab.check(f"#{view}")
        tab.evaluate("document.querySelector('.bar').scrollIntoView({behavior: 'instant'})")
    tab.screenshot(path=path)
    context.close()
    if path.stat().st_size > LARGEST:
        sys.exit(f"{path} is larger than {LARGEST:,} bytes")


if __name__ == "__main__":
    main()
