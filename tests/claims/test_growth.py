"""Following claims costs what the text is long, whatever the copy repeats."""

import pytest

from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.model import Alignment, Link, Paragraph, Version
from tests import growth


def word(number):
    return "".join("bdfgklmnprst"[number // 5**place % 5] + "aeiou"[number // 5**place % 5] for place in range(6))


MONTHS = ("March", "July", "October")
SHAPES = {
    "quotations": lambda n: f'"The {word(n)} of the {word(n + 7)} {word(3 * n)}," he said.',
    "quotations never closed": lambda n: f'"{word(n)} {word(n + 7)} {word(3 * n)} {word(5 * n)} {word(7 * n)}',
    "names": lambda n: f"{word(n).capitalize()} {word(n + 7).capitalize()} met {word(3 * n).capitalize()}.",
    "dates": lambda n: (
        f"On {MONTHS[n % 3]} {n % 28 + 1}, {1900 + n % 119} the {word(n)} of {word(n + 7)} was {word(3 * n)}."
    ),
    "sentences that went elsewhere": lambda n: f"The harbour of {word(n)} lies by the {word(n + 7)} {word(3 * n)}.",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_cost_of_claims_is_not_the_square_of_the_text(shape):
    def made(size):
        before = [SHAPES[shape](n) for n in range(size)]
        after = [SHAPES[shape](n + size) if n % 3 == 0 else text for n, text in enumerate(before)]
        sides = [Version("v", tuple(map(Paragraph, texts)), language="en") for texts in (before, after)]
        return (*sides, align(sides[0].paragraphs, sides[1].paragraphs))

    assert growth.exponent(lambda given: follow(*given), made, 960) < growth.QUADRATIC


def test_a_clause_is_found_among_many_sentences_that_share_its_words():
    gone = "The ferry crossed the harbour with a crate of oranges and two lost goats."
    rest = [f"The ferry crossed the harbour with {word(n)} and {word(3 * n)}." for n in range(600)]
    texts = [gone, *rest], [*rest[:300], f"Nobody knew why, but {gone[0].lower()}{gone[1:]}", *rest[300:]]
    sides = [Version("v", tuple(map(Paragraph, side)), language="en") for side in texts]
    links = [Link((n + 1,), (n + (n >= 300),), 1.0) for n in range(600)]
    alignment = Alignment((Link((0,), ()), Link((), (300,)), *links), *(side.paragraphs for side in sides))
    carried = [claim for claim in follow(*sides, alignment).claims if claim.carried and claim.before[0].paragraph == 0]
    told = [(claim.before[0].paragraph, claim.after[0].paragraph) for claim in carried]
    assert told == [(0, 300)] * 2  # once as gone, once as new
