"""What readers found false in drawn facets, each in invented copy: one rule a test, with the true change beside it."""

import re
from datetime import UTC, datetime

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.model import Paragraph, Version
from tests.claims.test_guards import HEAD, told, version


def claims(before, after, *, head=("Harbour board meets",) * 2):
    earlier, later = version(head[0], before), version(head[1], after)
    return [c for c in follow(earlier, later, align(earlier.paragraphs, later.paragraphs)).claims if c.material]


REST = "Minister Ada Quarrel of Karvonia and her party at Tolmar have seen rates rise since the winter."


@pytest.mark.parametrize(
    "heads",
    [
        ("QUARREL SAYS RATES WILL HELP THE PARTY", "KARVONIA SAYS RATES WILL HELP THE PARTY"),
        ("KARVONIA REACHES TOLMAR PACT ON THE PARTY", "QUARREL, PARTY IN RATES ACCORD"),
    ],
)
def test_a_minister_in_one_headline_may_be_the_country_in_the_other(heads):
    body = "Quarrel told the party in Karvonia that the rates will help."
    assert told(body, body, head=heads, rest=REST) == []


def test_a_headline_that_differs_in_its_actor_alone_is_told():
    body = "Quarrel told the party in Karvonia that the rates will help."
    heads = "QUARREL RAISES RATES FOR PARTY", "KARVONIA RAISES RATES FOR PARTY"
    assert told(body, body, head=heads, rest=REST) == [("name", "QUARREL", "KARVONIA")]


def test_two_reports_that_share_but_the_name_of_a_company_have_no_changed_source():
    before = "Quillan Paper has offered 38 crowns a share for Orman Mills, a Tolmar newspaper reported."
    after = (
        "Quillan Paper plans to open a branch in the islands before it bids for Orman Mills, a Velden newspaper said."
    )
    assert not [t for t in told(before, after) if t[0] == "attribution"]
    source = before.replace("a Tolmar newspaper reported", "a Velden broker said")
    assert [t[0] for t in told(before, source)] == ["attribution"]


def test_a_speaker_described_with_one_word_in_common_may_be_the_same():
    frame = "An investor {} that wants the Tolmar pier said it would replace the board if its offer is refused."
    assert told(frame.format("group"), frame.format("partnership")) == []


def test_a_speaker_stands_before_where_the_firm_is_based():
    before = "Quillan Paper said the mill at Tolmar will be closed in the spring of the year."
    after = before.replace("Quillan Paper said", "Quillan Paper, based in Stavermere, Karv., said")
    assert not [t for t in told(before, after) if t[0] == "attribution"]


def test_saying_that_it_was_not_is_denying_that_it_was():
    frame = "The board {} the closing of the Tolmar pier was{} a reaction to the losses of the winter."
    assert not [t for t in told(frame.format("said", " not"), frame.format("denied that", "")) if t[0] == "attribution"]


def test_what_one_of_two_unlike_clauses_lacks_is_a_claim_of_its_own():
    before = "The trust has agreed to buy three yards for 29 mln crowns from Quillan Castings."
    after = "The trust has agreed to buy three yards for 29 mln crowns, and lease them back to Quillan Castings of Stavermere."
    found = claims(before, after)
    assert "Stavermere" in {f.after.text for c in found if c.change == "added" for f in c.facets if f.after}
    assert not [f for c in found if c.change == "changed" for f in c.facets if f.kind == "name"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("the bill will vetoed by the harbour master of Tolmar", "the bill will be vetoed by the harbour master of Tolmar"),
        ("I think that we will get clear majority on the board", "I think that we will get a clear majority on the board"),
        ("the signs are that they will take effect in the spring", "the signs are that they (the rates) will take effect in the spring"),
    ],
)  # fmt: skip
def test_a_word_that_was_lost_or_glossed_alters_no_quotation(earlier, later):
    frame = '"{}," the master told the board.'
    assert told(frame.format(earlier), frame.format(later)) == []
    assert told(frame.format(later), frame.format(earlier)) == []


