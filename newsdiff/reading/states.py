"""What a format calls the state of an item goes in, our word for it comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from newsdiff.model import State

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: Mapping[str, State] = (
    {name: name for name in get_args(State)}
    | dict.fromkeys(("canceled", "cancelled", "killed", "recalled", "deleted", "retracted", "cancel", "kill", "withdraw"), "withdrawn")
    | dict.fromkeys(("published", "corrected", "updated", "scheduled"), "usable")
    | {"embargo": "embargoed"}
)  # fmt: skip


def state(word: str | None, *, embargo: str | None = None, issued: str | None = None) -> State | None:
    """The state that a word names, with or without a scheme before it (`stat:canceled`); None where it names none.

    A text whose embargo lies after the time it was issued at is embargoed, whatever the clock says.
    """
    found = STATES.get(word.rpartition(":")[2].rpartition("/")[2].strip().casefold()) if word else None
    if found in {None, "usable", "withheld"} and embargo and issued and _later(embargo, issued):
        return "embargoed"
    return found


def _later(embargo: str, issued: str) -> bool:
    from datetime import UTC, datetime  # noqa: PLC0415 - few texts have an embargo

    try:
        one, other = (datetime.fromisoformat(text.strip()) for text in (embargo, issued))
    except ValueError:
        return False
    return (one if one.tzinfo else one.replace(tzinfo=UTC)) > (other if other.tzinfo else other.replace(tzinfo=UTC))
