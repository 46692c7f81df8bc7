"""What follow tells of whole versions: clauses, quotations, carried text, repeats, languages."""

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.claims.canon import canonical, tokens
from newsdiff.claims.clause import clauses
from newsdiff.model import Dateline, Paragraph, Version


def version(*texts, language="en", dateline=None, roles=()):
    roles = roles or ("headline", *("body" for _ in texts[1:]))
    paragraphs = tuple(Paragraph(text, role) for text, role in zip(texts, roles, strict=True))
    return Version("v", paragraphs, language=language, dateline=dateline)


def claims(before, after):
    return follow(before, after, align(before.paragraphs, after.paragraphs)).claims


def facets(found):
    return [
        (f.kind, f.before and f.before.text, f.after and f.after.text) for c in found if c.material for f in c.facets
    ]


HEAD = "Ferry runs aground off Sandmouth"
LEDE = "A ferry with 212 people ran aground off Sandmouth on Monday, the coast guard said."


def test_one_change_told_in_headline_and_lede_is_pointed_out():
    before = version("Ferry with 212 aboard runs aground", LEDE)
    after = version("Ferry with 221 aboard runs aground", LEDE.replace("212", "221"))
    first, second = claims(before, after)
    assert first.same_as is None
    assert facets([first]) == [("figure", "212", "221")]
    assert second.same_as == first.id


def test_the_same_words_of_a_figure_point_to_the_first():
    one = "The tug pulled 14 barges past Tolmar."
    two = "Late in the evening the harbour master confirmed: 14 barges, none of them lit."
    found = claims(version(HEAD, one, two), version(HEAD, one.replace("14", "15"), two.replace("14", "15")))
    assert [claim.same_as for claim in found] == [None, "c1"]


def test_a_moved_sentence_is_carried_or_unchanged_but_never_added():
    more = "The vessel was built in 1961 and had passed its last inspection in spring."
    tail = "Divers will look at the hull when the tide falls again."
    found = claims(version(HEAD, LEDE, more, tail), version(HEAD, more, LEDE, tail))
    assert [claim for claim in found if claim.material] == []


def test_a_clause_put_into_a_sentence_is_a_claim_of_its_own():
    later = LEDE.replace(", the coast", ", after its captain had fallen asleep at the wheel, the coast")
    (claim,) = [c for c in claims(version(HEAD, LEDE), version(HEAD, later)) if c.material]
    assert claim.change == "added"
    assert "fallen asleep" in claim.after[0].text


def test_a_dateline_tells_nothing():
    texts = ("SANDMOUTH, May 3 (Meridian) - " + LEDE, "OSLUND, May 4 (Meridian) - " + LEDE)
    sides = [
        version(HEAD, text, dateline=Dateline((text.split(",")[0],), "Meridian", None, 1, (0, text.index("- ") + 2)))
        for text in texts
    ]
    assert claims(*sides) == ()


def test_the_desks_own_words_are_no_claims():
    roles = ("headline", "byline", "body", "signoff")
    before = version(HEAD, "By Ilse Band", LEDE, "(Reporting by Ilse Band)", roles=roles)
    after = version(HEAD, "By Ruben Oster", LEDE, "(Reporting by Ruben Oster)", roles=roles)
    assert claims(before, after) == ()


def test_a_quotation_cut_by_a_tag_of_speech_is_unchanged():
    before = version(HEAD, "“The tide was low and the light was out,” the captain said.")
    after = version(HEAD, "“The tide was low,” the captain said, “and the light was out.”")
    assert "quote" not in {kind for kind, *_ in facets(claims(before, after))}


def test_words_taken_out_of_quotation_marks_are_told():
    before = version(HEAD, "The owner called the captain “a careless man” on Monday.")
    after = version(HEAD, "The owner called the captain a careless man on Monday.")
    assert facets(claims(before, after)) == [("quote", "a careless man", None)]


def test_a_fact_that_changed_inside_a_quotation_says_so():
    before = version(HEAD, "“We counted 14 boats in the bay,” the captain said.")
    after = version(HEAD, "“We counted 15 boats in the bay,” the captain said.")
    inside = {f.kind: f.inside for c in claims(before, after) for f in c.facets}
    assert inside == {"figure": "quote", "quote": None}


def test_share_of_something_else_is_found_in_another_sentence():
    before = version(HEAD, LEDE, "The line held a third of both routes in 2014 when its fleet was new.")
    after = version(
        HEAD, LEDE, "Its ships, which swept through a third of the strait in 2014, lie idle; crews have left."
    )
    assert ("figure", "a third of both routes", "a third of the strait") in facets(claims(before, after))


@pytest.mark.parametrize(
    ("language", "missing"),
    [
        ("en", set()),
        ("de", set()),
        ("fr", set()),
        ("es", set()),
        ("fi", {"time", "attribution", "hedge", "negation", "action"}),
    ],
)
def test_what_was_not_looked_for_is_said(language, missing):
    before, after = version("Otsikko 12", language=language), version("Otsikko 13", language=language)
    found = follow(before, after, align(before.paragraphs, after.paragraphs))
    assert {kind for kind, _ in found.not_looked_for} == missing
    assert all(why == f"language {language}" for _, why in found.not_looked_for)
    assert facets(found.claims) == [("figure", "12", "13")]


def test_two_languages_are_never_guessed_over():
    before, after = version("Kurs 12", language="de"), version("Kurs 13", language="sv")
    found = follow(before, after, align(before.paragraphs, after.paragraphs))
    assert {why for _, why in found.not_looked_for} == {"languages de and sv"}


