"""A first look at how a paragraph begins spares most of them a dear rule; it must let through whatever the rule would find."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdiff import parsing, words
from newsdiff.model import Block
from newsdiff.parsing import datelines, labels, notices, roles, stamps


def looked_at(text):
    return not roles._plain([Block(text)])[0]


def padded(text):
    return looked_at(text.rjust(99, "x")) or looked_at(text.ljust(99, "x"))


def advises(text):
    return roles._above([Block(text)], 0, dated=False)[0] == "advisory"


def let_through(text):
    return notices.may_close(text) or not (notices.is_signoff(text) or notices.is_notebook(text))


CAPITAL = "(?-i:(?=[A-Z]))"  # which no text can be drawn for
RULES = {
    "correction": (notices._CORRECTION, notices.is_correction),
    "credit line": (notices._CREDIT_LINE, notices._may_credit),
    "sign-off": (notices._SIGN_OFF, let_through),
    "credit line that may close": (notices._CREDIT_LINE, let_through),
    "contributed": (notices._CONTRIBUTED, let_through),
    "notebook": (notices._NOTEBOOK, let_through),
    "bullet": (roles._BULLET, roles._is_bullet),
    "dash": (roles._DASHED, roles._is_dashed),
    "picture": (roles._PICTURE, roles._credited),
    "kill": (labels._KILL, labels.is_kill),
    "plain, for a correction": (notices._CORRECTION, lambda text: looked_at(text.ljust(99, "x"))),
    "plain, for a note": (notices._NOTE, lambda text: looked_at(text.ljust(99, "x"))),
    "plain, for a picture": (roles._PICTURE, lambda text: looked_at(text.ljust(99, "x"))),
    "plain, for a credit": (roles._CREDITED, lambda text: looked_at(text.rjust(99, "x"))),
    "plain, for a contribution": (notices._CONTRIBUTED, lambda text: padded(text) or not notices.is_signoff(text)),
    "plain, for a credit line": (notices._CREDIT_LINE, lambda text: len(text) > 400 or looked_at(text.ljust(99, "x"))),
    "credit of a picture": (roles._CREDITED, roles._may_credit),
    "note": (notices._NOTE, notices.may_notify),
    "notice of a correction": (notices._CORRECTION, notices.may_notify),
    "names and whose they are": (roles._SIGNED, roles._is_signed),
    "advisory": (notices._ADVISORY, lambda text: advises(text) or not notices.is_advisory(text)),
    "kill above the lead": (labels._KILL, lambda text: advises(text) or not labels.is_kill(text)),
    "embargo": (notices._EMBARGO, lambda text: advises(text) or not notices.held_back(text)),
    "held back": (notices._HELD, lambda text: advises(text) or not notices.held_back(text)),
    "boilerplate": (notices._BOILERPLATE, notices.is_boilerplate),
    "tag before a headline": (labels._STACK, lambda text: labels._tag(text, 0)),
    "end of a headline": (
        labels._TRAILING,
        lambda text: any(word in text[-labels._LONGEST :] for word in labels._TRAILS),
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_what_a_rule_finds_is_let_through(name):
    pattern, look = RULES[name]
    source, flags = pattern._source
    found = re.compile(source, flags)
    drawn = st.from_regex(re.compile(source.replace(CAPITAL, ""), flags)).map(lambda text: text[:1].upper() + text[1:])

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(drawn)
    def holds(text):
        begun = name not in {"end of a headline", "credit of a picture", "plain, for a credit"}
        if (found.match if begun else found.search)(text):
            assert look(text), text

    holds()


@settings(max_examples=200)
@given(
    st.text(alphabet=" \tABKRYOodayt.,–—-(/)_:\u2212\u2015", max_size=40),
    st.sampled_from(["", "Kyodo ", "OSLO ", "(AP) ", "/TASS/ "]),
)
def test_a_dateline_has_a_sign_or_an_agency_that_stands_alone(text, front):
    head = front + text
    found = datelines._unbracketed(head) or datelines._slashed(head) or datelines._plain(head)
    if found and not head[:1].islower():
        assert datelines.dateline(head), head


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "The ship",
                "Photo:",
                "(",
                "a story of this story",
                "By",
                "/",
                "rose 3 pct",
                "x" * 400,
                "y" * 91,
                ".",
                ",",
                "…",
            ]
        ),
        max_size=12,
    )
)
def test_a_plain_paragraph_is_what_the_last_rule_makes_of_it(parts):
    block = Block(" ".join(parts))
    if roles._plain([block])[0]:
        around = Block("A paragraph that tells what happened, with its full stop.")
        assert roles._within([around] * 5 + [block, around], 5, 7) == roles._BODY


BEGINNINGS = st.sampled_from(
    ["Percent", "pct ", "per cent", "1 000", "½ ", "É", "e\u0301", "K", "\u212a", "k", "ﬁ", "f", "$ 5", "%", "ß", "ss"]
)


@settings(max_examples=300)
@given(st.lists(BEGINNINGS | st.text(max_size=3), max_size=4), st.lists(BEGINNINGS | st.text(max_size=3), max_size=4))
def test_texts_of_one_key_do_not_begin_apart(one, other):
    one, other = "".join(one).strip(), "".join(other).strip()
    if words.key(one) == words.key(other):
        assert not parsing._begin_apart(one, other)
    for text in (one.upper(), words.key(one)):
        if words.key(text) == words.key(one):
            assert not parsing._begin_apart(one, text)


@pytest.mark.parametrize("form", [*stamps._FORMS], ids=range(len(stamps._FORMS)))
def test_a_line_of_time_holds_more_than_a_year(form):
    source, flags = form._source

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(re.compile(source, flags), fullmatch=True))
    def holds(text):
        parts = re.compile(source, flags).fullmatch(text).groupdict()
        if stamps._iso(parts):
            assert stamps._MORE.search(text), text

    holds()
