"""A zip archive goes in, the documents of the files in it come out; of a WACZ, those of the web archives in it."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError, Skipped
from newsdiff.reading.paths import known, shown
from newsdiff.reading.seeking import seekable
from newsdiff.reading.streams import RATIO, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Document
    from newsdiff.reading.streams import Intake

MEMBERS = 100_000
"""Most files in one archive."""
_SLACK = 1024 * 1024
_REST = "the other files are read"


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """The documents of every file in the archive, in its order; a source is named `archive.zip!file`.

    Names in the archive are only told, never used as paths. A file that is encrypted, damaged, or grows to more than
    `RATIO` times its size is named and passed over; an archive in the archive is not opened.
    """
    with seekable(intake) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise ReadError(intake.name, f"a zip archive that cannot be read ({error})", "pack it again") from error
        with archive:
            yield from _members(archive, intake)


def _members(archive: zipfile.ZipFile, intake: Intake) -> Iterator[Document | ReadError]:
    members = [member for member in archive.infolist() if member.filename and not member.is_dir()]
    if len(members) > MEMBERS:
        raise ReadError(intake.name, f"holds more than {MEMBERS:,} files", "unpack it first")
    names = {member.filename for member in members}
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise ReadError(intake.name, "an office document or book, which is not read", "save its text as .txt or .html")
    wacz = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
    passed = 0
    for member in members:
        name = member.filename
        if (
            (not name.startswith("archive/"))
            if wacz
            else (not known(name.rpartition("/")[2]) or name.startswith("__MACOSX/"))
        ):
            passed += 1
            continue
        yield from _member(archive, member, intake)
    if passed and not wacz:
        yield Skipped(
            intake.name, f"passed over: {Skipped.counted({'other file{s}': passed})}", "only news copy is read"
        )


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, intake: Intake) -> Iterator[Document | ReadError]:
    from newsdiff.reading import read_stream  # noqa: PLC0415 - the table names this reader, too

    name = f"{intake.name}!{shown(member.filename)}"
    if member.flag_bits & 1:
        yield ReadError(name, "encrypted", _REST)
        return
    if member.file_size > _SLACK and member.file_size > RATIO * max(1, member.compress_size):
        yield ReadError(name, f"grows to more than {RATIO} times its size", "unpack it first if it is sound")
        return
    try:
        with archive.open(member) as stream:
            yield from read_stream(
                name, pieces(stream.read), fields=intake.fields, encoding=intake.encoding, nested=True
            )
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        yield ReadError(name, f"damaged ({error})", _REST)
