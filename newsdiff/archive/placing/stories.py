"""Versions whose joins changed go in; the stories they stand in are told anew, with all that hangs together with them."""

from __future__ import annotations

from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsdiff.archive.looking import arrival, chunks
from newsdiff.archive.opening import stored
from newsdiff.archive.placing.pairs import ORDER, SELECT, counted
from newsdiff.grouping.stories import stories
from newsdiff.model import JOINING, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from newsdiff.archive.placing.room import Room
    from newsdiff.model import Pair, Story, Version

NEW = 0
"""The number of a text that is not stored: those that are count from 1."""
_JOINING = "relation IN ('repeat', 'version')"


def beside(room: Room, gone: Iterable[int]) -> set[int]:
    """All versions of the stories in which these stand."""
    return {number for members in _standing(room, gone).values() for number in members}


def tell(room: Room, touched: set[int], away: set[int]) -> int:
    """Write the stories of these versions anew; how many that were told before have grown.

    Args:
        room: the archive.
        touched: versions whose joins changed.
        away: versions that are no longer to be told of.
    """
    rules = ruled(room)
    whole = closed(room, touched - away, rules)
    before = _standing(room, whole | away)
    names = _clear(room, {number for members in before.values() for number in members})
    whole = whole.union(*before.values()) - away
    found, numbers = _told(room, whole, rules)
    for marks, some in chunks(whole):
        room.connection.execute(f'UPDATE pair SET joins = 0 WHERE joins AND "left" IN ({marks})', some)
    _name(room, names | _write(room, found, numbers))
    return sum(1 for story in found if _grew({numbers[v.id] for v in story.versions}, before))


def compare(room: Room, numbers: set[int]) -> Iterator[tuple[str, str]]:
    """Hold the stories of these versions against their pairs: (id, what is wrong)."""
    rules = ruled(room)
    whole = closed(room, numbers, rules)
    found, known = _told(room, whole, rules)
    rows = {}
    for marks, some in chunks(whole):
        for number, name, position in room.connection.execute(
            "SELECT version, story.id, position FROM member JOIN story ON story.number = story"
            f" WHERE version IN ({marks})",
            some,
        ):
            rows[number] = name, position
    for story in found:
        members = [known[version.id] for version in story.versions]
        told = [rows.get(number) for number in members]
        if [row and row[1] for row in told] != list(range(len(members))) or len({row and row[0] for row in told}) > 1:
            yield story.id, "is not the story that its pairs make"


def joined(room: Room, version: Version, pairs: Mapping[int, Pair]) -> tuple[Story, set[int]]:
    """The story that a text would join which is not stored, and the numbers of all versions that it would meet there.

    `pairs` are those that it would have, by the numbers of the others.
    """
    rules = ruled(room)
    mine = {
        rule.left if rule.right == version.id else rule.right
        for rule in rules
        if rule.word == "join" and version.id in {rule.left, rule.right}
    }
    joining = {number for number, pair in pairs.items() if pair.relation in JOINING}
    whole = closed(room, joining.union(*(_numbers(room, name) for name in mine)), rules)
    new = {(NEW, number): pair for number, pair in pairs.items() if number in joining}
    found, numbers = _told(room, whole, rules, {NEW: version}, new)
    (story,) = (story for story in found if any(one.id == version.id for one in story.versions))
    return story, {numbers[one.id] for one in story.versions} - {NEW}


def _told(
    room: Room,
    whole: set[int],
    rules: list[Rule],
    also: Mapping[int, Version] = MappingProxyType({}),
    more: Mapping[tuple[int, int], Pair] = MappingProxyType({}),
) -> tuple[Sequence[Story], dict[str, int]]:
    """The stories of versions that hang together with no other, and their numbers by their ids.

    `also` are texts that are not stored, `more` their pairs.
    """
    texts = {**room.versions(whole), **also}
    ordered = arrival(room.connection, sorted(whole), also)
    numbers = {texts[number].id: number for number in ordered}
    here = [rule for rule in rules if rule.left in numbers and rule.right in numbers]
    known = pairs(room, whole) | {**more}
    return stories([texts[number] for number in ordered], known.values(), here), numbers


def _grew(members: set[int], before: dict[int, set[int]]) -> bool:
    """Whether a story holds one told before, and more."""
    return any(standing < members for standing in before.values())


def ruled(room: Room) -> list[Rule]:
    """What archivists decided."""
    rows = room.connection.execute('SELECT word, "left", "right" FROM rule ORDER BY "left", "right"')
    return [Rule(*row) for row in rows]


