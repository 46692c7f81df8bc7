"""Invented reports in German, French and Spanish: versions of one story, and pairs that are none. Only measured, never fitted.

Each is (name, language, hours apart, versions or not, earlier, later); a text is headline and body, parted by an empty line.
"""

from datetime import UTC, datetime, timedelta

from newsdiff.model import Paragraph, Version

NOON = datetime(2026, 5, 4, 6, tzinfo=UTC)
PAIRS = [
    (
        "fähre", "de", 3, True,
        "Fähre vor Tolmar gesunken - 8 Vermisste\n\nTOLMAR - Vor der Insel Tolmar ist am Montag eine Autofähre mit 61 Menschen an Bord gesunken. Acht Personen würden vermisst, teilte die Küstenwache mit. „Das Schiff bekam binnen Minuten Schlagseite“, sagte Kapitänin Orla Venn.\n\nFischer nahmen 53 Passagiere auf. Die Fähre war 1998 gebaut worden.",
        "Fährunglück vor Tolmar: Zahl der Toten steigt auf 5\n\nTOLMAR - Nach dem Untergang einer Autofähre vor der Insel Tolmar sind am Montag fünf Leichen geborgen worden. Drei der 61 Menschen an Bord würden noch vermisst, teilte die Küstenwache mit. „Das Schiff bekam binnen Minuten Schlagseite“, sagte Kapitänin Orla Venn.\n\nFischer nahmen 53 Passagiere auf. Die Fähre war 1998 gebaut und im März überprüft worden.",
    ),
    (
        "streik", "de", 5, True,
        "Hafenarbeiter in Ostrane treten in Streik\n\nOSTRANE - Rund 1200 Hafenarbeiter haben am Dienstag in Ostrane die Arbeit niedergelegt. Sie fordern 9 Prozent mehr Lohn, wie die Gewerkschaft mitteilte. Die Arbeitgeber boten zuletzt 4 Prozent. 14 Schiffe lagen vor Anker.",
        "Streik legt Hafen von Ostrane lahm\n\nOSTRANE - Ein Streik von rund 1200 Hafenarbeitern hat am Dienstag den Hafen von Ostrane lahmgelegt. 22 Schiffe lagen vor Anker. Die Gewerkschaft fordert 9 Prozent mehr Lohn, die Arbeitgeber boten zuletzt 4 Prozent. Verkehrsministerin Ilse Quade rief beide Seiten zu Gesprächen auf.",
    ),
    (
        "urteil", "de", 2, True,
        "Früherer Chef von Brennick Wasser verurteilt\n\nSARNHOLT - Das Landgericht Sarnholt hat den früheren Chef des Versorgers Brennick Wasser, Odo Finn, am Freitag wegen Betrugs zu drei Jahren Haft verurteilt. Er hatte Verluste von 41 Millionen Kronen in zwei Firmen versteckt.",
        "Drei Jahre Haft für Ex-Chef von Brennick Wasser\n\nSARNHOLT - Wegen Betrugs muss der frühere Chef von Brennick Wasser, Odo Finn, für drei Jahre ins Gefängnis. Das Landgericht Sarnholt sah es am Freitag als erwiesen an, dass er Verluste von 41 Millionen Kronen in zwei Firmen versteckt hatte. Seine Anwältin Rae Colm kündigte Revision an.",
    ),
    (
        "gebot", "de", 4, False,
        "Tarvo Papier bietet 410 Millionen für Lindqvist\n\nVELLIS - Der Papierkonzern Tarvo bietet 410 Millionen Kronen für den Konkurrenten Lindqvist. Das seien 36 Kronen je Aktie, teilte Tarvo mit. Das Angebot liegt zwölf Prozent über dem letzten Kurs. Lindqvist stellt in Vellis Zeitungspapier her.",
        "Lindqvist weist Angebot von Tarvo zurück\n\nVELLIS - Der Vorstand von Lindqvist lehnt die Übernahme ab. Der Preis sei zu niedrig, sagte Aufsichtsratschef Jonas Ferrow. Zuvor hatte der Papierkonzern Tarvo 410 Millionen Kronen für den Konkurrenten geboten, 36 Kronen je Aktie. Lindqvist stellt in Vellis Zeitungspapier her.",
    ),
    (
        "zahlen", "de", 3, False,
        "Inflation in Ostrane steigt auf 3,1 Prozent\n\nOSTRANE - Die Verbraucherpreise in Ostrane sind im April um 3,1 Prozent gestiegen, wie das Statistikamt mitteilte. Im März waren es 2,8 Prozent. Energie verteuerte sich um 7,4 Prozent, Lebensmittel um 2,2 Prozent.",
        "Volkswirte erwarten nach Inflationszahlen höhere Zinsen\n\nOSTRANE - Nach dem Anstieg der Inflation rechnen Volkswirte mit einem Zinsschritt der Notenbank im Juni. „Die Luft wird dünn“, sagte Analyst Pell Harrow. Am Vormittag hatte das Statistikamt gemeldet, dass die Verbraucherpreise in Ostrane im April um 3,1 Prozent gestiegen sind, nach 2,8 Prozent im März.",
    ),
    (
        "börse", "de", 24, False,
        "Aktien in Ostrane schließen fester\n\nOSTRANE - Die Börse in Ostrane hat am Montag fester geschlossen. Der Leitindex OX stieg um 0,8 Prozent auf 4.212 Punkte. Gefragt waren Banken. Der Umsatz betrug 210 Millionen Kronen.",
        "Aktien in Ostrane schließen fester\n\nOSTRANE - Die Börse in Ostrane hat am Dienstag fester geschlossen. Der Leitindex OX stieg um 0,3 Prozent auf 4.225 Punkte. Gefragt waren Versorger. Der Umsatz betrug 190 Millionen Kronen.",
    ),
    (
        "séisme", "fr", 3, True,
        "Un séisme fait 4 morts près de Karsu\n\nKARSU - Un séisme de magnitude 5,8 a fait quatre morts près de Karsu mardi, ont annoncé les autorités. Une trentaine de maisons se sont effondrées. « Tout a bougé en un instant », a dit Milo Tarn, berger.\n\nL'armée a envoyé deux hélicoptères.",
        "Séisme près de Karsu : le bilan monte à 11 morts\n\nKARSU - Le bilan du séisme qui a frappé la région de Karsu mardi est monté à onze morts, ont annoncé les autorités. Une cinquantaine de maisons se sont effondrées. « Tout a bougé en un instant », a dit Milo Tarn, berger.\n\nL'armée a envoyé cinq hélicoptères et un hôpital de campagne.",
    ),
    (
        "grève", "fr", 6, True,
        "Les contrôleurs aériens de Vellis en grève jeudi\n\nVELLIS - Les contrôleurs aériens de Vellis cesseront le travail jeudi pour réclamer 120 embauches, a annoncé leur syndicat. Près de 300 vols devraient être annulés, selon l'aéroport.",
        "Grève des contrôleurs à Vellis : 300 vols annulés jeudi\n\nVELLIS - Quelque 300 vols seront annulés jeudi à Vellis en raison d'une grève des contrôleurs aériens, a indiqué l'aéroport. Leur syndicat réclame 120 embauches. La ministre Edda Brann a regretté un mouvement « disproportionné ».",
    ),
    (
        "offre", "fr", 5, False,
        "Amsel Ports lance une offre sur Dorvik Fret\n\nVELLIS - Le groupe portuaire Amsel Ports a lancé une offre de 620 millions de couronnes sur Dorvik Fret, soit 41 couronnes par action, une prime de 15 %. Dorvik Fret emploie 2.300 personnes.",
        "Dorvik Fret rejette l'offre d'Amsel Ports\n\nVELLIS - Le conseil de Dorvik Fret a rejeté à l'unanimité une proposition qu'il juge hostile, a dit son président Karl Obst. Le groupe portuaire Amsel Ports avait annoncé auparavant une offre de 620 millions de couronnes sur Dorvik Fret, soit 41 couronnes par action. L'entreprise emploie 2.300 personnes.",
    ),
    (
        "incendio", "es", 4, True,
        "Un incendio obliga a evacuar a 600 personas en Tolmar\n\nTOLMAR - Un incendio forestal ha obligado a evacuar a unas 600 personas en la sierra de Tolmar, informaron los bomberos este miércoles. El fuego ha quemado 900 hectáreas de pinar. Doce aviones trabajan en la zona.",
        "El incendio de Tolmar quema ya 1.500 hectáreas\n\nTOLMAR - El incendio forestal que obligó a evacuar a unas 850 personas en la sierra de Tolmar ha quemado ya 1.500 hectáreas de pinar, informaron los bomberos este miércoles. Quince aviones trabajan en la zona. La alcaldesa Tess Albright pidió ayuda al ejército.",
    ),
    (
        "dimisión", "es", 2, True,
        "Dimite la ministra de Sanidad de Ostrane\n\nOSTRANE - La ministra de Sanidad de Ostrane, Anna Velde, ha presentado su dimisión por el retraso en la compra de vacunas. El presidente Ivo Lemm la ha aceptado. Velde ocupaba el cargo desde 2023.",
        "La ministra Anna Velde dimite por el retraso de las vacunas\n\nOSTRANE - Anna Velde ha dimitido como ministra de Sanidad de Ostrane por el retraso en la compra de vacunas. El presidente Ivo Lemm ha aceptado su renuncia y nombrará sustituto el lunes. Velde ocupaba el cargo desde 2023.",
    ),
    (
        "huelga", "es", 7, False,
        "Los estibadores de Vellis votarán la oferta salarial\n\nVELLIS - Los estibadores de Vellis votarán el viernes la oferta salarial de la patronal, que propone una subida del 5 %. El sindicato, que representa a 1.800 trabajadores, recomienda aceptarla. La huelga dura ya nueve días.",
        "Los estibadores de Vellis rechazan la oferta y siguen en huelga\n\nVELLIS - Seis de cada diez estibadores dijeron no, según el recuento. El sindicato volverá a la mesa el lunes, dijo su secretaria Rae Colm. La patronal había propuesto anteriormente a los estibadores de Vellis una subida salarial del 5 %, que votaron el viernes los 1.800 trabajadores.",
    ),
]  # fmt: skip


def pairs():
    """(name, earlier, later, versions or not)."""
    for name, language, after, wanted, first, second in PAIRS:
        made = []
        for number, (copy, hours) in enumerate(((first, 0), (second, after)), 1):
            head, *body = copy.split("\n\n")
            paragraphs = (Paragraph(head, "headline"), *map(Paragraph, body))
            when = NOON + timedelta(hours=hours)
            made.append(Version(f"{name} {number}", paragraphs, published=when, language=language))
        yield name, *made, wanted
