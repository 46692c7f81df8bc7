"""Laws of claims: what must hold whatever the texts are."""

import random
import re
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import EDITS, NOISE, cases

import newsdiff
from newsdiff.alignment import align
from newsdiff.claims import follow
from newsdiff.model import Alignment, Link, Paragraph, Version

SAMPLES = Path(__file__).parents[2] / "samples"
LAW = settings(max_examples=60)
TURNED = {"trimmed": "extended", "unquoted": "quoted", "removed": "added", "dropped": "put on", "weaker": "stronger"}
TURNED |= {after: before for before, after in TURNED.items()}


@cache
def stories():
    return sorted(
        {tuple(p.text for p in v.paragraphs if p.role in {"headline", "body"}) for v in newsdiff.read(str(SAMPLES))}
    )


def version(texts, name="x"):
    return Version(name, tuple(Paragraph(t, "body" if n else "headline") for n, t in enumerate(texts)), language="en")


@st.composite
def rewrites(draw):
    """Two texts of which the second is the first after a few edits, moves, losses and additions."""
    texts = draw(st.sampled_from(stories()))
    others = draw(st.sampled_from(stories()))
    pick = random.Random(draw(st.integers(0, 10**6)))  # noqa: S311 - reproducible on purpose
    later = list(texts)
    for _ in range(pick.randrange(4)):
        made = cases(tuple(later), pick.choice(list(EDITS)), pick, 1)
        later = list(made[0].after) if made else later
    for _ in range(pick.randrange(3)):
        at = pick.randrange(len(later))
        move = pick.randrange(3)
        if move == 0 and len(later) > 1:
            later.pop(at)
        elif move == 1:
            later.insert(at, pick.choice(others) or "More was not known.")
        else:
            later.insert(pick.randrange(len(later)), later.pop(at))
    return version(texts, "a"), version(later, "b")


def followed(before, after):
    return follow(before, after, align(before.paragraphs, after.paragraphs))


def sided(why, turn):
    """A reason that sets the earlier side `against` the later one, as seen from the other side if `turn`."""
    rule, colon, rest = why.partition(": ")
    both, semicolon, more = rest.partition("; ")
    sides = both.split(" against ")
    shown = " against ".join(reversed(sides) if turn and len(sides) == 2 else sides)
    return f"{rule}{colon}{shown}{semicolon}{sided(more, turn) if more else ''}"


def told(claim, *, turn=False):
    """A claim without its number, as seen from the other side if `turn`."""
    facets = []
    for f in claim.facets:
        sides = (f.after, f.before) if turn else (f.before, f.after)
        facets.append(
            (
                f.kind,
                *map(repr, sides),
                TURNED.get(f.how, f.how) if turn else f.how,
                f.sure,
                f.inside,
                sided(f.why, turn),
            )
        )
    sides = (claim.after, claim.before) if turn else (claim.before, claim.after)
    return (sides, claim.carried, tuple(sorted(facets)))


@LAW
@given(st.sampled_from(range(40)))
def test_identical_versions_give_nothing(number):
    texts = stories()[number % len(stories())]
    found = followed(version(texts, "a"), version(texts, "b"))
    assert found.claims == ()
    assert found.ignored == (("typography", 0), ("spelling", 0))


@LAW
@given(rewrites())
def test_swapping_the_versions_swaps_every_answer(pair):
    before, after = pair
    alignment = align(before.paragraphs, after.paragraphs)
    one = follow(before, after, alignment)
    two = follow(after, before, alignment.swapped())
    assert sorted(map(told, one.claims), key=repr) == sorted((told(c, turn=True) for c in two.claims), key=repr)
    assert one.ignored == two.ignored


@LAW
@given(st.sampled_from(range(40)), st.lists(st.sampled_from(NOISE), min_size=1, max_size=3))
def test_typography_changes_no_fact(number, noises):
    texts = stories()[number % len(stories())]
    noisy = texts
    for noise in noises:
        noisy = tuple(noise(text) for text in noisy)
    found = followed(version(texts, "a"), version(noisy, "b"))
    assert [claim for claim in found.claims if claim.material] == []


