"""What is stored: each text once, each place and time of seeing it once, under ids that follow from all of it."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import newsdiff as nd
from newsdiff.archive import Archive
from newsdiff.archive.opening import connect
from newsdiff.archive.schema import APPLICATION, STEPS
from newsdiff.archive.searching import quoted
from newsdiff.errors import ArchiveError, UsageError
from newsdiff.grouping.rules import parse_rules
from newsdiff.model import Dateline, Declared, Paragraph, Source, Version
from newsdiff.model.archived import Wish
from tests.archive.dump import dump
from tests.archive.older import older
from tests.archive.wire import wire

SEEN = datetime(2026, 3, 9, tzinfo=UTC)


def text(name, words, uri="a.jsonl", line=1, published=None, headline="Ferry aground"):
    paragraphs = (Paragraph(headline, "headline"), Paragraph(words))
    return Version(name, paragraphs, published=published, language="en", sources=(Source(uri, "jsonl", line),))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "wire.db"


def test_adding_twice_is_adding_once(path):
    copy = wire(60)
    with Archive(path) as archive:
        first = archive.add(copy, seen=SEEN)
        before = dump(path)
        again = archive.add(copy, seen=SEEN)
    assert (first.new, first.known, again.new, again.known) == (60, 0, 0, 60)
    assert dump(path) == before


def test_a_version_comes_back_as_it_went_in(path):
    paragraphs = (
        Paragraph("Ünïcode headline \ud800", "headline"), Paragraph("A line.\n\nAnother \0 line."),
        Paragraph("Cut here.", joint="  "), Paragraph("Given. Twice.", given=((0, 6), (7, 13))), Paragraph(""),
    )  # fmt: skip
    declared = Declared(id="a", story_id="s", replaces=("b", "c"), ednote="note\ud800", take=("series", 2))
    version = Version("id\udfff", paragraphs, declared=declared, published=datetime(2026, 3, 1, 9, 30))  # noqa: DTZ001 - no zone is told
    version = replace(version, repaired=True, sources=(Source("x", "warc", 0, "2026-03-01"), Source("y", "text")))
    with Archive(path) as archive:
        archive.add([version])
        found = archive.version("id\udfff")
    assert found == version
    assert found.digest == version.digest
    assert found.sources == version.sources


def test_a_text_of_two_records_is_stored_once(path):
    with Archive(path) as archive:
        archive.add([text("a", "The ferry lies still."), text("b", "The ferry lies still.", "b.jsonl")])
    rows = sqlite3.connect(path)
    assert rows.execute("SELECT count(*) FROM text").fetchone() == (1,)
    assert rows.execute("SELECT count(*) FROM version").fetchone() == (2,)
    rows.close()


def test_places_and_stated_times_are_sightings_and_never_the_time_of_publication(path):
    with Archive(path) as archive:
        for seen in (None, None, SEEN, SEEN.replace(day=10)):
            archive.add([text("a", "The ferry lies still.")], seen=seen)
        archive.add([text("a", "The ferry lies still.", "b.jsonl")], seen=SEEN)
        assert archive.version("a").published is None
    rows = sqlite3.connect(path)
    found = rows.execute("SELECT uri, stated FROM sighting ORDER BY uri, stated").fetchall()
    rows.close()
    assert found == [
        ("a.jsonl", ""), ("a.jsonl", SEEN.isoformat()), ("a.jsonl", SEEN.replace(day=10).isoformat()),
        ("b.jsonl", SEEN.isoformat()),
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [1, -1])
def test_two_texts_under_one_id_are_both_marked_whichever_came_first(path, turn):
    some = [text("x", "The ferry lies still."), text("x", "The ferry sank in the night.", line=2)][::turn]
    with Archive(path) as archive:
        for version in some:
            archive.add([version])
        names = {version.id for story in archive.stories() for version in story.versions}
        assert names == {f"x#{version.digest[:8]}" for version in some}
        archive.remove(f"x#{some[0].digest[:8]}")
        assert [version.id for story in archive.stories() for version in story.versions] == ["x"]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_records_of_one_text_the_earlier_time_counts(path, turn):
    early, late = (text("x", "The ferry lies still.", line=line, published=SEEN.replace(hour=line)) for line in (1, 2))
    with Archive(path) as archive:
        for version in (early, late)[::turn]:
            archive.add([version])
        assert archive.version("x").published == early.published
        assert len(archive.version("x").sources) == 2


def test_a_rule_counts_from_the_day_both_versions_are_there(path):
    from newsdiff.model import Rule

    one, other = text("a", "The ferry lies still."), text("b", "Coal is dear in Velden this year.", line=2)
    with Archive(path) as archive:
        archive.add([one], rules=[Rule("join", "a", "b")])
        archive.add([other])
        assert [len(story.versions) for story in archive.stories()] == [2]
        archive.add([], rules=[Rule("apart", "a", "b")])
        assert [len(story.versions) for story in archive.stories()] == [1, 1]


def test_a_text_taken_down_is_gone_from_the_file_and_stays_so(path):
    secret = text("a", "The zebrafinch ledger was opened at dawn.")
    with Archive(path) as archive:
        archive.add([secret, text("b", "Coal is dear.", line=2)])
        archive.forget("a", seen=SEEN)
        assert archive.add([secret]).refused == ("a",)
        assert archive.search("zebrafinch") == []
        assert list(archive.check(full=True)) == []
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"zebrafinch" not in held


def test_finding_stores_nothing(path):
    copy = wire(60)
    with Archive(path) as archive:
        archive.add(copy[:59], seen=SEEN)
        before = dump(path)
        found = archive.find(copy[59])
        assert dump(path) == before
        assert archive.find(copy[0]).known
        archive.add(copy[59:], seen=SEEN)
        story = archive.story(copy[59].id)
    assert not found.known
    assert found.versions == len(story.versions)
    assert story.versions[found.position].id == found.id == copy[59].id


@pytest.mark.parametrize(
    "query", ['"', '""', "AND", "ferry OR", "ferry NEAR(", "headline:ferry", "ferry*", "-ferry", "fer^ry", "a\0b", "' OR 1=1", "{x}", "(ferry"]
)  # fmt: skip
def test_a_query_is_words_never_syntax(path, query):
    with Archive(path) as archive:
        archive.add([text("a", "The ferry lies still.")])
        try:
            archive.search(query)
        except UsageError as error:
            assert "no word" in str(error)  # noqa: PT017 - some queries hold none


def test_a_search_finds_phrases_and_beginnings_the_headline_first(path):
    with Archive(path) as archive:
        archive.add([
            text("a", "The coast guard came.", headline="Night at sea"),
            text("b", "A boat came.", line=2, headline="Coast guard comes"),
            text("c", "The guard of the coast.", line=3, headline="Other"),
        ])  # fmt: skip
        assert [hit.id for hit in archive.search('"coast guard"')] == ["b", "a"]
        assert {hit.id for hit in archive.search("guar*")} == {"a", "b", "c"}
        assert "[the coast]" in archive.search('"the coast"')[0].snippet.lower()
    assert quoted('say "so it" go*') == '"say" "so it" "go" *'


def test_stories_are_listed_by_what_is_asked(path):
    earlier = text(
        "a", "Two ferries with 12 people lie still off Velden, the harbour board said on Monday.", published=SEEN
    )
    later = text(
        "b",
        "Two ferries with 19 people lie still off Velden, the harbour board said on Monday.",
        "b.jsonl",
        2,
        SEEN.replace(hour=3),
    )
    with Archive(path) as archive:
        archive.add([earlier, later, text("c", "Coal is dear.", "c.jsonl", 3)])
        story = archive.story("a").id
        assert len(list(archive.list())) == 2
        for wish in (
            Wish(versions=2),
            Wish(source="b.js"),
            Wish(changed="figure"),
            Wish(since=SEEN.timestamp() / 3600),
        ):
            assert [one.story for one in archive.list(wish)] == [story], wish
        assert not list(archive.list(Wish(label="correction")))
        rows = {row["source"]: row for row in archive.stats()}
    assert rows["b.jsonl"]["changed"] == {"figure": 1.0}
    assert rows["b.jsonl"]["hours_between"] == 3


def test_figures_are_told_of_who_provides_a_text_not_of_the_file_it_came_in(path):
    named = replace(
        text("a", "Coal is dear.", "1.xml"), declared=Declared(provider="Meridian", url="http://a.example/1")
    )
    hosted = replace(text("b", "Tin is dear.", "2.xml"), declared=Declared(url="https://News.example:8/2"))
    dated = replace(text("c", "Oats are dear.", "3.xml"), dateline=Dateline(("VELDEN",), "Norpress", None, 1, (0, 6)))
    broken = replace(text("d", "Rye is dear.", "4.xml"), declared=Declared(url="http://[oats"))
    with Archive(path) as archive:
        archive.add([named, hosted, dated, broken])
        assert [row["source"] for row in archive.stats()] == ["4.xml", "Meridian", "Norpress", "news.example"]


def test_another_programs_database_is_not_touched(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        Archive(path)
    assert path.read_bytes() == before
    path.write_text("no database at all, but a longer text than a header of SQLite would have, by far and away, really")
    with pytest.raises(ArchiveError, match="is no archive"):
        Archive(path)


def test_a_newer_archive_is_refused(path):
    Archive(path).close()
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    other.close()
    for write in (True, False):
        with pytest.raises(ArchiveError, match="newer newsdiff"):
            Archive(path, write=write)


@pytest.mark.parametrize("steps", [2, 3, 4])
def test_an_older_archive_is_brought_up_to_date_and_a_copy_kept(steps, path):
    with Archive(path) as archive:
        archive.add(wire(60), seen=SEEN)
        archive.facts()
        told = list(archive.changes())
    before = dump(path)
    older(path, steps)
    with Archive(path) as archive:
        assert list(archive.check(full=True)) == []
        assert archive.search("tonnes", 0)
        kept = archive._connection.execute("SELECT count(*) FROM revision").fetchone()[0]
        assert (kept > 0) == (steps > 2)
        assert list(archive.changes()) == told
    assert dump(path) == before
    now, copy = sqlite3.connect(path), sqlite3.connect(f"{path}.step-{steps}")
    assert now.execute("SELECT number FROM step").fetchall() == [(n,) for n in range(1, len(STEPS) + 1)]
    assert copy.execute("PRAGMA user_version").fetchone() == (steps,)
    assert copy.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert copy.execute("SELECT count(*) FROM version").fetchone() == (60,)
    now.close()
    copy.close()


def test_the_index_of_words_is_filled_by_the_step_that_makes_it(path, monkeypatch):
    with Archive(path) as archive:
        archive.add([text("a", "The ferry lies still.")])
    older(path, 2)
    monkeypatch.setattr("newsdiff.archive.opening.STEPS", STEPS[:3])
    rows = connect(str(path))
    assert rows.execute("SELECT rowid FROM search WHERE search MATCH 'ferry'").fetchall() == [(1,)]
    rows.close()


def test_reading_changes_nothing(path):
    with pytest.raises(ArchiveError, match="no archive"):
        Archive(path, write=False)
    assert not path.exists()
    with nd.Archive(path) as archive:
        archive.add([text("a", "The ferry lies still.")])
    before = path.read_bytes()
    with Archive(path, write=False) as archive:
        assert archive.search("ferry")
        with pytest.raises(ArchiveError, match="to be read"):
            archive.add([text("b", "Coal.")])
    assert path.read_bytes() == before


def test_a_text_is_taken_down_under_every_id(path):
    with Archive(path) as archive:
        archive.add([text("a", "The ferry lies still."), text("b", "The ferry lies still."), text("c", "Coal.")])
        assert archive.forget("a", seen=SEEN) == 2
        assert archive.search("ferry lies") == []
        assert [archive.version(name) is None for name in "abc"] == [True, True, False]
        assert list(archive.check(full=True)) == []
    assert b"lies still" not in path.read_bytes()


def test_an_archive_with_rules_is_sound(path):
    with Archive(path) as archive:
        archive.add([text("a", "The ferry lies still."), text("b", "Coal.")], rules=parse_rules("join a b"))
        assert list(archive.check(full=True)) == []
        assert archive.story("a").id == archive.story("b").id
    older(path, 4)
    with Archive(path) as archive:
        assert list(archive.check(full=True)) == []
        assert archive.story("a").id == archive.story("b").id


def test_a_look_that_was_broken_off_ends_with_the_archive(path, capsys):
    with Archive(path) as archive:
        archive.add(wire(20), seen=SEEN)
        looks = archive.list(), archive.stories(), archive.stats()
        for look in looks:
            next(look)
    for look in looks:
        look.close()
    del look, looks
    assert capsys.readouterr().err == ""


def test_pairs_stand_in_one_order_whatever_came_first(path, tmp_path):
    copy = wire(80)
    with Archive(path) as archive, Archive(tmp_path / "other.db") as other:
        archive.add(copy)
        other.add(copy[::-1])
        found = list(archive.pairs())
        assert found == list(other.pairs()) == sorted(found, key=lambda pair: (pair.left, pair.right))


@pytest.mark.parametrize(
    ("spoiling", "where"),
    [
        ("DELETE FROM search WHERE rowid = 3", "search"),
        ("UPDATE revision SET verdict = 'All is well.'", "revision"),
        ("UPDATE claim_change SET after_text = 'other'", "claim_change"),
    ],
)
def test_a_full_check_finds_what_no_longer_follows_from_the_texts(spoiling, where, path):
    with Archive(path) as archive:
        archive.add(wire(40), seen=SEEN)
        archive.facts()
        assert list(archive.check(full=True)) == []
        archive._connection.execute(spoiling)
        assert where in [finding.where for finding in archive.check(full=True)]
        archive.regroup()
        assert list(archive.check(full=True)) == []


@pytest.mark.parametrize(
    ("spoiling", "says"),
    [
        ("UPDATE version SET headline = 'Another' WHERE number = 3", "its headline, hours or label"),
        ("UPDATE version SET hours = 1 WHERE number = 3", "its headline, hours or label"),
        ("UPDATE version SET label = 'withdrawal' WHERE number = 3", "its headline, hours or label"),
        ("UPDATE version SET id = 'another' WHERE number = 3", "is called otherwise"),
        ("UPDATE version SET name = 'another' WHERE number = 3", "is called otherwise"),
        ("UPDATE sighting SET seen = '2001-01-01' WHERE version = 3", "was seen at another time"),
    ],
)
def test_a_check_finds_columns_that_do_not_follow_from_the_record(spoiling, says, path):
    same = [text("twice", "The ferry lies still."), text("twice", "The ferry sank."), text("x#0a0a0a0a", "Coal.")]
    with Archive(path) as archive:
        archive.add([*wire(20), *same], seen=SEEN)
        assert list(archive.check(full=True)) == []
        archive._connection.execute("PRAGMA foreign_keys = OFF")
        archive._connection.execute(spoiling)
        assert says in " ".join(finding.what for finding in archive.check())
