"""A verb of speech in a run of tokens goes in, the noun phrase of whoever speaks comes out: before the verb, or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.claims.times import dated

if TYPE_CHECKING:
    from newsdiff.claims.canon import Run, Token

_BEFORE = frozenset(
    {"or", "but", "nor", "yet", "after", "before", "as", "than", "like", "despite", "following", "during"}
)
_NO_MANNER = frozenset({"family", "assembly", "ally", "monopoly"})
_PARTICLES = frozenset({"do", "as", "dos", "das"})
FRONT = frozenset({"das", "dies", "so"})
"""Words before a German verb of speech that point at what is said: who speaks stands behind it."""
_BINDING = frozenset({"of", "for", "at", "from", "with", "in", "close", "von"})


def past(token: Token) -> bool:
    """Whether a word is a participle after its noun: `published`."""
    return token.norm.endswith("ed") and token.text[0].islower()


def manner(token: Token) -> bool:
    """Whether a word is an adverb of manner: `officially`, but not `Vesely`."""
    return token.norm.endswith("ly") and token.text[0].islower() and token.norm not in _NO_MANNER


def grammar(token: Token, language: str) -> str:
    """The class of a word that carries grammar, "" for any other."""
    return table(language, "function").get(token.norm, ("",))[0]


def subject(run: Run, at: int, capitals: frozenset[str], language: str) -> tuple[int, int]:
    """The span of the speaker of the verb at `at`: before it, or after it in `," said X`."""
    before = run[at - 1]
    if before.norm in FRONT and language == "de":
        return phrase_behind(run, at + 1, language)  # `das teilte die Polizei mit`
    if before.kind == "q" or (before.norm == "," and _inverted(run, at, capitals, language)):
        return phrase_behind(run, at + 1, language)
    end = at
    while end and (
        grammar(run[end - 1], language) in {"adverb", "auxiliary", "negation"}
        or manner(run[end - 1])
        or dated(run[end - 1].norm, language)
    ):
        end -= 1
    while end < at and end and run[end - 1].norm in {"on", "in"}:
        end -= 1
    if end and run[end - 1].norm == ",":
        whole = phrase_before(run, _apposed(run, end - 1), language)
        if whole[0] > 1 and run[whole[0] - 1].norm == "," and past(run[whole[0]]):
            whole = phrase_before(run, whole[0] - 1, language)  # `the firm, based in Orrin, Karv., said`
        fronted = whole[0] < whole[1] and grammar(run[whole[0]], language) in {"preposition", "adverb"}
        return phrase_before(run, end - 1, language) if fronted else whole  # `on the other hand, members, said`
    return phrase_before(run, end, language)


def _inverted(run: Run, at: int, capitals: frozenset[str], language: str) -> bool:
    """Whether the speaker follows the verb after a comma, as in `…, said Mary Sole`."""
    if language == "en" and run.loud:
        last = run[phrase_behind(run, at + 1, language)[1] - 1].norm
        return last in capitals or last in table(language, "speakers") or last in table(language, "titles")
    comma = _apposed(run, at - 1)
    if run[at - 2].kind == "q" or not comma:
        return True
    start, end = phrase_behind(run, at + 1, language)
    relative = grammar(run[comma + 1], language) in {"relative", "article", "preposition"}
    if start < end and not _somebody(run, start, end, language):
        return False  # `the firm, Silt & Sons, denied wrongdoing`
    if relative or run[at].norm == "told" or start == end or grammar(run[start], language) == "pronoun":
        return False
    end += language == "de" and end < len(run) and run[end].norm == "mit"  # `…, teilte die Polizei mit`
    return end == len(run) or run[end].norm in {",", ".", ";"}


def _somebody(run: Run, start: int, end: int, language: str) -> bool:
    """Whether a phrase can name who speaks: an article, a capital, or a noun for a source."""
    lists = table(language, "speakers"), table(language, "titles")
    kind = grammar(run[start], language)
    return kind in {"article", "determiner", "possessive", "pronoun"} or any(
        token.text[0].isupper() or token.kind == "n" or any(token.norm in words for words in lists)
        for token in run[start:end]
    )


def _apposed(run: Run, comma: int) -> int:
    """Where the comma stands that opens the phrase closed by this one: `officials, who asked …, said`; 0 for none."""
    for at in range(comma - 1, max(comma - 26, 0), -1):
        if run[at].kind == "q" or run[at].sentence != run[comma].sentence:
            return 0
        if run[at].norm == ",":
            return at
    return 0


def phrase_before(run: Run, end: int, language: str) -> tuple[int, int]:
    """The noun phrase that ends before `end`."""
    start = end
    while start:
        token = run[start - 1]
        if token.sentence != run[min(end, len(run) - 1)].sentence or token.quote >= 0 or end - start > 14:
            break
        if token.kind == "q" or (token.kind == "p" and token.norm not in {"-", ".", "&", "/"}):
            break
        kind = grammar(token, language)
        if start < end and token.text[0].islower() and dated(token.norm, language):
            break  # `after the news yesterday officials said`
        joins = token.norm in _PARTICLES and start < end and run[start].text[0].isupper()  # `Banco do Brasil`
        if not joins and (kind in {"relative", "subordinator", "auxiliary", "negation"} or token.norm in _BEFORE):
            who = _relative(run, start - 1, language)
            if who:
                return phrase_before(run, who, language)  # `a group which has been digging here said`
            break
        start -= 1
    while start < end and (grammar(run[start], language) == "conjunction" or run[start].norm in {"-", "."}):
        start += 1
    return (_fronted(run, start, end) if language == "en" else start), end


def _fronted(run: Run, start: int, end: int) -> int:
    """Where the noun phrase begins behind one with a preposition: `at a news conference the mayor said`."""
    if start == end or grammar(run[start], "en") != "preposition":
        return start
    bound = {"preposition", "adverb", "determiner"}
    articles = [n for n in range(start + 2, end - 1) if grammar(run[n], "en") == "article"]
    return next((n for n in reversed(articles) if grammar(run[n - 1], "en") not in bound), start)


def _relative(run: Run, at: int, language: str) -> int:
    """Where the relative pronoun stands whose clause the auxiliary at `at` opens; 0 for none."""
    for n in range(at, max(at - 4, 0), -1):
        if grammar(run[n], language) == "relative" and run[n - 1].kind == "w":
            return n
    return 0


def phrase_behind(run: Run, start: int, language: str) -> tuple[int, int]:
    """The noun phrase that begins at `start`."""
    end = start
    while end < len(run) and end - start < 12 and not _closes(run, start, end, language):
        end += 1
    return start, end


def _closes(run: Run, start: int, at: int, language: str) -> bool:
    """Whether a token can no longer belong to the noun phrase that began at `start`."""
    token = run[at]
    if token.kind in "qp":
        initial = token.norm == "." and token.glued and at > start and len(run[at - 1].text) <= 3
        return not (initial or token.norm in {"-", "&", "/"})
    kind = grammar(token, language)
    if kind in {"relative", "subordinator", "auxiliary", "negation"} or (at > start and kind == "pronoun"):
        return True
    if language == "de" and at > start and not kind and token.text[0].islower() and run[at - 1].text[0].isupper():
        return True  # the verb after its noun: every noun has a capital
    if dated(token.norm, language) and token.text[0].isupper() and len(token.norm) > 3:
        return True
    return kind == "preposition" and token.norm not in _BINDING
