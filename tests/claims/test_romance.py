"""French and Spanish: elision, number words, times, verb forms and sources are read; lists of another language are not."""

import itertools
import re
import subprocess
import sys
import unicodedata

import claim_pairs
import pytest

from newsdiff.claims import attribution, figures, hedges, times
from newsdiff.claims.canon import canonical, fold, tokens
from newsdiff.claims.lexicon import GLOSSED, _written, glosses
from newsdiff.claims.romance.forms import agreeing, bases, verbs
from newsdiff.claims.romance.reading import read


def run(text, language):
    return read(tokens(text), language)


@pytest.mark.parametrize(
    ("text", "language", "norms"),
    [
        ("l'accord d'Arbois", "fr", ["the", "accord", "of", "arbois"]),
        ("jusqu’à aujourd’hui", "fr", ["until", "to", "aujourd'hui"]),
        ("vers 8h30 ou 18 h", "fr", ["vers", "8:30", "or", "18", "h"]),
        (
            "à 6 heures, 06:00, le 3e et le 23e",
            "fr",
            ["to", "6:00", ",", "6:00", ",", "the", "troisieme", "and", "the", "23th"],
        ),
        ("a las 06.30 horas", "es", ["to", "the", "6:30"]),
        ("cet après-midi", "fr", ["this", "apres-midi"]),
        ("il peut être sans doute peut-être là", "fr", ["he", "can", "be", "sans-doute", "peut-etre", "there"]),
        ("n'est plus à l'est", "fr", ["n'", "is", "longer", "to", "the", "east"]),
        ("va a ceder al este", "es", ["will", "ceder", "to", "east"]),
        ("d'« enfants »", "fr", ["of", '"', "enfants", '"']),
    ],
)
def test_words_are_read_as_the_rules_know_them(text, language, norms):
    found = [token.norm for token in run(text, language)]
    assert found == norms


@pytest.mark.parametrize(
    "text", ["L'usine d’Arbois qu'il a vue à 8h30 l'après-midi", "La fábrica va a cerrar sin embargo a las 8.30 horas"]
)
@pytest.mark.parametrize("language", ["es", "fr"])
def test_every_token_keeps_its_characters(text, language):
    found = run(text, language)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(canonical(text[t.start : t.end])[0] == t.text for t in found)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("quatre-vingt-dix-sept ouvriers", "fr", 97),
        ("soixante et onze ouvriers", "fr", 71),
        ("vingt et une écoles", "fr", 21),
        ("deux cent trente mille habitants", "fr", 230_000),
        ("1,5 million d'euros", "fr", 1_500_000),
        ("une centaine d'élus", "fr", 100),
        ("les deux tiers des élus", "fr", 2 / 3),
        ("1 500 euros", "fr", 1500),
        ("treinta y cinco obreros", "es", 35),
        ("ciento veinte obreros", "es", 120),
        ("doscientas personas", "es", 200),
        ("dos mil quinientos millones de euros", "es", 2_500_000_000),
        ("1.400 millones de euros", "es", 1_400_000_000),
    ],
)
def test_numbers(text, language, value):
    found = figures.figures(run(text, language), (), language)
    assert [figure.low for figure in found] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("mardi 3 mars 2031 à 8 heures 30", "fr", [("weekday", (1,)), ("date", (3, 3, 2031)), ("clock", ("8:30",))]),
        ("le 1er juin, la semaine prochaine", "fr", [("date", (6, 1)), ("period", ("next", "week"))]),
        ("en 1924, hier soir", "fr", [("year", (1924,)), ("day", (-1,)), ("part", ("evening",))]),
        ("trois semaines", "fr", []),
        ("2000 personnes", "fr", []),
        ("el 3 de marzo de 2031 a las 8.30 horas", "es", [("date", (3, 3, 2031)), ("clock", ("8:30",))]),
        ("el próximo lunes, mañana por la mañana", "es", [("weekday", (0,)), ("day", (1,)), ("part", ("morning",))]),
        ("à cinq heures", "fr", [("clock", ("5:00",))]),
        ("a las cinco de la tarde", "es", [("clock", ("5:00",)), ("part", ("afternoon",))]),
        ("une grève de 24 heures", "fr", []),
        ("la semana que viene", "es", [("period", ("next", "week"))]),
    ],
)
def test_times(text, language, told):
    assert [(when.kind, when.parts) for when in times.times(run(text, language), language)] == told


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Le pont est sûr, a indiqué lundi la préfecture.", "fr", ["la préfecture"]),
        ("Le maire, Jean Doucet, a également déclaré que tout va bien.", "fr", ["Le maire"]),
        ("L'école rouvrira, a-t-il dit.", "fr", ["il"]),
        ("Selon la police judiciaire, il a fui.", "fr", ["la police judiciaire"]),
        ("Trois marins ont disparu, ont annoncé les garde-côtes.", "fr", ["les garde-côtes"]),
        ("Le vin est bon, ont assuré les vignerons.", "fr", ["les vignerons"]),
        ("L'annonce de la mairie a surpris.", "fr", []),
        ("Le maire n'a pas dit cela.", "fr", []),
        ("El puente es seguro, informó el lunes el Ministerio del Interior.", "es", ["el Ministerio del Interior"]),
        ("Según anunció el Ayuntamiento el miércoles, cerrará.", "es", ["el Ayuntamiento"]),
        ("El anuncio del ministro sorprendió.", "es", []),
        ("De acuerdo con el sindicato, paró la mitad.", "es", ["el sindicato"]),
    ],
)
def test_who_speaks(text, language, who):
    sentence = run(text, language)
    for token in sentence:
        token.sentence = 0
    assert [speaker.plain for speaker in attribution.speakers(sentence, frozenset(), language)] == who


