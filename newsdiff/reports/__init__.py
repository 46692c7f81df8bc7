"""A comparison, a story or its history goes in; a text for people or programs comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from newsdiff.errors import UsageError, expect

if TYPE_CHECKING:
    from newsdiff.model import Comparison, History, Story

Format = Literal["text", "html", "json", "markdown", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)


def report(
    subject: Comparison | History | Story,
    format: Format = "text",  # noqa: A002 - the word of the contract
    *,
    command: str = "",
    width: int = 80,
    color: bool = False,
) -> str:
    """Show a comparison, or all revisions of a story.

    Args:
        subject: what to show; a story's revisions are compared first.
        format: `text` for a terminal, `html` for one self-contained page, `json`, `markdown`, or `csv` (the claim
            changes, a line each).
        command: the command that made it, for the foot of a page.
        width: columns that `text` wraps its words to.
        color: whether `text` may use a terminal's colours; marks and glyphs stand there in either case.

    Raises:
        UsageError: there is no such format, or nothing of that type has a report.

    The same subject gives the same characters. Cost is linear in the texts.
    """
    from newsdiff.model import Comparison, History, Story  # noqa: PLC0415 - each format loads what it needs

    if format not in FORMATS:
        raise UsageError(str(format), "no format of a report", f"take one of: {' '.join(FORMATS)}")
    expect(subject, (Comparison, History, Story), "subject", "give what newsdiff.compare, history or group makes")
    if isinstance(subject, Comparison):
        return _comparison(subject, format, command, width, color=color)
    return _history(subject, format, command, width, color=color)


def _comparison(comparison: Comparison, form: Format, command: str, width: int, *, color: bool) -> str:
    if form == "html":
        from newsdiff.reports.page import Place, pair_page  # noqa: PLC0415
        from newsdiff.reports.pages import pair  # noqa: PLC0415

        return pair(pair_page(comparison, Place(command)))
    if form == "json":
        from newsdiff.reports.writing import dumps  # noqa: PLC0415

        return dumps(comparison.as_dict(), indent=2) + "\n"
    if form == "csv":
        from newsdiff.reports.tables import claim_changes  # noqa: PLC0415

        return claim_changes([comparison])
    if form == "markdown":
        from newsdiff.reports.markdown import as_markdown  # noqa: PLC0415

        return as_markdown(comparison)
    from newsdiff.reports.text import as_text  # noqa: PLC0415

    return as_text(comparison, width=width, color=color)


def _history(subject: History | Story, form: Format, command: str, width: int, *, color: bool) -> str:
    from newsdiff.history import history  # noqa: PLC0415
    from newsdiff.model import History  # noqa: PLC0415

    whole = subject if isinstance(subject, History) else history(subject)
    if form == "html":
        from newsdiff.reports.page import Place  # noqa: PLC0415
        from newsdiff.reports.pages import story  # noqa: PLC0415
        from newsdiff.reports.story_page import story_page  # noqa: PLC0415

        return story(story_page(whole, {}, {}, Place(command)))
    if form == "json":
        from newsdiff.reports.writing import dumps  # noqa: PLC0415

        return dumps(_story(whole), indent=2) + "\n"
    if form == "csv":
        from newsdiff.reports.tables import claim_changes  # noqa: PLC0415

        return claim_changes(whole.comparisons, whole.story.id)
    if form == "markdown":
        from newsdiff.reports.markdown import history_as_markdown  # noqa: PLC0415

        return history_as_markdown(whole)
    from newsdiff.reports.text import history_as_text  # noqa: PLC0415

    return history_as_text(whole, width=width, color=color)


def _story(whole: History) -> dict[str, Any]:
    """A story and its revisions as JSON."""
    return {
        "schema": "newsdiff/story-1",
        "story": whole.story.id,
        "order": whole.story.order.as_dict(),
        "rules": [rule.as_dict() for rule in whole.story.rules],
        "versions": [version.as_dict(paragraphs=False) for version in whole.story.versions],
        "revisions": [comparison.as_dict() for comparison in whole.comparisons],
        "paragraphs": [list(line.places) for line in whole.paragraphs],
    }
