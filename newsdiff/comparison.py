"""Two versions go in, a comparison comes out: the one place that puts alignment, wording and claims together."""

from __future__ import annotations

from typing import Literal

from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.errors import expect
from newsdiff.model import Comparison, Findings, Order, Version
from newsdiff.verdict import verdict
from newsdiff.wording import clipped, edits

ARGUMENT = Order("argument", sure=True, note="The order is the one in which the two versions were given.")

NOTHING = Findings(ignored=(("typography", 0), ("spelling", 0)))
"""What is found where nothing is looked for."""


def compare(before: Version, after: Version, *, order: Order = ARGUMENT) -> Comparison:
    """Compare two versions, the earlier one first.

    Where either was withdrawn (a kill) no claims are told: an empty text takes nothing back by itself.

    Raises:
        UsageError: either is no Version.
    """
    for name, version in (("before", before), ("after", after)):
        expect(version, Version, name, "give a newsdiff.Version; newsdiff.align takes plain sentences")
    alignment = align(before.paragraphs, after.paragraphs)
    withdrawn = _withdrawn(before, after)
    findings = NOTHING if withdrawn else follow(before, after, alignment)
    whole = Comparison(before, after, order, alignment, (), findings, "", withdrawn)
    texts = [whole.texts(link) for link in alignment.links]
    wording = tuple(edits(*both) for both in texts)
    too_long = any(clipped(steps, *both) for steps, both in zip(wording, texts, strict=True))
    return Comparison(before, after, order, alignment, wording, findings, verdict(whole), withdrawn, too_long)


def _withdrawn(before: Version, after: Version) -> Literal["before", "after"] | None:
    if after.state == "withdrawn":
        return "after"
    return "before" if before.state == "withdrawn" else None
