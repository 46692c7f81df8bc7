"""Line breaks: which are wraps and which part paragraphs. Invented copy in the shapes of real feeds."""

import pytest

from newsdiff.reading.unwrapping import joined, paragraphs

SHAPES = {
    "a line a paragraph": (
        "Harbour reopens after storm\nBy Ann Vell\nORRIN (Newswire) - The harbour reopened, officials said.\nShips queued outside.\n",
        ["Harbour reopens after storm", "By Ann Vell", "ORRIN (Newswire) - The harbour reopened, officials said.", "Ships queued outside."],
    ),
    "blank lines, one of them a no-break space": (
        "Harbour reopens\n\nThe harbour reopened.\n\n \u00a0\n\nShips queued.",
        ["Harbour reopens", "The harbour reopened.", "Ships queued."],
    ),
    "hard-wrapped between blank lines, with a sign-off line": (
        "Harbour reopens\n\nThe harbour at Orrin reopened on Monday after a storm that had\nclosed it for two days, officials said.\n\nA second paragraph is\nwrapped as well.\n(Reporting by Ann Vell; Editing by Bo\nOrr)\n",
        [
            "Harbour reopens",
            "The harbour at Orrin reopened on Monday after a storm that had closed it for two days, officials said.",
            "A second paragraph is wrapped as well.",
            "(Reporting by Ann Vell; Editing by Bo Orr)",
        ],
    ),
    "indents begin paragraphs": (
        "(Adds comments, detail)\n    * Tin may edge up\n    * Lead steady\n\n    By Ann Vell\n    Jan 30 (Newswire) - Tin rose on\nTuesday on haven\ndemand.\n    Traders waited for the bank's\ntwo-day meeting.\n",
        [
            "(Adds comments, detail)", "* Tin may edge up", "* Lead steady", "By Ann Vell",
            "Jan 30 (Newswire) - Tin rose on Tuesday on haven demand.", "Traders waited for the bank's two-day meeting.",
        ],
    ),
    "tabs begin paragraphs": (
        "\t   ORRIN (AP) _ A farmer lost his barn \n\t   The second. \n",
        ["ORRIN (AP) _ A farmer lost his barn", "The second."],
    ),
    "a word broken at its hyphen": (
        "Orrin Mills said it would seek long-\nterm contracts for its coal\nand tin.\n    It gave no more.\n",
        ["Orrin Mills said it would seek long-term contracts for its coal and tin.", "It gave no more."],
    ),
    "rows of a table": (
        "Closing prices in Orrin on Monday, in crowns, were as follows:\nTin       1,205   +4\nLead        905   -2\n\nTrading was thin.",
        ["Closing prices in Orrin on Monday, in crowns, were as follows:", "Tin       1,205   +4", "Lead        905   -2", "Trading was thin."],
    ),
    "a headline over wrapped text": (
        "Harbour reopens\nThe harbour at Orrin reopened on Monday after a storm that had\nclosed it, officials said.\n\nA second one stands here.",
        ["Harbour reopens", "The harbour at Orrin reopened on Monday after a storm that had closed it, officials said.", "A second one stands here."],
    ),
    "header lines without blanks": (
        "UPDATE 1-Harbour reopens\n(Adds quotes)\nBy Ann Vell and Bo Orr\n\nORRIN, Nov 3 (Newswire) - It reopened.\n\nShips came in.\n",
        ["UPDATE 1-Harbour reopens", "(Adds quotes)", "By Ann Vell and Bo Orr", "ORRIN, Nov 3 (Newswire) - It reopened.", "Ships came in."],
    ),
    "Windows line ends": ("Head\r\n\r\nOne.\r\nTwo.\r\n", ["Head", "One.", "Two."]),
    "capitals": (
        "HARBOUR REOPENS\n\nTHE HARBOUR AT ORRIN REOPENED ON MONDAY AFTER A STORM THAT HAD\nCLOSED IT FOR TWO DAYS, OFFICIALS SAID ON THE QUAY, AND SHIPS\nCAME IN.",
        ["HARBOUR REOPENS", "THE HARBOUR AT ORRIN REOPENED ON MONDAY AFTER A STORM THAT HAD CLOSED IT FOR TWO DAYS, OFFICIALS SAID ON THE QUAY, AND SHIPS CAME IN."],
    ),
    "wrapped, and nothing else parts": (
        "The harbour at Orrin reopened on Monday after a storm that had\nclosed it for two days, officials said on the quay, and ships\ncame in.\nShips had queued outside the harbour since Saturday, when the\nstorm began, said the master.\n",
        [
            "The harbour at Orrin reopened on Monday after a storm that had closed it for two days, officials said on the quay, and ships came in.",
            "Ships had queued outside the harbour since Saturday, when the storm began, said the master.",
        ],
    ),
    "all lines indented alike": (
        "    The harbour at Orrin reopened on Monday after a storm that had\n    closed it.\n\n    Ships had queued outside since Saturday, when the\n    storm began.",
        ["The harbour at Orrin reopened on Monday after a storm that had closed it.", "Ships had queued outside since Saturday, when the storm began."],
    ),
    "an end mark on the last line": (
        "The harbour at Orrin reopened on Monday after a storm that had\nclosed it, officials said.\n    Ships had queued.\n REUTER\n",
        ["The harbour at Orrin reopened on Monday after a storm that had closed it, officials said.", "Ships had queued.", "REUTER"],
    ),
    "nothing": (" \n\n\u00a0\n", []),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_paragraphs_come_out_as_a_reader_sees_them(shape):
    text, wished = SHAPES[shape]
    assert paragraphs(text) == wished


@pytest.mark.parametrize("shape", SHAPES)
def test_no_character_but_white_space_is_lost(shape):
    text, _ = SHAPES[shape]
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())


def test_a_line_break_within_one_paragraph_becomes_a_space():
    assert joined("UPDATE\n    2-Primrose League results\r\n") == "UPDATE 2-Primrose League results"
