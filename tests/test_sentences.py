"""Where sentences end, and where they seem to."""

import pytest

from newsdiff.words import sentences
from tests.growth import QUADRATIC, exponent


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ada Brook of the U.S. Army met J. R. Hale of Vole Inc. Chairman at 9 a.m. EST.",
        "“Will it hold?” Mayor Tessa Wren asked.",
        "He finished No. 2 in Sept. 1998.",
        "Earl J. “Bud” Ward has died.",
        "The group has e.g. U.N. observers, i.e. three.",
        "Er kam am 3. März, z. B. mit Dr. Hauff, in die 2. Liga.",
        "1. Preheat the oven",
        "At 2 p.m. Coast Guard boats arrived.",
        "It starts at 7 p.m. (1900 GMT) or 8 a.m. Tokyo time.",
        "U.S. May payrolls rose.",
        "「帰る。」と述べた。",
        "E! Online said so.",
        "Torvik Inc. (TVK) said that its Vole Corp unit is for sale.",
        "GEN. ADA BROOK OF THE U.S. ARMY",
        "The Vole Corp. Chairman of Torvik Inc. Jan Ek resigned.",
    ],
)
def test_this_is_one_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left the U.S.", "His brother stayed."),
        ("“Stop!”", "“No.”"),
        ("She lives on Elm St.", "The river is near."),
        ("It reached 41 C.", "Roads melted."),
        ("“It is over.” [12]", "Few agreed."),
        ("It fell ...", "Then it rose."),
        ("He ran (far.)", "She did not."),
        ("The shop sold tea.", "iCove bought it."),
        ("« C'est fini. »", "Il est parti."),
        ("اللقاء غدا؟", "نعم."),
        ("Sie kam 1961.", "Er blieb."),
        ("Profit at Vole Corp. fell.", "Shares rose."),
        ("Vole Corp.", "Shares rose."),
        ("He told the SEC.", "Ada Brook did not."),
        ("It is built in Bexley, Pa.", "Terms were not told."),
        ("Vole Corp said it bought Torvik Inc.", "Norrland was outbid."),
    ],
)
def test_these_are_two_sentences(first, second):
    assert split(f"{first} {second}") == [first, second]


def test_a_full_stop_of_scripts_without_spaces_ends_a_sentence_at_once():
    assert split("今日は雨です。明日は晴れます！本当？") == ["今日は雨です。", "明日は晴れます！", "本当？"]


def test_nothing_has_no_sentences():
    assert sentences("") == sentences(" \n\u00a0") == ()


def test_white_space_around_a_text_is_in_no_sentence():
    assert sentences("  One.\u00a0 Two. ") == ((2, 6), (8, 12))


@pytest.mark.parametrize(
    "shape",
    [
        ".",
        ". ",
        '."',
        '"',
        "U.S. ",
        ". [1",
        ".[1]",
        ". . . x",
        "a.m. ",
        "Mr. A ",
        "? A ",
        ".” Aa Bb ",
        "。",
        "A.",
        "1. ",
        " ",
        "\n",
    ],
)
def test_the_cost_does_not_grow_with_the_square_of_the_text(shape):
    assert exponent(sentences, lambda size: shape * (size // len(shape)) + "x", 160_000) < QUADRATIC
