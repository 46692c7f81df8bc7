"""Two runs of tokens go in, what differs comes out: hunks of words by value, so that spelling and units make none.

A figure is one word whose value counts, a synonym is its group, the people of a country are the country; articles and
punctuation are left out. Hunks that only a function word keeps apart are one, words that only moved are struck.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import LCSseq

from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.marks import stem
from newsdiff.claims.romance.forms import agreeing

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.figures import Figure
    from newsdiff.words import Span


class Atom(NamedTuple):
    """The least that is compared: a word, or a whole figure. `content` is False for words of grammar."""

    key: Hashable
    start: int
    end: int
    content: bool


class Hunk(NamedTuple):
    """A stretch that differs: atom numbers of both sides, either may be empty."""

    before: Span
    after: Span


class Matched(NamedTuple):
    """What comparing two runs of tokens found.

    Attributes:
        hunks: in order.
        before: for each token of the earlier run, the number of its hunk; -1 where it is kept, -2 where it only moved.
        after: the same of the later run.
        stretches: what is kept between the hunks, as atom numbers of both sides, in order.
        kept: (atom, atom) of everything in them.
        likeness: share of the content that is kept, 0 to 1.
    """

    hunks: tuple[Hunk, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    stretches: tuple[tuple[Span, Span], ...]
    kept: tuple[tuple[Atom, Atom], ...]
    likeness: float


def atoms(run: Sequence[Token], figures: Sequence[Figure], language: str = "en") -> list[Atom]:
    """The atoms of a run, in order."""
    starts = {figure.start: figure for figure in figures if not figure.weak}
    found: list[Atom] = []
    end = 0
    for at, token in enumerate(run):
        if at < end:
            continue
        figure = starts.get(at)
        if figure is not None:
            end = figure.end
            found.append(Atom(figure.key, at, end, True))
        elif token.kind in "wn" and (word := _word(token.norm, language)):
            found.append(Atom(word[0], at, at + 1, word[1]))
    return found


@lru_cache(maxsize=65536)
def _word(norm: str, language: str) -> tuple[str, bool] | None:
    """What a word is compared by, and whether it has content; None for articles, of which nothing is compared."""
    kind = table(language, "function").get(norm, ("",))[0]
    if kind == "article" or norm == "'s":
        return None
    if language in GLOSSED and not kind:
        norm = agreeing(norm, language)
    key = table(language, "synonyms").get(norm) or table("en", "demonyms").get(norm) or (norm,)
    return key[0], not kind


def compare(before: Sequence[Atom], after: Sequence[Atom], sizes: Span) -> Matched:
    """Match two lists of atoms by their longest common subsequence; `sizes` are the lengths of the two runs."""
    numbers: dict[Hashable, int] = {}
    left = [numbers.setdefault(atom.key, len(numbers)) for atom in before]
    right = [numbers.setdefault(atom.key, len(numbers)) for atom in after]
    raw = [
        (op.tag == "equal", (op.src_start, op.src_end), (op.dest_start, op.dest_end))
        for op in LCSseq.opcodes(left, right)
    ]
    hunks = _merged(raw, before)
    here, there = [-1] * sizes[0], [-1] * sizes[1]
    for number, hunk in enumerate(hunks):
        _mark(here, before, hunk.before, number)
        _mark(there, after, hunk.after, number)
    _strike(before, after, here, there)
    stretches = _stretches(hunks, len(before), len(after))
    kept = [pair for b, a in stretches for pair in zip(before[slice(*b)], after[slice(*a)], strict=True)]
    content = sum(one.content for one, _ in kept)
    total = sum(a.content for a in before) + sum(a.content for a in after)
    likeness = 2 * content / total if total else 1.0
    return Matched(tuple(hunks), tuple(here), tuple(there), tuple(stretches), tuple(kept), likeness)


def _merged(raw: list[tuple[bool, Span, Span]], before: Sequence[Atom]) -> list[Hunk]:
    """Hunks, joined where only a word of grammar is kept between two that differ on a side."""
    found: list[Hunk] = []
    bridge = True
    for equal, b, a in raw:
        if equal:
            bridge = b[1] - b[0] <= 2 and not any(atom.content for atom in before[slice(*b)])
            continue
        if found and (bridge or (found[-1].before[1], found[-1].after[1]) == (b[0], a[0])):
            last = found.pop()
            found.append(Hunk((last.before[0], b[1]), (last.after[0], a[1])))
        else:
            found.append(Hunk(b, a))
        bridge = False
    return found


def _mark(owner: list[int], side: Sequence[Atom], span: Span, number: int) -> None:
    for atom in side[slice(*span)]:
        for at in range(atom.start, atom.end):
            owner[at] = number


def _stretches(hunks: Sequence[Hunk], before: int, after: int) -> list[tuple[Span, Span]]:
    """What stands between the hunks of two sides of so many atoms."""
    found: list[tuple[Span, Span]] = []
    b = a = 0
    for hunk in (*hunks, Hunk((before, before), (after, after))):
        if b < hunk.before[0]:
            found.append(((b, hunk.before[0]), (a, hunk.after[0])))
        b, a = hunk.before[1], hunk.after[1]
    return found


def _strike(before: Sequence[Atom], after: Sequence[Atom], here: list[int], there: list[int]) -> None:
    """Words that stand in a hunk of either side have only moved; a word put for another in one hunk has not."""
    left = [_root(atom) for atom in before if here[atom.start] >= 0 and atom.content]
    right = [_root(atom) for atom in after if there[atom.start] >= 0 and atom.content]
    if not {*left}.intersection(right):
        return
    both = Counter(left) & Counter(right)
    for side, owner in ((before, here), (after, there)):
        budget = Counter(both)
        for atom in side:
            if owner[atom.start] >= 0 and atom.content and budget[_root(atom)] > 0:
                budget[_root(atom)] -= 1
                for at in range(atom.start, atom.end):
                    owner[at] = -2


def _root(atom: Atom) -> Hashable:
    return stem(atom.key) if isinstance(atom.key, str) else atom.key
