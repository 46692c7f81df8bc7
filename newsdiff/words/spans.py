"""The one measure of place."""

Span = tuple[int, int]
"""A half-open range of characters, `text[start:end]`."""
