"""How well versions find each other: labelled Reuters pairs inside the whole collection, and our samples without any data."""

import random
from itertools import combinations
from pathlib import Path

import pytest
from answered_pairs import pairs as answered
from floors import data, floor
from foreign_pairs import pairs as foreign
from reuters import labels, reading, stories
from rewritten_pairs import pairs as rewritten
from running_pairs import pairs as running
from short_pairs import pairs as reports

from newsdiff.grouping.verifying import judge
from newsdiff.model import JOINING
from newsdiff.runners import local

SAMPLES = Path(__file__).parents[2] / "samples"
# What samples/README.md promises, as the beginnings of ids or of their files' names.
TOGETHER = (
    {"mw-dam-1", "mw-dam-2", "mw-dam-3", "mw-dam-4", "mw-dam-5"}, {"mw-kestrel-1", "mw-kestrel-2"},
    {"mw-korvath-1", "mw-korvath-2"}, {"mw-hafen-1", "mw-hafen-2"}, {"mw-lynx-home", "mw-lynx-science"},
)  # fmt: skip


@pytest.fixture(scope="module")
def collection():
    return stories(data("reuters21578"))


@pytest.fixture(scope="module")
def grouping(collection):
    return local.group(collection.values())


@pytest.fixture(scope="module")
def joined(collection, grouping):
    """For each labelled pair: (sample, label, joined, ids)."""
    story = {version.id: found.id for found in grouping for version in found.versions}
    pairs = labels(data("reuters21578")) + [("read", a, b, label) for a, b, label, part in reading() if part == "held"]
    return [(s, label, story[a] == story[b], (a, b)) for s, a, b, label in pairs]


def counts(joined, sample):
    """Right, false and missed joins of a sample."""
    here = [(label == "S", found) for name, label, found, _ in joined if name == sample]
    return here.count((True, True)), here.count((False, True)), here.count((True, False))


def f1(right, false, missed):
    return 2 * right / (2 * right + false + missed)


@pytest.mark.data
@pytest.mark.parametrize("sample", ["general", "hard", "low-overlap", "joined", "read"])
def test_labelled_versions_join_inside_the_whole_collection(joined, sample):
    right, false, missed = counts(joined, sample)
    precision, whole = right / (right + false), f1(right, false, missed)
    print(f"{sample}: {right} right, {false} false, {missed} missed: P {precision:.3f} F1 {whole:.3f}")
    assert precision >= floor(f"grouping.{sample}.precision")
    assert whole >= floor(f"grouping.{sample}.f1")


@pytest.mark.data
def test_no_two_notices_of_one_form_join_that_share_half_their_shingles(collection, joined):
    forms = [
        (ids, found)
        for _, label, found, ids in joined
        if label == "T" and judge(*(collection[name] for name in ids)).jaccard >= 0.5
    ]
    print(f"templates: {sum(found for _, found in forms)} of {len(forms)} joined")
    assert len(forms) >= 10
    assert not any(found for _, found in forms)


@pytest.mark.data
def test_no_story_of_the_collection_is_a_chain(grouping):
    largest = max(len({version.digest for version in story.versions}) for story in grouping)
    print(f"largest story: {largest} different texts")
    assert largest <= 5


@pytest.mark.data
@pytest.mark.parametrize("size", [500, 5000])
def test_a_small_folder_judges_as_the_whole_collection_does(collection, joined, size):
    draw = random.Random(5)  # noqa: S311 - which pairs, not a secret
    pairs = draw.sample([pair for pair in joined if pair[0] != "read"], 200)
    names = {name for *_, ids in pairs for name in ids}
    names |= set(draw.sample(sorted(set(collection) - names), max(0, size - len(names))))
    small = local.group(collection[name] for name in sorted(names))
    story = {version.id: found.id for found in small for version in found.versions}
    same = sum((story[a] == story[b]) == found for *_, found, (a, b) in pairs) / len(pairs)
    print(f"200 pairs inside {len(names)} stories and inside {len(collection)}: {same:.3f} judged alike")
    assert same >= floor("grouping.alike")


