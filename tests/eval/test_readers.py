"""Gates of reading on real copy: wire files, pages, feeds and web archives; each has its twin on invented copy in tests/reading."""

import gzip
import json
import re
from collections import Counter

import pytest
from floors import data, floor

from newsdiff.errors import ReadError
from newsdiff.parsing import parse, settle
from newsdiff.reading import documents

CORE = "wire/superdesk-core/"

DATELINES = {  # by hand: places, agency, date; None where the file has none
    "anpa-1.tst": ("BUENOS AIRES, Argentina", "AP", None), "anpa-2.tst": ("ROSCOE, South Dakota", "AP", None), "anpa-3.tst": ("NEW YORK", "AP", None),
    "anpa-4.tst": None, "ap_anpa-1.tst": ("ATLANTA", "AP", None), "ap_anpa-3.tst": ("CHATHAM, Mass.", "AP", None), "ap_anpa-4.tst": ("BEIJING", "AP", None),
    "ap_anpa-5.tst": ("HONOLULU", "AP", None), "ap_anpa-7.tst": None, "IPTC7901.txt": ("Berlin", "dpa", None), "IPTC7901_odd_charset.txt": ("Munich", "dpa", None),
    "dpa_four_line.txt": ("Geneva", "dpa", None), "dpa_two_by_line.txt": ("San Diego", "tca/dpa", None), "dpa_two_line.txt": ("Washington", "dpa", None),
    "tag_reuters.com,0000_newsml_L4N1FL0N0_1132689232": (None, "Reuters", "Jan 30"), "tag_reuters.com_2014_newsml_KBN0FL0ZP_version_2": ("BEIRUT", "Reuters", None),
    "tag_reuters.com_2014_newsml_KBN0FL0NN_version_5": ("DAMASCUS", "Reuters", None), "tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838": (None, "Reuters", "Jan 3"),
    "tag_reuters.com,2018_newsml_MTZXEE13ZXCZES_2": (None, "OPTA", "Jan 3"), "tag_reuters.com,0000_newsml_ISS149709_1618095828": (None, "Gracenote", "Jan 30"),
    "scoop.xml": (None, "BusinessDesk", "Jan. 12"), "ansa-newsmlg2-text.xml": ("Rome", "ANSA", "October 11"), "ansa_culture.xml": ("ROMA", "ANSA", "1 LUG"),
    "dpa.xml": ("London", "dpa", None), "ap-nitf.xml": ("NEW YORK", "AP", None), "efe_nitf.xml": ("Tegucigalpa", "EFE", "Jan 2"), "afp.xml": ("STOCKHOLM", "AFP", "Aug 29, 2014"),
    "afp20.xml": ("Strasbourg", "AFP", "10 juil 2024"), "aap.xml": ("Sydney", None, None), "aap-1.xml": ("Sydney", None, None), "aap-cyber.xml": ("SYDNEY", "AAP", "March 22"),
    "aap-finance.xml": ("SEOUL", "AFP", "Nov 26"), "ana1.xml": None, "pa1.xml": None, "pa4.xml": None, "stt_newsml_test.xml": ("Helsinki", None, None),
    "stt1.xml": ("Helsinki", None, None), "stt_newsml_note_test.xml": None, "ninjsExMediumText1.json": ("GROSSETO, Italy", "AP", None), "ninjs1.json": None,
    "mapping_test.xml": ("København", "ritzau", None),
}  # fmt: skip
SIGN_OFFS = (
    "tag_reuters.com,0000_newsml_L4N1FL0N0_1132689232", "tag_reuters.com_2014_newsml_KBN0FL0NN_version_5",
    "tag_reuters.com_2014_newsml_KBN0FL0ZP_version_2", "tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838",
)  # fmt: skip
BLOCKS = {  # counted by hand: paragraphs less headline and boilerplate, a sign-off at a tail as one of its own
    "tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838": 17, "tag_reuters.com_2014_newsml_KBN0FL0ZP_version_2": 4, "afp.xml": 10, "scoop.xml": 9,
    "ap-nitf.xml": 27, "pa4.xml": 21, "efe_nitf.xml": 2, "tag_reuters.com,0000_newsml_L4N1FL0N0_1132689232": 18, "IPTC7901.txt": 5, "ap_anpa-3.tst": 2,
}  # fmt: skip