def test_a_word_that_says_something_alters_a_quotation():
    frame = '"I think that we will get a {}majority on the board," the master told the board.'
    assert told(frame.format(""), frame.format("clear "))[0][0] == "quote"


def test_a_slip_mended_where_a_mark_was_lost_makes_no_quotation_new():
    before = 'Yet if the ruling is allowed to stank it will destroy our right to sail," the master said of the pier.'
    after = '"If the ruling is allowed to stand it will destroy our right to sail," the master said of the pier.'
    assert not [t for t in told(before, after) if t[0] == "quote"]


@pytest.mark.parametrize(
    ("earlier", "later", "pair"),
    [
        ("None of the passengers", "Three of the passengers", ("None", "Three")),
        ("Nobody", "Three people", ("Nobody", "Three people")),
        ("No ships", "Two ships", ("No ships", "Two ships")),
        ("None a year ago", "Nine a year ago", ("None", "Nine")),
    ],
)
def test_a_nought_is_a_figure_where_a_figure_stands_on_the_other_side(earlier, later, pair):
    frame = "{} came of the storm that hit the pier at Tolmar, the board said."
    assert told(frame.format(earlier), frame.format(later)) == [("figure", *pair)]
    assert told(frame.format(later), frame.format(earlier)) == [("figure", *reversed(pair))]


def test_nil_stands_for_a_figure_in_a_row():
    before, after = "Shr profit 14 cts vs loss 12 cts", "Shr profit 14 cts vs nil"
    assert told(before, after) == [("figure", "12 cts", "nil")]
    assert told(before.replace("vs loss 12 cts", "vs profit 12 cts"), after) == [("figure", "12 cts", "nil")]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("50 tonnes each in two years", "100 tonnes in two years"),
        ("three other big firms", "four big firms"),
        ("10 cents to 15 cnts a tonne", "10 to 15 cents a tonne"),
        ("267 km (166 miles) of track", "267 km of track"),
        ("194.3 m ln crowns of debt", "194.3 mln crowns of debt"),
        ("5,334,00 crowns of debt", "5,334,000 crowns of debt"),
    ],
)
def test_one_figure_in_other_words(earlier, later):
    frame = "The harbour board of Tolmar has asked for {}, the master said after the meeting."
    assert told(frame.format(earlier), frame.format(later)) == []
    assert told(frame.format(later), frame.format(earlier)) == []


def test_a_revised_figure_is_compared_with_the_one_it_replaces():
    frame = "The bank of Tolmar revised its forecast of the gap to {} mln crowns from {} mln crowns."
    told_pairs = told(frame.format(750, 700), frame.format(800, 750))
    assert told_pairs == [("figure", "750 mln crowns", "800 mln crowns")]


def test_under_a_contract_is_no_approximation():
    before = "The pier at Tolmar takes 125 tonnes a day from the mill."
    assert told(before, "Under a 125 tonnes a day contract the pier at Tolmar takes what comes from the mill.") == []


def test_a_heading_that_was_cut_lost_no_time():
    body = "Quillan Paper earned less in the quarter, the board said."
    heads = "QUILLAN PAPER OF TOLMAR 4TH QTR LOSS", "CORRECTED - QUILLAN PAPER OF TOLMAR 4TH"
    assert not [t for t in told(body, body, head=heads) if t[0] == "time"]


def test_the_current_year_is_the_year_of_publication():
    day = datetime(2031, 3, 4, tzinfo=UTC)
    before = "The net of 2031 leaves out a loss of 475 crowns from the sale of the pier at Tolmar."
    after = "The current net leaves out a loss of 475 crowns from the sale of the pier at Tolmar."
    assert told(before, after, published=day) == []
    assert told(before.replace("2031", "2027"), after, published=day) == [("time", "2027", None)]


