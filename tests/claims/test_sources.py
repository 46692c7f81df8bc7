"""Sources put for one another, dropped and put on, in invented copy: what is another source, and what is the same in another form."""

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.claims.attribution import speakers
from newsdiff.claims.canon import tokens
from newsdiff.claims.sources import same_speaker
from newsdiff.model import Paragraph, Version
from tests.claims.test_guards import told
from tests.claims.test_readings import claims

STATEMENT = "A crane fell on a warehouse in the harbour"
FORMS = ("{0}, {1} said.", "{2} said {3}.", "{0}, according to {1}.", "According to {1}, {3}.")


def said(source, form=FORMS[0]):
    lower = STATEMENT[0].lower() + STATEMENT[1:]
    return form.format(STATEMENT, source, source[0].upper() + source[1:], lower)


def sources(before, after):
    """What is told of sources, and whether anything else that is material is."""
    found = [(f, c) for c in claims(before, after) for f in c.facets if f.kind == "attribution"]
    rest = [c for c in claims(before, after) if all(f.kind != "attribution" for f in c.facets)]
    assert rest == []
    return [(c.change, f.how, f.before and f.before.text, f.after and f.after.text, f.sure) for f, c in found]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the coast guard", "the interior ministry"),
        ("the coast guard", "the mayor"),
        ("the town council", "the provincial governor"),
        ("the defence ministry", "the interior ministry"),
        ("the port authority", "the railway operator"),
        ("harbour officials", "union officials"),
        ("union leaders", "the council"),
        ("a spokesman for the port", "a spokesman for the union"),
        ("the prime minister's office", "the foreign ministry"),
        ("her publisher", "her family"),
        ("the mayor", "the fire chief"),
        ("Mayor Olaf Tring", "the coast guard"),
        ("the lobby group Quendle", "two traders"),
        ("the mayor", "the mayor's wife"),
        ("a port spokesman", "the mayor"),
        ("federal police", "state police"),
        ("officials", "experts"),
        ("the board", "the auditors"),
    ],
)
def test_another_body_is_another_source(one, two, form):
    ((change, how, before, after, sure),) = sources(said(one, form), said(two, form))
    assert (change, how, sure) == ("changed", "speaker", "high")
    assert [before.casefold(), after.casefold()] == [one.casefold(), two.casefold()]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the interior ministry", "the ministry"),
        ("the interior ministry", "the Interior Ministry"),
        ("the interior ministry", "the ministry of the interior"),
        ("the interior ministry", "the interior minister"),
        ("the defence ministry", "the government"),
        ("police", "the police"),
        ("police", "a police spokesman"),
        ("the coast guard", "a coast guard spokeswoman"),
        ("the coast guard", "officials"),
        ("the coast guard", "it"),
        ("the port authority", "the agency"),
        ("the carmaker", "the company"),
        ("the fire service", "the fire brigade"),
        ("two officials", "senior officials"),
        ("Mayor Olaf Tring", "the mayor"),
        ("rescuers", "rescue workers"),
        ("the electoral commission", "the election commission"),
        ("U.S. officials", "American officials"),
    ],
)
def test_a_source_in_another_form_is_no_other(one, two):
    assert sources(said(one), said(two)) == []
    assert sources(said(two), said(one)) == []


def test_a_name_in_full_and_its_last_part_are_one_source_and_no_clause():
    rest = " The quay was closed in May, Tring said."
    assert sources(said("Mayor Olaf Tring") + rest, said("Tring") + rest) == []
    assert sources(said("Mayor Olaf Tring") + rest, said("he") + rest) == []


def test_a_last_name_behind_a_quotation_is_the_name_in_full():
    quote = '"The sea was too high for the tugs of the harbour," {}.'
    assert sources(quote.format("said harbour captain Odd Brekke"), quote.format("Brekke told reporters")) == []


def test_a_city_and_its_country_speak_for_a_government():
    assert sources(said("Lisbon"), said("the government")) == []
    assert sources(said("the United Nations"), said("the health ministry")) != []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Brekke", "Solberg"),
        ("Norris", "Solberg"),
        ("Brekke", "An aid group"),
        ("Brekke", "The aid group"),
        ("Brekke", "The army"),
        ("Brekke", "A spokesman for the port"),
        ("Odd Brekke", "The government"),
    ],
)
def test_a_single_name_that_opens_its_sentence_is_a_source(one, two):
    ((change, how, before, after, _),) = sources(said(one, FORMS[1]), said(two, FORMS[1]))
    assert (change, how, before, after) == ("changed", "speaker", one, two)


