"""Pages, feeds, web archives and packed files: what is told of them, and what their damage costs."""

import gzip
import io
import json
import sqlite3
import zipfile

import pytest

from newsdiff.errors import ReadError, Skipped
from newsdiff.model import Document
from newsdiff.parsing import parse, settle
from newsdiff.reading import documents

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sea wall at Orrin breaks | Vell</title>
<link rel="canonical" href="https://vell.example/wall?ref=rss"><meta property="og:title" content="Sea wall at Orrin breaks"><meta name="author" content="Ann Vell">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Sea wall at Orrin breaks",
"datePublished":"2031-05-04T08:00:00Z","dateModified":"2031-05-04T09:15:00Z"}]}</script></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Sea wall at Orrin breaks</h1>
<p>ORRIN (Newswire) - The sea wall at Orrin broke on Sunday morning after a night of storms, the mayor said, and the harbour was closed.</p>
<p>Two boats were lost, and the lighthouse keeper had to be brought ashore by the crew of the pilot boat before the tide came back in.</p>
<p><a href="/storm">Storm floods the harbour of Orrin for a third night</a></p>
<p>Engineers will look at the breach on Monday, when the wind is expected to turn to the north and the sea in the bay to calm down.</p>
<p>(Reporting by Ann Vell; Editing by Cy Marr)</p>
<div class="article-correction"><strong>Correction:</strong> An earlier version of this article gave a wrong day for the breach.</div>
</article><footer><p>© Vell 2031. All rights reserved.</p></footer></body></html>"""
TEXTS = [
    "ORRIN (Newswire) - The sea wall at Orrin broke on Sunday morning after a night of storms, the mayor said, and the harbour was closed.",
    "Two boats were lost, and the lighthouse keeper had to be brought ashore by the crew of the pilot boat before the tide came back in.",
    "Engineers will look at the breach on Monday, when the wind is expected to turn to the north and the sea in the bay to calm down.",
]
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Vell</title><language>en</language>
<item><guid>https://vell.example/wall</guid><link>https://vell.example/wall?utm_source=rss</link><title>Wall breaks</title><pubDate>Sun, 04 May 2031 09:15:00 +0000</pubDate>
<content:encoded><![CDATA[<p>The wall broke.</p><p>Nobody was hurt.</p>]]></content:encoded></item>
<item><guid>https://vell.example/budget</guid><title>Budget &amp; tax</title><description>It passed.</description></item></channel></rss>"""


NAV = (
    "<header><nav><ul>"
    + "".join(f'<li><a href="/{word}">{word.title()}</a></li>' for word in "home world sport weather".split())
    + "</ul></nav></header>"
)


@pytest.fixture
def read(tmp_path):
    def reading(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = list(documents([str(path)], **options))
        return [d for d in found if isinstance(d, Document)], [e for e in found if isinstance(e, ReadError)]

    return reading


def texts(document):
    return [block.text for block in document.blocks]


def test_a_page_is_its_story_and_its_correction(read):
    (page,), errors = read("wall.html", PAGE)
    assert not errors
    assert texts(page) == [
        *TEXTS,
        "(Reporting by Ann Vell; Editing by Cy Marr)",
        "Correction: An earlier version of this article gave a wrong day for the breach.",
    ]
    (version,) = parse(page)
    assert (version.id, version.headline, version.byline) == (
        "https://vell.example/wall@2031-05-04T09:15:00+00:00", "Sea wall at Orrin breaks", "Ann Vell",
    )  # fmt: skip
    assert [paragraph.role for paragraph in version.paragraphs] == [
        "headline",
        "body",
        "body",
        "body",
        "signoff",
        "correction",
    ]


@pytest.mark.parametrize(
    ("head", "raw"),
    [
        ('<meta charset="utf-8">', "café".encode()),
        ('<meta charset="iso-8859-1">', "café".encode("cp1252")),
        ("", "café".encode("cp1252")),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "caf\u0439".encode("cp1251")),
    ],
)
def test_a_page_is_decoded_as_it_declares(read, head, raw):
    word = "caf\u0439" if b"1251" in head.encode() else "café"
    page = PAGE.replace('<meta charset="utf-8">', head).encode("ascii", "ignore").replace(b"Two boats", raw + b" boats")
    (found,), _ = read("a.html", page)
    assert any(word in text for text in texts(found))


def page(head, body):
    return f"<!doctype html><html><head><title>Sea wall at Orrin breaks</title>{head}</head><body>{NAV}{body}<footer><p>© Vell 2031.</p></footer></body></html>"


