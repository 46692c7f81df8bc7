"""Two linked stretches of text go in, the facets that differ between them come out, one file of rules a kind.

The order matters: what an earlier rule has told, a later one leaves alone. Every rule asks the whole other version before
it calls a figure, a name or a day new, and says nothing where two things cannot be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.rules.causes import of_causes
from newsdiff.claims.rules.certainty import of_hedges, of_turns, of_verbs
from newsdiff.claims.rules.descriptors import of_descriptors
from newsdiff.claims.rules.figures import of_figures
from newsdiff.claims.rules.names import of_names
from newsdiff.claims.rules.offices import of_offices
from newsdiff.claims.rules.opposites import of_opposites
from newsdiff.claims.rules.quantities import of_ordinals, of_quantities, of_rates
from newsdiff.claims.rules.roles import of_roles
from newsdiff.claims.rules.speakers import of_speakers
from newsdiff.claims.rules.tenses import of_tenses
from newsdiff.claims.rules.times import of_times
from newsdiff.claims.rules.timing import of_timing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsdiff.claims.index import Index
    from newsdiff.claims.marks import Shift
    from newsdiff.claims.sides import Unit
    from newsdiff.model import FacetKind

RULES: tuple[tuple[FacetKind, Callable[[Unit, Index], list[Shift]]], ...] = (
    ("figure", of_figures),
    ("figure", of_ordinals),
    ("figure", of_rates),
    ("time", of_times),
    ("time", of_timing),
    ("attribution", of_speakers),
    ("name", of_names),
    ("name", of_offices),
    ("name", of_descriptors),
    ("hedge", of_hedges),
    ("hedge", of_quantities),
    ("negation", of_turns),
    ("action", of_roles),
    ("action", of_tenses),
    ("action", of_verbs),
    ("action", of_opposites),
    ("action", of_causes),
)


def shifts(unit: Unit, index: Index, kinds: Sequence[str]) -> list[Shift]:
    """Everything that differs between two linked stretches, by kind in the order of the rules."""
    return [shift for kind, rule in RULES if kind in kinds for shift in rule(unit, index)]
