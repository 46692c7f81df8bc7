"""What a user of `align` may rely on, by example."""

import random

import pytest

from newsdiff.alignment import align, similarity
from newsdiff.alignment.anchoring import equal_pairs
from newsdiff.alignment.assigning import LARGE, assign
from newsdiff.model import Paragraph

MARKET = "The harbour board of Skell voted on Monday to close the fish market for six weeks."
TRADERS = "Traders said they had been given no warning and would lose the herring season."
ROPES = "A temporary market will open in the old rope factory on 3 May."


def changes(before, after):
    return [(link.change, link.before, link.after) for link in align(before, after).links]


def test_an_empty_paragraph_stays_unchanged():
    before, after = [Paragraph(""), Paragraph("Rain fell.")], [Paragraph("Snow fell."), Paragraph(""), Paragraph("")]
    told = [(link.change, link.before, link.after) for link in align(before, after).paragraphs]
    assert ("unchanged", (0,), (1,)) in told
    assert ("added", (), (2,)) in told
    assert [link.change for link in align(before, before).paragraphs] == ["unchanged", "unchanged"]


def test_plain_strings_are_paragraphs_of_one_sentence():
    alignment = align(["One. Two."], ["One. Two.", "Three."])
    assert [(link.before, link.after, link.change) for link in alignment.links] == [
        ((0,), (0,), "unchanged"),
        ((), (1,), "added"),
    ]


def test_nothing_against_nothing_is_nothing():
    assert align([], []).links == ()
    assert align([], []).paragraphs == ()
    assert changes([], [MARKET]) == [("added", (), (0,))]


def test_a_removed_sentence_is_told_after_what_preceded_it():
    assert changes([MARKET, TRADERS, ROPES], [MARKET, ROPES]) == [
        ("unchanged", (0,), (0,)),
        ("removed", (1,), ()),
        ("unchanged", (2,), (1,)),
    ]


def test_every_edited_link_carries_its_evidence():
    (link,) = align([MARKET], [MARKET.replace("six", "ten")]).links
    evidence = dict(link.evidence)
    assert link.change == "edited"
    assert link.similarity == pytest.approx((evidence["ratio"] + evidence["cosine"]) / 2, abs=1e-4)
    assert all(round(value, 4) == value for value in evidence.values())


def test_roles_never_take_a_partner_from_the_body():
    before = [Paragraph("Skell market closed", "headline"), Paragraph(MARKET)]
    after = [Paragraph(MARKET.rstrip("."), "headline"), Paragraph(MARKET)]
    assert [(link.before, link.after) for link in align(before, after).links] == [((0,), (0,)), ((1,), (1,))]


def test_a_byline_that_stands_elsewhere_has_not_moved():
    byline = Paragraph("By Marit Solheim", "byline")
    body = [Paragraph(MARKET), Paragraph(TRADERS)]
    alignment = align([byline, *body], [*body, byline])
    assert not any(link.moved for link in (*alignment.links, *alignment.paragraphs))


def test_of_ten_thousand_equal_paragraphs_exactly_one_has_changed():
    before = [MARKET] * 3000
    after = [*before[:1000], MARKET.replace("six", "ten"), *before[1001:]]
    assert [link.before for link in align(before, after).links if link.change != "unchanged"] == [(1000,)]


def test_what_is_passed_over_for_its_size_is_called_coarse(monkeypatch):
    before = [f"{TRADERS} {n}" for n in range(40)]
    after = [f"{TRADERS} {chr(97 + n % 26)}{n}" for n in range(40)]
    assert not align(before, after).coarse
    monkeypatch.setattr(similarity, "ALL", 100)
    assert align(before, after).coarse


def test_the_assignment_is_worth_the_most():
    chance = random.Random(3)  # noqa: S311 - the same graphs each time
    for _ in range(80):
        pairs = [(a, b) for a in range(4) for b in range(4) if chance.random() < 0.6]
        worth = {pair: chance.randrange(1, 50) for pair in pairs}
        chosen, coarse = assign(worth)
        assert not coarse
        assert sum(worth[pair] for pair in chosen) == heaviest(pairs, worth)


def heaviest(pairs, worth):
    """The best sum over every choice of pairs that share no side, by trying all."""
    if not pairs:
        return 0
    first, *rest = pairs
    free = [pair for pair in rest if pair[0] != first[0] and pair[1] != first[1]]
    return max(heaviest(rest, worth), worth[first] + heaviest(free, worth))


def test_too_large_a_component_is_taken_greedily_and_says_so():
    side = int(LARGE**0.5) + 2
    chosen, coarse = assign({(a, b): 1000 - abs(a - b) for a in range(side) for b in range(side)})
    assert coarse
    assert chosen == [(n, n) for n in range(side)]


def test_of_each_text_as_many_are_paired_as_the_smaller_side_holds():
    chance = random.Random(5)  # noqa: S311 - the same lists each time
    for _ in range(50):
        before, after = ([chance.choice("abcd") for _ in range(chance.randrange(12))] for _ in range(2))
        pairs = equal_pairs(before, after, lambda _: 1)
        assert all(before[a] == after[b] for a, b in pairs)
        assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
        assert len(pairs) == sum(min(before.count(text), after.count(text)) for text in "abcd")


def test_an_empty_paragraph_is_unchanged_where_it_stands_in_both():
    texts = [Paragraph(""), Paragraph("The mayor spoke."), Paragraph("")]
    alignment = align(texts, texts)
    assert [relation.change for relation in alignment.paragraphs] == ["unchanged"] * 3
    shorter = align(texts, texts[:2])
    assert [relation.change for relation in shorter.paragraphs] == ["unchanged", "unchanged", "removed"]