def test_a_body_that_the_text_does_not_tell_of_is_another_source_than_a_person_whom_both_name():
    rest = " Governor Odd Brekke, who had come from Orrin, left the town in the evening."
    ((_, how, *_),) = sources(said("Brekke", FORMS[1]) + rest, said("the army", FORMS[1]) + rest)
    assert how == "speaker"
    his = rest.replace("Governor", "Army commander")
    assert sources(said("Brekke", FORMS[1]) + his, said("the army", FORMS[1]) + his) == []


@pytest.mark.parametrize("word", ["Management", "Workers", "People"])
def test_a_noun_without_an_article_that_opens_its_sentence_is_no_name(word):
    assert not speakers(tokens(f"{word} said it fell."), frozenset())[0].named


@pytest.mark.parametrize(
    ("with_source", "text"),
    [
        (said("the coast guard"), "the coast guard said"),
        (said("the coast guard", FORMS[1]), "The coast guard said"),
        (said("two officials"), "two officials said"),
        (said("a report", FORMS[2]), "according to a report"),
        (f"{STATEMENT}, it was reported.", "it was reported"),
        (said("reports", FORMS[1]), "Reports said"),
        (said("people familiar with the matter"), "people familiar with the matter said"),
    ],
)
def test_a_source_dropped_or_put_on_is_told_in_the_kept_statement(with_source, text):
    plain = f"{STATEMENT}."
    assert sources(with_source, plain) == [("changed", "dropped", text, None, "high")]
    assert sources(plain, with_source) == [("changed", "put on", None, text, "high")]


@pytest.mark.parametrize("source", ["the coast guard", "it", "a coast guard spokesman"])
def test_a_source_that_the_next_sentence_carries_on_is_not_dropped(source):
    before = f"{said('the coast guard')} Two boats were crushed by its arm, {source} said."
    after = f"{said('the coast guard')} Two boats were crushed by its arm."
    assert sources(before, after) == []
    moved = f"{STATEMENT}. Two boats were crushed by its arm, the coast guard said."
    assert sources(before, moved) == []


def test_a_source_that_speaks_elsewhere_makes_a_dropped_one_doubtful():
    rest = " Nobody was on the quay. Schools stay closed. The coast guard said a second crane was safe."
    assert sources(said("the coast guard") + rest, f"{STATEMENT}.{rest}") == [
        ("changed", "dropped", "the coast guard said", None, "low")
    ]


def test_a_denial_has_a_source_before_a_participle():
    before = "The rebels denied shelling the market of Ardesh on Friday."
    assert [t[1:] for t in told(before, before.replace("rebels", "army")) if t[0] == "attribution"] == [
        ("The rebels", "The army")
    ]


def test_who_accuses_whom_is_who_says_it():
    before = "The army accused the rebels of shelling the market of Ardesh on Friday."
    after = "The rebels accused the army of shelling the market of Ardesh on Friday."
    assert [t[1:] for t in told(before, after) if t[0] == "attribution"] == [("The army", "The rebels")]


def test_two_sources_that_changed_places_are_two_changes():
    frame = "{} said the crane had been inspected, but {} said the bridge below it had fallen in May."
    council, police = "The council", "police"
    before, after = frame.format(council, police), frame.format("Police", "the council")
    assert [t[1:] for t in told(before, after) if t[0] == "attribution"] == [
        ("The council", "Police"),
        ("police", "the council"),
    ]
    turned = "Police said the bridge below it had fallen in May, but the council said the crane had been inspected."
    assert [t for t in told(before, turned) if t[0] == "attribution"] == []


@pytest.mark.parametrize("form", ["He said a crane fell on a warehouse.", "A crane fell on a warehouse, she said."])
def test_a_pronoun_that_was_dropped_is_a_source_where_nobody_beside_it_speaks(form):
    assert [t[1] for t in sources(form, "A crane fell on a warehouse.")] == ["dropped"]
    rest = " The quay was closed in May, Tring said."
    assert sources(form + rest, "A crane fell on a warehouse." + rest) == []


