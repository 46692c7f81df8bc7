"""How the command behaves in a script and at a desk: streams, exit codes, colours, interrupts, hostile text."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

ESCAPE = re.compile(rb"\x1b\[")


def test_equal_texts_leave_with_0_and_different_ones_with_1(newsdiff, copy):
    assert newsdiff("compare", "earlier.txt", "earlier.txt").returncode == 0
    assert newsdiff("compare", "earlier.txt", "later.txt").returncode == 1
    assert newsdiff("compare", "earlier.txt", "later.txt", "--exit-zero").returncode == 0


def test_one_byte_of_typography_is_a_difference(newsdiff, copy):
    (copy / "typography.txt").write_text((copy / "earlier.txt").read_text().replace("40km", "40 km"))
    assert newsdiff("compare", "earlier.txt", "typography.txt").returncode == 1


def test_standard_input_is_one_side(newsdiff, copy):
    text = (copy / "later.txt").read_text()
    assert newsdiff("compare", "earlier.txt", "-", stdin=text).returncode == 1
    both = newsdiff("compare", "-", "-", stdin=text)
    assert both.returncode == 2
    assert b"standard input can be one side only" in both.stderr


def test_a_result_in_a_pipe_has_no_colour_unless_it_is_asked_for(newsdiff, copy):
    assert not ESCAPE.search(newsdiff("compare", "earlier.txt", "later.txt").stdout)
    assert ESCAPE.search(newsdiff("compare", "earlier.txt", "later.txt", "--color", "always").stdout)
    assert not ESCAPE.search(newsdiff("compare", "earlier.txt", "later.txt", "--color", "never").stdout)


def test_notes_are_kept_from_a_pipe(newsdiff, copy):
    run = newsdiff("report", ".", "-o", "out")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout


@pytest.mark.parametrize(
    "words", [["compar"], ["compare"], ["compare", "a", "b", "--format", "pdf"], ["group", "--cap", "x", "a"]]
)
def test_a_wrong_call_leaves_with_2_and_a_hint(newsdiff, words):
    run = newsdiff(*words)
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert b"Usage:" in run.stderr


def test_a_mistyped_command_is_answered_with_the_right_one(newsdiff):
    assert b"compare" in newsdiff("compar").stderr


BAD = {
    "missing.txt": (None, "no such file"),
    "empty.txt": (b"", "empty"),
    "binary.bin": (bytes(range(256)) * 8, "binary"),
    "broken.jsonl": (b'{"text": "One two three."}\n' * 6 + b'{"text": "One"\n', "broken.jsonl:7"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_that_names_it(newsdiff, copy, name):
    content, says = BAD[name]
    if content is not None:
        (copy / name).write_bytes(content)
    run = newsdiff("read", name)
    assert run.returncode == 2
    lines = run.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("newsdiff: ")
    assert name in lines[0]
    assert says in lines[0].lower()


def test_the_rest_is_still_done_when_one_input_is_bad(newsdiff, copy):
    run = newsdiff("read", "missing.txt", "earlier.txt", "--format", "jsonl")
    assert run.returncode == 2
    assert len(run.stdout.splitlines()) == 1


def test_a_folder_without_stories_is_an_error(newsdiff, copy):
    (copy / "nothing").mkdir()
    run = newsdiff("report", "nothing", "-o", "out")
    assert run.returncode == 2
    assert not (copy / "out").exists()


def test_one_trouble_is_told_in_one_line(newsdiff, copy):
    (copy / "nothing").mkdir()
    (copy / "file").write_text("mine")
    for words, says in (
        (["report", "nothing", "-o", "out"], "nothing: "),
        (["report", "earlier.txt", "-o", "file"], "newsdiff: file: is a file; name a folder"),
        (["report", "earlier.txt", "-o", "file/in/it"], "newsdiff: file: is a file; name a folder"),
        (["group", "earlier.txt", "--rules", "missing.txt"], "missing.txt: no such file or directory"),
    ):
        run = newsdiff(*words)
        (line,) = run.stderr.decode().splitlines()
        assert run.returncode == 2
        assert says in line
        assert "Errno" not in line
    assert (copy / "file").read_text() == "mine"


def test_help_names_the_two_versions_as_the_docs_do(newsdiff):
    usage = newsdiff("compare", "--help").stdout.decode().splitlines()[0]
    assert re.search(r"\{?EARLIER\}? \[?LATER\]?$", usage), usage


def test_one_version_where_two_are_needed(newsdiff, copy):
    run = newsdiff("compare", "earlier.txt")
    assert run.returncode == 2
    assert "one version where two are needed" in run.stderr.decode()


def test_one_file_with_two_versions_is_compared(newsdiff, copy):
    both = (copy / "earlier.txt").read_text() + "\n\n" + (copy / "later.txt").read_text()
    (copy / "both.txt").write_text(both)
    run = newsdiff("compare", "both.txt")
    assert run.returncode == 1, run.stderr


def test_hostile_text_never_reaches_the_terminal_raw(newsdiff, copy):
    hostile = "Storm \x1b[31mred\x1b[0m \u202eedoc\u202c \x9b5m \u200bword\n\nHARBOUR (MW) - It rained \x1b]0;owned\x07 again.\n"
    (copy / "hostile\x1b[7m.txt").write_text(hostile, encoding="utf-8")
    for words in (
        ["read", "hostile\x1b[7m.txt", "missing\x1b[2J.txt"],
        ["compare", "earlier.txt", "hostile\x1b[7m.txt", "--color", "never"],
        ["group", "."],
    ):
        run = newsdiff(*words)
        text = (run.stdout + run.stderr).decode()
        assert not set(text) & {"\x1b", "\x9b", "\x07", "\u202e", "\u202c", "\u200b"}, words


def test_a_reader_that_goes_away_is_no_trouble(copy):
    lines = "\n".join(f'{{"text": "Story {n} is told here in a few words."}}' for n in range(3000))
    (copy / "many.jsonl").write_text(lines)
    with subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "read", "many.jsonl"],
        cwd=copy,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(20) in {0, 141}


def test_a_reader_of_an_archive_that_goes_away_is_no_trouble(newsdiff, copy):
    lines = "".join(f'{{"text": "Story {n} is told in a few words of its own, {n * 7}."}}\n' for n in range(1500))
    (copy / "many.jsonl").write_text(lines)
    assert newsdiff("add", "many.jsonl", "--archive", "a.db").returncode == 0
    for form in ("text", "jsonl"):
        with subprocess.Popen(
            [sys.executable, "-m", "newsdiff", "list", "--format", form, "--archive", "a.db"],
            cwd=copy, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as run:  # fmt: skip
            run.stdout.read(10)
            run.stdout.close()
            assert run.stderr.read() == b""
            assert run.wait(20) == 141


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_ends_without_a_traceback(copy, sent, code):
    os.mkfifo(copy / "slow")
    with subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "read", "-"], cwd=copy, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        time.sleep(1.5)
        run.send_signal(sent)
        assert run.wait(10) == code
        assert run.stderr.read() == b""


def test_a_file_is_written_whole_or_not_at_all(newsdiff, copy):
    (copy / "out.json").write_text("what stood there")
    assert newsdiff("compare", "earlier.txt", "missing.txt", "--format", "json", "-o", "out.json").returncode == 2
    assert (copy / "out.json").read_text() == "what stood there"
    run = newsdiff("compare", "earlier.txt", "later.txt", "-o", "no/such/folder/out.txt")
    assert run.returncode == 2
    assert b"no/such/folder/out.txt" in run.stderr
    assert not list(copy.rglob(".newsdiff-*"))


def test_a_foreign_index_is_not_replaced_without_force(newsdiff, copy):
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("my own page")
    run = newsdiff("report", "earlier.txt", "later.txt", "-o", "site")
    assert run.returncode == 2
    assert b"--force" in run.stderr
    assert (copy / "site" / "index.html").read_text() == "my own page"
    assert newsdiff("report", "earlier.txt", "later.txt", "-o", "site", "--force").returncode == 0


@pytest.fixture
def story(copy):
    """The two versions as records that name their story, so that they are one whatever grouping makes of short texts."""
    for number, name in enumerate(("earlier", "later"), 1):
        text = (copy / f"{name}.txt").read_text()
        (copy / f"{name}.json").write_text(json.dumps({"id": "mw:ferry", "version": number, "text": text}))
    return copy


def test_a_second_report_replaces_only_what_the_first_one_wrote(newsdiff, story):
    newsdiff("report", "earlier.json", "later.json", "-o", "site")
    (story / "site" / "pairs" / "mine.html").write_text("mine")
    first = set((story / "site").rglob("*.html"))
    assert newsdiff("report", "earlier.json", "-o", "site").returncode == 0
    second = set((story / "site").rglob("*.html"))
    assert second < first
    assert (story / "site" / "pairs" / "mine.html").read_text() == "mine"


def test_a_report_that_lists_files_of_others_removes_none_of_them(newsdiff, story):
    newsdiff("report", "earlier.json", "later.json", "-o", "site")
    (story / "site" / "pairs" / "gone-1.html").write_text("a page of the former report")
    (story / "site" / "notes.html").write_text("mine")
    found = json.loads((story / "site" / "report.json").read_text())
    hostile = ["../earlier.txt", "notes.html", str(story / "later.txt"), "pairs/../../later.txt", None, ["x"], "pairs"]
    found["files"] += [*hostile, "pairs/gone-1.html"]
    (story / "site" / "report.json").write_text(json.dumps(found))
    assert newsdiff("report", "earlier.json", "later.json", "-o", "site").returncode == 0
    assert not (story / "site" / "pairs" / "gone-1.html").exists()
    assert (story / "site" / "notes.html").read_text() == "mine"
    assert (story / "earlier.txt").exists()
    assert (story / "later.txt").exists()


def test_the_same_input_gives_the_same_bytes(newsdiff, copy):
    newsdiff("report", "earlier.txt", "later.txt", "-o", "one", PYTHONHASHSEED="1")
    newsdiff("report", "earlier.txt", "later.txt", "-o", "two", PYTHONHASHSEED="2")
    one = {path.relative_to(copy / "one"): path.read_bytes() for path in (copy / "one").rglob("*.*")}
    two = {path.relative_to(copy / "two"): path.read_bytes() for path in (copy / "two").rglob("*.*")}
    assert one == two


@pytest.mark.parametrize("name", ["report.json", "index.html"])
def test_a_file_that_no_report_lists_is_not_replaced_without_force(newsdiff, copy, name):
    (copy / "site").mkdir()
    (copy / "site" / name).write_text('{"mine": 1}', encoding="utf-8")
    run = newsdiff("report", "earlier.txt", "later.txt", "-o", "site")
    assert run.returncode == 2
    assert b"--force" in run.stderr
    assert (copy / "site" / name).read_text(encoding="utf-8") == '{"mine": 1}'
    assert [path.name for path in (copy / "site").iterdir()] == [name]


def test_a_report_is_not_written_through_a_link(newsdiff, copy):
    (copy / "elsewhere").mkdir()
    (copy / "site").mkdir()
    (copy / "site" / "stories").symlink_to(copy / "elsewhere")
    run = newsdiff("report", "earlier.txt", "later.txt", "-o", "site", "--force")
    assert run.returncode == 2
    assert b"link" in run.stderr
    assert not list((copy / "elsewhere").iterdir())


def test_a_report_is_not_read_as_news_again(newsdiff, copy):
    first, second = (newsdiff("report", ".", "-o", "site") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == second.stdout


def test_a_dash_after_o_is_standard_output(newsdiff, copy):
    plain = newsdiff("compare", "earlier.txt", "later.txt", "--format", "json")
    assert newsdiff("compare", "earlier.txt", "later.txt", "--format", "json", "-o", "-").stdout == plain.stdout
    assert newsdiff("group", ".", "--pairs", "-", "-o", "groups.txt").stdout.startswith(b'{"left"')
    assert not (copy / "-").exists()


def test_a_window_that_is_no_number_is_refused(newsdiff, copy):
    run = newsdiff("group", ".", "--window", "nan")
    assert run.returncode == 2
    assert b"--window" in run.stderr


def shell(copy, line):
    """Run a line of shell in which `newsdiff` is ours; returns the finished process."""
    whole = f'newsdiff() {{ "{sys.executable}" -m newsdiff "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", whole], cwd=copy, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("newsdiff compare earlier.txt earlier.txt >&-", 2),
        ("newsdiff --help >/dev/full", 2),
        ("newsdiff --version >/dev/full", 2),
        ("newsdiff read earlier.txt >/dev/full", 2),
        ("newsdiff compare earlier.txt nope 2>/dev/full", 2),
        ("newsdiff frob 2>/dev/full", 2),
        ("newsdiff compare earlier.txt later.txt 2>&- >/dev/null", 1),
        ("newsdiff compare earlier.txt earlier.txt 2>&-", 0),
        ("newsdiff read - <&-", 2),
        ("set -o pipefail; newsdiff --help | true", 141),
        ("set -o pipefail; newsdiff compare earlier.txt nope 2>&1 | true", 2),
    ],
)
def test_a_stream_that_is_closed_or_full_never_looks_like_a_difference(copy, line, code):
    run = shell(copy, line)
    assert run.returncode == code, run.stderr
    assert b"Traceback" not in run.stderr


def test_a_line_of_json_can_not_steer_a_terminal(newsdiff, copy):
    text = "Storm\u202e hits\u2066 coast\u009b2J\n\nA storm hit the coast on Monday and took the roof off a school, police said.\n"
    (copy / "evil.txt").write_text(text, encoding="utf-8")
    for words in (("read", "evil.txt", "--format", "jsonl"), ("group", "evil.txt", "--format", "jsonl")):
        told = newsdiff(*words).stdout.decode()
        assert not {"\u202e", "\u2066", "\u009b"} & set(told)
        assert json.loads(told)["headline"] == "Storm\u202e hits\u2066 coast\u009b2J"


def test_a_field_that_there_is_not_can_not_be_mapped(newsdiff, copy):
    run = newsdiff("read", "earlier.txt", "--map", "bogus=hl")
    assert run.returncode == 2
    assert b"bogus" in run.stderr


def test_what_was_passed_over_is_a_note_and_kept_from_a_log(newsdiff, copy):
    (copy / "a.json").write_text('[{"text": "It rained."}, {"@type": "Person", "name": "Ilse Marrow"}]')
    run = newsdiff("read", "a.json")
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"passed over: 1 Person" in newsdiff("read", "a.json", "-v").stderr


def test_what_may_have_been_read_wrongly_is_a_note_and_kept_from_a_log(newsdiff, copy):
    (copy / "koi.txt").write_bytes(
        ("Паром сел на мель у порта во вторник, сообщила береговая охрана. " * 3).encode("koi8-r")
    )
    run = newsdiff("read", "koi.txt")
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"looks like koi8-r" in newsdiff("read", "koi.txt", "-v").stderr
    assert newsdiff("read", "koi.txt", "-v", "-q").stderr == b""


def test_a_pair_is_explained_in_words_only(newsdiff, copy):
    run = newsdiff("group", "earlier.txt", "later.txt", "--explain", "a", "b", "--keep", "last")
    assert (run.returncode, b"--explain: shows one pair, in words" in run.stderr) == (2, True)
