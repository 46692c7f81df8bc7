"""Which release this is: what `--version` says, and the foot of every page."""

VERSION = "0.1.0"
RULES = 7
"""Raised whenever the same texts may be grouped otherwise than before: an archive keeps the number by which its stories were made."""
