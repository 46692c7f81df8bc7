"""Comparisons made by hand: every kind of change on invented copy, independent of the rooms that find them."""

import difflib
import re
from datetime import datetime, timedelta, timezone

from newsdiff.model import (
    Alignment,
    ClaimChange,
    Comparison,
    Dateline,
    Edit,
    Facet,
    FacetChange,
    Findings,
    Label,
    Link,
    Notice,
    Order,
    Paragraph,
    Place,
    Source,
    Version,
)  # fmt: skip

NOTE = "Neither text says when it was published; the later one reports what the earlier one expects."
UNSURE = Order("evidence", sure=False, note=NOTE)


def paragraph(*sentences, role="body", gap=" "):
    """A paragraph whose sentences are given, joined by `gap`."""
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + len(gap)
    return Paragraph(gap.join(sentences), role, tuple(spans))


def version(name, *paragraphs, **fields):
    return Version(name, tuple(paragraphs), sources=(Source(f"wire/{name}.txt", "text"),), **fields)


def edits(before, after):
    """Word edits by difflib; the space belongs to the word after it."""
    left, right = (re.findall(r"\s*\S+|\s+\Z", text) for text in (before, after))
    found, here, there = [], 0, 0
    for name, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        out, put = sum(map(len, left[a:b])), sum(map(len, right[c:d]))
        if name == "equal":
            found.append(Edit("=", (here, here + out), (there, there + put)))
        else:
            found += [Edit("-", (here, here + out), (there, there))] if out else []
            found += [Edit("+", (here + out, here + out), (there, there + put))] if put else []
        here, there = here + out, there + put
    return tuple(found)


def compared(before, after, links, findings=None, *, verdict="A figure changed.", order=UNSURE, withdrawn=None):
    """A comparison from (earlier sentences, later sentences, moved) triples; sentences that none names were removed or added."""
    places = [
        [p.sentences[s] for p in side.paragraphs for s in range(len(p.spans))] for side in (before, after)
    ]  # fmt: skip
    made = []
    for left, right, moved, *replaced in links:
        equal = len(left) == len(right) == 1 and places[0][left[0]] == places[1][right[0]]
        pairs = tuple((a, b) for a in left for b in right)
        made.append(Link(tuple(left), tuple(right), 1.0 if equal else 0.8, moved, bool(replaced), pairs))
    for side, name in ((0, "before"), (1, "after")):
        linked = {n for link in made for n in getattr(link, name)}
        for n in range(len(places[side])):
            if n not in linked:
                made.append(Link(*(((n,), ()) if side == 0 else ((), (n,)))))
    made.sort(key=lambda link: (link.after or (0,), link.before))
    alignment = Alignment(tuple(made), before.paragraphs, after.paragraphs)
    bare = Comparison(before, after, order, alignment, (), findings or Findings(), verdict, withdrawn)
    return Comparison(
        before,
        after,
        order,
        alignment,
        tuple(edits(*bare.texts(link)) for link in made),
        bare.findings,
        verdict,
        withdrawn,
    )


def place(side, number, text, sentence=0):
    start = side.paragraphs[number].text.index(text)
    return Place(number, sentence, start, start + len(text), text)


def facet(side, kind, number, text, value=()):
    start = side.paragraphs[number].text.index(text)
    return Facet(kind, number, start, start + len(text), text, value)