def test_where_something_began_is_not_when_it_happened():
    body = "Sales of boats at Tolmar were slow in January and better in March, the board said."
    heads = "BOAT SALES RECOVER FROM JANUARY GLOOM", "BOAT SALES RECOVER IN LATE MARCH"
    assert told(body, body, head=heads) == []


def test_a_headline_told_anew_drops_no_hedge():
    body = "The board of Tolmar looks at loans that help the yards of Karvonia."
    heads = "BOARD MAY CURB HELP FOR KARVONIAN YARDS", "BOARD EYES LOANS THAT AID TOLMAR RIVALS"
    assert not [
        f for c in claims(body, body, head=heads) if c.change == "changed" for f in c.facets if f.kind == "hedge"
    ]
    flat = "MASTER TO STAY AT TOLMAR PIER", "FURTHER TERM FOR TOLMAR MASTER LIKELY"
    assert [t[0] for t in told(body, body, head=flat)] == ["hedge"]


def test_anticipating_is_expecting():
    before = "The board anticipates that a meeting will be held at Tolmar in June to vote on the pier."
    after = "The board expects to hold a meeting at Tolmar in June to vote on the pier."
    assert not [t for t in told(before, after) if t[0] == "hedge"]


def test_a_verb_that_something_underwent_turns_no_verb_that_it_did():
    before = "The clerk said the pact offered a rise in wages tied to prices at Tolmar."
    after = "The clerk said the pact that was rejected contained a rise in wages tied to prices at Tolmar."
    assert not [t for t in told(before, after) if t[0] == "action"]


def test_what_one_sold_another_bought():
    before = "Ada Quarrel has purchased Orman Mills, once a part of the Tolmar board."
    after = "The Tolmar board said it sold Orman Mills to Ada Quarrel at a price that was not told."
    assert not [t for t in told(before, after) if t[0] == "action"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("Karvonian Gulf", "Gulf"), ("Quillan Group", "Quillan and Co"), ("the Orman Strait", "the Strait")],
)
def test_a_name_told_shorter_is_the_same_name(earlier, later):
    rest = "Ships wait in the Gulf and in the Strait since the storm."
    frame = "The pilots heard from {} shipping sources that the pier at Tolmar was closed."
    assert told(frame.format(earlier), frame.format(later), rest=rest) == []


def test_a_share_of_a_unit_is_a_share_of_what_it_is_called():
    frame = (
        "The pact gives the board of Tolmar the right to buy up to 25 pct of {} in exchange for the rights to the pier."
    )
    assert told(frame.format("the unit's equity"), frame.format("Quillan Blood")) in (
        [],
        [("name", None, "Quillan Blood")],
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Rep. Ada Quarrel, a Missouri Democrat,", "Rep. Ada Quarrel, D-MO.,"),
        ("the board of Quarrel Petroleum Plc", "the board of Quarrel Petroleum Co Plc"),
        ("the board of Digarvo", "the board of Di Garvo"),
        ("the board of Royal Quarrel Brass Mills", "the board of Royal Quarrel Brass"),
        ("the Soviet Union", "the USSR"),
    ],
)
def test_one_name_in_other_letters(earlier, later):
    frame = "The repairs that {} wants will take three years, the harbour master said."
    assert told(frame.format(earlier), frame.format(later)) == []
    assert told(frame.format(later), frame.format(earlier)) == []


