"""What each feature weighs. Fitted by `tests/eval/fit_grouping.py`, which prints this table and the spread over folds."""

BIAS = -11.44  # folds -13.67 to -7.93
WEIGHTS = {
    "lead": 3.67,  # folds 2.60 to 4.89
    "words": 5.53,  # folds 1.82 to 6.38
    "apart": -0.78,  # folds -0.98 to -0.58
    "subject": 1.68,  # folds 1.27 to 2.22
    "opening": 1.81,  # folds 1.35 to 3.85
    "headline": 0.78,  # folds 0.33 to 1.49
    "figures": 0.21,  # folds 0.07 to 0.46
    "length": -0.92,  # folds -2.86 to 0.07
    "slots": -10.16,  # folds -12.74 to -8.07
    "size": 1.00,  # folds 0.33 to 1.20
    "refilled": -4.00,  # not fitted: one labelled pair has it. Enough to outweigh everything else of a table
    "slug": 1.50,  # not fitted: no labelled sample has slugs. Two desks' notices may share one, so it decides nothing alone
}
RIVAL = -10.48  # folds -13.17 to -6.56
JOIN = 0.65  # two texts are versions of one story from this likelihood on
