"""Hand-made alignments in one form, and how an alignment is counted against them."""

import json
import random
import re
from collections import Counter
from dataclasses import dataclass, field

from newsdiff.alignment import align
from newsdiff.model import Paragraph
from newsdiff.model.pairs import keeping_order
from newsdiff.model.relations import weight

_ESSAY = re.compile(r"argrewrite_(\d+)")  # both revisions of one essay are one story


@dataclass(frozen=True)
class Gold:
    """Two versions and the links a reader sees: pairs of sentence numbers and of paragraph numbers."""

    name: str
    story: str
    before: list[Paragraph]
    after: list[Paragraph]
    sentences: set[tuple[int, int]]
    paragraphs: set[tuple[int, int]]
    may: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    moved: tuple[set[tuple[int, int]], ...] = (set(),)


def paragraph(sentences, role="body"):
    """A paragraph of sentences that are already cut."""
    spans, text = [], ""
    for sentence in sentences:
        text += " " if text else ""
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
    return Paragraph(text, role, tuple(spans))


def essays(path, shuffled=0):
    """ArgRewrite's draft pairs; `shuffled` sentences of the later draft are moved to a random place."""
    return [_essay(json.loads(line), shuffled, n) for n, line in enumerate(path.read_text("utf-8").splitlines())]


def _essay(record, shuffled, number):
    chance = random.Random(number)  # noqa: S311 - the same moves each time
    order = list(range(len(record["new"])))
    for _ in range(shuffled):
        order.insert(chance.randrange(len(order)), order.pop(chance.randrange(len(order))))
    old, new = record["old"], [record["new"][n] for n in order]
    links = {(a - 1, order.index(b - 1)) for a, b in record["links"]}
    before, here = _drafted(old)
    after, there = _drafted(new)
    paragraphs = {(here[a], there[b]) for a, b in links}
    moved = _outside(links, old, new) if shuffled else set()
    return Gold(record["id"], _ESSAY.search(record["id"])[1], before, after, links, paragraphs, moved=(moved,))


def _drafted(sentences):
    """The paragraphs of a draft, and for each sentence the number of its paragraph."""
    runs, home, last = [], [], None
    for sentence in sentences:
        if sentence["par"] != last:
            runs.append([])
            last = sentence["par"]
        runs[-1].append(sentence["text"].strip() or "-")
        home.append(len(runs) - 1)
    return [paragraph(run) for run in runs], home


def _outside(links, old, new):
    """Links outside the heaviest set that keeps the order."""
    pairs = sorted(links)
    kept = keeping_order(pairs, [min(weight(old[a]["text"]), weight(new[b]["text"])) for a, b in pairs])
    return links - {pairs[n] for n in kept}


def news(folder):
    """The hand-aligned wire pairs."""
    return [_wire(json.loads(path.read_text("utf-8")), path.stem) for path in sorted(folder.glob("*.json"))]


def _wire(gold, name):
    sides, numbers = [], []
    for version in ("v1", "v2"):
        cut = gold["sentences"][version]
        runs = [[key for key in cut if key.split(".")[0] == str(block["n"])] for block in gold["blocks"][version]]
        roles = [block["role"] for block in gold["blocks"][version]]
        sides.append([paragraph([cut[key] for key in run], role) for run, role in zip(runs, roles, strict=True)])
        numbers.append({key: n for n, key in enumerate(key for run in runs for key in run)})

    def pairs(unit, strength):
        return {
            (numbers[0][link["v1"]], numbers[1][link["v2"]])
            if unit == "sentence_links"
            else (link["v1"] - 1, link["v2"] - 1)
            for link in gold[unit]
            if link["strength"] == strength
        }

    moved = [[link["v1"], link["v2"]] for link in gold["paragraph_links"] if link["moved"]]
    return Gold(
        name, name, *sides, pairs("sentence_links", "required"), pairs("paragraph_links", "required"),
        {"sentences": pairs("sentence_links", "optional"), "paragraphs": pairs("paragraph_links", "optional")},
        tuple({(a - 1, b - 1) for a, b in some} for some in (moved, *gold["moved_alternatives"])),
    )  # fmt: skip


def counted(gold, alignment):
    """Right, wrong and missed links by measure."""
    sentences = {pair for link in alignment.links for pair in link.pairs}
    paragraphs = {pair for link in alignment.paragraphs for pair in link.pairs}
    moved = {pair for link in alignment.links if link.moved for pair in link.pairs}
    counts = Counter()
    _count(counts, "sentences", sentences, gold.sentences, gold.may.get("sentences", set()))
    _count(counts, "paragraphs", paragraphs, gold.paragraphs, gold.may.get("paragraphs", set()))
    texts = [[sentence for one in side for sentence in one.sentences] for side in (gold.before, gold.after)]
    changed = [{(a, b) for a, b in some if texts[0][a] != texts[1][b]} for some in (sentences, gold.sentences)]
    _count(counts, "modified", *changed, gold.may.get("sentences", set()))
    unmarked = {pair for pair in moved if pair not in gold.sentences}
    _count(counts, "in_order", sentences - unmarked, gold.sentences, gold.may.get("sentences", set()))
    _count(counts, "modified_in_order", changed[0] - unmarked, changed[1], gold.may.get("sentences", set()))
    _count(counts, "moves", moved & gold.sentences, gold.moved[0], set())
    counts["links"] += len(gold.sentences)
    counts["unmarked"] += len(unmarked)
    return counts


