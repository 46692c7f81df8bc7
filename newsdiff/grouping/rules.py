"""An archivist's lines go in, rules come out: what was joined or kept apart by hand overrules every verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from newsdiff.errors import UsageError

Word = Literal["join", "apart"]


@dataclass(frozen=True)
class Rule:
    """Two versions, by id, that belong into one story whatever the texts say, or never do."""

    word: Word
    left: str
    right: str


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
        if len(parts) != 3 or parts[0] not in {"join", "apart"} or parts[1] == parts[2]:
            raise UsageError(f"{name}, line {number}", "not a rule", "write `join LEFT RIGHT` or `apart LEFT RIGHT`")
        left, right = sorted(parts[1:])
        rule = Rule(cast("Word", parts[0]), left, right)
        if rules.setdefault((left, right), rule) != rule:
            raise UsageError(f"{name}, line {number}", f"{left} and {right} are both joined and apart", "keep one line")
    return tuple(rules[pair] for pair in sorted(rules))
