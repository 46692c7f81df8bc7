"""A story's history follows each paragraph and each changing figure from the first version to the last."""

from newsdiff.history import claim_lines, figure_lines, history, lifelines
from newsdiff.model import (
    Alignment,
    ClaimChange,
    Comparison,
    Facet,
    FacetChange,
    Findings,
    Link,
    Order,
    Paragraph,
    Place,
    Story,
    Version,
)

ORDER = Order("published", sure=True, note="The texts carry their times.")


def version(*texts):
    return Version("v", tuple(Paragraph(text) for text in texts))


def compared(before, after, pairs, claims=()):
    """A comparison of versions whose sentences are linked one to one as `pairs` say: (before, after, similarity)."""
    links = [Link((a,), (b,), similarity, pairs=((a, b),)) for a, b, similarity in pairs]
    linked = {a for a, *_ in pairs}, {b for _, b, _ in pairs}
    total = [sum(len(p.spans) for p in side.paragraphs) for side in (before, after)]
    links += [Link((a,), ()) for a in range(total[0]) if a not in linked[0]]
    links += [Link((), (b,)) for b in range(total[1]) if b not in linked[1]]
    alignment = Alignment(tuple(links), before.paragraphs, after.paragraphs)
    return Comparison(before, after, ORDER, alignment, (), Findings(tuple(claims)), "")


def figure(paragraph, text, low, unit="dead"):
    return Facet("figure", paragraph, 0, len(text), text, (("low", low), ("high", low), ("unit", unit)))


def change(before, after, name="c1", *, sure="high", same_as=None):
    sides = [(Place(side.paragraph, 0, 0, len(side.text), side.text),) for side in (before, after)]
    return ClaimChange(name, *sides, (FacetChange("figure", before, after, "value", "test", sure),), same_as=same_as)


def places(lines):
    return [line.places for line in lines]


def test_paragraphs_are_followed_wherever_they_move():
    a, b, c = version("One two.", "Three four."), version("Three four.", "One two.", "New here."), version("New here.")
    steps = [compared(a, b, [(0, 1, 1.0), (1, 0, 1.0)]), compared(b, c, [(2, 0, 1.0)])]
    lines = lifelines([2, 3, 1], steps)
    assert places(lines) == [(0, 1, None), (1, 0, None), (None, 2, 0)]
    assert [(line.born, line.cut) for line in lines] == [(0, 2), (0, 2), (1, None)]


def test_a_split_goes_on_with_the_part_that_shares_the_most():
    a = version("Short one. A second sentence that is a good deal longer.")
    b = version("Short one.", "A second sentence that is a good deal longer.")
    lines = lifelines([1, 2], [compared(a, b, [(0, 0, 1.0), (1, 1, 1.0)])])
    assert places(lines) == [(0, 1), (None, 0)]


def test_a_merge_goes_on_with_the_part_that_shares_the_most():
    a = version("Short one.", "A second sentence that is a good deal longer.")
    b = version("Short one. A second sentence that is a good deal longer.")
    lines = lifelines([2, 1], [compared(a, b, [(0, 0, 1.0), (1, 1, 1.0)])])
    assert places(lines) == [(0, None), (1, 0)]


def test_every_paragraph_of_every_version_stands_in_one_lifeline():
    a, b, c = version("One.", "Two.", "Three."), version("Two.", "Four."), version("Five.", "Two.", "Four.")
    steps = [compared(a, b, [(1, 0, 1.0)]), compared(b, c, [(0, 1, 1.0), (1, 2, 0.8)])]
    lines = lifelines([3, 2, 3], steps)
    for number, text in enumerate((a, b, c)):
        found = sorted(line.places[number] for line in lines if line.places[number] is not None)
        assert found == list(range(len(text.paragraphs)))


def test_a_toll_is_one_line_through_its_changes():
    a, b, c, d = (version(f"{n} people died.", "Rain fell.") for n in ("Twelve", "Nineteen", "Nineteen", "Twenty"))
    twelve, nineteen, twenty = figure(0, "Twelve people", 12), figure(0, "Nineteen people", 19), figure(0, "Twenty", 20)
    same = [(0, 0, 0.8), (1, 1, 1.0)]
    steps = [
        compared(a, b, same, [change(twelve, nineteen)]),
        compared(b, c, [(0, 0, 1.0), (1, 1, 1.0)]),
        compared(c, d, same, [change(nineteen, twenty)]),
    ]
    (line,) = figure_lines(steps, lifelines([2, 2, 2, 2], steps))
    assert [(version, facet.text) for version, facet in line.points] == [
        (0, "Twelve people"),
        (1, "Nineteen people"),
        (3, "Twenty"),
    ]


def test_figures_of_two_paragraphs_are_two_lines():
    a, b, c = (version(f"{n} died.", f"{n} were hurt.") for n in ("Two", "Five", "Nine"))
    same = [(0, 0, 0.8), (1, 1, 0.8)]
    two, five, nine = (
        [figure(p, text, low, f"kind {p}") for p in (0, 1)] for text, low in (("Two", 2), ("Five", 5), ("Nine", 9))
    )
    steps = [
        compared(a, b, same, [change(two[0], five[0]), change(two[1], five[1], "c2")]),
        compared(b, c, same, [change(five[0], nine[0])]),
    ]
    lines = figure_lines(steps, lifelines([2, 2, 2], steps))
    assert [[facet.text for _, facet in line.points] for line in lines] == [["Two", "Five", "Nine"], ["Two", "Five"]]


