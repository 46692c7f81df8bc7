"""Pairs of invented sentences with what changed between them, read from a text file and scored."""

from dataclasses import dataclass
from pathlib import Path

from newsdiff.claims import follow
from newsdiff.model import Alignment, Link, Paragraph, Version

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    """Two sentences and the changes expected: (kind, before, after), "" for a side that has nothing."""

    before: str
    after: str
    expected: tuple[tuple[str, str, str], ...]


def read(name):
    """The pairs of a file, in order."""
    pairs = []
    for block in (HERE / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            sides = {line[0]: line[2:] for line in lines if line[0] in "-+"}
            pairs.append(Pair(sides["-"], sides["+"], tuple(_expected(line[2:]) for line in lines if line[0] == "=")))
    return pairs


def _expected(line):
    kind, _, rest = line.partition(": ")
    if kind in {"added", "removed"}:
        return kind, "" if kind == "added" else rest, rest if kind == "added" else ""
    before, _, after = rest.partition(" -> ")
    return kind, before.replace('""', ""), after.replace('""', "")


def followed(pair, language):
    """What follow finds between the two sentences, linked."""
    versions = [
        Version(name, (Paragraph(text, "body"),), language=language)
        for name, text in zip("ab", (pair.before, pair.after), strict=True)
    ]
    before, after = (tuple(range(len(v.paragraphs[0].spans))) for v in versions)
    link = Link(before, after, 0.9, pairs=tuple((b, a) for b in before for a in after))
    return follow(*versions, Alignment((link,), versions[0].paragraphs, versions[1].paragraphs))


def scored(pair, language):
    """(expected changes that were found, expected, material reports that were expected, material reports)."""
    claims = [claim for claim in followed(pair, language).claims if claim.material]
    reports = [
        (f.kind, f.before.text if f.before else "", f.after.text if f.after else "")
        for c in claims
        for f in c.facets
        if f.kind != "wording" and c.change == "changed"
    ]
    reports += [
        (c.change, " ".join(p.text for p in c.before), " ".join(p.text for p in c.after))
        for c in claims
        if c.change != "changed"
    ]
    found = [e for e in pair.expected if any(_fits(e, r) for r in reports)]
    right = [r for r in reports if any(_fits(e, r) for e in pair.expected)]
    return found, pair.expected, right, reports


def _fits(expected, report):
    return expected[0] == report[0] and all(
        (not e and not r) or (e and r and (e in r or r in e)) for e, r in zip(expected[1:], report[1:], strict=True)
    )
