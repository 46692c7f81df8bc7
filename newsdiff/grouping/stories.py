"""Versions and judged pairs go in, stories come out, whatever the order in which either arrived."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from newsdiff.errors import UsageError
from newsdiff.grouping.kills import BY_HEADLINE
from newsdiff.grouping.moments import withdrawn
from newsdiff.grouping.ordering import order
from newsdiff.grouping.rules import about, ruled
from newsdiff.model import JOINING, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdiff.model import Pair, Rule, Version


def stories(versions: Sequence[Version], pairs: Iterable[Pair], rules: Sequence[Rule] = ()) -> tuple[Story, ...]:
    """Put versions together that a joining pair or a rule links; what nothing links is a story of one version.

    The surest pairs join first. A weak pair joins two texts, but none to a story of several: so a chain is split where it is
    weak. No join is made that would bring together what a rule keeps apart.

    Args:
        versions: with distinct ids; where nothing else orders the versions of a story, they stand as given here.
        pairs: judged pairs of these versions, in any order.
        rules: what an archivist decided; the ids must be among the versions.

    Returns:
        Every version in exactly one story, the stories by their ids.

    Raises:
        UsageError: a rule names an id that no version has, or the rules contradict each other.
    """
    if rules:
        _known(versions, rules)
    joining = sorted((p for p in pairs if p.relation in JOINING), key=lambda p: (-p.score, p.left, p.right))
    sets = _Sets(versions, rules)
    joins = [pair for pair in joining if sets.take(pair)]
    members: defaultdict[str, list[Version]] = defaultdict(list)
    for version in versions:
        members[sets.root(version.id)].append(version)
    links: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in joins:
        links[sets.root(pair.left)].append(pair)
    named = _named([(tuple(found), links[root]) for root, found in members.items()])
    by_id = ruled(rules)
    return tuple(replace(story, rules=about(story.versions, by_id)) for story in named) if by_id else named


WEAK = 0.8
"""A pair below it joins two texts, but none to a story: what hangs on little is then the next act of an affair half of the time."""


class _Sets:
    """Disjoint sets of version ids (Tarjan 1975) that refuse to bring together what a rule keeps apart; at first each is its own."""

    def __init__(self, versions: Iterable[Version], rules: Sequence[Rule]) -> None:
        self.parent: dict[str, str] = {}
        self.texts: defaultdict[str, int] = defaultdict(lambda: 1)  # different ones in each set, by its root
        self.withdrawn = {version.id for version in versions if withdrawn(version)}
        self.apart: defaultdict[str, set[str]] = defaultdict(set)
        for rule in rules:
            if rule.word == "apart":
                self.apart[rule.left].add(rule.right)
                self.apart[rule.right].add(rule.left)
        for rule in rules:
            if rule.word == "join" and not self.join(rule.left, rule.right):
                raise self._against(rule, rules)

    def _against(self, rule: Rule, rules: Iterable[Rule]) -> UsageError:
        """Names the rule that keeps apart what this one would bring together."""
        roots = {self.root(rule.left), self.root(rule.right)}
        other = next(o for o in rules if o.word == "apart" and {self.root(o.left), self.root(o.right)} == roots)
        what = f"joins {rule.left} and {rule.right}, but {other.left} and {other.right} are kept apart ({other.where})"
        return UsageError(rule.where, what, "drop one rule")

    def root(self, name: str) -> str:
        while (above := self.parent.get(name)) is not None:
            self.parent[name] = name = self.parent.get(above, above)
        return name

    def take(self, pair: Pair) -> bool:
        """Bring the sets of a joining pair together.

        False where it is weak and one of them a story of several texts, or where a kill was joined to another text of the
        headline that it names.
        """
        one, other = self.root(pair.left), self.root(pair.right)
        if pair.declared == BY_HEADLINE and one != other:
            kill = next(name for name in (pair.left, pair.right) if name in self.withdrawn)
            if self.texts[self.root(kill)] > 1:
                return False
        if pair.score < WEAK and one != other and self.texts[one] + self.texts[other] > 2:
            return False
        return self.join(one, other, repeated=pair.relation == "repeat")

    def join(self, left: str, right: str, *, repeated: bool = False) -> bool:
        """Bring two sets together, of equal texts where that is said; False where a rule forbids it.

        The smaller id becomes the root.
        """
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return True
        if other in {self.root(name) for name in self.apart[one]}:
            return False
        self.parent[other] = one
        self.texts[one] += self.texts.pop(other, 1) - repeated
        self.apart[one] |= self.apart.pop(other, set())
        return True


def _known(versions: Iterable[Version], rules: Iterable[Rule]) -> None:
    names = {version.id for version in versions}
    for rule in rules:
        for name in (rule.left, rule.right):
            if name not in names:
                now = "`newsdiff read --format jsonl` lists the ids"
                raise UsageError(rule.where, f"no version has the id {name}", now)


def _named(groups: Iterable[tuple[tuple[Version, ...], list[Pair]]]) -> tuple[Story, ...]:
    """Stories with their ids, by id. Where two hold texts of one smallest digest, all but the first get an id of their own."""
    taken: set[str] = set()
    found = []
    for (digest, first), versions, joins in sorted(
        ((_mark(versions), versions, joins) for versions, joins in groups), key=_first
    ):
        name = f"s-{digest[:12]}"
        if name in taken:
            name = f"s-{sha256(f'{digest} {first}'.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
        taken.add(name)
        ordered, how = order(versions)
        found.append(Story(name, ordered, tuple(sorted(joins, key=lambda p: (p.left, p.right))), how))
    return tuple(sorted(found, key=lambda story: story.id))


def _first(group: tuple[tuple[str, str], tuple[Version, ...], list[Pair]]) -> tuple[str, str]:
    return group[0]


def _mark(versions: Iterable[Version]) -> tuple[str, str]:
    return min([(version.digest, version.id) for version in versions])