def test_the_same_change_in_headline_and_lede_is_one_line():
    a, b, c = (version(f"{n} dead.", f"{n} people died.") for n in ("Two", "Five", "Nine"))
    same = [(0, 0, 0.8), (1, 1, 0.8)]
    two, five, nine = ([figure(p, text, low) for p in (0, 1)] for text, low in (("Two", 2), ("Five", 5), ("Nine", 9)))
    steps = [
        compared(a, b, same, [change(two[0], five[0]), change(two[1], five[1], "c2", same_as="c1")]),
        compared(b, c, same, [change(five[1], nine[1])]),
    ]
    (line,) = figure_lines(steps, lifelines([2, 2, 2], steps))
    assert [facet.text for _, facet in line.points] == ["Two", "Five", "Nine"]


def test_a_doubtful_figure_starts_no_line():
    a, b = version("Two died."), version("Five died.")
    steps = [compared(a, b, [(0, 0, 0.8)], [change(figure(0, "Two", 2), figure(0, "Five", 5), sure="low")])]
    assert figure_lines(steps, lifelines([1, 1], steps)) == ()


def test_a_story_of_one_version_has_no_comparison():
    story = Story("s-1", (version("One.", "Two."),), (), ORDER)
    found = history(story)
    assert (found.comparisons, found.figures) == ((), ())
    assert places(found.paragraphs) == [(0,), (1,)]


def test_a_story_is_compared_step_by_step_in_its_own_order():
    texts = [
        ("Twelve people died in the flood.", "Rain fell all night on the hills."),
        ("Nineteen people died in the flood.", "Rain fell all night on the hills."),
        ("Rain fell all night on the hills.", "Twenty-one people died in the flood."),
    ]
    story = Story("s-1", tuple(version(*text) for text in texts), (), ORDER)
    found = history(story)
    assert [(c.before, c.after) for c in found.comparisons] == list(story.revisions())
    assert {c.order for c in found.comparisons} == {ORDER}
    assert places(found.paragraphs) == [(0, 0, 1), (1, 1, 0)]


def told(name, before, after, same_as=None):
    """A claim change; sides are (paragraph, sentence, text) or None; with both of them a figure changed."""
    sides = [(Place(*side[:2], 0, len(side[2]), side[2]),) if side else () for side in (before, after)]
    facets = (FacetChange("figure", figure(0, "5", 5), figure(0, "6", 6), "value", "test"),) if before and after else ()
    return ClaimChange(name, *sides, facets, same_as=same_as)


def fates(lines):
    return [[(version, change.change) for version, change in line.events] for line in lines]


def test_a_claim_is_followed_from_birth_through_its_changes_to_its_end():
    a, b = version("Still here."), version("Still here.", "The army sent 300 men north.")
    c, d = version("New lede.", "The army sent 450 men north.", "Still here."), version("New lede.", "Still here.")
    steps = [
        compared(a, b, [(0, 0, 1.0)], [told("c1", None, (1, 0, b.paragraphs[1].text))]),
        compared(b, c, [(0, 2, 1.0), (1, 1, 0.8)],
                 [told("c1", (1, 0, b.paragraphs[1].text), (1, 0, c.paragraphs[1].text))]),
        compared(c, d, [(0, 0, 1.0), (2, 1, 1.0)], [told("c1", (1, 0, c.paragraphs[1].text), None)]),
    ]  # fmt: skip
    (line,) = claim_lines(steps)
    assert fates([line]) == [[(1, "added"), (2, "changed"), (3, "removed")]]
    assert (line.born, line.cut) == (1, 3)


def test_between_two_changes_a_claim_goes_where_its_sentence_goes():
    a, b = version("One two three.", "Four five six."), version("Four five six.", "One two other.")
    c = version("One two last.", "Four five six.")
    steps = [
        compared(a, b, [(0, 1, 0.8), (1, 0, 1.0)], [told("c1", (0, 0, "One two three."), (1, 0, "One two other."))]),
        compared(b, b, [(0, 0, 1.0), (1, 1, 1.0)]),
        compared(b, c, [(0, 1, 1.0), (1, 0, 0.8)], [told("c1", (1, 0, "One two other."), (0, 0, "One two last."))]),
    ]
    assert fates(claim_lines(steps)) == [[(1, "changed"), (3, "changed")]]


def test_of_two_claims_in_one_sentence_each_goes_on_with_its_own_words():
    a, b, c = version("Old."), version("Ten boats sank and nine crews swam."), version("Ten boats sank.")
    boats, crews = (0, 0, "Ten boats sank"), (0, 0, "nine crews swam")
    steps = [
        compared(a, b, [], [told("c1", None, boats), told("c2", None, crews)]),
        compared(b, c, [(0, 0, 0.7)], [told("c1", crews, None)]),
    ]
    assert fates(claim_lines(steps)) == [[(1, "added")], [(1, "added"), (2, "removed")]]


def test_what_only_says_a_change_again_has_no_line_of_its_own():
    a, b = version("Five dead.", "Five are dead."), version("Six dead.", "Six are dead.")
    claims = [
        told("c1", (0, 0, "Five dead."), (0, 0, "Six dead.")),
        told("c2", (1, 0, "Five are dead."), (1, 0, "Six are dead."), same_as="c1"),
    ]
    assert len(claim_lines([compared(a, b, [(0, 0, 0.9), (1, 1, 0.9)], claims)])) == 1
