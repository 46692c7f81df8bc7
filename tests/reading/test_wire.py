"""Wire formats say what they say: invented files of each, expectations written from the files by hand."""

import json
from pathlib import Path

import pytest

from newsdiff.errors import ReadError, Skipped
from newsdiff.parsing import parse, settle
from newsdiff.reading import documents, read_stream

WIRE = Path(__file__).parent / "wire"


def read(*names):
    found = list(documents([str(WIRE / name) for name in names]))
    versions = [version for one in found if not isinstance(one, ReadError) for version in parse(one)]
    return versions, [one for one in found if isinstance(one, ReadError)]


def roles(version):
    return [(paragraph.role, paragraph.text) for paragraph in version.paragraphs]


EXPECTED = {  # file: id, state, label, slug, headline, byline, places and date, language, provider, note, replaces
    "g2-message.xml": (
        "tag:vell.example,2031:T7@978556838", "2031-05-04T09:15:00+00:00", "usable", ("update", 1), "ORRIN-WALL/ (UPDATE 1, PIX)",
        "UPDATE 1-Sea wall at Orrin breaks", "By Ann Vell", ("ORRIN", "May 4"), "en", "vell.example", "Recasts lede", ("tag:vell.example,2031:T6",),
    ),
    "g2-kill.xml": (
        "tag:vell.example,2031:T7@12", "2031-05-04T10:40:00+00:00", "withdrawn", ("withdrawal", 1), None,
        "UPDATE 1-Sea wall at Orrin breaks", None, None, "en", "vell.example", None, (),
    ),
    "g2-nitf.xml": (
        "urn:vell:31@3", "2031-05-04T09:15:00", "embargoed", ("correction", None), None,
        "Budget passed", "By Ann Vell", ("SARN", None), None, None, None, (),
    ),
    "nitf.xml": (
        "NW.7001@2", "2031-05-04T09:15:00+01:00", "usable", ("update", None), "Harbour Wall",
        "Wall at Orrin breaks", "By Ann Vell", ("Orrin", "May 4"), "en-GB", "Newswire", "Eds: Adds mayor", ("NW.7000",),
    ),
    "newsml12.xml": (
        "urn:newsml:vell.example:20310504:TX-7@2", "2031-05-04T09:15:00+00:00", "usable", ("original", None), "Orrin-harbour-storm",
        "Wall at Orrin breaks", None, ("ORRIN", "May 4, 2031"), "en", "Newswire", None, (),
    ),
    "ninjs1.json": (
        "urn:vell:1@2", "2031-05-04T09:15:00+00:00", "withdrawn", ("original", None), "ORRIN-WALL",
        "Wall at Orrin breaks", "Ann Vell", ("ORRIN", None), "en", "Newswire", "kill", ("urn:vell:0",),
    ),
    "ninjs2.json": (
        "urn:vell:2@6", "2031-05-04T09:15:00+00:00", "withheld", ("original", None), "orrin",
        "Wall at Orrin breaks", "Ann Vell", None, None, None, None, (),
    ),
    "ninjs3.json": (
        "http://vell.example/a/3@1", "2031-05-04T09:15:00+00:00", "embargoed", ("original", None), None,
        "Wall at Orrin breaks", None, None, None, None, "hold", (),
    ),
    "ap.json": (
        "5ee9@3", "2031-05-04T09:15:00+00:00", "usable", ("writethru", 3), "BC-EU--Orrin Wall, 3rd Ld-Writethru",
        "Wall at Orrin breaks", "By Ann Vell", None, "en", "AP", "Eds: UPDATES: With mayor.", (),
    ),
    "schema-org.json": (
        "https://vell.example/wall@2031-05-04T09:15:00+00:00", "2031-05-04T09:15:00+00:00", "usable", ("original", None), None,
        "Wall at Orrin breaks", "Ann Vell and Cy Dane", ("ORRIN", None), None, "Newswire", None, (),
    ),
    "anpa.txt": (
        "BC-EU--Orrin-Sea Wall/2031-05-04@1", "2031-05-04T09:15:00+00:00", "usable", ("writethru", 1), "BC-EU--Orrin-Sea Wall, 1st Ld-Writethru",
        "Wall breaks at Orrin", "By ANN VELL", ("ORRIN, Sarn", None), None, "AP", "Eds: Adds mayor. With AP Photos.", (),
    ),
    "iptc7901.txt": (
        "vea0003-2031-05-04", "2031-05-04T09:15:00+00:00", "usable", ("lead", 1), "Orrin/harbour/",
        "Sea wall breaks at Orrin after a night of storms", "By Ann Vell, dpa", ("Orrin", None), None, "dpa", None, (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_is_what_the_file_says(name):
    versions, _ = read(name)
    version = versions[0]
    told = version.declared
    line = version.dateline
    assert (
        version.id, version.published.isoformat(), version.state, (version.label.kind, version.label.number), told.slug,
        version.headline, version.byline, (line.places[0], line.date) if line else None, told.language, told.provider, told.ednote, told.replaces,
    ) == EXPECTED[name]  # fmt: skip


def test_a_story_set_in_one_paragraph_is_parted_by_its_indents():
    versions, skipped = read("g2-message.xml")
    assert [paragraph.role for paragraph in versions[0].paragraphs] == [
        "headline", "summary", "advisory", "bullet", "bullet", "byline", "body", "body", "signoff",
    ]  # fmt: skip
    assert versions[0].paragraphs[6].text == (
        "ORRIN, May 4 (Newswire) - The sea wall at Orrin broke on Sunday morning after a night of storms, the mayor said, and the harbour was closed until further notice."
    )
    assert [type(one) for one in skipped] == [Skipped]
    assert "1 package, 1 picture" in skipped[0].what


@pytest.mark.parametrize("names", [("g2-message.xml", "g2-kill.xml"), ("g2-kill.xml", "g2-message.xml")])
def test_a_kill_in_either_order_is_the_last_version_of_its_story(names):
    from newsdiff.runners.local import group

    (story,) = group(settle(read(*names)[0]))
    assert [version.state for version in story.versions] == ["usable", "withdrawn"]


def test_wraps_are_joined_tables_set_by_the_row_and_notes_known():
    (version,), _ = read("nitf.xml")
    assert roles(version) == [
        ("headline", "Wall at Orrin breaks"),
        ("summary", "Harbour closed"),
        (
            "body",
            "The sea wall at Orrin broke on Sunday after a night of storms, the mayor said, and the harbour was closed.",
        ),
        ("body", "£80 million was spent on it."),
        ("crosshead", "A LONG NIGHT"),
        ("body", "Nobody was hurt."),
        ("table", "2019\t80"),
        ("table", "2031\t140"),
        ("caption", "The wall on Sunday"),
        ("note", "Picture follows."),
        ("signoff", "Newswire"),
    ]
    assert version.dateline.span == (0, 0)


def test_a_dateline_of_its_own_field_survives_the_way_through_json():
    from newsdiff.model import Source
    from newsdiff.reading.records import document

    for name in ("nitf.xml", "newsml12.xml", "anpa.txt", "g2-message.xml"):
        version = read(name)[0][0]
        (again,) = parse(document(version.as_dict(), Source("x", "jsonl"), {}))
        assert again.as_dict() | {"source": 0, "sources": 0} == version.as_dict() | {"source": 0, "sources": 0}


def test_several_messages_in_one_wire_file_are_several_documents():
    versions, errors = read("anpa.txt")
    assert not errors
    assert [paragraph.role for paragraph in versions[0].paragraphs] == [
        "headline", "note", "advisory", "byline", "byline", "body", "body", "boilerplate", "body",
    ]  # fmt: skip
    assert roles(versions[1]) == [("body", "ORRIN, Sarn (AP) _ Sea wall breaks at Orrin.")]
    assert versions[1].id == "W2608-2031-05-04"
    assert versions[1].paragraphs[0].text.count("\x03") == 0


def told(text, name="x.xml"):
    found = list(read_stream(name, iter([text.encode()])))
    versions = [version for one in found if not isinstance(one, ReadError) for version in parse(one)]
    return versions, [one for one in found if isinstance(one, ReadError)]


P = "<p>The harbour wall of Orrin collapsed on Sunday.</p><p>Nobody was hurt, Mara Held said.</p>"
G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:np:1" version="7" xml:lang="de"><itemMeta><itemClass qcode="ninat:text"/>'
    '<versionCreated>2031-05-04T11:15:00+02:00</versionCreated></itemMeta><contentMeta><language tag="de"/><headline>Mauer bricht</headline>'
    "<dateline>Orrin (NP)</dateline></contentMeta><contentSet>{}</contentSet></newsItem>"
)


def test_a_dateline_that_the_format_states_is_found_where_the_text_begins_with_it():
    body = '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Orrin (NP) - Die Mauer ist gebrochen.</p></body></html></inlineXML>'
    ((version,), _) = told(G2.format(body))
    line = version.dateline
    assert (line.places, line.agency, version.paragraphs[line.paragraph].text[slice(*line.span)]) == (
        ("Orrin",),
        "NP",
        "Orrin (NP) - ",
    )


def test_an_item_whose_text_stands_elsewhere_is_a_listing():
    ((version,), _) = told(G2.format('<remoteContent href="https://np.example/x.html"/>'))
    assert version.declared.listing


def test_nitf_notes_lists_and_the_words_of_a_date():
    ((version,), _) = told(
        "<nitf><body><body.head><hedline><hl1>Wall falls</hl1></hedline><note noteclass='editorsnote'><body.content><p>Table follows</p></body.content></note>"
        "<dateline><location>ORRIN, Sarn</location><story.date norm='20310504'>May 4</story.date></dateline></body.head>"
        f"<body.content>{P}<ul><li>First point</li><li>Second point</li></ul></body.content></body></nitf>"
    )
    assert [role for role, _ in roles(version)] == ["headline", "note", "body", "body", "bullet", "bullet"]
    assert (version.dateline.places, version.dateline.date) == (("ORRIN, Sarn",), "May 4")


def test_ninjs_as_services_write_it():
    records = [
        {"uri": "urn:np:1", "type": "composite", "groups": []},
        {
            "guid": "urn:np:2", "type": "text", "versioncreated": "2031-05-04T11:15:00+0000", "headline": "<b>Wall</b> falls &amp; port shuts",
            "dateline": {"text": "ORRIN, May 4 Nordpress -", "located": {"city": "Orrin"}}, "body_html": P, "authors": [{"name": "Hana Reith"}, {"name": "Tom Ek"}],
            "pubstatus": "usable",
        },
    ]  # fmt: skip
    ((version,), (passed,)) = told(json.dumps(records), "x.json")
    assert isinstance(passed, Skipped)
    assert (version.headline, version.byline) == ("Wall falls & port shuts", "Hana Reith and Tom Ek")
    assert (version.dateline.places, version.dateline.agency, version.dateline.date) == (
        ("ORRIN",),
        "Nordpress",
        "May 4",
    )


def test_what_is_no_article_in_a_graph_is_passed_over():
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Organization", "name": "NP"}, {"@type": "NewsArticle", "articleBody": "The wall fell."}],
    }
    ((version,), (passed,)) = told(json.dumps(graph), "x.json")
    assert isinstance(passed, Skipped)
    assert version.paragraphs[0].text == "The wall fell."


def test_a_header_of_columns_is_no_headline_and_a_month_may_be_german():
    wire = (
        "\x16\x16\x01s0284\x1f\r\nr s\x14\x12 BC-ORN--Glance     05-04\r\n\x02^BC-ORN--Harbour Glance<\r\n^Harbour Glance=\r\n"
        "^\x08\x1f\x1e W\x1e\x1e \x1e L\x1e\x1e Pct\r\n\t   ORRIN (AP) _ The wall fell.\r\n\x03"
    )
    ((version,), _) = told(wire, "x.txt")
    assert version.headline == "Harbour Glance"
    dispatch = "\x01vea0003 4 pl 100 dpa 0004\r\nOrrin/\r\n\x02Wall falls at Orrin=\r\nOrrin (dpa) - The wall fell.\r\n\x03041341 GMT Okt 31\r\n"
    ((version,), _) = told(dispatch, "x.txt")
    assert version.published.isoformat() == "2031-10-04T13:41:00+00:00"


def test_a_json_feed_is_read():
    feed = {
        "items": [
            {
                "id": "j1",
                "title": "Wall falls",
                "content_html": P,
                "date_modified": "2031-05-04T11:15:00Z",
                "authors": [{"name": "Hana Reith"}],
            }
        ]
    }
    ((version,), _) = told(json.dumps(feed), "x.json")
    assert [role for role, _ in roles(version)] == ["headline", "body", "body"]
    assert (version.byline, version.published.isoformat()) == ("Hana Reith", "2031-05-04T11:15:00+00:00")


def test_a_dispatch_keeps_its_accents_and_closes_with_its_notebook():
    (version,), _ = read("iptc7901.txt")
    assert roles(version)[:6] == [
        ("slug", "REFILE"), ("slug", "1ST LEAD"), ("headline", "Sea wall breaks at Orrin after a night of storms"), ("byline", "By Ann Vell, dpa"),
        ("body", "Orrin (dpa) - The sea wall at Orrin broke on Sunday after a night of storms, the mayor said, and the harbour was closed until further notice."),
        ("body", "The café on the pier was lost."),
    ]  # fmt: skip
    assert {role for role, _ in roles(version)[6:]} == {"boilerplate"}


def test_of_several_bodies_the_one_with_most_markup_is_read_and_pictures_are_counted():
    assert [p.text for p in read("ninjs1.json")[0][0].paragraphs][1:] == [
        "ORRIN (Newswire) - The wall broke & fell.",
        "Nobody was hurt.",
    ]
    assert [p.text for p in read("ninjs3.json")[0][0].paragraphs][1:] == ["The wall broke.", "Nobody was hurt."]
    versions, skipped = read("ap.json")
    assert versions[0].declared.listing
    assert [type(one) for one in skipped] == [Skipped]


def test_a_correction_comment_is_a_correction():
    assert roles(read("schema-org.json")[0][0])[-1] == (
        "correction",
        "Correction: An earlier version gave a wrong date.",
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('<!DOCTYPE nitf [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><nitf><body><body.content><p>&b;</p></body.content></body></nitf>', "declares entities"),
        ('<!DOCTYPE nitf [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><nitf/>', "declares entities"),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>', "declares entities"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>', "declares entities"),
        ("<nitf>" + "<a>" * 1000, "deeper than 256"),
        ("<nitf " + " ".join(f'a{n}="1"' for n in range(1001)) + "/>", "more than 1000 attributes"),
        ("<nitf><body><p>cut", "not well-formed"),
        ("<nitf>\x01</nitf>", "not well-formed"),
        ("<?xml version='1.0'?><urlset><url/></urlset>", "sitemap"),
        ("<?xml version='1.0'?><invoice/>", "not read"),
        ("<!doctype html>" + "<div>" * 600, "deeper than 512"),
        ("<!doctype html><p " + " ".join(f"a{n}=1" for n in range(1200)) + ">x", "more than 1000 attributes"),
        ("<!doctype html><body></body>", "without a story"),
    ],
)  # fmt: skip
def test_hostile_or_broken_markup_is_one_clear_error(tmp_path, content, what):
    path = tmp_path / "a.xml"
    path.write_text(content)
    (error,) = documents([str(path)])
    assert isinstance(error, ReadError)
    assert what in error.what


def test_what_stood_before_the_damage_is_read(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text((WIRE / "g2-message.xml").read_text().partition('guid="tag:vell.example,2031:I9"')[0])
    found = list(documents([str(path)]))
    assert [type(one).__name__ for one in found] == ["Document", "ReadError"]
    assert found[1].where.startswith(f"{path}:")


def test_an_include_is_never_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("the secret")
    path = tmp_path / "a.xml"
    path.write_text(
        '<nitf xmlns:xi="http://www.w3.org/2001/XInclude"><body><body.head><hedline><hl1>Wall</hl1></hedline></body.head><body.content>'
        '<p>The wall broke.</p><xi:include href="secret.txt" parse="text"/></body.content></body></nitf>'
    )
    (document,) = documents([str(path)])
    assert [block.text for block in document.blocks] == ["The wall broke."]
