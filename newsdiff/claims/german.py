"""What German writes otherwise than English: a verb whose first part stands at the end of its clause, and so its tenses."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import table
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Run, Token

Told = tuple[int, int, frozenset[str], bool]
"""(first token, one past the last, infinitives, whether it is passive)."""
_FAR = 16
"""Tokens between the parts of a verb at most."""
_PARTICLES = frozenset(
    "ab an auf aus bei durch ein fest frei los mit nach statt teil um unter vor weg zu zuruck zusammen".split()
)
_OPEN = {"könnte": "koennte", "könnten": "koennten", "dürfte": "duerfte", "dürften": "duerften"}
_MIGHT = frozenset({"konnte", "konnten", "durfte", "durften"})
_COMING = frozenset({"wird", "werden", "soll", "sollen"})
_PASSED = frozenset({"hat", "haben", "hatte", "hatten", "ist", "sind"})
_PASSIVE = frozenset({"wurde", "wurden"})
_PARTICIPLE = lazy(r"([a-z]*?)ge([a-z]{2,}?)(?:e?t|en)")
_PLAIN = lazy(r"((?:be|ver|er|ent|zer|uber|unter)[a-z]{2,}?|[a-z]{2,}ier)e?t")
_PRETERITE = lazy(r"([a-z]{2,}?)te(?:n|st)?")


def read(run: Run) -> Run:
    """The tokens of a paragraph, a verb of the list of turns read with its first part: `gab … nach` is `nach-gab`.

    What could be is told from what could be done by its vowel, which is folded elsewhere: `könnte`, `konnte`.
    """
    known = _parted()
    for at, token in enumerate(run):
        token.norm = _OPEN.get(token.text.lower(), token.norm) if token.norm in _MIGHT else token.norm
        verb = known.get(token.norm)
        if token.kind == "w" and token.text[0].islower() and verb:
            end = _end(run, at)
            last = run[end - 1].norm if end - 1 > at else ""
            if last in verb:
                token.norm = f"{last}-{token.norm}"
    return run


@cache
def _parted() -> dict[str, frozenset[str]]:
    """The first parts that a verb form may have at the end of its clause."""
    found: dict[str, set[str]] = {}
    for form in table("de", "turns"):
        part, _, verb = form.partition("-")
        if verb:
            found.setdefault(verb, set()).add(part)
    return {verb: frozenset(parts) for verb, parts in found.items()}


def _end(run: Sequence[Token], at: int) -> int:
    """One past the last word of the clause that a token stands in: before a mark, or a conjunction."""
    end = at + 1
    while end < len(run) and end - at < _FAR and run[end].kind in "wn" and run[end].sentence == run[at].sentence:
        if run[end].norm in {"und", "oder"} and run[end - 1].kind != "n":
            break
        end += 1 + (end + 1 < len(run) and run[end].kind == "n" and run[end + 1].norm == "." and _inside(run, end + 1))
    return end


def _inside(run: Sequence[Token], dot: int) -> bool:
    """Whether a dot behind a number ends no sentence: `4. Mai`."""
    return dot + 1 < len(run) and run[dot].glued and run[dot + 1].sentence == run[dot].sentence


def planned(run: Sequence[Token]) -> list[Told]:
    """What is to be: `wird am 4. Mai abstimmen`, `soll eröffnet werden`."""
    found = []
    for at, token in enumerate(run):
        end = _end(run, at) if token.norm in _COMING else 0
        if end - at < 2:
            continue
        passive = run[end - 1].norm == "werden" and end - at > 2
        word = run[end - 2 if passive else end - 1]
        verbs = _infinitives(word.norm) if passive else frozenset({word.norm})
        if verbs and word.text[0].islower() and (passive or word.norm.endswith("n")):
            found.append((at, end, verbs, passive))
    return found


def done(run: Sequence[Token]) -> list[Told]:
    """What has been: `hat abgestimmt`, `wurde eröffnet`, `stimmte ab`."""
    found = []
    for at, token in enumerate(run):
        if token.kind != "w" or not token.text[0].islower():
            continue
        if token.norm in _PASSED | _PASSIVE:
            end = _end(run, at)
            passive = token.norm in _PASSIVE or run[end - 1].norm == "worden"
            last = run[end - 1 - (run[end - 1].norm == "worden")]
            verbs = _infinitives(last.norm) if last.text[0].islower() else frozenset[str]()
            found += [(at, end, verbs, passive)] if verbs else []
        elif (past := _PRETERITE.fullmatch(token.norm.rpartition("-")[2])) is not None:
            end = _end(run, at)
            part = run[end - 1].norm if end - 1 > at and run[end - 1].norm in _PARTICLES else ""
            found.append((at, at + 1, frozenset({f"{part}{past[1]}en", f"{part}{past[1]}n"}), False))
    return found


@lru_cache(maxsize=4096)
def _infinitives(word: str) -> frozenset[str]:
    """The infinitives that a participle may be of: `abgestimmt` of `abstimmen`, `gegeben` of `geben`, `verurteilt`."""
    split, plain = _PARTICIPLE.fullmatch(word), _PLAIN.fullmatch(word)
    found = {f"{split[1]}{split[2]}{end}" for end in ("en", "n")} if split else set()
    return frozenset(found | ({f"{plain[1]}en"} if plain else set()))
