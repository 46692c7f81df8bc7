"""The tables of an archive as numbered steps: each brings a file one number further, in one transaction with its record.

Base tables hold what came in and cannot be made again; every other table follows from them (`Archive.regroup`).
"""

from __future__ import annotations

APPLICATION = 0x6E64_6966
"""`application_id` of the file: `ndif`."""

_BASE = """
CREATE TABLE step (number INTEGER PRIMARY KEY, name TEXT NOT NULL, release TEXT NOT NULL) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES ('window', '72.0'), ('cap', '20');
CREATE TABLE text (
    digest TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    mark INTEGER NOT NULL DEFAULT 0,
    digest TEXT NOT NULL REFERENCES text (digest),
    headline TEXT,
    published TEXT,
    hours REAL,
    label TEXT NOT NULL,
    state TEXT NOT NULL,
    language TEXT,
    record TEXT NOT NULL,
    UNIQUE (name, digest)
) STRICT;
CREATE INDEX version_id ON version (id);
CREATE INDEX version_digest ON version (digest);
CREATE INDEX version_hours ON version (hours);
CREATE TABLE sighting (
    version INTEGER NOT NULL REFERENCES version (number),
    uri TEXT NOT NULL,
    entry INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    stated TEXT NOT NULL,
    seen TEXT NOT NULL,
    format TEXT NOT NULL,
    fetched TEXT,
    told INTEGER NOT NULL,
    PRIMARY KEY (version, uri, entry, stated)
) STRICT, WITHOUT ROWID;
CREATE TABLE rule (
    word TEXT NOT NULL CHECK (word IN ('join', 'apart')),
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;
CREATE TABLE tombstone (digest TEXT PRIMARY KEY, id TEXT NOT NULL, forgotten TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

_INDEX = """
CREATE TABLE leaf (
    version INTEGER PRIMARY KEY REFERENCES version (number),
    hours REAL NOT NULL,
    wording BLOB NOT NULL,
    stands INTEGER NOT NULL DEFAULT 0,
    paragraphs TEXT NOT NULL DEFAULT '',
    dropped TEXT NOT NULL DEFAULT '',
    signature BLOB
) STRICT;
CREATE INDEX leaf_wording ON leaf (wording);
CREATE INDEX leaf_hours ON leaf (hours, version) WHERE stands;
CREATE TABLE paragraph (
    hash INTEGER NOT NULL,
    hours REAL NOT NULL,
    version INTEGER NOT NULL REFERENCES version (number),
    PRIMARY KEY (hash, hours, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE bucket (
    lane INTEGER NOT NULL,
    value INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (lane, value, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE near (
    version INTEGER NOT NULL REFERENCES version (number),
    other INTEGER NOT NULL REFERENCES version (number),
    cosine REAL NOT NULL,
    alone REAL,
    PRIMARY KEY (version, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE named (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    hours REAL NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES version (number),
    PRIMARY KEY (kind, name, hours, id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX named_version ON named (version);
CREATE TABLE pair (
    "left" INTEGER NOT NULL REFERENCES version (number),
    "right" INTEGER NOT NULL REFERENCES version (number),
    source INTEGER NOT NULL,
    relation TEXT NOT NULL,
    containment REAL NOT NULL,
    jaccard REAL NOT NULL,
    figures REAL,
    hours REAL,
    declared TEXT,
    score REAL NOT NULL,
    why TEXT NOT NULL,
    joins INTEGER NOT NULL DEFAULT 0,
    measured BLOB,
    PRIMARY KEY ("left", "right", source)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_right ON pair ("right", "left");
CREATE TABLE story (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    first TEXT NOT NULL,
    versions INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    sure INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX story_id ON story (id);
CREATE INDEX story_digest ON story (digest);
CREATE TABLE member (
    version INTEGER PRIMARY KEY REFERENCES version (number),
    story INTEGER NOT NULL REFERENCES story (number),
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX member_story ON member (story, position);
"""

_READING = """
CREATE TABLE revision (
    before INTEGER NOT NULL REFERENCES version (number),
    after INTEGER NOT NULL REFERENCES version (number),
    verdict TEXT NOT NULL,
    PRIMARY KEY (before, after)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_after ON revision (after);
CREATE TABLE claim_change (
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    place INTEGER NOT NULL,
    change TEXT NOT NULL,
    material INTEGER NOT NULL,
    facet TEXT,
    how TEXT,
    before_text TEXT,
    after_text TEXT,
    before_value TEXT,
    after_value TEXT,
    before_paragraph INTEGER,
    after_paragraph INTEGER,
    PRIMARY KEY (before, after, place),
    FOREIGN KEY (before, after) REFERENCES revision (before, after)
) STRICT, WITHOUT ROWID;
CREATE VIEW searched AS SELECT version.number, version.headline, text.body FROM version JOIN text USING (digest);
CREATE VIRTUAL TABLE search USING fts5 (headline, body, content = 'searched', content_rowid = 'number');
INSERT INTO search (search) VALUES ('rebuild');
"""

_SLIM = """
DROP TABLE near;
CREATE TABLE near (
    version INTEGER PRIMARY KEY REFERENCES version (number),
    others BLOB NOT NULL
) STRICT;
DROP TABLE pair;
CREATE TABLE pair (
    "left" INTEGER NOT NULL REFERENCES version (number),
    "right" INTEGER NOT NULL REFERENCES version (number),
    source INTEGER NOT NULL,
    relation TEXT NOT NULL,
    containment REAL NOT NULL,
    jaccard REAL NOT NULL,
    shared INTEGER,
    fewer INTEGER,
    hours REAL,
    declared TEXT,
    score REAL NOT NULL,
    words REAL,
    evidence REAL,
    joins INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY ("left", "right", source)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_right ON pair ("right", "left");
DROP TABLE leaf;
CREATE TABLE leaf (
    version INTEGER PRIMARY KEY REFERENCES version (number),
    hours REAL NOT NULL,
    wording BLOB NOT NULL,
    stands INTEGER NOT NULL DEFAULT 0,
    paragraphs BLOB NOT NULL DEFAULT x'',
    dropped BLOB NOT NULL DEFAULT x'',
    signature BLOB
) STRICT;
CREATE INDEX leaf_wording ON leaf (wording);
CREATE INDEX leaf_hours ON leaf (hours, version) WHERE stands;
DROP INDEX story_digest;
CREATE INDEX story_digest ON story (substr(digest, 1, 12));
"""

_SIEVE = """
ALTER TABLE leaf ADD COLUMN language TEXT;
ALTER TABLE leaf ADD COLUMN said INTEGER;
ALTER TABLE leaf ADD COLUMN sieve BLOB;
"""

_RULES = """
CREATE TABLE ruled (
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    word TEXT NOT NULL CHECK (word IN ('join', 'apart')),
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;
INSERT INTO ruled SELECT "left", "right", word FROM rule;
DROP TABLE rule;
ALTER TABLE ruled RENAME TO rule;
"""
# The key first: SQLite's own check calls a sound row of such a table damaged where it is not

STEPS: tuple[tuple[str, str], ...] = (
    ("versions, texts and sightings", _BASE),
    ("index, pairs and stories", _INDEX),
    ("what changed, and search", _READING),
    ("an index and pairs of fewer bytes", _SLIM),
    ("words as bits, and by which rules", _SIEVE),
    ("rules whose key stands first", _RULES),
)
"""Each step's name and its statements; a file that was brought through n of them has `user_version` n."""

REBUILT = 5
"""The last step that gave the index another form: after it index, pairs and stories are made again, in the same transaction."""

FACTS = ("claim_change", "revision")
INDEX = ("member", "story", "pair", "named", "near", "bucket", "paragraph", "leaf")
DERIVED = FACTS + INDEX
"""Tables that follow from the others, in an order in which they can be emptied."""
