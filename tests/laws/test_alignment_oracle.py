"""The aligner and its slow, plain twin say the same of small texts."""

import random

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from newsdiff.alignment import align
from newsdiff.alignment.assigning import assign
from newsdiff.model import Paragraph
from newsdiff.model.relations import forward
from tests.oracle.alignment import Twin

COPY = [
    "The ferry Tarnholm ran aground off Skell Point on Tuesday with 212 people aboard.",
    "Rescuers took all passengers to the harbour at Lund before nightfall.",
    "Mayor Ilse Brandt said the town would open its schools for them.",
    "The captain told investigators that the rudder had failed without warning.",
    "Divers will inspect the hull as soon as the weather allows it.",
    "The operator, Nordline, said it had checked the ship in March.",
    "Two crew members were treated for cold and later sent home.",
    "Union officials have complained about old rudders for years.",
    "A spokesman for the coast guard called the rescue a success.",
    "The harbour will stay closed to large vessels until Friday.",
    "Nordline shares fell 4 percent in early trading.",
    "The ministry of transport has asked for a report within ten days.",
]
CHANGES = [
    ("said", "told reporters"),
    ("212", "198"),
    ("Tuesday", "Wednesday"),
    ("will", "would"),
    ("all ", ""),
    ("the ", "a "),
]


def revised(chance, texts):
    """A revision of some copy: sentences edited, cut, split in two, put in, moved."""
    after = []
    for text in texts:
        roll = chance.random()
        if roll < 0.3:
            (was, now), (then, later) = chance.sample(CHANGES, 2)
            after.append(text.replace(was, now, 1).replace(then, later, 1))
            continue
        if roll < 0.4:
            continue
        if roll < 0.5 and len(text.split()) > 9:
            words = text.split()
            after += [" ".join(words[:6]) + ".", " ".join(words[6:])]
            continue
        after.append(text)
    for _ in range(chance.randrange(3)):
        if after:
            after.insert(chance.randrange(len(after) + 1), after.pop(chance.randrange(len(after))))
    return after


@pytest.mark.parametrize("seed", range(30))
def test_the_twin_links_the_same_pairs_and_sees_the_same_moves(seed):
    chance = random.Random(seed)  # noqa: S311 - the same copy each time
    before = chance.sample(COPY, chance.randrange(3, 10))
    after = revised(chance, before) + chance.sample([text for text in COPY if text not in before], 2)
    sides = [[Paragraph(text, given=((0, len(text)),)) for text in dict.fromkeys(side)] for side in (before, after)]
    if not forward(*sides):
        sides.reverse()
    alignment = align(*sides)
    pairs, moved = Twin(*sides).pairs()
    assert {pair for link in alignment.links for pair in link.pairs} == pairs
    assert {pair for link in alignment.links if link.moved for pair in link.pairs} <= moved


@pytest.mark.parametrize("seed", range(20))
def test_the_assignment_is_worth_what_scipy_finds_it_worth(seed):
    chance = np.random.default_rng(seed)
    rows, columns = chance.integers(2, 30, 2)
    matrix = chance.integers(1, 100, (rows, columns)) * (chance.random((rows, columns)) < chance.random())
    worth = {(int(a), int(b)): int(matrix[a, b]) for a, b in np.argwhere(matrix)}
    chosen, _ = assign(worth)
    assert sum(worth[pair] for pair in chosen) == matrix[linear_sum_assignment(matrix, maximize=True)].sum()
