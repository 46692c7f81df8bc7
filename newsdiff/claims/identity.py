"""Two names go in, out comes whether they are one: in full, by a last part, first letters, a land, a slip.

A name is new only if it stands nowhere in the other version: not in full, not by its last part, not as an acronym, not as
the people of a country, not in another spelling.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from newsdiff.claims.canon import flat
from newsdiff.claims.lexicon import table
from newsdiff.claims.names import ACRONYM

if TYPE_CHECKING:
    from newsdiff.claims.marks import Same
    from newsdiff.claims.names import Name
    from newsdiff.claims.page import Page

ALIKE = 88
"""Similarity (Indel, 0 to 100) from which two spellings are of one name."""


def stands(name: Name, page: Page, own: Page) -> bool:
    """Whether a name stands anywhere in a version, in whatever form; `own` is the version it was read in.

    An abbreviation of a name of either version is that name, and so is one in brackets.
    """
    words = [*flat(name.plain)]
    return (
        name.gloss
        or _abbreviates(name, own)
        or introduced(name, page, own)
        or all(word in page.words for word in words)
        or _land(words, page)
        or _part(name, words, page)
        or _short(name, page, words)
        or _spelled(words, page)
    )


def introduced(name: Name, page: Page, own: Page) -> bool:
    """Whether a name is a part of what a text introduces an abbreviation for, which stands in a version; or the reverse."""
    words = [*flat(name.plain)]
    return any(
        (whole.issuperset(words) and short in page.words) or (words == [short] and whole <= page.words)
        for there in (own, page)
        for short, whole in there.glossed.items()
    )


def _land(words: list[str], page: Page) -> bool:
    """Whether the country or state that the words name stands there under another name."""
    alias, states, whole = table("en", "demonyms"), table("en", "states"), " ".join(words)
    if table("en", "capitals").get(whole.removesuffix("s"), ("",))[0] in page.names:
        return True  # `Cairos' economy`
    if whole in states and page.has(states[whole][0].split(" ")):
        return True
    if table("en", "capitals").get(whole, ("",))[0] in page.names:
        return True
    if any(short in page.capitals for short, (state,) in states.items() if state == whole):
        return True
    return alias.get(whole, ("",))[0] in page.names or all(alias.get(word, (word,))[0] in page.names for word in words)


def _part(name: Name, words: list[str], page: Page) -> bool:
    """Whether the last part of a name stands there, or the first of a company's: `Ford Motor Co` is `Ford`."""
    if len(words) == 1:
        return False
    last = words[-1]
    lands = all(word in table("en", "demonyms") for word in words[:-1])  # `Persian Gulf`
    if last in page.capitals | page.headings and len(last) > 2 and (lands or last not in table("en", "bodies")):
        return True
    if last in page.capitals and _alone(last, page):
        return True
    if len(words) > 2 and all(word in page.words for word in words[:-1]) and page.has(words[:-1]):
        return True  # `Royal Quillan Mills`, `Royal Quillan`
    if last in _FIRM and page.has(words[:-1]):
        return True  # `Quillan Group`, `Quillan and Co`
    return bool(name.legal) and words[0] in page.capitals


_FIRM = frozenset({"group", "company", "corporation", "concern", "partners", "holdings"})


def _alone(last: str, page: Page) -> bool:
    """Whether a version only says `the Gulf`: what kind of place or body it is, and never which."""
    return last not in page.tails and page.has(["the", last])


def _short(name: Name, page: Page, words: list[str]) -> bool:
    """Whether an acronym of it, or what it is the acronym of, stands there."""
    if len(name.words) == 1 and ACRONYM.fullmatch(name.plain):
        return _abbreviates(name, page)
    initials = "".join(word[0] for word in words)
    whole = "".join(word[0] for word in name.words)
    return len(whole) > 2 and bool({initials, whole} & page.words)


def _abbreviates(name: Name, page: Page) -> bool:
    """Whether a name is the first letters of one that stands there: `EFPs`, the plural too."""
    short = name.plain.replace(".", "")
    return bool(ACRONYM.fullmatch(name.plain)) and bool({short.lower(), short.lower().rstrip("s")} & page.initials)


def _spelled(words: list[str], page: Page) -> bool:
    """Whether its longest word stands there in another spelling (a slip of the wire, another transliteration)."""
    longest = max(words, key=len)
    if len(longest) <= 4:
        return False
    first, stem, letters = (page.spellings.get(key, ()) for key in (longest[0], longest[:6], "".join(sorted(longest))))
    near = (word for word, _, _ in process.extract_iter(longest, first, scorer=fuzz.ratio, score_cutoff=ALIKE - 4))
    return any(_alike(word, longest) for word in chain(stem, letters, near))


def _alike(one: str, two: str) -> bool:
    """Whether two words are one name: a slip, or one stem (`Democrats`, `Democratic`)."""
    if one[0] != two[0]:
        return False
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if len(short) >= 6 and long[: max(6, len(short) - 2)] == short[: max(6, len(short) - 2)]:
        return True
    if (
        len(one) == len(two) > 3
        and sorted(one) == sorted(two)
        and sum(a != b for a, b in zip(one, two, strict=True)) == 2
    ):
        return True  # two letters changed places
    return len(long) - len(short) < 3 and fuzz.ratio(one, two) >= (ALIKE if len(short) < 7 else ALIKE - 4)


def same_name(left: Name, right: Name) -> Same:
    """Compare two names: one by last part, acronym, country or spelling is a variant."""
    if left.words == right.words:
        return "same"
    first, second = _lands(left), _lands(right)
    part = set(left.words) <= second or set(right.words) <= first or left.words[-1] == right.words[-1]
    if first & second and (part or min(len(left.words), len(right.words)) == 1):
        return "variant"
    one, two = flat(left.plain), flat(right.plain)
    if one and "".join(one) == "".join(two):
        return "variant"  # `Digiorgio`, `Di Giorgio`
    if _first_letters(left, right) or _first_letters(right, left):
        return "variant"
    parts = [min(len(a), len(b)) for a, b in zip(left.words, right.words, strict=False) if a != b]
    slip = min(parts, default=FEW) >= FEW  # `Karl As` is not `Karl Aas`
    return "variant" if slip and _alike(" ".join(left.words), " ".join(right.words)) else "different"


FEW = 4
"""Letters under which a part of a name that differs in one of them is another name, and no slip."""


def _lands(name: Name) -> set[str]:
    """The words of a name, and the countries and states that they stand for."""
    lists = table("en", "states"), table("en", "capitals"), table("en", "demonyms")
    words = (*name.words, " ".join(name.words))
    return {land for word in words for land in next((known[word] for known in lists if word in known), (word,))}


def _first_letters(short: Name, long: Name) -> bool:
    initials = "".join(word[0] for word in long.words)
    return len(short.words) == 1 and short.words[0].replace(".", "") == initials and len(initials) > 1