def versions(*names):
    found = documents([str(data(name)) for name in names])
    return [version for one in found if not isinstance(one, ReadError) for version in parse(one)]


def first(raw, pattern):
    match = re.search(pattern, raw, re.DOTALL)
    return re.sub(r"\s+", " ", match[1]).strip() or None if match else None


def unescaped(text):
    import html

    return html.unescape(re.sub(r"<[^>]+>", "", text)) if text else None


def g2(raw):
    """What the first text item of a NewsML-G2 file says, by regular expressions of its own."""
    raw = re.sub(r"<(/?)ns0:", r"<\1", raw)
    item = raw[raw.index("<newsItem") :]
    tag = item[: item.index(">")]
    guid, version = first(tag, 'guid="([^"]+)'), first(tag, r'\sversion="([^"]+)')
    return {
        "id": f"{guid}@{version}", "published": first(item, r"<versionCreated>(.*?)</"),
        "state": {"usable": "usable", "canceled": "withdrawn", "withheld": "withheld"}[first(item, r'<pubStatus[^>]*:(\w+)"')] if "<embargoed>" not in item else "embargoed",
        "slug": unescaped(first(item, r"<slugline[^>]*>(.*?)</slugline>")), "headline": unescaped(first(item, r"<headline(?![^>]*sub)[^>]*>(.*?)</headline>")),
    }  # fmt: skip


def nitf(raw):
    """What a NITF file says, by regular expressions of its own."""
    return {
        "published": first(raw, r'<date\.issue\s+norm="([^"]+)"'), "headline": unescaped(first(raw, r"<hl1[^>]*>(.*?)</hl1>")),
        "id": first(raw, r'<doc-id[^>]*id-string="([^"]+)"'), "version": first(raw, r'<du-key[^>]*version="([^"]+)"'),
    }  # fmt: skip


def news12(raw):
    """What a NewsML 1.2 file says, by regular expressions of its own."""
    plain = re.sub(r"<!\[CDATA\[(.*?)\]\]>", r"\1", raw, flags=re.DOTALL)
    return {
        "published": first(plain, r"<ThisRevisionCreated>(.*?)</"), "headline": unescaped(first(plain, r"<HeadLine[^>]*>(.*?)</HeadLine>")),
        "version": first(plain, r"<RevisionId[^>]*>(.*?)</"), "id": first(plain, r"<NewsItemId>(.*?)</"),
    }  # fmt: skip


def fields_of(kind, name, version):
    """(wanted, found) of every field that the file's own expressions find."""
    raw = data(name).read_bytes()
    try:
        wanted = kind(raw.decode("utf-8"))
    except UnicodeDecodeError:
        wanted = kind(raw.decode("cp1252"))
    from newsdiff.parsing.times import published

    told = {
        "published": version.published, "state": version.state, "slug": version.declared.slug, "headline": version.headline, "version": version.declared.version,
        "id": {g2: version.id, nitf: version.declared.story_id, news12: (version.declared.story_id or "").rpartition(":")[2]}[kind],
    }  # fmt: skip
    for field, value in wanted.items():
        if value is not None:
            yield f"{name} {field}", published(value) if field == "published" else value, told[field]


def test_fields_of_wire_files_are_those_of_the_files():
    right, wrong = 0, []
    folder = data(CORE.rstrip("/"))
    for path in sorted(folder.iterdir()):
        head = path.read_bytes()[:3000]
        kind = g2 if b"newsItem" in head else nitf if b"<nitf" in head else news12 if b"<NewsML" in head else None
        found = versions(CORE + path.name) if kind and b"<packageItem" not in head else []
        if found:
            for name, wanted, told in fields_of(kind, CORE + path.name, found[0]):
                right += wanted == told
                wrong += [(name, wanted, told)] if wanted != told else []
    assert right > 150
    assert right / (right + len(wrong)) >= floor("reading.wire.fields"), wrong


