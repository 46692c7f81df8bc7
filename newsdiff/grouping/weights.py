"""What each feature weighs. Fitted by `tests/eval/fit_grouping.py`, which prints this table and the spread over folds."""

BIAS = -11.14
WEIGHTS = {
    "lead": 3.48,
    "words": 5.45,
    "apart": -0.80,
    "subject": 1.71,
    "opening": 1.77,
    "headline": 0.78,
    "figures": 0.21,
    "length": -0.97,
    "slots": -10.13,
    "size": 0.99,
    "slug": 1.50,  # not fitted: no labelled sample has slugs. Two desks' notices may share one, so it decides nothing alone
}
RIVAL = -10.82
JOIN = 0.6  # two texts are versions of one story from this probability on
