"""Strings go in, strings and spans come out: comparison keys, words, tokens, sentences, language. Pure, no I/O."""

from newsdiff.words.keys import key
from newsdiff.words.language import FUNCTION_WORDS, language
from newsdiff.words.mojibake import mojibake, repaired
from newsdiff.words.sentences import sentences
from newsdiff.words.spans import Span
from newsdiff.words.terms import bound, chunks, terms
from newsdiff.words.tokens import tokens, words
from newsdiff.words.visible import visible

__all__ = [
    "FUNCTION_WORDS",
    "Span",
    "bound",
    "chunks",
    "key",
    "language",
    "mojibake",
    "repaired",
    "sentences",
    "terms",
    "tokens",
    "visible",
    "words",
]
