"""What is counted, by which measure, and who tells which figure, in invented copy; each with the telling that is the same."""

import pytest

from tests.claims.test_guards import told

REST = "The harbour of Tolmar was quiet on Sunday."


def facts(earlier, later):
    return told(earlier, later, head=("Harbour board meets",) * 2, rest=REST)


@pytest.mark.parametrize(
    ("earlier", "later", "before", "after"),
    [
        ("The board bought 40 ferries for Tolmar.", "The board bought 40 trawlers for Tolmar.", "40 ferries", "40 trawlers"),
        ("The fine at Tolmar is 300 crowns a day.", "The fine at Tolmar is 300 marks a day.", "300 crowns", "300 marks"),
        ("Cod sells at $4 a kilo on the pier of Tolmar.", "Cod sells at $4 a pound on the pier of Tolmar.", "kilo", "pound"),
        ("The guards of Tolmar earn $40 an hour.", "The guards of Tolmar earn $40 a day.", "hour", "day"),
        ("The bank of Tolmar raised its rate by a quarter point.", "The bank of Tolmar raised its rate by half a point.", "a quarter point", "half"),
        ("Tolmar stay in ninth place after the match.", "Tolmar drop to 11th place after the match.", "ninth", "11th"),
        ("Orman Mills agreed to buy the pier of Tolmar for $2.1 billion.", "Orman Mills completed the purchase of the pier of Tolmar for $2.1 million.", "$2.1 billion", "$2.1 million"),
    ],
)  # fmt: skip
def test_what_is_counted_and_by_what_measure(earlier, later, before, after):
    assert ("figure", before, after) in facts(earlier, later)
    assert ("figure", after, before) in facts(later, earlier)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The board bought 40 lorries for Tolmar.", "The board bought 40 trucks for Tolmar."),
        ("The board cut 400 jobs at Tolmar.", "The board cut 400 posts at Tolmar."),
        ("Cod sells at $4 a kilo on the pier of Tolmar.", "Cod sells at $4 a kilogram on the pier of Tolmar."),
        ("Gusts at Tolmar reached 160 kilometres per hour.", "Gusts at Tolmar reached 100 miles per hour (160 kph)."),
        ("It was 104 degrees Fahrenheit on the pier of Tolmar.", "It was 104 degrees Fahrenheit (40 Celsius) on the pier of Tolmar."),
        ("The pier is 12 acres of sand at Tolmar.", "The pier is 12 acres (4.9 hectares) of sand at Tolmar."),
    ],
)  # fmt: skip
def test_one_count_in_another_word_or_measure(earlier, later):
    assert facts(earlier, later) == []
    assert facts(later, earlier) == []


def test_a_converted_figure_that_nobody_told_is_new():
    before = "Gusts at Tolmar reached 160 kilometres per hour."
    assert facts(before, "Gusts at Tolmar reached 120 miles per hour (193 kph).") != []


def test_each_source_tells_another_figure_than_before():
    frame = "Police at Tolmar put the crowd at {} while the union said {} had come."
    said = frame.format("800", "3,000"), frame.format("3,000", "9,000")
    assert [t[1:] for t in facts(*said)] == [("800", "3,000"), ("3,000", "9,000")]
    assert [t[1:] for t in facts(*said[::-1])] == [("3,000", "800"), ("9,000", "3,000")]


def test_the_figure_of_the_same_unit_is_the_one_that_changed():
    before = "The yield of the Tolmar bond rose 6 basis points to 4.38 percent."
    after = "The yield of the Tolmar bond was unchanged at 4.32 percent."
    assert ("figure", "4.38 percent", "4.32 percent") in facts(before, after)


@pytest.mark.parametrize(
    ("frame", "earlier", "later"),
    [
        ("Quarrel will miss the match at Tolmar with a {} injury.", "wrist", "knee"),
        ("{} ruined the orchards round Tolmar in May.", "Drought", "Frost"),
        ("Band won a {} medal in the race at Tolmar.", "gold", "silver"),
        ("The boat that sank off Tolmar was carrying {} to the islands.", "medicine", "weapons"),
    ],
)
def test_one_thing_of_a_kind_put_for_another(frame, earlier, later):
    assert facts(frame.format(earlier), frame.format(later)) == [("name", earlier, later)]
    assert facts(frame.format(later), frame.format(earlier)) == [("name", later, earlier)]
