import pytest

from newsdiff.claims.canon import tokens
from newsdiff.claims.figures import figures, same
from newsdiff.claims.times import times


def read(text, language="en"):
    run = tokens(text)
    return figures(run, times(run, language), language)


def only(text, language="en"):
    found = read(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40km from the port", "40 km from the port"),
        ("1,000 sheep", "1 000 sheep"),
        ("1,000 sheep", "one thousand sheep"),
        ("12 percent of it", "12 pct of it"),
        ("12 percent of it", "12% of it"),
        ("$4.3 million", "4.3 mln dollars"),
        ("$4.3m", "$4,300,000"),
        ("a dozen boats", "12 boats"),
        ("twenty-five boats", "25 boats"),
        ("one hundred and twenty boats", "120 boats"),
        ("5-1/4 percent", "5¼ percent"),
        ("half a million voters", "500,000 voters"),
        ("a third of the fleet", "one third of the fleet"),
    ],
)
def test_one_figure_in_two_writings_is_the_same(one, other):
    assert same(only(one), only(other)) == "same"


def test_a_range_has_two_ends():
    figure = only("The mayor counted 1,500-2,500 sheep on the quay.")
    assert (figure.low, figure.high) == (1500, 2500)
    assert (only("between five and 50 pct").low, only("between five and 50 pct").high) == (5, 50)


def test_what_is_no_figure():
    assert read("An F-16 crossed Highway bridges in 2014.") == []
    assert read("(2) The council met on 3 March.") == []
    assert read("no one of us left") == []


def test_the_qualifier_is_read_with_its_figure():
    assert only("at least 12 boats").qualifier == "at least"
    assert only("up to a dozen boats").qualifier == "at most"
    assert only("more than $40").qualifier == "more than"
    assert only("under the 20-month rule").qualifier == ""


def test_rounding_is_another_writing_and_a_changed_digit_is_not():
    assert same(only("14,571,434 tonnes"), only("14.6 mln tonnes")) == "variant"
    assert same(only("450,040 tonnes"), only("450,000 tonnes")) == "different"


def test_units_of_two_kinds_differ():
    assert same(only("20 miles"), only("20 km")) == "different"


def test_german_figures_have_a_decimal_comma():
    assert only("3,5 Milliarden Euro", "de").low == 3_500_000_000
    assert only("1.500 Euro", "de").low == 1500
    assert same(only("4,3 Mio. Euro", "de"), only("4,3 Millionen Euro", "de")) == "same"
    assert only("Zwei Drittel der Mitglieder", "de").low == pytest.approx(2 / 3)


def test_a_sign_makes_another_figure():
    below, above, worded = (
        only("Output fell by -0.4 percent."),
        only("It fell by +0.4 percent."),
        only("minus 0.4 percent"),
    )
    assert (below.low, above.low, worded.low) == (-0.4, 0.4, -0.4)
    assert same(below, above) == "different"
    assert same(below, worded) == "same"
    assert [figure.low for figure in read("The 5-2 win, a 10 -12 loss and the win - 5 to 3")][:2] == [5, 10]


def test_what_is_counted_is_the_unit_of_a_count():
    assert dict(only("Some 1,500-2,500 fighters fled.").value)["unit"] == "fighters"
    assert dict(only("It grew by 5 km.").value)["unit"] == "km"


def test_words_for_many_are_multiplied():
    assert [
        only(f"{many} of people fled.").low for many in ("tens of thousands", "hundreds of thousands", "thousands")
    ] == [
        10_000,
        100_000,
        1_000,
    ]
