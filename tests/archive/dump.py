"""What an archive holds, as text that two archives share if they hold the same, in whatever order it came."""

import json

from newsdiff.archive import Archive
from newsdiff.model.packing import packed


def dump(path) -> str:
    """Versions with sightings, pairs, and stories, a line each, in order."""
    with Archive(path, write=False) as archive:
        stories = list(archive.stories())
        lines = [packed(version) for story in stories for version in story.versions]
        lines += [json.dumps(pair.as_dict()) for pair in archive.pairs()]
        lines += [
            f"{s.id} {s.order} {[v.id for v in s.versions]} {[(p.left, p.right) for p in s.joins]}" for s in stories
        ]
        rows = archive._connection.execute(
            "SELECT version.id, uri, entry, piece, stated, format, fetched, told FROM sighting JOIN version ON number = version"
        )
        lines += [str(row) for row in rows]
    return "\n".join(sorted(lines)) + "\n"


def held(path):
    """The stories and the pairs, as grouping gives them."""
    with Archive(path, write=False) as archive:
        return tuple(archive.stories()), tuple(sorted(archive.pairs(), key=lambda pair: (pair.left, pair.right)))


def grouped(versions):
    """The same from grouping them all at once."""
    import newsdiff as nd

    grouping = nd.group(versions)
    return grouping.stories, grouping.pairs
