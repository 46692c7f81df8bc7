"""French and Spanish tokens go in, who says something comes out: where the verb stands, and the words for the speaker.

`a indiqué la préfecture`, `le maire a déclaré que`, `a-t-il dit`, `selon un témoin`, `dijo el ministro`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import phrases, table
from newsdiff.claims.marks import longest
from newsdiff.claims.romance.forms import bases, listed
from newsdiff.claims.subjects import grammar, phrase_before, phrase_behind
from newsdiff.claims.times import dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Run
    from newsdiff.words import Span

Act = tuple[int, "Span", str]
"""(token of the verb, span of the speaker, class of the verb)."""
_HAVE = frozenset({"has", "have", "had", "avoir", "aura", "auront", "haya", "hayan", "habra", "habran", "ai", "ont"})
_CLITICS = frozenset({"the", "it", "itself", "y", "lui", "le", "les", "nous", "nos", "me", "ne", "n'"})
_NOUN = frozenset({"article", "possessive", "preposition", "determiner", "negation", "auxiliary"})
_LEADS = frozenset({"as", "according", "selon", "segun"})
_BETWEEN = 4
"""Words that stand between an auxiliary and its participle at most."""


def acts(run: Run, language: str) -> list[Act]:
    """The acts of speech of a run of tokens, in order."""
    according = phrases(language, "according")
    found: list[Act] = []
    for at, token in enumerate(run):
        if token.quote >= 0 or token.kind != "w":
            continue
        phrase = longest(run, at, according) if token.norm in according else None
        if phrase is not None and not _verb(run, at + phrase[0], language):
            found.append((at, _behind(run, at + phrase[0], language), "neutral"))
        elif phrase is None and (verb := _verb(run, at, language)):
            span = _speaker(run, verb[0], at, language)
            if span[0] < span[1]:
                found.append((at, span, verb[1]))
    return found


def _verb(run: Run, at: int, language: str) -> tuple[int, str] | None:
    """Where the verb of speech that ends at a token begins, and its class; None where none does."""
    if at >= len(run) or run[at].kind != "w" or (run[at].text[0].isupper() and at and not run.loud and _inner(run, at)):
        return None
    speech = table(language, "speech")
    forms = [
        (tense != "participle", speech[base][0]) for base, tense in bases(run[at].norm, language) if base in speech
    ]
    for finite, kind in sorted(forms):
        first = _finite(run, at, language) if finite else _auxiliary(run, at, language)
        if first >= 0:
            return first, kind
    return None


def _inner(run: Run, at: int) -> bool:
    return run[at - 1].sentence == run[at].sentence and run[at - 1].kind == "w"


def _auxiliary(run: Run, at: int, language: str) -> int:
    """Where the verb group of a participle begins, `l'a également dit`, `a-t-il dit`; -1 where nothing was said."""
    for n in range(at - 1, max(at - 2 - _BETWEEN, -1), -1):
        if run[n].norm in _HAVE:
            first = n
            while first and run[first - 1].norm in _CLITICS:
                first -= 1
            return first
        inside = run[n].norm == "-" or run[n].norm == "t" or grammar(run[n], language) in {"adverb", "pronoun"}
        if not inside or run[n].norm == "not":
            return -1
    return -1


def _finite(run: Run, at: int, language: str) -> int:
    """Where a verb in a tense of its own begins; -1 where the form is a noun, or what it says was not said."""
    first = at
    while first and run[first - 1].norm in _CLITICS - {"the"}:
        first -= 1
    before = run[first - 1] if first else None
    told = before is None or before.norm in _LEADS or grammar(before, language) not in _NOUN
    return first if told else -1


def _speaker(run: Run, first: int, at: int, language: str) -> Span:
    """The words for who speaks: before the verb, behind it, or the pronoun that hangs on it; an empty span for nobody."""
    for n in range(first, min(at + 3, len(run))):
        if run[n].norm in {"he", "she"} and n and run[n - 1].norm == "-":
            return n, n + 1  # `a-t-il dit`, `dit-elle`
    before = run[first - 1] if first and run[first - 1].sentence == run[at].sentence else None
    says = run[at + 1].norm in {"que", ":"} if at + 1 < len(run) else False
    behind = _behind(run, at + 1, language)
    opens = before is None or before.kind == "q" or before.norm in {",", "-", ".", ":"} | _LEADS
    if opens and not says and (_somebody(run, behind, language) or _whole(run, behind, first, language)):
        return behind
    if before is None or before.kind == "q" or before.norm in {"and", "but", "que", "-"} | _LEADS:
        return behind if says and before is None and _somebody(run, behind, language) else (at, at)
    if before.norm == "who":
        return phrase_before(run, first - 1, language)
    if before.norm == ",":
        comma = next((n for n in range(first - 2, max(first - 26, -1), -1) if run[n].norm == ","), -1)
        # `le maire, Jean Doucet, a dit`
        return (
            phrase_before(run, comma, language) if comma > 0 and run[comma].sentence == run[at].sentence else (at, at)
        )
    return phrase_before(run, first, language)


def _behind(run: Run, start: int, language: str) -> Span:
    """The noun phrase behind a verb, less when and to whom it was said: `lundi à la presse le maire`."""
    while start < len(run) and (
        dated(run[start].norm, language)
        or grammar(run[start], language) == "adverb"
        or (run[start].norm in {"the", "this"} and start + 1 < len(run) and dated(run[start + 1].norm, language))
    ):
        start += 1
    if start < len(run) and run[start].norm == "to":
        start += 1
        start += start < len(run) and grammar(run[start], language) in {"article", "possessive"}
        start += 1
        while start < len(run) and dated(run[start].norm, language):
            start += 1
    start, end = phrase_behind(run, start, language)
    end = next((n for n in range(start, end) if dated(run[n].norm, language)), end)
    while end > start and grammar(run[end - 1], language) in {"article", "determiner"}:
        end -= 1
    return start, end


def _somebody(run: Run, span: Span, language: str) -> bool:
    """Whether a phrase can name who speaks: by a noun for a source, a title, or a capital."""
    nouns, titles = table(language, "speakers"), table(language, "titles")
    return any(
        token.text[0].isupper() or listed(nouns, token.norm, language) or token.norm in titles
        for token in run[slice(*span)]
        if token.kind == "w"
    )


def _whole(run: Run, span: Span, first: int, language: str) -> bool:
    """Whether a noun that no list knows ends its sentence behind a comma that is the only one: `…, ont dit les élus`."""
    start, end = span
    sentence = run[first].sentence
    commas = sum(token.norm == "," and token.sentence == sentence for token in run[:first])
    led = start < end and grammar(run[start], language) in {"article", "possessive", "determiner"}
    return led and commas == 1 and (end == len(run) or run[end].norm in {",", "."})


def core(run: Run, words: Sequence[int], language: str) -> list[int]:
    """The words of a phrase that tell who it is, the telling one last: the name behind a title, else the noun of a source.

    `le procureur Marc Tissier`, `la ministre de l'Éducation Claire Aubin`, `les autorités locales`.
    """
    out = {"article", "possessive", "adverb", "determiner"}
    told = [n for n in words if run[n].kind == "w" and grammar(run[n], language) not in out]
    near = next((n for n in told if grammar(run[n], language) == "preposition" and n > told[0]), len(run))
    own = [n for n in told if n < near and grammar(run[n], language) != "preposition"]
    if not own:
        return own
    nouns, titles = table(language, "speakers"), table(language, "titles")
    head = next((n for n in own if listed(nouns, run[n].norm, language) or run[n].norm in titles), None)
    name = _name(run, [n for n in told if n >= near], language) if head is not None else []
    if name and head is not None and run[head].norm in titles:
        return [*own, *name]
    small = head is not None and run[head].text[0].islower()
    last = own[-1]
    if head is None or (small and run[last].text[0].isupper()):
        return own
    return [*(n for n in own if n != head), head]


def _name(run: Run, rest: Sequence[int], language: str) -> list[int]:
    """The name behind a title and what it is a title of: the last two of three words or more with a capital."""
    capitals = [n for n in rest if run[n].text[0].isupper() and grammar(run[n], language) != "preposition"]
    row = [n for n in capitals if n >= capitals[-1] - len(capitals) + 1]
    return row[-2:] if len(row) > 2 else []
