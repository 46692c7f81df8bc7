"""Reads the two columns of a pair page back, as they stand in its markup."""

from html.parser import HTMLParser

VOID = {"meta", "br", "input", "path", "rect", "circle"}


class Columns(HTMLParser):
    """Text of each paragraph by side and number; marks for unseen characters are turned back into them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.sides = {"earlier": {}, "later": {}, "inline": {}}
        self.tags = []
        self.attributes = []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(tag, name) for name in named]
        if tag not in VOID:
            self.open.append((tag, named))
        for side, texts in self.sides.items():
            if f"data-{side}" in named:
                texts[int(named[f"data-{side}"])] = []

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open[-1][0] == tag, f"{tag} closed inside {self.open[-1]}"
            self.open.pop()

    def handle_data(self, data):
        marks = [named["data-u"] for _, named in self.open if "data-u" in named]
        looks = {tag for tag, _ in self.open}
        for _, named in self.open:
            for side, texts in self.sides.items():
                if f"data-{side}" in named:
                    text = chr(int(marks[0], 16)) if marks else data
                    texts[int(named[f"data-{side}"])].append((text, looks & {"ins", "del"}))


def columns(page):
    """(earlier paragraphs, later paragraphs, inline paragraphs by number), inline ones as the later text."""
    parser = Columns()
    parser.feed(page)
    parser.close()
    assert not parser.open, parser.open
    earlier, later = (
        ["".join(text for text, _ in parser.sides[side][n]) for n in sorted(parser.sides[side])]
        for side in ("earlier", "later")
    )
    inline = {
        n: "".join(text for text, looks in parts if "del" not in looks) for n, parts in parser.sides["inline"].items()
    }
    return earlier, later, inline
