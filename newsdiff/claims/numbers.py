"""Tokens go in, the number that stands at one of them comes out: digits, words, fractions, with their multiplier.

`1,500`, `1 500` and `fifteen hundred` are one value, `5-1/4` is `5.25`, `$4.3m` is 4,300,000.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.lexicon import GLOSSED, table
from newsdiff.claims.romance import counting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.canon import Token

_FRACTIONS = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", (1/2, 1/3, 2/3, 1/4, 3/4, .2, .4, .6, .8, 1/6, 5/6, 1/8, 3/8, 5/8, 7/8), strict=True))  # fmt: skip


def number(run: Sequence[Token], at: int, language: str, *, money: bool = False) -> tuple[float, int, str] | None:
    """(value, one past its last token, kind) of the number at `at`: digits, words, fractions, with its multiplier."""
    if at >= len(run):
        return None
    if run[at].kind == "n":
        value, end = _digits(run, at, language)
        kind = "digits"
    else:
        worded = counting.worded(run, at, language) if language in GLOSSED else _worded(run, at, language)
        if worded is None:
            return None
        value, end, kind = worded
    value, end = _and_half(run, value, end)
    return _multiplied(run, value, end, kind, language, money=money)


def _and_half(run: Sequence[Token], value: float, end: int) -> tuple[float, int]:
    """`three and one-half`, `2 and a half`: the number with the fraction that follows it."""
    numbers = table("en", "numbers")
    if end + 2 >= len(run) or run[end].norm != "and" or run[end + 1].norm not in {"a", "one"}:
        return value, end
    at = end + 2 + (run[end + 2].norm == "-" and end + 3 < len(run))
    below = numbers.get(run[at].norm, ("", ""))
    return (value + float(below[0]), at + 1) if below[1] == "fraction" and value < _MIXED else (value, end)


_MIXED = 100
"""From which number on no fraction is put after it with `and`."""


def _digits(run: Sequence[Token], at: int, language: str) -> tuple[float, int]:
    text = run[at].norm
    value = 0.0
    if text[-1] in _FRACTIONS:
        value, text = _FRACTIONS[text[-1]], text[:-1]
    value += parse(text, language) if text else 0
    end = at + 1
    over = _over(run, end)
    if over:
        return value / over, end + 2
    if end + 1 < len(run) and run[end].norm == "-" and run[end + 1].kind == "n" and (over := _over(run, end + 2)):
        return value + parse(run[end + 1].norm, language) / over, end + 4
    return value, end


def _over(run: Sequence[Token], at: int) -> int:
    """The denominator after a slash: 4 in `1/4`, 0 where there is none."""
    if at + 1 >= len(run) or run[at].norm != "/" or run[at + 1].kind != "n" or not run[at].glued:
        return 0
    below = run[at + 1].norm
    return int(below) if below in {"2", "3", "4", "5", "8", "10", "16", "32", "64"} else 0


def parse(text: str, language: str) -> float:
    """The value of digits with their grouping: `1,500.5`, in German `1.500,5`, anywhere `1 500`."""
    group, point = (".", ",") if language in {"de", "es", "fr", "it", "pt", "nl", "da"} else (",", ".")
    plain = text.replace(" ", "").replace("\u2063", "")
    parts = plain.split(group)
    if len(parts) > 2 and len(parts[-1]) in {2, 4} and not parts[-1].strip("0"):
        parts[-1] = "000"  # a slip: 5,334,00
        plain = group.join(parts)
    if len(parts) > 1 and all(len(part.split(point)[0]) == 3 for part in parts[1:]):
        plain = plain.replace(group, "")
    elif len(parts) == 2 and point not in plain:
        plain = ".".join(parts)  # 3,5 in English copy from elsewhere
    plain = plain.replace(point, ".")
    head, _, tail = plain.partition(".")
    return float(f"{head.replace(',', '')}.{tail.replace('.', '').replace(',', '') or 0}")


def _worded(run: Sequence[Token], at: int, language: str) -> tuple[float, int, str] | None:  # noqa: PLR0911 - one rule a line
    numbers = table(language, "numbers") or table("en", "numbers")
    word = run[at].norm
    after = numbers.get(run[at + 1].norm) if at + 1 < len(run) else None
    if numbers.get(word, ("", ""))[1] == "article":
        if after is None or after[1] not in {"multiplier", "fraction", "group"}:
            return None
        kind = {"fraction": "fraction", "group": "group", "multiplier": "words"}[after[1]]
        if kind == "fraction" and not _shares(run, at + 2, language):
            return None
        return float(after[0]), at + 2, kind
    if word not in numbers:
        return None
    value, kind = float(numbers[word][0]), numbers[word][1]
    if kind == "fraction":
        fits = (
            value == 0.5
            and (_shares(run, at + 1, language) or (at + 1 < len(run) and run[at + 1].text[0].isupper()))
            and not (at and run[at - 1].norm in {"first", "second", "the", "last"})
        )
        return (value, at + 1, "fraction") if fits else None
    if kind == "vague":
        of = run[at + 1].norm == "of" if at + 2 < len(run) else False
        most = numbers.get(run[at + 2].norm, ("", "")) if of else ("", "")  # `tens of thousands`
        return (value * float(most[0]), at + 3, "vague") if most[1] == "vague" else (value, at + 1, "vague")
    if kind == "nought":
        counts = after is not None and after[1] != "article"
        return None if counts or (at + 1 < len(run) and run[at + 1].norm in _NO_MORE) else (value, at + 1, kind)
    if kind in {"glued", "group", "multiplier"}:
        return None
    return _summed(run, at, numbers)


_NO_MORE = frozenset({"more", "less", "fewer", "later", "longer", "other", "doubt", "."})
"""Words after which `no` counts nothing: `no more than five`, `No. 2`."""


def _shares(run: Sequence[Token], at: int, language: str) -> bool:
    """Whether a fraction word is a share here: `a third of`, `half a million`, `half the`, `a quarter point`."""
    if at >= len(run):
        return False
    kind = table(language, "function").get(run[at].norm, ("",))[0]
    return kind in {"article", "possessive"} or run[at].norm in {
        "of",
        "all",
        "percent",
        "pct",
        "%",
        "-",
        "point",
        "percentage",
    }


def _summed(run: Sequence[Token], at: int, numbers: dict[str, tuple[str, ...]]) -> tuple[float, int, str]:
    """`two hundred and twenty-five`, `two thirds`, `one-half`."""
    total, part, end = 0.0, 0.0, at
    while end < len(run):
        step = end
        if end > at and run[end].norm in {"and", "-"} and end + 1 < len(run):
            step = end + 1
        known = numbers.get(run[step].norm)
        if known is None or (run[end].norm == "and" and part < 100):
            break
        if known[1] == "fraction" and total + part <= 20 and end > at:
            return (total + part) * float(known[0]), step + 1, "fraction"
        if known[1] == "unit" and end > at and (part % 10 or part % 100 == 10 or (float(known[0]) > 9 and part % 100)):
            break
        if known[1] == "tens" and end > at and part % 100:
            break
        if known[1] in {"unit", "tens"}:
            part += float(known[0])
        elif known[1] == "multiplier" and known[0] == "100":
            part *= 100
        elif known[1] == "multiplier":
            total, part = total + part * float(known[0]), 0
        else:
            break
        end = step + 1
    value = total + part
    return value, end, "one" if value == 1 and end == at + 1 else "words"


def _multiplied(
    run: Sequence[Token], value: float, end: int, kind: str, language: str, *, money: bool
) -> tuple[float, int, str]:
    numbers = table(language, "numbers") or table("en", "numbers")
    while end < len(run):
        at = end + 1 if run[end].norm == "-" and end + 1 < len(run) else end
        if at + 1 < len(run) and numbers.get(run[at].norm + run[at + 1].norm, ("", ""))[1] == "multiplier":
            value, end, kind = value * float(numbers[run[at].norm + run[at + 1].norm][0]), at + 2, "words"  # `m ln`
            continue
        half = at + 1 if kind == "fraction" and run[at].norm in {"a", "an", "of"} and at + 1 < len(run) else at
        known = numbers.get(run[half].norm)
        if known is None or (known[1] == "glued" and not (run[half].glued and (money or run[half].norm == "k"))):
            break
        if known[1] == "group" and half == at and kind != "one":
            return value * float(known[0]), at + 1, "group"
        if known[1] not in {"multiplier", "glued", "thousand"}:
            break
        value, end, kind = value * float(known[0]), half + 1, "words"
        if end + 1 < len(run) and run[end].norm == "." and run[end].glued and run[half].norm in {"mio", "mrd"}:
            end += 1
    return value, end, kind
