"""An answer of the AP Media API goes in, a `Document` an item comes out; the text is another rendition of most items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsdiff.errors import ReadError, Skipped
from newsdiff.reading import ninjs

if TYPE_CHECKING:
    from newsdiff.model import Document, Source


def fits(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an item of the API, bare or in its `item`."""
    item = record.get("item")
    alternatives = (item if isinstance(item, Mapping) else record).get("altids")
    return isinstance(alternatives, Mapping) and "itemid" in alternatives


def document(record: Mapping[str, Any], source: Source) -> Document:
    """One item: ninjs with AP's own names (`altids.itemid`, `headline`, `bylines`, `datelinelocation`).

    The body stands in a NITF rendition behind an address, which is not fetched: an item without one in the answer is a
    listing of its headline and description.

    Raises:
        Skipped: it is no text.
        ReadError: it has neither text nor headline.
    """
    item = record.get("item")
    item = item if isinstance(item, Mapping) else record
    kind = str(item.get("type") or "text")
    if kind != "text":
        raise Skipped(source.name, f"passed over: 1 {kind}", "only text is read")
    identity = str(item["altids"]["itemid"])
    found = ninjs.document({**item, "uri": identity}, source)
    if not found.blocks and not found.declared.headline:
        raise ReadError(source.name, "an item without text", "the others are read")
    place = item.get("datelinelocation")
    city = place.get("city") if isinstance(place, Mapping) else None
    declared = replace(
        found.declared,
        story_id=identity,
        url=None,
        dateline=found.declared.dateline or (city if isinstance(city, str) else None),
        listing=found.declared.listing or not found.blocks,
    )
    return replace(found, declared=declared)
