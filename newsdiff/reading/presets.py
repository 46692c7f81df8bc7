"""The field maps of well-known collections of news versions, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, str]] = {
    "newsedits": {
        "story_id": "entry_id", "version": "version", "headline": "title", "published": "created", "url": "url",
        "provider": "source", "text": "summary",
    },
    "newssniffer": {
        "story_id": "news_article_id", "version": "version", "headline": "title", "published": "created_at", "url": "url",
        "provider": "source", "text": "text",
    },
    "newsdiffs": {
        "story_id": "article_id", "version": "v", "headline": "title", "byline": "byline", "published": "date", "url": "url",
        "text": "text",
    },
}  # fmt: skip
"""Our field → the collection's: NewsEdits (Spangher et al. 2022, table `entryversion`), News Sniffer, NewsDiffs."""