def test_datelines_of_wire_files():
    wrong = []
    for name, wanted in DATELINES.items():
        found = versions(CORE + name)
        line = found[0].dateline if found else None
        told = (line.places[0] if line.places else None, line.agency, line.date) if line else None
        wrong += [(name, wanted, told)] if told != wanted else []
    assert 1 - len(wrong) / len(DATELINES) >= floor("reading.wire.datelines"), wrong


def test_sign_offs_of_wire_files_are_all_found():
    for name in SIGN_OFFS:
        (version,) = versions(CORE + name)
        assert [paragraph.role for paragraph in version.paragraphs][-1] == "signoff", name


def test_blocks_of_ten_wire_files_are_those_counted_by_hand():
    told = {
        name: sum(p.role not in {"headline", "boilerplate"} for p in versions(CORE + name)[0].paragraphs)
        for name in BLOCKS
    }
    assert told == BLOCKS


@pytest.mark.parametrize("turned", [False, True])
def test_the_kill_pair_in_either_order_is_one_story_the_last_version_withdrawn(turned):
    from newsdiff.runners.local import group

    names = [f"{CORE}tag_reuters.com_2016_newsml_L1N14N0FF_version_{number}" for number in ("978556838", "1542761538")]
    (story,) = group(settle(versions(*(reversed(names) if turned else names))))
    assert [version.state for version in story.versions] == ["usable", "withdrawn"]


def f1(one, other):
    found, wanted = Counter(one), Counter(other)
    shared = sum((found & wanted).values())
    return 2 * shared / max(1, sum(found.values()) + sum(wanted.values()))


def test_pages_are_their_hand_made_texts():
    from newsdiff.model import Source
    from newsdiff.reading.pages import page

    truth = json.loads(data("pages/ground-truth.json").read_text())
    words = re.compile(r"\w+")
    shingles, paragraphs = [], []
    for name, known in sorted(truth.items()):
        raw = gzip.decompress(data(f"pages/html/{name}.html.gz").read_bytes())
        try:
            told = [block.text for block in page(raw, Source("x", "html")).blocks]
        except ReadError:
            told = []
        wanted = known["articleBody"].split("\n")
        one, other = ([word.lower() for text in texts for word in words.findall(text)] for texts in (told, wanted))
        shingles.append(
            f1(*([tuple(some[at : at + 4]) for at in range(max(1, len(some) - 3))] for some in (one, other)))
        )
        starts = (
            [tuple(words.findall(text.lower())[:4]) for text in texts if words.search(text)] for texts in (told, wanted)
        )
        paragraphs.append(f1(*starts))
    assert sum(shingles) / len(shingles) >= floor("reading.pages.shingles.f1")
    assert sum(paragraphs) / len(paragraphs) >= floor("reading.pages.paragraphs.f1")


def test_two_polls_share_six_entries():
    found = settle(versions("feeds/feed1.xml", "feeds/feed2.xml"))
    assert sorted(Counter(len(version.sources) for version in found).items()) == [(1, 32), (2, 6)]


DAMAGED = {  # file: offsets of the records that are damaged
    "bad.arc": [134, 262], "example-digest.warc": [0], "example-trunc.warc": [1197], "example-wrong-chunks.warc.gz": [0, 516, 1130],
}  # fmt: skip
CAPTURES = {
    "example.warc": 2, "example.warc.gz": 2, "example.arc": 1, "example.arc.gz": 1, "example-iana.org-chunked.warc": 1, "example-resource.warc.gz": 1,
    "example-bad-non-chunked.warc.gz": 2, "example-bad.warc.gz.bad": 2, "example-wget-bad-target-uri.warc.gz": 1, "example-space-in-url.arc": 1,
}  # fmt: skip


def test_every_readable_record_is_read_and_every_damaged_one_is_named():
    from newsdiff.errors import Skipped

    for name in DAMAGED | CAPTURES:
        found = list(documents([str(data(f"warc/warcio/{name}"))]))
        errors = [one for one in found if isinstance(one, ReadError) and not isinstance(one, Skipped)]
        assert [int(error.where.rpartition(":")[2]) for error in errors] == DAMAGED.get(name, []), name
        assert sum(not isinstance(one, ReadError) for one in found) == CAPTURES.get(name, 0), name
