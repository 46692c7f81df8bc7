"""Paths in, documents out: formats told from their bytes, folders walked, every trouble one clear error."""

import bz2
import gzip
import io
import json
import lzma
import os
from pathlib import Path

import pytest

from newsdiff.errors import ReadError, UsageError
from newsdiff.model import Document
from newsdiff.reading import documents, streams
from newsdiff.reading import jsonl as jsonl_module
from newsdiff.runners import local

LINE = '{"id": 1, "text": "The wall broke."}\n'
TEXT = "Wall breaks\n\nThe sea wall at Orrin broke on Friday, the mayor said.\n"
TABLE = 'id,title,text\n7,Wall breaks,"The wall broke.\n\nIt was old."\n8,Wall holds,The wall held.\n'


@pytest.fixture
def write(tmp_path):
    def written(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return written


def read(*paths, **options):
    found = list(documents(paths, **options))
    return [d for d in found if isinstance(d, Document)], [e for e in found if isinstance(e, ReadError)]


def texts(document):
    return [block.text for block in document.blocks]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", TEXT, "text"),
        ("noname", TEXT, "text"),
        ("a.txt", LINE, "jsonl"),
        ("a.txt", LINE * 3, "jsonl"),
        ("a.jsonl", LINE, "jsonl"),
        ("a.ndjson", LINE, "jsonl"),
        ("a.json", LINE, "json"),
        ("a.json", LINE * 2, "jsonl"),
        ("a.json", json.dumps({"text": "The wall broke."}, indent=1), "json"),
        ("a.txt", json.dumps([{"text": "The wall broke."}], indent=1), "json"),
        ("a.csv", TABLE, "csv"),
        ("a.txt", TABLE, "csv"),
        ("a.tsv", "id\ttext\n1\tThe wall broke.\n", "csv"),
        ("a.csv", "id;text\n1;The wall, broke.\n", "csv"),
        ("a.csv", "ID,Title,Content\n1,Wall,The wall broke.\n", "csv"),
        ("a.txt", "ID,Title,Content\r1,Wall,The wall broke.\r", "csv"),
        ("a.txt", "<Orrin Mills Inc> said it would mend the wall.\n", "text"),
        ("a.txt", "[Editor's note: old.] The wall broke.\n", "text"),
        ("a.txt", "{The wall broke.\n", "text"),
        ("a.txt", "Title, text\n\nThe wall, which broke, is old.\n", "text"),
        ("a.txt", "\ufeff" + TEXT, "text"),
        ("a.jsonl", "\ufeff" + LINE, "jsonl"),
    ],
)
def test_the_format_is_told_from_the_bytes(write, name, content, form):
    found, errors = read(write(name, content))
    assert not errors
    assert {document.source.format for document in found} == {form}


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress, lambda raw: gzip.compress(bz2.compress(raw))]
)
def test_compression_around_a_file_is_taken_off(write, pack):
    (found,), errors = read(write("a.jsonl.gz", pack(LINE.encode())))
    assert not errors
    assert texts(found) == ["The wall broke."]


@pytest.mark.parametrize(
    ("raw", "wished"),
    [
        ("López “won’t” – économie".encode(), "López “won’t” – économie"),
        ("López “won’t” – économie".encode("cp1252"), "López “won’t” – économie"),
        ("López “won’t”".encode("utf-16"), "López “won’t”"),
        ("López “won’t”".encode("utf-32"), "López “won’t”"),
        ("López".encode("utf-8-sig"), "López"),
        (b"caf\xe9 \x81", "café \x81"),
    ],
)
def test_encodings_byte_order_mark_then_utf8_then_cp1252(write, raw, wished):
    (found,), errors = read(write("a.txt", raw))
    assert not errors
    assert texts(found) == [wished]


