"""Laws of the order of versions: what arrives first decides nothing that a sign decides, and no version is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.grouping.evidence import weighed
from newsdiff.grouping.ordering import order
from newsdiff.model import Declared, Label, Paragraph, Version

MOMENT = datetime(2026, 5, 4, 12, tzinfo=UTC)
SENTENCES = (
    "Rescuers said 12 people were killed when the mill burned today.",
    "Rescuers said 19 people were killed when the mill burned yesterday.",
    "The crest was still about 40 km from Hale.",
    "The crest was now about 25 km from Hale.",
    "The council will approve the toll on the bridge.",
    "The council approved the toll on the bridge.",
    "Earlier on Tuesday the council met in Selby.",
    "Troops entered the town of Tamrek on Sunday.",
    "He spoke hours after troops entered the town of Tamrek.",
)
labels = st.sampled_from(
    [
        Label(),
        Label("alert"),
        Label("update", 1, ("UPDATE 1",)),
        Label("update", 2, ("UPDATE 2",)),
        Label("correction", 2, ("CORRECTED", "UPDATE 2")),
        Label("writethru", 2, ("2nd Ld-Writethru",)),
        Label("withdrawal"),
    ],
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(
    lambda found: tuple(Paragraph(text) for text in found),
)
versions = st.builds(
    lambda paragraphs, minutes, number, label, replaces: Version(
        "?",
        paragraphs,
        label=label,
        published=None if minutes is None else MOMENT + timedelta(minutes=minutes),
        declared=Declared(version=number, replaces=replaces),
    ),
    texts,
    st.none() | st.integers(0, 3),
    st.sampled_from([None, "1", "2", "978556838"]),
    labels,
    st.sampled_from([(), ("v0",), ("v1",), ("v2",)]),
)
stories = st.lists(versions, min_size=2, max_size=5).map(
    lambda found: [replace(version, id=f"v{n}") for n, version in enumerate(found)],
)


@given(stories)
@settings(max_examples=120)
def test_no_version_is_lost_and_the_answer_repeats(story):
    ranked, found = order(story)
    assert sorted(version.id for version in ranked) == sorted(version.id for version in story)
    assert order(story) == (ranked, found)


@given(stories, st.randoms(use_true_random=False))
@settings(max_examples=120)
def test_arrival_decides_only_where_the_order_says_so(story, chance):
    shuffled = list(story)
    chance.shuffle(shuffled)
    ranked, found = order(story)
    if "order in which they were read" not in found.note:
        assert order(shuffled)[0] == ranked


@given(stories)
@settings(max_examples=60)
def test_times_that_all_differ_are_never_overruled_but_by_a_declared_link(story):
    timed = [
        replace(version, published=MOMENT + timedelta(minutes=n), declared=Declared(), label=version.label)
        for n, version in enumerate(story)
    ]
    ranked, found = order(timed[::-1])
    assert list(ranked) == timed
    assert found.by == "published"
    plain = [replace(version, label=Label()) for version in timed]
    assert order(plain[::-1])[1].sure, "only the desk's own count may cast doubt on times"


@given(versions, versions)
@settings(max_examples=80)
def test_swapping_two_texts_swaps_what_they_tell(a, b):
    there, back = weighed(a, b), weighed(b, a)
    if there is None:
        assert back is None
    else:
        assert back == (not there[0], there[1])
