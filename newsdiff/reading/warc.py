"""A web archive (WARC, ARC, gzipped by the record or not) goes in, a `Document` a story on its pages comes out."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, BinaryIO

from newsdiff.errors import ReadError, Skipped
from newsdiff.model import Document, Source
from newsdiff.reading.pages import charset, page
from newsdiff.reading.seeking import seekable, spooled
from newsdiff.reading.sniffing import sniff
from newsdiff.reading.streams import RECORD, WHOLE, Intake, pieces, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIP = "install what reads it: pip install 'newsdiff[warc]'"
_NEXT = "the records after it are read"
_OTHER = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "text/css",
    "application/pdf",
    "application/zip",
    "application/octet-stream",
    "text/dns",
)
_SCRIPTS = ("javascript", "ecmascript", "wasm")
_STORIES = frozenset({"response", "resource", "conversion"})
_READ = frozenset({"html", "json", "jsonl", "feed", "nitf", "newsml-g2", "newsml-1"})
_REMEMBERED = 4000
"""Captures whose documents are kept for the revisits that follow them."""
_CHUNK = 64 * 1024
_LINE = 1024 * 1024
_GZIP = b"\x1f\x8b\x08"


def read(intake: Intake) -> Iterator[Document | ReadError]:
    """The documents of every HTML, JSON and XML response; `Source.offset` is the byte at which its record begins.

    A record that is cut short, fails its digest or cannot be parsed costs itself alone. A revisit of a capture that this
    archive holds is the same document seen again. What holds no story is counted in one `Skipped` at the end.
    `Source.fetched` is the WARC-Date: when it was seen, not when it was published.
    """
    try:
        import warcio  # noqa: F401, PLC0415 - for archives only
    except ImportError as error:
        raise ReadError(intake.name, "a web archive, which needs an optional library", _PIP) from error
    archive = _Archive(intake.name, intake.fields)
    with seekable(intake) as file:
        yield from archive.documents(file)
    if archive.passed:
        yield Skipped(intake.name, f"passed over: {Skipped.counted(archive.passed)}", "only stories are read")


class _Damaged(Exception):  # noqa: N818 - caught in this file
    """A record cannot be read, and where the next one begins is not known."""


@dataclass
class _Archive:
    """One archive while it is read: what was passed over, and the captures that a revisit may mean."""

    name: str
    fields: Mapping[str, str]
    passed: dict[str, int] = field(default_factory=dict)
    seen: dict[str, list[Document]] = field(default_factory=dict)
    count: int = 0

    def documents(self, file: BinaryIO) -> Iterator[Document | ReadError]:
        """Walk the records; past a break in the archive's framing, go on where the next one begins."""
        packed = file.read(3) == _GZIP
        start: int | None = 0
        while start is not None:
            try:
                for _, found in self._run(file, start, packed=packed):
                    yield from found
                start = None
            except _Damaged as error:
                if "non-chunked" in str(error) and packed:
                    yield from self._in_one_member(file)
                    return
                at = error.args[1]
                if error.args[0]:
                    yield ReadError(f"{self.name}:{at}", f"a damaged record ({error.args[0]})", _NEXT)
                start = _next_start(file, at + 1, packed=packed)

    def _run(self, file: BinaryIO, start: int, *, packed: bool) -> Iterator[tuple[int, list[Document | ReadError]]]:
        """(offset, what was found) of each record from a place on, until there are no more or one is damaged."""
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - as above

        file.seek(start)
        at = start
        records = None
        while True:
            with contextlib.redirect_stderr(io.StringIO()):  # warcio writes what the archive says
                try:
                    records = records or _bounded(ArchiveIterator(file, arc2warc=True, check_digests=True))
                    record = next(records, None)
                    if record is None:
                        return
                    at = max(at, records.offset)  # get_record_offset() would read the record away
                    self.count += 1
                    found = self._record(record, at, packed=packed)
                except (_Damaged, MemoryError):
                    raise
                except Exception as error:  # its parsing stumbles: AttributeError, ValueError and others
                    raise _Damaged(_said(error), max(at, getattr(records, "offset", at))) from error
            yield at, found

    def _in_one_member(self, file: BinaryIO) -> Iterator[Document | ReadError]:
        """An archive that was gzipped as a whole; offsets count in what it unpacks to, records told before are not told twice."""
        told, self.count = self.count, 0
        trouble: list[ReadError] = []
        file.seek(0)

        def sound() -> Iterator[bytes]:
            try:
                yield from unpacked(pieces(file.read), self.name)
            except ReadError as error:
                trouble.append(error)

        with spooled(sound(), self.name) as copy:
            for number, found in enumerate(self._flat(copy), start=1):
                if number > told:
                    yield from found
        yield from trouble

    def _flat(self, copy: BinaryIO) -> Iterator[list[Document | ReadError]]:
        start: int | None = 0
        while start is not None:
            try:
                for _, found in self._run(copy, start, packed=False):
                    yield found
                start = None
            except _Damaged as error:
                yield [ReadError(f"{self.name}:{error.args[1]}", f"a damaged record ({error.args[0]})", _NEXT)]
                start = _next_start(copy, error.args[1] + 1, packed=False)

    def _record(self, record: Any, at: int, *, packed: bool) -> list[Document | ReadError]:
        """What one record holds."""
        if record.length is None:
            raise _Damaged("its header says no length", at)
        uri = record.rec_headers.get_header("WARC-Target-URI")
        if record.rec_type == "revisit":
            return self._revisit(record, uri, at)
        if record.rec_type == "warcinfo":
            return []
        if packed and (record.length or 0) > WHOLE:
            self._skip("large record{s}")
            raise _Damaged("", at)
        if record.rec_type == "response" and record.http_headers is None and (uri or "").startswith("http"):
            return [ReadError(f"{self.name}:{at}", "a damaged record (its HTTP header is missing)", _NEXT)]
        kind = _kind(record)
        status = record.http_headers.get_statuscode() if record.http_headers else "200"
        story = record.rec_type in _STORIES and status.startswith("2")
        if not story or kind.startswith(_OTHER) or any(word in kind for word in _SCRIPTS):
            self._skip("other record{s}")
            trouble = _trouble(record, None)
            return [ReadError(f"{self.name}:{at}", trouble, _NEXT)] if trouble else []
        raw = record.content_stream().read(RECORD + 1)
        if len(raw) > RECORD:
            raise _Damaged(f"larger than {RECORD >> 20} MB", at)
        trouble = _trouble(record, raw)
        source = Source(self.name, "warc", at, record.rec_headers.get_header("WARC-Date"))
        if trouble:
            return [ReadError(source.name, trouble, _NEXT)]
        plain = record.rec_type == "conversion" and kind.startswith("text/plain")
        found = list(self._told(raw, kind, uri, source, plain=plain))
        documents = [one for one in found if isinstance(one, Document)]
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        self._remember((digest and f"{digest}", f"{uri}"), documents)
        return found

    def _told(
        self, raw: bytes, kind: str, uri: str | None, source: Source, *, plain: bool
    ) -> Iterator[Document | ReadError]:
        """The documents of one payload, by its bytes; its address and place are those of the record. `plain`: text is read."""
        from newsdiff.reading import READERS  # noqa: PLC0415 - the table names this reader, too

        body = b"".join(unpacked(iter([raw]), source.name))
        try:
            form = "html" if "html" in kind and body.lstrip()[:1] != b"{" else sniff(body[: 64 * 1024], source.name)
        except ReadError:
            form = ""
        if form not in _READ and not (plain and form == "text"):
            self._skip("other record{s}")
            return
        try:
            if form == "html":
                yield replace(page(body, source, charset=charset(kind), address=uri), source=source)
                return
            for found in READERS[form](Intake(source.name, iter([body]), self.fields)):
                if isinstance(found, Document):
                    declared = found.declared if found.declared.url else replace(found.declared, url=uri)
                    yield replace(found, source=source, declared=declared)
                elif isinstance(found, Skipped):
                    self._skip("other record{s}")
                else:
                    yield ReadError(source.name, found.what, _NEXT)
        except ReadError as error:
            if "without a story" in error.what or "nothing on it" in error.what or form.startswith("json"):
                self._skip("page{s} without a story")
            else:
                yield ReadError(source.name, error.what, error.now)

    def _revisit(self, record: Any, uri: str | None, at: int) -> list[Document | ReadError]:
        """The capture that was found unchanged, seen once more."""
        headers = record.rec_headers
        names = (headers.get_header("WARC-Payload-Digest"), headers.get_header("WARC-Refers-To-Target-URI"), uri)
        known = next((self.seen[name] for name in names if name and name in self.seen), None)
        if known is None:
            self._skip("revisit{s} of a capture that stands elsewhere")
            return []
        source = Source(self.name, "warc", at, headers.get_header("WARC-Date"))
        return [replace(document, source=source) for document in known]

    def _remember(self, names: tuple[str | None, ...], documents: list[Document]) -> None:
        for name in filter(None, names):
            self.seen[name] = documents
        while len(self.seen) > _REMEMBERED:
            del self.seen[next(iter(self.seen))]

    def _skip(self, kind: str) -> None:
        self.passed[kind] = self.passed.get(kind, 0) + 1