@pytest.mark.data
def test_the_first_pair_is_one_story_alone_and_among_others(collection):
    pair = list(local.read(str(data("..", "seed", "islamic-state-both.txt"))))
    assert len(pair) == 2
    assert len(local.group(pair)) == 1
    some = random.Random(1).sample(sorted(collection), 1000)  # noqa: S311 - as above
    among = local.group([*pair, *(collection[name] for name in some)])
    assert any({version.id for version in pair} <= {version.id for version in story.versions} for story in among)


def test_samples_join_as_their_readme_says_and_no_other_two_do():
    versions = list(local.read(str(SAMPLES)))
    found = local.group(versions)
    together = {frozenset(version.id for version in story.versions) for story in found}
    assert all(frozenset(group) in together for group in TOGETHER)
    assert sorted(len(group) for group in together if len(group) > 1) == [2] * 7 + [3, 5]
    alone = [version for version in versions if version.id.startswith(("mw-close", "mw-notice"))]
    assert all(
        pair.relation not in JOINING
        for pair in found.pairs
        for one, other in combinations(sorted(version.id for version in alone), 2)
        if (pair.left, pair.right) == (one, other)
    )


@pytest.mark.parametrize("part", ["fitted", "held"])
def test_short_reports_survive_a_changed_figure_and_forms_that_name_others_stay_apart(part):
    found = [(judge(one, other).relation in JOINING, wanted) for _, one, other, wanted in reports(part)]
    right, false, missed = found.count((True, True)), found.count((True, False)), found.count((False, True))
    print(f"short reports, {part}: {right} right, {false} false, {missed} missed")
    assert right >= 8
    assert f1(right, false, missed) >= floor(f"grouping.short.{part}.f1")


@pytest.mark.parametrize("part", ["fitted", "held"])
def test_running_stories_join_whatever_their_figures_do_and_the_next_of_a_form_does_not(part):
    found = [(judge(one, other).relation in JOINING, wanted) for _, one, other, wanted in running(part)]
    right, false, missed = found.count((True, True)), found.count((True, False)), found.count((False, True))
    print(f"running stories, {part}: {right} right, {false} false, {missed} missed")
    assert right / (right + false) >= floor(f"grouping.running.{part}.precision")
    assert f1(right, false, missed) >= floor(f"grouping.running.{part}.f1")


def test_other_languages_are_judged_by_the_same_rules_with_words_of_their_own():
    wrong = [name for name, one, other, wanted in foreign() if (judge(one, other).relation in JOINING) != wanted]
    print(f"German, French and Spanish: wrong {wrong}")
    assert len(list(foreign())) - len(wrong) >= floor("grouping.foreign.right")


@pytest.mark.parametrize("part", ["fitted", "held"])
def test_a_story_told_anew_joins_at_times_and_never_with_its_next_act_its_sidebar_or_another_event(part):
    found = [(judge(one, other).relation in JOINING, wanted) for _, one, other, wanted in rewritten(part)]
    right, false, missed = found.count((True, True)), found.count((True, False)), found.count((False, True))
    print(f"stories told anew, {part}: {right} right, {false} false, {missed} missed")
    assert right >= floor(f"grouping.rewritten.{part}.right")
    assert not false


def test_what_one_word_parts_stays_apart_where_the_word_is_a_no_or_names_another_place():
    found = [(judge(one, other).relation in JOINING, wanted) for _, one, other, wanted in answered()]
    right, false, missed = found.count((True, True)), found.count((True, False)), found.count((False, True))
    print(f"answers and forms: {right} right, {false} false, {missed} missed")
    assert right >= floor("grouping.answered.right")
    assert false <= floor("grouping.answered.false-at-most")