@pytest.mark.parametrize(
    "heads",
    [
        ("QUARREL UNIT LIFTS LOCKOUT", "IOWAN BEEF LIFTS LOCKOUT AT TOLMAR"),
        ("QUARREL SAYS SETTLEMENT MUST EXCEED TWO BLN DLRS", "ORMAN NO COMMENT ON SETTLEMENT STATEMENT"),
    ],
)
def test_who_stands_first_in_a_headline_told_anew_took_nobodys_place(heads):
    bodies = [f"The lockout at Tolmar and the settlement were told by {name}." for name in ("Quarrel", "Orman")]
    found = [f for c in claims(*bodies, head=heads) if c.change == "changed" for f in c.facets if f.kind == "name"]
    assert {(f.before.text, f.after.text) for f in found} <= {("Quarrel", "Orman")}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("only takes away one source of worry", "takes away only one source of worry"),
        ("must be above two billion crowns", "must be above the two billion crowns range"),
        ("is in excess of of two billion crowns", "is more than two billion crowns"),
        ("came to 1,981,681 crowns", "came to 1,982,000 crowns"),
        ("is set for April 6-8", "is set for April 6 to 8"),
    ],
)
def test_one_fact_in_other_words(earlier, later):
    frame = "The board of Tolmar told the harbour master that the offer {}, he said."
    assert told(frame.format(earlier), frame.format(later)) == []
    assert told(frame.format(later), frame.format(earlier)) == []


def test_the_last_day_of_a_period_is_a_day():
    frame = "The board of Tolmar told the harbour master that the trip is set for April 6-{}, he said."
    assert told(frame.format(8), frame.format(9)) == [("time", "8", "9")]


def test_an_hour_on_the_clock_is_no_year():
    frame = "Offers are due by {} hrs EDT at Tolmar, the harbour master said."
    assert told(frame.format(1200), frame.format(1550)) == [("time", "1200 hrs EDT", "1550 hrs EDT")]


def test_yet_to_reply_is_no_reply():
    body = "Karvonia has heard of the talks at Tolmar."
    heads = "NO KARVONIA REACTION TO TOLMAR TALKS PLAN", "KARVONIA YET TO REPLY TO TOLMAR TALKS INVITATION"
    assert not [t for t in told(body, body, head=heads) if t[0] == "negation"]


def test_who_says_a_new_clause_is_no_source_put_on_an_old_one():
    before = "Quarrel also has about 6,432,000 common shares of the Tolmar pier outstanding."
    after = 'There are about 6,432,000 common shares of the Tolmar pier, but Quarrel said "I want none of the others."'
    found = [f for c in claims(before, after) if c.change == "changed" for f in c.facets if f.kind == "attribution"]
    assert found == []


def test_a_quotation_within_one_of_the_same_marks_is_part_of_it():
    outer = "“We have not gone from “no trust” to “full trust” yet,” the banker said of the Tolmar pact."
    assert told(outer, outer.replace("“no trust”", "‘no trust’").replace("“full trust”", "‘full trust’")) == []
    straight = outer.replace("“", '"').replace("”", '"')
    assert told(outer, straight) == []
    garbled = "“We have not gone from ”no trust“ to ”full trust“ yet,” the banker said of the Tolmar pact."
    assert told(straight, garbled) == []
    assert told(outer, outer.replace("yet", "ever"))[0][0] == "quote"


def test_a_headline_with_another_object_turns_no_verb():
    body = "Quarrel and the board of Tolmar spoke of the tender for the pier."
    heads = "QUARREL COMPLETES TENDER FOR TOLMAR", "QUARREL TO ACCEPT TOLMAR SHARES"
    assert not [t for t in told(body, body, head=heads) if t[0] == "action"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("山洪造成12人死亡", "山洪造成19人死亡"), ("地震で5人が死亡した。", "地震で7人が死亡した。"), ("ผู้เสียชีวิต12คน", "ผู้เสียชีวิต19คน")],
)  # fmt: skip
def test_a_number_is_read_where_no_space_keeps_it_from_its_words(earlier, later):
    versions = [Version(name, (Paragraph(text),)) for name, text in (("a", earlier), ("b", later))]
    found = follow(*versions, align(*(v.paragraphs for v in versions)))
    values = [dict(f.value)["low"] for c in found.claims for t in c.facets for f in (t.before, t.after) if f]
    assert values == [int(digits) for digits in (re.findall(r"\d+", earlier) + re.findall(r"\d+", later))]


