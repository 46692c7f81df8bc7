"""Two versions go in, a judged pair comes out: how they are related, in numbers and in one sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdiff.grouping.features import Features, hours, measure
from newsdiff.grouping.profiles import Profile
from newsdiff.grouping.relations import declared, relation, sentence
from newsdiff.grouping.weights import BIAS, WEIGHTS
from newsdiff.model import Pair

if TYPE_CHECKING:
    from newsdiff.model import Version

_EXACT = Features(1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0, 0, 1.0, 0.0, 0.0, None)


@dataclass(frozen=True)
class Context:
    """What judging many pairs shares: the profiles that were made already."""

    profiles: dict[str, Profile] = field(default_factory=dict)

    def profile(self, version: Version) -> Profile:
        """The profile of a version, made when it is first asked for."""
        found = self.profiles.get(version.id)
        if found is None or found.version is not version:
            found = self.profiles[version.id] = Profile(version)
        return found


def judge(left: Version, right: Version, context: Context | None = None) -> Pair:
    """Say how two versions are related, and why.

    A declared link decides alone, and so does equal text. Otherwise few features are weighed (`weights.py`), and the
    pair is one running story where they come to `JOIN` or more. Neither version comes first: swapping changes nothing.

    Args:
        left: one version.
        right: another.
        context: keeps what was read of each version, for judging many pairs.
    """
    context = context or Context()
    left, right = sorted((left, right), key=lambda version: version.id)
    here, there = context.profile(left), context.profile(right)
    link = declared(left, right)
    same = here.words == there.words and bool(here.words)
    found = measure(here, there) if here.words and there.words else _EXACT
    score = 1.0 if link or same else probability(found)
    kind = "repeat" if same else "version" if link else relation(found, score)
    return Pair(
        left.id, right.id, kind,
        containment=round(found.containment, 4), jaccard=round(found.jaccard, 4),
        figures=round(found.figures_shared / found.figures_smaller, 4) if found.figures_smaller else None,
        hours=apart(left, right), declared=link, score=round(score, 4),
        why=sentence(kind, found, link, score),
    )  # fmt: skip


def apart(left: Version, right: Version) -> float | None:
    """Hours apart, to four places."""
    found = hours(left.published, right.published)
    return None if found is None else round(found, 4)


def probability(found: Features) -> float:
    """How likely it is that two texts are versions of one story, 0 to 1: a logistic regression of the features."""
    z = BIAS + sum(weight * float(getattr(found, name)) for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-max(min(z, 30.0), -30.0)))
