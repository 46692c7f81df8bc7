"""Language by function words."""

import pytest

from newsdiff.words import language


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cs", "Policie stále hledá dva lidi, kteří se ztratili po nehodě. Loď byla na cestě a podle svědků se potopila v noci."),
        ("da", "Politiet leder efter to personer, som har været savnet siden ulykken. Skibet sank ud for kysten, og det blev ikke fundet."),
        ("de", "Die Polizei sucht nach dem Unglück in Torvik weiter nach zwei Vermissten. Das Boot war am Montag gesunken."),
        ("en", "Police are still searching for two people missing since the accident on Monday. The ship sank off the coast."),
        ("es", "La policía busca todavía a dos personas desaparecidas desde el accidente del lunes. El barco se hundió frente a la costa."),
        ("fi", "Poliisi etsii kahta ihmistä, jotka ovat olleet kateissa maanantaista. Alus oli matkalla ja se upposi, mutta miehistö ei palannut."),
        ("fr", "La police recherche toujours deux personnes disparues depuis l'accident de lundi. Le bateau a coulé au large des côtes."),
        ("it", "La polizia cerca ancora due persone disperse dopo l'incidente di lunedì. La nave è affondata al largo della costa."),
        ("nl", "De politie zoekt nog naar twee mensen die sinds het ongeluk worden vermist. Het schip zonk voor de kust."),
        ("no", "Politiet leter etter to personer som har vært savnet siden ulykken. Skipet sank utenfor kysten og ble ikke funnet."),
        ("pl", "Policja poszukuje dwóch osób, które zaginęły po wypadku. Statek zatonął u wybrzeży i nie został odnaleziony, jak się okazało."),
        ("pt", "A polícia ainda procura duas pessoas desaparecidas desde o acidente. O barco afundou ao largo da costa e não foi encontrado."),
        ("ru", "Полиция продолжает искать двух человек, пропавших после аварии в понедельник. Судно затонуло у берега и не найдено."),
        ("sv", "Polisen söker efter två personer som har varit saknade sedan olyckan i måndags. Fartyget sjönk och det är inte funnet."),
    ],
)  # fmt: skip
def test_running_text_is_known(name, text):
    assert language(text) == name
    assert language(text.upper()) == name


@pytest.mark.parametrize(
    "text", ["", "Ferry sinks", "Torvik 2, Velm 1", "NVX 15,203.2 NVXA 27,110 +0.4 pct", "雨です。", "the the the the"]
)
def test_what_is_not_clear_is_not_told(text):
    assert language(text) is None


def test_half_one_and_half_another_is_not_told():
    german = "Die Polizei sucht nach dem Unglück in Torvik weiter nach zwei Vermissten der Fähre. "
    english = "The police are looking for two people from the ferry after the accident in Torvik. "
    assert language(german + english) is None