def test_jsonl_names_file_and_line_and_reads_the_rest(write):
    path = write("x.jsonl", LINE * 6 + '{"id": 2, "text": \n' + LINE + "\n  \n[1]\n" + '{"id": 3}\n' + LINE)
    found, errors = read(path)
    assert len(found) == 8
    assert [error.where for error in errors] == [f"{path}:{line}" for line in (7, 11, 12)]
    assert str(errors[0]) == f"{path}:7: not JSON: Expecting value at column 19; the other lines are read"
    assert "text" in errors[2].what
    assert [document.source.offset for document in found] == [1, 2, 3, 4, 5, 6, 8, 13]


def test_a_broken_first_line_costs_itself_alone(write):
    found, errors = read(write("x.jsonl", "oops\n" + LINE))
    assert (len(found), len(errors)) == (1, 1)
    found, errors = read(write("y.jsonl", '{"id": 1, "text":\n' + LINE))
    assert (len(found), len(errors)) == (1, 1)


def test_a_list_in_a_json_file_is_read_object_by_object(write):
    found, errors = read(write("a.json", '[{"text": "One."},\n 7,\n {"text": "Two."}]'))
    assert [document.source.offset for document in found] == [1, 3]
    assert "not a JSON object" in errors[0].what


def test_a_table_gives_a_document_a_row_with_its_line(write):
    found, errors = read(write("a.csv", TABLE))
    assert not errors
    assert [(document.source.offset, document.declared.id, document.declared.headline) for document in found] == [
        (2, "7", "Wall breaks"),
        (5, "8", "Wall holds"),
    ]
    assert texts(found[0]) == ["The wall broke.", "It was old."]


def test_a_field_map_names_the_columns(write):
    path = write("a.csv", "nr,kop,tekst\n1,Wall breaks,The wall broke.\n")
    (error,) = read(path)[1]
    assert "--map text=COLUMN" in error.now
    (found,), _ = read(path, fields={"text": "tekst", "headline": "kop", "id": "nr"})
    assert (found.declared.id, found.declared.headline, texts(found)) == ("1", "Wall breaks", ["The wall broke."])


def test_two_columns_of_one_name_are_told(write):
    (document,), (remark,) = read(write("a.csv", b"text,text\nOne.,Two.\n"))
    assert str(remark).endswith("a.csv:1: has two columns 'text'; the last of them is read")
    assert texts(document) == ["Two."]


