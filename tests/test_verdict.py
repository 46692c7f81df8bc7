"""The sentence an editor reads first follows from the facts, and says nothing else."""

import pytest

import newsdiff
from newsdiff.comparison import compare
from newsdiff.model import (
    Alignment,
    ClaimChange,
    Comparison,
    Facet,
    FacetChange,
    Findings,
    Label,
    Link,
    Order,
    Paragraph,
    Place,
    Version,
)
from newsdiff.verdict import verdict

ORDER = Order("argument", sure=True, note="As given.")
PLACE = (Place(0, 0, 0, 1, "x"),)
HEAD = "Ferry runs aground off Port Selby"
LEDE = "A ferry ran aground off Port Selby on Monday, officials said."


def paragraph(text, role="body"):
    return Paragraph(text, role, given=((0, len(text)),))


def version(*texts, headline=HEAD, **fields):
    return Version("v", (paragraph(headline, "headline"), *map(paragraph, texts)), **fields)


def linked(before, after, links):
    """A comparison of one-sentence paragraphs: `links` is a list of (before, after, similarity, moved)."""
    found = tuple(
        Link(
            tuple(a),
            tuple(b),
            similarity,
            moved=moved,
            pairs=tuple((x, y) for x in a for y in b),
        )
        for a, b, similarity, moved in links
    )
    return Alignment(found, before.paragraphs, after.paragraphs)


def compared(before, after, claims=(), links=None, **fields):
    ignored, missing = fields.pop("ignored", ()), fields.pop("missing", ())
    if links is None:
        count = min(len(before.paragraphs), len(after.paragraphs))
        same = [before.paragraphs[n].text == after.paragraphs[n].text for n in range(count)]
        links = [((n,), (n,), 1.0 if same[n] else 0.9, False) for n in range(count)]
        links += [((), (n,), 0.0, False) for n in range(count, len(after.paragraphs))]
        links += [((n,), (), 0.0, False) for n in range(count, len(before.paragraphs))]
    findings = Findings(tuple(claims), ignored=tuple(ignored), not_looked_for=tuple(missing))
    return Comparison(before, after, ORDER, linked(before, after, links), (), findings, "", **fields)


def change(kind, before=None, after=None, *, sure="high"):
    sides = [Facet(kind, 0, 0, len(text), text) if text else None for text in (before, after)]
    return FacetChange(kind, *sides, how="value", why="test", sure=sure)


def claim(*facets, before=PLACE, after=PLACE, **fields):
    return ClaimChange("c1", before, after, facets, **fields)


def test_equal_texts_are_said_to_be_equal():
    assert verdict(compared(version(LEDE), version(LEDE))) == "The two texts are the same to the byte."


def test_typography_alone_is_named_as_such():
    found = compared(version("He said “no” 40 km away."), version('He said "no" 40km away.'))
    assert verdict(found) == "Nothing but typography changed."


def test_spelling_alone_is_named_as_such():
    found = compared(version("A new programme."), version("A new program."), ignored=[("spelling", 1)])
    assert verdict(found) == "Nothing but spelling and typography changed."


def test_paragraphs_in_another_order_are_no_changed_word():
    links = [((0,), (0,), 1.0, False), ((2,), (1,), 1.0, True), ((1,), (2,), 1.0, False)]
    found = compared(version("One.", "Two."), version("Two.", "One."), links=links)
    assert verdict(found) == "No word changed; a paragraph moved."


def test_other_words_without_another_fact_are_only_wording():
    found = compared(version("The crew were taken off."), version("The crew had been taken off."))
    assert verdict(found) == "Only wording changed: one sentence is worded otherwise; no change of fact was found."


def test_words_that_stand_for_others_are_shown():
    texts = [f"He lost his {word} in the fall from the pier." for word in ("lantern", "umbrella")]
    found = newsdiff.compare(*(Version(text, (Paragraph(text),), language="en") for text in texts))
    told = "one sentence is worded otherwise (lantern → umbrella); no rule knows them for another fact."
    assert found.verdict == f"Only wording changed: {told}"


def test_what_was_not_looked_for_is_not_denied():
    found = compared(version("Satama suljettiin."), version("Satama on suljettu."), missing=[("action", "language fi")])
    assert verdict(found).endswith("no change of fact was found, but not all kinds were looked for.")


def test_a_changed_byline_is_not_called_wording_of_the_story():
    before = Version("a", (paragraph("By Ana Kole", "byline"), paragraph(LEDE)))
    after = Version("b", (paragraph("By Ana Kole and Jo Brandt", "byline"), paragraph(LEDE)))
    assert verdict(compared(before, after)) == "Only lines about the story changed (byline, advisory, sign-off)."


def test_one_changed_figure_is_shown():
    found = compared(
        version(LEDE, "Twelve people were hurt."),
        version(LEDE, "Nineteen people were hurt."),
        [claim(change("figure", "Twelve people", "Nineteen people"))],
    )
    assert verdict(found) == (
        "A figure (Twelve people → Nineteen people) changed; 2 of 3 paragraphs are word for word the same."
    )


def test_the_weightiest_facts_come_first():
    facets = [
        change("hedge", "about", None),
        change("name", "Ana Kole", "Jo Brandt"),
        change("attribution", "police", "a spokesman"),
        change("figure", "12", "19"),
        change("figure", "3", "4"),
    ]
    found = compared(version(LEDE, "x"), version(LEDE, "y"), [claim(*facets)])
    assert verdict(found) == (
        "Two figures, a source and a name (Ana Kole → Jo Brandt) changed, a qualifier dropped; "
        "2 of 3 paragraphs are word for word the same."
    )


