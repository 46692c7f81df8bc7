"""Two texts of one link go in, word-level edits with character spans come out; they replay to the byte."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rapidfuzz.distance import LCSseq

from newsdiff.model import Edit
from newsdiff.words import FUNCTION_WORDS, key, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsdiff.words import Span

_T = TypeVar("_T", int, str)
_LIGHT, _CONTENT, _TELLING = 2, 6, 8  # punctuation and function words; other words; figures, names and long words
_BREAK = 5  # what an interruption of kept text costs: more than two light words are worth, less than a content word
_CELLS = 100_000  # above it (two texts of 316 tokens) a table is cut at anchors first: .05 s
_BITS = 400_000_000  # above it the bits of a longest common subsequence take more than 50 MB
_DEPTH = 12  # rounds of anchoring; each costs one pass
_GRAMS = (8, 4, 2, 1)  # tokens in an anchor, tried in this order
_LONG = 200_000  # characters; above it common ends are looked for before a text is cut into tokens
_LONGEST = 2_000_000  # characters that are cut into tokens: 13 s and 400 MB a pair
_STOPS = frozenset({".", "!", "?", "。"})
_LONG_EDIT = 4  # tokens
_REWRITTEN, _APART = 0.4, 0.35  # kept weight in both texts (Dice), and in the lighter one


class _Run(NamedTuple):
    """Tokens kept: `length` of them, from `before` and from `after` on."""

    before: int
    after: int
    length: int


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Edits that turn `before` into `after`, in order, `-` before `+`, neighbours of one operation joined.

    The `=` and `-` spans tile `before`, the `=` and `+` spans tile `after`; the other span is empty and says where. Whole
    tokens change (`words.tokens`), with the white space before them. An interruption of kept text has a price, so that no
    one or two function words stand alone between edits; two texts with little in common stand as a pair. Swapping the
    sides swaps the answer. Equal texts give one `=`, empty ones nothing.

    Cost: the product of the two lengths in tokens up to 100,000; above it anchors are sought, n-grams that each side has once
    (after patience diff), in n log n; a stretch without anchors falls back to the longest common subsequence, and where
    that is beyond 20,000 tokens a side, or the text beyond 2 million characters less its common ends, to a pair.
    """
    if before == after:
        return (Edit("=", (0, len(before)), (0, len(after))),) if before else ()
    # one order of the sides for the search, so that its ties do not depend on which is the earlier
    first, second = sorted((before, after))
    kept = list(_kept_spans(first, second))
    if first is not before:
        kept = [(b, a) for a, b in kept]
    return tuple(_joined(_laid_out(before, after, kept)))


def clipped(steps: Sequence[Edit], before: str, after: str) -> bool:
    """Whether edits exchange a stretch whole because it is too long to be looked into."""
    for one, other in pairwise(steps):
        if (one.operation, other.operation) == ("-", "+"):
            texts = before[slice(*one.before)], after[slice(*other.after)]
            if max(map(len, texts)) > _LONGEST or _beyond(*texts):
                return True
    return False


def _beyond(before: str, after: str) -> bool:
    """Whether two texts are too long for their longest common subsequence."""
    return len(before) * len(after) > _BITS and len(tokens(before)) * len(tokens(after)) > _BITS


def typographic(before: str, after: str) -> bool:
    """Whether two texts differ, but in their typography only."""
    return before != after and key(before) == key(after)


def _kept_spans(before: str, after: str) -> Iterator[tuple[Span, Span]]:
    """The stretches that stay, as (span of the earlier, span of the later text), in order."""
    head, tail = _common_ends(before, after)
    here, there = (text[head : len(text) - tail] for text in (before, after))
    if head:
        yield (0, head), (0, head)
    for (b0, b1), (a0, a1) in _kept_tokens(here, there):
        yield (head + b0, head + b1), (head + a0, head + a1)
    if tail:
        yield (len(before) - tail, len(before)), (len(after) - tail, len(after))


def _common_ends(before: str, after: str) -> tuple[int, int]:
    """How many characters two long texts begin and end with in common, up to a space; (0, 0) for short ones."""
    least = min(len(before), len(after))
    if least < _LONG:
        return 0, 0
    head = bisect_left(range(least), x=True, key=lambda n: before[: n + 1] != after[: n + 1])
    head = before.rfind(" ", 0, head) + 1
    most = least - head
    tail = bisect_left(range(most), x=True, key=lambda n: before[len(before) - n - 1 :] != after[len(after) - n - 1 :])
    space = before.find(" ", len(before) - tail)
    return head, len(before) - space if space >= 0 else 0