def test_a_form_is_read_back_to_its_word():
    assert ("signer", "future") in bases("signeront", "fr")
    assert ("annoncer", "past") in bases("annoncait", "fr")
    assert [*verbs("firmo", "es", "past")] == ["firmar"]
    assert ("cerrado", "noun") in bases("cerradas", "es")


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "blesse", "blessees"),
        ("fr", "signera", "signeront"),
        ("es", "murio", "murieron"),
        ("es", "cerrado", "cerradas"),
    ],
)
def test_what_agrees_is_one_verb(language, one, two):
    assert agreeing(one, language) == agreeing(two, language)
    assert agreeing("signera", "fr") != agreeing("signe", "fr")


@pytest.mark.parametrize("language", ["es", "fr"])
def test_typography_changes_nothing(language):
    pairs = claim_pairs.read(f"claim_pairs_{language}.txt")
    for text in {text for pair in pairs for text in (pair.before, pair.after)}:
        noisy = [
            text.translate({ord("'"): "’", ord(" "): "\u00a0"}),
            text.replace("’", "'").replace("« ", '"').replace(" »", '"').replace("«", '"').replace("»", '"'),
            unicodedata.normalize("NFD", text),
            re.sub(r"(\d)[. ](\d{3})(?!\d)", "\\1\u202f\\2", text).replace(" %", "%"),
        ]
        for other in noisy:
            told = claim_pairs.followed(claim_pairs.Pair(text, other, ()), language).claims
            assert not any(claim.material for claim in told), other


@pytest.mark.parametrize(
    ("text", "hedged"), [("Il transporterait du blé.", True), ("Il opérait du genou.", False), ("Il entrait.", False)]
)
def test_the_conditional_is_a_hedge_and_the_imperfect_none(text, hedged):
    assert bool(hedges.hedges(run(text, "fr"), "fr")) == hedged


def test_no_without_a_doubt_is_no_negation():
    assert not hedges.turns(run("Il viendra sans doute.", "fr"), "fr")
    assert [turn.word for turn in hedges.turns(run("Il ne viendra plus.", "fr"), "fr")] == ["plus"]
    assert not hedges.turns(run("Sin embargo vendrá.", "es"), "es")


@pytest.mark.parametrize("language", sorted(GLOSSED))
def test_every_list_is_written_as_the_rules_compare(language):
    names = {"according", "anonymous", "grades", "hedges", "negation", "numbers", "opposites", "persons", "speakers"}
    names |= {"speech", "times", "titles", "turns", "units", "irregular", "qualifiers", "quantities"}
    words = {w for name in names for form in _written(language, name) for w in form.split(" ")}
    assert {word for word in words - glosses(language).keys() if fold(word) != word} == set()


def test_lists_are_read_for_the_language_asked_alone():
    code = (
        "import newsdiff, newsdiff.claims.lexicon as lexicon; from newsdiff.model import Paragraph, Version; seen = set();"
        "plain = lexicon._written; lexicon._written = lambda *a: (seen.add(a), plain(*a))[1];"
        "one, two = (Version(n, (Paragraph(f'Le pont a coûté {n} euros, a dit le maire.'),), language='%s') for n in '34');"
        "newsdiff.compare(one, two); print(sorted({language for language, _ in seen}))"
    )
    told = {
        language: subprocess.run(
            [sys.executable, "-c", code % language], capture_output=True, text=True, check=True
        ).stdout
        for language in ("en", "fr")
    }
    assert "fr" not in told["en"]
    assert "es" not in told["fr"]
