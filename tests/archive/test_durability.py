"""Whatever ends a process or a disk: what was acknowledged stays, nothing is half-written, and the next run completes it."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest

from newsdiff.archive import Archive
from newsdiff.errors import ArchiveError
from tests.archive.crashes import adding, killed, run, sound, stored
from tests.archive.dump import dump
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


def test_nobody_sees_a_locked_database(tmp_path):
    path, troubles = tmp_path / "wire.db", []
    copy = wire(160, seed=8)
    Archive(path).close()

    def write(share):
        try:
            with Archive(path) as archive:
                archive.add(share, seen=SEEN, batch=10)
        except Exception as error:
            troubles.append(error)

    def look():
        seen = 0
        try:
            while any(writer.is_alive() for writer in writers):
                with Archive(path, write=False) as archive:
                    stories = list(archive.stories())
                    count = sum(len(story.versions) for story in stories)
                    assert count >= seen
                    seen = count
        except Exception as error:
            troubles.append(error)

    writers = [threading.Thread(target=write, args=(copy[n::4],)) for n in range(4)]
    readers = [threading.Thread(target=look) for _ in range(2)]
    for thread in writers + readers:
        thread.start()
    for thread in writers + readers:
        thread.join()
    assert troubles == []
    assert len(stored(path)) == 160


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_a_line_and_a_sound_archive(sign, code, tmp_path):
    feed, path = tmp_path / "feed.jsonl", tmp_path / "wire.db"
    lines = "".join(f'{{"id": "{n}", "text": "{v.paragraphs[1].text}"}}\n' for n, v in enumerate(wire(400, seed=4)))
    feed.write_text(lines)
    process = subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "add", str(feed), "--archive", str(path), "--batch", "5", "-v"],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    first = process.stderr.readline()
    process.send_signal(sign)
    out, errors = process.communicate(timeout=60)
    assert first.strip() == "5 versions stored"
    assert process.returncode == code
    assert out == ""
    assert "Traceback" not in errors
    said = int(errors.strip().splitlines()[-1].split("stopped; ")[1].split()[0])
    assert 5 <= said <= len(stored(path)) < 400
    assert sound(path) == []


def test_one_flipped_byte_in_a_text_or_a_signature_is_found(tmp_path):
    path = tmp_path / "wire.db"
    with Archive(path) as archive:
        archive.add(COPY[:40], seen=SEEN)
        archive.add([], seen=SEEN)
    assert sound(path) == []
    pick, whole = random.Random(6), path.read_bytes()
    rows = sqlite3.connect(path)
    parts = [row[0].encode() for row in rows.execute("SELECT body FROM text")]
    parts += [row[0] for row in rows.execute("SELECT signature FROM leaf WHERE signature NOT NULL")]
    rows.close()
    spots = [(whole.find(part), len(part)) for part in parts]
    spots = [(start, length) for start, length in spots if start >= 0]
    assert len(spots) > 50
    for _ in range(40):
        start, length = pick.choice(spots)
        spoilt = bytearray(whole)
        spoilt[start + pick.randrange(length)] ^= 1 << pick.randrange(8)
        path.write_bytes(spoilt)
        assert sound(path), "not found"
    path.write_bytes(whole)
    assert dump(path)