def test_teasers_between_paragraphs_and_what_only_subscribers_see_are_left_out(read):
    body = (
        f"<article><h1>Sea wall at Orrin breaks</h1><p>{TEXTS[0]}</p><p><strong>READ MORE: <a href='/x'>Storm floods Orrin for a third night</a></strong></p>"
        f"<p>{TEXTS[1]}</p><div><a href='/y'>Council puts off repairs of the wall</a>It was the third time in ten years</div><p>{TEXTS[2]}</p>"
        "<div class='paywall'><h3>Subscribe to continue reading</h3><p>You have 1 free article remaining.</p><p>Already a subscriber? <a href='/in'>Log in</a></p></div></article>"
    )
    (found,), _ = read("a.html", page("", body))
    assert texts(found) == TEXTS


def test_a_page_whose_paragraphs_are_no_paragraphs_is_parted_by_the_line(read):
    boxes = "".join(f"<div class='txt'>{text}</div>" for text in TEXTS)
    (found,), _ = read(
        "a.html",
        page(
            "<script>var x = '<p>no</p>';</script>",
            f"<div id='app'><div><h1>Sea wall at Orrin breaks</h1></div>{boxes}</div>",
        ),
    )
    assert texts(found) == TEXTS


def test_copy_set_as_it_was_typed_keeps_its_paragraphs(read):
    typed = "ORRIN, May 4 (UPI) -- The sea wall at Orrin broke on\nSunday morning after a night of storms, the\nmayor said.\n\n&quot;Nobody was hurt,&quot; she said, adding that the port would stay\nclosed until further notice.\n"
    (found,), _ = read("a.html", f"<!doctype html><title>BC-ORRIN-WALL</title><pre>{typed}</pre>")
    assert [text[-11:] for text in texts(found)] == ["mayor said.", "her notice."]


def test_a_box_of_corrections_is_a_correction_with_its_label(read):
    box = "<aside class='correction-box'><h4>Corrections &amp; Clarifications</h4><p>A previous version of this story gave a wrong year. It was 1931.</p></aside>"
    (found,), _ = read(
        "a.html",
        page(
            "",
            f"<article><h1>Sea wall at Orrin breaks</h1>{''.join(f'<p>{text}</p>' for text in TEXTS)}{box}</article>",
        ),
    )
    (version,) = parse(found)
    assert (version.paragraphs[-1].role, version.paragraphs[-1].text) == (
        "correction", "Corrections & Clarifications A previous version of this story gave a wrong year. It was 1931.",
    )  # fmt: skip


def test_names_and_times_that_only_the_page_shows(read):
    body = f"<article><h1>Sea wall at Orrin breaks</h1><p class='byline'>By <a rel='author' href='/v'>Ann Vell</a></p><time datetime='2031-05-04T09:15:00Z'>Sunday</time><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></article>"
    (found,), _ = read("a.html", page("", body))
    assert (found.declared.byline, found.declared.published) == ("By Ann Vell", "2031-05-04T09:15:00Z")


def test_a_feed_with_texts_gives_texts_and_else_listings(read):
    (full, listing), errors = read("feed.xml", FEED)
    assert not errors
    assert (full.declared.story_id, full.declared.url) == ("https://vell.example/wall", "https://vell.example/wall")
    assert (texts(full), full.declared.listing, full.declared.published) == (
        ["The wall broke.", "Nobody was hurt."],
        False,
        "Sun, 04 May 2031 09:15:00 +0000",
    )
    assert (listing.declared.headline, texts(listing), listing.declared.listing) == (
        "Budget & tax",
        ["It passed."],
        True,
    )


def test_an_entry_in_two_polls_is_one_version_with_two_sources(tmp_path):
    for name in ("one.xml", "two.xml"):
        (tmp_path / name).write_text(FEED)
    found = settle([version for one in documents([str(tmp_path)]) for version in parse(one)])
    assert [len(version.sources) for version in found] == [2, 2]


def record(kind, uri, body, date="2031-05-04T09:15:00Z", extra=""):
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:0>\r\n{extra}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


def response(content, kind="text/html", status="200 OK"):
    raw = content.encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(raw)}\r\n\r\n".encode() + raw


RECORDS = [
    record("response", "https://vell.example/wall", response(PAGE)),
    record("response", "https://vell.example/wall.png", response("x", "image/png")),
    record("response", "https://vell.example/api", response(json.dumps({"uri": "urn:1", "pubstatus": "usable", "headline": "Budget", "body_text": "It passed."}), "application/json")),
    record("revisit", "https://vell.example/wall", b"", "2031-05-05T09:15:00Z"),
]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_stories_and_a_revisit_is_a_sighting(read, packed):
    raw = b"".join(gzip.compress(one, mtime=0) if packed else one for one in RECORDS)
    found, told = read("a.warc.gz" if packed else "a.warc", raw)
    assert [document.declared.headline for document in found] == [
        "Sea wall at Orrin breaks",
        "Budget",
        "Sea wall at Orrin breaks",
    ]
    assert [document.source.fetched for document in found] == ["2031-05-04T09:15:00Z"] * 2 + ["2031-05-05T09:15:00Z"]
    assert [type(one) for one in told] == [Skipped]
    versions = settle([version for document in found for version in parse(document)])
    assert [len(version.sources) for version in versions] == [2, 1]


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_record_costs_itself_alone_and_is_named_by_its_offset(read, packed):
    parts = [gzip.compress(one, mtime=0) if packed else one for one in RECORDS]
    broken = (
        parts[0][:-400] if packed else parts[0].replace(b"WARC/1.0\r\nWARC-Type", b"WARC/1.0\r\nW\xffRC-Type\r\n\r\n")
    )
    raw = broken + parts[2]
    found, errors = read("a.warc", raw)
    assert [document.declared.headline for document in found] == ["Budget"]
    assert errors[0].where.endswith(":0")


