"""Laws of the wording of a change, on any two texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.wording import edits
from newsdiff.words import tokens

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
SPACES = st.sampled_from(["", " ", " ", " ", "\u00a0", "\n", "  "])
TOKENS = st.sampled_from(
    ["the", "of", "and", "said", "Hill", "bridge", "fell", "12", "1,500", "40km", "“", "”", ",", ".", "U.S.", "don’t", "雨", "e\u0301"],
)  # fmt: skip
WORDS = st.lists(st.tuples(SPACES, TOKENS), max_size=30).map(lambda found: "".join(map("".join, found)))
FEW = st.lists(st.tuples(SPACES, TOKENS), max_size=4).map(lambda found: "".join(map("".join, found)))
LAW = settings(max_examples=200)


@st.composite
def revised(draw):
    """A text and the same with stretches of it taken out, put in and exchanged: what a desk does."""
    before = draw(WORDS)
    after = before
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(after)))
        end = min(len(after), start + draw(st.integers(0, 12)))
        after = after[:start] + draw(FEW) + after[end:]
    return before, after


PAIRS = st.tuples(ANY, ANY) | st.tuples(WORDS, WORDS) | revised()


@LAW
@given(PAIRS)
def test_edits_replay_both_ways_to_the_byte(pair):
    before, after = pair
    steps = edits(before, after)
    assert "".join(before[slice(*step.before)] for step in steps if step.operation in "=-") == before
    assert "".join(after[slice(*step.after)] for step in steps if step.operation in "=+") == after


@LAW
@given(PAIRS)
def test_spans_tile_both_texts(pair):
    before, after = pair
    at = to = 0
    for step in edits(before, after):
        assert (step.before[0], step.after[0]) == (at, to)
        at, to = step.before[1], step.after[1]
        assert (at > step.before[0], to > step.after[0]) == {"=": (True, True), "-": (True, False), "+": (False, True)}[
            step.operation
        ]
        if step.operation == "=":
            assert before[slice(*step.before)] == after[slice(*step.after)]
    assert (at, to) == (len(before), len(after))


@LAW
@given(PAIRS)
def test_neighbours_differ_and_what_is_taken_out_stands_first(pair):
    operations = "".join(step.operation for step in edits(*pair))
    assert not {"==", "--", "++", "+-"} & {operations[at : at + 2] for at in range(len(operations))}


@LAW
@given(ANY | WORDS)
def test_a_text_against_itself_is_kept(text):
    assert [step.operation for step in edits(text, text)] == (["="] if text else [])


@LAW
@given(PAIRS)
def test_no_edit_begins_or_ends_inside_a_word_or_number(pair):
    before, after = pair
    for text, side in ((before, "before"), (after, "after")):
        inner = {at for start, end in tokens(text) for at in range(start + 1, end)}
        bounds = {at for step in edits(before, after) for at in getattr(step, side)}
        assert not bounds & inner


@LAW
@given(PAIRS)
def test_swapping_the_sides_swaps_the_answer(pair):
    before, after = pair
    there = edits(after, before)
    here = edits(before, after)
    assert [(s.before, s.after) for s in here if s.operation == "="] == [
        (s.after, s.before) for s in there if s.operation == "="
    ]
    assert [s.before for s in here if s.operation == "-"] == [s.after for s in there if s.operation == "+"]


@LAW
@given(PAIRS)
def test_no_small_word_stands_alone_between_edits(pair):
    before, after = pair
    told = [
        (step.operation, before[slice(*step.before)] if step.operation != "+" else after[slice(*step.after)])
        for step in edits(before, after)
    ]
    for last, step, following in zip(told, told[1:], told[2:], strict=False):
        kept = [step[1][start:end] for start, end in tokens(step[1])]
        if step[0] == "=" and 0 < len(kept) < 3 and last[1].strip() and following[1].strip():
            assert not set(kept) <= {"the", "of", "and", "said", "“", "”", ",", "."}, (last, step, following)