EARLIER = version(
    "ferry-1",
    paragraph("Ferry runs aground off Orrin Point, 12 hurt", role="headline"),
    paragraph("By Tessa Vane", role="byline"),
    paragraph(
        "ORRIN, March 3 (Meridian) - A ferry carrying 140 passengers ran aground off Orrin Point on Tuesday, injuring 12 people, "
        "the harbour master said.",
        "Rescue boats reached it within the hour.",
    ),
    paragraph("“We heard a long scraping noise and then everything slid,” said passenger Ilse Brandt."),
    paragraph("The cause was not known.", "The line’s owner declined to comment."),
    paragraph("It was the third grounding on the lake since 2019."),
    paragraph("Divers would inspect the hull at first light.", "The channel stays closed."),
    paragraph("RISING WATER", role="crosshead"),
    paragraph("Farmers upstream said the lake stood 40 km further out last autumn."),
    paragraph("Schools on the north shore will open late."),
    paragraph("A crane barge is on its way from Port Tamsin."),
    paragraph("(Reporting by Tessa Vane; Editing by Omar Lisle)", role="signoff"),
    label=Label("take", 1),
    dateline=Dateline(("ORRIN",), "Meridian", "March 3", 2, (0, 27)),
)
LATER = version(
    "ferry-2",
    paragraph("Two dead, 19 hurt as ferry founders off Orrin Point", role="headline"),
    paragraph("By Tessa Vane", role="byline"),
    paragraph(
        "ORRIN, March 3 (Meridian) - A ferry carrying 140 passengers ran aground off Orrin Point on Tuesday, injuring 19 people, "
        "the coast guard said.",
        "Rescue boats reached it within the hour.",
    ),
    paragraph("A crane barge is on its way from Port Tamsin."),
    paragraph("“We heard a long scraping noise and then everything slid,” said passenger Ilse Brandt."),
    paragraph("The coast guard named two people who died as Lena Roth and Jos Abeln."),
    paragraph("The line’s owner declined to comment."),
    paragraph("The cause may have been a failed rudder."),
    paragraph(
        "It was the third grounding on the lake since 2019.",
        "Divers would inspect the hull at first light.",
        "The channel stays closed.",
    ),
    paragraph("HIGH WATER", role="crosshead"),
    paragraph("Farmers upstream said the lake stood 40km further out last autumn."),
    paragraph("(Reporting by Tessa Vane; Editing by Omar Lisle)", role="signoff"),
    published=datetime(2026, 3, 3, 18, 20, tzinfo=timezone(timedelta(hours=2))),
    label=Label("update", 2),
)
LINKS = [
    ([0], [0], False), ([1], [1], False), ([2], [2], False), ([3], [3], False), ([4], [5], False),
    ([5], [8], True), ([6], [7], False), ([7], [9], False), ([8], [10], False), ([9], [11], False),
    ([10], [12], False), ([11], [13], False), ([13], [4], True), ([14], [14], False),
]  # fmt: skip


def findings():
    def changed(name, kind, how, where, sure="high", **more):
        (left, a), (right, b) = where
        sides = facet(EARLIER, kind, left, a) if a else None, facet(LATER, kind, right, b) if b else None
        clauses = (
            (place(EARLIER, left, EARLIER.paragraphs[left].sentences[0]),),
            (place(LATER, right, LATER.paragraphs[right].sentences[0]),),
        )
        change = FacetChange(kind, *sides, how, f"rule {how}: the same clause, another {kind}", sure)
        return ClaimChange(name, *clauses, (change,), **more)

    claims = (
        changed("c1", "figure", "value", ((0, "12"), (0, "19")), same_as="c2"),
        changed("c2", "figure", "value", ((2, "12 people"), (2, "19 people"))),
        changed("c3", "attribution", "speaker", ((2, "the harbour master"), (2, "the coast guard"))),
        changed("c4", "hedge", "weaker", ((4, None), (7, "may have been"))),
        changed("c5", "time", "value", ((2, "Tuesday"), (2, "Tuesday")), "low"),
        ClaimChange("c6", (), (place(LATER, 5, LATER.paragraphs[5].text),)),
        ClaimChange("c7", (place(EARLIER, 9, EARLIER.paragraphs[9].text),), ()),
        ClaimChange("c8", (place(EARLIER, 10, EARLIER.paragraphs[10].text),), (place(LATER, 3, LATER.paragraphs[3].text),), carried=True),
    )  # fmt: skip
    notice = Notice("advisory", "after", 5, "UPDATES toll", "the toll", "matched", ("c2",))
    return Findings(claims, (notice,), (("typography", 1),), (("action", "too few verbs"),))


def ferry(**fields):
    """Every kind of row: edited, moved, split, merged, added, removed, unchanged, typography only."""
    verdict = "Two figures and a source changed; 5 of 12 paragraphs are word for word the same."
    return compared(EARLIER, LATER, LINKS, findings(), verdict=verdict, **fields)


def pair(before, after, **fields):
    """One paragraph a side, one sentence each."""
    return compared(version("a", paragraph(before)), version("b", paragraph(after)), [([0], [0], False)], **fields)
