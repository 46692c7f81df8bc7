"""A version goes in, its sentences and the answers to "does this stand anywhere?" come out, each worked out when asked.

Only the paragraphs that tell the story are read, without the dateline. What is asked of a whole version (its words, the
names it writes with a capital, its figures) is made once; nothing is taken apart in a sentence that nobody asks about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdiff.claims import german
from newsdiff.claims.canon import canonical, flat, fold, tokens
from newsdiff.claims.held import held
from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.romance import reading
from newsdiff.model import CONTENT
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token
    from newsdiff.model import Role, Version
    from newsdiff.words import Span

_CAPITAL = lazy(r"(?:(?<=[a-zà-ÿ\d,;)] )|(?<=,['\"] )|(?<=\b[ldLD]'))(?:['\"])?([A-ZÀ-Ý][^\W\d_]*(?:'[^\W\d_]{2,})?)")
_RUN = lazy(r"[A-Z][\w'&.]*(?:(?: of the | of | and | for | on | the | de |[ -])[A-Z][\w'&]*){1,6}")
_GLOSS = lazy(r" \(([A-Z]{2,8})\)")
LONGEST = 120
"""Characters before an abbreviation in brackets in which what it stands for is looked for."""
_INITIAL = lazy(r"(?<![^\W_])[A-Z]")
LONG = 7
"""Letters of a word that is asked for wherever a whole phrase is: of so many none is cut by `n't`."""
_OPENS, _CLOSES, _LOW = "“„«‟〝", "”»〞", frozenset("„‚‟")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a version: its numbers, role and span in the paragraph; `told` is False for the desk's own words."""

    number: int
    paragraph: int
    index: int
    role: Role
    span: Span
    text: str
    told: bool


@dataclass(frozen=True)
class Quotation:
    """Words inside quotation marks: token numbers in the paragraph, the marks left out; `closed` by a mark of its own."""

    number: int
    paragraph: int
    start: int
    end: int
    closed: bool


@dataclass(frozen=True, eq=False)
class Passage:
    """A paragraph taken apart: its tokens, each knowing its sentence and quotation, and the quotations."""

    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    sentences: dict[int, list[Token]]

    @held
    def odd(self) -> bool:
        """Whether it has an odd number of double quotation marks: one was lost or put in."""
        return sum(token.norm == '"' for token in self.tokens) % 2 == 1


