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
