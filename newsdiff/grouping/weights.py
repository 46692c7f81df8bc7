"""What each feature weighs. Fitted by `tests/eval/fit_grouping.py`, which prints this table and the spread over folds."""

BIAS = -11.99  # folds -14.22 to -8.56
WEIGHTS = {
    "topic": 0.72,  # folds 0.09 to 1.22
    "lead": 3.77,  # folds 2.77 to 5.02
    "words": 5.52,  # folds 1.77 to 6.40
    "apart": -0.81,  # folds -1.01 to -0.59
    "subject": 1.61,  # folds 1.10 to 2.23
    "opening": 1.97,  # folds 1.45 to 4.14
    "headline": 0.58,  # folds 0.12 to 1.35
    "figures": 0.22,  # folds 0.09 to 0.46
    "length": -0.94,  # folds -2.87 to 0.00
    "slots": -12.32,  # folds -15.65 to -9.81
    "size": 1.04,  # folds 0.40 to 1.24
    "refilled": -4.00,  # not fitted: one labelled pair has it. Enough to outweigh everything else of a table
    "slug": 1.50,  # not fitted: no labelled sample has slugs. Two desks' notices may share one, so it decides nothing alone
}
RIVAL = -9.56  # folds -12.09 to -6.06
JOIN = 0.65  # two texts are versions of one story from this likelihood on