@dataclass(frozen=True, eq=False)
class Page:
    """One version as the rules read it."""

    version: Version
    passages: dict[int, Passage] = field(default_factory=dict)
    language: str = "en"

    @held
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the version, counted through its text as the alignment counts them."""
        found: list[Sentence] = []
        for number, paragraph in enumerate(self.version.paragraphs):
            told = paragraph.role in CONTENT
            for index, (start, end) in enumerate(paragraph.spans):
                text = paragraph.text[start:end]
                found.append(Sentence(len(found), number, index, paragraph.role, (start, end), text, told))
        return tuple(found)

    def passage(self, number: int) -> Passage:
        """One paragraph taken apart, once."""
        if number not in self.passages:
            self.passages[number] = self._read(number)
        return self.passages[number]

    def tokens(self, sentence: Sentence) -> list[Token]:
        """The tokens of one sentence; none where the sentence does not tell the story."""
        if not sentence.told:
            return []
        return self.passage(sentence.paragraph).sentences.get(sentence.number, [])

    def left_out(self, number: int) -> Span:
        """What of a paragraph does not tell the story: the dateline, and the desk's tags before a headline or after it."""
        paragraph = self.version.paragraphs[number]
        if self.version.dateline and self.version.dateline.paragraph == number:
            return self.version.dateline.span
        if paragraph.role != "headline" or not self.version.label.tags:
            return (0, 0)
        start, end = self.version.label.title(paragraph.text)
        return (0, start) if start else (end, len(paragraph.text))

    def _read(self, number: int) -> Passage:
        paragraph = self.version.paragraphs[number]
        opens, closes = self.left_out(number)
        read = tokens(paragraph.text)
        if self.language in GLOSSED:
            read = reading.read(read, self.language)
        elif self.language == "de":
            read = german.read(read)
        starts = [token.start for token in read]
        found: list[Token] = []
        sentences: dict[int, list[Token]] = {}
        for sentence in self._within.get(number, []):
            start, end = sentence.span
            inside: list[Token] = read[bisect_left(starts, start) : bisect_left(starts, end)]
            if inside and inside[-1].end > end:
                inside.pop()
            if opens < closes:
                inside = [token for token in inside if not opens <= token.start < closes]
            for token in inside:
                token.sentence, token.paragraph = sentence.number, number
            found += inside
            sentences[sentence.number] = inside
        return Passage(tuple(found), _quotations(found, paragraph.text, number), sentences)

    @held
    def _within(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    @held
    def told(self) -> list[str]:
        """The lines of the paragraphs that tell the story, in their canonical characters."""
        lines: list[str] = []
        for number, paragraph in enumerate(self.version.paragraphs):
            if paragraph.role in CONTENT:
                start, end = self.left_out(number)
                lines += canonical(paragraph.text[:start] + paragraph.text[end:])[0].splitlines()
        return lines

    @held
    def flat(self) -> list[str]:
        """Every word and number of the story, folded, in order."""
        found: list[str] = []
        for number, paragraph in enumerate(self.version.paragraphs):
            if paragraph.role in CONTENT and self.left_out(number) == (0, 0):
                for sentence in self._within.get(number, ()):
                    found += flat(sentence.text)
            elif paragraph.role in CONTENT:
                start, end = self.left_out(number)
                found += flat(paragraph.text[:start] + paragraph.text[end:])
        return found

    @held
    def spread(self) -> dict[str, list[int]]:
        """The paragraphs that each long word stands in; under "" those in which a slip of the wire may have cut one."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, sentences in self._within.items():
            for word in {word for sentence in sentences for word in flat(sentence.text) if len(word) >= LONG}:
                found[word].append(number)
            if "~" in self.version.paragraphs[number].text:
                found[""].append(number)
        return dict(found)

    def sentences_at(self, number: int, start: int, end: int) -> list[Sentence]:
        """The sentences of a paragraph that hold characters from `start` to `end`."""
        there = self._within.get(number, [])
        first = bisect_right(there, start, key=lambda sentence: sentence.span[1])
        return there[first : bisect_left(there, end, first, key=lambda sentence: sentence.span[0])]

    @held
    def words(self) -> frozenset[str]:
        """Every word and number that stands in the story."""
        return frozenset(self.flat)

    @held
    def running(self) -> str:
        """The folded words as one text, for asking whether a phrase stands in it: ` word word word `."""
        return f" {' '.join(self.flat)} "

    def has(self, words: list[str]) -> bool:
        """Whether these words stand somewhere in the story, one after the other."""
        return f" {' '.join(words)} " in self.running

    @held
    def capitals(self) -> frozenset[str]:
        """Words written with a capital inside a sentence; never those of a headline in capitals or of a table."""
        lines = [line for line in self.told if not line.isupper() and " vs " not in line]
        return frozenset(map(fold, {word for line in lines for word in _CAPITAL.findall(line)}))

    @held
    def tails(self) -> frozenset[str]:
        """The last words of runs of words with a capital; none of a headline in capitals."""
        lines = [line for line in self.told if not line.isupper()]
        runs = [flat(run) for line in lines for run in _RUN.findall(line)]
        return frozenset(run[-1] for run in runs if run)

    @held
    def spellings(self) -> dict[str, list[str]]:
        """The words written with a capital, each by its first letter, by its first six and by all of them in order."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.capitals):
            for key in {word[0], word[:6], "".join(sorted(word))}:
                found.setdefault(key, []).append(word)
        return found

    @held
    def texts(self) -> list[str]:
        """The texts of its paragraphs."""
        return [paragraph.text for paragraph in self.version.paragraphs]

    @held
    def headings(self) -> frozenset[str]:
        """Words of the headlines, however they are written."""
        lines = [p.text for p in self.version.paragraphs if p.role == "headline"]
        return frozenset(word for line in lines for word in flat(line))

    @held
    def names(self) -> frozenset[str]:
        """Every word of the story, and the country whose people or capital it names."""
        peoples, capitals = table("en", "demonyms"), table("en", "capitals")
        lands = {names[word][0] for names in (peoples, capitals) for word in self.words & names.keys()}
        return frozenset(self.words - (peoples.keys() & capitals.keys()) | lands)

    @held
    def glossed(self) -> dict[str, frozenset[str]]:
        """The abbreviations that the text introduces, `the Health Council (HC)`, with the words that each stands for."""
        found: dict[str, frozenset[str]] = {}
        for line in self.told if any("(" in line for line in self.told) else ():
            for gloss in _GLOSS.finditer(line):
                words = flat(line[max(0, gloss.start() - LONGEST) : gloss.start()])[-2 * len(gloss[1]) :]
                first = next((n for n, word in enumerate(words) if _spells(gloss[1].lower(), words[n:])), None)
                if first is not None:
                    found[gloss[1].lower()] = frozenset(words[first:])
        return found

    @held
    def initials(self) -> frozenset[str]:
        """Initials of every run of capitalised words, and of every part of one: an acronym may stand for it."""
        whole = ["".join(_INITIAL.findall(run)).lower() for line in self.told for run in _RUN.findall(line)]
        return frozenset(run[a:b] for run in whole for a in range(len(run)) for b in range(a + 2, len(run) + 1))


def _quotations(found: list[Token], text: str, number: int) -> tuple[Quotation, ...]:
    """Quotations of a paragraph; one left open runs to its end, a closing mark without an opening one is ignored."""
    out: list[Quotation] = []
    opened: dict[str, tuple[int, str]] = {}
    outer: list[tuple[int, str]] = []  # where quotations began that another one with the same marks interrupts
    for at, token in enumerate(found):
        if token.kind != "q":
            continue
        mark, shape = token.norm, text[token.start]
        low = opened.get(mark, (0, ""))[1] in _LOW  # „so“: the mark that opens elsewhere closes here
        if not (low and shape in "“‘") and _opening(found, at, shape):
            if mark == '"' in opened and _inside(found, at):
                outer.append(opened[mark])
            opened[mark] = (at + 1, shape)
        elif mark in opened:
            _close(out, found, (opened.pop(mark)[0], at), number, closed=True)
            if mark == '"' and outer:
                opened[mark] = outer.pop()
        elif mark == '"' and at + 1 < len(found) and found[at + 1].glued and found[at + 1].text[0].isupper():
            opened[mark] = (at + 1, shape)  # said"So: the space before it was lost
    if '"' in opened:
        _close(out, found, (opened['"'][0], len(found)), number, closed=False)
    return tuple(out)


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the first letters of words, those of grammar left out or not, are these."""
    function = table("en", "function")
    content = [word for word in words if word not in function]
    return letters in {"".join(word[0] for word in some) for some in (words, content)} and words[0] not in function


def _inside(found: list[Token], at: int) -> bool:
    """Whether a mark opens words within a quotation: a plain word stands before it, `from "no" to "yes"`."""
    before = found[at - 1]
    return before.kind == "w" and not found[at].glued and before.norm not in table("en", "speech")


def _close(out: list[Quotation], found: list[Token], span: Span, number: int, *, closed: bool) -> None:
    if span[0] >= span[1]:
        return
    for token in found[slice(*span)]:
        if token.quote < 0:
            token.quote = len(out)
    out.append(Quotation(len(out), number, *span, closed))


def _opening(found: list[Token], at: int, shape: str) -> bool:
    """Whether a quotation mark opens: as its shape says, else as the spaces beside it say."""
    token = found[at]
    follows = at + 1 < len(found) and found[at + 1].glued
    tight = follows and found[at + 1].kind in "wn"
    if token.norm == '"' and at and tight != token.glued:
        return tight  # the spaces beside a mark are plainer than its shape
    if shape in "«»" and (tight or token.glued):
        return tight  # »so« and «so» alike
    if token.norm == '"' and shape in _OPENS + _CLOSES:
        return shape in _OPENS
    if token.text == "''":
        return shape == "`"
    free = at == 0 or not token.glued or found[at - 1].norm in {"(", "-", '"', "[", ":"}
    if token.norm == "'":
        return free and follows and found[at + 1].text[0].isalpha()
    return free and (follows or at == 0)
