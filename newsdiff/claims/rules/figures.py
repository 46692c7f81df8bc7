"""Figures of two linked stretches: equal ones by value, then one put for another, then those that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from newsdiff.claims import figures
from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot, lone, spot, stem
from newsdiff.claims.rules.places import crossed, moved_on, passed_on, places
from newsdiff.claims.sides import related
from newsdiff.claims.turns import contrary

if TYPE_CHECKING:
    from newsdiff.claims.index import Index
    from newsdiff.claims.sides import Side, Unit

Sure = Literal["high", "low"]
LIKE = 0.5
"""Likeness under which a sentence is taken for rewritten."""
PLACED = 0.6
"""Likeness from which a figure was put for the one that stood between the same words."""
KEPT = 0.8
"""Likeness from which a figure in the place of another was put for it, even where the text still tells the other one."""


def of_figures(unit: Unit, index: Index) -> list[Shift]:
    """Figures: equal ones by value first, then what is left in one hunk or with one thing counted, then new ones."""
    left, right = list(unit.before.figures), list(unit.after.figures)
    found: list[Shift] = []
    for one, two in passed_on(moved_on(crossed(unit, _equal(unit, left, right)), unit), unit):
        left.remove(one)
        right.remove(two)
        found += _equal_figures(unit, one, two)
    left, right = [f for f in left if unit.free(0, f)], [f for f in right if unit.free(1, f)]
    left, right = _wholes(unit, left, right)
    for one, two in _partners(unit, index, left, right):
        left.remove(one)
        right.remove(two)
        found += _changed_figure(unit, one, two)
    for side, rest in ((0, left), (1, right)):
        for figure in rest:
            found += _new_figure(unit, index, side, figure)
    return found


def _equal(
    unit: Unit, left: list[figures.Figure], right: list[figures.Figure]
) -> list[tuple[figures.Figure, figures.Figure]]:
    """Pairs of equal value, those first that stand in the same place, count the same thing, hang on the same word."""
    scored = []
    for m, one in enumerate(left):
        for n, two in enumerate(right):
            if figures.same(one, two) in {"same", "variant"} and (one.unit == two.unit or _near(unit, one, two)):
                kept = unit.anchor(0, one.start) == two.start
                score = 4 * kept + 2 * bool(one.noun & two.noun) + (one.role == two.role)
                scored.append((-score, abs(m - n), m, n))
    return _best(scored, left, right)


def _near(unit: Unit, one: figures.Figure, two: figures.Figure) -> bool:
    """Whether a figure with a unit can be one without: in one hunk, in one place, or of one thing."""
    hunk = unit.hunk(0, one)
    together = hunk >= 0 and hunk == unit.hunk(1, two)
    return together or unit.anchor(0, one.start) == two.start or bool(one.noun & two.noun)


def _best(
    scored: list[tuple[int, int, int, int]], left: list[figures.Figure], right: list[figures.Figure]
) -> list[tuple[figures.Figure, figures.Figure]]:
    """Each figure in one pair at most, the lowest (-score, distance, number left, number right) first."""
    found = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, _, m, n in sorted(scored):
        if m not in used[0] and n not in used[1]:
            used[0].add(m)
            used[1].add(n)
            found.append((left[m], right[n]))
    return found


def _wholes(
    unit: Unit, left: list[figures.Figure], right: list[figures.Figure]
) -> tuple[list[figures.Figure], list[figures.Figure]]:
    """Figures less those that may be one: a part and the whole (`50 each`, `100`), a sum in two currencies."""
    for one in list(left):
        two = next((f for f in right if _parted(one, f) or _exchanged(unit, one, f)), None)
        if two is not None and unit.fresh(0, one):
            left, right = [f for f in left if f is not one], [f for f in right if f is not two]
    return left, right


def _parted(one: figures.Figure, two: figures.Figure) -> bool:
    """Whether one figure may be a part of the other: `50 each` and `100`, `three other firms` and `four`."""
    return one.part != two.part and one.unit == two.unit and _whole(one, two)


def _exchanged(unit: Unit, one: figures.Figure, two: figures.Figure) -> bool:
    """Whether a sum of money stands in the place of another in another currency: `20 bln roubles`, `32 bln dlrs`."""
    hunk = unit.hunk(0, one)
    money = one.unit != two.unit and {figures.measure(one.unit), figures.measure(two.unit)} == {"money"}
    return money and hunk >= 0 and hunk == unit.hunk(1, two) and one.low != two.low and not _minor(one, two)


def _minor(one: figures.Figure, two: figures.Figure) -> bool:
    """Whether one unit is the small coin of the other: `2.20 dlrs`, `84 cts`."""
    return any(figure.unit in {"cent", "pence"} for figure in (one, two))


def _whole(one: figures.Figure, two: figures.Figure) -> bool:
    part, whole = (one, two) if one.part else (two, one)
    if whole.part or not part.low or not (part.noun & whole.noun or part.unit):
        return False
    if part.part == "each":
        return whole.low > part.low and whole.low % part.low == 0
    return 0 < whole.low - part.low <= FEW


FEW = 2
"""How many that are named may be left out of a count of the others."""


def _equal_figures(unit: Unit, one: figures.Figure, two: figures.Figure) -> list[Shift]:
    if figures.same(one, two) == "different":
        return _changed_figure(unit, one, two)
    first, second = {stem(word) for word in one.scope}, {stem(word) for word in two.scope}
    scoped = bool(first and second and not alike(first, second)) and not _renamed(one, two)
    if (
        one.qualifier != two.qualifier
        and (one.low, one.high) == (two.low, two.high)
        and not (scoped and one.fraction)
        and not (one.weak and two.weak)
        and (one.role == "from") == (two.role == "from")  # what a figure was before another is told in round numbers
        and not _estimated(unit, one, two)
        and not _moved_word(unit, one, two)
    ):
        sides = (Spot(one.begins, one.end, one.value), Spot(two.begins, two.end, two.value))
        how = "dropped" if not two.qualifier else "put on" if not one.qualifier else "other"
        for side, figure in ((0, one), (1, two)):
            unit.taken[side].update(range(figure.begins, figure.start))
        why = f"the figure is the same, its approximation differs: {one.qualifier or 'none'} against {two.qualifier or 'none'}"
        return [Shift("hedge", *sides, how, why)]
    if (one.fraction or one.unit == "%") and scoped and unit.matched.likeness >= LIKE:
        ends = [Spot(f.start, f.end + 1 + len(f.scope), f.value) for f in (one, two)]
        why = "the same share, of something else"
        if one.qualifier != two.qualifier:
            why += f"; its approximation differs too: {one.qualifier or 'none'} against {two.qualifier or 'none'}"
        return [Shift("figure", ends[0], ends[1], "scope", why, "low")]
    return _counts_other(unit, one, two)


def _counts_other(unit: Unit, one: figures.Figure, two: figures.Figure) -> list[Shift]:
    """As many of something else: `40 cars`, `40 trucks`; only where the list of opposites keeps the two apart."""
    if not (one.counts and two.counts) or one.unit or two.unit or not contrary(one.counts, two.counts):
        return []
    for side, figure in ((0, one), (1, two)):
        unit.taken[side].update(range(figure.start, figure.shown))
    return [Shift("figure", spot(one), spot(two), "unit", "as many of something else are counted")]


def _renamed(one: figures.Figure, two: figures.Figure) -> bool:
    """Whether what a share is of may only be called otherwise: `of the unit`, `of Quillan Paper`."""
    words = (*one.scope[:2], *two.scope[:2])
    return any(word in _PARTS_OF_FIRMS or table("en", "bodies").get(word, ("",))[0] == "generic" for word in words)


_PARTS_OF_FIRMS = frozenset({"unit", "subsidiary", "affiliate", "venture", "division", "arm", "firm", "concern"})


def _estimated(unit: Unit, one: figures.Figure, two: figures.Figure) -> bool:
    """`The union estimates … 600 mln` says no less than `estimated at 600 mln`, `a maximum rebate of 5` than `a maximum 5`."""
    for figure, here, there in ((one, unit.before, unit.after), (two, unit.after, unit.before)):
        words = [stem(token.norm)[:6] for token in here.run[figure.begins : figure.start] if len(token.norm) > 6]
        if any(
            root.startswith(word) or (len(root) > 3 and word.startswith(root)) for word in words for root in there.roots
        ):
            return True
    return any(side.run.loud and side.run[f.begins].norm == "up" for side, f in ((unit.before, one), (unit.after, two)))


def _moved_word(unit: Unit, one: figures.Figure, two: figures.Figure) -> bool:
    """Whether the approximation only stands elsewhere: `only removes one`, `removes only one`; `above the two billion`."""
    for figure, there, other in ((one, unit.after, two), (two, unit.before, one)):
        before = [token.norm for token in there.run[max(0, other.start - 2) : other.start]]
        known = table(there.language, "qualifiers")
        if figure.qualifier == "only" and any(token.norm == "only" for token in there.run):
            return not other.qualifier
        if figure.qualifier and before[1:] == ["the"] and before[0] in known:
            return True
    return False


def alike(left: set[str], right: set[str]) -> bool:
    """Whether two scopes share a word, or what a slip made of it."""
    return any(fuzz.ratio(one, two) >= 75 for one in left for two in right)


def _partners(
    unit: Unit, index: Index, left: list[figures.Figure], right: list[figures.Figure]
) -> list[tuple[figures.Figure, figures.Figure]]:
    """What is left of both sides, put together where it can only be one thing: the same unit, and one hunk or one noun."""
    scored = []
    standing = {(one.start, two.start) for one, two in places(unit)} if left and right else set()
    for m, one in enumerate(left):
        for n, two in enumerate(right):
            score = _fit(unit, index, one, two)
            if not score:
                continue
            placed = unit.matched.likeness >= PLACED and (one.start, two.start) in standing
            replaced = placed or unit.matched.likeness >= KEPT or index.replaced(one, two)
            fresh = not _tabled(unit) or not (index.figure(1, one) or index.figure(0, two))
            akin = placed or _akin(unit, one, two)
            if replaced and fresh and akin and _cells(unit, unit.hunk(0, one)):
                scored.append((-score, abs(m - n), m, n))
    return _best(scored, left, right)


def _fit(unit: Unit, index: Index, one: figures.Figure, two: figures.Figure) -> int:
    equal = (one.low, one.high) == (two.low, two.high)
    hunk = unit.hunk(0, one)
    together = hunk >= 0 and hunk == unit.hunk(1, two)
    small = together and unit.kept(hunk)
    shared = bool(one.noun & two.noun)
    naught = any(figure.weak and not figure.low for figure in (one, two))  # `no ships`, `nobody`, `nil`
    near = (
        small and "" in {one.unit, two.unit} and (naught or 0.2 < (abs(one.low) + 1) / (abs(two.low) + 1) < 5)
    )  # `52.4 mln`, `52.5 mln dlrs`
    alone = not index.figure(1, one) and not index.figure(0, two)
    kin = figures.measure(one.unit) == figures.measure(two.unit) != "" and unit.matched.likeness >= LIKE
    other = one.unit != two.unit and not (small and kin)
    if (one.vague != two.vague and not shared) or (other and not equal and not near):
        return 0
    if unit.matched.likeness < LIKE and not alone:
        return 0  # in a rewritten sentence a figure that the other text has too was not put for another
    plain = shared or not (one.noun and two.noun)
    if small and (plain or (one.unit and not naught)):
        return 4 + shared + (one.unit == two.unit)
    if one.weak or two.weak or not alone or (unit.matched.likeness < LIKE and not _subject(unit, one, two)):
        return 0
    if not shared:
        return int(together and _sole(unit, one, two))
    return 2 if together else int(unit.matched.likeness >= LIKE and one.role == two.role)


def _akin(unit: Unit, one: figures.Figure, two: figures.Figure) -> bool:
    """Whether the clauses of two figures are about one thing, as far as they say what they are about."""
    numbers = [
        next((n for n, (first, last) in enumerate(side.clauses) if first <= f.start < last), 0)
        for side, f in zip(unit.sides(), (one, two), strict=True)
    ]
    return related(unit, numbers[0], numbers[1])


DENSE = 8
"""Figures from which a stretch with hardly a word between them is a table."""


def _tabled(unit: Unit) -> bool:
    """Whether a stretch is a table whose rows run into one another."""
    return any(
        len(side.figures) >= DENSE and 3 * len(side.figures) >= sum(t.kind == "w" for t in side.run)
        for side in unit.sides()
    )


def _cells(unit: Unit, number: int) -> bool:
    """Whether a hunk can be compared: in a table whose rows run into one another only one figure between two that are kept."""
    if not _tabled(unit) or number < 0:
        return not _tabled(unit)
    hunk = unit.matched.hunks[number]
    return hunk.before[1] - hunk.before[0] == 1 == hunk.after[1] - hunk.after[0]


def _subject(unit: Unit, one: figures.Figure, two: figures.Figure) -> bool:
    """Whether the clauses of two figures share a word near them that says no movement: what they are figures of."""
    words = []
    for side, figure in zip(unit.sides(), (one, two), strict=True):
        start = next((first for first, last in side.clauses if first <= figure.start < last), 0)
        dated = {at for when in side.times for at in range(when.start, when.end)}
        near = {*range(start, figure.begins), *range(figure.end, figure.end + NEAR)} - dated
        words.append({a.key for a in side.atoms if a.content and a.start in near} - {"rise", "fall", "raise", "cut"})
    return bool(words[0] & words[1])


NEAR = 8
"""Tokens after a figure that may say what it is a figure of."""


def _sole(unit: Unit, one: figures.Figure, two: figures.Figure) -> bool:
    """Whether two figures are the only ones of their unit on either side, and hang on the same word."""
    counts = [[f.unit for f in side.figures].count(one.unit) for side in unit.sides()]
    return bool(one.unit) and counts == [1, 1] and one.role == two.role


def _changed_figure(unit: Unit, one: figures.Figure, two: figures.Figure) -> list[Shift]:
    for side, figure in ((0, one), (1, two)):
        unit.take(side, figure)
        unit.taken[side].update(range(figure.begins, figure.start))
    units = one.unit != two.unit and "" not in {one.unit, two.unit}
    how = "unit" if units or (one.low, one.high) == (two.low, two.high) else "value"
    sure: Sure = "high" if unit.matched.likeness >= LIKE else "low"
    why = "another figure stands where this one stood" if how == "value" else "another unit stands where this one stood"
    return [Shift("figure", spot(one), spot(two), how, why, sure)]


def _new_figure(unit: Unit, index: Index, side: int, figure: figures.Figure) -> list[Shift]:
    if figure.weak or index.figure(1 - side, figure) or unit.sides()[side].speaking(figure):
        return []
    if _converts(unit.sides()[side], figure) or _converted(unit, index, side, figure):
        unit.take(side, figure)
        return []
    if _times_as_much(unit, 1 - side, figure):
        return []
    if _tabled(unit):
        return []  # a cell without its like
    unit.take(side, figure)
    return [lone("figure", side, spot(figure), "value", "this figure stands nowhere in the other version")]


def _times_as_much(unit: Unit, side: int, figure: figures.Figure) -> bool:
    """Whether a share of growth is told as a multiple: `40 pct`, `1.4 times`."""
    for other in unit.sides()[side].figures:
        share, multiple = (figure, other) if figure.unit == "%" else (other, figure)
        if share.unit == "%" and "tim" in multiple.noun and abs(multiple.low - 1 - share.low / 100) < NEARLY:
            return True
    return False


NEARLY = 0.006
"""How far a multiple may be from the share that it tells, to two places."""


def _converts(side: Side, figure: figures.Figure) -> bool:
    """Whether a measure in brackets only converts the one before it: `267 km (166 miles)`."""
    opens = figure.start - 1
    if opens < 1 or side.run[opens].norm != "(" or figures.measure(figure.unit) in {"", "share"}:
        return False
    return any(opens - 2 <= other.end <= opens for other in side.figures)


def _converted(unit: Unit, index: Index, side: int, figure: figures.Figure) -> bool:
    """Whether a measure is told in another unit beside it, and that one the other version has: `115 mph (185 kph)`."""
    here = unit.sides()[side]
    behind = next((f for f in here.figures if f.start > figure.end and _converts(here, f)), None)
    return (
        behind is not None
        and figure.end >= behind.start - 3
        and figures.measure(behind.unit) == figures.measure(figure.unit)
        and index.figure(1 - side, behind)
    )
