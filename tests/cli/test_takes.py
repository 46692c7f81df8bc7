"""`add` joins the takes of one story as `group` does: the same stories, bit for bit, from the same input."""

import json

import pytest

from tests.archive.dump import held

WALL = [
    "The wall broke on Monday.",
    "The harbour is closed, the council said.",
    "Nobody was hurt in Orrin, police said.",
]


def take(number, headline, text, slug="ORRIN/WALL", hour=9):
    return {
        "id": f"t{number}", "headline": headline, "text": text, "slug": slug, "published": f"2031-05-04T{hour:02}:15:00Z",
    }  # fmt: skip


FEEDS = {
    "three takes and a later version": [
        take(1, "Wall breaks", WALL[0]), take(7, "Ferry late", "The ferry to Tolm was late.", slug=None),
        take(2, "Wall breaks =2", WALL[1]), take(3, "Wall breaks =3", WALL[2]),
        take(4, "Wall breaks, two hurt", f"{WALL[0]} {WALL[1]} Two people were hurt in Orrin, police said.", hour=14),
    ],
    "the last take first": [
        take(3, "Wall breaks =3", WALL[2]), take(2, "Wall breaks =2", WALL[1]), take(1, "Wall breaks", WALL[0]),
    ],
    "one take is missing": [take(1, "Wall breaks", WALL[0]), take(3, "Wall breaks =3", WALL[2])],
    "two claim one number": [
        take(1, "Wall breaks", WALL[0]), take(2, "Wall breaks =2", WALL[1]), take(3, "Wall breaks =2", WALL[2]),
    ],
    "the same ids again": [
        take(1, "Wall breaks", WALL[0]), take(2, "Wall breaks =2", WALL[1]), take(2, "Storm =2", WALL[2], slug="STORM"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("feed", FEEDS)
def test_add_gives_the_stories_of_group(newsdiff, tmp_path, feed):
    from newsdiff import group, read

    records = FEEDS[feed]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    words = ["add", "feed.jsonl", "--archive", "a.db", "--seen", "2031-05-05"]
    assert newsdiff(*words, "--batch", "1").returncode == 0
    grouping = group(read(str(tmp_path / "feed.jsonl")))
    stories, pairs = held(tmp_path / "a.db")
    assert [story.versions for story in stories] == [story.versions for story in grouping.stories]
    assert (stories, pairs) == (grouping.stories, grouping.pairs)
    again = newsdiff(*words)
    assert b" 0 known" not in again.stdout
    assert again.stdout.startswith(b"0 versions new")
    assert held(tmp_path / "a.db") == (stories, pairs)


def test_find_asks_for_the_whole_story(newsdiff, tmp_path):
    feed = FEEDS["three takes and a later version"]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in feed))
    assert newsdiff("add", "feed.jsonl", "--archive", "a.db").returncode == 0
    found = newsdiff("find", "feed.jsonl", "--archive", "a.db", "--format", "jsonl").stdout.decode()
    told = [json.loads(line) for line in found.splitlines()]
    assert [one["id"] for one in told] == ["t1", "t7", "t4"]
    assert all(one["known"] for one in told)
