"""Every paragraph gets the role that a desk would give it; the copy is invented."""

import pytest

from newsdiff.model import Block, Declared, Document, Source
from newsdiff.parsing import parse
from newsdiff.reading.unwrapping import blocks

LONG = "The sea wall at Orrin was breached in three places by the storm, and the town has no money to mend it, its mayor said."


def parsed(text, **declared):
    (version,) = parse(Document(Source("x.txt", "text"), blocks(text), Declared(**declared)))
    return version


def roles(*paragraphs, **declared):
    return [p.role for p in parsed("\n\n".join(paragraphs), **declared).paragraphs]


def given(*paragraphs, **declared):
    document = Document(Source("x", "json"), tuple(map(Block, paragraphs)), Declared(**declared), whole=True)
    (version,) = parse(document)
    return version


LEAD = "ORRIN, Nov 3 (Newswire) - The harbour reopened on Friday, officials said."


def test_a_wire_story_from_top_to_tail():
    assert roles(
        "VELL-STORM/HARBOUR (UPDATE 2, PIX)",
        "UPDATE 2-Harbour at Orrin reopens after storm",
        "(Adds mayor's comment in paragraph 3, background)",
        "* Ships had queued for two days",
        "* Sea wall breached",
        "Fishermen mend nets on the quay in Orrin, Vellia, November 3, 2031.",
        "By Ann Vell and Bo Orr",
        LEAD,
        LONG,
        "NO MONEY LEFT",
        LONG,
        "($1 = 0.87 crowns)",
        "(Reporting by Ann Vell in Orrin and Bo Orr in Vell City; Writing by Ann Vell; Editing by Cy Dane)",
        "(This story corrects the day in the headline)",
        "Our Standards: The Newswire Principles.",
    ) == [
        "slug", "headline", "advisory", "bullet", "bullet", "caption", "byline",
        "body", "body", "crosshead", "body", "body", "signoff", "correction", "boilerplate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("By Ann Vell", "byline"),
        ("By ANN VELL and BO ORR", "byline"),
        ("BY ANN VELL, Newswire Writer", "byline"),
        ("By Ann Vell, Bo Orr and Cy de Dane", "byline"),
        ("Von Ann Vell und Bo Orr", "byline"),
        ("By Ann Ve\u0301ll", "byline"),  # a decomposed accent
        ("(Adds comments, detail)", "advisory"),
        ("(Updates throughout after council vote)", "advisory"),
        ("(Recasts with mayor, adds detail)", "advisory"),
        ("(In Nov. 2 story, corrects last paragraph to show the figure refers to tonnes, not barrels)", "advisory"),
        ("(Refiles to fix typo in headline)", "advisory"),
        ("Eds: Updates with quotes. With photos.", "advisory"),
        ("^Eds: Restores reference in 3rd paragraph to years when the wall was built.<", "advisory"),
        ("• Harbour open again", "bullet"),
        ("* Harbour open again", "bullet"),
        ("A fisherman mends a net on the quay in Orrin, Vellia, Nov. 3, 2031. NEWSWIRE/Ann Vell", "summary"),
        ("A fisherman mends a net on the quay in Orrin, November 2, 2031. REUTERS/Ann Vell", "caption"),
        ("FILE PHOTO: A fisherman mends a net on the quay in Orrin.", "caption"),
        ("A fisherman mends a net on the quay in Orrin, November 2, 2031.", "caption"),
        ("Editor's note: This story contains strong language.", "note"),
        ("Correction: An earlier version of this story gave the wrong day.", "correction"),
    ],
)
def test_what_stands_above_the_lead(paragraph, role):
    assert roles("Harbour at Orrin reopens", paragraph, LEAD, LONG)[1] == role


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("NO MONEY LEFT", "crosshead"),
        ("No money left", "crosshead"),
        ("What comes next?", "body"),
        ("Tin       1,205   +4", "table"),
        ("Shr 67 cts vs six cts", "table"),
        ("By Friday the harbour was open.", "body"),
        ("“No,” he said.", "body"),
        ("* * *", "boilerplate"),
        ("Correction: Because of an editing error, an earlier version of this article misidentified the mayor.", "correction"),
        ("An earlier version of this story misstated the day.", "correction"),
        ("(This Nov. 2 story has been corrected to show that the wall is 200 years old)", "correction"),
        ("This story has been refiled to add a dropped word in paragraph 2.", "correction"),
        ("Clarification: The wall belongs to the town.", "correction"),
        ("Editor's note: This story was updated at 5:45 p.m. to include the vote.", "note"),
        ("A previous version of this post referred to the wrong harbour.", "correction"),
        ("A fisherman mends a net. REUTERS/Ann Vell", "caption"),
        ("The story of the wall was corrected by no one for years.", "body"),
        ("This story, the mayor said, is not over yet.", "body"),
        ("The report was filed on Friday with the harbour board, which has it.", "body"),
        ("buy them when the wall", "body"),
        ("Corrections officers at the town gaol said they had seen nothing.", "body"),
    ],
)  # fmt: skip
def test_what_stands_in_the_body(paragraph, role):
    assert roles("Harbour at Orrin reopens", LEAD, LONG, paragraph, LONG)[3] == role


