"""Versions that wait on disk come out as those that are held in memory do: ids settled, takes joined, in one order."""

import random

import pytest

from newsdiff.model import Block, Declared, Document, Source
from newsdiff.parsing import joined, parse, settle
from newsdiff.runners.settling import settled, taken
from newsdiff.runners.shelf import Shelf


def drawn(seed):
    """Some versions whose ids, texts and takes meet: same id and other text, an id that another may come to have, records seen twice."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    found = []
    for number in range(chance.randint(1, 24)):
        text = f"The wall fell {chance.randint(1, 4)} times."
        name = chance.choice(["a", "b", None, "c"])
        slug = chance.choice([None, None, "ORRIN"])
        mark = chance.choice(["", " =2", " =3"]) if slug else ""
        declared = Declared(
            id=name,
            slug=slug,
            headline=f"Wall falls{mark}",
            version=chance.choice([None, None, "2"]),
            published=chance.choice([None, "2031-05-04"]),
        )
        found += parse(Document(Source("x.jsonl", "jsonl", number), (Block(text),), declared, whole=True))
    if found and chance.random() < 0.5:  # an id that the first one would get where it is not alone
        first = chance.choice(found)
        stolen = Declared(id=f"{first.id}#{first.digest[: chance.choice([8, 16])]}")
        found += parse(
            Document(
                Source("y.jsonl", "jsonl", 1),
                (Block(chance.choice(["Another wall.", first.paragraphs[-1].text])),),
                stolen,
                whole=True,
            )
        )
        chance.shuffle(found)
    return found


def told(versions):
    return [
        (version.as_dict(), version.sources, [paragraph.rule for paragraph in version.paragraphs])
        for version in versions
    ]


@pytest.mark.parametrize("kept", [0, 3, 100])
def test_what_waits_on_disk_comes_out_as_from_memory(kept):
    for seed in range(120):
        found, shelf = drawn(seed), Shelf()
        waiting = (version if place < kept else shelf.put(version) for place, version in enumerate(found))
        assert told(settled(waiting)) == told(settle(joined(found)))


def test_an_empty_input_gives_nothing():
    assert not list(settled(iter(())))


def test_what_can_be_no_take_passes_at_once_and_the_rest_comes_joined():
    early = 0
    for seed in range(120):
        found = drawn(seed)
        plain = [version for version in found if not version.declared.slug]
        come = taken(iter(found))
        first = [next(come) for _ in plain]
        rest = [version for version in found if version.declared.slug]
        assert told(first) == told(plain)
        assert told(come) == told(joined(rest))
        assert sorted(map(repr, told([*first, *joined(rest)]))) == sorted(map(repr, told(joined(found))))
        early += len(first) < len(found)
    assert early > 60
