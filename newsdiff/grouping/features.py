"""Pairs of texts go in, what speaks for and against one story comes out: a few numbers a pair, each with a name."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff.grouping.both import NAMES, Both
from newsdiff.grouping.profiles import ANY, FRONT, HEADLINE, NAME, OPENING, RARE, SUBJECT, WORD, Profiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from newsdiff.grouping.corpus import Corpus

    Numbers = NDArray[np.float64]
    Rows = NDArray[np.int64]

SMOOTHED = (
    4  # figures added to those of the shorter text, so that one changed figure of two is not half of all evidence
)
CORRECTED = 3  # figures that the corrections of tables among the labelled versions change at most
TABLE = 0.15  # of the words are figures: the prose of the labelled versions stays below
# One report told again: of 521 labelled pairs these four let 68 of 178 versions through, and three others
PROSE = 0.12  # of the words are figures: notices of rates and results lie above
DAILY = 18.0  # hours: the next notice of one form and one source comes after a day
OPENED = 0.75  # of the opening, by what it says: the next act of an affair begins with other words
REOPENED = 0.4  # of the opening will do where both texts hold so many names, and one of them has none alone
MANY = 4
# The same words told of others: so many names that either text has alone, and more than two for three in common
OTHERS, MOST_OTHERS, WORDED, REPLACED = 2, 3, 0.6, 0.4
UNCHANGED = 0.85  # of the opening: news that still opens the later text is not recalled there
NO_TITLE = 0.7  # between what labelled versions (.85) and other texts of one affair (.63) have
# One form whose headline names another: so many words and shingles in common, and what the words say together that the other text lacks
ALIKE, FORMED, NAMED = 0.75, 0.3, 14
DENIAL, DENIED = 15, 30  # words of the body: of 807 labelled pairs no two versions differ so, and 17 others do
# One cast: what the notices of one form and the next acts among the labelled pairs have least
CAST = 5  # names in common, each that either text has alone taking away `ALONE`: more say no more
ALONE = 3
FRONTED = 0.5  # of the names at either front, by what they say: who acts there is no bystander in the other text
HALF = 0.5  # of the opening: one cast in other news is the next act
LOOKED_BACK, SUNK = 0.05, 0.3  # of the earlier front, of its headline: more is the next act's
SNAPPED = 6.0  # hours from an alert to the story that it announced
BRIEF, RESTATED = 60, 0.6  # words of an alert with its headline at most; how much of it opens the story again
_BATCH = 1 << 19  # words of pairs measured at once: some 50 MB
LATE = round(math.log1p(DAILY), 9)
UNKNOWN = 6.0  # hours taken where a time is unknown: the middle of the labelled versions


@dataclass(frozen=True)
class Features:
    """What was measured between two texts, a value a pair; shares are 0 to 1, and swapping the texts changes nothing.

    Attributes:
        containment: share of the smaller text's three-word shingles that the other holds. Told, not weighed.
        jaccard: shared shingles over all. Told, not weighed.
        shared, fewer: how many figures agree, of how many in the text that has fewer. Told, not weighed.
        hours: how far apart, NaN where a time is unknown.
        words: share of the lighter text's words that the other holds, each by what it says.
        opening: the same for headline and lead, whatever the form of a word.
        subject: share of the first words of one body that stands at the front of the other, the worse of both sides.
        title: share of the later headline's words that stand in headline and lead of the earlier text, and of the earlier's
            in the front of the later, in any form; the mean of both. `NO_TITLE` where a text has no headline; 1 where
            both quote the same speech.
        recalled: share of the earlier front that one sentence of the later holds in which it looks back (`earlier today`),
            with a word that the earlier front has not; `RECALLED` at most. The next act tells the last one so.
        denied: 1 where the later text begins with a `no` and the earlier does not: an answer, or what was not found.
        lead: share of the figures in headline and first sentences that the other text has there, by the side that has fewer,
            smoothed (k+1)/(n+2); what is missing is let off by as much as the pair is one report `retold`.
        sunk: share of the earlier headline that the later text holds, but not in its front; 0 where a text has no headline.
        figures: ln(1 + significant digits of the figures in common).
        slots: how often the same words stand around other figures, by the figures of the text that has fewer, plus
            `SMOOTHED`; let off like `lead`.
        tabled: how many of the words are figures in the text that has fewer, by the share of figures that are missing.
        length: the shorter text's length by the longer one's.
        size: ln of the words of the shorter text.
        apart: ln(1 + hours apart), `UNKNOWN` hours where a time is unknown.
        late: by how much that is above `DAILY` hours, when the next day's copy begins.
        renewed: the same, by the shingles in common and by what `lead` misses: the next instance of a form.
        others: how many names either text has alone beyond `OTHERS`, where the words are the same and most names are not.
        headed: share of shingles in common where either headline holds rare words (a place, a company) that the other text has
            nowhere, and the texts share few names: notices of one form.
        cast: how surely both tell of the same people and places in prose, less than `DAILY` hours apart, and neither looks back
            at the other's news: a lede written anew, or another agency's account, keeps the names and little else.
        alert: 1 where one of the two is an alert, and the other came less than `SNAPPED` hours after it and holds all its names.
        slug: 1 where both declare one slug, else 0.
        refilled: 1 where both are tables and four slots or more hold other figures: a correction changes one to three, the
            next instance of the form most.
    """

    containment: Numbers
    jaccard: Numbers
    shared: Numbers
    fewer: Numbers
    hours: Numbers
    words: Numbers
    opening: Numbers
    subject: Numbers
    title: Numbers
    recalled: Numbers
    sunk: Numbers
    denied: Numbers
    lead: Numbers
    figures: Numbers
    slots: Numbers
    tabled: Numbers
    length: Numbers
    size: Numbers
    apart: Numbers
    late: Numbers
    renewed: Numbers
    others: Numbers
    headed: Numbers
    cast: Numbers
    alert: Numbers
    slug: Numbers
    refilled: Numbers

    def lists(self) -> Mapping[str, list[float]]:
        """The values by their names."""
        return {some.name: getattr(self, some.name).tolist() for some in fields(self)}


def measure(texts: Corpus, rows: Rows) -> Features:
    """Measure pairs of texts, none of them empty; `rows` are their numbers (left, right). A pair is measured alike in any company.

    Memory: that of pairs whose texts have `_BATCH` words.
    """
    _ = texts.hashes, texts.says, texts.languages  # made once, before the work is dealt out
    words = np.cumsum(np.diff(texts.starts)[rows].sum(axis=1)) // _BATCH
    batches = np.split(rows, np.flatnonzero(np.diff(words)) + 1)
    parts = list(texts.each(lambda batch: _measured(texts, batch), batches))
    return Features(*(np.concatenate([getattr(part, some.name) for part in parts]) for some in fields(Features)))


def _measured(texts: Corpus, rows: Rows) -> Features:
    chosen, places = np.unique(rows, return_inverse=True)
    some = texts.take(chosen)
    seen, (left, right) = Profiles(some), places.reshape(rows.shape).T.astype(np.int64)
    both = Both(seen, left, right)
    shingles = seen.shingles.shared(seen.shingles, left, right).sizes
    alike = seen.figures.shared(seen.figures, left, right)
    sizes, counts, lengths = seen.shingles.sizes, seen.figures.sizes, seen.lengths
    fewer, shorter = np.minimum(counts[left], counts[right]), np.minimum(lengths[left], lengths[right])
    conflicts = _conflicts(seen, left, right)
    hours = np.abs(some.hours[left] - some.hours[right])
    against = 1 - retold(both, hours)
    missing = against * (1 - _lead(seen, left, right))
    dense = np.minimum(seen.density[left], seen.density[right])
    apart = _ln1(np.where(np.isnan(hours), UNKNOWN, hours))
    jaccard, late = shingles / (sizes[left] + sizes[right] - shingles), np.maximum(apart - LATE, 0.0)
    title, recalled, sunk = _again(both, some.hours[right] - some.hours[left])
    containment = shingles / np.minimum(sizes[left], sizes[right])
    return Features(
        containment=containment,
        jaccard=jaccard,
        shared=alike.sizes.astype(np.float64),
        fewer=fewer.astype(np.float64),
        hours=hours,
        words=both.common(ANY),
        opening=both.leads.opening,
        subject=np.minimum(*both.held(SUBJECT, FRONT)),
        title=title,
        recalled=recalled,
        sunk=sunk,
        denied=_denied(both, some.hours[right] - some.hours[left]),
        lead=1 - missing,
        figures=_ln1(alike.total(seen.digits[seen.figures.numbers[alike.left]])),
        slots=against * conflicts / (fewer + SMOOTHED),
        tabled=dense * (1 - (alike.sizes + 1) / (fewer + 2)),
        length=shorter / np.maximum(lengths[left], lengths[right]),
        size=_ln1(shorter - 1),
        apart=apart,
        late=late,
        renewed=late * jaccard * missing,
        others=_others(both),
        headed=_headed(both, containment),
        cast=_cast(both, hours, recalled, sunk),
        alert=_alert(both, some.hours[right] - some.hours[left]),
        slug=_slugs(seen, left, right),
        refilled=((conflicts > CORRECTED) & (dense > TABLE)).astype(float),
    )


def retold(both: Both, hours: Numbers) -> Numbers:
    """How surely two texts are one report told again, 0 to 1: then figures that changed are its news.

    Notices of one form differ in whom they name, come a day apart, or hold little but figures. So both must name the same
    `NAMES` names, and quote the same speech; or be prose, open alike, and lie within `DAILY` hours (where that is unknown:
    differ in more than figures).
    """
    opening, (held, alone) = both.common(OPENING), both.names
    many = (held >= MANY) & (alone == 0)
    opened = (opening >= OPENED) | ((opening >= REOPENED) & many)
    prose = opened & (both.density < PROSE) & ~(hours >= DAILY) & ~(np.isnan(hours) & both.refigured)
    kept = np.clip(held - 4 * alone, 0, NAMES) / NAMES
    sure = (prose & many) | both.spoken
    return np.where(sure, 1.0, np.where(prose | both.quoting, kept, 0.0))


def _others(both: Both) -> Numbers:
    """How many names either text has alone, where the words are the same and most names are not."""
    held, alone = both.names
    form = (both.common(WORD) > WORDED) & (alone > REPLACED * (alone + held + 1))
    return np.where(form, np.clip(alone - OTHERS, 0, MOST_OTHERS), 0).astype(np.float64)


def _headed(both: Both, containment: Numbers) -> Numbers:
    """The shingles in common, where two texts are of one form and either headline names what the other text does not."""
    form = (both.common(WORD) > ALIKE) & (containment > FORMED) & (both.names[0] < MANY)
    found = np.where(form & (np.minimum(*both.missed(HEADLINE, RARE)) >= NAMED), containment, 0.0)
    for pair in np.flatnonzero(found).tolist():
        if both.slips(pair, HEADLINE, RARE):
            found[pair] = 0.0
    return found


def _cast(both: Both, hours: Numbers, recalled: Numbers, sunk: Numbers) -> Numbers:
    """How surely two texts tell of one cast, 0 to 1: by the names in common, less those that either has alone."""
    held, alone = both.names
    named = np.clip(held - ALONE * alone, 0, CAST) / CAST * both.common(NAME)
    prose = np.clip(2 * (1 - both.density / PROSE), 0, 1)
    anew = (
        (hours < DAILY)
        & (both.leads.opening >= HALF)
        & (both.fronted >= FRONTED)
        & (recalled < LOOKED_BACK)
        & (sunk < SUNK)
    )
    found: Numbers = named * prose * anew
    return found


def _alert(both: Both, later: Numbers) -> Numbers:
    """1 where an alert stands beside the story that it announced: all its names are there, within `SNAPPED` hours.

    `later` is by how many hours the right text is. An alert that comes after the story announces the next act.
    """
    (left, right), (held, alone) = (both.seen.alerts[side] for side in (both.left, both.right)), both.names
    snapped = (left & ~right & (later >= 0) & (later < SNAPPED)) | (right & ~left & (later <= 0) & (later > -SNAPPED))
    named = (held >= NAMES) & (alone == 0) & (both.fronted >= FRONTED)
    brief = np.minimum(both.seen.lengths[both.left], both.seen.lengths[both.right]) <= BRIEF
    found: Numbers = (snapped & named & brief & (both.leads.opening >= RESTATED)).astype(np.float64)
    return found


def _again(both: Both, later: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """How the later text tells the earlier one again: `title`, `recalled` and `sunk`; `later` is by how many hours the right is.

    A later lead tells first what is new, but a version keeps the news at the front. So the later headline is to open the earlier
    text, and the earlier headline the later text, closer.
    """
    leads, kept, recalls = both.leads, both.held(HEADLINE), both.recalled()
    headed = both.seen.sizes(HEADLINE) > 0
    titled = headed[both.left] & headed[both.right]
    titles = (leads.ahead[1] + leads.near[0]) / 2, (leads.ahead[0] + leads.near[1]) / 2
    depths = np.maximum(kept[0] - leads.near[0], 0.0), np.maximum(kept[1] - leads.near[1], 0.0)
    title = np.where(titled, _ordered(later, titles, (titles[0] + titles[1]) / 2), NO_TITLE)
    recalled = np.where(leads.opening < UNCHANGED, _ordered(later, recalls, np.maximum(*recalls)), 0.0)
    sunk = np.where(titled, _ordered(later, depths, np.maximum(*depths)), 0.0)
    return np.where(both.spoken, 1.0, title), recalled, sunk


def _denied(both: Both, later: Numbers) -> Numbers:
    """1 where the later text says no in its headline or first words, and the earlier does not at its front."""
    says, said = both.seen.denies(DENIAL), both.seen.denies(DENIED)
    sides = (
        (says[other] & ~said[one]).astype(np.float64)
        for one, other in ((both.left, both.right), (both.right, both.left))
    )
    left, right = sides
    return _ordered(later, (left, right), np.maximum(left, right))


def _ordered(later: Numbers, sides: tuple[Numbers, Numbers], unknown: Numbers) -> Numbers:
    """A value by how many hours the right text is later: where the right is, where the left is, and where that is not known."""
    return np.where(later > 0, sides[0], np.where(later < 0, sides[1], unknown))


def _lead(seen: Profiles, left: Rows, right: Rows) -> Numbers:
    """Share of the figures of one lead that stand in the other lead, smoothed, of the one that has fewer."""
    part = seen.lead_figures
    fewer = np.minimum(part.sizes[left], part.sizes[right])
    held: Numbers = (part.shared(part, left, right).sizes + 1) / (fewer + 2)
    return held


def _conflicts(seen: Profiles, left: Rows, right: Rows) -> Rows:
    """How often the same words stand around other figures."""
    slots, filled = seen.slots
    shared = slots.shared(slots, left, right)
    return shared.total((filled[shared.left] != filled[shared.right]).astype(np.int64))


def _slugs(seen: Profiles, left: Rows, right: Rows) -> Numbers:
    slugs = seen.slugs
    return np.array(
        [slugs[a] != "" and slugs[a] == slugs[b] for a, b in zip(left.tolist(), right.tolist(), strict=True)], float
    )


def _ln1(numbers: NDArray[Any]) -> Numbers:
    """ln(1 + x), to nine places: the last digits may differ from one machine to another."""
    logs: Numbers = np.log1p(np.asarray(numbers, np.float64))
    return np.round(logs, 9)
