"""Laws of parsing: paragraphs are the text, roles change none of it, ids do not depend on the order of arrival."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.model import ROLES, Block, Declared, Document, Paragraph, Source, Version, digest
from newsdiff.parsing import parse, settle
from newsdiff.parsing.labels import label
from newsdiff.parsing.notices import signoff_at
from newsdiff.reading.unwrapping import paragraphs
from tests.growth import QUADRATIC, exponent

SOURCE = Source("x.txt", "text")
BLOCKS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Wall breaks", "UPDATE 1-Wall breaks", "By Ann Vell", "(Adds detail)", "* A bullet", "NO MONEY LEFT", "* * *", "REUTER",
                "ORRIN, Nov 3 (Newswire) - The wall broke on Friday, the mayor said in a long sentence on the quay that went on.",
                "ORRIN — The wall broke.", "Tin     1,205    +4", "(Reporting by Ann Vell; Editing by Cy Dane)", "Shut again", "© Newswire 2031",
                "It was old, the mayor said, and it had stood for two hundred years. (Reporting by Ann Vell)\n \u00a0(Editing by Cy Dane)",
                "A man mends a net, November 3, 2031.", "Editor's note: x", "An earlier version of this story was wrong.", "BC-VL--Wall, 1st Ld,99<",
            ]
        ),
        st.text(min_size=1, max_size=40).map(str.strip),
    ),
    max_size=14,
)  # fmt: skip


def solid(text):
    return "".join(text.split())


@settings(max_examples=200)
@given(BLOCKS)
def test_parse_then_join_loses_no_word(texts):
    versions = parse(Document(SOURCE, tuple(map(Block, texts))))
    assert solid("".join(p.text for version in versions for p in version.paragraphs)) == solid("".join(texts))


@settings(max_examples=200)
@given(BLOCKS)
def test_a_version_of_one_text_has_the_digest_of_its_blocks(texts):
    blocks = tuple(map(Block, texts))
    versions = parse(Document(SOURCE, blocks))
    if len(versions) == 1:
        assert versions[0].digest == digest(blocks)


@settings(max_examples=200)
@given(BLOCKS)
def test_given_paragraphs_are_kept_one_to_one(texts):
    (version,) = parse(Document(SOURCE, tuple(map(Block, texts)), whole=True))
    assert [p.text for p in version.paragraphs] == texts
    assert all(p.role in ROLES and p.rule for p in version.paragraphs)


@settings(max_examples=200)
@given(BLOCKS, st.one_of(st.none(), st.text(max_size=20), st.just("Wall breaks")))
def test_the_dateline_cuts_its_own_text(texts, headline):
    for version in parse(Document(SOURCE, tuple(map(Block, texts)), Declared(headline=headline))):
        if version.dateline:
            paragraph = version.paragraphs[version.dateline.paragraph]
            start, end = version.dateline.span
            assert paragraph.role == "body"
            assert start == 0 < end <= len(paragraph.text)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xyz"), st.sampled_from("12")), max_size=7),
    st.randoms(use_true_random=False),
)
def test_settling_does_not_depend_on_the_order_of_arrival(records, chance):
    versions = [Version(name, (Paragraph(text),), sources=(Source(source, "text"),)) for name, text, source in records]
    shuffled = versions.copy()
    chance.shuffle(shuffled)

    def found(order):
        return sorted((v.id, v.digest, v.sources) for v in settle(order))

    assert found(versions) == found(shuffled)
    assert found(settle(versions)) == found(versions)
    assert len({name for name, *_ in found(versions)}) == len(found(versions))


HOSTILE = {
    "opening brackets": "(",
    "sign-offs begun": "(Reporting by ",
    "sign-offs": "(Reporting by A) ",
    "nested sign-offs": "(Editing by (a) ",
    "dashes": " - ",
    "stops": ". ",
    "quotes": "”",
    "spaces": " ",
    "tabs": "\t",
    "line feeds": "\n ",
    "capitals": "A",
    "slug": "A-",
    "datelines": "ORRIN (Newswire) - ",
    "by names": "By Ann Vell and ",
    "tags": "UPDATE 1-",
    "corrections": "this story ",
    "kills": "the story headlined ",
    "columns": "a  b   ",
}


def read(text):
    parse(Document(SOURCE, (Block("Wall breaks"), Block(text.strip() or "x"), Block("x " + text.strip()))))
    label([text], [text], [text], None)
    signoff_at(text)
    paragraphs(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_does_not_grow_with_the_square_of_the_text(name):
    assert exponent(read, lambda size: (HOSTILE[name] * size)[:size], 200_000) < QUADRATIC
