"""How a change of wording is told."""

import pytest

from newsdiff import wording
from newsdiff.model import Edit
from newsdiff.wording import edits, typographic


def told(before, after):
    """Edits in one line: [-taken out-]{+put in+}."""
    shown = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(
        shown[step.operation].format(
            after[slice(*step.after)] if step.operation == "+" else before[slice(*step.before)],
        )
        for step in edits(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        # whole words and numbers, never a part of one
        ("The toll rose to 1,500.", "The toll rose to 1,900.", "The toll rose to[- 1,500-]{+ 1,900+}."),
        ("He has organised it.", "He has organized it.", "He has[- organised-]{+ organized+} it."),
        ("some 40km off", "some 40 km off", "some[- 40km-]{+ 40 km+} off"),
        ("the U.S. fleet", "the U.N. fleet", "the[- U.S.-]{+ U.N.+} fleet"),
        # white space goes with the word after it
        ("The man died.", "The old man died.", "The{+ old+} man died."),
        ("The old man died.", "The man died.", "The[- old-] man died."),
        ("Old tales", "New tales", "[-Old-]{+New+} tales"),
        ("It fell (again).", "It fell again.", "It fell [-(-]again[-)-]."),
        ("They left the town", "They “left the town", "They {+“+}left the town"),
        # a sentence goes as a sentence
        ("It ran. It sat.", "It ran. It ate. It sat.", "It ran.{+ It ate.+} It sat."),
        ("The cat sat.", "The cow ate. The cat sat.", "{+The cow ate. +}The cat sat."),
        ("Six men fled. No shots were fired.", "Six men fled.", "Six men fled.[- No shots were fired.-]"),
        # no small word is left alone between two edits
        ("The toll rose to 12 from 9.", "The toll rose to 15 from 10.", "The toll rose to[- 12 from 9-]{+ 15 from 10+}."),
        ("killed 12 soldiers and hurt 30 in Velm", "killed 15 soldiers and hurt 41 in Velm",
         "killed[- 12-]{+ 15+} soldiers and hurt[- 30-]{+ 41+} in Velm"),
        # kept words are those that tell, not those that are frequent
        ("The bridge of the town fell on the first day of the siege", "The siege of the town began: the bridge fell on the first day",
         "The[- bridge-]{+ siege+} of the town{+ began: the bridge+} fell on the first day[- of the siege-]"),
        # what comes in typographic dress only goes word by word
        ("He said \"no\" to the governor's plan.", "He said “no” to the governor’s plan.",
         "He said[- \"no\" to the governor's-]{+ “no” to the governor’s+} plan."),
        # two texts with little in common stand as a pair
        ("The ferry sank off the coast at dawn.", "The mayor of the town resigned at noon.",
         "[-The ferry sank off the coast at dawn.-]{+The mayor of the town resigned at noon.+}"),
        # scripts without spaces change by character
        ("東京は雨です", "大阪は雨です", "[-東京-]{+大阪+}は雨です"),
        ("Trees\u00a0fell", "Trees fell", "Trees[-\u00a0-]{+ +}fell"),
    ],
)  # fmt: skip
def test_this_change_is_told_so(before, after, line):
    assert told(before, after) == line


def test_nothing_against_something():
    assert edits("", "") == ()
    assert edits("", "x y") == (Edit("+", (0, 0), (0, 3)),)
    assert edits("x y", "") == (Edit("-", (0, 3), (0, 0)),)
    assert edits("x y", "x y") == (Edit("=", (0, 3), (0, 3)),)


def test_typography_alone_is_known():
    assert typographic("some 40km – “no”", 'some 40 km - "no"')
    assert not typographic("no", "no")
    assert not typographic("no", "yes")


def words(count, seed):
    """Words without sense, the same for the same seed."""
    found, state = [], seed
    for _ in range(count):
        state = (1103515245 * state + 12345) % 2**31
        found.append(f"w{state // 65536 % 500}")
    return found


def edited(tokens):
    """One word in fifty taken out, put in or exchanged."""
    return [
        word
        for at, token in enumerate(tokens)
        for word in ([token] if at % 50 else [[], [f"n{at}", token], [f"m{at}"]][at // 50 % 3])
    ]


@pytest.mark.parametrize(
    ("before", "after", "most"),
    [
        (words(60_000, 1), edited(words(60_000, 1)), 4000),
        (words(20_000, 1), words(20_000, 2), 2),
        (words(20_000, 1), [f"x{word}" for word in words(20_000, 1)], 2),
        (["a"] * 30_000, ["a"] * 29_000, 2),
        (["a"] * 15_000 + ["b"] + ["a"] * 15_000, ["a"] * 15_010 + ["c"] + ["a"] * 14_990, 5),
        (["a", "b"] * 10_000, ["z", *["a", "b"] * 10_000, "z"], 3),
        (words(20_000, 1), words(20_000, 1)[10_000:] + words(20_000, 1)[:10_000], 3),
    ],
    ids=[
        "edited",
        "unrelated",
        "nothing shared",
        "one word",
        "one word round another",
        "two words",
        "halves exchanged",
    ],
)
def test_a_paragraph_of_any_length_is_compared_at_a_bounded_cost(before, after, most, monkeypatch):
    cells = []
    filled = wording._heaviest

    def counted(one, other, weights):
        cells.append(len(one) * len(other))
        return filled(one, other, weights)

    monkeypatch.setattr(wording, "_heaviest", counted)
    earlier, later = " ".join(before), " ".join(after)
    steps = edits(earlier, later)
    assert sum(cells) <= 100 * (len(before) + len(after))
    assert len(steps) <= most
    assert "".join(earlier[slice(*step.before)] for step in steps if step.operation != "+") == earlier
    assert "".join(later[slice(*step.after)] for step in steps if step.operation != "-") == later


def test_a_stretch_that_is_too_long_to_look_into_is_said_to_be_clipped(monkeypatch):
    earlier, later = (" ".join(words(400, seed)) for seed in (1, 2))
    assert not wording.clipped(edits(earlier, later), earlier, later)
    monkeypatch.setattr(wording, "_CELLS", 100)
    monkeypatch.setattr(wording, "_GRAMS", ())
    monkeypatch.setattr(wording, "_BITS", 1000)
    assert wording.clipped(edits(earlier, later), earlier, later)
    assert not wording.clipped(edits("a b c", "a x c"), "a b c", "a x c")


def test_very_long_texts_keep_their_common_ends():
    long = " ".join(words(700_000, 1))
    later = long[:2_000_000] + long[2_000_100:]
    steps = edits(long, later)
    assert [step.operation for step in steps][::2] == ["=", "="] or len(steps) == 4
    assert sum(step.before[1] - step.before[0] for step in steps if step.operation == "-") < 200
