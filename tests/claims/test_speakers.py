import pytest

from newsdiff.claims.attribution import speakers
from newsdiff.claims.canon import tokens
from newsdiff.claims.sources import same_speaker


def read(text, language="en"):
    return speakers(tokens(text), frozenset(), language)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The road is closed, mayor Ilse Band said on Monday.", "mayor Ilse Band"),
        ("The road is closed, said Ilse Band.", "Ilse Band"),
        ("According to two diplomats, the road is closed.", "two diplomats"),
        ("Officials, who asked not to be named, said the road was closed.", "Officials"),
        ("Town falls - ministry", "ministry"),
        ("The paper reported that it fell.", "The paper"),
    ],
)
def test_who_says_it_is_read(text, speaker):
    assert [found.plain for found in read(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "They did not say why.",
        "Under the previously announced plan they left.",
        "Crews rejected the offer.",
    ],
)
def test_what_tells_of_no_speech(text):
    assert read(text) == []


def test_a_pronoun_beside_a_name_is_unknown():
    he, name = read("He said it fell.")[0], read("It fell, said Ruben Oster.")[0]
    assert same_speaker(he, name) == "unknown"
    assert same_speaker(read("The company said it fell.")[0], name) == "unknown"


def test_two_kinds_of_unnamed_source_differ():
    assert same_speaker(read("Officials said it fell.")[0], read("Witnesses said it fell.")[0]) == "different"
    assert same_speaker(read("Army sources said it fell.")[0], read("Sources said it fell.")[0]) in {"same", "variant"}


def test_anonymity_is_seen():
    assert read("Officials, who asked not to be named, said it fell.")[0].unnamed
    assert not read("Officials said it fell.")[0].unnamed


def test_german_sources():
    assert [s.plain for s in read("Nach Angaben der Polizei zogen sie ab.", "de")] == ["der Polizei"]
    assert [s.plain for s in read("Das Schiff sei sicher, sagte Kapitän Jens Ruloff.", "de")] == ["Kapitän Jens Ruloff"]
