"""A comparison or a story goes in, what a notebook shows of it comes out: its page in a frame of its own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from newsdiff.reports import report
from newsdiff.reports.strings import say

if TYPE_CHECKING:
    from newsdiff.model import Comparison, History, Story

HEIGHT = 640
"""Pixels: the head and the facts of most pairs, and the cell below still in sight."""


def framed(subject: Comparison | History | Story) -> str:
    """An `iframe` that holds the whole page as text (`srcdoc`): its styles stay in it, and it can reach nothing outside.

    Links within the page name the frame, as a bare `#p3` would lead to the notebook. In a text no quotation mark
    stands raw, so none is taken for a link.
    """
    page = escape(report(subject, "html").replace(' href="#', ' href="about:srcdoc#'))
    frame = f'title="{escape(say("report"))}" width="100%" height="{HEIGHT}" sandbox="allow-scripts"'
    return f'<iframe {frame} srcdoc="{page}"></iframe>'
