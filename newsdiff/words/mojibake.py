"""Text that was decoded wrongly before it came here is told by what it left."""

from __future__ import annotations

from newsdiff.words.patterns import lazy

# UTF-8 read as Windows-1252: the lead byte of an accented letter, of a sign, of typographic quotes and dashes, and what follows
_SIGNS = lazy("Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€]|Â[\u00a0-\u00bf]|â€[\u0080-\u009f™œ˜“”¦¢š¹º]|ï»¿")


def mojibake(text: str) -> bool:
    """Whether a text holds what UTF-8 becomes where it is read as Windows-1252: `Ã©` for é, `â€™` for a quotation mark."""
    return not text.isascii() and _SIGNS.search(text) is not None
