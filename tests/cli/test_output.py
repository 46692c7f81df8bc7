"""Where results go: a file is replaced whole and keeps what it is, a device is written through, data is UTF-8 anywhere."""

import json
import os
import stat
import threading

import pytest

COMMANDS = [["compare", "earlier.txt", "later.txt", "-o"], ["group", "earlier.txt", "later.txt", "--pairs"]]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_pipe_with_a_name_is_written_through(newsdiff, copy, words):
    os.mkfifo(copy / "pipe")
    heard = []
    reader = threading.Thread(target=lambda: heard.append((copy / "pipe").read_bytes()))
    reader.start()
    run = newsdiff(*words, "pipe")
    reader.join(10)
    assert (run.returncode, run.stderr) == (int(words[0] == "compare"), b"")
    assert stat.S_ISFIFO((copy / "pipe").stat().st_mode)
    assert len(heard[0]) > 100


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
@pytest.mark.parametrize("words", COMMANDS)
def test_a_device_is_never_replaced(newsdiff, copy, words):
    try:
        os.mknod(copy / "null", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("no devices may be made here")
    newsdiff(*words, "null")
    assert stat.S_ISCHR((copy / "null").stat().st_mode)


def test_a_device_in_the_folder_of_a_report_or_of_tables_is_never_replaced(newsdiff, copy):
    (copy / "out").mkdir()
    os.mkfifo(copy / "out" / "index.html")
    run = newsdiff("report", "earlier.txt", "later.txt", "-o", "out", "--force")
    assert (run.returncode, stat.S_ISFIFO((copy / "out" / "index.html").stat().st_mode)) == (2, True)
    assert b"out/index.html: is no ordinary file; choose another folder" in run.stderr


def test_the_reader_of_a_named_pipe_may_go_away(newsdiff, copy):
    os.mkfifo(copy / "pipe")
    (copy / "many.jsonl").write_text("".join(f'{{"text": "Story {n} in a few words."}}\n' for n in range(3000)))

    def some():
        with (copy / "pipe").open("rb", buffering=0) as file:
            file.read(10)

    reader = threading.Thread(target=some)
    reader.start()
    run = newsdiff("read", "many.jsonl", "--format", "jsonl", "-o", "pipe")
    reader.join(10)
    assert (run.returncode, run.stderr) == (141, b"")


def test_a_link_within_its_folder_stays_and_its_file_is_replaced(newsdiff, copy):
    (copy / "march.html").write_text("old")
    (copy / "latest.html").symlink_to("march.html")
    assert newsdiff("compare", "earlier.txt", "later.txt", "-o", "latest.html").returncode == 1
    assert (copy / "latest.html").is_symlink()
    assert "Ferry" in (copy / "march.html").read_text(encoding="utf-8")


def test_a_link_out_of_its_folder_is_not_written_through(newsdiff, copy):
    (copy / "elsewhere").mkdir()
    (copy / "elsewhere" / "kept.html").write_text("kept")
    for target in ("elsewhere/kept.html", "link"):  # the second leads to itself
        (copy / "link").symlink_to(target)
        run = newsdiff("compare", "earlier.txt", "later.txt", "-o", "link")
        assert run.returncode == 2
        assert b"link: is a link to " in run.stderr
        assert b"name that file itself" in run.stderr
        assert (copy / "link").is_symlink()
        (copy / "link").unlink()
    assert (copy / "elsewhere" / "kept.html").read_text() == "kept"


@pytest.mark.parametrize(
    "words", [["compare", "earlier.txt", "later.txt"], ["report", "earlier.txt"], ["group", "earlier.txt"]]
)
def test_an_output_that_names_nothing_is_refused(newsdiff, copy, words):
    run = newsdiff(*words, "-o", "")
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"it names nothing; name a file or folder" in run.stderr


def test_a_file_that_is_replaced_keeps_its_mode(newsdiff, copy):
    (copy / "embargoed.txt").write_text("old")
    (copy / "embargoed.txt").chmod(0o600)
    newsdiff("read", "earlier.txt", "-o", "embargoed.txt")
    assert stat.S_IMODE((copy / "embargoed.txt").stat().st_mode) == 0o600
    assert newsdiff("add", "earlier.txt", "--archive", "a.db").returncode == 0
    assert newsdiff("export", "--archive", "a.db", "-o", "out").returncode == 0
    (copy / "out" / "versions.jsonl").chmod(0o640)
    assert newsdiff("export", "--archive", "a.db", "-o", "out").returncode == 0
    assert stat.S_IMODE((copy / "out" / "versions.jsonl").stat().st_mode) == 0o640


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    ("words", "locale"),
    [
        (["read", "koge.txt", "--format", "jsonl"], {"PYTHONIOENCODING": "latin-1"}),
        (["group", "koge.txt", "later.txt", "--keep", "last"], ASCII),
        (["group", "koge.txt", "later.txt", "--format", "csv"], ASCII),
        (["compare", "koge.txt", "later.txt", "--format", "json"], ASCII),
        (["compare", "koge.txt", "later.txt", "--format", "html"], {"PYTHONIOENCODING": "utf-16"}),
    ],
    ids=" ".join,
)
def test_data_is_utf_8_whatever_the_locale(newsdiff, copy, words, locale):
    text = "Ferry runs aground off Køge\n\nKØGE (Meridian) – “It is cold”, said Łukasz 世, 40."
    (copy / "koge.txt").write_text(text, encoding="utf-8")
    run = newsdiff(*words, **locale)
    newsdiff(*words, "-o", "out")
    assert run.stdout == (copy / "out").read_bytes()
    assert "Ferry runs aground off Køge" in run.stdout.decode()
    if words[-1] == "json":
        assert json.loads(run.stdout)


def test_text_under_a_small_encoding_is_shown_with_escapes(newsdiff, copy):
    run = newsdiff("read", "earlier.txt", PYTHONIOENCODING="ascii")
    assert rb"\u2013" in run.stdout