def counted_paragraph_moves(gold, alignment):
    """Right, wrong and missed moves of paragraphs, by the reading of the gold that fits best."""
    moved = {pair for link in alignment.paragraphs if link.moved for pair in link.pairs}
    best = max(gold.moved, key=lambda some: len(moved & some))
    counts = Counter()
    _count(counts, "moves", moved, best, set())
    return counts


def _count(counts, name, told, wished, may):
    counts[name, "right"] += len(told & wished)
    counts[name, "wrong"] += len(told - wished - may)
    counts[name, "missed"] += len(wished - told)


def rates(counts, name):
    """Precision, recall, F1."""
    right, wrong, missed = (counts[name, kind] for kind in ("right", "wrong", "missed"))
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall, 2 * right / (2 * right + wrong + missed) if right else 0.0


def interval(counts, name, which, rounds=200):
    """The 95 % bootstrap interval of a rate, over stories: the revisions of one essay are not independent."""
    chance = random.Random(1)  # noqa: S311 - the same samples each time
    some = [*counts.values()]
    drawn = sorted(rates(sum(chance.choices(some, k=len(some)), Counter()), name)[which] for _ in range(rounds))
    return drawn[round(rounds * 0.025)], drawn[round(rounds * 0.975) - 1]


def measured(golds):
    """Counts of each story."""
    counts = {gold.story: Counter() for gold in golds}
    for gold in golds:
        counts[gold.story] += counted(gold, align(gold.before, gold.after))
    return counts


COPY = """The ferry Tarnholm ran aground off Skell Point on Tuesday with 212 people aboard.
Rescuers took all passengers to the harbour at Lund before nightfall, the coast guard said.
Mayor Ilse Brandt said the town would open its schools for those who could not travel on.
The captain told investigators that the rudder had failed without warning in calm water.
Divers will inspect the hull as soon as the weather allows it, probably at the weekend.
The operator, Nordline, said it had checked the ship in March and found no fault in it.
Two crew members were treated for cold and later sent home from the clinic in Varn.
Union officials have complained about worn steering gear on older vessels for years.
A spokesman for the rescuers called the evacuation a success and praised the fishing fleet.
The channel will stay closed to large vessels until Friday, pilots were told by radio.
Shares of the company fell 4 percent in early trading on the exchange in Kelm.
The ministry of transport has asked for a report within ten days, officials confirmed.
Passengers described a loud bang and a sudden list before the lights in the saloon went out.
Built in 1988, the Tarnholm was to be replaced next spring by a ship with electric engines.
Insurance adjusters estimated the damage at 30 million crowns, not counting lost fares.
A school choir from Imber sang for the other travellers while they waited for the boats.
Environmental inspectors found no oil in the water but laid out booms as a precaution.
The last grounding on the reef was in 1999, when a grain ship broke its back in a gale.""".splitlines()
EDITS = [
    ("said", "told reporters"),
    ("will", "would"),
    ("all ", ""),
    ("the ", "a "),
    (" in ", " near "),
    ("4", "6"),
    (" was ", " had been "),
]


def invented(number):
    """A revision of invented copy whose links are known because it was made: edited, cut, split, put in, moved."""
    chance = random.Random(number)  # noqa: S311 - the same copy each time
    texts = chance.sample(COPY, 12)
    spare = [text for text in COPY if text not in texts]
    made = []
    for place, text in enumerate(texts):
        roll = chance.random()
        if roll < 0.3:
            (was, now), (then, later) = chance.sample(EDITS, 2)
            made.append((text.replace(was, now, 1).replace(then, later, 1), place))
        elif roll < 0.4 and " and " in text:
            head, _, tail = text.partition(" and ")
            made += [(head + ".", place), (tail.capitalize(), place)]
        elif roll > 0.9:
            made.append((spare.pop(), None))
        elif roll < 0.82:
            made.append((text, place))
    wanderer = chance.randrange(len(made))
    made.insert((wanderer + 5) % len(made), made.pop(wanderer))
    links = {(place, n) for n, (_, place) in enumerate(made) if place is not None}
    sides = [[paragraph([text]) for text in side] for side in (texts, [text for text, _ in made])]
    old, new = ([{"text": one.text} for one in side] for side in sides)
    return Gold(f"invented {number}", f"invented {number}", *sides, links, links, moved=(_outside(links, old, new),))