def closed(room: Room, touched: set[int], rules: Iterable[Rule]) -> set[int]:
    """All versions that hang together with these by joining pairs and by rules that join."""
    joined: dict[int, set[int]] = {}
    for rule in rules:
        if rule.word == "join":
            both = _numbers(room, rule.left) | _numbers(room, rule.right)
            for number in both:
                joined.setdefault(number, set()).update(both)
    found: set[int] = set()
    edge = set(touched)
    while edge:
        found |= edge
        reached = {other for number in edge for other in joined.get(number, ())}
        for marks, some in chunks(edge):
            for pair in room.connection.execute(
                f'SELECT "left", "right" FROM pair WHERE "left" IN ({marks}) AND {_JOINING}'
                f' UNION ALL SELECT "left", "right" FROM pair WHERE "right" IN ({marks}) AND {_JOINING}',
                (*some, *some),
            ):
                reached.update(pair)
        edge = reached - found
    return found


def _numbers(room: Room, name: str) -> set[int]:
    """The number of the version with this id, if there is one."""
    return {
        row[0]
        for row in room.connection.execute("SELECT number FROM version WHERE id = CAST(? AS TEXT)", (stored(name),))
    }


def _standing(room: Room, numbers: Iterable[int]) -> dict[int, set[int]]:
    """The stories told so far in which these versions stand, with all their members."""
    found: dict[int, set[int]] = {}
    for marks, some in chunks(numbers):
        for story, member in room.connection.execute(
            f"SELECT story, version FROM member WHERE story IN (SELECT story FROM member WHERE version IN ({marks}))",
            some,
        ):
            found.setdefault(story, set()).add(member)
    return found


def _clear(room: Room, numbers: set[int]) -> set[str]:
    """Take the stories of these versions away; the digests by which they were named."""
    names: set[str] = set()
    for marks, some in chunks(numbers):
        rows = room.connection.execute(
            "SELECT DISTINCT story.number, story.digest FROM member JOIN story ON story.number = story"
            f" WHERE version IN ({marks})",
            some,
        ).fetchall()
        names.update(row[1] for row in rows)
        room.connection.executemany("DELETE FROM member WHERE story = ?", [row[:1] for row in rows])
        room.connection.executemany("DELETE FROM story WHERE number = ?", [row[:1] for row in rows])
    return names


def pairs(room: Room, numbers: set[int]) -> dict[tuple[int, int], Pair]:
    """The pairs among these versions that may join, by their numbers."""
    found: dict[tuple[int, int], Pair] = {}
    for marks, some in chunks(numbers):
        rows = room.connection.execute(f'{SELECT} WHERE pair."left" IN ({marks}){ORDER}', some)
        found |= {(one, other): pair for one, other, pair in counted(rows)}
    return found


def _write(room: Room, told: Iterable[Story], numbers: dict[str, int]) -> set[str]:
    """Write stories, each under the smallest number in it; the digests by which they are named."""
    rows: list[tuple[Any, ...]] = []
    members: list[tuple[int, int, int]] = []
    joins: set[tuple[int, int]] = set()
    for story in told:
        here = [numbers[version.id] for version in story.versions]
        digest, first = min((version.digest, version.id) for version in story.versions)
        how = story.order
        rows.append((min(here), story.id, digest, stored(first), len(here), how.by, how.sure, how.note))
        members += [(number, min(here), place) for place, number in enumerate(here)]
        joins |= {tuple(sorted((numbers[pair.left], numbers[pair.right]))) for pair in story.joins}  # type: ignore[misc]  # two
    room.connection.executemany("INSERT INTO story VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?)", rows)
    room.connection.executemany("INSERT INTO member VALUES (?, ?, ?)", sorted(members))
    room.connection.executemany(
        'UPDATE pair SET joins = 1 WHERE "left" = ? AND "right" = ? AND source ='
        ' (SELECT min(source) FROM pair WHERE "left" = ? AND "right" = ?)',
        [(*pair, *pair) for pair in sorted(joins)],
    )
    return {row[2] for row in rows}


def _name(room: Room, digests: Iterable[str]) -> None:
    """Name the stories anew whose smallest digests begin as one of these does, by the rule of `grouping.stories`."""
    for marks, some in chunks({digest[:12] for digest in digests}):
        rows = room.connection.execute(
            "SELECT number, id, digest, first, substr(digest, 1, 12) FROM story"
            f" WHERE substr(digest, 1, 12) IN ({marks}) ORDER BY digest, first",
            some,
        ).fetchall()
        last = ""
        for number, before, digest, first, start in rows:
            name = f"s-{start}"
            if start == last:
                name = f"s-{sha256(f'{digest} {first}'.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
            last = start
            if name != before:
                room.connection.execute("UPDATE story SET id = ? WHERE number = ?", (name, number))