def test_a_short_name_with_another_letter_is_another_name():
    frame = "The repairs that Karl {} wants will take three years, the harbour master said."
    assert told(frame.format("As"), frame.format("Aas")) == [("name", "Karl As", "Karl Aas")]
    assert told(frame.format("Gustever"), frame.format("Gostever")) == [("name", "Karl Gustever", "Karl Gostever")]


@pytest.mark.parametrize(
    ("earlier", "later", "sure"),
    [
        ("Fiona Garrick-Bell", "Fiona Garrick-Ball", "high"),
        ("Jack Norris", "Jack Morris", "high"),
        ("the Karvonian Rexnard works", "the Karvonian Rexnord works", "low"),
    ],
)
def test_a_name_put_right_in_one_of_its_words_is_told(earlier, later, sure):
    frame = "The repairs that {} wants will take three years, the harbour master said."
    versions = [
        Version(name, (Paragraph(frame.format(text)),), language="en") for name, text in (("a", earlier), ("b", later))
    ]
    ((claim,), (facet,)) = ((c := follow(*versions, align(*(v.paragraphs for v in versions))).claims), c[0].facets)
    assert (claim.change, facet.kind, facet.sure) == ("changed", "name", sure)


def test_a_slip_that_one_version_has_beside_the_name_itself_is_no_other_name():
    earlier = "Karl Quarrel spoke. The repairs that Karl Quarel wants will take three years, the harbour master said."
    assert told(earlier, earlier.replace("Quarel", "Quarrel")) == []


def test_another_office_in_apposition_is_another_title():
    frame = "The {} minister, Ada Quarrel, left Tolmar on Monday with the harbour board."
    assert told(frame.format("prime"), frame.format("foreign")) == [("name", "prime", "foreign")]


def test_attorneys_are_lawyers():
    frame = "{} for the harbour board of Tolmar said they would win in the courts."
    assert told(frame.format("Attorneys"), frame.format("Lawyers")) == []


def test_a_firm_with_its_form_in_small_letters_may_be_the_company():
    before = "Quarrel Public Mills corp said the output of the pier at Tolmar has been cut to 81 tonnes."
    after = "The company said the output of the pier at Tolmar was cut to 81 tonnes because of the storm."
    assert not [t for t in told(before, after) if t[0] == "attribution"]


def test_no_plans_to_is_no_plan():
    before = "The board of Tolmar may have to close its pier in the south of Karvonia."
    after = "The board of Tolmar said it had no plans to close its pier in the south of Karvonia."
    assert not [t for t in told(before, after) if t[0] == "hedge" and t[1] and t[2]]


def test_days_of_two_statements_are_not_one_day():
    before = "The clerk told us that fighting goes on in the hills, where Karvonia began its march last Tuesday night."
    after = "The head of the office, Piet Orman, said on Monday the reports of the march had been made too much of."
    assert not [t for t in told(before, after) if t[0] == "time" and t[1] and t[2]]


def test_a_name_of_a_sentence_told_anew_took_no_place():
    before = "The pact was criticised in Karvonia for leaving out Ostmere, which helps Brisedal banks."
    after = "Tolmar wants a timetable for joint rules, Harbour Minister Ada Quarrel said."
    assert not [t for t in told(before, after) if t[0] == "name" and t[1] and t[2]]


def test_the_same_month_of_a_year_is_a_time():
    frame = "The exports of Tolmar came to 204 tonnes against 158 tonnes in the same {} month."
    assert told(frame.format(1985), frame.format(1986)) == [("time", "1985", "1986")]


def test_another_cause_behind_one_verb_is_told_but_doubtful():
    frame = "The fire on the pier at Tolmar was caused by {}, the harbour master said."
    assert told(frame.format("arson"), frame.format("a short circuit")) == [("action", "arson", "short circuit")]
    found = [f for c in claims(frame.format("arson"), frame.format("a short circuit")) for f in c.facets]
    assert [f.sure for f in found] == ["low"]
    assert told(frame.format("the storm"), frame.format("a storm")) == []


