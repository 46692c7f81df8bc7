"""A body by the letters that the text introduces, an office by another name, and on which side of a time it was; invented."""

import pytest

from tests.claims.test_guards import told

REST = "The harbour of Tolmar was quiet on Sunday."
HEADS = ("Harbour board meets",) * 2


def facts(earlier, later):
    return told(earlier, later, head=HEADS, rest=REST)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The Pier and Dock Executive (PDE) said the crane at Tolmar was old.", "The PDE said the crane at Tolmar was old."),
        ("The crane at Tolmar was old, the district attorney said.", "The crane at Tolmar was old, prosecutors said."),
        ("The tug reached Tolmar on Thursday.", "The tug reached Tolmar Thursday."),
        ("The tug will reach Tolmar by Thursday.", "The tug will reach Tolmar before Thursday."),
        ("On Thursday the tug reached Tolmar at noon.", "The tug reached Tolmar at noon on Thursday."),
    ],
)  # fmt: skip
def test_one_body_one_office_one_time(earlier, later):
    assert facts(earlier, later) == []
    assert facts(later, earlier) == []


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        ("The Pier and Dock Executive (PDE) said the crane at Tolmar was old.", "The Rail Safety Board (RSB) said the crane at Tolmar was old.", "name"),
        ("The crane at Tolmar was old, the district attorney said.", "The crane at Tolmar was old, the mayor said.", "attribution"),
        ("The tug reached Tolmar by Thursday.", "The tug reached Tolmar on Thursday.", "time"),
        ("The tug reached Tolmar before noon on Sunday.", "The tug reached Tolmar after noon on Sunday.", "time"),
    ],
)  # fmt: skip
def test_another_body_office_or_side_of_a_time(earlier, later, kind):
    assert kind in {t[0] for t in facts(earlier, later)}
    assert kind in {t[0] for t in facts(later, earlier)}
