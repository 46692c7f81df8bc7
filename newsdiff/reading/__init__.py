"""Bytes come in, `Document`s go out: the table of readers, and sniffing which one fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsdiff.errors import ReadError
    from newsdiff.model import Document


def documents(
    paths: Iterable[str],
    *,
    format: str | None = None,  # noqa: A002 - the word of the contract
    fields: Mapping[str, str] | None = None,
) -> Iterator[Document | ReadError]:
    """Every document of the paths, in order; in place of one that cannot be read stands its error."""
    raise NotImplementedError(paths, format, fields)