def _kept_tokens(before: str, after: str) -> Iterator[tuple[Span, Span]]:
    """The tokens that stay."""
    if max(len(before), len(after)) > _LONGEST:
        return
    here, there = tokens(before), tokens(after)
    left, right = ([text[slice(*span)] for span in spans] for text, spans in ((before, here), (after, there)))
    for run in _slid(_equal(_alike(left, right), left, right), left, right):
        for step in range(run.length):
            yield here[run.before + step], there[run.after + step]


def _alike(left: Sequence[str], right: Sequence[str]) -> list[_Run]:
    """Runs of tokens with equal keys that are worth keeping: “ meets ", governor’s meets governor's."""
    keys = {token: _folded(token) for token in dict.fromkeys([*left, *right])}
    number = {folded: at for at, folded in enumerate(dict.fromkeys(keys.values()))}
    weights = dict.fromkeys(number.values(), 0)
    for token, folded in keys.items():
        weights[number[folded]] = max(weights[number[folded]], _weight(token, folded))
    ones, others = ([number[keys[token]] for token in side] for side in (left, right))
    return _readable(_runs(ones, others, weights), ones, others, weights)


def _folded(token: str) -> str:
    return token.lower() if token.isascii() and token.isalnum() else key(token)


def _weight(token: str, folded: str) -> int:
    if folded in FUNCTION_WORDS or not any(map(str.isalnum, folded)):
        return _LIGHT
    return _TELLING if len(folded) > 7 or not token.islower() else _CONTENT


# Which tokens stay


def _runs(left: Sequence[int], right: Sequence[int], weights: Mapping[int, int]) -> list[_Run]:
    """Runs of tokens that stay, in order: common ends, then the heaviest chain of matches in what lies between."""
    found: list[_Run] = []
    jobs = [(0, len(left), 0, len(right), 0)]
    while jobs:
        b0, b1, a0, a1, depth = jobs.pop()
        head = _shared(left[b0:b1], right[a0:a1])
        tail = _shared(left[b0 + head : b1][::-1], right[a0 + head : a1][::-1])
        found += [_Run(b0, a0, head), _Run(b1 - tail, a1 - tail, tail)]
        b0, b1, a0, a1 = b0 + head, b1 - tail, a0 + head, a1 - tail
        one, other = left[b0:b1], right[a0:a1]
        cells = len(one) * len(other)
        if cells <= _CELLS:
            found += [_Run(b0 + b, a0 + a, 1) for b, a in _heaviest(one, other, weights)]
        elif depth < _DEPTH and (anchors := _anchors(one, other)):
            bounds = [(0, 0), *anchors, (len(one), len(other))]
            jobs += [(b0 + b, b0 + d, a0 + a, a0 + c, depth + 1) for (b, a), (d, c) in pairwise(bounds)]
        elif cells <= _BITS:
            blocks = LCSseq.opcodes(one, other).as_matching_blocks()
            found += [_Run(b0 + block.a, a0 + block.b, block.size) for block in blocks]
    return _merged(sorted(run for run in found if run.length))


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two sequences begin with in common."""
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


def _anchors(one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """Places of n-grams that each side has exactly once, in the longest order that both share; the longest n-grams first."""
    for size in _GRAMS:
        here, there = _single(one, size), _single(other, size)
        pairs = [(here[gram], there[gram]) for gram in here if gram in there]
        if pairs:
            return _increasing(sorted(pairs))
    return []


def _single(tokens: Sequence[int], size: int) -> dict[tuple[int, ...], int]:
    """The n-grams that occur once, with their places."""
    grams = list(zip(*(tokens[start:] for start in range(size)), strict=False))
    count = Counter(grams)
    return {gram: at for at, gram in enumerate(grams) if count[gram] == 1}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides (patience sorting); pairs come sorted by the first."""
    tops: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, (_, after) in enumerate(pairs):
        pile = bisect_left(tops, after)
        tops[pile : pile + 1] = [after]
        ends[pile : pile + 1] = [at]
        back.append(ends[pile - 1] if pile else -1)
    chain = []
    at = ends[-1]
    while at >= 0:
        chain.append(pairs[at])
        at = back[at]
    return chain[::-1]


