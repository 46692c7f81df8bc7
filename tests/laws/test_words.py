"""Laws of keys, tokens and sentences, on any text at all."""

import sys
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import words

tokens_room = sys.modules["newsdiff.words.tokens"]  # its verb has the same name and hides it
language_room = sys.modules["newsdiff.words.language"]
ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
WIRE = st.lists(
    st.sampled_from(
        ["U.S.", "Gen.", "Hill", "said", "“No.”", '"', "3", "Nov.", "a.m.", "No.", "...", "?", "!", ")", "(", " ", " ", " ", "\u00a0", "\n",
         "。", "雨", "é", "e\u0301", "1,500", "40", "km", "%", "percent", "-", "–", "'", "’", "[1]", "«", "»", "\u200b", "\ud800"],
    ),
    max_size=40,
).map("".join)  # fmt: skip
TEXTS = ANY | WIRE
LAW = settings(max_examples=200)


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


@LAW
@given(TEXTS)
def test_a_key_is_its_own_key(text):
    assert words.key(words.key(text)) == words.key(text)


@LAW
@given(TEXTS)
def test_composed_and_decomposed_text_have_one_key(text):
    assert words.key(unicodedata.normalize("NFC", text)) == words.key(unicodedata.normalize("NFD", text))


@LAW
@given(TEXTS)
def test_tokens_cover_all_but_white_space(text):
    at = 0
    for start, end in words.tokens(text):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@LAW
@given(TEXTS)
def test_no_token_begins_with_a_mark_that_leans_on_the_one_before(text):
    for start, _ in words.tokens(text):
        leans = unicodedata.category(text[start]).startswith("M") and ord(text[start]) < 0x10000
        assert not (leans and start and not text[start - 1].isspace())


@LAW
@given(TEXTS)
def test_words_come_from_the_key_alone(text):
    found = words.words(text)
    assert found == words.words(words.key(text))
    assert all(not any(map(str.isspace, word)) for word in found)


@LAW
@given(TEXTS)
def test_shown_text_is_already_visible(text):
    assert words.visible(words.visible(text)) == words.visible(text)


@LAW
@given(TEXTS | st.text(st.characters(max_codepoint=0x2BFF), max_size=60))
def test_the_three_patterns_agree_where_they_may_stand_for_each_other(text):
    kind = tokens_room._kind(text)
    if kind != "many":
        for pattern in (tokens_room._token, tokens_room._word):
            found = [match.span() for match in pattern(kind).finditer(text)]
            assert found == [match.span() for match in pattern("many").finditer(text)]


ASCII = st.lists(
    st.sampled_from(["the", "of", "A", "AND", "no", "per", "cent", "pct", "40", "l", " ", " ", "\n", *map(chr, range(128))]), max_size=30
).map("".join)  # fmt: skip


@LAW
@given(ASCII)
def test_no_function_word_of_a_key_escapes_the_first_look_at_a_text(text):
    told = language_room._TELLING.keys() & words.words(text)
    assert told <= set(text.translate(language_room._LETTERS).split())
