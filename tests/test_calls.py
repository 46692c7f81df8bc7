"""A wrong call from Python is answered in one sentence: which argument, what is wrong with it, what to give instead."""

from datetime import UTC, datetime

import pytest

import newsdiff as nd
from newsdiff.model import Paragraph

ONE, OTHER = (nd.Version(name, (Paragraph(text),)) for name, text in (("a", "The ferry sank."), ("b", "Coal is dear.")))

CALLS = {
    "rules: is of the type tuple; write newsdiff.Rule(": lambda _: nd.group([ONE, OTHER], rules=[("join", "a", "b")]),
    "rules: is of the type str; write newsdiff.Rule(": lambda archive: archive.add([ONE], rules=["apart a b"]),
    "rules: there is no rule 'joint'; say join or apart": lambda _: nd.Rule("joint", "a", "b"),
    "rules: a rule about a and itself; name two versions": lambda _: nd.Rule("join", "a", "a"),
    "seen: is called with the bytes that were read; ": lambda _: list(nd.read("a.txt", seen="2026-03-13")),
    "fields: there is no field 'a'; take one of: id ": lambda _: list(nd.read("a.txt", fields={"a": "b"})),
    "seen: is of the type str; give a datetime": lambda archive: archive.add([ONE], seen="2026-03-13"),
    "seen: is of the type int; give a datetime": lambda archive: archive.forget("a", seen=7),
    "versions: is of the type str; give what newsdiff.read makes": lambda _: nd.group(["a"]),
    "versions: is of the type dict; give what newsdiff.read makes": lambda archive: archive.add([ONE.as_dict()]),
    "version: is of the type str; give what newsdiff.read makes": lambda archive: archive.find("a"),
    "before: is of the type str; give a newsdiff.Version": lambda _: nd.compare("a", "b"),
    "after: is of the type NoneType; give a newsdiff.Version": lambda _: nd.compare(ONE, None),
    "subject: is of the type NoneType; give what newsdiff.compare": lambda _: nd.report(None, "html"),
    "share=-1: no share of the versions; ": lambda archive: list(archive.check(share=-1)),
    "share=5: no share of the versions; ": lambda archive: list(archive.check(share=5)),
    "share=nan: no share of the versions; ": lambda archive: list(archive.check(share=float("nan"))),
    "window=-1: no number of hours; ": lambda _: nd.group([ONE], window=-1),
    "window=nan: no number of hours; ": lambda _: nd.group([ONE], window=float("nan")),
    "cap=0: no bucket holds so few; ": lambda _: nd.group([ONE], cap=0),
}


@pytest.mark.parametrize("says", CALLS)
def test_a_wrong_call_is_answered(says, tmp_path):
    (tmp_path / "a.txt").write_text("The ferry sank.")
    with nd.Archive(tmp_path / "a.db") as archive:
        archive.add([ONE], seen=datetime(2026, 3, 13, tzinfo=UTC))
        with pytest.raises(nd.NewsdiffError) as caught:
            CALLS[says](archive)
        assert str(caught.value).startswith(says)
        assert archive.check() is not None


def test_a_closed_archive_says_so(tmp_path):
    archive = nd.Archive(tmp_path / "a.db")
    archive.add([ONE])
    archive.close()
    for call in (lambda: archive.add([OTHER]), lambda: list(archive.list()), lambda: archive.find(OTHER)):
        with pytest.raises(nd.NewsdiffError, match=r"a\.db: was closed; open it again"):
            call()


def test_the_number_of_processes_is_asked_for_wherever_texts_are_read(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text("The ferry sank.")
    monkeypatch.setenv("NEWSDIFF_PROCESSES", "abc")
    with pytest.raises(nd.NewsdiffError, match="NEWSDIFF_PROCESSES: 'abc' is no number of processes"):
        list(nd.read(str(tmp_path / "a.txt")))
