"""The page of the seed pair, where its text is: both columns to the byte, within its size, and in the order that was found."""

import pytest

from newsdiff.comparison import compare
from newsdiff.reports import report
from newsdiff.runners import local
from tests.eval.floors import data
from tests.reports.columns import columns


@pytest.mark.data
def test_the_page_of_the_seed_pair_holds_both_texts_and_is_at_most_twelve_times_their_size():
    before, after = (
        next(iter(local.read(str(data("..", "seed", f"islamic-state-{side}.txt"))))) for side in ("earlier", "later")
    )
    page = report(compare(before, after), "html")
    earlier, later, inline = columns(page)
    assert earlier == [p.text for p in before.paragraphs]
    assert later == [p.text for p in after.paragraphs]
    assert all(text == after.paragraphs[n].text for n, text in inline.items())
    size = sum(len(p.text.encode()) for side in (before, after) for p in side.paragraphs)
    print(f"seed page: {len(page.encode()):,} bytes for {size:,} bytes of text: {len(page.encode()) / size:.1f} times")
    assert len(page.encode()) <= 12 * size
