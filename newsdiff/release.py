"""Which release this is: what `--version` says, and the foot of every page."""

VERSION = "0.1.0"
