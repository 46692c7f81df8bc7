"""A comparison goes in, its paragraphs come out as rows in the order of the later version, each with what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from newsdiff.reports.inline import inline
from newsdiff.reports.marking import mark
from newsdiff.reports.shown import Run, Shown, merged
from newsdiff.reports.strings import listed, many, say
from newsdiff.wording import edits
from newsdiff.words import key, visible, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.model import Comparison, ParagraphLink, Version
    from newsdiff.reports.marking import Marking
    from newsdiff.reports.shown import Look

KEPT_INLINE = 0.5
"""Share of the longer side's words that both sides must keep to be laid into one text; below it they stand one under the other."""
GLYPHS = {
    "unchanged": "=", "edited": "~", "rewritten": "≈", "typography": "’", "unseen": "’", "split": "<", "merged": ">",
    "regrouped": "×", "replaced": "→", "added": "+", "removed": "−", "moved": "↕",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One relation of paragraphs.

    Attributes:
        id: anchor: `p8` for the later ¶8, `e9` for the earlier ¶9 where nothing of it is left.
        anchors: the anchors of its other later paragraphs.
        group: what the filters know it as: `edited moved added removed unchanged`.
        word: what became of it, in a word or two.
        path: the numbers, `¶10 → ¶6`.
        notes: more about it in words: `moved up from ¶10`, `1 sentence came from ¶17`.
        tags: kinds of fact that changed in it.
        pairs: (earlier, later) paragraph numbers that really share something.
        inline: both sides in one text, where that reads well; else the sides stand one under the other.
    """

    id: str
    anchors: tuple[str, ...]
    group: str
    glyph: str
    word: str
    path: str
    notes: tuple[str, ...]
    tags: tuple[str, ...]
    role: str
    before: tuple[Shown, ...]
    after: tuple[Shown, ...]
    pairs: tuple[tuple[int, int], ...] = ()
    inline: tuple[Shown, ...] | None = None

    @property
    def number(self) -> str:
        """The number that stands before the row: of its first later paragraph, else of the earlier one."""
        return f"¶{self.id[1:]}"

    @property
    def same(self) -> bool:
        """Equal to the byte: the text is shown once for both sides."""
        return self.group == "unchanged" or (len(self.before) == len(self.after) == 1 and not _changed(self))

    @property
    def words(self) -> int:
        """Words of its later text, else of its earlier one."""
        return sum(len("".join(run.text for run in shown.runs).split()) for shown in self.after or self.before)


@dataclass(frozen=True)
class Fold:
    """A run of unchanged paragraphs, shown in one line until it is opened."""

    rows: tuple[Row, ...]

    @property
    def path(self) -> str:
        """`¶2–3 → ¶2–3`."""
        return f"{_span([row.before[0] for row in self.rows])} → {_span([row.after[0] for row in self.rows])}"

    @property
    def count(self) -> str:
        """`2 paragraphs, 25 words`."""
        return f"{many(len(self.rows), 'paragraph')}, {many(sum(row.words for row in self.rows), 'word')}"

    @property
    def peek(self) -> str:
        """The first words of it."""
        text = visible(" ".join("".join(run.text for run in self.rows[0].after[0].runs)[:400].split()[:9]))
        return f"{text} …"


def rows(comparison: Comparison) -> tuple[Row | Fold, ...]:
    """Every paragraph of both versions, in the order of the later one; unchanged runs that moved nowhere are folded."""
    found: list[Row | Fold] = []
    for folds, run in groupby(_rows(comparison), key=lambda row: row.group == "unchanged"):
        together = tuple(run)
        found += (Fold(together),) if folds else together
    return tuple(found)


def every(parts: Iterable[Row | Fold]) -> list[Row]:
    """All rows, those in folds included."""
    return [row for part in parts for row in (part.rows if isinstance(part, Fold) else (part,))]


def counts(parts: Iterable[Row | Fold]) -> dict[str, int]:
    """How many rows each filter holds."""
    found = Counter(row.group for row in every(parts))
    return {group: found[group] for group in ("edited", "moved", "added", "removed", "unchanged")}


def untagged(version: Version) -> str:
    """A version's headline without the desk's tags."""
    text = version.headline or ""
    start, end = version.label.title(text)
    return text[start:end]


def _rows(comparison: Comparison) -> list[Row]:
    marking = mark(comparison)
    relations = _ordered(comparison.alignment.paragraphs)
    tags = _tags(comparison)
    ways = _ways(relations)
    strays = _strays(marking)
    return [_row(marking, relation, way, tags, strays) for relation, way in zip(relations, ways, strict=True)]


def _ordered(relations: tuple[ParagraphLink, ...]) -> tuple[ParagraphLink, ...]:
    """The later order; what was removed stands behind the last paragraph before it that stayed, wherever others moved."""
    told = [relation for relation in relations if relation.after]
    homes = {p: place for place, relation in enumerate(told) if not relation.moved for p in relation.before}
    gone = {relation.before[0]: relation for relation in relations if not relation.after}
    following: dict[int, list[ParagraphLink]] = {}
    last = -1
    for paragraph in sorted({*homes, *gone}):
        last = homes.get(paragraph, last)
        if paragraph in gone:
            following.setdefault(last, []).append(gone[paragraph])
    found = following.get(-1, [])
    return (*found, *(one for place, relation in enumerate(told) for one in (relation, *following.get(place, ()))))


def _row(
    marking: Marking, relation: ParagraphLink, way: str, tags: dict[str, list[str]], strays: dict[str, list[str]]
) -> Row:
    before = tuple(marking.before[n] for n in relation.before)
    after = tuple(marking.after[n] for n in relation.after)
    anchors = [f"p{n + 1}" for n in relation.after] or [f"e{n + 1}" for n in relation.before]
    role = (after or before)[0].role
    kind = _kind(relation, before, after, role)
    if kind == "headline_changed" and key(untagged(marking.comparison.before)) == key(
        untagged(marking.comparison.after)
    ):
        kind = "label_changed"
    elif kind == "headline_changed":
        before, after = _titled(marking.comparison, before, after)
    keys = [f"a{n}" for n in relation.after] + [f"b{n}" for n in relation.before]
    notes = [note for note in (_relation_note(relation), way) if note]
    notes += [note for key_ in keys for note in strays.get(key_, ())]
    return Row(
        anchors[0],
        tuple(anchors[1:]),
        _group(relation),
        GLYPHS["moved" if relation.moved else "edited" if kind.endswith("_changed") else kind.partition("_")[0]],
        say("moved") + (f", {say(kind).lower()}" if kind != "unchanged" else "") if relation.moved else say(kind),
        _path(relation),
        tuple(notes),
        tuple(dict.fromkeys(tag for key_ in keys for tag in tags.get(key_, ()))),
        role,
        before,
        after,
        relation.pairs,
        _inline(marking, relation, before, after, role),
    )


def _group(relation: ParagraphLink) -> str:
    if relation.moved:
        return "moved"
    return relation.change if relation.change in {"added", "removed", "unchanged"} else "edited"


def _kind(relation: ParagraphLink, before: tuple[Shown, ...], after: tuple[Shown, ...], role: str) -> str:
    """A key of the table of strings that names the change."""
    if relation.change != "edited":
        return relation.change
    left, right = _text(before), _text(after)
    alike = key(left) == key(right)
    if (alike or visible(left + right) != left + right) and _seen(left) == _seen(right):
        return "unseen_only"
    if alike:
        return "typography_only"
    if role == "headline":
        return "headline_changed"
    return "edited" if _kept(before, after) >= KEPT_INLINE else "rewritten"


def _inline(
    marking: Marking, relation: ParagraphLink, before: tuple[Shown, ...], after: tuple[Shown, ...], role: str
) -> tuple[Shown, ...] | None:
    """One text of both sides, for what reads well so: a headline and a rewrite stand one under the other instead."""
    if not before or not after or relation.change in {"unchanged", "replaced"} or _text(before) == _text(after):
        return None
    if role == "headline" or _kept(before, after) < KEPT_INLINE:
        return None
    return inline(marking, relation)


def _titled(
    comparison: Comparison, before: tuple[Shown, ...], after: tuple[Shown, ...]
) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """Two headlines, title against title: a tag of the desk comes or goes whole. Those that share a few words are two headlines."""
    here, there = _parts(comparison.before, before), _parts(comparison.after, after)
    steps = edits(here[1], there[1])
    kept = sum(_count(here[1][slice(*step.before)]) for step in steps if step.operation == "=")
    if kept < KEPT_INLINE * max(_count(here[1]), _count(there[1])):
        return _whole(before, "out"), _whole(after, "put")
    if len(before) != 1 or len(after) != 1 or any(run.elsewhere for shown in (*before, *after) for run in shown.runs):
        return before, after
    earlier = [Run("same" if e.operation == "=" else "out", here[1][slice(*e.before)]) for e in steps]
    later = [Run("same" if e.operation == "=" else "put", there[1][slice(*e.after)]) for e in steps]
    return _tagged(before[0], here, there, earlier, "out"), _tagged(after[0], there, here, later, "put")


def _parts(version: Version, side: tuple[Shown, ...]) -> tuple[str, str, str]:
    """A headline as the tags before its title, the title, and the tags after it."""
    text = _text(side)
    start, end = version.label.title(text)
    return text[:start], text[start:end], text[end:]


def _tagged(
    shown: Shown, own: tuple[str, str, str], other: tuple[str, str, str], title: list[Run], look: Look
) -> tuple[Shown, ...]:
    """A headline with its title marked, its tags marked whole where the other side's are others."""
    lead, tail = (Run("same" if own[place] == other[place] else look, own[place]) for place in (0, 2))
    return (Shown(shown.number, shown.role, merged((lead, *title, tail))),)


def _whole(side: tuple[Shown, ...], look: Look) -> tuple[Shown, ...]:
    """Paragraphs marked whole."""
    return tuple(Shown(shown.number, shown.role, (Run(look, _text((shown,))),)) for shown in side)


def _text(side: tuple[Shown, ...]) -> str:
    return "\n".join("".join(run.text for run in shown.runs) for shown in side)


def _seen(text: str) -> str:
    """A text without what can't be seen, every space an ordinary one."""
    return " ".join("".join(character for character in text if visible(character) == character).split())


def _kept(before: tuple[Shown, ...], after: tuple[Shown, ...]) -> float:
    """Share of the longer side's words that is kept."""
    same = sum(_size(run) for shown in after for run in shown.runs if run.look == "same")
    return same / max(1, *(sum(_size(run) for shown in side for run in shown.runs) for side in (before, after)))


def _size(run: Run) -> int:
    return _count(run.text)


def _count(text: str) -> int:
    return len(words(text))


def _changed(row: Row) -> bool:
    return any(run.look != "same" for shown in (*row.before, *row.after) for run in shown.runs)


def _path(relation: ParagraphLink) -> str:
    before, after = (", ".join(f"¶{n + 1}" for n in side) for side in (relation.before, relation.after))
    if not before:
        return f"{after}, {say('new')}"
    return f"{before} → {after}" if after else f"{before}, {say('gone')}"


def _relation_note(relation: ParagraphLink) -> str:
    if relation.change not in {"split", "merged", "regrouped"}:
        return ""
    return say(f"{relation.change}_from", before=listed([f"¶{n + 1}" for n in relation.before]))


def _ways(relations: tuple[ParagraphLink, ...]) -> list[str]:
    """For what moved, which way: fewer of the paragraphs that stayed stand before it than did, so it moved up."""
    stayed = [r for r in relations if r.before and r.after and not r.moved]
    left, right = sorted(r.before[0] for r in stayed), sorted(r.after[0] for r in stayed)
    found = []
    for relation in relations:
        if not relation.moved:
            found.append("")
            continue
        up = bisect_left(right, relation.after[0]) < bisect_left(left, relation.before[0])
        number = listed([f"¶{n + 1}" for n in relation.before])
        found.append(say("moved_up" if up else "moved_down", before=number))
    return found


def _span(side: list[Shown]) -> str:
    """`¶2–3`, or `¶2, ¶5` where they do not follow each other."""
    numbers = [shown.number + 1 for shown in side]
    if len(numbers) == 1:
        return f"¶{numbers[0]}"
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"¶{numbers[0]}–{numbers[-1]}"
    return ", ".join(f"¶{number}" for number in numbers)


def _tags(comparison: Comparison) -> dict[str, list[str]]:
    """Kinds of fact that changed in each paragraph; `b4` is the earlier ¶5, `a4` the later one."""
    found: dict[str, list[str]] = {}
    for claim in comparison.claims:
        if not claim.material or (claim.facets and all(facet.sure == "low" for facet in claim.facets)):
            continue
        kinds = [say(f"tag_{facet.kind}") for facet in claim.facets if facet.kind != "wording" and facet.sure == "high"]
        places = [f"b{place.paragraph}" for place in claim.before] + [f"a{place.paragraph}" for place in claim.after]
        for place in places:
            found.setdefault(place, []).extend(kinds or [say("tag_claim")])
    return found


def _strays(marking: Marking) -> dict[str, list[str]]:
    """Notes on sentences that stand in an unrelated paragraph of the other side, under the paragraph's key."""
    comparison = marking.comparison
    alignment = comparison.alignment
    paths: dict[str, Counter[int]] = {}
    for (side, place), runs in marking.runs_of.items():
        if not any(run.elsewhere for run in runs):
            continue
        link = alignment.links[marking.link_of[side, place]]
        other = (
            [alignment.after_places[n][0] for n in link.after]
            if side == "before"
            else [alignment.before_places[n][0] for n in link.before]
        )
        paths.setdefault(f"{side[0]}{place[0]}", Counter())[other[0]] += 1
    return {key_: [_stray(key_, where, n) for where, n in sorted(counter.items())] for key_, counter in paths.items()}


def _stray(key_: str, where: int, number: int) -> str:
    word = ("came_from" if key_[0] == "a" else "went_to") + ("" if number == 1 else "_many")
    return say(word, n=number, where=f"¶{where + 1}")
