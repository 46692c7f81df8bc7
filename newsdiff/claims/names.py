"""Tokens go in, the names of persons, bodies and places come out, with titles and legal forms set apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims.canon import fold
from newsdiff.claims.held import held
from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.marks import Mark
from newsdiff.claims.times import dated
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.claims.canon import Run
    from newsdiff.claims.page import Page
    from newsdiff.model import Value

_PARTICLES = {"al", "el", "bin", "ibn", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "of", "and", "&", "e", "y"}  # fmt: skip
_INNER = {"of", "&"}
_LOWER = lazy(r"(?<![^\s\"'(\-])[a-zß-ÿ][^\W\d_]*")
ACRONYM = lazy(r"[A-Z][A-Z.&]{1,6}s?")
"""First letters that stand for a name: `EFP`, the plural too."""


@dataclass(frozen=True)
class Name(Mark):
    """A name: its words folded, without particles, titles and legal form; `plain` is the text as it stands.

    `begins`: the first token of the title before it.
    `gloss`: an abbreviation in brackets after what it stands for. `loud`: in a headline that writes every word alike.
    """

    words: tuple[str, ...]
    plain: str
    legal: str = ""
    title: str = ""
    begins: int = 0
    gloss: bool = False
    loud: bool = False

    @property
    def value(self) -> Value:
        """Words, title, as shown."""
        return (("name", " ".join(self.words)), ("title", self.title or None))


@dataclass(frozen=True, eq=False)
class Case:
    """How two versions write their words."""

    pages: tuple[Page, Page]

    @property
    def language(self) -> str:
        """The language whose lists tell names from other words: English ones where no other are at hand."""
        return self.pages[0].language

    @held
    def capitals(self) -> frozenset[str]:
        """Words written with a capital inside a sentence."""
        return self.pages[0].capitals | self.pages[1].capitals

    @held
    def lower(self) -> frozenset[str]:
        """Words written without a capital somewhere."""
        lines = {line for page in self.pages for line in page.told}  # most stand in both
        return frozenset(map(fold, {word for line in lines for word in _LOWER.findall(line)}))


def names(run: Run, case: Case, taken: Iterable[Mark] = (), language: str = "en") -> list[Name]:
    """The names of a run of tokens, in order; tokens that belong to a time are left out, and the agency told."""
    if language == "de":
        return _german(run, taken)
    loud = run.loud
    times = {at for mark in taken for at in range(mark.start, mark.end)}
    agencies, rows = table("en", "agencies"), _rows(run)
    found: list[Name] = []
    end = 0
    for at in [n for n, token in enumerate(run) if token.text[0].isupper()]:
        if at < end or at in times or run[at].norm in agencies or run[at].sentence in rows or _coded(run, at):
            continue
        if not _named(run, at, case, loud):
            continue
        end = min([_reach(run, at, case, loud), *(n for n in times if n > at)])
        office = _office(run, at, end, case.language)
        name = _name(run, at + (office >= 0), end, case.language)
        if name is not None and office >= 0:
            name = replace(name, begins=office, title=" ".join(t.norm for t in run[office : at + 1]))
        if name is not None:
            found.append(
                name if not loud and not _glosses(run, name) else replace(name, gloss=_glosses(run, name), loud=loud)
            )
    return found


def _office(run: Run, at: int, end: int, language: str) -> int:
    """Where an office begins whose last word is the first of these: `ministre des` of `Finances Henri Vauclair`; -1 for none."""
    if language not in GLOSSED or end - at < 3 or at < 2 or any(t.norm == "-" for t in run[at:end]):
        return -1
    of = at - 1 - (run[at - 1].norm == "the")
    titled = of > 0 and run[of].norm == "of" and run[of - 1].norm in table(language, "titles")
    return of - 1 if titled else -1


def _coded(run: Run, at: int) -> bool:
    """Whether a word is a part of a designation such as `AIM/RIM-7M`."""
    before, after = run[at - 1] if at else None, run[at + 1] if at + 1 < len(run) else None
    slashed = (before is not None and before.norm == "/") or (after is not None and after.norm == "/" and after.glued)
    return slashed and run[at].text.isupper()


def _rows(run: Run) -> set[int]:
    """Sentences that are rows of a table: a `vs`, or two figures for every three words. Labels are no names."""
    figures = Counter([token.sentence for token in run if token.kind == "n"])
    if not figures:
        return set()
    words = Counter([token.sentence for token in run if token.kind == "w"])
    versus = {token.sentence for token in run if token.norm == "vs"}
    return versus | {number for number, count in figures.items() if count > 1 and 3 * count >= 2 * words[number]}


def _glosses(run: Run, name: Name) -> bool:
    """Whether a name is an abbreviation beside what it stands for: `exchange for physicals (EFPs)`, `the Exchange, EXO,`."""
    if name.start < 2 or len(name.words) != 1 or not ACRONYM.fullmatch(name.plain):
        return False
    opens, closes = run[name.start - 1].norm, run[name.end].norm if name.end < len(run) else "."
    if opens == "(":
        return closes == ")"
    return opens == "," and closes in {",", "."} and run[name.start - 2].text[0].isupper()


def _named(run: Run, at: int, case: Case, loud: bool) -> bool:  # noqa: PLR0911 - one rule a line
    """Whether a word belongs to a name."""
    token = run[at]
    if token.kind != "w" or not token.text[0].isupper() or (len(token.text) < 2 and not _initial(run, at)):
        return False
    norm = token.norm
    if (
        (dated(norm, case.language) and (len(norm) > 3 or not _follows(run, at)))
        or (norm in table(case.language, "function") and (loud or not _surname(run, at)))
        or norm == "i"
    ):
        return False
    if loud:
        return norm in case.capitals and (norm not in case.lower or not token.text.isupper())
    if at and run[at - 1].norm in {"u.s.", "u.k."} and (norm in case.lower or not _goes_on(run, at, case)):
        return False  # the wire's filter puts a capital after U.
    if _begins(run, at):
        if norm in case.capitals:
            return norm not in case.lower or (at + 1 < len(run) and run[at + 1].text[0].isupper())
        labels = at + 1 < len(run) and run[at + 1].norm == ":"
        shows = _follows(run, at) or (token.text.isupper() and not labels)
        return norm not in case.lower and shows and norm not in table(case.language, "numbers")
    return True


def _surname(run: Run, at: int) -> bool:
    """Whether a word of grammar is a name here, for it has a capital behind another: `Karl As`."""
    before, grammar = run[at - 1] if at else None, table("en", "function")
    if before is None or before.kind != "w" or before.sentence != run[at].sentence or run[at].text.isupper():
        return False
    return (
        before.text[0].isupper() and not before.text.isupper() and before.norm not in grammar and "." not in before.text
    )


def _goes_on(run: Run, at: int, case: Case) -> bool:
    """Whether a capital after `U.S.` is more than the filter's: it stands elsewhere, or another capital follows."""
    return _follows(run, at) or run[at].norm in case.capitals


