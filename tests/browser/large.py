"""Pages as large as they come: a live blog of 5,000 posts, a front page of 10,000 stories."""

from newsdiff.model import Grouping
from newsdiff.reports import pages, report
from newsdiff.reports.index_page import StoryLine, index_page
from newsdiff.reports.page import Place
from tests.reports.ferry import compared, paragraph, version

VERDICT = "A figure changed; 8 of 12 paragraphs are word for word the same."


def live_blog():
    """The page of a blog of 5,000 posts, one in fifty edited."""
    posts = [
        paragraph(
            f"Post {n}: the tide stood at {n * 3 % 400} centimetres in the lower town.",
            f"A pump ran dry at gate {n % 90}.",
        )
        for n in range(5000)
    ]
    later = [
        paragraph(*(s.replace("pump", "sluice") if n % 50 == 0 else s for s in p.sentences))
        for n, p in enumerate(posts)
    ]
    links = [([n], [n], False) for n in range(10_000)]
    return report(compared(version("a", *posts), version("b", *later), links), "html")


def many_stories():
    """The front page of 10,000 stories."""
    lines = [
        StoryLine(
            weight=(0, n % 9, n),
            href=f"stories/s-{n:012x}.html",
            headline=f"Council {n} votes on harbour wall {n % 77}",
            versions="3 versions",
            facts=(("figure", n % 9),),
            step="1 → 3",
            verdict=VERDICT,
            desk="",
            days=(),
            sources=f"wire/{n}.txt",
            withdrawn=False,
        )
        for n in range(10_000)
    ]
    return pages.index(index_page(lines, Grouping((), ()), (), Place()))
