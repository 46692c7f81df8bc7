"""Laws of keys, tokens and sentences, on any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import words

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
WIRE = st.lists(
    st.sampled_from(
        ["U.S.", "Gen.", "Hill", "said", "“No.”", '"', "3", "Nov.", "a.m.", "No.", "...", "?", "!", ")", "(", " ", " ", " ", "\u00a0", "\n",
         "。", "雨", "é", "e\u0301", "1,500", "40", "km", "%", "percent", "-", "–", "'", "’", "[1]", "«", "»", "\u200b", "\ud800"],
    ),
    max_size=40,
).map("".join)  # fmt: skip
TEXTS = ANY | WIRE
LAW = settings(max_examples=300, deadline=None, derandomize=True)


@LAW
@given(TEXTS)
def test_sentences_cover_all_but_white_space(text):
    spans = words.sentences(text)
    rest, at = [], 0
    for start, end in spans:
        assert at <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        rest.append(text[at:start])
        at = end
    assert not "".join([*rest, text[at:]]).strip()
