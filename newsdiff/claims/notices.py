"""What the desk says it changed goes in, with the claim changes that were found; out comes each beside the other.

An advisory tells editors ("Adds reaction in paragraph 3"), a correction notice tells readers ("corrects figure to 12
from 21"). Each announced change is looked for among the claim changes and, where it names both values, in the texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdiff import words
from newsdiff.claims.lexicon import table
from newsdiff.model import CONTENT, Notice
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdiff.model import ClaimChange, Facet, FacetChange, Paragraph, Version

Judged = tuple[Literal["matched", "unmatched", "contradicted"], tuple[str, ...]]

LONGEST = 2000  # characters of a notice that are read; the longest met had 300
_FITS = {
    "add": {"added", "changed"}, "remove": {"removed", "changed"},
    "change": {"added", "removed", "changed"}, "rewrite": {"added", "removed", "changed"},
}  # fmt: skip

_HEAD = r"(?:Eds|Editors|Editor's note|Correction|Corrected|Clarification|Updates?)"
_WRAP = lazy(rf"^[\s(\[]*(?:{_HEAD}: ?){{0,2}}", re.IGNORECASE)
_LIST = lazy(r"; |, (?!(?:not|instead|rather|which|who|in|after)\b)")
_SIDE = r"[^;()]{1,60}?"
_ENDS = r"(?=$|, |[;)]|\.(?: |$)| (?:in|after) )"
_TO_FROM = lazy(rf"\bto (?:say )?({_SIDE}) from ({_SIDE}){_ENDS}")
_FROM_TO = lazy(rf"\bfrom ({_SIDE}) to ({_SIDE}){_ENDS}")
_NOT = lazy(rf"({_SIDE}),? (?:not|instead of|rather than) ({_SIDE}){_ENDS}")
_WAS = lazy(rf"\b(?:misstated|misidentified|incorrectly|wrongly|erroneously)\b[^;()]{{1,120}}? as ({_SIDE}){_ENDS}")
_DIGIT = lazy(r"\d")
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PARAGRAPHS = lazy(r"\b(?:paragraphs?|paras?) (\d{1,3})(?:(?: ?- ?| and | to |, )(\d{1,3})\b)?")
_NTH = lazy(rf"\b(?:({'|'.join(_RANKS)}|last)|(\d{{1,3}})(?:st|nd|rd|th)) (?:paragraph|para|graf)\b")


@dataclass(frozen=True)
class Announced:
    """One change that the desk announced.

    Attributes:
        says: the clause, as it stands, with the verb of its list put before it.
        right: what it says should stand; None where it names no value.
        wrong: what it says stood before.
        where: paragraph numbers of the later version that it names; empty for none.
    """

    says: str
    action: str
    right: str | None
    wrong: str | None
    where: frozenset[int]


def notices(before: Version, after: Version, claims: Sequence[ClaimChange]) -> tuple[Notice, ...]:
    """Each change that the later version's advisories and correction notices announce, beside the claims it names.

    What also stands in the earlier version announced the step before this one, and is left out, and so is a notice that
    only the earlier version carries. A headline tag CORRECTED that no notice explains is a notice of its own.
    `matched`: a claim change fits, or both texts show the two values it names. `contradicted`: one of the two values
    differs from what the texts show. `unmatched`: nothing was found. In the order of the text.
    """
    known = {words.key(p.text) for p in before.paragraphs if p.role in {"advisory", "correction"}}
    found: list[Notice] = []
    for number, paragraph in enumerate(after.paragraphs):
        if paragraph.role not in {"advisory", "correction"} or words.key(paragraph.text) in known:
            continue
        role: Literal["advisory", "correction"] = "correction" if paragraph.role == "correction" else "advisory"
        for announced in _announced(paragraph, after):
            judged = _judged(announced, before, after, claims)
            found.append(Notice(role, "after", number, paragraph.text, announced.says, *judged))
    explained = any(_class(word) == "change" for notice in found for word in words.words(notice.says))
    return tuple(found) if explained else (*_by_label(before, after, claims), *found)


def _by_label(before: Version, after: Version, claims: Sequence[ClaimChange]) -> Iterator[Notice]:
    """A headline that the desk marked as corrected, where the earlier one was not."""
    if after.label.kind != "correction" or before.label.kind == "correction":
        return
    for number, paragraph in enumerate(after.paragraphs):
        if paragraph.role == "headline":
            named = tuple(claim.id for claim in claims if claim.material and claim.change == "changed")
            tag = "-".join(after.label.tags) or "CORRECTED"
            found: Literal["matched", "unmatched"] = "matched" if named else "unmatched"
            yield Notice("correction", "after", number, paragraph.text, f"headline tag {tag}", found, named)
            return


def _announced(paragraph: Paragraph, after: Version) -> Iterator[Announced]:
    """The clauses of a notice that announce a change; a clause without a verb takes that of the one before it."""
    verb = ""
    for clause in _clauses(paragraph):
        own = next((word for word in words.words(clause) if _class(word) in _FITS), "")
        right, wrong = _values(clause)
        if not (own or verb or wrong):
            continue
        says = clause if own or wrong or paragraph.role == "correction" else f"{verb} {clause}"
        verb = own or verb
        where = frozenset(_where(clause.casefold(), after))
        yield Announced(says, _class(verb) or "change", right, wrong, where)


def _clauses(paragraph: Paragraph) -> Iterator[str]:
    """The sentences of a notice; an advisory lists changes, so there also what commas and `and adds` set apart."""
    text = _WRAP.sub("", " ".join(paragraph.text[:LONGEST].split())).rstrip(" )]")
    for start, end in words.sentences(text):
        parts = _listed(text[start:end]) if paragraph.role == "advisory" else [text[start:end]]
        yield from filter(None, (_WRAP.sub("", part).strip(" .;,()[]") for part in parts))


def _listed(sentence: str) -> Iterator[str]:
    for part in _LIST.split(sentence):
        start = 0
        for match in re.finditer(r" and (?=(\w+))", part):
            if _class(match[1].casefold()) in _FITS:
                yield part[start : match.start()]
                start = match.end()
        yield part[start:]


def _class(word: str) -> str | None:
    """What a word is in a notice: add, remove, change, rewrite; kind (a noun for a kind of fact); loose."""
    row = table("en", "notices").get(word)
    return row[0] if row else None


def _values(clause: str) -> tuple[str | None, str | None]:
    """(what should stand, what stood) where a clause names them."""
    if match := _TO_FROM.search(clause):
        return match[1], match[2]
    if match := _FROM_TO.search(clause):
        return match[2], match[1]
    if match := _NOT.search(clause):
        wrong = words.words(match[2])
        return " ".join(words.words(match[1])[-len(wrong) :]), match[2]
    match = _WAS.search(clause)
    return None, match[1] if match else None


def _where(clause: str, after: Version) -> Iterator[int]:
    """Paragraph numbers of the later version that a clause names; desks count body paragraphs from 1."""
    body = [n for n, paragraph in enumerate(after.paragraphs) if paragraph.role == "body"]
    for match in _PARAGRAPHS.finditer(clause):
        yield from body[max(int(match[1]), 1) - 1 : int(match[2] or match[1])]
    for match in _NTH.finditer(clause):
        rank = len(body) if match[1] == "last" else _RANKS.index(match[1]) + 1 if match[1] else int(match[2])
        yield from body[max(rank, 1) - 1 : rank]
    if "headline" in clause:
        yield from (n for n, paragraph in enumerate(after.paragraphs) if paragraph.role == "headline")


def _judged(announced: Announced, before: Version, after: Version, claims: Sequence[ClaimChange]) -> Judged:
    by_values = _by_values(announced, before, after, claims)
    heads = frozenset(n for n, paragraph in enumerate(before.paragraphs) if paragraph.role == "headline")
    return by_values or _by_subject(announced, heads, [claim for claim in claims if not claim.carried])


def _by_values(announced: Announced, before: Version, after: Version, claims: Sequence[ClaimChange]) -> Judged | None:
    """What the two values that a clause names say; None where they say nothing."""
    right, wrong = announced.right, announced.wrong
    if wrong is None:
        return None
    named = [claim.id for claim in claims if any(_turns(facet, wrong, right) for facet in claim.facets)]
    if named:
        return "matched", tuple(named)
    stood, stands, righted = _says(before, wrong), _says(after, wrong), bool(right) and _says(after, right or "")
    if righted and not stands and stood:
        return "matched", ()
    if not (_DIGIT.search(wrong) and _DIGIT.search(right or wrong)):
        return None if stood else ("unmatched", ())
    other = [claim.id for claim in claims if any(_half_turns(facet, wrong, right) for facet in claim.facets)]
    if other or (stands and not righted):
        return "contradicted", tuple(other)
    return None if stood else ("unmatched", ())


def _turns(facet: FacetChange, wrong: str, right: str | None) -> bool:
    """The facet had the wrong value and has the right one (where no right one is named: no longer the wrong one)."""
    had, has = _holds(facet.before, wrong), _holds(facet.after, right) if right else not _holds(facet.after, wrong)
    return had and has


def _half_turns(facet: FacetChange, wrong: str, right: str | None) -> bool:
    """Exactly one side of a changed facet is as announced."""
    changed = facet.change == "changed" and right is not None
    return changed and _holds(facet.before, wrong) != _holds(facet.after, right)


def _holds(facet: Facet | None, value: str | None) -> bool:
    return bool(facet and value and _contains(facet.text, value))


def _says(version: Version, value: str) -> bool:
    return any(p.role in CONTENT and _contains(p.text, value) for p in version.paragraphs)


def _contains(text: str, value: str) -> bool:
    """The words of `value` stand in `text` in a row; of a value with figures, its figures stand there."""
    here, sought = words.words(text), words.words(value)
    figures = [word for word in sought if _DIGIT.search(word)]
    if figures:
        return set(figures) <= set(here)
    return bool(sought) and f" {' '.join(sought)} " in f" {' '.join(here)} "


def _by_subject(announced: Announced, heads: frozenset[int], claims: Sequence[ClaimChange]) -> Judged:
    """The claims that fit best what a clause is about: its paragraph, the kind of fact, its words.

    `heads` are the earlier version's headlines. A claim of another kind than the one that is named does not fit.
    """
    sought = words.words(announced.says)
    slips = not {"typo", "typos", "misspelling", "misspelled", "misspelt", "spelling"}.isdisjoint(sought)
    fitting = [claim for claim in claims if (claim.material or slips) and claim.change in _FITS[announced.action]]
    nouns = [table("en", "notices")[word][1:] for word in sought if _class(word) == "kind"]
    kinds = {kind for columns in nouns for kind in columns[0].split()}
    about = {_stem(word) for word in sought if not _class(word) and word not in table("en", "function")}
    about |= {_stem(word) for columns in nouns for word in " ".join(columns[1:]).split()}
    if not (kinds or about or announced.where):  # "adds details", "rewrites throughout"
        named = () if announced.action == "rewrite" else tuple(claim.id for claim in fitting)
        return ("matched" if fitting else "unmatched"), named
    if announced.action == "change" and kinds and not slips:
        fitting = [claim for claim in fitting if any(facet.kind in kinds for facet in claim.facets)]
    gone = heads if "headline" in sought else frozenset()
    scores = [_score(claim, announced.where, gone, kinds, about) for claim in fitting]
    best = max(scores, default=0)
    named = tuple(claim.id for claim, score in zip(fitting, scores, strict=True) if score == best) if best else ()
    return ("matched" if named else "unmatched"), named


def _score(claim: ClaimChange, where: frozenset[int], gone: frozenset[int], kinds: set[str], about: set[str]) -> int:
    """2 for standing in a paragraph that was named (`gone` are those of the earlier text), 1 for a facet of the kind, 1 for a shared word."""
    stands = where & {place.paragraph for place in claim.after} or gone & {place.paragraph for place in claim.before}
    shared = about & {_stem(word) for place in (*claim.before, *claim.after) for word in words.words(place.text)}
    return 2 * bool(stands) + any(facet.kind in kinds for facet in claim.facets) + bool(shared)


def _stem(word: str) -> str:
    """Enough of a word to find its plural, possessive and past again."""
    return word.removesuffix("'s")[:5]
