"""Ten thousand pairs of identical stories with typographic noise: how many material changes are told (asked: none).

usage: NEWSDIFF_DATA=… python -m tests.bench.bench_noise [PAIRS]

The noise is that of the generator in tests/eval, two kinds a story, drawn anew for every pair.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))

import test_claims


def main(size=10_000):
    wrong, done = test_claims.material(test_claims.published(), size)
    print(f"{done} pairs of published copy with noise: {len(wrong)} material changes")
    for claim in wrong[:5]:
        print(claim.change, [(facet.kind, facet.how, facet.why) for facet in claim.facets])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
