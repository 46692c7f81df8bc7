"""A comparison goes in, the one sentence an editor reads first comes out: made from the facts, not from percentages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsdiff import words
from newsdiff.model import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.model import Comparison, FacetChange, FacetKind, Link, Version

ROOM = 220  # characters: what fits above the fold of a report and in two lines of a terminal
SHOWN = 28  # characters of a figure that is quoted in the sentence
REWRITTEN = 0.6  # share of words in kept sentences below which a text is called rewritten
MANY = 4  # sentences, below which nothing is "substantially" rewritten
KEPT = 0.8  # similarity of a sentence that is hardly touched: one word in six has changed, or fewer

# The weightiest first: what a desk corrects, then who said it, then how.
NOUNS: dict[FacetKind, tuple[str, str]] = {
    "figure": ("a figure", "figures"),
    "quote": ("a quotation", "quotations"),
    "attribution": ("a source", "sources"),
    "name": ("a name", "names"),
    "time": ("a date or time", "dates or times"),
    "negation": ("a negation", "negations"),
    "action": ("an action", "actions"),
    "hedge": ("a qualifier", "qualifiers"),
}
VERBS = {"changed": "changed", "removed": "dropped", "added": "added"}
WITH: tuple[FacetKind, ...] = ("figure", "quote")  # told also of whole claims that went or came
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def verdict(comparison: Comparison) -> str:
    """Say what changed, weightiest first; doubtful facets (`sure="low"`) stay out.

    Every clause follows from a claim change or from the alignment. At most about 220 characters: clauses that find no
    room are left out, the lightest first; how much stayed word for word is always said.
    """
    if comparison.withdrawn:
        return _withdrawal(comparison)
    if comparison.before.digest == comparison.after.digest:
        return "The two texts are the same to the byte."
    return _no_claim(comparison) if not comparison.distinct else _told(comparison)


def _withdrawal(comparison: Comparison) -> str:
    if comparison.before.state == comparison.after.state:
        return "Both versions are withdrawn."
    if comparison.withdrawn == "before":
        return "The earlier version was withdrawn; the later one stands."
    left = any(True for _ in comparison.after.body())
    return "The story was withdrawn." if left else "The story was withdrawn; the later version has no text."


def _no_claim(comparison: Comparison) -> str:
    """No material claim: say what kind of difference is left."""
    pairs = [(link, *comparison.texts(link)) for link in comparison.alignment.links]
    differing = [link for link, before, after in pairs if words.key(before) != words.key(after)]
    moved = _moved(comparison) or _wandered(comparison)
    if not differing and all(before == after for _, before, after in pairs):
        return _sentence("no word changed", moved or "only spaces or paragraph breaks differ")
    if not differing:
        return _sentence("nothing but typography changed", moved)
    if dict(comparison.findings.ignored).get("spelling") and not comparison.claims:
        return _sentence("nothing but spelling and typography changed", moved)
    told = [link for link in differing if _tells(comparison, link)]
    if not told:
        return _sentence("only lines about the story changed (byline, advisory, sign-off)", moved)
    reworded = sum(bool(link.before and link.after) for link in told)
    exchanged = _words(comparison) if reworded else ""
    count = f": {_count(reworded, 'one sentence is', 'sentences are')} worded otherwise" if reworded else ""
    limits = ", but not all kinds were looked for" if comparison.findings.not_looked_for else ""
    found = "no rule knows them for another fact" if exchanged else "no change of fact was found"
    return _sentence(f"only wording changed{count}{exchanged}", moved, found + limits)


def _words(comparison: Comparison) -> str:
    """The words that stand for others, where they are few: no rule can say whether they are another fact."""
    pairs = {
        (facet.before.text, facet.after.text): None
        for claim in comparison.claims
        for facet in claim.facets
        if facet.kind == "wording" and facet.before and facet.after
    }
    told = " ".join(f"{' '.join(one.split())} → {' '.join(two.split())};" for one, two in pairs)[:-1]
    return f" ({told})" if pairs and len(told) <= SHOWN * 2 else ""


def _tells(comparison: Comparison, link: Link) -> bool:
    """Whether any of a link's sentences stands in a paragraph that tells the story."""
    alignment = comparison.alignment
    here = [alignment.before[alignment.before_places[n][0]] for n in link.before]
    there = [alignment.after[alignment.after_places[n][0]] for n in link.after]
    return any(paragraph.role in CONTENT for paragraph in here + there)


def _told(comparison: Comparison) -> str:
    """Lead, facts, headline and lede, claims, moves, and what stayed: the first clauses that find room."""
    lead, kept = _lead(comparison), _kept(comparison)
    room = ROOM - len(lead) - len(kept) - len(";.")
    chosen: list[str] = []
    for clause in filter(None, [*_facts(comparison), _opening(comparison), *_claims(comparison), _moved(comparison)]):
        room -= len(clause) + 2
        if room < 0:
            break
        chosen.append(clause)
    return _sentence(lead + (", ".join(chosen) or "no sure change of fact"), kept)


