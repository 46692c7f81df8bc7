"""Invented running stories, each told anew while its figures grow, and notices of one form, filled in anew with others.

A running story has names in braces that two casts fill, figures that four versions fill, paragraphs of which the short form
has the first four, and a lede written anew. A notice of a form is the same every day but for its figures. `pairs(part)`
gives (name, earlier, later, versions or not); stories with an even number are fitted on, the others only measured.
"""

from datetime import UTC, datetime, timedelta

from newsdiff.model import Paragraph, Version

NOON = datetime(2026, 5, 4, 6, tzinfo=UTC)
CASTS = (
    {"P": "Sarnholt", "Q": "Karsu", "R": "Ostrane", "M": "Odo Finn", "W": "Edda Brann", "X": "Pell Harrow", "C": "Tarvo Paper",
     "D": "Brennick Water", "day": "Tuesday"},
    {"P": "Vellis", "Q": "Ulmen", "R": "Tolmar", "M": "Rae Colm", "W": "Ilse Quade", "X": "Jonas Ferrow", "C": "Lindqvist Steel",
     "D": "Amsel Ports", "day": "Friday"},
)  # fmt: skip
RUNNING = [
    (
        "Quake kills {0} near {P}",
        "Toll from {P} quake reaches {0}, dozens missing",
        "An earthquake killed {0} people near {P} early on {day}, officials said.",
        "Rescuers pulled more bodies from the rubble near {P} on {day}, taking the number of dead in an earthquake to {0}.",
        'Villagers dug with bare hands. "I lost everything in a moment," said {M}, a shepherd.',
        "The tremor struck at 4:12 in the morning and was felt in {R}, 220 km away.",
        "The army sent {1} helicopters and {2} doctors.",
        "The road from {Q} was blocked by a landslide, governor {W} said, and diggers would need until nightfall to clear it.",
        '"There is no water and no power, and the children are cold," said {X}, a nurse who walked two hours to fetch medicine.',
        "The valley was last hit in 1998, when a quake brought down its only bridge.",
    ),
    (
        "Ferry with {1} aboard sinks off {P}, {0} dead",
        "Divers find more bodies in ferry off {P}; {0} dead",
        "A ferry with {1} people aboard sank off {P} on {day}, drowning at least {0}, the coastguard said.",
        "Divers searching a ferry that sank off {P} with {1} people aboard brought up more bodies on {day}, and {0} were now known dead.",
        'The ship listed "within a minute or two" after its bow door failed, coastguard captain {M} said.',
        "Fishing boats from {Q} took {2} people off the water.",
        "Relatives waited at the pier of {R}, wrapped in blankets.",
        "The owner, {D}, said that the ship had passed an inspection in March.",
        '"We heard a bang, and then the lights went out," said {W}, who swam to a raft with her son.',
        "Prosecutor {X} opened an inquiry into how many tickets had been sold.",
    ),
    (
        "{P} dockers strike over pay, {0} ships wait",
        "Port of {P} at a standstill as {0} ships wait",
        "Some {1} dockers in {P} stopped work on {day} over pay, and {0} ships waited at anchor, the port said.",
        "Work in the port of {P} came to a standstill on {day}, with {0} ships at anchor and {1} dockers on strike over pay.",
        '"We were left no choice," said union secretary {M}. "We have been offered less than bread costs."',
        "Talks with the employers broke off after {2} hours.",
        "The port of {Q} said that it would take no diverted ships.",
        "Transport minister {W} called on both sides to return to the table.",
        "The last strike, in 2011, cost the exporters of {R} a fifth of their fruit.",
        '"My lemons will not wait for them," said {X}, a grower.',
    ),
    (
        "{C} in talks to buy {D} for {0} million",
        "{C} agrees to buy {D} for {0} million",
        "{C} is in talks to buy its smaller rival {D} for about {0} million crowns, three people with knowledge of the talks said on {day}.",
        "{C} has agreed to buy its smaller rival {D} for {0} million crowns, the companies said on {day}.",
        "The price is {1} percent above the last close of {D}, which employs {2} people in {P}.",
        'Chief executive {M} declined to comment. "We look at everything that is for sale," he said in March.',
        "The family of founder {X} holds a third of the shares.",
        "Unions in {Q} fear for the paper mill there.",
        'Analyst {W} called the price "rich, but not mad".',
        "A bid by a fund from {R} failed two years ago.",
    ),
    (
        "Wildfire near {P} drives {0} from homes",
        "Wildfire jumps road near {P}, {0} flee",
        "A wildfire near {P} drove {0} people from their homes on {day}, the fire service said.",
        "A wildfire jumped the coast road near {P} on {day}, and {0} people had fled by nightfall, the fire service said.",
        "It had burned {1} hectares of pine by noon, and {2} fire engines were at work.",
        '"The wind does what it wants with us," fire chief {M} said.',
        "The monks of {Q} refused to leave.",
        "Mayor {W} opened the sports hall of {R} to those who had nowhere to sleep.",
        "The cause was not known. A shepherd was questioned and let go.",
        '"I took the dog and the photographs," said {X}, a pensioner.',
    ),
    (
        "{M} leads in {P} vote with {0} percent",
        "{M} wins {P} vote with {0} percent",
        "{M} led the election for mayor of {P} with {0} percent of the votes on {day}, with {1} percent counted.",
        "{M} won the election for mayor of {P} with {0} percent of the votes on {day}, the election office said with {1} percent counted.",
        "His rival {W} had {2} percent.",
        '"The town has had enough of promises that end at the harbour," {M} told supporters at the fish market.',
        "Turnout was the highest since 1994.",
        "In {Q}, a machine broke down and votes were counted by hand.",
        "The count was watched by envoys from {R}.",
        '"I will call him when the last box is open," said {X}, who ran third.',
    ),
    (
        "Court in {P} hears {0} witnesses in {D} case",
        "Court in {P} convicts former {D} chief",
        "A court in {P} heard {0} witnesses on {day} in the case of {M}, the former head of {D}, who is charged with fraud.",
        "A court in {P} convicted {M}, the former head of {D}, of fraud on {day} after it had heard {0} witnesses.",
        "Prosecutors say that he hid losses of {1} million crowns in {2} companies.",
        '"I signed what I was given," he told the court.',
        "Judge {W} ordered the room to be cleared twice.",
        "The company, which runs the waterworks of {Q}, said that it had repaid its customers.",
        "His lawyer, {X}, said she would appeal.",
        "Two clerks in {R} were fined in a first trial last year.",
    ),
    (
        "Bus plunges into gorge near {P}, {0} killed",
        "Brakes of bus in {P} gorge crash had failed before; {0} dead",
        "A bus plunged into a gorge near {P} on {day}, killing {0} people and injuring {1}, police said.",
        "The brakes of a bus that plunged into a gorge near {P} had failed before, police said on {day}. {0} people died and {1} were hurt.",
        "It was taking pilgrims home from {Q}. Its driver, {M}, was among the {2} people still missing.",
        '"It was raining stones," said {W}, who was thrown clear.',
        "Helicopters from {R} could not land in the fog.",
        "The road has no barrier. The council voted against one in 2019.",
        'Doctor {X} said that the hospital had "run out of everything but hands".',
        "Three days of mourning were declared.",
    ),
    (
        "Cholera kills {0} in {P} camp",
        "{P} camp runs out of beds as cholera kills {0}",
        "Cholera has killed {0} people in a camp near {P}, aid workers said on {day}.",
        "A camp near {P} has run out of beds as cholera spreads, aid workers said on {day}. {0} people have died.",
        "Some {1} were being treated in {2} tents, {M} of the relief agency said.",
        '"We have salt and sugar, and no clean water to put them in," she said.',
        "The camp holds those who fled the fighting around {Q}.",
        "A convoy left {R} with chlorine and drips.",
        "The health ministry, through its spokesman {W}, denied that there was an epidemic.",
        '"They are burying them at night," said {X}, a teacher in the camp.',
    ),
    (
        "Divers search {P} mine for {0} men",
        "Knocking heard in flooded {P} mine; {0} men missing",
        "Divers searched a flooded mine near {P} on {day} for {0} men, the rescue service said.",
        "Rescuers heard knocking in a flooded mine near {P} on {day}, where {0} men were missing.",
        "Pumps were lowering the water by {1} cm an hour, and {2} divers took turns.",
        '"As long as they knock we go down," said {M}, who leads the rescue.',
        "Water broke in from an old gallery that was on no map.",
        "The mine belongs to {D}, which closed another one in {Q} last year.",
        "Families slept in the canteen. {W} had brought her husband's shaving kit.",
        'Minister {X} said that "nobody will count the cost".',
    ),
]
GROWTH = (("3", "2", "40"), ("7", "3", "65"), ("12", "4", "80"), ("19", "6", "110"))
NOTICES = [
    ("{P} shares close {0} percent lower",
     "Shares in {P} closed {0} percent lower on {day}, led by {C}, which fell {1} percent.",
     "The index ended at 1,{2} points. Turnover was {3} million crowns against {4} million the day before.",
     "{D} rose {5} percent to {6} crowns. Rising stocks beat falling ones by {7} to {8}."),
    ("{P} river level at {0} cm",
     "The river stood at {0} cm at {P} at 6 a.m. on {day}, the waterways office said, {1} cm from the day before.",
     "At {Q} it stood at {2} cm and at {R} at {3} cm. Barges may load {4} tons.",
     "The office expects {5} cm by noon. The next report is due at 6 p.m."),
    ("{P} central bank fixings",
     "The central bank of {P} set the crown at {0}.{2} to the dollar and {1}.{3} to the pound on {day}.",
     "The yen was fixed at 0.{4} and the franc at {5}.{6}.",
     "The bank took {7} million from the market at {8} percent."),
    ("{P} health office daily count",
     "The health office of {P} counted {0} new cases of flu on {day}, and {1} people were in hospital.",
     "{2} were in intensive care, {3} of them on ventilators. {4} have died this winter.",
     "In {Q} there were {5} new cases, in {R} {6}. The office reports every day at noon."),
    ("{P} hog market",
     "Hogs sold at {0} to {1} crowns at {P} on {day}, with {2} head received.",
     "Sows over 500 pounds were at {3} to {4} crowns, {5} lower. At {Q} prices were {6} to {7}.",
     "Demand was good. Estimated receipts for the next day: {8}."),
    ("{D} declares quarterly dividend",
     "{D} declared a dividend of {0} crowns a share on {day}, payable to holders of record on the {1}th.",
     "It paid {2} crowns in the quarter before. {M}, its chairman, said that sales rose {3} percent.",
     "The company, based in {P}, has paid a dividend in each of the last {4} quarters."),
]  # fmt: skip
DAYS = (("1.2", "3", "412", "88", "97", "2.5", "41", "120", "77"), ("0.4", "5", "389", "102", "88", "1.1", "43", "96", "105"),
        ("2.1", "8", "367", "79", "102", "0.7", "39", "131", "64"))  # fmt: skip


