"""How the cost of some work grows with its input, told so that a busy machine cannot change the answer."""

import time
from math import log

TIMES = 16
"""How much larger the larger input is: 16 times the cost if that is linear, 256 times if it is quadratic."""
QUADRATIC = 1.7
"""Exponent from which on growth counts as too fast: noise would have to slow the larger run 7 times, in every attempt."""
ATTEMPTS = 6
LEAST = 0.0005
"""Seconds below which a clock tells nothing."""


def exponent(work, made, size):
    """Exponent of growth in processor time from `size / TIMES` to `size`; 1 is linear. `made(size)` makes an input.

    The lowest of several attempts, since noise only ever adds; the first that is not `QUADRATIC` is enough.
    """
    found = []
    while len(found) < ATTEMPTS and (not found or found[-1] >= QUADRATIC):
        spent = []
        for given in (made(size // TIMES), made(size)):  # fresh, for it may keep what was read off it
            begun = time.process_time()
            work(given)
            spent.append(max(LEAST, time.process_time() - begun))
        found.append(log(spent[1] / spent[0]) / log(TIMES))
    return min(found)
