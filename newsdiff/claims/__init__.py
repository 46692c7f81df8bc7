"""Two versions and their alignment go in, what changed in the facts comes out."""

from newsdiff.claims.following import follow

__all__ = ["follow"]
