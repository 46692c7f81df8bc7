"""Candidate pairs go in, judged pairs come out, each with its reasons; then stories, their versions in order."""

from newsdiff.grouping.explaining import explain
from newsdiff.grouping.keeping import Which, keep
from newsdiff.grouping.ordering import order
from newsdiff.grouping.pairing import pairs
from newsdiff.grouping.rules import Rule, parse_rules
from newsdiff.grouping.stories import stories
from newsdiff.grouping.verifying import judge

__all__ = ["Rule", "Which", "explain", "judge", "keep", "order", "pairs", "parse_rules", "stories"]
