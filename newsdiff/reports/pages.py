"""The frozen view of a page goes in, its file comes out: one function a kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.reports.html import render

if TYPE_CHECKING:
    from newsdiff.reports.index_page import IndexPage
    from newsdiff.reports.page import PairPage
    from newsdiff.reports.story_page import StoryPage


def pair(page: PairPage) -> str:
    """The page of one comparison."""
    if page.withdrawal:
        return render("withdrawn.html", "page.css", "pair.css", page=page)
    return render("pair.html", "page.css", "pair.css", "pair.js", page=page)


def story(page: StoryPage) -> str:
    """The page of one story."""
    return render("story.html", "page.css", "lists.css", page=page)


def index(page: IndexPage) -> str:
    """The front page of a report."""
    return render("index.html", "page.css", "lists.css", "index.js", page=page)
