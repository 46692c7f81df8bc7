"""Candidate pairs go in, judged pairs come out, each with its reasons; then stories, their versions in order.

Names are imported from the modules that hold them, so that ordering two versions does not pay for the index and its arrays:
`pairing.pairs`, `verifying.judge`, `stories.stories`, `ordering.order`, `keeping.keep`, `rules.parse_rules`, `explaining.explain`.
"""
