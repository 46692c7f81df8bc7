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
_ONE = f"(?:{_TWO}{_NEXT}|{_THREE}{_NEXT}{{2}}|{_FOUR}{_NEXT}{{3}})"
_CHARACTER = lazy(_ONE)
_RUN = lazy(f"{_ONE}+")
_SOUND = lazy("[^ÂÃÄÅ\\W][‘’“”‚„–—…‹›«»•\u00a0]+")
_ALONE = "ÐÎâ"
"""Lead bytes of characters that stand alone (the words В and Η, a list's ■) and whose others look like marks."""
_TIMES = 3  # wrongly decoded over and over


def mojibake(text: str) -> bool:
    """Whether a text holds what UTF-8 becomes where it is read as Windows-1252: `Ã©` for é, `â€™` for a quotation mark."""
    return not text.isascii() and _SIGNS.search(text) is not None


def repaired(text: str) -> str:
    """The text with what was UTF-8 read again as UTF-8; a text that holds no sign of it stays as it is.

    Characters that are no UTF-8 stay, so what was typed beside what was broken is kept; and so does a letter with the
    quotation mark, dash or space behind it that might be one character of another script.
    """
    for _ in range(_TIMES):
        if not mojibake(text):
            break
        text = _RUN.sub(_reread, text)
    return text


def _reread(match: re.Match[str]) -> str:
    """A run of characters read again; a letter alone with its marks may be what it looks like: `“CAFÉ”`, `PELÉ’S`."""
    if _SOUND.fullmatch(match.group()):
        before = match.string[match.start() - 1 : match.start()]
        if match.group()[0] not in _ALONE or before.isalpha():
            return match.group()
    return _CHARACTER.sub(_again, match.group())


def _again(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[char] for char in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
