"""The words of a large input wait in a file, and grouping is the same."""

from newsdiff.grouping import corpus as corpora
from newsdiff.model import Paragraph, Version
from newsdiff.runners import filed, local


def test_the_words_of_many_texts_wait_in_a_file(monkeypatch):
    versions = [
        Version(f"v{n}", (Paragraph(f"Mill {n // 2} opened at Ostrane on Friday with {n // 2} looms and {n} hands."),))
        for n in range(30)
    ]
    monkeypatch.setenv("NEWSDIFF_PROCESSES", "1")
    before = local.group(versions)
    made = []

    class Seen(filed.Filed):
        def __init__(self, pieces):
            super().__init__(pieces)
            made.append(self)

    monkeypatch.setattr(filed, "Filed", Seen)
    assert local.group(versions) == before
    assert not made
    monkeypatch.setattr(corpora, "_PART", 10)
    assert local.group(versions) == before
    assert made
