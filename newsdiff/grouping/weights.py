"""What each feature weighs. Fitted by `tests/eval/fit_grouping.py`, which prints this table and the spread over folds."""

BIAS = -8.39  # folds -9.57 to -6.84
WEIGHTS = {
    "title": 2.50,  # folds 1.20 to 3.19
    "lead": 1.75,  # folds 1.17 to 2.43
    "words": 4.55,  # folds 2.47 to 5.51
    "apart": -0.32,  # folds -0.54 to -0.15
    "late": -1.47,  # folds -2.56 to -0.51
    "renewed": -6.48,  # folds -11.51 to -4.01
    "others": -1.19,  # folds -1.39 to -0.85
    "subject": 1.30,  # folds 0.69 to 1.83
    "opening": 2.51,  # folds 1.81 to 3.54
    "recalled": -7.77,  # folds -10.08 to -6.25
    "sunk": -3.68,  # folds -5.35 to -2.62
    "figures": 0.50,  # folds 0.38 to 0.72
    "tabled": -15.44,  # folds -22.87 to -11.14
    "length": -1.08,  # folds -2.09 to -0.39
    "slots": -9.41,  # folds -11.97 to -7.34
    "size": 0.42,  # folds 0.16 to 0.55
    "refilled": -4.00,  # not fitted: one labelled pair has it. Enough to outweigh everything else of a table
    "slug": 2.50,  # not fitted: no labelled sample has slugs. Two desks' notices may share one, so it decides nothing alone
}
RIVAL = -10.20  # folds -13.12 to -7.40
JOIN = 0.65  # two texts are versions of one story from this likelihood on
