"""Text that was decoded wrongly before it came here is told by what it left, and put right where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    import re

_BYTES = {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(128, 256)}
"""What each byte beyond ASCII becomes where it is read as Windows-1252; the five that it lacks as in Latin-1."""
_NEXT = "[" + "".join(char for char, byte in _BYTES.items() if byte < 0xC0) + "]"
_TWO = "[" + "".join(char for char, byte in _BYTES.items() if 0xC2 <= byte <= 0xDF) + "]"
_THREE = "[" + "".join(char for char, byte in _BYTES.items() if 0xE0 <= byte <= 0xEF) + "]"
_FOUR = "[" + "".join(char for char, byte in _BYTES.items() if 0xF0 <= byte <= 0xF4) + "]"
# UTF-8 read as Windows-1252: the lead byte of an accented letter, of a sign, of typographic quotes and dashes, and what
# follows; and words of a script that has no letter of its own there
_SIGNS = lazy(
    f"Ã{_NEXT}|Â[\u00a0-\u00bf]|â€[\u0080-\u009f™œ˜“”¦¢š¹º]|â‚[¬]|ðŸ{_NEXT}{{2}}|ï»¿|(?:[ÐÑ]{_NEXT}){{3}}|(?:[ØÙ]{_NEXT}){{3}}|(?:[ÎÏ]{_NEXT}){{3}}|(?:[ã-é]{_NEXT}{{2}}){{2}}"
)
_CHARACTER = lazy(f"{_TWO}{_NEXT}|{_THREE}{_NEXT}{{2}}|{_FOUR}{_NEXT}{{3}}")
_TIMES = 3  # wrongly decoded over and over


def mojibake(text: str) -> bool:
    """Whether a text holds what UTF-8 becomes where it is read as Windows-1252: `Ã©` for é, `â€™` for a quotation mark."""
    return not text.isascii() and _SIGNS.search(text) is not None


def repaired(text: str) -> str:
    """The text with what was UTF-8 read again as UTF-8; a text that holds no sign of it stays as it is.

    Characters that are no UTF-8 stay, so what was typed beside what was broken is kept.
    """
    for _ in range(_TIMES):
        if not mojibake(text):
            break
        text = _CHARACTER.sub(_again, text)
    return text


def _again(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[char] for char in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
