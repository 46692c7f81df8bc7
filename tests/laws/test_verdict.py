"""Laws of the verdict: one line that fits, the same for the same texts, and `the same` only where not a byte differs."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.comparison import compare
from newsdiff.model import Paragraph, Version

SENTENCES = (
    "Police said 12 people were killed when the mill burned.",
    "Police said 19 people were killed when the mill burned.",
    "Mayor Ines Dahl said “we will rebuild it”.",
    'Mayor Ines Dahl said "we will rebuild it".',
    "The council may close the quay on Friday.",
    "The council will close the quay on Thursday, its chairman said.",
    "Rain fell all night on the hills above Selby.",
    "\x1b[2JThe owner gave\u202e no comment.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(
    lambda found: Version("v", (Paragraph(found[0], "headline"), *(Paragraph(text) for text in found[1:]))),
)


@given(texts, texts)
@settings(max_examples=60)
def test_the_verdict_is_one_line_that_fits(before, after):
    found = compare(before, after)
    said = found.verdict
    assert len(said) <= 222
    assert re.fullmatch(r"[A-Z][^\n\r\x00-\x1f\u202e]*\.", said)
    assert compare(before, after).verdict == said
    assert ("same to the byte" in said) == (before.digest == after.digest)
    if match := re.search(r"(\d+) of (?:the later )?(\d+) paragraphs", said):
        kept = sum(relation.change == "unchanged" for relation in found.alignment.paragraphs)
        assert (int(match[1]), int(match[2])) == (kept, len(after.paragraphs))
