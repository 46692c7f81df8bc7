"""Score claim changes against a hand-made gold: what was found on its span, what was reported right, which traps were hit.

Follows the README of `news_gold`, tightened: a facet counts only on the characters of the gold span, and is at most two and
a half times as long as that span plus one clause.
"""

import json
import re
from collections import defaultdict

from newsdiff.model import Alignment, Link, Paragraph, Version

CLAUSE = 80
KINDS = {
    "figure": {"figure"}, "time": {"time", "figure"}, "name": {"name"}, "place": {"name"}, "attribution": {"attribution", "name"},
    "quote": {"quote"}, "hedge": {"hedge", "negation", "wording"}, "negation": {"negation", "hedge"},
    "status": {"action", "hedge", "time", "negation", "wording"}, "wording": {"wording", "action", "name", "hedge"},
}  # fmt: skip
SIDES = ("before", "after")


def load(path):
    """A gold file as (gold, the two versions, their alignment by the required links)."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    keys, versions = [], []
    for name in ("v1", "v2"):
        sentences = defaultdict(list)
        for key, text in gold["sentences"][name].items():
            sentences[key.split(".")[0]].append((key, text))
        keys.append([key for block in gold["blocks"][name] for key, _ in sentences[str(block["n"])]])
        paragraphs = []
        for block in gold["blocks"][name]:
            at, spans = 0, []
            for _, text in sentences[str(block["n"])]:
                at = block["text"].index(text, at)
                spans.append((at, at + len(text)))
                at += len(text)
            paragraphs.append(Paragraph(block["text"], block["role"], tuple(spans)))
        versions.append(Version(name, tuple(paragraphs), language="en"))
    pairs = [
        (keys[0].index(link["v1"]), keys[1].index(link["v2"]))
        for link in gold["sentence_links"]
        if link["strength"] == "required"
    ]
    return gold, versions, aligned(versions, pairs)


def aligned(versions, pairs):
    """An alignment from pairs of sentence numbers: what is joined by pairs is one link."""
    groups = []
    for before, after in pairs:
        joined = [g for g in groups if before in g[0] or after in g[1]]
        groups = [g for g in groups if g not in joined]
        groups.append(({before}.union(*(g[0] for g in joined)), {after}.union(*(g[1] for g in joined))))
    texts = [[s for p in version.paragraphs for s in p.sentences] for version in versions]
    links = []
    for before, after in groups:
        b, a = tuple(sorted(before)), tuple(sorted(after))
        equal = len(b) == len(a) == 1 and texts[0][b[0]] == texts[1][a[0]]
        links.append(Link(b, a, 1.0 if equal else 0.7, pairs=tuple(p for p in pairs if p[0] in before)))
    links += [Link((n,), ()) for n in range(len(texts[0])) if not any(n in g[0] for g in groups)]
    links += [Link((), (n,)) for n in range(len(texts[1])) if not any(n in g[1] for g in groups)]
    return Alignment(tuple(links), versions[0].paragraphs, versions[1].paragraphs)


def spans(entry, gold):
    """(paragraph, start, end) of an entry on either side; None where it has none."""
    found = []
    for name in ("v1", "v2"):
        text = entry[f"{name}_span"]
        block = next((n for n, b in enumerate(gold["blocks"][name]) if b["n"] == entry[name]), None)
        if text is None or block is None:
            found.append(None)
            continue
        start = gold["blocks"][name][block]["text"].index(text)
        found.append((block, start, start + len(text)))
    return found


def _shared(place, span):
    if place is None or span is None or place.paragraph != span[0]:
        return 0
    return max(0, min(place.end, span[2]) - max(place.start, span[1]))


def on(facet, span):
    """Whether a facet stands on a span and not on a whole paragraph round it."""
    return _shared(facet, span) > 0 and facet.end - facet.start <= 2.5 * (span[2] - span[1]) + CLAUSE


def covers(places, span):
    """Whether places and a span share half of either."""
    return any(2 * _shared(p, span) >= min(p.end - p.start, span[2] - span[1]) for p in places)


def found(claims, entry, gold):
    """Whether a material report tells a gold change with the right kind of facet on its span."""
    where = spans(entry, gold)
    for claim in claims:
        if claim.change == "carried" or not (claim.material or entry["kind"] == "wording"):
            continue
        sides = (claim.before, claim.after)
        if entry["kind"] in {"claim_added", "claim_removed"}:
            side = entry["kind"] == "claim_added"
            if claim.change == entry["kind"][6:] and covers(sides[side], where[side]):
                return True
            if claim.change == "changed" and any(_one_sided(f, side, where[side]) for f in claim.facets):
                return True
            continue
        if not all(covers(places, span) for places, span in zip(sides, where, strict=True) if span and places):
            continue
        if any(_fits(facet, entry, where) for facet in claim.facets):
            return True
    return False


def _one_sided(facet, side, span):
    """Whether a facet that only one side has stands on a span."""
    here, other = ((facet.before, facet.after), (facet.after, facet.before))[side]
    return other is None and facet.kind != "wording" and span is not None and on(here, span)


def _fits(facet, entry, where):
    if facet.kind not in KINDS.get(entry["kind"], {entry["kind"]}):
        return False
    return any(span and side and on(side, span) for side, span in zip((facet.before, facet.after), where, strict=True))


def right(facet, gold):
    """Whether a facet of a changed claim tells some gold change, of its kind and on its span."""
    for entry in gold["claim_changes"]:
        where = spans(entry, gold)
        if entry["kind"] in {"claim_added", "claim_removed"}:
            side = entry["kind"] == "claim_added"
            if _one_sided(facet, side, where[side]):
                return True
        elif _fits(facet, entry, where):
            return True
    return False


def sprung(claims, gold):
    """The traps that material reports fell into: (entry, facet or claim)."""
    found = []
    for entry in gold["must_not_report"]:
        where = spans(entry, gold)
        kind = entry["would_report_as"]
        for claim in claims:
            if not claim.material:
                continue
            if kind in {"claim_added", "claim_removed"}:
                side = kind == "claim_added"
                places = (claim.before, claim.after)[side]
                if (
                    claim.change == kind[6:]
                    and where[side]
                    and covers(places, where[side])
                    and not told(claim, gold, side)
                ):
                    found.append((entry, claim))
                continue
            for facet in claim.facets:
                if (
                    facet.kind != "wording"
                    and facet.kind == {"place": "name", "status": "action"}.get(kind, kind)
                    and _trapped(facet, entry, where, gold)
                ):
                    found.append((entry, facet))
    return found


def told(claim, gold, side):
    """Whether an added or removed claim stands on a gold change of that side."""
    return any(
        (span := spans(entry, gold)[side]) and covers((claim.before, claim.after)[side], span)
        for entry in gold["claim_changes"]
    )


APART = re.compile(r"\btwo (?:different|bodies|demands|statements|rounds)|different|\bnot a\b|start of the")
"""Entries whose reason says that two things must not be joined: only a changed facet with both of them is a fault."""


def _trapped(facet, entry, where, gold):
    given = [(side, span) for side, span in zip((facet.before, facet.after), where, strict=True) if side]
    if APART.search(entry["why"]) and facet.change != "changed":
        return False
    return all(span and on(side, span) for side, span in given) and not right(facet, gold)
