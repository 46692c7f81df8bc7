"""Two versions and their alignment go in, what changed in the facts comes out."""

from newsdiff.claims.follow import follow

__all__ = ["follow"]
