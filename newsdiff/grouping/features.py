"""Two profiles go in, what speaks for and against one story comes out, in a few numbers each of which has a name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from newsdiff.grouping.profiles import Profile

SMOOTHED = (
    4  # figures added to those of the shorter text, so that one changed figure of two is not half of all evidence
)
CORRECTED = 2  # figures that the corrections of tables among the labelled versions change at most
TABLE = 0.15  # of the words are figures: the prose of the labelled versions stays below
# One report told again: of 521 labelled pairs these four let 68 of 178 versions through, and three others
PROSE = 0.12  # of the words are figures: notices of rates and results lie above
DAILY = 18.0  # hours: the next notice of one form and one source comes after a day
OPENED = 0.75  # of the opening, by what it says: the next act of an affair begins with other words
NAMES = 2  # names that both texts hold; one that either text has alone takes away four
UNTITLED = 0.9  # between one and two words shared, as between two versions whose headlines were written anew
NO_TOPIC = 0.7
UNKNOWN = 6.0  # hours taken where a time is unknown: the middle of the labelled versions


@dataclass(frozen=True)
class Features:
    """What was measured between two texts; shares are 0 to 1, and swapping the texts changes nothing.

    Attributes:
        containment: share of the smaller text's three-word shingles that the other holds. Told, not weighed.
        jaccard: shared shingles over all. Told, not weighed.
        shared, fewer: how many figures agree, of how many in the text that has fewer. Told, not weighed.
        hours: how far apart, None where a time is unknown.
        words: share of the lighter text's words that the other holds, each by what it says.
        opening: the same for the openings of both bodies.
        subject: share of the first words of one body that stands at the front of the other, the worse of both sides.
        headline: ln(1 + headline words in common); `UNTITLED` where a text has no headline.
        topic: share of the first words of one headline that the other text holds, the worse of both sides; `NO_TOPIC` where
            a text has no headline.
        lead: share of the lead's figures that the other text has, the worse of both sides, smoothed (k+1)/(n+2); what is
            missing is let off by as much as the pair is one report `retold`.
        figures: ln(1 + significant digits of the figures in common).
        slots: how often the same words stand around other figures, by the figures of the text that has fewer, plus
            `SMOOTHED`; let off like `lead`.
        length: the shorter text's length by the longer one's.
        size: ln of the words of the shorter text.
        slug: 1 where both declare one slug, else 0.
        refilled: 1 where both are tables and three slots or more hold other figures: a correction changes one or two, the
            next instance of the form most.
    """

    containment: float
    jaccard: float
    shared: int
    fewer: int
    hours: float | None
    words: float
    opening: float
    subject: float
    headline: float
    topic: float
    lead: float
    figures: float
    slots: float
    length: float
    size: float
    slug: float
    refilled: float

    @property
    def apart(self) -> float:
        """ln(1 + hours apart)."""
        return math.log1p(UNKNOWN if self.hours is None else self.hours)


def measure(left: Profile, right: Profile, hours: float | None) -> Features:
    """Measure two texts, neither empty, against each other."""
    shared = len(left.shingles & right.shingles)
    alike = left.figures & right.figures
    conflicts = _conflicts(left, right)
    shorter = min(len(left.words), len(right.words))
    opening = _common(left, right, left.opening & right.opening, 1)
    against = 1 - retold(left, right, hours, opening)
    lead = min(_smoothed(left.lead_figures, right.figures), _smoothed(right.lead_figures, left.figures))
    return Features(
        containment=shared / min(len(left.shingles), len(right.shingles)),
        jaccard=shared / (len(left.shingles) + len(right.shingles) - shared),
        shared=len(alike),
        fewer=min(len(left.figures), len(right.figures)),
        hours=hours,
        words=_common(left, right, left.vocabulary & right.vocabulary, 0),
        opening=opening,
        subject=min(_held(left, right.front), _held(right, left.front)),
        headline=math.log1p(len(left.headline & right.headline)) if left.heading and right.heading else UNTITLED,
        topic=min(_topic(left, right), _topic(right, left)) if left.heading and right.heading else NO_TOPIC,
        lead=1 - against * (1 - lead),
        figures=math.log1p(sum(map(_digits, alike))),
        slots=against * conflicts / (min(len(left.figures), len(right.figures)) + SMOOTHED),
        length=shorter / max(len(left.words), len(right.words)),
        size=math.log(shorter),
        refilled=float(conflicts > CORRECTED and min(left.density, right.density) > TABLE),
        slug=float(bool(left.slug) and left.slug == right.slug),
    )


def retold(left: Profile, right: Profile, hours: float | None, opening: float) -> float:
    """How surely two texts are one report told again, 0 to 1: then figures that changed are its news.

    Notices of one form differ in whom they name, come a day apart, or hold little but figures. So both must be prose, open
    alike, lie within `DAILY` hours (where that is unknown: differ in more than figures), and name the same `NAMES` names.
    """
    if opening < OPENED or max(left.density, right.density) >= PROSE:
        return 0.0
    if left.wording == right.wording if hours is None else hours >= DAILY:
        return 0.0
    held = min(len(left.names & right.vocabulary), len(right.names & left.vocabulary))
    alone = min(len(left.names - right.vocabulary), len(right.names - left.vocabulary))
    return min(max(held - 4 * alone, 0), NAMES) / NAMES


def hours(left: datetime | None, right: datetime | None) -> float | None:
    """Hours apart, never below 0; a time without zone is read as UTC."""
    if left is None or right is None:
        return None
    return abs(seconds(left) - seconds(right)) / 3600


def seconds(when: datetime) -> float:
    """Seconds since 1970; a time without zone is read as UTC, whatever the machine's zone."""
    return when.timestamp() if when.tzinfo else when.replace(tzinfo=UTC).timestamp()


def _common(left: Profile, right: Profile, shared: frozenset[str], part: int) -> float:
    """What the shared words say, as a share of what that part of the lighter side says."""
    said = left.say(shared)
    if right.background is not left.background:
        said = max(said, right.say(shared))
    return min(said / max(min(left.weights[part], right.weights[part]), 1.0), 1.0)


def _held(side: Profile, front: frozenset[str]) -> float:
    return side.say(side.subject & front) / max(side.weights[2], 1.0)


def _topic(side: Profile, other: Profile) -> float:
    return side.say(side.topic & other.vocabulary) / max(side.say(side.topic), 1.0)


def _smoothed(some: frozenset[str], every: frozenset[str]) -> float:
    return (len(some & every) + 1) / (len(some) + 2)


def _digits(figure: str) -> float:
    """Significant digits: `1500000` has two, `17.65` four; a year says as little as one digit."""
    if len(figure) == 4 and figure[:2] in {"19", "20"}:
        return 1.0
    return float(max(len("".join(filter(str.isdigit, figure)).strip("0")), 1))


def _conflicts(left: Profile, right: Profile) -> int:
    return sum(left.slots[slot] != right.slots[slot] for slot in left.slots.keys() & right.slots.keys())
