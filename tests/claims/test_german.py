"""German: a verb is read with the part that stands at the end of its clause; what is to be and what has been."""

import pytest

from newsdiff.claims import german
from newsdiff.claims.attribution import speakers
from newsdiff.claims.canon import tokens
from newsdiff.claims.hedges import hedges
from newsdiff.claims.turns import opposed


def run(text):
    return german.read(tokens(text))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Die Aktie gab um 3 Prozent nach.", "nach-gab"),
        ("Der Rat lehnt den Plan vom 4. Mai ab, sagte er.", "ab-lehnt"),
        ("Er gab ihr das Buch.", "gab"),
        ("Sie legte das Buch zu den anderen.", "legte"),
    ],
)
def test_a_verb_is_read_with_its_first_part(text, verb):
    assert verb in [token.norm for token in run(text)]


def test_a_source_stands_behind_a_verb_of_two_parts_after_a_clause():
    text = "Zwei Seeleute wurden vermisst, nachdem das Boot leck war, teilte die Küstenwache mit."
    assert [speaker.plain for speaker in speakers(run(text), frozenset(), "de")] == ["die Küstenwache"]


def test_contraries():
    assert opposed("nach-gab", "zu-legte", "de")
    assert opposed("freigesprochen", "verurteilt", "de")
    assert not opposed("stieg", "kletterte", "de")


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Er könnte kommen.", True),
        ("Er konnte kommen.", False),
        ("Er dürfte gehen.", True),
        ("Er durfte gehen.", False),
    ],
)
def test_what_could_be_is_no_ability(text, hedged):
    assert bool(hedges(run(text), "de")) == hedged


@pytest.mark.parametrize(
    ("text", "verbs", "passive"),
    [
        ("Der Rat wird am 4. Mai abstimmen.", {"abstimmen"}, False),
        ("Das Bad soll im Juni eröffnet werden.", {"eroffnen"}, True),
        ("Es wird kalt.", set(), False),
    ],
)
def test_what_is_to_be(text, verbs, passive):
    found = german.planned(run(text))
    assert {verb for told in found for verb in told[2]} == verbs
    assert all(told[3] == passive for told in found)


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Der Rat hat am 4. Mai abgestimmt.", "abstimmen", False),
        ("Der Rat stimmte am 4. Mai ab.", "abstimmen", False),
        ("Das Bad wurde im Juni eröffnet.", "eroffnen", True),
    ],
)
def test_what_has_been(text, verb, passive):
    assert any(verb in told[2] and told[3] == passive for told in german.done(run(text)))