def test_a_truncated_archive_is_told_and_so_is_a_wrong_digest(read):
    found, errors = read("a.warc", RECORDS[2] + RECORDS[0][:-900])
    assert len(found) == 1
    assert errors[0].where.endswith(f":{len(RECORDS[2])}")
    wrong = record(
        "response",
        "https://vell.example/wall",
        response(PAGE),
        extra="WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n",
    )
    found, errors = read("b.warc", wrong + RECORDS[2])
    assert [document.declared.headline for document in found] == ["Budget"]
    assert "digest" in errors[0].what


def chunked(raw, size=300):
    pieces = (raw[at : at + size] for at in range(0, len(raw), size))
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip",
            chunked(gzip.compress(PAGE.encode())),
        ),
        (b"HTTP/2 200\r\ncontent-type: text/html; charset=utf-8", PAGE.encode()),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", PAGE.encode()),
        (b"HTTP/1.1 200 OK", PAGE.encode()),
    ],
)
def test_a_response_is_read_however_it_was_sent(read, head, body, packed):
    raw = record("response", "https://vell.example/wall", head + b"\r\n\r\n" + body)
    (found,), errors = read("a.warc", gzip.compress(raw) if packed else raw)
    assert not errors
    assert texts(found)[:3] == TEXTS


def test_a_record_of_text_is_read_where_an_archivist_made_it_and_an_error_page_is_no_damage(read):
    text = record("conversion", "https://vell.example/a", b"Wall falls\n\nThe wall of Orrin fell on Sunday.").replace(
        b"application/http; msgtype=response", b"text/plain"
    )
    gone = record("response", "https://vell.example/b", response(PAGE, status="404 Not Found"))
    (found,), (passed,) = read(
        "a.warc", gone + text + record("response", "https://vell.example/c", response("Wall falls", "text/plain"))
    )
    assert texts(found) == ["Wall falls", "The wall of Orrin fell on Sunday."]
    assert (type(passed), passed.what) == (Skipped, "passed over: 2 other records")


def test_an_archive_gzipped_as_a_whole_is_read_once(read):
    found, _ = read("a.warc.gz", gzip.compress(b"".join(RECORDS), mtime=0))
    assert [document.declared.headline for document in found] == [
        "Sea wall at Orrin breaks",
        "Budget",
        "Sea wall at Orrin breaks",
    ]


def zipped(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, **options)
    return out.getvalue()


def test_a_zip_archive_gives_the_documents_of_its_files(read):
    inner = zipped({"a.txt": "Wall breaks\n\nThe wall broke."})
    found, errors = read(
        "a.zip",
        zipped(
            {"wire/a.json": '{"text": "One."}', "../../b.txt": "Wall\n\nThe wall broke.", "c.png": "x", "d.zip": inner}
        ),
    )
    assert [document.source.uri.rpartition("!")[2] for document in found] == ["wire/a.json", "../../b.txt"]
    assert sorted(type(one).__name__ for one in errors) == ["ReadError", "Skipped"]


def test_a_file_without_a_name_in_a_zip_is_passed_over(read):
    raw = zipped({"Zx": "x", "a.txt": "Wall breaks\n\nThe wall broke."}).replace(b"Zx", b"\0x")  # a name ends at a NUL
    found, _ = read("a.zip", raw)
    assert len(found) == 1


def test_what_a_broken_database_says_is_one_line():
    from newsdiff.reading import sqlite

    told = str(sqlite._broken("a.db", ValueError("malformed schema (two\nlines)"), "check it"))
    assert "two lines" in told
    assert "\n" not in told


def test_a_bomb_in_a_zip_is_refused_and_the_rest_is_read(read):
    found, errors = read("a.zip", zipped({"bomb.txt": b"a" * 30_000_000, "a.txt": "Wall\n\nThe wall broke."}))
    assert len(found) == 1
    assert "200 times" in errors[0].what


