"""Invented reports of 20 to 70 words: pairs that are versions of one story, and pairs of one form that are not.

Each is (name, versions or not, hours apart or None, earlier, later); a text is headline and body, parted by an empty line.
The first `FITTED` of each list are fitted on, the others are only measured.
"""

from datetime import UTC, datetime, timedelta

from newsdiff.model import Paragraph, Version

VERSIONS = [
    (
        "ferry", None,
        'Ferry with 340 aboard hits pier at Vellis\n\nVELLIS - A ferry with 340 people aboard hit the pier at Vellis on Monday, the harbour office said.\n\n"Nobody was hurt," harbour master Edda Brann told reporters.\n\nThe ship, the Queen Odila, was built in 1998.',
        'Ferry with 352 aboard towed into Vellis\n\nVELLIS - A ferry with 352 people aboard was towed into Vellis on Monday, the harbour office said.\n\n"Nobody was hurt," harbour master Edda Brann told reporters.\n\nThe ship, the Queen Odila, was built in 1998. Its bow is dented, the owner said.',
    ),
    (
        "mine", 3,
        "Four dead in Korvath mine blast\n\nKORVATH - An explosion in the Hallen coal mine near Korvath killed four miners on Thursday, rescuers said. Eleven others were missing. The cause was not known.",
        "Nine dead in Korvath mine blast\n\nKORVATH - An explosion in the Hallen coal mine near Korvath killed nine miners on Thursday, rescuers said. Six others were missing. The cause was not known, though gas was suspected.",
    ),
    (
        "quake", 2,
        "Quake of 5.8 strikes off Ostrane\n\nOSTRANE - An earthquake of magnitude 5.8 struck off the coast of Ostrane early on Sunday, the Seismic Institute said. There were no reports of damage.",
        "Quake of 6.1 strikes off Ostrane\n\nOSTRANE - An earthquake of magnitude 6.1 struck off the coast of Ostrane early on Sunday, the Seismic Institute said, revising its first figure of 5.8. There were no reports of damage. Trains were halted.",
    ),
    (
        "bus", None,
        "A bus carrying pilgrims overturned on the Sarnholt mountain road on Friday, killing 7 people and injuring 22, police said. The driver, Milo Tarn, 44, was detained.",
        "A bus carrying pilgrims overturned on the Sarnholt mountain road on Friday, killing 9 people and injuring 25, police said. The driver, Milo Tarn, 44, was released after questioning.",
    ),
    (
        "merger", 1,
        "Lindqvist offers 410 mln for Tarvo Paper\n\nLindqvist Group said it offered 410 mln dlrs in cash for Tarvo Paper Ltd, a maker of newsprint. Tarvo's board will meet on the offer, it said.",
        "Lindqvist offers 430 mln for Tarvo Paper\n\nLindqvist Group said it raised to 430 mln dlrs in cash its offer for Tarvo Paper Ltd, a maker of newsprint. Tarvo's board recommended the offer, it said.",
    ),
    (
        "strike", 5,
        'Ostrane dockers to strike from Monday\n\nOSTRANE - Some 1,200 dockers in Ostrane will strike from Monday over pay, their union said. "We were left no choice," said its secretary, Pell Harrow. Talks ended without result after 14 hours.',
        'Ostrane dockers strike over pay\n\nOSTRANE - Some 1,500 dockers in Ostrane began a strike over pay on Monday, their union said. "We were left no choice," said its secretary, Pell Harrow. Talks had ended without result after 14 hours.',
    ),
    (
        "fire", None,
        "Fire at Brennick warehouse spreads\n\nBRENNICK - A fire in a timber warehouse in Brennick spread to three houses on Wednesday, the fire brigade said. Some 60 people were taken to a school. Chief Anna Velde said the wind made it hard.",
        "Fire at Brennick warehouse put out\n\nBRENNICK - A fire in a timber warehouse in Brennick that had spread to five houses was put out on Wednesday night, the fire brigade said. Some 85 people slept in a school. Chief Anna Velde said the wind had made it hard.",
    ),
    (
        "escape", 7,
        "Two prisoners escape from Dunmere jail\n\nTwo prisoners escaped from Dunmere jail on Saturday by climbing a drainpipe, the justice ministry said. Roads around the town were closed. The men, Karl Obst and Ivo Lemm, were serving eight years for robbery.",
        "One of two Dunmere fugitives caught\n\nOne of two prisoners who escaped from Dunmere jail on Saturday by climbing a drainpipe was caught in a barn, the justice ministry said. Roads around the town were open again. The men, Karl Obst and Ivo Lemm, were serving eight years for robbery.",
    ),
    (
        "ship", None,
        "PORT AMSEL - A ferry with 212 people aboard ran aground off Port Amsel on Tuesday in thick fog, the coast guard said. No one was hurt. Two tugs were on their way from Vellis.",
        "PORT AMSEL - A ferry with 219 people aboard was refloated off Port Amsel on Tuesday after it ran aground in thick fog, the coast guard said. No one was hurt. Two tugs from Vellis pulled it free.",
    ),
    (
        "flood", 6,
        "Flood toll in Marrow valley rises to 18\n\nSARNHOLT - Floods in the Marrow valley have killed 18 people, officials said on Thursday. About 2,000 homes were without power. Governor Tess Albright asked the army for boats.",
        "Flood toll in Marrow valley rises to 31\n\nSARNHOLT - Floods in the Marrow valley have killed 31 people, officials said on Thursday. About 3,500 homes were without power. Governor Tess Albright said the army had sent boats.",
    ),
    (
        "vote", 1,
        "Partial count puts Oakes ahead in Vellis\n\nVELLIS - Tom Oakes led the race for mayor of Vellis with 51.2 percent of the vote after 40 percent of ballots were counted on Sunday. His rival, Greta Holm, had 44.9 percent.",
        "Oakes wins race for mayor of Vellis\n\nVELLIS - Tom Oakes won the race for mayor of Vellis with 52.6 percent of the vote after all ballots were counted on Sunday. His rival, Greta Holm, had 43.8 percent and conceded.",
    ),
    (
        "avalanche", None,
        "An avalanche buried a group of skiers above the Hallen pass on Tuesday, mountain rescuers said. Five were found alive and three were missing. The group came from Sarnholt, the head of the rescue service, Odo Finn, said.",
        "An avalanche buried a group of skiers above the Hallen pass on Tuesday, mountain rescuers said. Seven were found alive and one was dead. The group came from Sarnholt, the head of the rescue service, Odo Finn, said.",
    ),
    (
        "plant", 4,
        'Tarvo to shut Dunmere mill, cut 300 jobs\n\nTarvo Paper Ltd will shut its mill in Dunmere by the end of the year and cut 300 jobs, it said on Monday. "Orders have gone," chief executive Nils Aker said. The town has 9,000 people.',
        'CORRECTED-Tarvo to shut Dunmere mill, cut 230 jobs\n\nTarvo Paper Ltd will shut its mill in Dunmere by the end of the year and cut 230 jobs, it said on Monday, correcting an earlier figure. "Orders have gone," chief executive Nils Aker said. The town has 9,000 people.',
    ),
    (
        "train", 2,
        "Train derails near Brennick, 12 hurt\n\nBRENNICK - A passenger train left the rails near Brennick on Friday and 12 people were hurt, the railway said. The line to Ostrane was closed. A broken switch was found, inspector Rae Colm said.",
        "Train derails near Brennick, 27 hurt\n\nBRENNICK - A passenger train left the rails near Brennick on Friday and 27 people were hurt, two of them badly, the railway said. The line to Ostrane stays closed until Sunday. A broken switch was found, inspector Rae Colm said.",
    ),
    (
        "heat", None,
        "Forest fire near Lake Ulmen burns 400 hectares\n\nA forest fire near Lake Ulmen had burned 400 hectares by noon on Saturday and two villages were cleared, the forestry office said. Six aircraft were dropping water.",
        "Forest fire near Lake Ulmen burns 1,100 hectares\n\nA forest fire near Lake Ulmen had burned 1,100 hectares by Saturday evening and four villages were cleared, the forestry office said. Nine aircraft were dropping water until dark.",
    ),
    (
        "theft", 9,
        "Painting worth 3 million stolen in Vellis\n\nVELLIS - Thieves took a painting by Jonas Erlund worth 3 million from the city museum of Vellis at night, police said. A guard was tied up. There was no trace of the thieves.",
        "Stolen Vellis painting found in taxi\n\nVELLIS - A painting by Jonas Erlund worth 4 million that thieves took from the city museum of Vellis at night was found in a taxi, police said. A guard had been tied up. Two men were held.",
    ),
    (
        "plane", None,
        "Plane skids off runway at Torvik\n\nTORVIK - An airliner with 88 people aboard skidded off the runway at Torvik airport on Sunday, the operator said. Four were slightly hurt, spokeswoman Lena Ruud said.",
        "Plane skids off runway at Torvik\n\nTORVIK - An airliner with 93 people aboard skidded off an icy runway at Torvik airport on Sunday, the operator said. Six were slightly hurt, spokeswoman Lena Ruud said. The airport reopened at noon.",
    ),
    (
        "checkpoint", None,
        "Gunmen killed six soldiers at a checkpoint in the north on Monday, the army said. Two vehicles were burned.",
        "Gunmen killed eight soldiers at a checkpoint in the north on Monday, the army said. Three vehicles were burned and a hunt is on.",
    ),
    (
        "market", 2,
        "PELLA - A bomb killed 12 people at a market in Pella on Monday, police said. Thirty were wounded.",
        "PELLA - A bomb killed 17 people at a market in Pella on Monday, police said. Forty were wounded, some badly.",
    ),
]  # fmt: skip

