"""A comparison goes in, a terminal view comes out: the facts first, then every paragraph in the later order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.reports import facts
from newsdiff.reports.page import card, ignored, not_looked_for, order_line
from newsdiff.reports.rows import Fold, every, rows
from newsdiff.reports.shown import Run, plain
from newsdiff.reports.strings import many, say
from newsdiff.reports.withdrawal import reason
from newsdiff.reports.wrapping import cells, fragments, styled, wrap
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdiff.model import Comparison, History, Version
    from newsdiff.reports.facts import FactLine
    from newsdiff.reports.rows import Row

LABEL = 9
"""Columns of the labels at the head: `Earlier  `."""


def as_text(comparison: Comparison, *, width: int = 80, color: bool = False) -> str:
    """The whole comparison in lines of at most `width` columns, a line feed at the end.

    What was taken out stands in `[-…-]`, what was put in in `{+…+}`; colours, where wanted, come on top of the signs.
    """
    return "".join(f"{line.rstrip()}\n" for line in _Terminal(max(40, width), color=color).comparison(comparison))


def history_as_text(history: History, *, width: int = 80, color: bool = False) -> str:
    """A story: its versions, then each revision with its verdict and facts."""
    terminal = _Terminal(max(40, width), color=color)
    return "".join(f"{line.rstrip()}\n" for line in terminal.history(history))


class _Terminal:
    """A width and a choice of colour."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width, self.color = width, color

    def comparison(self, comparison: Comparison) -> Iterator[str]:
        yield from self.head(comparison)
        yield ""
        if comparison.withdrawn:
            yield from self.withdrawal(comparison)
            yield ""
            yield from self.block(say("withdrawn_folded"), "", style="dim")
            return
        parts = rows(comparison)
        yield from self.facts(comparison, every(parts))
        yield ""
        yield from self.block(say("paragraphs"), "", style="bold")
        for part in parts:
            yield ""
            yield from self.fold(part) if isinstance(part, Fold) else self.row(part)
        yield ""
        yield from self.limits(comparison)

    def head(self, comparison: Comparison) -> Iterator[str]:
        yield from self.version(say("earlier"), comparison.before)
        yield from self.version(say("later"), comparison.after)
        yield from self.block(order_line(comparison.order), say("order").ljust(LABEL))
        yield ""
        yield from self.block(comparison.verdict, "", style="bold")

    def version(self, name: str, version: Version) -> Iterator[str]:
        about = card(version)
        yield from self.block(about.headline, name.ljust(LABEL))
        parts = (about.label, about.state, about.time, about.size, about.sources)
        yield from self.block(" · ".join(part for part in parts if part), " " * LABEL, style="dim")

    def facts(self, comparison: Comparison, flat: Sequence[Row]) -> Iterator[str]:
        yield self.title(say("facts"))
        found = facts.groups(comparison, flat)
        if all(group.worded for group in found):
            yield f"  {say('facts_none')}"
        for group in found:
            yield f"  {styled(group.head, 'bold', color=self.color)}"
            for line in group.lines:
                yield from self.statement(line) if group.folded and not group.worded else self.fact(line)
        for notice in facts.notices(comparison):
            yield from self.block(f"{notice.head} ({notice.where[0][0]}): {notice.text[0].text}", "  ")
            for clause in notice.clauses:
                yield from self.block(f"{clause.says}: {clause.found}" if clause.says else clause.found, "     ")
        quotations = facts.quotations(comparison)
        if quotations:
            yield from self.block(quotations, "  ", style="dim")

    def withdrawal(self, comparison: Comparison) -> Iterator[str]:
        """The desk's words on a kill; no paragraph of it is told as removed."""
        told = reason(comparison)
        for text in told:
            yield from self.block(f"{say('withdrawn_says')}: {text}" if text is told[0] else text, "  ")
        if not told:
            yield f"  {say('withdrawn_silent')}"
        yield from self.block(say("withdrawn_note"), "  ")

    def fact(self, line: FactLine) -> Iterator[str]:
        where = ", ".join(label for label, _ in line.where)
        before = line.before or plain(f"({say('not_before')})")
        after = line.after or plain(f"({say('not_after')})")
        note = f" · {', '.join(line.notes)}" if line.notes else ""
        yield from self.runs(before, "    − ", "removed")
        yield from self.runs((*after, Run("same", f"  [{where}{note}]")), "    + ", "added")

    def statement(self, line: FactLine) -> Iterator[str]:
        """A whole statement, shortened: the paragraphs below show it in full."""
        sign, style = ("−", "removed") if line.before else ("+", "added")
        where = ", ".join(label for label, _ in line.where)
        text = facts.shortened("".join(run.text for run in line.before or line.after))
        yield from self.runs(plain(f"{text}  [{where}]"), f"    {sign} ", style)

    def limits(self, comparison: Comparison, lead: str = "") -> Iterator[str]:
        """What was seen and left out, what was not looked for, and whether the texts were too long for more."""
        if comparison.coarse:
            yield from self.block(say("coarse_note"), lead)
        yield from self.block(f"{say('ignored')}: {ignored(comparison)}.", lead, style="dim")
        yield from self.block(f"{say('not_looked_for')}: {not_looked_for(comparison)}.", lead, style="dim")

    def fold(self, fold: Fold) -> Iterator[str]:
        yield from wrap(
            [("dim", f"= {fold.path} {say('unchanged')}, {fold.count}")], self.width, "", "  ", color=self.color
        )

    def row(self, row: Row) -> Iterator[str]:
        style = row.group if row.group in {"added", "removed", "moved"} else "bold"
        role = (say(f"role_{row.role}"),) if row.role != "body" else ()
        about = "; ".join((*row.notes, *role, *row.tags))
        head = [(style, f"{row.glyph} {row.word}"), ("", f"  {row.path}" + (f"  ({about})" if about else ""))]
        yield from wrap(head, self.width, "", "    ", color=self.color)
        if row.inline:
            for shown in row.inline:
                yield from self.runs(shown.runs, "    ", "")
        elif row.same:
            for shown in row.after:
                yield from self.runs(shown.runs, "    ", "")
        else:
            for shown in row.before:
                yield from self.runs(_bare(shown.runs, whole=not row.after), "  − ", "removed")
            for shown in row.after:
                yield from self.runs(_bare(shown.runs, whole=not row.before), "  + ", "added")

    def runs(self, runs: Iterable[Run], lead: str, style: str) -> Iterator[str]:
        """Wrapped text whose first line begins with `lead`, in the lead's style."""
        lines = wrap(fragments(runs), self.width, lead, " " * cells(lead), color=self.color)
        for index, line in enumerate(lines):
            yield styled(lead, style, color=self.color) + line[len(lead) :] if index == 0 and style else line

    def block(self, text: str, lead: str, style: str = "") -> Iterator[str]:
        """Wrapped text of our own or of the input, hanging behind its lead."""
        yield from wrap([(style, visible(text))], self.width, lead, " " * cells(lead), color=self.color)

    def title(self, text: str) -> str:
        return styled(text, "bold", color=self.color)

    def history(self, history: History) -> Iterator[str]:
        story = history.story
        for number, version in enumerate(story.versions, 1):
            yield from self.version(f"{number}.", version)
        yield from self.block(order_line(story.order), say("order").ljust(LABEL))
        for number, comparison in enumerate(history.comparisons, 1):
            yield ""
            yield self.title(f"{number} → {number + 1}")
            yield from self.block(comparison.verdict, "  ")
            if comparison.withdrawn:
                yield from self.withdrawal(comparison)
                continue
            yield from self.facts(comparison, every(rows(comparison)))
            yield from self.limits(comparison, "  ")
        yield ""
        yield many(len(history.comparisons), "revision")


def _bare(runs: tuple[Run, ...], *, whole: bool) -> tuple[Run, ...]:
    """A paragraph that is on one side only needs no signs in it: the sign stands before it."""
    return tuple(Run("same", run.text) for run in runs) if whole else runs
