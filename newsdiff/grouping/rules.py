"""An archivist's lines go in, rules come out: what was joined or kept apart by hand overrules every verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, cast

from newsdiff.errors import UsageError

Word = Literal["join", "apart"]


@dataclass(frozen=True)
class Rule:
    """Two versions, by id, that belong into one story whatever the texts say, or never do.

    `where` tells the place of the rule, for errors; it is no part of what the rule says.
    """

    word: Word
    left: str
    right: str
    where: str = field(default="rules", compare=False)


def parse_rules(text: str, name: str = "rules") -> tuple[Rule, ...]:
    """Read lines `join LEFT RIGHT` and `apart LEFT RIGHT`; empty lines and lines that begin with `#` are passed over.

    Args:
        text: the lines.
        name: where they stand, for errors.

    Raises:
        UsageError: a line is neither, or one pair is told to be both.
    """
    rules: dict[tuple[str, str], Rule] = {}
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        if not parts or parts[0].startswith("#"):
            continue
        where = f"{name}, line {number}"
        if len(parts) != 3 or parts[0] not in {"join", "apart"}:
            raise UsageError(where, "not a rule", "write `join LEFT RIGHT` or `apart LEFT RIGHT`")
        if parts[1] == parts[2]:
            raise UsageError(where, f"a rule about {parts[1]} and itself", "name two versions")
        left, right = sorted(parts[1:])
        rule = Rule(cast("Word", parts[0]), left, right, where)
        if rules.setdefault((left, right), rule) != rule:
            raise UsageError(where, f"{left} and {right} are both joined and apart", "keep one line")
    return tuple(rules[pair] for pair in sorted(rules))
