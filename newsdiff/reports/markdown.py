"""A comparison goes in, Markdown (CommonMark, with GitHub's tables) comes out; no character of the input is markup in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.reports import facts
from newsdiff.reports.page import card, ignored, not_looked_for, order_line
from newsdiff.reports.rows import Fold, every, rows
from newsdiff.reports.strings import many, say
from newsdiff.reports.withdrawal import reason
from newsdiff.words import visible
from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from newsdiff.model import Comparison, History, Version
    from newsdiff.reports.rows import Row
    from newsdiff.reports.shown import Run

_MARKUP = lazy(r"[\\`*_{}\[\]()#+\-.!|~<>&:@=^$]")
_SPACE = lazy(r"\s+")
TAGS = {"out": ("<del>", "</del>"), "put": ("<ins>", "</ins>")}


def as_markdown(comparison: Comparison) -> str:
    """The head, the facts, then every paragraph in the later order; `<del>` and `<ins>` mark what changed."""
    return "\n".join((*_comparison(comparison), ""))


def history_as_markdown(history: History) -> str:
    """A story: its versions, then each revision with its verdict and facts."""
    return "\n".join((*_history(history), ""))


def escaped(text: str) -> str:
    """Text that means nothing to Markdown or HTML, in one line, unseen characters made visible.

    The marks that HTML reads become entities, as not every reader of Markdown takes a backslash before them.
    """
    return _MARKUP.sub(_escape, _SPACE.sub(" ", visible(text)))


def _escape(match: re.Match[str]) -> str:
    mark = match.group()
    if mark in "<>&:@":  # `:` and `@` would make links of bare addresses
        return f"&#{ord(mark)};"
    return f"\\{mark}"


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield from _head(comparison)
    if comparison.withdrawn:
        yield from _withdrawal(comparison)
        yield from ("", say("withdrawn_folded"))
        return
    parts = rows(comparison)
    yield from _facts(comparison, every(parts))
    yield from ("", f"## {say('paragraphs')}")
    for part in parts:
        yield ""
        yield from [_fold(part)] if isinstance(part, Fold) else _row(part)
    yield from _limits(comparison)


def _head(comparison: Comparison) -> Iterator[str]:
    yield f"# {escaped(card(comparison.after).headline)}"
    yield from ("", escaped(comparison.verdict), "")
    yield f"- **{say('earlier')}:** {_version(comparison.before)}"
    yield f"- **{say('later')}:** {_version(comparison.after)}"
    yield f"- **{say('order')}:** {escaped(order_line(comparison.order))}"


def _limits(comparison: Comparison) -> Iterator[str]:
    """What was seen and left out, and what was not looked for."""
    yield from ("", f"- {say('ignored')}: {escaped(ignored(comparison))}.")
    if comparison.coarse:
        yield f"- {say('coarse_note')}"
    yield f"- {say('not_looked_for')}: {escaped(not_looked_for(comparison))}."


def _version(version: Version) -> str:
    about = card(version)
    parts = (about.headline, about.label, about.state, about.time, about.size, about.sources)
    return " · ".join(escaped(part) for part in parts if part)


def _facts(comparison: Comparison, flat: Sequence[Row]) -> Iterator[str]:
    yield from ("", f"## {say('facts')}", "")
    found = facts.groups(comparison, flat)
    if all(group.worded for group in found):
        yield from (say("facts_none"), "")
    if found:
        yield f"| {say('kind')} | {say('earlier')} | {say('later')} | {say('where')} |"
        yield "|---|---|---|---|"
    for group in found:
        for line in group.lines:
            before = _runs(line.before) or f"*{say('not_before')}*"
            after = _runs(line.after) or f"*{say('not_after')}*"
            where = ", ".join(label for label, _ in line.where)
            yield f"| {group.head} | {before} | {after} | {where} |"
    for notice in facts.notices(comparison):
        yield from ("", f"**{notice.head}** ({notice.where[0][0]}): {_runs(notice.text)}", "")
        for clause in notice.clauses:
            yield f"- {escaped(clause.says)}: {clause.found}" if clause.says else f"- {clause.found}"
    quotations = facts.quotations(comparison)
    if quotations:
        yield from ("", quotations)


def _withdrawal(comparison: Comparison) -> Iterator[str]:
    told = reason(comparison)
    yield from ("", f"**{say('withdrawn_says')}:**" if told else say("withdrawn_silent"))
    for text in told:
        yield from ("", f"> {escaped(text)}")
    yield from ("", say("withdrawn_note"))


def _fold(fold: Fold) -> str:
    return f"**= {say('unchanged')}** {fold.path} ({fold.count})"


def _row(row: Row) -> Iterator[str]:
    role = (say(f"role_{row.role}"),) if row.role != "body" else ()
    about = "; ".join((*row.notes, *role, *row.tags))
    yield f"**{escaped(row.glyph)} {row.word}** {row.path}" + (f" ({about})" if about else "")
    if row.inline or row.same:
        sides = [("", shown.runs) for shown in row.inline or row.after]
    else:
        sides = [(say("earlier"), shown.runs) for shown in row.before]
        sides += [(say("later"), shown.runs) for shown in row.after]
    for name, runs in sides:
        yield from ("", f"> *{name}:* {_runs(runs)}" if name else f"> {_runs(runs)}")


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    text = "".join(shown for shown, _ in run.pieces)
    if run.look == "same":
        return escaped(text)
    text = run.gap + text
    bare = text.strip()
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    opening, closing = TAGS[run.look]
    return escaped(lead) + (f"{opening}{escaped(bare)}{closing}" if bare else "") + escaped(tail)


def _history(history: History) -> Iterator[str]:
    story = history.story
    yield f"# {escaped(card(story.versions[-1]).headline)}"
    yield ""
    for number, version in enumerate(story.versions, 1):
        yield f"{number}. {_version(version)}"
    yield from ("", escaped(order_line(story.order)))
    for number, comparison in enumerate(history.comparisons, 1):
        yield from ("", f"# {number} → {number + 1}", "", escaped(comparison.verdict))
        if comparison.withdrawn:
            yield from _withdrawal(comparison)
            continue
        yield from _facts(comparison, every(rows(comparison)))
        yield from _limits(comparison)
    yield from ("", many(len(history.comparisons), "revision"))