def test_typography_and_spelling_are_counted_apart():
    before = version(HEAD, "The harbour’s defence programme cost 40km of cable.")
    after = version(HEAD, "The harbor's defense program cost 40 km of cable.")
    found = follow(before, after, align(before.paragraphs, after.paragraphs))
    assert [claim for claim in found.claims if claim.material] == []
    assert dict(found.ignored)["spelling"] == 3
    assert dict(found.ignored)["typography"] >= 1


def test_positions_survive_decomposed_accents():
    text = "Tome\u0301 sold 40 boats"
    plain, origin = canonical(text)
    assert plain == "Tom\u00e9 sold 40 boats"
    assert origin is not None
    assert [text[t.start : t.end] for t in tokens(text)] == ["Tome\u0301", "sold", "40", "boats"]


def test_contractions_are_two_words():
    assert [t.norm for t in tokens("They don’t and cannot, won't")] == [
        "they",
        "do",
        "not",
        "and",
        "can",
        "not",
        ",",
        "will",
        "not",
    ]


def test_clauses_are_cut_at_relatives_and_verbs_of_their_own():
    run = tokens("The minister, who flew over the valley, resigned and named no successor yet.")
    assert [" ".join(t.text for t in run[a:b]) for a, b in clauses(run)] == [
        "The minister , who flew over the valley , resigned", "and named no successor yet .",
    ]  # fmt: skip


def test_a_word_that_turns_is_told_again_only_of_the_same_clause():
    before = version(HEAD, '"We will send more flour," Vesely said.', "Residents said that bread was being handed out.")
    after = version(
        HEAD, '"We will not send more flour," Vesely said.', "Residents said that bread was not being handed out."
    )
    found = [claim for claim in claims(before, after) if claim.material]
    assert [claim.same_as for claim in found] == [None, None]
    assert [f[0] for f in facets(found)].count("negation") == 2


def test_how_many_sources_there_were_is_no_figure_of_the_story():
    before = version(HEAD, "Two people familiar with the matter said the port would close.")
    after = version(HEAD, "The port would close.")
    assert {kind for kind, *_ in facets(claims(before, after))} == {"attribution"}


def test_a_phrase_that_moved_is_carried_though_a_word_or_two_are_new():
    powers = "coastal states and distant trading powers"
    mines = "The island is ringed by mines laid before the war"
    before = version(HEAD, f"The fleet backed by {powers} left the harbour on Monday.", f"{mines}.")
    after = version(HEAD, "The fleet left the harbour on Monday.", f"{mines} by enemies that include {powers}.")
    assert [claim.carried for claim in claims(before, after)] == [True, True]


ENTERED = "Mountain troops pushed down the valley at dawn and entered the nearby town of Korvath, its last bastion."
CAPTURED = "The prime minister announced in the evening that government forces had captured Korvath after a long siege."
REST = ("Rain fell on the coast for a third day.", "Schools in the capital stay shut until Thursday, the council said.")


def acts(before, after):
    return [
        f[1:] for f in facets(claims(version(HEAD, *REST, before), version(HEAD, after, *REST))) if f[0] == "action"
    ]


def test_a_thing_whose_state_moved_on_is_told_wherever_its_sentence_went():
    assert acts(ENTERED, CAPTURED) == [("entered", "captured")]
    assert acts(CAPTURED, ENTERED) == [("captured", "entered")]


def test_the_clauses_of_a_step_are_not_told_as_gone_and_new_beside_it():
    found = claims(version(HEAD, *REST, ENTERED), version(HEAD, CAPTURED, *REST))
    (step,) = [claim for claim in found if any(facet.kind == "action" for facet in claim.facets)]
    assert [claim for claim in found if claim is not step and claim.before == step.before] == []


@pytest.mark.parametrize(
    "later",
    [
        CAPTURED.replace("had captured", "were about to capture"),
        CAPTURED.replace("had captured", "had not captured"),
        CAPTURED.replace("captured Korvath", "captured Vell"),
        CAPTURED.replace("captured Korvath", "captured the bridge on the road to Korvath"),
        CAPTURED + " Others entered Korvath by boat.",
    ],
)
def test_what_is_not_done_or_not_to_that_thing_is_no_step(later):
    assert ("entered", "captured") not in acts(ENTERED, later)


def test_a_clause_is_told_once_with_all_that_changed_in_it():
    before = "The harbour board met twice. She was due to meet both crews in Tolm on Friday."
    after = "The harbour board met twice. She met both crews in Tolm on Thursday evening, hours after the vote, without result."
    (claim,) = claims(version(HEAD, before), version(HEAD, after))
    assert claim.change == "changed"
    assert [(f.kind, f.change) for f in claim.facets if f.kind == "time"] == [("time", "changed"), ("time", "added")]


def test_a_quotation_that_was_mended_is_not_new_for_who_heard_it():
    before = '"I always said the truth would out," Tring told reporters.'
    after = '"I always said the truth would come out," Tring was quoted as saying by the Brenna Post.'
    (claim,) = claims(version(HEAD, before), version(HEAD, after))
    assert claim.change == "changed"
    assert "quote" in [f.kind for f in claim.facets]


def test_a_relative_clause_that_another_took_the_place_of_is_gone():
    before = "Tring, who denies wrongdoing, has been mayor since 2014."
    after = "Tring, who has been suspended from office since June, has been mayor since 2014."
    told = {
        (claim.change, (claim.before or claim.after)[0].text)
        for claim in claims(version(HEAD, before), version(HEAD, after))
    }
    assert told == {
        ("removed", "Tring, who denies wrongdoing"),
        ("added", "Tring, who has been suspended from office since June"),
    }
