"""A plain text file goes in, one `Document` with its paragraphs comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.errors import ReadError
from newsdiff.model import Document, Source
from newsdiff.reading.streams import decode, whole
from newsdiff.reading.unwrapping import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.reading.streams import Intake


def read(intake: Intake) -> Iterator[Document]:
    """The one document of a text file; several versions in it are told apart later, by their structure."""
    found = blocks(decode(whole(intake)))
    if not found:
        raise ReadError(intake.name, "holds nothing but white space", "give it a text")
    yield Document(Source(intake.name, "text"), found)
