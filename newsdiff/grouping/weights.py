"""What each feature weighs. Fitted by `tests/eval/fit_grouping.py`, which prints this table and the spread over folds."""

from typing import Final

BIAS: Final = -7.89  # folds -10.17 to -6.63
WEIGHTS: Final = {
    "rare": 2.96,  # folds 1.34 to 4.52
    "words": 3.75,  # folds 2.23 to 5.78
    "form": -2.49,  # folds -3.71 to -1.18
    "lead": 4.72,  # folds 3.83 to 5.98
    "headline": 1.66,  # folds 1.30 to 2.42
    "sharing": 0.30,  # folds 0.06 to 0.66
    "apart": -0.81,  # folds -1.01 to -0.64
    "slots": -1.91,  # folds -2.50 to -1.32
    "figures": 0.93,  # folds -0.04 to 1.84
}
JOIN: Final = 0.55
"""Two texts are versions of one story from this probability on."""
