"""The steps on this machine: paths in, versions out; versions in, stories out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.errors import ReadError
from newsdiff.parsing import parse, settle
from newsdiff.reading import documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newsdiff.model import Version


def read(
    *paths: str,
    format: str | None = None,  # noqa: A002 - the word of the contract
    fields: Mapping[str, str] | None = None,
    on_error: Callable[[ReadError], None] | None = None,
) -> Iterator[Version]:
    """Read versions from files, folders or `-`, in the order in which they stand there.

    Args:
        paths: files, folders (walked in name order, links not followed) or `-` for standard input.
        format: name of a reader; None sniffs it from the bytes.
        fields: where a table or JSON names its columns otherwise: `{"headline": "title"}`.
        on_error: called with each input that cannot be read, and the rest is still read; None raises the first one.

    Ids are settled over all that one call reads, so the first version comes when the last text has been read.

    Raises:
        ReadError: an input cannot be read and no `on_error` was given.
    """
    found: list[Version] = []
    for document in documents(paths, format=format, fields=fields):
        if not isinstance(document, ReadError):
            found += parse(document)
        elif on_error is None:
            raise document
        else:
            on_error(document)
    yield from settle(found)
