"""Every word that a reader of a report sees, in one table: another language is another table with the same keys."""

from __future__ import annotations

from typing import Final

ENGLISH: Final[dict[str, str]] = {
    # the head of a page
    "language": "en",
    "report": "newsdiff report",
    "title_pair": "What changed: {headline}",
    "title_story": "Story: {headline}",
    "title_index": "What changed in {count}",
    "no_headline": "(no headline)",
    "skip_changes": "Skip to the changes",
    "skip_stories": "Skip to the stories",
    "skip_table": "Skip to the revisions",
    "to_index": "All stories",
    "to_story": "All versions of this story",
    # counts
    "version_one": "1 version", "version_many": "{n} versions",
    "paragraph_one": "1 paragraph", "paragraph_many": "{n} paragraphs",
    "word_one": "1 word", "word_many": "{n} words",
    "story_one": "1 story", "story_many": "{n} stories",
    "change_one": "1 change", "change_many": "{n} changes",
    "sentence_one": "1 sentence", "sentence_many": "{n} sentences",
    "fact_one": "1 fact", "fact_many": "{n} facts",
    "single_one": "1 text without another version", "single_many": "{n} texts without another version",
    "refused_one": "1 input could not be read", "refused_many": "{n} inputs could not be read",
    "revision_one": "1 revision", "revision_many": "{n} revisions",
    "several_one": "1 story of several versions", "several_many": "{n} stories of several versions",
    "alone_one": "1 single text", "alone_many": "{n} single texts",
    "text_one": "1 text", "text_many": "{n} texts",
    "more_one": "and 1 more, in report.json", "more_many": "and {n} more, in report.json",
    # versions
    "earlier": "Earlier", "later": "Later",
    "earlier_version": "Earlier version", "later_version": "Later version",
    "no_time": "no time in the text",
    "no_zone": "zone not given",
    "hash": "SHA-256",
    "withdrawn": "withdrawn", "withheld": "withheld", "embargoed": "embargoed",
    "withdrawn_note": "A withdrawal takes the whole story back, so no change of a fact is told.",
    "coarse_note": "These texts are larger than the limit for a fine comparison: the result is coarser than usual.",
    # kinds of label
    "label_withdrawal": "withdrawal", "label_correction": "correction", "label_writethru": "writethru",
    "label_lead": "lead", "label_update": "update", "label_wrapup": "wrap-up", "label_take": "take",
    "label_alert": "alert", "label_abridged": "abridged", "label_refile": "refile", "label_repeat": "repeat",
    "label_original": "original",
    # the order
    "order": "Order",
    "order_sure": "The order is sure.",
    "order_unsure": "The order is not sure.",
    "order_swapped": "The order was turned round by --swap.",
    "order_swap": "If it is the other way round, run the command again with",
    "order_swap_end": "added and removed then change places.",
    # facts
    "facts": "What changed in the facts",
    "facts_none": "No change of a fact was found.",
    "facts_foot": "Found by rule: read the passage itself first, and both passages where a line is doubtful.",
    "kind": "Kind", "where": "Where",
    "kind_headline": "Headline", "kind_figure": "Figures", "kind_time": "Dates and times", "kind_name": "Names",
    "kind_attribution": "Sources", "kind_quote": "Quotations", "kind_hedge": "Certainty", "kind_negation": "Negation",
    "kind_action": "What happened", "kind_wording": "Wording", "kind_added": "Statements added",
    "kind_removed": "Statements removed", "kind_doubtful": "Doubtful",
    "tag_figure": "figure", "tag_time": "time", "tag_name": "name", "tag_attribution": "source", "tag_quote": "quotation",
    "tag_hedge": "certainty", "tag_negation": "negation", "tag_action": "action", "tag_wording": "wording",
    "tag_claim": "statement",
    "inside_quote": "within a quotation",
    "also": "also",
    "not_before": "not in the earlier version",
    "not_after": "no longer given",
    "why": "why",
    "statements_removed_one": "1 more statement removed", "statements_removed_many": "{n} more statements removed",
    "statements_added_one": "1 more statement added", "statements_added_many": "{n} more statements added",
    "quotes_all_one": "The one quotation of the earlier version stands word for word in the later one.",
    "quotes_all_two": "Both quotations of the earlier version stand word for word in the later one.",
    "quotes_all_many": "All {n} quotations of the earlier version stand word for word in the later one.",
    "quotes_some": "{same} of the {n} quotations of the earlier version stand word for word in the later one.",
    "ignored": "Seen and left out of the facts",
    "ignored_none": "nothing",
    "ignored_typography": "typography", "ignored_spelling": "spelling",
    "carried_one": "1 statement stands elsewhere in the text", "carried_many": "{n} statements stand elsewhere in the text",
    "reworded_one": "1 clause worded otherwise", "reworded_many": "{n} clauses worded otherwise",
    "not_looked_for": "Not looked for",
    "not_looked_for_none": "nothing was left out",
    # notices
    "notices": "What the desk says it changed",
    "notice_advisory": "Note to editors", "notice_correction": "Correction notice",
    "notice_matched": "Found in the text",
    "notice_unmatched": "Not found among the changes",
    "notice_contradicted": "The text says otherwise",
    "notice_says": "It says",
    # the story map
    "map": "Story map",
    "map_note": "Each bar is a paragraph, as tall as its words. Select one to go to it.",
    "map_left_out": "The map is left out above {n} paragraphs; the list below holds all of them.",
    "map_text": "Earlier version left, later version right.",
    # the bar
    "bar": "View and filters",
    "view": "View", "view_inline": "Inline", "view_sides": "Side by side", "view_later": "Later text only",
    "show": "Show", "only_facts": "Facts only",
    "previous": "Previous", "next": "Next", "keys_button": "Keys",
    # paragraphs
    "paragraphs": "Every paragraph, in the order of the later version",
    "permalink": "Link to this paragraph",
    "edited": "Edited", "rewritten": "Rewritten", "unchanged": "Unchanged", "added": "Added", "removed": "Removed",
    "split": "Split", "merged": "Merged", "regrouped": "Regrouped", "replaced": "Replaced in place", "moved": "Moved",
    "typography_only": "Typography only",
    "unseen_only": "Only characters that can’t be seen",
    "headline_changed": "Headline changed", "label_changed": "Label changed",
    "split_from": "split from {before}",
    "merged_from": "merged from {before}",
    "regrouped_from": "from {before}",
    "moved_up": "moved up from {before}", "moved_down": "moved down from {before}",
    "came_from": "1 sentence came from {where}", "came_from_many": "{n} sentences came from {where}",
    "went_to": "1 sentence went to {where}", "went_to_many": "{n} sentences went to {where}",
    "gone": "not in the later version", "new": "not in the earlier version",
    "earlier_number": "{number} earlier",
    "void_earlier": "Not in the earlier version",
    "void_later": "Not in the later version",
    "role_headline": "headline", "role_slug": "slug", "role_byline": "byline", "role_caption": "caption",
    "role_crosshead": "crosshead", "role_summary": "summary", "role_bullet": "bullet", "role_body": "body",
    "role_table": "table", "role_advisory": "note to editors", "role_correction": "correction notice",
    "role_note": "note", "role_signoff": "sign-off", "role_boilerplate": "boilerplate",
    # keys
    "keys_title": "Keys", "keys_next": "next, previous change", "keys_inline": "inline", "keys_sides": "side by side",
    "keys_later": "later text only", "keys_unchanged": "unchanged paragraphs", "keys_facts": "facts only",
    "keys_help": "this list", "keys_close": "close", "keys_on": "Keys are on", "close": "Close",
    "position": "Change {i} of {n}",
    # the foot
    "foot": "How this page was made",
    "command": "Command", "texts": "Texts", "legend": "Legend", "made_by": "Made by",
    "legend_added": "added", "legend_removed": "removed", "legend_moved": "a sentence from another paragraph",
    "legend_unseen": "a character that can’t be seen",
    "data_note": "The comparison as JSON is in this page, under the id newsdiff-data.",
    # the story page
    "versions": "Versions",
    "first_to_last": "First to last",
    "revisions": "Revision by revision",
    "revision": "Revision",
    "compare_pages": "Any two versions",
    "what_changed": "What changed",
    "facts_column": "Facts",
    "figures_over_time": "Figures over time",
    "figure_where": "Paragraph it was last seen in",
    "lifelines": "Paragraphs from version to version",
    "lifelines_note": "A line is a paragraph. A dashed one was cut, a blue one came in later.",
    "lifelines_table": "The same as a table",
    "lifeline_begins": "begins",
    "born": "born in {version}", "cut": "cut in {version}", "stands": "stands to the end",
    "first_words": "First words",
    "joins": "Why these texts are one story",
    "relation_repeat": "same text", "relation_version": "version", "relation_related": "related",
    "relation_template": "same form", "relation_none": "none",
    "matrix_note": "The share says how much of the shorter text stands in the other, where the two were measured.",
    "fate": "What became of it",
    "json_note": "The same as JSON is in report.json.",
    "take": "Version {n}",
    # the index
    "stories": "Stories, by what changed in the facts",
    "no_stories": "No text has another version here.",
    "singles": "Texts without another version",
    "near_related": "Near, but another story",
    "near_related_note": "Same event or topic; not a version of one text.",
    "near_template": "Same form, other facts",
    "near_template_note": "Notices and tables filled in from one form are kept apart.",
    "refused": "Inputs that could not be read",
    "filter": "Filter",
    "filter_hint": "Words of a headline, a source, a kind of fact",
    "shown": "{n} shown of {fit} that fit; {all} in all", "show_all": "Show all",
    "source": "Source", "what": "What is wrong", "now": "What now", "headline": "Headline", "time": "Time", "text": "Text",
    "near": "Near",
}  # fmt: skip


def say(key: str, **values: object) -> str:
    """A line of the table with its gaps filled."""
    return ENGLISH[key].format(**values) if values else ENGLISH[key]


def many(number: int, key: str) -> str:
    """`1 paragraph`, `2 paragraphs`."""
    return ENGLISH[f"{key}_one"] if number == 1 else ENGLISH[f"{key}_many"].format(n=f"{number:,}")


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