def _follows(run: Run, at: int) -> bool:
    """Whether a word with a capital follows that is no day and no month."""
    after = run[at + 1] if at + 1 < len(run) else None
    return after is not None and after.kind == "w" and after.text[0].isupper() and not dated(after.norm, "en")


_PLACING = frozenset({"in", "aus", "nach"})
_NO_PLACE = frozenset(
    {"angaben", "auskunft", "ansicht", "meinung", "worten", "kraft", "not", "betrieb", "haft", "folge", "darstellung"}
)


def _german(run: Run, taken: Iterable[Mark]) -> list[Name]:
    """Names where every noun has a capital: two capitals in a row, or one after a preposition of place."""
    times = {at for mark in taken for at in range(mark.start, mark.end)}
    lists = [table("de", name) for name in ("function", "numbers", "units", "speakers")]
    nouns = [
        at for at, t in enumerate(run)
        if t.kind == "w" and t.text[0].isupper() and at not in times and not any(t.norm in words for words in lists)
    ]  # fmt: skip
    found: list[Name] = []
    end = 0
    for at in nouns:
        if at < end:
            continue
        end = at + 1
        while end in nouns or (end + 1 in nouns and run[end].norm == "-" and run[end].glued):
            end += 1
        placed = at > 0 and run[at - 1].norm in _PLACING and run[at].norm not in _NO_PLACE
        name = _name(run, at, end, "de") if end - at > 1 or placed else None
        if name is not None:
            found.append(name)
    return found


def _initial(run: Run, at: int) -> bool:
    return at + 1 < len(run) and run[at + 1].norm == "." and run[at + 1].glued