def test_a_figure_is_shown_without_the_time_behind_it():
    frame = "The output of the mill at Tolmar came to {} last year, the board said."
    assert told(frame.format(38), frame.format(43)) == [("figure", "38", "43")]


def test_a_value_that_is_told_as_often_as_before_was_not_replaced():
    before = (
        "The coupon on the 100 tonne five year pier bond of Orman was set at 138 points by the lead bank of Tolmar."
    )
    after = "The price of the 50 tonne seven year quay bond of Orman was fixed at 278 points by the head bank of Stavermere."
    kept = "The first bond of Orman, at 138 points, is due in the spring."
    assert not [t for t in told(before, f"{after} {kept}") if t[0] == "figure" and t[1] and "138" in t[1]]


def test_a_day_that_the_other_text_still_tells_is_not_gone():
    rest = "The tender of the bank of Tolmar was called today, and the rate was cut by the board."
    before = "The bank of Tolmar said it invited offers of first paper today for its tender."
    assert told(before, before.replace(" today", ""), rest=rest) == []
    assert told(before, before.replace(" today", "")) == [("time", "today", None)]


def test_tomorrow_told_a_day_earlier_is_today():
    frame = "Minister Ada Quarrel {} the plan of the yards of Tolmar at a meeting{}."
    days = [datetime(2031, 6, day, tzinfo=UTC) for day in (15, 16)]
    texts = [frame.format("will review", " tomorrow"), frame.format("reviewed", "")]
    leads = "The yards of Tolmar want help.", "The yards of Tolmar want help, the board said today."
    earlier, later = (
        version(HEAD, lead, text, published=day) for lead, text, day in zip(leads, texts, days, strict=True)
    )
    found = follow(earlier, later, align(earlier.paragraphs, later.paragraphs)).claims
    assert not [f for c in found for f in c.facets if f.kind == "time" and f.before and f.before.text == "tomorrow"]


def test_a_plan_is_as_open_in_another_modal():
    frame = "The output of the mill at Tolmar {} by 4.5 pct in the year, the planning chief said."
    assert told(frame.format("is planned to rise"), frame.format("should rise")) == []
    assert [t[0] for t in told(frame.format("is planned to rise"), frame.format("will rise"))] == ["hedge"]


def test_only_is_a_judgement_and_no_approximation():
    frame = "The surplus of Tolmar in March came to {}136 mln crowns, the bank said."
    assert told(frame.format(""), frame.format("only ")) == []


def test_marks_round_a_term_quote_nobody():
    frame = "The new plan for the pier at Tolmar scrapped a {} mechanism that guaranteed rises."
    assert told(frame.format("trigger"), frame.format('"trigger"')) == []
    said = "The master said the plan for the pier at Tolmar has {} zones in the south."
    assert [t[0] for t in told(said.format("extensive"), said.format('"extensive"'))] == ["quote"]


def test_a_share_of_growth_may_be_told_as_a_multiple():
    frame = "The output of the yards at Tolmar will rise {} in the seven years of the plan, the board said."
    assert not [t for t in told(frame.format("by 40 pct"), frame.format("1.4 times")) if t[1] == "40 pct"]


def test_cells_of_a_table_without_rows_are_compared_one_by_one():
    before = "30-89 days 5.00 pct 5.10 pct 90-100 days 5.20 pct 5.83 pct 101-181 days 5.93 pct 5.82 pct"
    after = "30-89 days 5.00 pct 5.10 pct 274-294 days 5.21 pct 5.92 pct 295-344 days 5.93 pct 5.82 pct"
    assert not [f for c in claims(before, after) if c.change == "changed" for f in c.facets if f.kind == "figure"]
    assert told(before, before.replace("5.20", "5.29")) == [("figure", "5.20 pct", "5.29 pct")]


