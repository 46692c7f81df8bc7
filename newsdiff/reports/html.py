"""The view of a page goes in, one self-contained HTML file comes out: no request, every script and style known by its hash."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from newsdiff.release import VERSION
from newsdiff.reports.rows import GLYPHS
from newsdiff.reports.shown import plain
from newsdiff.reports.storymap import BAR, WIDTH
from newsdiff.reports.strings import ENGLISH, many, say
from newsdiff.reports.writing import dumps
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

_INDENT = lazy(r"\n\s*")
_LOOSE = lazy(r"\s*([{};])\s*|(,|(?<=[a-z-]:))\s+")
_LAST = lazy(r";(?=\})")


def render(template: str, *assets: str, **view: Any) -> str:
    """Fill a template. `assets` names the styles and scripts of ours that the page carries, in their order."""
    style = Markup("").join(asset(name) for name in assets if name.endswith(".css"))
    script = Markup("").join(asset(name) for name in assets if name.endswith(".js"))
    page = (
        _environment().get_template(template).render(style=style, script=script, policy=policy(style, script), **view)
    )
    return page.encode("utf-8", "replace").decode()


@cache
def asset(name: str) -> Markup:
    """A style or script of ours without the white space that only we need (no style has `: ` in a quoted text)."""
    text = (files("newsdiff.reports") / "templates" / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        text = _LAST.sub("", _LOOSE.sub(lambda loose: loose[1] or loose[2], text))
    return Markup(_INDENT.sub("\n", text).strip())  # noqa: S704 - a file of this package, never an input


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a page (CSP level 3): nothing but this style and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def data(found: Mapping[str, Any]) -> Markup:
    """JSON that can stand in a script element: what could end it, or start a comment, is written as an escape."""
    text = dumps(found)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - no character of it means anything to HTML any more


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("newsdiff.reports", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # for the one page that most runs write, optimising costs more than it saves
    )
    environment.globals = {
        "t": ENGLISH, "say": say, "many": many, "data": data, "plain": plain, "glyphs": GLYPHS,
        "map_width": WIDTH, "map_bar": BAR, "version": VERSION,
    }  # fmt: skip
    return environment
