"""Several versions in one text are cut apart, an ordinary story never: invented copy, and the seed where it is present."""

from pathlib import Path

import pytest
from floors import data

from newsdiff.model import Declared, Document, Source
from newsdiff.parsing import parse
from newsdiff.reading import documents
from newsdiff.reading.unwrapping import blocks

LATER = """Harbour at Orrin reopens after two-day storm

Fishermen mend nets on the quay in Orrin, Vellia, November 3, 2031.

By Ann Vell and Bo Orr

ORRIN/VELL CITY (Newswire) – The harbour at Orrin reopened on Friday after a storm that had closed it for two days, officials said.

Ships had queued outside since Wednesday, when the storm began, and some had turned back to Vell City for want of fuel.

“We could do nothing but wait,” said the master of a tin carrier. “Nobody slept.”

NO MONEY LEFT

The storm was the third this autumn, and the sea wall will cost more to mend than the town has, its mayor said.

The town's council meets on Monday to talk about a loan from the capital."""

EARLIER = """Storm shuts Orrin harbour for second day, ships turn back

Fishermen mend nets on the quay in Orrin, Vellia, November 3, 2031.

By Ann Vell and Bo Orr

ORRIN/VELL CITY (Newswire) – The harbour at Orrin stayed shut on Thursday, the second day of a storm that has breached the sea wall.

Some ships turned back to Vell City for want of fuel, the harbour master said.

NO FUEL LEFT

“We can do nothing but wait,” said the master of a tin carrier.

The town's council is to meet on Monday."""

ELSEWHERE = "VELL CITY (Newswire) – In the capital the storm tore roofs off the market hall, the mayor's office said.\n\nSo it was."

ROUNDUP = """Storm news in brief

ORRIN (Newswire) - The harbour reopened on Friday after a storm, officials said.

Seas were calm.

{}

DELL (Newswire) - Roofs were torn off in Dell by the storm, the mayor said.

Nobody was hurt there."""

SIGNED = "(Reporting by Ann Vell in Orrin and Bo Orr in Vell City; Editing by Cy Dane)"


def parsed(text, **declared):
    return parse(Document(Source("x.txt", "text"), blocks(text), Declared(**declared)))


def signed(text):
    return f"{text}\n\n \u00a0\n\n{SIGNED}"


def roles(version):
    return [paragraph.role for paragraph in version.paragraphs]


@pytest.mark.parametrize(
    "between", ["\n\n", "\n\n \u00a0\n\n", "\n\n\n\n\n", "\n\nOur Standards: The Newswire Principles.\n\n"]
)
def test_a_headline_after_a_sign_off_begins_a_version(between):
    first, second = parsed(signed(LATER) + between + signed(EARLIER))
    assert roles(first)[:10] == [
        "headline", "caption", "byline", "body", "body", "body", "crosshead", "body", "body", "signoff",
    ]  # fmt: skip
    assert roles(second) == ["headline", "caption", "byline", "body", "body", "crosshead", "body", "body", "signoff"]


def test_each_is_what_it_is_alone():
    both = parsed(signed(LATER) + "\n\n" + signed(EARLIER))
    alone = [*parsed(signed(LATER)), *parsed(signed(EARLIER))]
    assert both == alone
    assert [version.id for version in both] == [version.digest[:16] for version in alone]


@pytest.mark.parametrize("rule", ["----------", "* * *", "====="])
def test_a_rule_between_two_versions_belongs_to_neither(rule):
    alone = [*parsed(signed(LATER)), *parsed(signed(EARLIER))]
    assert parsed(f"{signed(LATER)}\n\n{rule}\n\n{signed(EARLIER)}") == alone


def test_a_sign_off_at_the_tail_of_the_last_paragraph_ends_a_version_too():
    assert len(parsed(f"{LATER} {SIGNED}\n\n{EARLIER} {SIGNED}")) == 2


