"""What office somebody holds, which party did it, and a single quoted word, in invented copy; each with its harmless twin."""

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from tests.claims.test_guards import told, version

REST = "The harbour of Tolmar was quiet on Sunday."
HEADS = ("Harbour board meets",) * 2


def facts(kind, earlier, later):
    return [t[1:] for t in told(earlier, later, head=HEADS, rest=REST) if t[0] == kind]


@pytest.mark.parametrize(
    ("frame", "earlier", "later", "before", "after"),
    [
        ('"The pier will hold," {} Ada Quarrel said.', "coach", "assistant coach", "coach", "assistant coach"),
        ("The {} Ruben Oster left Tolmar on Sunday.", "central bank governor", "former central bank governor", "governor", "former central bank governor"),
        ("The {} of the yard at Tolmar was hurt.", "chief medical officer", "chief scientific officer", "medical", "scientific"),
        ("{} Ilse Band said the pier would hold.", "Lead author", "Co-author", "Lead", "Co"),
        ("{} Ilse Band leads the search at Tolmar.", "Detective Inspector", "Detective Chief Inspector", "Inspector", "Chief Inspector"),
        ("The man, {} of the yard at Tolmar, was hurt.", "an interim manager", "a manager", "interim manager", "manager"),
    ],
)  # fmt: skip
def test_a_rank_before_an_office_makes_another_one(frame, earlier, later, before, after):
    assert facts("name", frame.format(earlier), frame.format(later)) == [(before, after)]
    assert facts("name", frame.format(later), frame.format(earlier)) == [(after, before)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The former manager of the Tolmar yard was hurt.", "The ex-manager of the Tolmar yard was hurt."),
        ("The former president of the yard, Ruben Oster, left Tolmar.", "Ruben Oster, the former president of the yard, left Tolmar."),
        ("The head coach of the Tolmar club was hurt.", "The coach of the Tolmar club was hurt."),
        ("The police chief of Tolmar was hurt.", "The chief of police of Tolmar was hurt."),
        ("The former mill of the board at Tolmar was sold.", "The old mill of the board at Tolmar was sold."),
    ],
)  # fmt: skip
def test_an_office_in_other_words_is_the_same(earlier, later):
    assert facts("name", earlier, later) == []
    assert facts("name", later, earlier) == []


def test_the_party_that_did_it_is_told_though_its_word_went_to_the_source():
    one = "Rebel shelling killed 14 men at Tolmar on Sunday, the army said."
    two = "Government shelling killed 14 men at Tolmar on Sunday, rebels said."
    assert facts("name", one, two) == [("Rebel", "Government")]
    assert facts("name", two, one) == [("Government", "Rebel")]
    swapped = "Rebel and government shelling killed 14 men.", "Government and rebel shelling killed 14 men."
    assert facts("name", *swapped) == []


@pytest.mark.parametrize(
    ("frame", "told_as"),
    [("The mayor of Tolmar called the board {} on Sunday.", 1), ("The board of Tolmar sells so-called {} bonds.", 0)],
)
def test_one_quoted_word_counts_where_somebody_is_called_so(frame, told_as):
    quoted, plain = frame.format('"reckless"'), frame.format("reckless")
    assert facts("quote", quoted, plain) == [("reckless", None)] * told_as
    assert facts("quote", plain, quoted) == [(None, "reckless")] * told_as


def test_a_clause_that_is_told_as_gone_or_new_is_no_other_wording_too():
    before = "Oil was little changed at $71.20 a barrel on the market of Tolmar."
    after = "Cod settled 1.9 percent lower at $69.85 a crate on the market of Tolmar."
    earlier, later = version(HEADS[0], before, REST), version(HEADS[0], after, REST)
    claims = follow(earlier, later, align(earlier.paragraphs, later.paragraphs)).claims
    for side in ("before", "after"):
        places = [(claim.change, place) for claim in claims for place in getattr(claim, side)]
        lone = [place for change, place in places if change != "changed"]
        assert not [place for change, place in places if change == "changed" and place in lone]
