"""Two versions go in, what happened to the words inside quotation marks comes out.

Quotations are followed over the whole text, for they move: one that stands whole somewhere in the other version's
quotations is unchanged, wherever it went and however a tag of speech cuts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from newsdiff.claims.held import held
from newsdiff.claims.lexicon import table
from newsdiff.claims.page import LONG
from newsdiff.model import CONTENT
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.claims.page import Page, Quotation

PAIRS, REACH = 20_000, 40
"""Pairs of quotations beyond which only those are compared that are no further apart, counted through their texts."""
FEW, ALIKE = 4, 0.75
"""Words up to which a quotation is short, and the likeness that two such need."""
LIKE = 0.55
"""Similarity (Indel on words) from which two quotations are one that was edited."""


@dataclass(frozen=True, eq=False)
class Said:
    """A quotation with its words folded; `words[n]` is token `at[n]` of its paragraph."""

    quotation: Quotation
    words: tuple[str, ...]
    at: tuple[int, ...]


@dataclass(frozen=True)
class Turned:
    """What became of a quotation: the token spans of its paragraph on either side, and how."""

    before: tuple[int, int, int] | None
    after: tuple[int, int, int] | None
    how: str
    why: str


def said(page: Page, paragraphs: Iterable[int], *, titles: bool = False) -> list[Said]:
    """The quotations of some paragraphs, in order; a name between quotation marks is none unless `titles` are asked for."""
    found = []
    for number in paragraphs:
        passage = page.passage(number)
        for quotation in passage.quotations:
            at = tuple(
                n
                for n in range(quotation.start, quotation.end)
                if passage.tokens[n].kind in "wn" or passage.tokens[n].norm == "%"
            )
            at = _less_glosses(passage.tokens, at, quotation)
            if at and (titles or not _titled([passage.tokens[n] for n in at])):
                found.append(_said(quotation, passage.tokens, at))
    return found


def _less_glosses(tokens: Sequence[Token], at: tuple[int, ...], quotation: Quotation) -> tuple[int, ...]:
    """The words of a quotation less those in brackets, which are the desk's: `it (the pier) will hold`."""
    inside: set[int] = set()
    opens = -1
    for n in range(quotation.start, quotation.end):
        if tokens[n].norm in {"(", "["} and opens < 0:
            opens = n
        elif tokens[n].norm in {")", "]"} and opens >= 0:
            inside.update(range(opens, n))
            opens = -1
    kept = tuple(n for n in at if n not in inside)
    return kept or at


def _said(quotation: Quotation, tokens: Sequence[Token], at: tuple[int, ...]) -> Said:
    """A quotation with its words; `per cent` is one."""
    kept = tuple(
        n for n in at if not (tokens[n].norm == "per" and n + 1 < len(tokens) and tokens[n + 1].norm == "cent")
    )
    return Said(
        quotation,
        tuple(
            "%" if n and tokens[n - 1].norm == "per" and tokens[n].norm == "cent" else _plain(tokens[n]) for n in kept
        ),
        kept,
    )


def _plain(token: Token) -> str:
    """A word as quotations are compared by: `pct` is `%`, `1,500` is `1500`, `mln dlrs` are `million dollars`."""
    if token.kind == "n":
        return token.norm.replace(" ", "").replace(",", "").replace("\u2063", "")
    return _one_form(token.norm)


@lru_cache(maxsize=65536)
def _one_form(word: str) -> str:
    unit = table("en", "units").get(word)
    if unit is not None and unit[1] in {"money", "share"}:
        return unit[0]
    number = table("en", "numbers").get(word)
    return number[0] if number is not None and number[1] in {"multiplier", "unit", "tens"} else word


def _titled(words: Sequence[Token]) -> bool:
    """Whether the words are a name in quotation marks ("Silkworm", "Meet the Press"): every long word has a capital."""
    return (
        len(words) <= 6
        and all(t.text[0].isupper() or len(t.text) < 4 for t in words)
        and words[0].text[0].isupper()
        and words[-1].text[0].isupper()
        and not (len(words) > 3 and all(len(t.text) < 4 for t in words[1:]))
    )


