"""A `Document` goes in, its `Version`s come out: every paragraph with its role, ids settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdiff.model import Document, Version


def parse(document: Document) -> list[Version]:
    """The versions of a document: one, or several where one text holds several."""
    raise NotImplementedError(document)


def settle(versions: Iterable[Version]) -> list[Version]:
    """Settle the ids of a set of versions, in the order given."""
    raise NotImplementedError(versions)
