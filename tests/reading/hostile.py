"""Files that mean harm, of every format, written into a folder: what the tests read and `tests.bench.bench_hostile` times.

Each is small on disk. What it must cost: one clear error (or nothing but a harmless reading), under 300 MB of memory and 5 s.
"""

import bz2
import gzip
import io
import json
import lzma
import struct
import zipfile
import zlib

GOOD = {
    "good-1.txt": b"Wall breaks\n\nThe sea wall at Orrin broke on Sunday, the mayor said.\n",
    "good-2.json": b'{"headline": "Budget", "text": "It passed."}',
    "good-3.xml": b"<nitf><body><body.head><hedline><hl1>Rail</hl1></hedline></body.head><body.content><p>It stopped.</p></body.content></body></nitf>",
    "good-4.html": b"<!doctype html><title>Quake</title><p>The quake in Sarn killed nobody, the governor said on Monday.</p>",
}
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{("&l" + str(n - 1) + ";") * 9 if n else ""}">'
    for n in range(10)
)


def sparse(path, start, size):
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def warc(length, body, extra=""):
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://vell.example/\r\nWARC-Date: 2031-05-04T09:15:00Z\r\n{extra}Content-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {length}\r\n\r\n".encode() + body + b"\r\n\r\n"


def http(body, more=""):
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}\r\n".encode() + body


