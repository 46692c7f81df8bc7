"""An archivist's lines go in, rules come out: what was joined or kept apart by hand overrules every verdict."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from newsdiff.errors import UsageError
from newsdiff.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsdiff.model import Version, Word


def parse_rules(text: str, name: str = "rules") -> tuple[Rule, ...]:
    """Read lines `join LEFT RIGHT` and `apart LEFT RIGHT`; empty lines and lines that begin with `#` are passed over.

    Args:
        text: the lines.
        name: where they stand, for errors.

    Raises:
        UsageError: a line is neither, names one version twice, or one pair is told to be both.
    """
    rules: dict[tuple[str, str], Rule] = {}
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        if not parts or parts[0].startswith("#"):
            continue
        where = f"{name}, line {number}"
        if len(parts) != 3 or parts[0] not in {"join", "apart"}:
            raise UsageError(where, "not a rule", "write `join LEFT RIGHT` or `apart LEFT RIGHT`")
        rule = Rule(cast("Word", parts[0]), parts[1], parts[2], where)
        if rules.setdefault((rule.left, rule.right), rule) != rule:
            raise UsageError(where, f"{rule.left} and {rule.right} are both joined and apart", "keep one line")
    return tuple(rules[pair] for pair in sorted(rules))


def ruled(rules: Iterable[Rule]) -> Mapping[str, Sequence[Rule]]:
    """Rules by each of the two ids that they are about."""
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        found[rule.left].append(rule)
        found[rule.right].append(rule)
    return found


def about(versions: Iterable[Version], by_id: Mapping[str, Sequence[Rule]]) -> tuple[Rule, ...]:
    """The rules about any of some versions, by (left, right)."""
    found = {rule for version in versions for rule in by_id.get(version.id, ())}
    return tuple(sorted(found, key=by_ids))


def by_ids(rule: Rule) -> tuple[str, str]:
    """Sorts rules: by what they are about."""
    return rule.left, rule.right