FORMS = [
    (
        "dividend", 2,
        "Brennick Water sets quarterly dividend\n\nBrennick Water Co said its board declared a quarterly dividend of 12 cts a share, payable March 3 to holders of record February 14.",
        "Tarvo Paper sets quarterly dividend\n\nTarvo Paper Ltd said its board declared a quarterly dividend of 15 cts a share, payable March 9 to holders of record February 20.",
    ),
    (
        "blazes", 5,
        "Fire damages house in Dunmere\n\nDUNMERE - A fire damaged a house in Dunmere on Tuesday and two people were treated for smoke, the fire brigade said. It was put out after 40 minutes. The cause was not known.",
        "Fire damages house in Vellis\n\nVELLIS - A fire damaged a house in Vellis on Tuesday and three people were treated for smoke, the fire brigade said. It was put out after 55 minutes. The cause was not known.",
    ),
    (
        "quarters", 2190,
        "Lindqvist first quarter profit rises\n\nLindqvist Group said first quarter net profit rose to 14.2 mln dlrs from 12.8 mln a year earlier. Sales were 210 mln dlrs against 198 mln. It has 4,100 employees.",
        "Lindqvist second quarter profit rises\n\nLindqvist Group said second quarter net profit rose to 15.9 mln dlrs from 13.1 mln a year earlier. Sales were 226 mln dlrs against 204 mln. It has 4,100 employees.",
    ),
    (
        "quakes", None,
        "Quake of 4.4 felt in Ostrane\n\nOSTRANE - An earthquake of magnitude 4.4 was felt in Ostrane on Sunday, the Seismic Institute said. It struck at a depth of 10 km. There were no reports of damage.",
        "Quake of 4.9 felt in Korvath\n\nKORVATH - An earthquake of magnitude 4.9 was felt in Korvath on Thursday, the Seismic Institute said. It struck at a depth of 22 km. There were no reports of damage.",
    ),
    (
        "rates", 24,
        "Vellis crown rises against dollar\n\nThe Vellis crown rose to 7.412 to the dollar in late trading on Monday from 7.455 on Friday, dealers said. Volume was 310 mln dlrs.",
        "Vellis crown rises against dollar\n\nThe Vellis crown rose to 7.380 to the dollar in late trading on Tuesday from 7.412 on Monday, dealers said. Volume was 275 mln dlrs.",
    ),
    (
        "crashes", None,
        "A lorry hit a car on the Sarnholt ring road on Friday, killing the car's driver, aged 31, police said. The road was closed for two hours.",
        "A lorry hit a car on the Brennick ring road on Saturday, killing the car's driver, aged 57, police said. The road was closed for three hours.",
    ),
    (
        "stakes", 3,
        "Harrow Fund has 6.2 pct of Dunmere Bank\n\nHarrow Fund told regulators it holds 1,240,000 shares of Dunmere Bank, or 6.2 pct of the total. It said it bought the shares for investment.",
        "Aker Partners has 7.8 pct of Ulmen Foods\n\nAker Partners told regulators it holds 2,015,000 shares of Ulmen Foods, or 7.8 pct of the total. It said it bought the shares for investment.",
    ),
    (
        "football", None,
        "Ostrane beat Vellis 2-1\n\nOSTRANE - Ostrane beat Vellis 2-1 in the league on Saturday before 14,200 spectators. Lars Penn scored twice for the hosts after the break.",
        "Korvath beat Sarnholt 3-1\n\nKORVATH - Korvath beat Sarnholt 3-1 in the league on Saturday before 9,800 spectators. Juho Markk scored twice for the hosts after the break.",
    ),
    (
        "payouts", None,
        "Marrow Steel sets quarterly dividend\n\nMarrow Steel Corp said its board declared a quarterly dividend of 30 cts a share, payable June 1 to holders of record May 12.",
        "Marrow Steel sets quarterly dividend\n\nMarrow Steel Corp said its board declared a quarterly dividend of 35 cts a share, payable September 2 to holders of record August 14.",
    ),
    (
        "weather", 24,
        "Weather in Vellis on Monday\n\nVELLIS - It will be cloudy in Vellis on Monday with a high of 14 degrees and a low of 6. Wind from the west at 20 km an hour. Sunset is at 18.42.",
        "Weather in Vellis on Tuesday\n\nVELLIS - It will be sunny in Vellis on Tuesday with a high of 17 degrees and a low of 8. Wind from the south at 12 km an hour. Sunset is at 18.44.",
    ),
    (
        "ferries", 1,
        "Ferry with 90 aboard delayed at Vellis\n\nVELLIS - A ferry with 90 people aboard was delayed at Vellis on Monday because of fog, the harbour office said. The ship, the Queen Odila, sailed two hours late.",
        "Ferry with 140 aboard delayed at Ostrane\n\nOSTRANE - A ferry with 140 people aboard was delayed at Ostrane on Monday because of fog, the harbour office said. The ship, the Saint Emmo, sailed three hours late.",
    ),
    (
        "courts", None,
        "A court in Dunmere sentenced Ralf Keel, 39, to six years in prison on Wednesday for robbing a bank. His lawyer, Ines Moor, said he would appeal.",
        "A court in Dunmere sentenced Otto Brandl, 52, to nine years in prison on Wednesday for robbing a shop. His lawyer, Piet Lund, said he would appeal.",
    ),
    (
        "bonds", 1,
        "Korvath Power sells 50 mln of bonds\n\nKorvath Power is offering 50 mln dlrs of ten-year bonds at 99.5 with a coupon of 8 pct through Harrow Securities, the lead manager said.",
        "Sarnholt Rail sells 75 mln of bonds\n\nSarnholt Rail is offering 75 mln dlrs of seven-year bonds at 99.75 with a coupon of 7.5 pct through Harrow Securities, the lead manager said.",
    ),
    (
        "results", 2184,
        "Ulmen Foods third quarter loss narrows\n\nUlmen Foods said its third quarter net loss narrowed to 2.1 mln dlrs from 5.6 mln a year earlier. Revenue fell to 88 mln dlrs. Chief executive Nora Quist said costs were cut.",
        "Ulmen Foods fourth quarter loss narrows\n\nUlmen Foods said its fourth quarter net loss narrowed to 1.4 mln dlrs from 6.3 mln a year earlier. Revenue fell to 81 mln dlrs. Chief executive Nora Quist said costs were cut.",
    ),
    (
        "mines", 30,
        "Three dead in Hallen mine accident\n\nHALLEN - A roof fall in the Hallen coal mine killed three miners on Thursday, rescuers said. Production was halted for a day. Unions asked for an inquiry.",
        "Two dead in Ulmen mine accident\n\nULMEN - A roof fall in the Ulmen copper mine killed two miners on Friday, rescuers said. Production was halted for a day. Unions asked for an inquiry.",
    ),
    (
        "fixings", 2,
        "Vellis crown fixed at 7.412\n\nThe National Bank of Ostrane fixed the crown at 7.412 to the dollar, 8.106 to the pound and 4.330 to the mark, after 7.455, 8.130 and 4.341.",
        "Vellis crown fixed at 7.380\n\nThe National Bank of Ostrane fixed the crown at 7.380 to the dollar, 8.092 to the pound and 4.318 to the mark, after 7.412, 8.106 and 4.330.",
    ),
    (
        "terms", None,
        "Ulmen Foods first quarter net rises\n\nUlmen Foods said first quarter net profit rose to 14.2 mln dlrs from 12.8 mln a year earlier. Chief executive Nora Quist said sales in Vellis were strong.",
        "Ulmen Foods second quarter net rises\n\nUlmen Foods said second quarter net profit rose to 15.9 mln dlrs from 13.1 mln a year earlier. Chief executive Nora Quist said sales in Ostrane were strong.",
    ),
    (
        "drownings", None,
        "A swimmer, 24, drowned in Lake Ulmen near Sarnholt on Sunday, police said. Divers found the body after three hours. Bathing there is not allowed.",
        "A swimmer, 61, drowned in the Marrow near Brennick on Saturday, police said. Divers found the body after five hours. Bathing there is not allowed.",
    ),
    (
        "lottery", None,
        "The numbers drawn in the Ostrane State Lottery on Saturday were 4, 11, 19, 27, 33 and 40. The jackpot of 2.1 million crowns was won by a ticket sold in Vellis.",
        "The numbers drawn in the Ostrane State Lottery on Saturday were 2, 9, 14, 28, 36 and 41. The jackpot of 1.7 million crowns was won by a ticket sold in Dunmere.",
    ),
    (
        "cup", 5,
        "Vellis beat Hallen in the Queen Odila Cup on Sunday. Striker Lars Penn scored in the 12th and 40th minute, coach Edda Brann said.",
        "Ostrane beat Korvath in the Queen Odila Cup on Sunday. Striker Juho Markk scored in the 9th and 77th minute, coach Anna Velde said.",
    ),
    (
        "robberies", 6,
        "A man, 34, was robbed in Vellis on Friday night, Vellis police spokesman Karl Obst said. The thief took 400 crowns and fled on foot.",
        "A woman, 71, was robbed in Vellis on Friday night, Vellis police spokesman Karl Obst said. The thief took 90 crowns and fled on a bicycle.",
    ),
    (
        "ratings", 3,
        "Harrow Securities raised its rating of Dunmere Bank to buy from hold, with a price target of 45 crowns, analyst Ines Moor said on Monday.",
        "Harrow Securities raised its rating of Ulmen Foods to buy from hold, with a price target of 72 crowns, analyst Ines Moor said on Monday.",
    ),
]  # fmt: skip
FITTED = 8  # of each list; the rest is only measured


def pairs(part: str = "all") -> list[tuple[str, Version, Version, bool]]:
    """(name, earlier, later, versions of one story): `fitted`, `held` (those that no weight was fitted on) or `all`."""
    chosen = {"all": slice(None), "fitted": slice(FITTED), "held": slice(FITTED, None)}[part]
    return [
        (name, *(_version(f"{name}-{number}", text, number * hours if hours else None if hours is None else 0) for number, text in enumerate(texts)), listed is VERSIONS)
        for listed in (VERSIONS, FORMS)
        for name, hours, *texts in listed[chosen]
    ]  # fmt: skip


def _version(name: str, text: str, hours: int | None) -> Version:
    *head, body = [text] if text.count("\n\n") == 0 else text.split("\n\n", 1)
    paragraphs = [Paragraph(part, "headline") for part in head] + [Paragraph(part) for part in body.split("\n\n")]
    when = None if hours is None else datetime(2026, 3, 10, 8, tzinfo=UTC) + timedelta(hours=hours)
    return Version(name, tuple(paragraphs), published=when, language="en")
