"""What each feature weighs. Fitted by `tests/eval/fit_grouping.py`, which prints this table and the spread over folds."""

BIAS = -11.92  # folds -14.15 to -8.47
WEIGHTS = {
    "topic": 0.73,  # folds 0.11 to 1.24
    "lead": 3.76,  # folds 2.77 to 5.00
    "words": 5.55,  # folds 1.81 to 6.43
    "apart": -0.80,  # folds -1.00 to -0.58
    "subject": 1.60,  # folds 1.09 to 2.21
    "opening": 1.97,  # folds 1.46 to 4.13
    "headline": 0.57,  # folds 0.12 to 1.34
    "figures": 0.20,  # folds 0.07 to 0.44
    "length": -0.92,  # folds -2.84 to 0.03
    "slots": -9.82,  # folds -12.32 to -7.97
    "size": 1.03,  # folds 0.39 to 1.23
    "refilled": -4.00,  # not fitted: one labelled pair has it. Enough to outweigh everything else of a table
    "slug": 1.50,  # not fitted: no labelled sample has slugs. Two desks' notices may share one, so it decides nothing alone
}
RIVAL = -9.55  # folds -12.07 to -6.07
JOIN = 0.65  # two texts are versions of one story from this likelihood on
