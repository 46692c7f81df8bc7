"""Versions go in, lines come out: what was understood, for a reader or for a program."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from newsdiff.reports.strings import many
from newsdiff.reports.writing import line
from newsdiff.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdiff.model import Paragraph, Version


def as_jsonl(versions: Iterable[Version]) -> Iterator[str]:
    """A version a line, as the contract has it."""
    return (line(version.as_dict()) for version in versions)


def as_text(
    versions: Iterable[Version], *, width: int = 80, explain: bool = False, color: bool = False
) -> Iterator[str]:
    """A version a block: what it is, then its paragraphs with their roles, and the rule that gave each where asked."""
    for version in versions:
        yield bold(visible(version.headline or "(no headline)"), on=color)
        yield "  " + visible(about(version))
        for number, paragraph in enumerate(version.paragraphs, 1):
            yield from _paragraph(number, paragraph, width, explain=explain)
        yield ""


def about(version: Version) -> str:
    """The version in a line: id, label, time, dateline, language, size, place."""
    label = version.label
    dateline = version.dateline
    parts = [
        version.id,
        label.kind if label.number is None else f"{label.kind} {label.number}",
        version.published.isoformat() if version.published else "no time in the text",
        "/".join(dateline.places) + (f" ({dateline.agency})" if dateline.agency else "") if dateline else "",
        version.state if version.state != "usable" else "",
        "listing, without its text" if version.declared.listing else "",
        "mojibake" if version.mojibake else "",
        "repaired" if version.repaired else "",
        version.language or "language not told",
        many(version.words, "word"),
        ", ".join(source.name for source in version.sources),
    ]
    return " · ".join(part for part in parts if part)


def bold(text: str, *, on: bool) -> str:
    """A text as a terminal shows it in bold (ECMA-48, SGR 1), where colours are on."""
    return f"\x1b[1m{text}\x1b[0m" if on else text


def _paragraph(number: int, paragraph: Paragraph, width: int, *, explain: bool) -> Iterator[str]:
    rule = f"  [{paragraph.rule or 'given'}]" if explain else ""
    yield f"  ¶{number} {paragraph.role}{rule}"
    yield from textwrap.wrap(visible(paragraph.text), width, initial_indent="     ", subsequent_indent="     ")
