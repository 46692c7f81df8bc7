"""What the comparison key folds, and what it must keep apart."""

import unicodedata

import pytest

from newsdiff.words import key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“No,” he said", '"No," he said'),
        ("``No,'' he said", "„No,“ he said"),
        ("don’t", "don't"),
        ("«No»", "“No”"),
        ("the bridge – lost – fell", "the bridge -- lost—fell"),
        ("VELM (AP) _ It fell", "VELM (AP) — It fell"),
        ("1999–2003", "1999-2003"),
        ("it fell ... and rose", "it fell… and rose"),
        ("it fell . . .", "it fell..."),
        ("40 km", "40km"),
        ("40\u00a0km", "40 KM"),
        ("1\u202f200 men", "1200 men"),
        ("2 million 500 000", "2 million 500000"),
        ("5 percent", "5 pct"),
        ("5 per cent", "5%"),
        ("a percent of it", "a per cent of it"),
        ("$ 5", "$5"),
        ("9 p.m.", "9  p.m. "),
        ("café", "cafe\u0301"),
        ("co\u00adop\u200b", "coop"),
        ("ﬁre", "fire"),
        ("STRASSE", "straße"),
        ("1½ tonnes", "1 1/2 tonnes"),
        ("a\x00b\u202ec", "abc"),
    ],
)  # fmt: skip
def test_typography_alone_does_not_differ(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500", "1500"),
        ("1½", "11/2"),
        ("10²", "102"),
        ("1.5", "15"),
        ("no bridge", "bridge"),
        ("organise", "organize"),
        ("in 2017 300 men", "in 2017300 men"),
        ("the U.S.", "the US"),
        ("40 km", "40 mm"),
        ("-3 C", "3 C"),
        ("5 percentage points", "5% age points"),
        ("re-sign", "resign"),
    ],
)
def test_a_fact_is_never_folded(one, other):
    assert key(one) != key(other)


def test_the_short_way_for_ascii_gives_the_same_key():
    text = "``The 4 pct. cut -- 1 000 men, 40 KM ...'' said\tJ. `Jo' Hale _ of $ 5\x00 \x0c."
    assert key(text + "é") == key(text) + "é"


def test_lone_surrogates_stay_and_never_raise():
    assert key("a\ud800 b\udfff") == "a\ud800 b\udfff"
    assert words("a\ud800 b") == ["a", "b"]


def test_words_have_no_typography_and_keep_their_numbers():
    assert words("“The U.S. gave 1,500 men 40 km of wire’s 5 per cent; and/or 10:30.”") == [
        "the", "u.s", "gave", "1,500", "men", "40km", "of", "wire's", "5%", "and", "or", "10:30",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_do_not_depend_on_the_normal_form(form):
    text = unicodedata.normalize(form, "Élodie à Škoda, हिन्दी में, 한국어, がぎ")
    assert words(text) == words("Élodie à Škoda, हिन्दी में, 한국어, がぎ")
    assert len(words(text)) == 8