def turned(before: list[Said], after: list[Said], page: Page, other: Page) -> list[Turned]:
    """Follow the quotations of changed paragraphs: `page` is the earlier version, `other` the later one."""
    left, right = _unequal(before, after)
    if left or right:
        marked = _marks(page, before), _marks(other, after)
        mine, theirs = ({*marks.values()} for marks in marked)
        left = [quote for quote in left if marked[0][quote.quotation.paragraph] not in theirs]
        right = [quote for quote in right if marked[1][quote.quotation.paragraph] not in mine]
    left = _not_in(left, other) if left else []
    right = _not_in(right, page) if right else []
    found, left, right = _paired(left, right, before, after)
    lines = _Lines(page), _Lines(other)
    for quote in left:
        found += _alone(quote, page, lines[1], removed=True)
    for quote in right:
        found += _alone(quote, other, lines[0], removed=False)
    return found


def _unequal(before: list[Said], after: list[Said]) -> tuple[list[Said], list[Said]]:
    mine, theirs = {quote.words for quote in before}, {quote.words for quote in after}
    return [q for q in before if q.words not in theirs], [q for q in after if q.words not in mine]


def _marks(page: Page, found: list[Said]) -> dict[int, tuple[str, int]]:
    """Of each paragraph with a quotation its words and how many double marks it has: alike, only their shapes differ."""
    numbers = sorted({quote.quotation.paragraph for quote in found})
    runs = {number: page.passage(number).tokens for number in numbers}
    return {
        number: (" ".join(_plain(t) for t in run if t.kind in "wn"), sum(t.norm == '"' for t in run))
        for number, run in runs.items()
    }


def _not_in(found: list[Said], page: Page) -> list[Said]:
    """The quotations that do not stand whole in those of a version."""
    if all(_where(quote, page) == [] for quote in found):
        return found
    spoken = _spoken(page)
    return [quote for quote in found if not _within(quote, spoken)]


_MARKED = lazy("[\"“”«»„]|(?<![^\\W_])['‘’`]")


def _spoken(page: Page) -> str:
    """All words of a version that stand in quotation marks, one after the other: ` word word `."""
    return f" {' '.join(word for quote in said(page, _marked(page), titles=True) for word in quote.words)} "


def _marked(page: Page) -> list[int]:
    return [n for n, paragraph in enumerate(page.version.paragraphs) if _MARKED.search(paragraph.text)]


def _within(quote: Said, spoken: str) -> bool:
    return f" {' '.join(quote.words)} " in spoken


def _paired(
    left: list[Said], right: list[Said], before: list[Said], after: list[Said]
) -> tuple[list[Turned], list[Said], list[Said]]:
    """Quotations that were edited, each with its likest partner; and what is left of both sides."""
    scored = []
    wide = len(left) * len(after) > PAIRS
    rank = {id(quote): n for quotes in (before, after) for n, quote in enumerate(quotes)}
    for m, one in enumerate(left):
        at = rank[id(one)]
        near = range(max(0, at - REACH), min(at + REACH + 1, len(after))) if wide else range(len(after))
        scored += [(_likeness(one, after[n]), m, n) for n in near]
    found: list[Turned] = []
    used: set[int] = set()
    taken: set[int] = set()
    for score, m, n in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score < _least(left[m], after[n]) or m in used or n in taken:
            continue
        used.add(m)
        taken.add(n)
        if not _misspelt(left[m], after[n]):
            found.append(_edited(left[m], after[n]))
    done = {id(after[n]) for n in taken}
    rest = [quote for quote in right if id(quote) not in done]
    # A later quotation may be an edited part of one that stays whole elsewhere.
    more: list[Said] = []
    gone = {id(left[m]) for m in used}
    for quote in rest:
        at = rank[id(quote)]
        others = before[max(0, at - REACH) : at + REACH] if wide else before
        partner = max(others, key=lambda one: _likeness(one, quote), default=None)
        if partner is not None and _likeness(partner, quote) >= _least(partner, quote) and id(partner) not in gone:
            found.append(_edited(partner, quote))
        else:
            more.append(quote)
    return found, [quote for m, quote in enumerate(left) if m not in used], more


