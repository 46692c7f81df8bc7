"""The order of the two arguments, held against the times, numbers and labels that the versions carry."""

import json

import pytest

TOLD = "HARBOUR (MW) - A storm killed {} people on Monday, the harbour master said."


def put(folder, name, toll, **fields):
    text = TOLD.format(toll)
    (folder / name).write_text(json.dumps({"headline": f"Storm kills {toll}", "text": text} | fields))


def order(run):
    assert run.returncode == 1, run.stderr
    return json.loads(run.stdout)["order"]


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ({"published": "2026-03-10T05:00:00Z"}, {"published": "2026-03-10T09:00:00Z"}, "the times they carry"),
        ({"id": "a", "version": 1}, {"id": "a", "version": 2}, "their version numbers"),
        ({"published": "2026-03-10T05:00:00"}, {"published": "2026-03-10T09:00:00"}, "the times they carry"),
        ({"headline": "Storm kills 12"}, {"headline": "CORRECTED-Storm kills 21"}, "the desk's labels"),
        ({"headline": "UPDATE 1-Storm"}, {"headline": "UPDATE 2-Storm"}, "the desk's labels"),
    ],
)
def test_marks_that_contradict_the_order_of_the_arguments_are_told(newsdiff, tmp_path, first, second, says):
    put(tmp_path, "one.json", 12, **first)
    put(tmp_path, "two.json", 21, **second)
    given = order(newsdiff("compare", "one.json", "two.json", "--format", "json"))
    assert (given["by"], given["sure"]) == ("argument", True)
    against = order(newsdiff("compare", "two.json", "one.json", "--format", "json"))
    assert (against["by"], against["sure"]) == ("argument", False)
    assert f"but {says} say the opposite" in against["note"]
    assert "use --swap" in against["note"]
    righted = order(newsdiff("compare", "two.json", "one.json", "--swap", "--format", "json"))
    assert (righted["sure"], "opposite" in righted["note"]) == (True, False)


def test_a_swap_against_the_times_is_told_too(newsdiff, tmp_path):
    put(tmp_path, "one.json", 12, published="2026-03-10T05:00:00Z")
    put(tmp_path, "two.json", 21, published="2026-03-10T09:00:00+02:00")
    found = order(newsdiff("compare", "one.json", "two.json", "--swap", "--format", "json"))
    assert not found["sure"]
    assert "leave --swap out" in found["note"]


def test_texts_without_marks_stand_as_they_were_given(newsdiff, copy):
    found = order(newsdiff("compare", "later.txt", "earlier.txt", "--format", "json"))
    assert found == {
        "by": "argument",
        "sure": True,
        "note": "The order is the one in which the two versions were given.",
    }