def pairs(part):
    """The pairs of one part, `fitted` or `held`: (name, earlier, later, versions or not)."""
    odd = part == "held"
    for number, story in enumerate(RUNNING):
        if number % 2 == odd:
            yield from running(f"run{number}", story)
    for number, notice in enumerate(NOTICES):
        if number % 2 == odd:
            yield from filled(f"form{number}", notice)


def running(name, story):
    """A story's version with its next ones; and with the same story told of other people."""
    for size, hours, (one, other), anew in (
        (4, None, (0, 1), False), (4, 3, (0, 1), False), (4, 2, (1, 3), True), (5, None, (0, 2), True), (6, 5, (2, 3), False),
        (8, 9, (0, 3), True), (8, None, (1, 2), False), (8, 26, (1, 3), False), (7, 3, (1, 2), True),
    ):  # fmt: skip
        yield (
            name,
            told(name, story, 0, one, size, 0 if hours else None),
            told(name, story, 0, other, size, hours, anew),
            True,
        )
    for size, hours, (one, other) in (
        (4, None, (0, 1)), (4, 4, (1, 1)), (6, 30, (2, 0)), (8, 3, (0, 2)), (8, None, (3, 1)),
    ):  # fmt: skip
        yield (
            name,
            told(name, story, 0, one, size, 0 if hours else None),
            told(name, story, 1, other, size, hours),
            False,
        )


