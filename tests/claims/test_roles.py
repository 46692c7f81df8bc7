"""Who did it and to whom: the same words in another order, in invented copy; each with the telling that turns nothing."""

import pytest

from tests.claims.test_guards import told

REST = "The harbour of Tolmar was quiet on Sunday."


def roles(earlier, later):
    return [t for t in told(earlier, later, head=("Harbour board meets",) * 2, rest=REST) if t[0] == "action"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The guards fired on the strikers at Tolmar.", "The strikers fired on the guards at Tolmar."),
        ("A tug rammed the Orman ferry off Tolmar.", "The Orman ferry rammed a tug off Tolmar."),
        ("Velden beat Ostmere 3-0 on Sunday.", "Ostmere beat Velden 3-0 on Sunday."),
        ("Quillan Paper will buy Orman Mills for 2 billion crowns.", "Orman Mills will buy Quillan Paper for 2 billion crowns."),
        ("She will play Ada Quarrel, who beat former champion Ilse Band 6-1 6-2.", "She will play former champion Ilse Band, who beat Ada Quarrel 6-1 6-2."),
        ("The tug was rammed by the ferry off Tolmar.", "The ferry was rammed by the tug off Tolmar."),
        ("Exports of Velden are larger than those of Ostmere, and Velden outsells Ostmere.", "Exports of Velden are larger than those of Ostmere, and Ostmere outsells Velden."),
    ],
)  # fmt: skip
def test_who_did_it_to_whom_turned_round_is_an_action(earlier, later):
    for one, two in ((earlier, later), (later, earlier)):
        ((_, before, after),) = roles(one, two)
        assert before in one
        assert after in two


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The tug was rammed by the ferry off Tolmar.", "The ferry rammed the tug off Tolmar."),
        ("Velden met Ostmere in the final on Sunday.", "Ostmere met Velden in the final on Sunday."),
        ("Ada Quarrel married Ruben Oster at Tolmar.", "Ruben Oster married Ada Quarrel at Tolmar."),
        ("Velden signed the pact with Ostmere on Sunday.", "Ostmere signed the pact with Velden on Sunday."),
        ("Trade of Velden with Ostmere doubled in a year.", "Trade of Ostmere with Velden doubled in a year."),
        ("Divers found the tug off Tolmar on Sunday.", "On Sunday divers found the tug off Tolmar."),
        ("Velden shelled Ostmere, and Ostmere shelled Velden.", "Ostmere shelled Velden, and Velden shelled Ostmere."),
    ],
)
def test_one_doing_told_the_other_way_round_is_no_action(earlier, later):
    assert roles(earlier, later) == []
    assert roles(later, earlier) == []


@pytest.mark.parametrize(
    ("frame", "before", "after"),
    [
        ("The harbour board of Tolmar {} its forecast of 40 ships.", "raised", "stood by"),
        ("Ada Quarrel will {} as head of the Tolmar board.", "stay on", "step down"),
        ("Ada Quarrel {} from the board of Tolmar on Sunday.", "resigned", "was dismissed"),
        ("The board of Tolmar has {} work on the pier.", "halted", "paused"),
        ("Two divers {} in the harbour of Tolmar.", "died", "fell ill"),
        ("The ferry {} off Tolmar in the night.", "sank", "ran aground"),
        ("The ferry {} a permit from the board of Tolmar.", "needs", "won"),
        ("A storm warning was {} at Tolmar on Sunday.", "issued", "lifted"),
        ("The board of Tolmar is to {} the plan for the pier.", "debate", "approve"),
        ("Ilse Band {} the Tolmar prize for her boat.", "won", "was shortlisted for"),
    ],
)  # fmt: skip
def test_a_verb_of_several_words_or_of_another_step_is_an_action(frame, before, after):
    for one, two in ((before, after), (after, before)):
        ((_, left, right),) = roles(frame.format(one), frame.format(two))
        assert left in one
        assert right in two


@pytest.mark.parametrize(
    ("frame", "before", "after"),
    [
        ("The harbour board of Tolmar {} its forecast of 40 ships.", "keeps", "stands by"),
        ("Ada Quarrel {} as head of the Tolmar board.", "stepped down", "resigned"),
        ("Ada Quarrel {} the board of Tolmar on Sunday.", "left", "was dismissed from"),
        ("The board of Tolmar has {} work on the pier.", "suspended", "paused"),
        ("Two divers {} in the harbour of Tolmar.", "died", "were killed"),
        ("The ferry {} a permit from the board of Tolmar.", "needs", "seeks"),
        ("Ilse Band {} in the harbour of Tolmar on Sunday.", "stays", "remains"),
    ],
)
def test_a_verb_that_says_as_much_is_no_action(frame, before, after):
    assert roles(frame.format(before), frame.format(after)) == []
    assert roles(frame.format(after), frame.format(before)) == []
