"""A document goes in that was decoded wrongly before it came here, the same goes out put right: only where that was asked for."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from newsdiff import words

if TYPE_CHECKING:
    from newsdiff.model import Block, Declared, Document

_NAMES = frozenset({"id", "story_id", "version", "url"})
"""What names a text is no text: it stays."""


def mended(document: Document) -> Document:
    """The document with `Ã©` as é again in its paragraphs and in what it declares; itself where there is none of that."""
    blocks = tuple(map(_block, document.blocks))
    declared = _declared(document.declared)
    if blocks == document.blocks and declared == document.declared:
        return document
    return replace(document, blocks=blocks, declared=declared, repaired=True)


def _block(block: Block) -> Block:
    if not words.mojibake(block.text):
        return block
    if block.sentences is None:
        return block._replace(text=words.repaired(block.text))
    text, at, spans = "", 0, []
    for start, end in block.sentences:  # each by itself, so that the given sentences stay what they are
        text += block.text[at:start]
        sentence = words.repaired(block.text[start:end])
        spans.append((len(text), len(text) + len(sentence)))
        text, at = text + sentence, end
    return block._replace(text=text + block.text[at:], sentences=tuple(spans))


def _declared(declared: Declared) -> Declared:
    told: dict[str, Any] = {}
    for field in fields(declared):
        value = getattr(declared, field.name)
        if isinstance(value, str) and field.name not in _NAMES and (text := words.repaired(value)) != value:
            told[field.name] = text
    return replace(declared, **told) if told else declared
