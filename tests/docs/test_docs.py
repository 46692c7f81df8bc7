"""What the pages say is true: their examples run and print what they show, their links lead somewhere, every field is named."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsdiff as nd
from newsdiff.grouping.keeping import keep
from newsdiff.reports import archives, groups
from newsdiff.reports.site import site
from newsdiff.tables import COLUMNS

HOUSE = Path(__file__).parents[2]
PAGES = sorted([HOUSE / "README.md", HOUSE / "samples" / "README.md", *HOUSE.glob("docs/**/*.md")])
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!`)\[[^\]\n]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def named(page):
    return str(page.relative_to(HOUSE))


def fences(page):
    """(language, rest of the info string, text) of every fenced block of a page."""
    return FENCE.findall(page.read_text(encoding="utf-8"))


def prose(page):
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchor(heading):
    """The anchor that a page renderer gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


# ---- examples


def steps(text):
    """(command, shown output) of a console block; a line `> …` continues the command above it."""
    found = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1] = (f"{found[-1][0]}\n{line[2:]}", [])
        elif found:
            found[-1][1].append(line)
    return found


def typed(commands, folder):
    """(exit code, what a shell shows) of each of these commands, typed one after the other in a folder."""
    script = "".join(f"{command}\n__=$?\nprintf '\\n\\001%s\\n' $__\n(exit $__)\n" for command in commands)
    shell = subprocess.run(
        ["sh", "-s"], input=script.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder,
        check=False, timeout=120,
    )  # fmt: skip
    said = re.findall(r"(.*?)\n\x01(\d+)\n", shell.stdout.decode(), re.DOTALL)
    return [(int(code), text) for text, code in said]


def matches(shown, printed):
    """Are the shown lines what was printed? A line `…` stands for any lines."""
    wanted = "\n".join(".*" if line.strip() == "…" else re.escape(line.rstrip()) for line in shown)
    plain = "\n".join(line.rstrip() for line in printed.splitlines())
    return re.fullmatch(wanted.strip("\n"), plain.strip("\n"), re.DOTALL)


def missing(info):
    """Modules that a block says it needs (`needs=pandas`) and that are not installed."""
    return [name for name in re.findall(r"needs=(\w+)", info) if not importlib.util.find_spec(name)]


@pytest.mark.parametrize("page", [page for page in PAGES if fences(page)], ids=named)
def test_every_example_runs_and_prints_what_it_shows(page, tmp_path, monkeypatch):
    shutil.copytree(HOUSE / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    names = {"nd": nd}
    for language, info, text in fences(page):
        if language == "python" and not missing(info):
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(text, f"{named(page)}", "exec"), names)  # noqa: S102 - our own pages
        elif language == "console":
            asked = steps(text)
            for (command, shown), (code, printed) in zip(asked, typed([c for c, _ in asked], tmp_path), strict=True):
                assert not shown or matches(shown, printed), f"{command}\n--- printed\n{printed}"
                assert shown or code in {0, 1}, f"{command}\n--- left with {code}\n{printed}"
                assert "internal error" not in printed, printed


def test_a_shown_line_that_is_not_printed_is_noticed():
    assert matches(["a", "…", "d"], "a\nb\nc\nd\n")
    assert not matches(["a", "…", "d"], "a\nb\nc\n")
    assert not matches(["a"], "a\nb")


def test_the_readme_prints_the_two_commands_that_ci_runs():
    blocks = [text.strip() for language, _, text in fences(HOUSE / "README.md") if language == "sh"]
    assert blocks == [
        "python3 -m venv .venv && .venv/bin/pip install '.[html,warc,feeds]' && .venv/bin/newsdiff report samples -o report",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ]


# ---- links and words


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page):
    for target in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{named(page)} links to {target}"
        if fragment:
            headings = HEADING.findall(there.read_text(encoding="utf-8"))
            assert fragment in map(anchor, headings), f"{named(page)} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_a_path_of_somebodys_machine(page):
    assert not re.findall(r"(?:/(?:work|root|home|Users)/\w|[A-Z]:\\)", page.read_text(encoding="utf-8"))


def test_the_index_lists_every_page():
    index = HOUSE / "docs" / "index.md"
    listed = {(index.parent / target).resolve() for target in LINK.findall(prose(index))}
    assert {page for page in HOUSE.glob("docs/**/*.md") if page != index} <= listed


# ---- the reference names everything


def keys(found):
    """Every key of every object in a JSON value."""
    if isinstance(found, dict):
        return set(found).union(*map(keys, found.values()))
    return set().union(*map(keys, found)) if isinstance(found, (list, tuple)) else set()


def reference(page):
    """Every word that a reference page prints in code type."""
    text = prose(HOUSE / "docs" / "reference" / page)
    return {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"\w+", code)}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Every JSON that newsdiff writes of the samples, by the command that writes it."""
    versions = list(nd.read(str(HOUSE / "samples")))
    grouping = nd.group(versions)
    pairs = [pair for story in grouping for pair in story.revisions()]
    return {
        "read": [version.as_dict() for version in versions],
        "compare": [nd.compare(before, after).as_dict() for before, after in pairs],
        "group": [json.loads(line) for line in groups.as_jsonl(grouping)],
        "pairs": [pair.as_dict() for pair in grouping.pairs],
        "keep": [json.loads(line) for line in groups.kept(keep(grouping, "last"))],
        "report": json.loads(
            dict(site(grouping, refused=(), command="newsdiff report samples").files())["report.json"]
        ),
    } | kept_in_an_archive(versions, tmp_path_factory.mktemp("kept"))


def kept_in_an_archive(versions, folder):
    """What the commands print that ask an archive, and the columns of what is printed as CSV."""
    with nd.Archive(folder / "a.db") as kept:
        kept.add(version for version in versions if version.id.startswith("mw-dam"))
        kept.facts()
        (story,) = [story for story in kept.stories() if len(story.versions) > 1]
        hits = [vars(hit) for hit in kept.search("dam")]
        found = kept.find(versions[0]).as_dict()
        return {
            "find": found, "search": hits, "list": [vars(one) for one in kept.list()], "stats": list(kept.stats()),
            "history": json.loads(nd.report(story, "json")),
            "csv": [dict.fromkeys(archives.STATS), dict.fromkeys(groups.COLUMNS), dict.fromkeys(COLUMNS["claim_changes"])],
        }  # fmt: skip


SHAPES = ["read", "compare", "group", "pairs", "keep", "report", "find", "search", "list", "stats", "history"]


@pytest.mark.parametrize("what", SHAPES)
def test_every_json_field_is_documented(written, what):
    assert written[what]
    unnamed = keys(written[what]) - reference("json.md")
    assert not unnamed


def test_every_column_of_csv_is_documented(written):
    assert not keys(written["csv"]) - reference("json.md") - reference("tables.md")


def test_what_may_change_about_a_fact_is_documented(written):
    hows = {facet["how"] for found in written["compare"] for claim in found["claims"] for facet in claim["facets"]}
    assert not {word for how in hows for word in how.split()} - reference("json.md")


def test_every_name_of_the_facade_is_documented():
    assert not set(nd.__all__) - reference("python.md")


def test_every_public_attribute_of_a_noun_is_documented():
    nouns = (nd.Version, nd.Paragraph, nd.Story, nd.Comparison, nd.Alignment, nd.Link, nd.History)
    fields = {name for noun in nouns for name in noun.__dataclass_fields__}
    assert not fields - reference("python.md")
