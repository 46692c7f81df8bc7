"""An invented wire, the same for the same seed: stories that are rewritten, repeated, corrected, killed, and notices of one form."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsdiff.model import Declared, Label, Paragraph, Source, Version

START = datetime(2026, 3, 1, tzinfo=UTC)
PLACES = "Tolm Velden Ostmere Karv Brisedal Quillan Marrow Thessby Lorn Hadesh Ilmen Pryde".split()
WHO = "miners|dockers|the harbour board|the council|coast guards|a court|the ministry|farmers|the grid|two banks".split(
    "|"
)
DID = "halted|resumed|approved|rejected|delayed|inspected|sold|raised|flooded|cleared".split()
WHAT = "the ferry line|a dam|the grain tender|coal shipments|the bridge works|a tax on tin|the night train|the sugar quota".split(
    "|"
)
RULE = "Meridian Wire keeps its own rules for quoting officials who do not wish to be named in any report."


def words(pick, count):
    """Words that no other story has, but for the common ones."""
    return " ".join(
        pick.choice(("the", "of", "and", "said", "on"))
        if pick.random() < 0.3
        else "".join(pick.choices("aeioubdkmnrstvl", k=7))
        for _ in range(count)
    )


def sentence(pick):
    return f"{pick.choice(WHO).capitalize()} {pick.choice(DID)} {pick.choice(WHAT)} near {pick.choice(PLACES)}, {words(pick, 12)} {pick.randint(2, 990)} tonnes."


def wire(count, seed=1, days=12, undated=0.04):
    """So many versions in the order of a file; ids are numbers, sources the lines of `wire.jsonl`."""
    pick = random.Random(seed)
    found = []
    while len(found) < count:
        when = START + timedelta(minutes=pick.randint(0, days * 24 * 60))
        found += story(pick, when, undated)
    pick.shuffle(found)
    return [
        replace(version, id=version.id or str(number), sources=(Source("wire.jsonl", "jsonl", number),))
        for number, version in enumerate(found[:count], 1)
    ]


def story(pick, when, undated):
    place, form = pick.choice(PLACES), pick.random()
    if form < 0.15:  # one notice of a form that comes every day
        head = f"{place} rates"
        return [
            made(
                head,
                [
                    f"{place} bank sets its bill rate at {pick.randint(2, 99)}.{pick.randint(10, 99)} pct from {pick.randint(2, 99)}.{pick.randint(10, 99)} pct, the bank said in a notice to dealers.",
                    RULE,
                ],
                when,
            )
        ]
    head = sentence(pick)[:60]
    body = [sentence(pick) + " " + sentence(pick) for _ in range(pick.randint(3, 7))]
    if pick.random() < 0.3:
        body.append(RULE)
    if pick.random() < undated:
        when = None
    name = f"item-{pick.randint(1, 10**9)}" if pick.random() < 0.15 else None
    versions = [made(head, body, when, declared=Declared(story_id=name))]
    for step in range(pick.choice((0, 0, 1, 1, 2, 3))):
        gap = timedelta(minutes=pick.choice((0, 5, 90, 700, 3000, 4320, 5000)))
        when = when and when + gap
        form = pick.random()
        if form < 0.25:
            versions.append(made(head, body, when))  # the same text again
            continue
        body = [sentence(pick) if pick.random() < 0.3 else part for part in body]
        label = Label("update", step + 1, (f"UPDATE {step + 1}",)) if pick.random() < 0.4 else Label()
        state = "usable"
        declared = Declared(story_id=name)
        if form > 0.93:
            state, label = "withdrawn", Label("withdrawal", None, ("KILL",))
        if form > 0.85:
            mine = f"tag:{pick.randint(1, 10**9)}"
            versions[-1] = replace(versions[-1], id=mine, declared=replace(versions[-1].declared, id=mine))
            declared = replace(declared, replaces=(mine,))
        versions.append(made(head, body, when, label, state, declared))
    return versions


def made(head, body, when, label=Label(), state="usable", declared=Declared()):  # noqa: B008 - frozen
    paragraphs = (Paragraph(head, "headline"), *(Paragraph(text) for text in body))
    return Version("", paragraphs, label=label, published=when, state=state, language="en", declared=declared)