def told(name, story, cast, growth, size, hours, anew=False):
    """One version: headline, lede (or those written anew, and a paragraph lost) and the first paragraphs."""
    headline, again, lede, fresh, *rest = story
    chosen = [again, fresh, *rest[1 : size - 1]] if anew else [headline, lede, *rest[: size - 1]]
    return version(name, [part.format(*GROWTH[growth], **CASTS[cast]) for part in chosen], hours)


def filled(name, notice):
    """A notice and the next one of its form: of the next day, of another place, undated."""
    for hours, one, other, cast in ((24, 0, 1, 0), (25, 1, 2, 0), (None, 0, 2, 0), (1, 0, 1, 1), (None, 1, 2, 1)):
        earlier = [part.format(*DAYS[one], **CASTS[0]) for part in notice]
        later = [part.format(*DAYS[other], **(CASTS[cast] | {"day": "Wednesday"})) for part in notice]
        yield name, version(name, earlier, 0 if hours else None), version(name, later, hours), False


def version(name, parts, hours):
    when = None if hours is None else NOON + timedelta(hours=hours)
    headline, *body = parts
    names = f"{name} {hours} {len(body)} {hash_of(parts)}"
    return Version(names, (Paragraph(headline, "headline"), *map(Paragraph, body)), published=when, language="en")


def hash_of(parts):
    """Two different texts never have one id."""
    return sum(ord(character) * place for place, character in enumerate("".join(parts), 1))
