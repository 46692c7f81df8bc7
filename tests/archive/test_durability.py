"""Whatever ends a process or a disk: what was acknowledged stays, nothing is half-written, and the next run completes it."""

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from newsdiff.archive import Archive
from newsdiff.errors import ArchiveError
from tests.archive.crashes import adding, killed, migrating, run, sound, stored
from tests.archive.crowds import run as crowd
from tests.archive.dump import dump
from tests.archive.faults import failed
from tests.archive.flips import run as run_flips
from tests.archive.older import older
from tests.archive.signals import ended, feed, started
from tests.archive.test_storing import SEEN
from tests.archive.wire import wire

COPY = wire(120, seed=5)


def test_fifty_kills_lose_nothing(tmp_path):
    assert run(50, tmp_path, COPY[:64], random.Random(2)) > 20


def test_a_disk_that_is_full_keeps_what_was_stored(tmp_path):
    path = tmp_path / "wire.db"

    def work(place, say, copy):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
        try:
            adding(place, say, copy)
        except ArchiveError as error:
            os._exit(9 if "disk" in str(error) and "run it again" in str(error) else 8)

    said, status = killed(work, path, wire(300, seed=9), None)
    assert os.waitstatus_to_exitcode(status) == 9
    assert said > 0
    assert len(stored(path)) >= said
    assert sound(path) == []
    adding(path, lambda _: None, wire(300, seed=9))
    assert len(stored(path)) == 300


def spoilt(error, at):
    """A trace that raises an error at a certain call of Python code in the archive, as a failing disk or memory would."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if event == "call" and "newsdiff/archive" in frame.f_code.co_filename:
            count += 1
            if count == at:
                raise error

    return trace


def spoil(path, copy, error, at):
    with Archive(path) as archive:
        sys.setprofile(spoilt(error, at))
        try:
            archive.add(copy, seen=SEEN)
            raise error  # fewer calls than that
        finally:
            sys.setprofile(None)


@pytest.mark.parametrize(
    "error", [MemoryError(), OSError(5, "Input/output error"), sqlite3.OperationalError("disk I/O error")]
)
def test_a_fault_at_any_call_leaves_the_archive_sound_and_the_retry_succeeds(error, tmp_path):
    path, copy = tmp_path / "wire.db", COPY[:20]
    with Archive(path) as archive:
        archive.add(copy[:10], seen=SEEN)
    pick = random.Random(str(error))
    for _ in range(12):
        at = pick.randint(1, 600)
        with pytest.raises((ArchiveError, type(error))):
            spoil(path, [*copy, *wire(1, seed=at)], error, at)
        assert sound(path) == []
    adding(path, lambda _: None, copy)
    assert {version.id for version in copy} <= {version.id for version in stored(path)}


@pytest.mark.parametrize(("writers", "readers"), [(8, 1), (1, 4)])
def test_nobody_sees_a_locked_database_or_half_a_transaction(writers, readers, tmp_path):
    troubles, looks = crowd(tmp_path / "wire.db", wire(80, seed=8), writers, readers)
    assert troubles == []
    assert looks >= readers


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_a_line_and_a_sound_archive(sign, tmp_path):
    paper, path = tmp_path / "feed.jsonl", tmp_path / "wire.db"
    feed(paper, 400)
    process = started(paper, path)
    assert process.stderr.readline().strip() == "5 versions stored"
    _, said, working = ended(process, sign, path)
    assert working
    assert 5 <= said < 400


@pytest.mark.skipif(not shutil.which("strace"), reason="not measured: no strace")
@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_a_disk_that_fails_at_some_write_is_told_in_a_line(error, tmp_path):
    assert sum(failed(tmp_path, error, at) for at in (9, 31)) == 2


def test_a_small_disk_that_is_full_keeps_what_was_stored(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("not measured: nothing may be mounted here")
    said = []
    try:
        with pytest.raises(ArchiveError, match="no space is left on the disk; make room"):
            adding(disk / "wire.db", said.append, wire(300, seed=9))
        assert said
        assert said[-1] <= len(stored(disk / "wire.db"))
        assert sound(disk / "wire.db") == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_one_flipped_byte_in_a_text_or_a_signature_is_found(tmp_path):
    assert run_flips(40, tmp_path) == 0


def test_a_kill_while_an_older_archive_is_brought_up_to_date_loses_nothing(tmp_path):
    path = tmp_path / "wire.db"
    adding(path, lambda _: None, COPY[:40])
    wished = dump(path)
    older(path, 2)
    whole, pick, hits = path.read_bytes(), random.Random(4), 0
    took = 0.0
    for turn in range(12):
        for file in tmp_path.glob("wire.db*"):
            file.unlink()
        path.write_bytes(whole)
        began = time.monotonic()
        _, status = killed(migrating, path, None, pick.uniform(0, took) if turn else None)
        took = took or time.monotonic() - began
        hits += os.WIFSIGNALED(status)
        assert dump(path) == wished
        assert sound(path) == []
        kept = sqlite3.connect(tmp_path / "wire.db.step-2")
        assert kept.execute("SELECT count(*) FROM version").fetchone() == (40,)
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept.close()
    assert hits


def test_a_file_and_folder_that_may_only_be_read_are_read_and_not_written():
    with tempfile.TemporaryDirectory() as found:
        path = Path(found) / "wire.db"
        adding(path, lambda _: None, COPY[:20])
        with Archive(path, write=False) as archive:
            wished = archive.find(COPY[30])  # loads what the child has no right to load
        path.chmod(0o444)
        Path(found).chmod(0o555)

        def work(place, *_):
            if os.geteuid() == 0:
                os.setuid(65534)  # root may write anything
            with Archive(place, write=False) as archive:
                assert archive.find(COPY[30]) == wished
                assert list(archive.stories())
            try:
                with Archive(place) as archive:
                    archive.add(COPY[20:])
            except ArchiveError as error:
                os._exit(9 if "may only be read" in str(error) or "cannot be opened" in str(error) else 8)

        _, status = killed(work, path, None, None)
        assert os.waitstatus_to_exitcode(status) == 9
        Path(found).chmod(0o755)
        assert sound(path) == []


def test_tables_are_exported_as_parquet_as_they_are_as_lines(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "wire.db"
    adding(path, lambda _: None, COPY[:60])
    for form in ("jsonl", "parquet"):
        subprocess.run(
            [sys.executable, "-m", "newsdiff", "export", "--archive", str(path), "-o", str(tmp_path), "--format", form],
            check=True, capture_output=True,
        )  # fmt: skip
    for name in ("versions", "pairs", "links", "claim_changes"):
        lines = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text().splitlines()]
        rows = parquet.read_table(tmp_path / f"{name}.parquet")
        assert len(lines) == rows.num_rows > 0
        assert set(lines[0]) <= set(rows.column_names)
        first = rows.column_names[0]
        assert [line[first] for line in lines] == rows[first].to_pylist()
