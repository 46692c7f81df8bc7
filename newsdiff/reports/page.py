"""A comparison goes in, the frozen view of its page comes out: all that the template shows, nothing left to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsdiff.reports import facts, times
from newsdiff.reports.rows import counts, every, rows
from newsdiff.reports.storymap import LIMIT, storymap
from newsdiff.reports.strings import listed, many, say
from newsdiff.reports.withdrawal import withdrawal
from newsdiff.words import visible

if TYPE_CHECKING:
    from newsdiff.model import Comparison, Order, Version
    from newsdiff.reports.facts import FactGroup, NoticeLine
    from newsdiff.reports.rows import Fold, Row
    from newsdiff.reports.storymap import StoryMap
    from newsdiff.reports.withdrawal import Withdrawal

BIG = 300
"""Rows above which the browser lays out only what is on the screen."""


@dataclass(frozen=True)
class Card:
    """One version, as the head of a page shows it."""

    headline: str
    label: str
    state: str
    time: str
    stamp: str
    sources: str
    size: str
    digest: str

    @property
    def short(self) -> str:
        """The first 12 hex of the digest."""
        return self.digest[:12]


@dataclass(frozen=True)
class Place:
    """Where a page stands in a report: its own links to others, and how it was made."""

    command: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PairPage:
    """Everything that `pair.html` shows.

    Attributes:
        shown: how many rows each filter holds.
        ignored: what was seen and is no change of a fact, in words.
        data: the comparison without its texts, as JSON that is safe in a script element.
    """

    place: Place
    title: str
    meta: str
    headline: str
    verdict: str
    earlier: Card
    later: Card
    order: str
    sure: bool
    caveats: tuple[str, ...]
    withdrawal: Withdrawal | None
    notices: tuple[NoticeLine, ...]
    facts: tuple[FactGroup, ...]
    quotations: str
    map: StoryMap | None
    map_text: str
    parts: tuple[Row | Fold, ...]
    shown: dict[str, int]
    ignored: str
    not_looked_for: str
    data: dict[str, Any]

    @property
    def changes(self) -> int:
        """How many rows are a change."""
        return sum(number for group, number in self.shown.items() if group != "unchanged")

    @property
    def big(self) -> bool:
        """Too many rows to lay out at once."""
        return sum(self.shown.values()) > BIG


def pair_page(comparison: Comparison, place: Place) -> PairPage:
    """The view of one comparison."""
    parts = rows(comparison)
    flat = every(parts)
    shown = counts(parts)
    headline = comparison.after.headline or comparison.before.headline or say("no_headline")
    drawn = storymap(flat)
    return PairPage(
        place=place,
        title=visible(say("title_pair", headline=headline)),
        meta=_meta(comparison),
        headline=headline,
        verdict=comparison.verdict,
        earlier=card(comparison.before),
        later=card(comparison.after),
        order=comparison.order.note,
        sure=comparison.order.sure,
        caveats=_caveats(comparison),
        withdrawal=withdrawal(comparison),
        notices=facts.notices(comparison),
        facts=facts.groups(comparison, flat),
        quotations="" if comparison.withdrawn else facts.quotations(comparison),
        map=drawn,
        map_text=_map_text(flat) if drawn or not flat else say("map_left_out", n=LIMIT),
        parts=parts,
        shown=shown,
        ignored=ignored(comparison),
        not_looked_for=not_looked_for(comparison),
        data=without_texts(comparison.as_dict()),
    )


def card(version: Version) -> Card:
    """What the head of a page says of a version."""
    label = version.label
    name = say(f"label_{label.kind}") + (f" {label.number}" if label.number is not None else "")
    paragraphs = sum(1 for _ in version.paragraphs)
    return Card(
        headline=version.headline or say("no_headline"),
        label="" if label.kind == "original" else name,
        state="" if version.state == "usable" else say(version.state),
        time=times.shown(version.published),
        stamp=version.published.isoformat() if version.published else "",
        sources=", ".join(source.name for source in version.sources),
        size=f"{many(paragraphs, 'paragraph')} · {many(version.words, 'word')}",
        digest=version.digest,
    )


def without_texts(found: dict[str, Any]) -> dict[str, Any]:
    """The comparison object less what the page itself reproduces: paragraph texts, sentences, words."""
    slim = dict(found)
    for side in ("before", "after"):
        slim[side] = {
            name: value for name, value in found[side].items() if name not in {"paragraphs", "sources"} and value
        }
        slim[side]["declared"] = {name: value for name, value in found[side]["declared"].items() if value}
    slim["sentences"] = [
        {name: value for name, value in link.items() if name not in {"words", "evidence"}}
        for link in found["sentences"]
    ]
    return slim


def _meta(comparison: Comparison) -> str:
    """`newsdiff report · Reuters · 2 versions · 3 Nov 2017`."""
    after, before = comparison.after, comparison.before
    dateline = after.dateline or before.dateline
    agency = after.declared.provider or (dateline.agency if dateline else None)
    stamps = [version.published for version in (before, after) if version.published]
    days = list(dict.fromkeys(times.day(stamp) for stamp in stamps))
    return " · ".join(
        part for part in (say("report"), agency, many(2, "version"), " – ".join(days) or say("no_time")) if part
    )


def _caveats(comparison: Comparison) -> tuple[str, ...]:
    withdrawn = (say("withdrawn_note"),) if comparison.withdrawn else ()
    return (*withdrawn, say("coarse_note")) if comparison.coarse else withdrawn


def ignored(comparison: Comparison) -> str:
    """What was seen and left out of the facts, and how often."""
    found = [f"{number:,} × {say(f'ignored_{kind}')}" for kind, number in comparison.findings.ignored if number]
    carried = sum(claim.carried for claim in comparison.claims)
    reworded = sum(claim.change == "changed" and not claim.material for claim in comparison.claims)
    found += [many(carried, "carried")] if carried else []
    found += [many(reworded, "reworded")] if reworded else []
    return ", ".join(found) or say("ignored_none")


def order_line(order: Order) -> str:
    """How the order is known, whether that is sure, and what to do where it is not."""
    if order.sure:
        return f"{order.note} {say('order_sure')}"
    swap = "" if "--swap" in order.note else f" {say('order_swap')} --swap."
    return f"{order.note} {say('order_unsure')}{swap}"


def not_looked_for(comparison: Comparison) -> str:
    """Kinds of fact that were left out, each with its reason."""
    if comparison.withdrawn:
        return say("not_looked_for_withdrawn")
    found = [f"{say(f'tag_{facet}')} ({why})" for facet, why in comparison.findings.not_looked_for]
    return listed(found) or say("not_looked_for_none")


def _map_text(flat: list[Row]) -> str:
    """The drawing in words: the moves, as nothing else on the page tells them together."""
    moves = [row.path for row in flat if row.group == "moved"]
    text = say("map_text")
    return f"{text} {say('moved')}: {', '.join(moves)}." if moves else text