def test_three_versions_are_three():
    third = EARLIER.replace("second", "first").replace("Thursday", "Wednesday")
    assert len(parsed("\n\n".join(map(signed, (LATER, EARLIER, third))))) == 3


def test_without_sign_offs_a_repeated_headline_and_dateline_begin_a_version():
    assert len(parsed(f"{LATER}\n\n{EARLIER}")) == 2


@pytest.mark.parametrize("mark", ["ENDS", "REUTER", "-30-", "(Compiled by Ann Vell)"])
def test_an_end_mark_ends_a_version(mark):
    assert len(parsed(f"{LATER}\n\n{mark}\n\n{EARLIER}\n\n{mark}")) == 2


def test_two_signed_stories_without_byline_or_dateline_are_two():
    brief = """Tin price {0}

Tin {0} on Friday after the harbour at Orrin closed for a storm, exporters in Vell City said.

Traders in Vell City said they had seen nothing like it since the great storm of the last century.

"""
    text = brief.format("rises") + SIGNED + "\n\n" + brief.format("falls") + SIGNED
    assert len(parsed(text)) == 2


def test_a_record_with_an_id_or_headline_of_its_own_is_one_version():
    text = signed(LATER) + "\n\n" + signed(EARLIER)
    assert len(parsed(text, id="a")) == 1
    assert len(parsed(text, headline="Storm at Orrin")) == 1


@pytest.mark.parametrize(
    "tail",
    [
        "Our Standards: The Newswire Principles.\n\nRead more: storm coverage\n\nStorm closes port in Dell\n\nTin at record",
        "Storm closes port in Dell\n\nTin price at record, exporters say\n\n© Newswire 2031",
        "(This story corrects the day in the headline)\n\nCorrection: An earlier version gave the wrong day.",
        "More on the storm\n\nBy Ann Vell",
    ],
)
def test_what_follows_a_sign_off_is_no_version(tail):
    (version,) = parsed(f"{signed(LATER)}\n\n{tail}")
    assert set(roles(version)[10:]) <= {"boilerplate", "correction"}


@pytest.mark.parametrize(
    "story",
    [LATER, signed(LATER), f"{LATER}\n\n{ELSEWHERE}", ROUNDUP.format("IN THE SOUTH"), ROUNDUP.format("Roofs torn off")],
)
def test_an_ordinary_story_is_never_cut(story):
    assert len(parsed(story)) == 1


def test_the_seed_holds_two_versions_of_25_paragraphs():
    seed = Path(data()).parent / "seed"
    if not seed.exists():
        pytest.skip("not measured: the seed")
    both, later, earlier = (
        [version for document in documents([str(seed / f"islamic-state-{name}.txt")]) for version in parse(document)]
        for name in ("both", "later", "earlier")
    )
    assert both == [*later, *earlier]
    for version in both:
        found = roles(version)
        assert len(found) == 25
        assert found[:4] == ["headline", "caption", "byline", "body"]
        assert found[-1] == "signoff"
        assert found.count("crosshead") == 1
        assert found.count("body") == 20
        assert version.dateline.agency == "Reuters"
        assert len(version.dateline.places) == 2


def test_roles_of_the_hand_aligned_pairs_are_those_of_the_hand():
    import json

    wrong = 0
    total = 0
    for gold in sorted(data("news_gold").glob("*.json")):
        hand = json.loads(gold.read_text(encoding="utf-8"))
        for side in ("v1", "v2"):
            ((version,),) = (parse(document) for document in documents([str(gold.with_suffix(f".{side}.txt"))]))
            wished = [(block["role"], block["text"]) for block in hand["blocks"][side]]
            found = [(paragraph.role, paragraph.text) for paragraph in version.paragraphs]
            assert [text for _, text in found] == [text for _, text in wished]
            wrong += sum(one != other for one, other in zip(found, wished, strict=True))
            total += len(wished)
    print(f"roles: {wrong} of {total} wrong")
    assert wrong == 0