def test_a_pronoun_put_beside_a_quotation_only_goes_on():
    quote = '"We have done all that we could for the harbour and for its people{}'
    assert sources(quote.format('."'), quote.format('," he added.')) == []


def test_a_tag_of_speech_that_moved_within_a_quotation_changes_nothing():
    one = '"The crew did all that it could," harbour captain Odd Brekke said. "The sea was too high for the tugs."'
    two = '"The crew did all that it could. The sea was too high for the tugs," harbour captain Odd Brekke said.'
    assert sources(one, two) == sources(two, one) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The dam was safe, his family said.", "his family"),
        ("At a news conference the mayor said the dam was safe.", "the mayor"),
        ("Reports said the dam was safe.", "Reports"),
        ("The firm sued in 2023, saying that Quendle had copied it.", None),
    ],
)
def test_the_phrase_that_speaks_is_read_whole_and_alone(text, speaker):
    assert [found.plain for found in speakers(tokens(text), frozenset())] == ([speaker] if speaker else [])


def test_first_letters_are_the_body_that_they_stand_for():
    for names in (("the Organisation for Economic Growth", "the OEG"), ("the U.S. Harbour Survey", "USHS")):
        full, short = (speakers(tokens(f"It fell, {name} said."), frozenset())[0] for name in names)
        assert same_speaker(full, short) == "variant"


GERMAN = "Ein Kran ist am Abend auf ein Lagerhaus im Hafen gefallen"


def in_german(before, after):
    rest = "Die Schulen im Bezirk bleiben am Montag geschlossen."
    one, two = (Version("v", (Paragraph(text), Paragraph(rest)), language="de") for text in (before, after))
    found = [c for c in follow(one, two, align(one.paragraphs, two.paragraphs)).claims if c.material]
    return [(f.kind, f.how, f.before and f.before.text, f.after and f.after.text) for c in found for f in c.facets]


@pytest.mark.parametrize(
    ("one", "two", "form"),
    [
        ("das Innenministerium", "das Verteidigungsministerium", "{}, teilte {} mit."),
        ("die Küstenwache", "das Innenministerium", "{}, teilte {} mit."),
        ("die Polizei", "die Feuerwehr", "{}. Das teilte {} mit."),
        ("der Bürgermeister", "der Feuerwehrchef", "{}, sagte {}."),
        ("Deppe", "Kolbe", "{}, sagte {}."),
        ("Deppe", "Ministerpräsident Jörg Kolbe", "{}, sagte {}."),
    ],
)
def test_another_body_is_another_source_in_german(one, two, form):
    assert in_german(form.format(GERMAN, one), form.format(GERMAN, two)) == [("attribution", "speaker", one, two)]


def test_a_source_by_its_circles_is_another_than_itself_in_german():
    own, circles = f"{GERMAN}, teilte das Unternehmen mit.", f"{GERMAN}, hieß es aus Unternehmenskreisen."
    assert ("attribution", "speaker", "das Unternehmen", "Unternehmenskreisen") in in_german(own, circles)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("das Innenministerium", "das Ministerium"),
        ("die Polizei", "ein Polizeisprecher"),
        ("Minister Ralf Deppe", "Deppe"),
        ("die Bundesregierung", "die Regierung"),
    ],
)
def test_a_source_in_another_form_is_no_other_in_german(one, two):
    assert in_german(f"{GERMAN}, sagte {one}.", f"{GERMAN}, sagte {two}.") == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Crane falls on warehouse - police", "Crane falls on warehouse - interior ministry"),
        ("Crane falls on warehouse: police", "Crane falls on warehouse: mayor"),
        ("Coast guard: Crane falls on warehouse", "Interior ministry: Crane falls on warehouse"),
        ("CRANE FALLS ON WAREHOUSE, POLICE SAY", "CRANE FALLS ON WAREHOUSE, COAST GUARD SAYS"),
        ("Crane falls on warehouse - police", "Crane falls on warehouse"),
    ],
)
def test_a_headline_names_its_source_behind_a_dash_or_beside_a_colon(one, two):
    body = "A crane fell on a warehouse in the harbour."
    assert [t[0] for t in told(body, body, head=(one, two))] == ["attribution"]


def test_what_stands_beside_a_dash_or_a_colon_is_a_source_only_by_its_noun():
    body = "A crane fell on a warehouse in the harbour."
    assert told(body, body, head=("Sport: crane lifts cup", "Crane lifts cup")) == []
