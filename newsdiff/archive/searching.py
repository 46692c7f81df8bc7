"""Words or wishes go in, versions and stories come out: ranked, filtered, each in the few words that a list needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsdiff.archive.opening import stored
from newsdiff.errors import UsageError
from newsdiff.model.archived import Hit, Listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from newsdiff.model.archived import Wish

_TERM = re.compile(r'"([^"]*)"(\*?)|(\S+)')
OPEN, SHUT = "[", "]"  # around the words that were found, in a snippet


def quoted(query: str) -> str:
    """A query that FTS5 takes word for word: words must all be there, "some words" in this order, `word*` begins a word.

    Raises:
        UsageError: there is no word in it.
    """
    terms = []
    for phrase, star, word in _TERM.findall(query.replace("\0", " ")):
        plain = phrase or word
        begun = star or (word.endswith("*") and len(word) > 1 and "*") or ""
        plain = (plain[:-1] if begun and not star else plain).replace('"', '""')
        if any(character.isalnum() for character in plain):
            terms.append(f'"{plain}"{" *" if begun else ""}')
    if not terms:
        raise UsageError("search", "there is no word to look for", 'give words, or a phrase: search "the dam" flood*')
    return " ".join(terms)


def search(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """The versions that hold all of the words, the best first: rare words weigh more, and words of a headline five times (BM25)."""
    rows = connection.execute(
        "SELECT version.id, story.id, version.headline, published, snippet(search, -1, ?, ?, '…', 24)"
        " FROM search JOIN version ON version.number = search.rowid"
        " JOIN member ON member.version = version.number JOIN story ON story.number = member.story"
        " WHERE search MATCH CAST(? AS TEXT) ORDER BY bm25(search, 5.0, 1.0), version.number LIMIT ?",
        (OPEN, SHUT, stored(quoted(query)), limit if limit > 0 else -1),
    )
    return [Hit(*row) for row in rows]


def listed(connection: sqlite3.Connection, wish: Wish) -> Iterator[Listed]:
    """The stories asked for, the latest first, undated ones at the end."""
    found, values = ["story.versions >= :versions"], _values(wish)
    if wish.since is not None or wish.until is not None:
        found.append(_SOME.format("version.hours >= :since AND version.hours <= :until"))
    if wish.label:
        found.append(_SOME.format("version.label = :label"))
    if wish.source:
        found.append(_SOME.format(
            "EXISTS (SELECT 1 FROM sighting WHERE sighting.version = version.number AND instr(uri, :source))"
        ))  # fmt: skip
    if wish.changed:
        found.append(
            "EXISTS (SELECT 1 FROM member AS one JOIN member AS other ON other.story = one.story"
            " AND other.position = one.position + 1 JOIN claim_change ON before = one.version AND after = other.version"
            " WHERE one.story = story.number AND material AND facet = :changed)"
        )
    rows = connection.execute(
        "SELECT story.id, story.versions, last.headline, first.published, last.published FROM story"
        " JOIN member AS head ON head.story = story.number AND head.position = 0"
        " JOIN member AS tail ON tail.story = story.number AND tail.position = story.versions - 1"
        " JOIN version AS first ON first.number = head.version JOIN version AS last ON last.number = tail.version"
        f" WHERE {' AND '.join(found)} ORDER BY last.hours IS NULL, last.hours DESC, story.id LIMIT :limit",
        values,
    )
    words = _ruled(connection)
    return (Listed(*(*row, words.get(row[0], ()))) for row in rows)


def _ruled(connection: sqlite3.Connection) -> Mapping[str, tuple[str, ...]]:
    """By the id of a story, the words of the rules about any of its versions."""
    found: dict[str, set[str]] = {}
    for word, story in connection.execute(
        "SELECT word, story.id FROM (SELECT word, one.number AS one, other.number AS other FROM rule"
        ' JOIN version AS one ON one.id = "left" JOIN version AS other ON other.id = "right")'
        " JOIN member ON member.version IN (one, other) JOIN story ON story.number = member.story"
    ):
        found.setdefault(story, set()).add(word)
    return {story: tuple(sorted(words)) for story, words in found.items()}


_SOME = (
    "EXISTS (SELECT 1 FROM member JOIN version ON version.number = member.version"
    " WHERE member.story = story.number AND {})"
)  # fmt: skip


def _values(wish: Wish) -> dict[str, Any]:
    return {
        "versions": wish.versions, "label": wish.label, "source": wish.source, "changed": wish.changed,
        "since": -1e18 if wish.since is None else wish.since, "until": 1e18 if wish.until is None else wish.until,
        "limit": wish.limit or -1,
    }  # fmt: skip