def _least(one: Said, two: Said) -> float:
    """From which likeness two quotations are one: of few words, most must be the same."""
    return LIKE if max(len(one.words), len(two.words)) > FEW else ALIKE


def _misspelt(one: Said, two: Said) -> bool:
    """Whether two quotations differ by slips of the keyboard alone: `wil`, `amore`, a letter wrong in a long word."""
    if "".join(one.words) == "".join(two.words):
        return True  # only a space was lost
    if abs(len(one.words) - len(two.words)) == 1:
        return _put_in(*sorted((one.words, two.words), key=len))
    if len(one.words) != len(two.words):
        return False
    return all(a == b or _slip(a, b) for a, b in zip(one.words, two.words, strict=True))


def _put_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the longer of two quotations only mends a sentence that lacked a word: `it will be raised`, `get a majority`."""
    at = next((n for n, word in enumerate(short) if word != long[n]), len(short))
    if tuple(short[at:]) != tuple(long[at + 1 :]) or not 0 < at < len(short):
        return False
    word, before, after = long[at], long[at - 1], long[at + 1]
    function = table("en", "function")
    kinds = [function.get(w, ("",))[0] for w in (before, word, after)]
    if word in {"be", "been"}:
        return kinds[0] == "auxiliary" and not kinds[2]
    return kinds[1] == "article" and not kinds[2] and (not kinds[0] or kinds[0] == "preposition") and len(short) > FEW


def _slip(one: str, two: str) -> bool:
    """Whether a word is another with a letter wrong, or with one of two like consonants."""
    if min(len(one), len(two)) > 4 and (fuzz.ratio(one, two) >= 84 or sorted(one) == sorted(two)):
        return True  # two letters that changed places too
    return min(len(one), len(two)) > 2 and _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", two)


_DOUBLED = lazy(r"([bcdfghjklmnpqrstvwxz])\1")


def _likeness(one: Said, two: Said) -> float:
    short, long = sorted((one.words, two.words), key=len)
    if len(short) >= 4:
        shared = LCSseq.similarity(short, long) / len(short)
        if shared >= 0.8:
            return max(shared - 0.2, Indel.normalized_similarity(one.words, two.words))
    return Indel.normalized_similarity(one.words, two.words)


def _edited(one: Said, two: Said) -> Turned:
    """A quotation that was trimmed, extended or altered, shown round what differs."""
    opcodes = [op for op in LCSseq.opcodes(one.words, two.words) if op.tag != "equal"]
    lost = [word for op in opcodes for word in one.words[op.src_start : op.src_end]]
    won = [word for op in opcodes for word in two.words[op.dest_start : op.dest_end]]
    how = "altered" if lost and won else "trimmed" if lost else "extended"
    first, last = opcodes[0], opcodes[-1]
    before = _window(one, first.src_start, last.src_end)
    after = _window(two, first.dest_start, last.dest_end)
    return Turned(before, after, how, f"words in quotation marks differ: {_shown(lost)} against {_shown(won)}")


def _window(quote: Said, first: int, last: int) -> tuple[int, int, int]:
    """(paragraph, token, one past the last token): a short quotation whole, a long one with eight words either side."""
    if len(quote.words) > 24:
        first, last = max(0, first - 8), min(len(quote.words), last + 8)
    else:
        first, last = 0, len(quote.words)
    return quote.quotation.paragraph, quote.at[first], quote.at[min(last, len(quote.at)) - 1] + 1


def _alone(quote: Said, own: Page, lines: _Lines, *, removed: bool) -> list[Turned]:
    """A quotation of one version: new or gone, or its words stand in the other without marks; [] where a mark was lost."""
    number = quote.quotation.paragraph
    whole = (number, quote.at[0], quote.at[-1] + 1)
    plain = lines.holding(quote)
    if plain and (own.passage(number).odd or any(lines.page.passage(n).odd for n in plain)):
        return []
    if not plain and any(_heard(quote, lines[n]) for n in lines.odd):
        return []  # it lost a mark there, and a slip was mended
    if plain and len(quote.words) < FEW - 1 and not _spoken_of(quote, own.passage(number).tokens):
        return []  # marks round a term: nobody is quoted
    how = ("unquoted" if removed else "quoted") if plain else ("removed" if removed else "added")
    why = (
        "the words stand in both versions, in quotation marks in one"
        if plain
        else "these quoted words stand in one version only"
    )
    return [Turned(whole if removed else None, None if removed else whole, how, why)]


def _spoken_of(quote: Said, tokens: Sequence[Token]) -> bool:
    """Whether a verb of speech stands in the sentence of a quotation, outside its marks."""
    sentence, verbs = tokens[quote.at[0]].sentence, table("en", "speech").keys() | table("de", "speech").keys()
    return any(
        t.sentence == sentence and t.quote < 0 and (t.norm in verbs or (t.norm.startswith(_CALLING) and not t.glued))
        for t in tokens  # `so-called` calls nothing
    )


_CALLING = ("calls", "called", "calling", "describ", "label", "dubbed", "branded", "termed", "dismissed", "denounc")
"""How words begin that tell what somebody called something: `called the firm "reckless"`."""


def _heard(quote: Said, line: str) -> bool:
    """Whether the words of a quotation stand in a line but for slips."""
    return len(quote.words) > FEW and fuzz.partial_ratio(" ".join(quote.words), line) >= HEARD


HEARD = 92
"""Similarity (Indel, 0 to 100) to the likest stretch of a line from which a quotation stands in it."""


class _Lines(dict[int, str]):
    """The words of each paragraph of a version, as quotations are compared, once asked for: ` word word `; "" if it tells no story."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def __missing__(self, number: int) -> str:
        told = self.page.version.paragraphs[number].role in CONTENT
        run = [t for t in self.page.passage(number).tokens if t.kind in "wn" or t.norm == "%"] if told else []
        line = self[number] = f" {' '.join(map(_plain, run))} " if run else ""
        return line

    def holding(self, quote: Said) -> list[int]:
        """The paragraphs of the story in which the words of a quotation stand in a row."""
        near = _where(quote, self.page)
        if near is None:
            near = min((self.where.get(word, []) for word in " ".join(quote.words).split(" ")), key=len)
        return [n for n in near if _within(quote, self[n])]

    @held
    def where(self) -> dict[str, list[int]]:
        """The paragraphs that each word stands in: for quotations of short words alone, for all must be read."""
        found: dict[str, list[int]] = {}
        for number in range(len(self.page.version.paragraphs)):
            for word in {*self[number].split(" ")}:
                found.setdefault(word, []).append(number)
        return found

    @held
    def odd(self) -> list[int]:
        """The paragraphs of the story that lost a mark, or won one; none where so many did that they tell nothing."""
        marked = [n for n in _marked(self.page) if self.page.version.paragraphs[n].role in CONTENT]
        odd = [n for n in marked if self.page.passage(n).odd]
        return odd if len(odd) <= REACH else []


def _where(quote: Said, page: Page) -> list[int] | None:
    """The paragraphs that can hold the words of a quotation: those with the rarest of its long words; None where it has none."""
    long = [word for word in quote.words if len(word) >= LONG and word.isalpha() and word not in _written()]
    near = min((page.spread.get(word, []) for word in long), key=len, default=None)
    return near if near is None else sorted({*near, *page.spread.get("", ())})


@cache
def _written() -> frozenset[str]:
    """The words that stand for others where quotations are compared."""
    return frozenset(columns[0] for name in ("units", "numbers") for columns in table("en", name).values())


def _shown(words: list[str]) -> str:
    return f"“{' '.join(words[:8])}{' …' if len(words) > 8 else ''}”" if words else "nothing"