def _heaviest(one: Sequence[int], other: Sequence[int], weights: Mapping[int, int]) -> list[tuple[int, int]]:
    """The chain of matches that is heaviest less `_BREAK` for each interruption (Gotoh 1982, one gap state for both sides)."""
    if not set(one) & set(other):
        return []
    width = len(other) + 1
    never = -(10**9)
    matched, apart = [never] * width, [-_BREAK] * width
    matched[0] = 0
    trace = [bytearray(width)]  # bit 1: a match comes from a match; bits 2, 4: apart comes from above, from a match
    for token in one:
        above, gap_above = matched, apart
        matched, apart, marks = [never] * width, [-_BREAK] * width, bytearray(width)
        gain = weights[token]
        marks[0] = 2
        for at in range(1, width):
            best, mark = apart[at - 1], 0
            if gap_above[at] > best:
                best, mark = gap_above[at], 2
            if matched[at - 1] - _BREAK > best:
                best, mark = matched[at - 1] - _BREAK, 4
            if above[at] - _BREAK > best:
                best, mark = above[at] - _BREAK, 6
            if token == other[at - 1]:
                diagonal = above[at - 1] >= gap_above[at - 1]
                matched[at] = gain + (above[at - 1] if diagonal else gap_above[at - 1])
                mark |= diagonal
            apart[at], marks[at] = best, mark
        trace.append(marks)
    return _traced(trace, kept=matched[-1] >= apart[-1])


def _traced(trace: list[bytearray], *, kept: bool) -> list[tuple[int, int]]:
    """Walk back from the lower right corner: the matches, in order."""
    found = []
    here, there = len(trace) - 1, len(trace[0]) - 1
    while here and there:
        mark = trace[here][there]
        if kept:
            here, there, kept = here - 1, there - 1, bool(mark & 1)
            found.append((here, there))
        else:
            above, kept = bool(mark & 2), bool(mark & 4)
            here, there = here - above, there - (not above)
    return found[::-1]