@LAW
@given(rewrites())
def test_every_place_and_facet_cuts_its_own_text(pair):
    found = followed(*pair)
    for claim in found.claims:
        for page, places in zip(pair, (claim.before, claim.after), strict=True):
            for place in places:
                paragraph = page.paragraphs[place.paragraph]
                start, end = paragraph.spans[place.sentence]
                assert start <= place.start < place.end <= end
                assert paragraph.text[place.start : place.end] == place.text
        for facet in claim.facets:
            for page, side in zip(pair, (facet.before, facet.after), strict=True):
                if side is not None:
                    text = page.paragraphs[side.paragraph].text
                    assert 0 <= side.start < side.end <= len(text)
                    assert text[side.start : side.end] == side.text


@LAW
@given(rewrites())
def test_a_changed_claim_has_both_sides_and_names_follow_the_order_of_the_later_text(pair):
    found = followed(*pair)
    assert [claim.id for claim in found.claims] == [f"c{n}" for n in range(1, len(found.claims) + 1)]
    starts = [(c.after[0].paragraph, c.after[0].sentence) for c in found.claims if c.after]
    assert starts == sorted(starts)
    for claim in found.claims:
        assert claim.before or claim.after
        assert claim.same_as is None or claim.same_as in {c.id for c in found.claims}
        assert all(facet.why and facet.how for facet in claim.facets)
        assert all(facet.before or facet.after for facet in claim.facets)


@LAW
@given(st.lists(st.text(max_size=80), min_size=1, max_size=4), st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_no_text_stops_it(left, right):
    pair = version(left, "a"), version(right, "b")
    links = [Link((n,), (), 0.0) for n in range(sum(len(p.spans) for p in pair[0].paragraphs))]
    links += [Link((), (n,), 0.0) for n in range(sum(len(p.spans) for p in pair[1].paragraphs))]
    follow(*pair, Alignment(tuple(links), pair[0].paragraphs, pair[1].paragraphs))
    followed(*pair)


@LAW
@given(
    st.text(alphabet="\"'“”‘’`,.-– 1290 aAbB$%/()", max_size=120),
    st.text(alphabet="\"'“”,.- 12 aAsaidto$%", max_size=120),
)
def test_no_mixture_of_marks_and_figures_stops_it(left, right):
    followed(version([left, right], "a"), version([right, left], "b"))


WORDS = (
    "harbour", "pilots", "Tolmar's", "pro-government", "who-knows", "board", "said,", "while", "after-hours", "opened",
    "sea-", "Karvonia's", "twelve", "well-known", "ships,", "and-closed", "adding", "which", "pier's", "raised", "storm",
)  # fmt: skip


@st.composite
def compounds(draw):
    """Two runs of words with hyphens and apostrophes inside them, of which one won a stretch at some place."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=6, max_size=14))
    more = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=8))
    at, cut = draw(st.integers(0, len(words))), draw(st.booleans())
    later = [*words[:at], *more, *words[at:]]
    texts = [" ".join(run) + "." for run in (words, later)]
    if cut:
        texts[0] = texts[0].replace("-", " ", 1)
    return version(("Pier", texts[0]), "a"), version(("Pier", texts[1]), "b")


@settings(LAW, max_examples=200)
@given(pair=st.one_of(rewrites(), compounds()))
def test_no_place_begins_or_ends_inside_a_word(pair):
    found = followed(*pair)
    for claim in found.claims:
        for version, places in zip(pair, (claim.before, claim.after), strict=True):
            for place in places:
                text = version.paragraphs[place.paragraph].text
                for edge in (place.start, place.end):
                    assert not re.fullmatch(r"[^\W_]{2}", text[edge - 1 : edge + 1] if edge else "")
                    assert not re.fullmatch(r"[^\W\d_][-'’][^\W\d_]", text[max(edge - 1, 0) : edge + 2])
                    assert not re.fullmatch(r"[^\W\d_][-'’][^\W\d_]", text[max(edge - 2, 0) : edge + 1])
