"""Small well-formed files of every format, made of invented copy: what the fuzzer mutates."""

import io
import sqlite3
import zipfile
from pathlib import Path

from tests.reading.test_archives import FEED, PAGE, RECORDS, SCHEMAS, record, response

WIRE = Path(__file__).parent / "wire"


def wire(*names):
    return [(WIRE / name).read_bytes() for name in names]


def parquet():
    import pyarrow as pa
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(
        pa.table({"id": ["a", "b"], "title": ["Wall", "Budget"], "body": ["The wall broke.", "It passed."]}), out
    )
    return out.getvalue()


def database():
    base = sqlite3.connect(":memory:")
    schema, row = SCHEMAS["newsedits"]
    base.executescript(schema)
    base.execute(row, (1,))
    base.commit()
    return base.serialize()


def packed():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "Wall breaks\n\nThe wall broke.")
        archive.writestr("b.json", '{"text": "It passed."}')
    return out.getvalue()


SHORT = record(
    "response",
    "https://vell.example/a",
    response("<html><title>Wall</title><p>The sea wall at Orrin broke on Sunday, the mayor said.</p></html>"),
)
JSON = [
    b'[{"title": "Wall", "body": "The wall broke.", "label": {"kind": "update", "number": 1}}, {"text": "x", "state": "usable"}]',
    *wire("ninjs1.json", "ninjs2.json", "ninjs3.json", "ap.json", "schema-org.json"),
]
SEEDS = {
    "text": ["Wall breaks\n\nBy Ann Vell\n\nORRIN (Newswire) – The wall broke. (Reporting by Ann Vell)\n".encode()],
    "json": JSON,
    "jsonl": [
        b'{"id": 1, "text": "Wall breaks\\n\\nThe wall broke.", "version": 2}\n{"paragraphs": [["One.", "Two."], {"text": "x", "role": "body"}]}\n',
        b"\n".join(raw.replace(b"\n", b" ") for raw in JSON[1:]),
    ],
    "ninjs": JSON[1:4],
    "csv": [b'id,title,text\n7,Wall breaks,"The wall broke.\n\nIt was ""old""."\n8,Wall holds,The wall held.\n'],
    "tsv": [b"id\ttext\n1\tThe wall broke.\n"],
    "anpa": wire("anpa.txt", "iptc7901.txt"),
    "nitf": wire("nitf.xml"),
    "newsml-g2": wire("g2-message.xml", "g2-kill.xml", "g2-nitf.xml"),
    "newsml-1": wire("newsml12.xml"),
    "html": [PAGE.encode(), b"<!doctype html><title>Wall</title><p>The sea wall at Orrin broke on Sunday.</p>"],
    "feed": [FEED.encode()],
    "warc": [SHORT, RECORDS[2] + SHORT],
    "parquet": [parquet()],
    "sqlite": [database()],
    "zip": [packed()],
}
