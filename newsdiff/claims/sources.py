"""Two speakers go in, whether they are one source comes out: by their names, else by their nouns and by whose they are.

Who may speak for the other (`he` for anybody, `the company` for a company's name, a spokesman for his ministry) is
`unknown`, and so is a second mention that leaves out which one it is (`the agency` after `the port authority`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.marks import stem

if TYPE_CHECKING:
    from newsdiff.claims.attribution import Speaker
    from newsdiff.claims.marks import Same

_MAY_BE = {
    "body": "body agency office voice any",
    "agency": "body agency public state office staff voice any",
    "public": "agency office staff voice any",
    "state": "state agency minister office staff voice any",
    "minister": "state office staff voice any",
    "seat": "office staff voice any",
    "office": "body agency public state minister seat office staff voice any",
    "staff": "agency public state minister seat office staff voice any",
    "voice": "body agency public state minister seat office staff voice any",
    "any": "body agency public state minister seat office staff voice any",
}
"""Who may be meant by a noun, by whom the nouns stand for: by the ministry its minister, by the firm its chairman."""
_PERSONS = frozenset({"office", "staff", "voice"})
_INSTITUTIONS = frozenset({"public", "state", "minister"})
ROOT = 5
"""Letters from which two longer words that tell whose a source is may be of one root."""
_OWN = _INSTITUTIONS | {"seat"}
BODIES = frozenset({"", "public", "state"})
"""For whom nouns stand that are a body, or people, of whom the text would tell that somebody speaks for them."""


def same_speaker(left: Speaker, right: Speaker) -> Same:
    """Compare two speakers: two names by the words they share, two descriptions by their noun, and whose they are."""
    pronoun = "pronoun" in {left.stands, right.stands}
    if not pronoun and _apart(left, right):
        return "different"
    if left.head == right.head:
        return "same"
    return "unknown" if pronoun else _named(left, right)


def _named(left: Speaker, right: Speaker) -> Same:
    """Compare two speakers who point at themselves: two names by what they share, two descriptions by their nouns."""
    shared = left.head & right.head
    if left.noun and right.noun:
        return _described(left, right, shared)
    if shared:
        # two whole names that share a title or the first part of a body are two
        apart = left.named and right.named and min(len(left.head - right.head), len(right.head - left.head)) > 1
        return "different" if apart else "variant"
    if _initials(left, right) or _initials(right, left):
        return "variant"
    if left.pointing or right.pointing:
        return "unknown"
    return "variant" if left.named and right.named and _misspelt(left, right) else "different"


def may_differ(one: Speaker, two: Speaker) -> bool:
    """Whether a name and a noun can be told to be two sources: by a noun that is itself, or says for whom it speaks."""
    name, noun = (one, two) if one.named else (two, one)
    if noun.stands in {"state", "minister"} and (name.land or len(name.head) == 1):
        return False  # `Peking said`, `the government said`
    return noun.stands in _OWN | BODIES or bool(noun.whose and noun.stands in _PERSONS | {"agency"})


def tellers(noun: Speaker) -> list[frozenset[str]]:
    """The words that tell of a body: by all of the sets a stem each; of a government called by nothing else its ministers too."""
    if noun.whose:
        return [_forms(word, noun.language) for word in noun.whose]
    governs = _GOVERNS if noun.stands in {"state", "minister"} else frozenset[str]()
    names = (_forms(name, noun.language) for name, stands in _classes() if stands in governs)
    return [_forms(noun.last, noun.language).union(*names)]


@cache
def _forms(word: str, language: str) -> frozenset[str]:
    """Stems of all forms of a class of sources; the word itself where it is none."""
    lists = [table(name, "speakers") for name in ({language} if language in GLOSSED else {"de", "en"})]
    return frozenset(
        {stem(form) for listed in lists for form, columns in listed.items() if columns[0] == word} | {word}
    )


@cache
def _classes() -> frozenset[tuple[str, str]]:
    return frozenset((columns[0], columns[1]) for columns in table("en", "speakers").values() if len(columns) > 1)


_GOVERNS = frozenset({"state", "minister", "staff", "office"})


def _apart(left: Speaker, right: Speaker) -> bool:
    """Whether two sources of one noun are told to be two: `the interior ministry`, `the defence ministry`."""
    if not left.last or left.last != right.last or not left.whose or not right.whose:
        return False
    if left.whose & right.whose or _roots(left) & _roots(right):
        return False  # `the electoral commission`, `the election commission`
    return left.plain.islower() == right.plain.islower() or left.stands in _INSTITUTIONS


def _roots(speaker: Speaker) -> set[str]:
    return {word[:ROOT] for word in speaker.whose if len(word) > ROOT}


def _described(left: Speaker, right: Speaker, shared: frozenset[str]) -> Same:
    """Compare two speakers who are described: by their nouns, and where those are one, whose they are."""
    if left.noun == right.noun:
        apart = len(left.head) > 1 and len(right.head) > 1 and len(shared) == 1
        return "different" if apart else "variant"
    if _prosecutes(left, right) or _prosecutes(right, left):
        return "variant"
    if left.stands == right.stands == "any" and left.possessor == right.possessor != "":
        return "different"  # `her publisher`, `her family`
    if _relation(left, right) or _relation(right, left):
        return "different"
    if "source" not in {left.last, right.last} and (
        shared or (left.whose | {left.last}) & (right.whose | {right.last})
    ):
        return "unknown"  # `the coast guard`, `a coast guard spokesman`
    return "unknown" if _exchanged(left, right) else "different"


def _prosecutes(one: Speaker, two: Speaker) -> bool:
    """Whether one source is a prosecutor and so is the other, by the name of the office: `the district attorney`."""
    return one.last == "prosecutor" and two.last == "lawyer" and not two.whose.isdisjoint(_PROSECUTING)


_PROSECUTING = frozenset(map(stem, ("district", "state", "prosecuting", "county")))


def _relation(one: Speaker, two: Speaker) -> bool:
    """Whether one source is told to be a person of the other's: `the mayor`, `the mayor's wife`."""
    owned = "'s " in two.plain and two.stands in {"", "any"}
    return owned and one.last in two.whose and two.plain.split()[-1] in table("en", "persons")


def _exchanged(left: Speaker, right: Speaker) -> bool:
    """Whether one of two nouns may be meant by the other, and one of them leaves open whose it is."""
    one, two = _behind(left), _behind(right)
    if one not in _MAY_BE.get(two, "").split():
        return False
    if "seat" in {one, two} and {one, two} & _PERSONS:
        return not _which(right if one == "seat" else left)  # `the mayor`, `the fire chief`
    if "any" not in {one, two}:
        return {one, two} == {"body"} or not (_which(left) and _which(right))
    other = two if one == "any" else one
    return other in {"any", "body"} | _PERSONS or not _which(left if one == "any" else right)


def _behind(speaker: Speaker) -> str:
    """For whom a speaker stands: officials, a spokesman or a leader for the body that is named with them, where one is."""
    if speaker.stands not in _PERSONS:
        return speaker.stands
    listed = table("en", "speakers")
    own = [columns[1] if len(columns) > 1 else "" for word in speaker.whose if (columns := listed.get(word))]
    return own[0] if own else speaker.stands


def _which(speaker: Speaker) -> frozenset[str]:
    """The words that tell which source of its noun it is, its country left out: any noun may have that."""
    return speaker.whose - _lands()


@cache
def _lands() -> frozenset[str]:
    return frozenset(columns[0] for name in ("demonyms", "capitals") for columns in table("en", name).values())


def _initials(short: Speaker, long: Speaker) -> bool:
    """Whether one speaker is the first letters of the other: `the U.N.`, `the United Nations`."""
    return len(long.letters) > 1 and short.plain.split()[-1].replace(".", "") == long.letters


def _misspelt(left: Speaker, right: Speaker) -> bool:
    """Whether a word of one name is one of the other with a slip."""
    return any(fuzz.ratio(a, b) >= 80 for a in left.head for b in right.head)
