"""Characters that hide or command are shown."""

import pytest

from newsdiff.words import visible


@pytest.mark.parametrize(
    "hidden",
    [*range(9), 0xB, 0xC, 0xD, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E,
     0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x3164, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041, 0xE007F, 0xE0100,
     0xD800, 0xDFFF],
)  # fmt: skip
def test_it_becomes_a_mark(hidden):
    assert visible(f"a{chr(hidden)}b") == f"a‹U+{hidden:04X}›b"


@pytest.mark.parametrize("text", ["a\nb\tc", "“é” – 雨\u00a0", "می‌رود", "क्‍ष", "👩‍👩‍👧 ❤️", ""])
def test_text_as_it_should_be_stays(text):
    assert visible(text) == text