def test_a_wacz_gives_the_stories_of_its_archives(read):
    raw = zipped(
        {
            "datapackage.json": "{}",
            "pages/pages.jsonl": '{"text": "no"}',
            "archive/data.warc.gz": b"".join(gzip.compress(one) for one in RECORDS),
        }
    )
    found, _ = read("a.wacz", raw)
    assert [document.declared.headline for document in found] == [
        "Sea wall at Orrin breaks",
        "Budget",
        "Sea wall at Orrin breaks",
    ]


def test_a_parquet_file_is_read_by_the_row(read):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(
        pa.table({"id": ["a", "b"], "title": ["Wall", "Budget"], "body": ["The wall broke.", "It passed."]}), out
    )
    found, errors = read("a.parquet", out.getvalue())
    assert [(document.declared.id, document.declared.headline) for document in found] == [
        ("a", "Wall"),
        ("b", "Budget"),
    ]
    assert not errors
    assert "cannot be read" in read("b.parquet", out.getvalue()[:-9] + b"PAR1")[1][0].what


SCHEMAS = {
    "newsedits": (
        "CREATE TABLE entryversion (id INTEGER PRIMARY KEY, version INT, title TEXT, created TEXT, url TEXT, source TEXT, entry_id INT, summary TEXT)",
        "INSERT INTO entryversion (version, title, created, url, source, entry_id, summary) VALUES (?, 'Wall', '2031-05-04 09:15:00', 'https://vell.example/wall', 'vell', 7, '<p>The wall broke.</p><p>Two boats.</p>')",
    ),
    "newssniffer": (
        ("CREATE TABLE news_article_versions (id INTEGER PRIMARY KEY, news_article_id INT, title TEXT, url TEXT, created_at TEXT, version INT);"
        "CREATE TABLE news_article_version_texts (news_article_version_id INTEGER PRIMARY KEY, text TEXT)"),
        "INSERT INTO news_article_versions (version, title, created_at, url, news_article_id) VALUES (?, 'Wall', '2031-05-04 09:15:00', 'https://vell.example/wall', 7)",
    ),
    "newsdiffs": (
        ("CREATE TABLE Articles (id INTEGER PRIMARY KEY, url TEXT); CREATE TABLE version (id INTEGER PRIMARY KEY, article_id INT, v INT, title TEXT, byline TEXT, date TEXT, text TEXT);"
        "INSERT INTO Articles VALUES (7, 'https://vell.example/wall')"),
        "INSERT INTO version (v, article_id, title, byline, date, text) VALUES (?, 7, 'Wall', 'Ann Vell', '2031-05-04 09:15:00', 'The wall broke.\n\nTwo boats.')",
    ),
}  # fmt: skip


@pytest.mark.parametrize("preset", SCHEMAS)
def test_dumps_of_known_collections_are_read_by_their_tables(tmp_path, preset):
    schema, row = SCHEMAS[preset]
    base = sqlite3.connect(tmp_path / "a.db")
    base.executescript(schema)
    for version in (1, 0):
        base.execute(row, (version,))
    if preset == "newssniffer":
        base.executemany(
            "INSERT INTO news_article_version_texts VALUES (?, 'The wall broke.\n\nTwo boats.')", [(1,), (2,)]
        )
    base.commit()
    base.close()
    found = list(documents([str(tmp_path / "a.db")]))
    assert [(d.declared.story_id, d.declared.version, d.declared.headline, d.declared.url) for d in found] == [
        ("7", "0", "Wall", "https://vell.example/wall"), ("7", "1", "Wall", "https://vell.example/wall"),
    ]  # fmt: skip
    assert texts(found[0]) == ["The wall broke.", "Two boats."]


def test_a_database_of_another_kind_needs_a_map(tmp_path):
    base = sqlite3.connect(tmp_path / "a.db")
    base.executescript("CREATE TABLE a (t TEXT); CREATE TABLE b (t TEXT); INSERT INTO b VALUES ('The wall broke.')")
    base.close()
    (error,) = documents([str(tmp_path / "a.db")])
    assert "--map" in error.now
    (found,) = documents([str(tmp_path / "a.db")], fields={"table": "b", "text": "t"})
    assert texts(found) == ["The wall broke."]


@pytest.mark.parametrize(
    ("name", "content", "extra"),
    [
        ("a.html", PAGE, "html"),
        ("a.xml", FEED, "feeds"),
        ("a.warc", RECORDS[0], "warc"),
        ("a.parquet", "PAR1", "parquet"),
    ],
)
def test_a_missing_extra_is_one_sentence_with_the_line_that_installs_it(read, monkeypatch, name, content, extra):
    import sys

    for module in ("lxml", "trafilatura", "feedparser", "warcio", "pyarrow"):
        monkeypatch.setitem(sys.modules, module, None)
    found, (error,) = read(name, content)
    assert not found
    assert f"pip install 'newsdiff[{extra}]'" in error.now