def _begins(run: Run, at: int) -> bool:
    """Whether a word would have a capital anyway: first of a sentence or of a quotation, or after a colon."""
    if at == 0 or run[at - 1].sentence != run[at].sentence:
        return True
    before = run[at - 1]
    return (
        before.kind == "q"
        or (before.norm in {":", ".", "...", "-"} and not run[at].glued)
        or before.norm in {"(", "!", "?"}
    )


def _reach(run: Run, at: int, case: Case, loud: bool) -> int:
    """One past the last token of the name that begins at `at`."""
    end = at + 1
    while end < len(run):
        token = run[end]
        if token.sentence != run[at].sentence:
            break
        if (
            token.norm in {"-", "."}
            and token.glued
            and end + 1 < len(run)
            and ((run[end + 1].glued and token.norm == "-") or (token.norm == "." and len(run[end - 1].text) == 1))
        ):
            if _named(run, end + 1, case, loud):
                end += 2
                continue
            if token.norm == "." and len(run[end - 1].text) == 1:
                end += 1
                continue
            break
        if _named(run, end, case, loud) and not (run[end - 1].norm == "u.s." and token.norm in case.lower):
            end += 1
            continue
        step = end + 1
        if (
            token.norm in _PARTICLES
            and step < len(run)
            and (token.text in _INNER) <= (_of(run[end - 1].norm) or token.norm == "&")
        ):
            step += run[step].norm in {"-", "the"}
            if step < len(run) and token.norm != "and" and _named(run, step, case, loud):
                end = step + 1
                continue
        break
    return end


def _of(word: str) -> bool:
    """Whether a body goes on with `of`: the Bank of …, the Ministry of …."""
    return table("en", "bodies").get(word, ("", ""))[1] == "of"


def _generic(word: str, language: str) -> bool:
    """Whether a body is called so wherever it was named before: the Bank."""
    return table("en" if language == "de" else language, "bodies").get(word, ("", ""))[0] == "generic"


def _name(run: Run, start: int, end: int, language: str = "en") -> Name | None:
    """The name between two tokens, its title and legal form set apart; None where nothing else is left."""
    titles, legal = table(language, "titles"), table(language, "legal")
    first = start
    while first < end and (_entitles(run, first, titles) or (first > start and run[first].norm == ".")):
        first += 1
    title, begins = _title(run, first, titles)
    form = ""
    last = end
    while last > first + 1 and (run[last - 1].norm in legal or run[last - 1].norm == "."):
        form = form or legal.get(run[last - 1].norm, ("",))[0]  # of `Co PLC` the last
        last -= 1
    words = tuple(t.norm for t in run[first:last] if t.kind == "w" and t.norm not in _PARTICLES)
    words = tuple(word for word in words if len(word) > 1)
    if language == "en" and words and words[0] in legal and not run[first].text.isupper():
        return None  # a legal form put on or left off, or the rest of `Sole and Co Homes`
    if not words or table(language, "times").get(words[-1], ("",))[0] == "zone":
        return None  # `CLOSE CDT` in a table
    if len(words) == 1 and (_generic(words[0], language) or titles.get(words[0], ("portfolio",))[-1] != "portfolio"):
        return None
    plain = "".join(("" if n == 0 or t.glued else " ") + t.text for n, t in enumerate(run[first:last]))
    return Name(first, last, words, plain, form, title, begins)


def _entitles(run: Run, at: int, titles: dict[str, tuple[str, ...]]) -> bool:
    """Whether a word is a title here; what a minister is minister of is one only before that word."""
    columns = titles.get(run[at].norm)
    if columns is None or columns[-1] != "portfolio":
        return columns is not None
    after = titles.get(run[at + 1].norm) if at + 1 < len(run) else None
    return after is not None and after[-1] != "portfolio"


def _title(run: Run, first: int, titles: dict[str, tuple[str, ...]]) -> tuple[str, int]:
    """The title before a name with what modifies it (`deputy governor`), in capitals or not, and where it begins."""
    begins = first
    while begins and run[begins - 1].sentence == run[first - 1].sentence:
        if not _entitles(run, begins - 1, titles) and not (
            run[begins - 1].norm == "." and begins > 1 and begins == first
        ):
            break
        begins -= 1
    words = [token.norm for token in run[begins:first] if token.kind == "w"]
    at = next((n for n in range(len(words)) if len(titles.get(" ".join(words[n:]), ())) == 1), len(words))
    found = [titles[word][0] for word in words[:at]] + [titles[" ".join(words[at:])][0] if words[at:] else ""]
    return " ".join(part for part in found if part), begins