def bomb(size):
    """A gzip member of zeros."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)), packer.flush()])


def small(part=1):
    """name: bytes of every hostile file that is written as it is; `part` makes them that many times smaller."""
    deep = b"<!doctype html>" + b"<div>" * (200_000 // part) + b"text"
    return {
        "laughs.xml": f"<!DOCTYPE nitf [{LAUGHS}]><nitf><body><p>&l9;</p></body></nitf>".encode(),
        "quadratic.xml": f'<!DOCTYPE nitf [<!ENTITY a "{"a" * (100_000 // part)}">]><nitf><body><p>{"&a;" * 5000}</p></body></nitf>'.encode(),
        "external.xml": b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><p>&x;</p></body></nitf>',
        "parameter.xml": b'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://vell.example/x.dtd"> %x;]><nitf><body/></nitf>',
        "laughs-feed.xml": f"<!DOCTYPE rss [{LAUGHS}]><rss><channel><item><title>&l9;</title></item></channel></rss>".encode(),
        "external-feed.xml": b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
        "laughs-g2.xml": f'<!DOCTYPE newsItem [{LAUGHS}]><newsItem guid="a"><contentMeta><headline>&l9;</headline></contentMeta></newsItem>'.encode(),
        "include.xml": b'<nitf xmlns:xi="http://www.w3.org/2001/XInclude"><body><body.content><xi:include href="file:///etc/passwd" parse="text"/></body.content></body></nitf>',
        "deep.xml": b"<nitf>" + b"<p>" * (1_000_000 // part),
        "attributes.xml": b"<nitf " + b" ".join(b"a%d='1'" % n for n in range(100_000 // part)) + b"/>",
        "namespaces.xml": b"<nitf " + b" ".join(b"xmlns:a%d='u%d'" % (n, n) for n in range(50_000 // part)) + b"/>",
        "wide.xml": b"<nitf><body><body.content>" + b"<p/>" * (1_500_000 // part),
        "long.xml": b"<nitf><body><body.content><p>" + b"a" * 20_000_000 + b"</p></body.content></body></nitf>",
        "nul.xml": b"<nitf><body>\x00</body></nitf>",
        "utf7.xml": b"<?xml version='1.0' encoding='utf-7'?><nitf><body>+ADw-script+AD4-</body></nitf>",
        "cut.xml": b'<newsMessage><itemSet><newsItem guid="a"><contentMeta><headline>Wall',
        "deep.html": deep,
        "attributes.html": b"<!doctype html><p " + b" ".join(b"a%d=1" % n for n in range(4000)) + b">x",
        "brackets.html": b"<!doctype html>" + b"<" * (2_000_000 // part),
        "entities.html": b"<!doctype html><p>" + b"&amp" * (1_000_000 // part),
        "comment.html": b"<!doctype html><!--" + b"<!-- -" * (500_000 // part),
        "colspan.html": b"<!doctype html><article><table><tr><td colspan=9007199254740992>a</td></tr></table></article>",
        "links.html": b"<!doctype html><body>" + b"<p><a href='/'>A headline that is a link</a></p>" * (60_000 // part),
        "spaces.html": b"<!doctype html><title>" + b" " * (3_000_000 // part) + b"</title>",
        "ldjson.html": b"<!doctype html><script type='application/ld+json'>" + b"[" * (500_000 // part) + b"</script>",
        "deep.json": b"[" * (5_000_000 // part),
        "deep-objects.json": b'{"a":' * (300_000 // part),
        "digits.json": b'{"text": ' + b"9" * (3_000_000 // part) + b"}",
        "surrogate.jsonl": b'{"text": "\\ud800 broke"}\n{"text": "' + b"\xed\xa0\x80" + b'"}\n[1]\n{"text": 1e999}\n',
        "nul.txt": b"\x00" * (2_000_000 // part),
        "controls.txt": bytes(range(32)) * 5000,
        "quote.csv": b'id,text\n1,"' + b"a" * 30_000_000,
        "columns.csv": b"id,text" + b",a" * (2_000_000 // part) + b"\n1,b\n",
        "members.txt.gz": gzip.compress(b"", mtime=0) * (1_000_000 // part),
        "bomb.txt.gz": bomb((256 << 20) // part),
        "bomb.txt.bz2": bz2.compress(bytes(64 << 20)),
        "bomb.txt.xz": lzma.compress(bytes(64 << 20)),
        "bomb.jsonl.gz": gzip.compress(bomb(64 << 20)),
        "bomb.zip": zipped([("a.txt", bytes(64 << 20)), ("b.txt", b"Wall\n\nThe wall broke.")]),
        "many.zip": zipped([(f"{n}.png", b"") for n in range(20_000 // part)]),
        "broken.zip": zipped([("a.txt", b"Wall\n\nThe wall broke.")])[:-30],
        "paths.zip": zipped([("../../../etc/a.txt", b"Wall\n\nThe wall broke."), ("/abs/b\n.txt", b"a"), ("\x1b[31m.txt", b"a")]),
        "length.warc": warc(10**15, http(b"<p>a")),
        "negative.warc": warc(-5, http(b"<p>a")),
        "chunks.warc": warc(120, http(b"ffffffff\r\n<p>a", "Transfer-Encoding: chunked\r\n")),
        "headers.warc": b"WARC/1.0\r\n" + b"X: y\r\n" * (1_000_000 // part),
        "bomb.warc.gz": b"".join([gzip.compress(warc(1 << 30, b"")[:-4], mtime=0)[:-8], bomb(64 << 20)]),
        "encoded.warc": warc(len(http(bomb(128 << 20), "Content-Encoding: gzip\r\n")), http(bomb(128 << 20), "Content-Encoding: gzip\r\n")),
        "footer.parquet": b"PAR1" + b"\x00" * 100 + struct.pack("<I", 0x7FFFFFF0) + b"PAR1",
        "garbage.db": b"SQLite format 3\x00" + bytes(range(256)) * 400,
        "starts.anpa": b"\x16\x16\x01" * (1_000_000 // part),
        "fields.anpa": b"\x01a1234 \x13\x11 x\n\x02" + b"^" * (2_000_000 // part) + b"\x03",
        "deep-html.json": json.dumps({"uri": "a", "pubstatus": "usable", "headline": "h", "body_html": "<div>" * (200_000 // part) + "x"}).encode(),
        "tags-html.json": json.dumps({"uri": "a", "pubstatus": "usable", "headline": "h", "body_html": "<" * (1_000_000 // part) + "<p " * (300_000 // part)}).encode(),
        "nitf.json": json.dumps({"uri": "a", "pubstatus": "usable", "headline": "h", "bodies": [{"contenttype": "x/nitf", "value": f"<!DOCTYPE nitf [{LAUGHS}]><nitf>&l9;</nitf>"}]}).encode(),
    }  # fmt: skip


def write(folder, *, huge=False):
    """Write them all; `huge` makes each as large as it comes, some of 1 GiB that are holes on disk."""
    for name, raw in (GOOD | small(1 if huge else 20)).items():
        (folder / name).write_bytes(raw)
    size = (1 << 30) if huge else (80 << 20)
    sparse(folder / "line.jsonl", b'{"text": "', size)
    sparse(folder / "line.txt", b"Wall breaks", size)
    sparse(folder / "line.csv", b"id,text\n1,", size)
    sparse(folder / "line.xml", b"<nitf><body>", size)
    sparse(folder / "line.html", b"<!doctype html><p>", size)
    sparse(folder / "line.json", b'{"text": "', size)
