"""Texts whose paragraphs wait in a file are the texts they were, however many processes read them."""

import json
import pickle
from dataclasses import replace

import pytest

from newsdiff.errors import ReadError
from newsdiff.runners import hands, local, sharing
from newsdiff.runners.shelf import Shelf


@pytest.fixture(scope="module")
def versions():
    return list(local.read("samples"))


def test_a_shelved_version_is_the_version_it_was(versions):
    shelf = Shelf()
    for version, shelved in [(version, shelf.put(version)) for version in versions]:
        assert shelved.is_shelved
        assert not version.is_shelved
        assert shelved == version
        assert version == shelved
        assert hash(shelved) == hash(version)
        assert shelved.as_dict() == version.as_dict()
        assert [p.rule for p in shelved.paragraphs] == [p.rule for p in version.paragraphs]
        assert list(shelved.body()) == list(version.body())
        assert (shelved.words, shelved.title, shelved.sources) == (version.words, version.title, version.sources)
        assert not shelved.opened().is_shelved
        assert shelved.opened() == version
        assert replace(shelved, id="x") == replace(version, id="x")
        assert pickle.loads(pickle.dumps(shelved)) == version  # noqa: S301 - our own bytes
        assert shelf.put(shelved) is shelved


def test_a_version_has_no_other_names_than_before(versions):
    with pytest.raises(AttributeError, match="no paragraf"):
        _ = Shelf().put(versions[0]).paragraf


def test_what_waits_is_written_piece_by_piece(versions, monkeypatch):
    monkeypatch.setattr("newsdiff.runners.shelf._WRITE", 3000)
    shelf = Shelf()
    shelved = [shelf.put(version) for version in versions]
    assert shelved == versions
    assert shelved[::-1] == versions[::-1]


def test_copies_of_the_process_read_what_waits(versions, monkeypatch):
    monkeypatch.setenv(hands.VARIABLE, "2")
    shelf = Shelf()
    shelved = [shelf.put(version) for version in versions]
    assert list(hands.each(lambda version: version.opened(), shelved)) == versions
    more = [shelf.put(version) for version in versions]
    assert shelved + more == versions * 2


def test_later_texts_of_a_large_input_are_shelved(versions, monkeypatch):
    sizes = [sum(len(paragraph.text) for paragraph in version.paragraphs) for version in local.stream("samples")]
    monkeypatch.setattr(local, "_HELD", sum(sizes[:5]))
    found = list(local.stream("samples"))
    assert [version.is_shelved for version in found] == [place >= 5 for place in range(len(found))]
    assert list(local.read("samples")) == versions
    assert local.group(found).pairs == local.group(versions).pairs


LINES = (
    *(json.dumps({"id": f"n{n}", "headline": f"Wall {n} breaks", "text": f"ORRIN (MW) - Wall {n} broke.\n\n“Late,” Ida Holm said."}) for n in range(40)),
    "", "  ", "{broken", '["a"]', '{"id": "none"}', json.dumps({"type": "picture", "uri": "x", "headline": "No text"}),
    json.dumps([{"id": "l1", "text": "One of a list."}]), json.dumps({"id": "n3", "text": "Another text with one id.", "published": "soon"}),
    *(json.dumps({"id": f"é{n}", "text": "é" * 200 + "Ã©"}, ensure_ascii=False) for n in range(9)), '{"id": "last", "text": "No line feed."}',
)  # fmt: skip


@pytest.mark.parametrize("repair", [False, True])
@pytest.mark.parametrize("part", [1, 64, 1000, 1 << 20])
def test_a_file_of_lines_that_several_processes_read_holds_what_one_reads(tmp_path, monkeypatch, part, repair):
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(LINES), encoding="utf-8")

    def read():
        errors, seen = [], []
        found = list(local.read(path, repair=repair, on_error=errors.append, seen=seen.append))
        return found, [v.sources for v in found], [(type(error), str(error)) for error in errors], sum(seen)

    alone = read()
    assert len(alone[0]) == 51
    assert len(alone[2]) > 3
    monkeypatch.setenv(hands.VARIABLE, "3")
    monkeypatch.setattr(sharing, "LARGE", 1)
    monkeypatch.setattr(sharing, "_PART", part)
    assert sharing.is_shared(str(path), None, None)
    assert read() == alone


def test_only_plain_lines_are_read_by_several_processes(tmp_path, monkeypatch):
    monkeypatch.setenv(hands.VARIABLE, "2")
    monkeypatch.setattr(sharing, "LARGE", 1)
    line = '{"text": "A wall broke."}\n'
    for name, raw in (("a", line.encode("utf-16")), ("b", b"\xef\xbb\xbf" + line.encode()), ("c.json", b'[{"text": "A"}]'),
                      ("d.txt", b"A wall broke.\n"), ("e", b"{\0}"), ("f", b""), ("g", b"\x1f\x8b{")):  # fmt: skip
        (tmp_path / name).write_bytes(raw)
        assert not sharing.is_shared(str(tmp_path / name), None, None), name
    (tmp_path / "lines").write_text(line * 3)
    assert sharing.is_shared(str(tmp_path / "lines"), "jsonl", None)
    assert not sharing.is_shared(str(tmp_path / "lines"), "csv", None)
    assert not sharing.is_shared(str(tmp_path / "lines"), None, "latin-1")
    assert not sharing.is_shared(str(tmp_path / "nothing"), None, None)
    assert not sharing.is_shared("-", None, None)


def test_a_file_of_blank_lines_holds_no_story(tmp_path, monkeypatch):
    monkeypatch.setenv(hands.VARIABLE, "2")
    monkeypatch.setattr(sharing, "LARGE", 1)
    monkeypatch.setattr(sharing, "is_lines", lambda *_: True)
    (tmp_path / "blank.jsonl").write_text("\n\n\n")
    with pytest.raises(ReadError, match="holds no story"):
        list(local.read(tmp_path / "blank.jsonl"))