@pytest.mark.parametrize(
    "signoff",
    [
        "(Reporting by Ann Vell in Orrin; Editing by Cy Dane)",
        "(Reporting by Ann Vell, editing by Cy Dane)",
        "(Reporting By Ann Vell Editing by Cy Dane)",
        "(Additional reporting by Ann Vell and Bo Orr in Vell City; Editing by Cy Dane)",
        "(Writing by Ann Vell; Additional reporting by Bo Orr (in Vell City); Editing by Cy Dane)",
        "(Reporting by Ann Vell) (Editing by Cy Dane)",
        "(Compiled by Ann Vell)",
        "(With reporting by Ann Vell)",
        "(Bericht: Ann Vell; Redaktion: Cy Dane)",
        "(Edité par Ann Vell)",
        "(Reporte de Ann Vell; Editado por Cy Dane)",
    ],
)
def test_a_sign_off_is_cut_from_a_tail_of_text_and_kept_on_a_given_paragraph(signoff):
    version = parsed(f"Harbour reopens\n\n{LEAD}\n\n{LONG} {signoff}\n\nRead more about storms")
    assert [p.role for p in version.paragraphs] == ["headline", "body", "body", "signoff", "boilerplate"]
    assert version.paragraphs[2].text == LONG
    assert version.paragraphs[3].text == signoff
    assert version.paragraphs[3].joint == " "
    whole = given("Harbour reopens", LEAD, f"{LONG} {signoff}", "Read more about storms")
    assert [p.role for p in whole.paragraphs] == ["headline", "body", "body", "boilerplate"]
    assert whole.digest == version.digest


@pytest.mark.parametrize(
    ("tail", "role"),
    [
        ("Reporting by Ann Vell; Editing by Cy Dane", "signoff"),
        ("- Reporting by: Ann Vell", "signoff"),
        ("(Bericht: Ann Vell; Redaktion: Cy Dane)", "signoff"),
        ("(Bericht von Ann Vell, redigiert von Cy Dane)", "signoff"),
        ("Newswire writer Bo Orr contributed to this report.", "signoff"),
        ("Additional reporting by Ann Vell.", "signoff"),
        ("Additional reporting by Ann Vell and Bo Orr in Orrin.", "signoff"),
        ("Additional reporting by Ann Vell showed that the wall was old.", "body"),
        ("Reporting by the harbour board ended.", "body"),
        ("(ab/cd)", "signoff"),
        ("REUTER", "signoff"),
        ("-ENDS-", "signoff"),
        ("ab/cd/ef", "signoff"),
        ("© Newswire 2031", "boilerplate"),
        ("Copyright 2031 Newswire. All rights reserved.", "boilerplate"),
        ("Reporting by state media has been patchy.", "body"),
        ("The rate rose (reported by the bank)", "body"),
        ("Essays on the sea (edited by Cy Dane)", "body"),
    ],
)
def test_how_a_story_ends(tail, role):
    assert roles("Harbour at Orrin reopens", LEAD, LONG, tail)[-1] == role


def test_a_given_headline_that_no_paragraph_carries_becomes_the_first():
    version = parsed(f"{LEAD}\n\n{LONG}", headline="Harbour reopens")
    assert (version.paragraphs[0].role, version.paragraphs[0].text) == ("headline", "Harbour reopens")
    assert version.dateline.paragraph == 1