def test_an_item_of_a_json_feed_is_its_story(write):
    items = [
        {"id": "1", "title": "Wall", "content_text": "The wall broke.", "date_published": "2026-03-10T08:00:00Z"},
        {"id": "1", "title": "Wall", "content_text": "The wall is up.", "date_published": "2026-03-10T11:00:00Z"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": items}
    found = list(local.read(str(write("feed.json", json.dumps(feed).encode()))))
    assert [version.id for version in found] == ["1@2026-03-10T08:00:00+00:00", "1@2026-03-10T11:00:00+00:00"]
    assert {version.declared.story_id for version in found} == {"1"}


def test_a_damaged_row_costs_that_row(write):
    path = write("a.csv", 'id,text\n1,The wall broke, and more.\n2,"The "wall" held."\n3,The wall held.\n')
    found, errors = read(path)
    assert [document.declared.id for document in found] == ["3"]
    assert [error.where for error in errors] == [f"{path}:2", f"{path}:3"]


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_line(write):
    path = write("a.csv", 'id,text\n1,The wall broke.\n2,"The wall held.\n3,And more.\n')
    found, (error,) = read(path)
    assert len(found) == 1
    assert error.where == f"{path}:3"
    assert "never closed" in error.what


def test_a_folder_is_walked_in_name_order_and_reads_stories_only(tmp_path, write):
    for name in ("b.txt", "a/z.txt", "c.jsonl.gz", "README.md", "picture.png", ".hidden.txt", ".git/a.txt", "story"):
        write(name, gzip.compress(LINE.encode()) if name.endswith(".gz") else TEXT)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found, errors = read(str(tmp_path))
    assert not errors
    assert [os.path.relpath(document.source.uri, tmp_path) for document in found] == [
        "a/z.txt",
        "b.txt",
        "c.jsonl.gz",
        "story",
    ]


def test_folders_nested_deeper_than_calls_may_be_are_walked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text(TEXT)
    os.chdir(tmp_path)
    found, errors = read("d")
    Path(*["d"] * 1200, "a.txt").unlink()
    os.removedirs("/".join(["d"] * 1200))  # rmtree would call itself as often
    assert (len(found), len(errors)) == (1, 0)


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))
    (found,), _ = read("-")
    assert found.source.name == "-:1"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", "", "empty"),
        ("a.jsonl", "", "empty"),
        ("a.txt", " \n\n\t", "white space"),
        ("a.txt", "\u00a0\n\u00a0", "white space"),
        ("a.jsonl", "\n\n", "white space"),
        ("a.csv", "id,text\n", "no story"),
        ("a.csv", "id,name\n1,x\n", "no column for the text"),
        ("a.json", "[]", "no story"),
        ("a.json", '{"text": "a",}', "not JSON"),
        ("a.json", "not json", "not JSON"),
        ("a.txt", b"\x00\x01\x02" * 100, "binary"),
        ("a.txt", bytes(range(256)) * 10, "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("a.txt", b"%PDF-1.7\n1 0 obj", "PDF"),
        ("a.txt", b"PK\x03\x04\x14\x00", "zip"),
        ("a.txt", b"PAR1\x15\x04", "Parquet"),
        ("a.txt", b"\x16\x16\x01y6715\x1f-----\r\n", "without text"),
        ("a.txt", b"\x01eca062 4 i 211\r\n", "without text"),
        ("a.txt", "WARC/1.0\r\nWARC-Type: warcinfo", "damaged"),
        ("a.txt", "<!DOCTYPE html><html><p></p>", "without a story"),
        ("a.txt", "<?xml version='1.0'?><nitf>", "XML"),
        ("a.txt", "\n<newsItem guid='a'>", "XML"),
        ("a.txt", "<rss version='2.0'>", "feed"),
        ("a.jsonl", gzip.compress(LINE.encode() * 1000)[:-20], "cut short"),
        ("a.jsonl", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + b"\xff" * 2000, "damaged"),
        ("a.jsonl", gzip.compress(gzip.compress(gzip.compress(LINE.encode()))), "more than 2 times"),
        ("a.jsonl", b"\x1f\x8b", "cut short"),
    ],
)
def test_every_trouble_with_a_file_is_one_clear_error(write, name, content, what):
    path = write(name, content)
    found, errors = read(path)
    assert not found
    assert len(errors) == 1
    assert errors[0].where.startswith(path)
    assert what in errors[0].what
    assert errors[0].now


def test_what_is_no_file_is_one_error(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "empty").mkdir()
    (tmp_path / "a\nb.txt").write_text(TEXT)
    names = ["pipe", "dangling", "loop", "empty", "a\nb.txt", "nowhere", "n\0ul"]
    found, errors = read(*(str(tmp_path / name) for name in names), "/dev/zero", "https://vell.example/a")
    assert not found
    assert len(errors) == len(names) + 2
    assert not any("\n" in str(error) for error in errors)


@pytest.mark.skipif(os.geteuid() == 0, reason="not measured: root may read every file")
def test_a_file_that_may_not_be_read_is_one_error(tmp_path, write):
    path = write("a.txt", TEXT)
    Path(path).chmod(0)
    assert len(read(path)[1]) == 1


def test_a_named_pipe_in_a_folder_is_an_error_beside_the_stories(tmp_path, write):
    write("a.txt", TEXT)
    os.mkfifo(tmp_path / "b.txt")
    found, errors = read(str(tmp_path))
    assert (len(found), len(errors)) == (1, 1)


