"""Sentence boundaries inside paragraphs (a paragraph's own end is not counted), against paragraphs split by hand."""

import runpy
from pathlib import Path

import pytest
from floors import data, floor

from newsdiff.words import sentences

INVENTED = Path(__file__).parent / "sentences.txt"


def invented():
    """Hard wire paragraphs about invented events: a sentence a line, a blank line between paragraphs."""
    return [block.strip().split("\n") for block in INVENTED.read_text(encoding="utf-8").split("\n\n")]


def conllu(path):
    """(document, sentences) for each paragraph of a Universal Dependencies file."""
    found, document = [], ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        if line.startswith(("# newdoc", "# newpar")) and (not found or found[-1][1]):
            found.append((document, []))
        if line.startswith("# newdoc"):
            found[-1] = (document, [])
        if line.startswith("# text = "):
            found[-1][1].append(line.removeprefix("# text = "))
    return [(name, paragraph) for name, paragraph in found if paragraph]


def ends(spans):
    """The inner boundaries: where a sentence ends that is not the last of its paragraph."""
    return {end for _, end in spans[:-1]}


def spans_of(paragraph):
    """Spans of the given sentences, joined by one space."""
    found, start = [], 0
    for sentence in paragraph:
        found.append((start, start + len(sentence)))
        start = found[-1][1] + 1
    return found


def f1(paragraphs):
    """F1 over all inner boundaries of the paragraphs."""
    hits = told = true = 0
    for paragraph in paragraphs:
        wanted, got = ends(spans_of(paragraph)), ends(sentences(" ".join(paragraph)))
        hits, told, true = hits + len(wanted & got), told + len(got), true + len(wanted)
    assert true, "nothing to find"
    return 2 * hits / (told + true)


def test_invented_wire_paragraphs_are_split_as_by_hand():
    paragraphs = invented()
    assert len(paragraphs) >= 50
    figure = f1(paragraphs)
    print(f"sentences, invented wire copy: F1 {figure:.4f}")
    assert figure >= floor("sentences.invented.f1")


@pytest.mark.data
def test_hard_wire_paragraphs_are_split_as_by_hand():
    figure = f1(runpy.run_path(str(data("sentences", "gold_wire.py")))["GOLD"])
    print(f"sentences, hard wire paragraphs: F1 {figure:.4f}")
    assert figure >= floor("sentences.wire.f1")


@pytest.mark.data
def test_gum_documents_of_all_kinds_are_split_as_by_hand():
    paragraphs = conllu(data("sentences", "en_gum-ud-dev.conllu"))
    figure = f1([paragraph for _, paragraph in paragraphs])
    news = f1([paragraph for name, paragraph in paragraphs if "_news_" in name])
    print(f"sentences, GUM dev: F1 {figure:.4f}; its news documents {news:.4f}")
    assert figure >= floor("sentences.gum.f1")
    assert news >= floor("sentences.gum-news.f1")