def test_a_given_headline_that_the_text_carries_is_not_doubled():
    assert roles("HARBOUR REOPENS", LEAD, LONG, headline="Harbour reopens") == ["headline", "body", "body"]


def test_a_given_byline_becomes_no_paragraph():
    version = parsed(f"{LEAD}\n\n{LONG}", byline="By Ann Vell")
    assert [p.role for p in version.paragraphs] == ["body", "body"]
    assert version.byline == "By Ann Vell"


def test_an_alert_of_one_line_is_a_headline():
    assert roles("VOLCANO ERUPTS NEAR ORRIN - WITNESS") == ["headline"]


def test_a_story_without_headline_has_none():
    assert roles(LEAD, LONG) == ["body", "body"]


def test_a_headline_may_end_in_a_stop_where_a_byline_follows():
    assert roles("‘We lost.’", "By Ann Vell", LEAD, LONG)[:2] == ["headline", "byline"]


def test_given_paragraphs_stay_one_to_one_even_where_empty():
    version = given("Harbour reopens", "", LEAD, "", LONG)
    assert [p.text for p in version.paragraphs] == ["Harbour reopens", "", LEAD, "", LONG]


def test_the_dateline_says_where_it_stands():
    version = parsed(f"Harbour reopens\n\nBy Ann Vell\n\n{LEAD}")
    assert version.dateline.paragraph == 2
    assert version.paragraphs[2].text[slice(*version.dateline.span)] == "ORRIN, Nov 3 (Newswire) - "


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("STORY WITHDRAWN", "The Vell story headlined “Ferry sinks” is wrong and has been withdrawn."),
        ("Ferry sinks", "Attention editors: please kill the story, it is wrong."),
        ("STORY WITHDRAWN-Ferry sinks",),
    ],
)
def test_a_kill_is_withdrawn(paragraphs):
    version = parsed("\n\n".join(paragraphs))
    assert version.state == "withdrawn"
    assert version.label.kind == "withdrawal"


def test_a_record_without_text_may_be_withdrawn():
    (version,) = parse(Document(Source("x", "json"), (), Declared(id="a", headline="Ferry sinks", state="withdrawn")))
    assert version.state == "withdrawn"
    assert [p.role for p in version.paragraphs] == ["headline"]


def test_every_role_has_its_rule():
    assert all(p.rule for p in parsed(f"Harbour reopens\n\nBy Ann Vell\n\n{LEAD}\n\n{LONG}").paragraphs)


@pytest.mark.parametrize(
    "notice",
    [
        "(Corrected to read Torv in paragraph 2)",
        "(Refiled to add byline)",
        "(Correcting figure in first paragraph)",
        "Corrects March 2 story to show rate is 4.5 percent",
    ],
)
@pytest.mark.parametrize("place", ["above the lead", "at the tail"])
def test_a_desk_note_is_an_advisory_above_the_lead_and_at_the_tail(notice, place):
    told = [
        "VELLIS, March 3 (Meridian) - The Vellis central bank raised its rate to 4.5 percent on Tuesday, citing prices.",
        "The governor, Ana Torv, said inflation was still too high and would fall only slowly.",
    ]
    blocks = ["Vellis bank raises rates", *([notice, *told] if place == "above the lead" else [*told, notice])]
    (version,) = parse(Document(Source("x", "text"), tuple(Block(text) for text in blocks)))
    assert [p.role for p in version.paragraphs if p.text == notice] == ["advisory"]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("EMBARGOED until 0001 GMT May 5", "embargoed"),
        ("HOLD FOR RELEASE: Thursday, May 5", "withheld"),
        ("Embargo on grain lifted after talks in Vell", "usable"),
    ],
)
def test_a_line_above_the_lead_says_that_the_text_may_not_be_used_yet(line, state):
    from newsdiff.model import Block, Document, Source
    from newsdiff.parsing import parse

    told = "The harbour wall at Orrin broke on Monday and the sea ran into the lower town, police said."
    (found,) = parse(Document(Source("a", "text"), tuple(map(Block, ("Wall breaks at Orrin", line, told)))))
    assert found.state == state
    assert found.headline == "Wall breaks at Orrin"