def _lead(comparison: Comparison) -> str:
    """What kind of revision it is: a correction by its label, else by how much of the text was kept, cut or put in."""
    before, after = comparison.before, comparison.after
    if after.label.kind == "correction" != before.label.kind:
        return "corrected: "
    if after.words >= 1.5 * before.words:
        return "expanded: "
    touched = sum(link.similarity < KEPT and _tells(comparison, link) for link in comparison.alignment.links)
    if touched >= MANY and _words_kept(comparison) < REWRITTEN * min(before.words, after.words):
        return "substantially rewritten: "
    return "shortened: " if before.words >= 1.5 * after.words else ""


def _words_kept(comparison: Comparison) -> int:
    """Words of the later text that stand in sentences kept as they were, or nearly."""
    return sum(
        len(words.words(comparison.texts(link)[1]))
        for link in comparison.alignment.links
        if link.similarity >= KEPT and _tells(comparison, link)
    )


def _facts(comparison: Comparison) -> list[str]:
    """One clause a verb, `two figures and a source changed`, each naming kinds by weight; a dropped claim's with them."""
    told: dict[str, dict[FacetKind, list[FacetChange]]] = {change: {} for change in VERBS}
    for claim in comparison.distinct:
        for facet in claim.facets:
            whole = claim.change == "removed" and facet.kind in WITH
            if facet.sure == "high" and facet.kind in NOUNS and (claim.change == "changed" or whole):
                told[facet.change].setdefault(facet.kind, []).append(facet)
    return [
        f"{_listed(_noun(kind, kinds[kind]) for kind in NOUNS if kind in kinds)} {VERBS[change]}"
        for change, kinds in told.items()
        if kinds
    ]


def _noun(kind: FacetKind, changes: list[FacetChange]) -> str:
    """`a figure (110 pct → 100 pct)`, `two figures`: what changed is shown where it is one and short."""
    one, many = NOUNS[kind]
    only = changes[0]
    shown = kind == "figure" or (kind in {"name", "time"} and only.change == "changed")
    if len(changes) > 1 or not shown:
        return _count(len(changes), one, many)
    sides = [" ".join(side.text.split()) for side in (only.before, only.after) if side]
    return f"{one} ({' → '.join(sides)})" if all(len(side) <= SHOWN for side in sides) else one


def _opening(comparison: Comparison) -> str:
    """Headline and lede, where a reader would see that they differ."""
    changed = [
        name
        for name, read in (("headline", _headline), ("lede", _lede))
        if words.key(read(comparison.before)) != words.key(read(comparison.after))
    ]
    return f"the {' and '.join(changed)} changed" if changed else ""


def _headline(version: Version) -> str:
    """The headline less the desk's tags (`UPDATE 1-`)."""
    text = version.headline or ""
    start, end = version.label.title(text)
    return text[start:end]


def _lede(version: Version) -> str:
    """The first body paragraph, less its dateline."""
    return next((text for number, text in version.body() if version.paragraphs[number].role == "body"), "")


def _claims(comparison: Comparison) -> list[str]:
    """Whole claims that came, with the figures and quotations in them, and whole claims that went."""
    added = [claim for claim in comparison.distinct if claim.change == "added"]
    dropped = sum(claim.change == "removed" for claim in comparison.distinct)
    brought = Counter(facet.kind for claim in added for facet in claim.facets if facet.sure == "high")
    load = [_count(brought[kind], *NOUNS[kind]) for kind in WITH if brought[kind]]
    came = f"{_count(len(added), 'a claim', 'claims')} added{f' with {_listed(load)}' if load else ''}"
    went = f"{_count(dropped, 'a claim', 'claims')} dropped"
    return [came] * bool(added) + [went] * bool(dropped)


def _moved(comparison: Comparison) -> str:
    moved = sum(relation.moved for relation in comparison.alignment.paragraphs)
    return f"{_count(moved, 'a paragraph', 'paragraphs')} moved" if moved else ""


def _wandered(comparison: Comparison) -> str:
    """Sentences that moved where no paragraph did: from one into another."""
    moved = sum(link.moved for link in comparison.alignment.links)
    return f"{_count(moved, 'a sentence', 'sentences')} moved" if moved else ""


def _kept(comparison: Comparison) -> str:
    """How many paragraphs stayed to the byte, of how many."""
    kept = sum(relation.change == "unchanged" for relation in comparison.alignment.paragraphs)
    earlier, later = len(comparison.before.paragraphs), len(comparison.after.paragraphs)
    if not kept:
        return "no paragraph is word for word the same"
    if kept == earlier:
        all_of_them = {1: "the earlier paragraph", 2: "both earlier paragraphs"}
        return f"{all_of_them.get(kept, f'all {kept} earlier paragraphs')} stayed word for word"
    if kept == later:
        return "what is left is word for word the same"
    total = f"{later}" if earlier == later else f"the later {later}"
    return f"{kept} of {total} paragraphs {'is' if kept == 1 else 'are'} word for word the same"


def _count(number: int, one: str, many: str) -> str:
    """`a figure`, `two figures`, `13 figures`."""
    if number == 1:
        return one
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} {many}"


def _listed(parts: Iterable[str]) -> str:
    """`a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _sentence(*clauses: str) -> str:
    """Clauses joined by semicolons, with a capital and a full stop; nothing in it can steer a terminal or a page."""
    text = "; ".join(filter(None, clauses))
    return words.visible(f"{text[:1].upper()}{text[1:]}.")