def _merged(runs: Iterable[_Run]) -> list[_Run]:
    """Runs that touch on both sides are one."""
    found: list[_Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and last.before + last.length == run.before and last.after + last.length == run.after:
            found[-1] = last._replace(length=last.length + run.length)
        else:
            found.append(run)
    return found


# Which of them can be read


def _readable(runs: list[_Run], left: Sequence[int], right: Sequence[int], weights: Mapping[int, int]) -> list[_Run]:
    """The runs less those that would stand as islands: the less two texts share, the more an island must hold."""
    both = [sum(weights[token] for token in side) for side in (left, right)]
    weight = sum(weights[token] for run in runs for token in left[run.before : run.before + run.length])
    need = 1 + (2 * weight < _REWRITTEN * sum(both)) + 4 * (weight < _APART * min(both))
    matter = [_matter(left[run.before : run.before + run.length], weights) for run in runs]
    return _without_islands(runs, matter, _Run(len(left), len(right), 0), need)


def _matter(tokens: Sequence[_T], weights: Mapping[_T, int]) -> int:
    """How much a run holds: a point a content word, one for every four tokens."""
    return sum(weights[token] > _LIGHT for token in tokens) + len(tokens) // 4


def _without_islands(runs: list[_Run], matter: list[int], end: _Run, need: int) -> list[_Run]:
    """Drop each run that holds too little between its neighbours; a drop asks the run before it again. Linear."""
    stack = [(_Run(0, 0, 0), 0)]
    for run, holds in zip([*runs, end], [*matter, 0], strict=True):
        while len(stack) > 1 and not _stands(stack[-2][0], stack[-1], run, end, need):
            stack.pop()
        stack.append((run, holds))
    return [run for run, _ in stack[1:-1]]


def _stands(last: _Run, island: tuple[_Run, int], following: _Run, end: _Run, need: int) -> bool:
    """Whether a run holds enough: half of `need` at an end of both texts, more between two long edits."""
    run, holds = island
    before, after = run.before + run.length, run.after + run.length
    if run[:2] == (0, 0) or (before, after) == end[:2]:
        return holds >= need // 2
    sooner = max(run.before - last.before - last.length, run.after - last.after - last.length)
    later = max(following.before - before, following.after - after)
    return holds >= need + (need == 1 and min(sooner, later) >= _LONG_EDIT)


def _equal(runs: list[_Run], left: Sequence[str], right: Sequence[str]) -> list[_Run]:
    """The parts of the runs whose tokens are equal to the byte, less what is left standing as an island."""
    found = []
    for run in runs:
        found += [
            _Run(run.before + step, run.after + step, 1)
            for step in range(run.length)
            if left[run.before + step] == right[run.after + step]
        ]
    parts = _merged(found)
    if parts == runs:
        return parts
    weights = {token: _weight(token, _folded(token)) for token in dict.fromkeys(left)}
    matter = [_matter(left[part.before : part.before + part.length], weights) for part in parts]
    return _without_islands(parts, matter, _Run(len(left), len(right), 0), 1)


def _slid(runs: list[_Run], left: Sequence[str], right: Sequence[str]) -> list[_Run]:
    """What is only put in or taken out slides to where a sentence begins: `A. {B. }C.`, not `A{. B}. C.`, where that is the same."""
    bounds = [_Run(0, 0, 0), *runs, _Run(len(left), len(right), 0)]
    for at in range(1, len(bounds)):
        last, run = bounds[at - 1], bounds[at]
        before, after = last.before + last.length, last.after + last.length
        if (run.before > before) == (run.after > after):
            continue
        side, start, end = (left, before, run.before) if run.before > before else (right, after, run.after)
        step = _to_a_sentence(side, start, end, (last.length, run.length))
        bounds[at - 1] = last._replace(length=last.length + step)
        bounds[at] = _Run(run.before + step, run.after + step, run.length - step)
    return [run for run in bounds if run.length]


def _to_a_sentence(side: Sequence[str], start: int, end: int, room: tuple[int, int]) -> int:
    """How far `side[start:end]` slides, left first (negative), to begin after a stop or at the very start; 0 where it cannot."""
    for way, most in ((-1, room[0]), (1, room[1])):
        for step in range(most + 1):
            first = start + way * step
            if first == 0 or side[first - 1] in _STOPS:
                return way * step
            leaves, enters = (first - 1, end - step - 1) if way < 0 else (end + step, first)
            if step == most or side[leaves] != side[enters]:
                break
    return 0


# How they are told


def _laid_out(before: str, after: str, kept: Iterable[tuple[Span, Span]]) -> Iterator[Edit]:
    """One edit after the other; what stands between two kept tokens is compared once more for its white space."""
    start = end = (0, 0)
    for (b0, b1), (a0, a1) in [*kept, ((len(before), len(before)), (len(after), len(after)))]:
        if before[end[0] : b0] != after[end[1] : a0]:
            yield Edit("=", (start[0], end[0]), (start[1], end[1]))
            yield from _between(before, after, (end[0], b0), (end[1], a0))
            start = b0, a0
        end = b1, a1
    yield Edit("=", (start[0], end[0]), (start[1], end[1]))


def _between(before: str, after: str, here: Span, there: Span) -> Iterator[Edit]:
    """Edits of a stretch without kept tokens: white space that both end with stays, and what both begin with beside nothing else."""
    (b0, b1), (a0, a1) = here, there
    while b0 < b1 and a0 < a1 and before[b1 - 1] == after[a1 - 1] and after[a1 - 1].isspace():
        b1, a1 = b1 - 1, a1 - 1
    tail = here[1] - b1
    head = 0
    if not before[b0:b1].strip() or not after[a0:a1].strip():
        most = min(b1 - b0, a1 - a0)
        head = next((n for n in range(most) if before[b0 + n] != after[a0 + n]), most)
    yield Edit("=", (b0, b0 + head), (a0, a0 + head))
    yield Edit("-", (b0 + head, b1), (a0 + head, a0 + head))
    yield Edit("+", (b1, b1), (a0 + head, a1))
    yield Edit("=", (b1, b1 + tail), (a1, a1 + tail))


def _joined(steps: Iterable[Edit]) -> Iterator[Edit]:
    """Steps without the empty ones, neighbours of one operation joined."""
    last: Edit | None = None
    for step in steps:
        if step.before[0] == step.before[1] and step.after[0] == step.after[1]:
            continue
        if last and last.operation == step.operation:
            last = Edit(step.operation, (last.before[0], step.before[1]), (last.after[0], step.after[1]))
            continue
        if last:
            yield last
        last = step
    if last:
        yield last
