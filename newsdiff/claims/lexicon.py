"""Word lists come in from tab-separated files, one folder a language, and go out as tables read once.

A line is a form (words separated by a space, variants by ` | `), then its class and what else the list needs, each after
a tab; `#` opens a remark. A language may look for a kind of facet only if it has the lists that the kind needs.

A word of grammar may be read as an English one (`=the` in its last column): the rules ask for that word, whatever the
language, and every other list of the language is read in the same words.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("de", "en", "es", "fr")
GLOSSED = frozenset({"es", "fr"})
"""Languages whose words of grammar are read as English ones, and whose verbs and nouns are listed by one form of each."""
KINDS: dict[str, tuple[str, ...]] = {
    "de": ("figure", "time", "name", "attribution", "quote", "hedge", "negation", "action"),
    "en": ("figure", "time", "name", "attribution", "quote", "hedge", "negation", "action"),
    "es": ("figure", "time", "name", "attribution", "quote", "hedge", "negation", "action"),
    "fr": ("figure", "time", "name", "attribution", "quote", "hedge", "negation", "action"),
}
ANYWHERE = ("figure", "name", "quote")
"""What is looked for in a language that has no lists, or where none is told."""

Table = dict[str, tuple[str, ...]]


@cache
def table(language: str, name: str) -> Table:
    """One list: each form with its columns. Empty where the language has no such list."""
    listed = _written(language, name)
    if language not in GLOSSED or name in {"idioms", "endings"}:
        return listed
    if name == "function":
        return listed | {columns[-1][1:]: columns for columns in listed.values() if columns[-1].startswith("=")}
    read = glosses(language)
    return {" ".join(read.get(word, word) for word in form.split(" ")): columns for form, columns in listed.items()}


def _written(language: str, name: str) -> Table:
    """A list as it is written."""
    path = files("newsdiff.claims") / "lexicon" / language / f"{name}.tsv"
    if not path.is_file():
        return {}
    found: Table = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        forms, *columns = line.split("\t")
        for form in forms.split(" | "):
            found[form] = tuple(columns)
    return found


@cache
def glosses(language: str) -> dict[str, str]:
    """The English word as which each word of grammar is read, where it is read as one."""
    listed = _written(language, "function") if language in GLOSSED else {}
    return {form: columns[-1][1:] for form, columns in listed.items() if columns[-1].startswith("=")}


@cache
def phrases(language: str, name: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """A list whose forms may have several words, by their first word, the longest first: (words, columns)."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for form, columns in table(language, name).items():
        words = tuple(form.split(" "))
        found.setdefault(words[0], []).append((words, columns))
    return {first: tuple(sorted(forms, key=lambda f: (-len(f[0]), f))) for first, forms in found.items()}


@cache
def vocabulary(language: str, *names: str) -> frozenset[str]:
    """Every word of every form of some lists: for asking whether a list can say anything of a text at all."""
    return frozenset(word for name in names for form in table(language, name) for word in form.split(" "))


def language_of(declared: Iterable[str | None], words: Iterable[str]) -> str | None:
    """The language two versions share, as a primary subtag: as declared, else told by function words, else None.

    Function words tell it where they are a sixth of at least twelve words, and twice those of any other language.
    """
    named = {name.replace("_", "-").split("-")[0].lower() for name in declared if name}
    if named:
        return named.pop() if len(named) == 1 else None
    counts: Counter[str] = Counter()
    total = 0
    for word in words:
        total += 1
        for language in LANGUAGES:
            counts[language] += word in table(language, "function")
    (best, most), (_, next_most) = counts.most_common(2) if total else (("", 0), ("", 0))
    return best if total >= 12 and most * 6 >= total and most >= 2 * next_most else None