def _bounded(records: Any) -> Any:
    """The iterator, its lines bounded: of a stream without line feeds it would hold all in memory."""
    plain = records.reader.readline

    def readline(length: int = 0) -> bytes:
        line: bytes = plain(min(length or _LINE, _LINE))
        if len(line) >= _LINE:
            raise ValueError("a line longer than 1 MB")
        return line

    records.reader.readline = readline
    return records


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _trouble(record: Any, raw: bytes | None) -> str | None:
    """What is wrong with a record once it is read to its end; None where it is sound. `raw`: its content, where wanted."""
    left = b""
    while chunk := record.raw_stream.read(_CHUNK):
        left = left or chunk
    length = (record.http_headers.get_header("Content-Length") if record.http_headers else None) or ""
    complete = length.isdecimal() and raw is not None and 0 < int(length[:12]) <= len(raw)
    if getattr(record.raw_stream, "limit", 0) > 0 and not complete:
        return "cut short"
    if (
        left.strip()
        and raw == b""
        and record.rec_type in _STORIES
        and _kind(record).startswith(("text/", "application/json"))
    ):
        return "its chunks or its compression cannot be read"
    if record.digest_checker is not None and record.digest_checker.passed is False:
        return "its digest does not match its content"
    return None


def _next_start(file: BinaryIO, start: int, *, packed: bool) -> int | None:
    """The first place from `start` on at which a record may begin; None at the end of the file."""
    marks = (_GZIP,) if packed else (b"WARC/1.", b"WARC/0.")
    file.seek(start)
    held, base = b"", start
    while chunk := file.read(1024 * 1024):
        held += chunk
        found = min((at for mark in marks if (at := held.find(mark)) >= 0), default=None)
        if found is not None:
            return base + found
        base += len(held) - 8
        held = held[-8:]
    return None


def _said(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text[:120]
