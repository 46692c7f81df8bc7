"""Stories and pairs go in, file names come out: from hashes and plain letters only, so that no input can choose a path."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from newsdiff.model import Story, Version

SLUG = 60
"""Characters of a headline in a name; with hash and ending a name stays under 120 bytes."""
_OTHER = lazy(r"[^a-z0-9]+")


def story_page(story: Story) -> str:
    """`stories/s-0a1b….html`."""
    return f"stories/{slug(story.id)}.html"


def pair_page(before: Version, after: Version) -> str:
    """`pairs/0a1b2c3d4e5f-dam-toll-rises.html`: the hash is of both ids and both digests, so it outlives a new version."""
    whole = f"{before.id}\0{before.digest}\0{after.id}\0{after.digest}"
    mark = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"pairs/{mark}-{slug(after.headline or before.headline or '')}.html".replace("-.html", ".html")


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens of a text; empty where it has none."""
    plain = unicodedata.normalize("NFKD", text[: 4 * SLUG]).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain).strip("-")[:SLUG].strip("-")