def test_a_fuller_name_of_what_is_named_is_not_new():
    before = "The shares of the yard were taken into the Orman market system in March, the board of Tolmar said."
    after = before.replace("Orman market system", "Orman National Market System")
    assert told(before, after) == []


def test_a_sum_in_another_currency_may_be_the_same_sum():
    frame = "The minister told the assembly of Tolmar that defence spending would come to {} in the year."
    assert told(frame.format("20.2 billion roubles"), frame.format("32 billion dlrs")) == []
    assert [t[0] for t in told(frame.format("20 billion roubles"), frame.format("20 billion dlrs"))] == ["figure"]
    assert [t[0] for t in told(frame.format("2.20 dlrs"), frame.format("84 cts"))] == ["figure"]


def test_a_session_that_the_other_text_still_tells_was_not_put_off():
    before = "The bank of Tolmar said it did not operate in the money market in the morning session."
    after = "The bank said it had given the trade 16 mln crowns of help in the afternoon session, by buying bills."
    rest = "It did not operate in the morning."
    assert not [t for t in told(before, f"{after} {rest}") if t[0] == "time" and t[1] and t[2]]


@pytest.mark.parametrize(
    ("frame", "earlier", "later", "kind"),
    [
        ("The harbour master was charged with {} by the court of Tolmar.", "murder", "manslaughter", "action"),
        ("The storm was moving {} along the coast of Tolmar.", "west", "east", "name"),
        ("She is in {} condition at the hospital of Tolmar.", "stable", "critical", "action"),
        ("Two of the boats are {} to the harbour master of Tolmar.", "known", "unknown", "action"),
        ("The boats left Tolmar {} the storm hit the coast.", "before", "after", "action"),
    ],
)
def test_a_word_whose_contrary_stands_in_its_place(frame, earlier, later, kind):
    assert told(frame.format(earlier), frame.format(later)) == [(kind, earlier, later)]
    assert told(frame.format(later), frame.format(earlier)) == [(kind, later, earlier)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The board of Tolmar has more boats than the harbour has berths.", "The harbour has fewer berths than the board of Tolmar has boats."),
        ("The ferry was not unsafe, the harbour master of Tolmar said.", "The ferry was safe, the harbour master of Tolmar said."),
        ("The boats are imported by the board of Tolmar every year.", "The boats are ported by the board of Tolmar every year."),
    ],
)  # fmt: skip
def test_a_contrary_that_says_the_same_is_no_action(earlier, later):
    assert [t for t in told(earlier, later) if t[0] in {"action", "name"}] == []


@pytest.mark.parametrize(
    ("plan", "done"),
    [
        ("would arrive", "had arrived"),
        ("is to arrive", "arrived"),
        ("was due to leave", "left"),
        ("will be repaired", "was repaired"),
        ("would stop", "stopped"),
    ],
)
def test_what_was_to_be_and_has_been_is_an_action(plan, done):
    frame = "The ferry {} at the pier of Tolmar on Thursday, the harbour master said."
    for earlier, later in ((plan, done), (done, plan)):
        ((kind, before, after),) = told(frame.format(earlier), frame.format(later))
        assert kind == "action"
        assert {before, after} <= {plan, done, plan.split()[0], done.split()[0]}


def test_a_plan_told_as_a_plan_is_no_action():
    frame = "The harbour master of Tolmar said the ferry {} its crew by Thursday."
    assert told(frame.format("will have paid"), frame.format("would have paid")) == []
    assert [t for t in told(frame.format("would not pay"), frame.format("did not pay")) if t[0] == "negation"] == []


def test_nobody_and_some_are_no_wording():
    frame = "{} hurt in the fire on the pier of Tolmar."
    assert [kind for kind, _, _ in told(frame.format("No one was"), frame.format("Some people were"))] == ["negation"]
    assert told(frame.format("No one was"), frame.format("Nobody was")) == []