def test_doubtful_facets_stay_out():
    found = compared(version(LEDE, "x"), version(LEDE, "y"), [claim(change("figure", "12", "19", sure="low"))])
    assert verdict(found) == "No sure change of fact; 2 of 3 paragraphs are word for word the same."


def test_what_only_repeats_a_change_is_not_counted_again():
    facts = [claim(change("figure", "12", "19")), claim(change("figure", "12", "19"), same_as="c1")]
    assert verdict(compared(version(LEDE, "x"), version(LEDE, "y"), facts)).startswith("A figure (12 → 19) changed")


def test_dropped_figures_of_a_dropped_claim_are_told():
    gone = claim(change("figure", "1,500 sacks"), change("figure", "200 sacks"), after=())
    found = compared(version(LEDE, "x"), version(LEDE), [gone])
    assert verdict(found) == "Two figures dropped, a claim dropped; what is left is word for word the same."


def test_what_only_grew_kept_every_earlier_paragraph():
    found = compared(version(LEDE), version(LEDE, "x"), [claim(change("figure", None, "12 sacks"), before=())])
    assert verdict(found) == "A claim added with a figure; both earlier paragraphs stayed word for word."


def test_a_tag_of_the_desk_is_no_changed_headline():
    after = version("x", headline=f"UPDATE 1-{HEAD}", label=Label("update", 1, ("UPDATE 1",)))
    assert "headline" not in verdict(compared(version("y"), after, [claim(change("figure", "1", "2"))]))


def test_headline_and_lede_are_told_when_their_words_differ():
    found = compared(version("A."), version("B.", headline="Other words"), [claim(change("figure", "1", "2"))])
    assert "the headline and lede changed" in verdict(found)
    assert verdict(found).endswith("no paragraph is word for word the same.")


def test_a_text_with_few_kept_words_is_called_rewritten():
    before = version("One thing.", "Two things.", "Three things.")
    after = version("Quite another thing.", "Not two.", "Nor three.", headline="Nothing alike at all")
    links = [((0,), (0,), 0.2, False), *(((n,), (n,), 0.1, False) for n in (1, 2, 3))]
    told = verdict(compared(before, after, [claim(change("figure", "1", "2"))], links))
    assert told.startswith("Substantially rewritten: ")


def test_one_changed_sentence_of_a_short_text_is_no_rewriting():
    before, after = version("One thing.", "Two things."), version("Quite another thing.", "Two things.")
    links = [((0,), (0,), 1.0, False), ((1,), (1,), 0.1, False), ((2,), (2,), 1.0, False)]
    told = verdict(compared(before, after, [claim(change("figure", "1", "2"))], links))
    assert told.startswith("A figure (1 → 2) changed")


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [("correction", "Corrected: a figure (1 → 2) changed"), ("update", "A figure (1 → 2) changed")],
)
def test_a_correction_is_called_one_by_its_label(kind, beginning):
    after = version(LEDE, "b", label=Label(kind))
    assert verdict(compared(version(LEDE, "a"), after, [claim(change("figure", "1", "2"))])).startswith(beginning)


def test_a_withdrawn_story_is_said_to_be_withdrawn():
    gone = Version("v", (), state="withdrawn")
    assert verdict(compared(version(LEDE), gone, withdrawn="after")) == (
        "The story was withdrawn; the later version has no text."
    )
    assert verdict(compared(gone, version(LEDE), withdrawn="before")) == (
        "The earlier version was withdrawn; the later one stands."
    )


def test_a_long_list_of_changes_still_fits():
    facts = [claim(change(kind, "before " * 3, "after " * 3)) for kind in ("figure", "quote", "name", "time")]
    facts += [claim(change(kind, "b")) for kind in ("figure", "quote", "name", "time", "hedge", "action", "negation")]
    facts += [claim(change(kind, None, "a")) for kind in ("figure", "quote", "name", "time", "hedge", "action")]
    before, after = version("A."), version("B.", headline="Other")
    said = verdict(compared(before, after, facts))
    assert len(said) <= 225
    assert said.endswith("word for word the same.")


def test_a_facet_cannot_steer_the_terminal():
    found = compared(version(LEDE, "a"), version(LEDE, "b"), [claim(change("figure", "1\x1b[2J", "2\n\n3"))])
    assert "\x1b" not in verdict(found)
    assert "\n" not in verdict(found)


def test_a_sentence_that_wandered_into_another_paragraph_is_said_to_have_moved():
    ship = "The Maren, carrying 4,200 tonnes of grain, drifted for six hours before it grounded on a sandbank."
    owner = "Owner Vell Bulk said the vessel had passed an inspection in September."
    shares = "Shares in Vell Bulk fell 4.5 percent to 212 crowns."
    before = Version("a", tuple(map(paragraph, (LEDE, ship, owner, shares))))
    both = Paragraph(f"{ship} {shares}", "body", given=((0, len(ship)), (len(ship) + 1, len(ship) + 1 + len(shares))))
    after = Version("b", (paragraph(LEDE), both, paragraph(owner)))
    assert compare(before, after).verdict == "No word changed; a sentence moved."