def test_an_unknown_format_names_those_that_are_known():
    with pytest.raises(UsageError, match="jsonl"):
        documents(["a"], format="docx")


def test_the_format_can_be_forced(write):
    (found,), _ = read(write("a.txt", LINE), format="text")
    assert texts(found) == [LINE.strip()]


def test_a_record_may_be_as_long_as_the_cap_and_no_longer(write, monkeypatch):
    monkeypatch.setattr(streams, "RECORD", len(LINE) - 1)
    monkeypatch.setattr(jsonl_module, "RECORD", len(LINE) - 1)
    longer = LINE.replace("broke", "broke!")
    found, errors = read(write("a.jsonl", LINE + longer + LINE))
    assert len(found) == 2
    assert [error.where.rsplit(":", 1)[1] for error in errors] == ["2"]
    assert "longer than" in errors[0].what


def test_a_text_may_be_as_long_as_the_cap_and_no_longer(write, monkeypatch):
    path = write("a.txt", TEXT)
    monkeypatch.setattr(streams, "WHOLE", len(TEXT))
    assert len(read(path)[0]) == 1
    monkeypatch.setattr(streams, "WHOLE", len(TEXT) - 1)
    assert "larger than" in read(path)[1][0].what


def test_json_may_be_nested_as_deep_as_the_cap_and_no_deeper(write):
    def nested(depth):
        return '{"text": "The wall.", "more": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}\n"

    found, errors = read(
        write("a.jsonl", nested(jsonl_module.DEPTH) + nested(jsonl_module.DEPTH + 1) + nested(100_000))
    )
    assert (len(found), len(errors)) == (1, 2)
    assert all("nested deeper" in error.what for error in errors)


def test_brackets_in_strings_are_no_depth(write):
    found, errors = read(write("a.jsonl", json.dumps({"text": "[{" * 1000 + '\\"'}) + "\n"))
    assert (len(found), len(errors)) == (1, 0)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compression_bomb_is_refused(write, pack):
    path = write("a.txt", pack(b" " * 5_000_000))
    found, (error,) = read(path)
    assert not found
    assert "grows" in error.what


def test_a_million_empty_gzip_members_are_refused(write):
    path = write("a.txt", gzip.compress(b"") * 1_000_000)
    found, (error,) = read(path)
    assert not found
    assert "empty members" in error.what


def test_a_whole_number_of_ten_thousand_digits_is_one_error(write):
    found, errors = read(write("a.jsonl", '{"text": "The wall.", "version": ' + "9" * 10_000 + "}\n" + LINE))
    assert (len(found), len(errors)) == (1, 1)


def test_a_lone_surrogate_does_not_raise(write):
    (found,), errors = read(write("a.jsonl", '{"text": "The \\ud800 wall."}\n'))
    assert not errors
    assert found.blocks


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(write, name):
    (found,), errors = read(write("a.txt", TEXT.encode(name)))
    assert not errors
    assert texts(found)[0] == "Wall breaks"


def test_authors_may_be_a_list_and_a_version_must_be_a_number(write):
    found, errors = read(
        write(
            "a.jsonl",
            '{"text": "a", "author": ["Ann Vell", {"name": "Cy Dane"}]}\n{"text": "b", "id": "x", "version": NaN}\n',
        )
    )
    assert found[0].declared.byline == "Ann Vell and Cy Dane"
    assert "`version`" in errors[0].what


def test_a_walk_reads_names_with_a_dot_that_begins_no_suffix(tmp_path):
    for name in (
        "tag_vell.com,2031_newsml_X1_978556838",
        "tag_vell.com_2031_newsml_X2_version_5",
        "picture.jpg",
        "page.docx",
    ):
        (tmp_path / name).write_text(TEXT)
    found, errors = read(str(tmp_path))
    assert [document.source.uri.rpartition("_newsml_")[2] for document in found] == ["X1_978556838", "X2_version_5"]
    assert not errors
