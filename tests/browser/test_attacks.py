"""Whatever a text holds, a page shows it as text: nothing runs, nothing is asked for, with the policy and without it."""

import re
from dataclasses import replace

import pytest

from newsdiff.errors import ReadError
from newsdiff.model import (
    ClaimChange,
    Dateline,
    Declared,
    FacetChange,
    Findings,
    Grouping,
    Label,
    Notice,
    Order,
    Pair,
    Source,
    Story,
)  # fmt: skip
from newsdiff.reports import report
from newsdiff.reports.site import site
from tests.browser.attacks import ATTACKS
from tests.browser.test_pages import READ
from tests.reports.ferry import compared, facet, paragraph, place, version

pytestmark = pytest.mark.browser
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def hostile():
    """A comparison that carries an attack in every field that a page shows."""
    everything = " ".join(ATTACKS)
    dateline = Dateline((ATTACKS[0],), ATTACKS[8], ATTACKS[1], 0, (0, 1))
    more = {
        "dateline": dateline,
        "declared": Declared(provider=ATTACKS[8], slug=everything, ednote=everything),
        "language": ATTACKS[2],
    }
    before = version(
        "a" + everything, *(paragraph(text) for text in ATTACKS), label=Label("update", 1, (everything,)), **more
    )
    later = [paragraph(f"{text} now", role="headline" if n == 0 else "body") for n, text in enumerate(ATTACKS)]
    after = version("b" + everything, *later, label=Label("correction", None, (everything,)), **more)
    after = replace(after, sources=(Source(everything, "text"),))
    links = [([n], [n], n % 9 == 4) for n in range(len(ATTACKS)) if n % 5]
    claims = tuple(
        ClaimChange(
            f"c{n}",
            (place(before, n, ATTACKS[n]),),
            (place(after, n, later[n].text),),
            (
                FacetChange(
                    "figure",
                    facet(before, "figure", n, ATTACKS[n]),
                    facet(after, "figure", n, "now"),
                    everything,
                    everything,
                ),
            ),
        )
        for n in range(0, len(ATTACKS), 7)
    )
    notice = Notice("correction", "after", 0, everything, everything, "unmatched", ("c0",))
    findings = Findings(claims, (notice,), (("typography", 3),), (("action", everything),))
    order = Order("evidence", sure=False, note=everything)
    return compared(before, after, links, findings, verdict=everything, order=order)


def test_there_are_enough_attacks_and_none_twice():
    assert len(set(ATTACKS)) == len(ATTACKS) >= 150
    print(f"attack strings: {len(ATTACKS)}")


@pytest.mark.parametrize("guarded", [True, False])
def test_every_attack_is_shown_as_text_and_none_runs(opened, tmp_path, guarded):
    path = tmp_path / "hostile.html"
    page = report(hostile(), "html", command="newsdiff compare " + " ".join(ATTACKS))
    path.write_text(page if guarded else POLICY.sub("", page), encoding="utf-8")
    found = opened(path)
    found.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found.page.wait_for_timeout(300)
    assert found.dialogs == []
    assert len(found.requests) == 1, found.requests
    assert found.complaints == []
    surrogate = "d => d.map((text) => [...text].map((c) => c.codePointAt(0)))"
    told = found.page.evaluate(f"({surrogate})(({READ})('earlier'))")
    assert ["".join(map(chr, points)) for points in told] == ATTACKS
    assert (
        found.page.evaluate(
            "document.querySelectorAll('img, iframe, object, embed, link, base, form, video, audio').length"
        )
        == 0
    )
    assert found.page.evaluate("document.querySelectorAll('script').length") == 2


@pytest.mark.parametrize("guarded", [True, False])
def test_the_pages_of_a_report_show_attacks_as_text_too(opened, tmp_path, guarded):
    comparison = hostile()
    everything = " ".join(ATTACKS)
    ids = sorted((comparison.before.id, comparison.after.id))
    why = Pair(*ids, "version", 0.5, 0.4, None, None, everything, everything)
    alone = version("z", paragraph(everything, role="headline"))
    near = tuple(
        Pair(comparison.before.id, "z", relation, 0.1, 0.1, None, None, None, everything)
        for relation in ("related", "template")
    )
    story = Story("s-0123456789ab", (comparison.before, comparison.after), (why,), comparison.order)
    grouping = Grouping((story, Story("s-0123456789ac", (alone,), (), comparison.order)), (why, *near))
    refused = [ReadError(everything, everything, everything)]
    for name, text in site(grouping, refused=refused, command=everything).files():
        if name.endswith(".html"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text if guarded else POLICY.sub("", text), encoding="utf-8")
            found = opened(path)
            found.page.wait_for_timeout(200)
            assert (found.dialogs, len(found.requests), found.complaints) == ([], 1, []), name
            assert "<script>alert(1)</script>" in found.page.inner_text("body"), name
